#!/bin/sh
# Builds the fused kernels with ThreadSanitizer, away from everything else, and trains random networks.
set -eu
cd "$1"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags="-std=c++17 -O1 -g1 -fsanitize=thread -I."
case $(uname -m) in
x86_64)
    g++ $flags -mavx2 -mfma -c engine/kernels/avx2.cpp -o "$folder/avx2.o"
    g++ $flags -mavx512f -mavx512bw -mavx512dq -mavx512vl -w -c engine/kernels/avx512.cpp -o "$folder/avx512.o"
    ;;
esac
g++ $flags tests/kernels/fused_step_threads.cpp engine/kernels/fused_network.cpp engine/kernels/grids.cpp engine/kernels/sets.cpp engine/kernels/packed_floats.cpp engine/kernels/portable.cpp \
    engine/kernels/team.cpp engine/kernels/workspace.cpp engine/core/instruction_set.cpp engine/core/network_shape.cpp \
    engine/core/float_network.cpp engine/int8/network.cpp engine/int8/packed_weights.cpp \
    $(ls "$folder"/*.o 2>/dev/null || true) -lfmt -lpthread -o "$folder/threads"
TSAN_OPTIONS=halt_on_error=1 "$folder/threads"
