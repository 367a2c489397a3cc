#!/bin/sh
# Builds a test program and the plain parts of the engine with ThreadSanitizer, away from everything else, and runs it.
#   thread_sanitizer.sh SOURCE_FOLDER PROGRAM.cpp
set -eu
cd "$1"
program=$2
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
flags="-std=c++17 -O1 -g1 -fsanitize=thread -I."
case $(uname -m) in
x86_64)
    avx512="-mavx512f -mavx512bw -mavx512dq -mavx512vl"
    g++ $flags -mavx2 -mfma -c engine/kernels/avx2.cpp -o "$folder/avx2.o"
    g++ $flags $avx512 -w -c engine/kernels/avx512.cpp -o "$folder/avx512.o"
    g++ $flags -mavx2 -c engine/int8/fast/avx2.cpp -o "$folder/int8_avx2.o"
    g++ $flags $avx512 -mavx512vnni -w -c engine/int8/fast/vnni.cpp -o "$folder/int8_vnni.o"
    ;;
aarch64)
    g++ $flags -c engine/int8/fast/neon.cpp -o "$folder/int8_neon.o"
    ;;
esac
for part in kernels/fused_network kernels/grids kernels/sets kernels/packed_floats kernels/portable kernels/team kernels/workspace \
    core/error core/instruction_set core/network_shape core/float_network int8/network int8/packed_weights int8/inference \
    int8/reference_kernels int8/fast_inference int8/fast/packed_network int8/fast/portable; do
    parts="${parts:-} engine/$part.cpp"
done
g++ $flags "$program" $parts $(ls "$folder"/*.o 2>/dev/null || true) -lfmt -lpthread -o "$folder/program"
TSAN_OPTIONS=halt_on_error=1 "$folder/program"
