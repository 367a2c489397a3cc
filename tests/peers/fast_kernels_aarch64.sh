#!/bin/sh
# Builds the integer kernels for AArch64 and compares them with the reference under QEMU.
#   fast_kernels_aarch64.sh SOURCE_FOLDER          exit 77: compiler or emulator is missing
set -eu
compiler=aarch64-linux-gnu-g++
for program in $compiler qemu-aarch64; do
    command -v $program >/dev/null || { echo "$program is missing"; exit 77; }
done
cd "$1"
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
$compiler -std=c++17 -O2 -ffp-contract=off -static -I. -DFMT_HEADER_ONLY -idirafter /usr/include \
    tests/peers/fast_kernels_elsewhere.cpp engine/int8/*.cpp engine/int8/fast/neon.cpp engine/int8/fast/packed_network.cpp \
    engine/int8/fast/portable.cpp engine/core/activations.cpp engine/core/error.cpp engine/core/float_inference.cpp engine/core/float_network.cpp \
    engine/core/instruction_set.cpp engine/core/network_shape.cpp engine/core/step_through.cpp -o "$out/compare"
qemu-aarch64 "$out/compare" | tee "$out/report"
grep -q '^neon: ' "$out/report"
