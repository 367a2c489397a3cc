#!/bin/sh
# What is said of a device that cannot be used, for each way in which it can be missing.
#   missing_devices.sh QUANTELIER FOLDER_OF_FAKES
set -u
quantelier=$1 fakes=$2
status=0
unset QUANTELIER_NPU_LIBRARY

fail() { echo "FAILED: $*"; status=1; }

# refused TARGET SENTENCE: --device_target TARGET is an error with exit status 4, in one line with the sentence and with
# what is available; `devices` gives the same reason.
refused() {
    said=$("$quantelier" train --data_path sketched --train_limit 64 --test_limit 64 --device_target "$1" --out /nonexistent/run 2>&1)
    code=$?
    echo "$said"
    [ $code -eq 4 ] || fail "exit status $code"
    [ "$(echo "$said" | wc -l)" -eq "$(($(echo "$said" | grep -c '^Data') + 1))" ] || fail "more than one line"
    echo "$said" | grep -qF "$1 is not available: $2" || fail "expected: $1 is not available: $2"
    echo "$said" | grep -q 'Available here: CPU' || fail "what is available is not said"
    "$quantelier" devices | grep "^$1 .*not here" | grep -qF "$2" || fail "devices gives another reason"
    "$quantelier" devices --json | tail -n 1 | grep -qF "$2" || fail "devices --json gives another reason"
}

with() { QUANTELIER_NPU_LIBRARY=$fakes/$1; export QUANTELIER_NPU_LIBRARY; }

if [ -z "$(ldconfig -p | grep libtorch_npu.so)" ]; then refused Ascend "libtorch_npu.so is not found"; fi
with nowhere/libtorch_npu.so; refused Ascend "$fakes/nowhere/libtorch_npu.so is not found"
with libneeds_ascendcl.so; refused Ascend "libneeds_ascendcl.so needs libascendcl.so, which is not found: source CANN's set_env.sh"
with libundefined_symbol.so; refused Ascend "libundefined_symbol.so does not fit LibTorch"
with libwithout_init.so; refused Ascend "libwithout_init.so is the one of the Python wheel, which has no init_npu"
with libwithout_card.so; refused Ascend "libtorch_npu is loaded, but no Ascend card computes (Could not run 'aten::empty.memory_format'"
echo "no library" >"$fakes/text.so"
with text.so; refused Ascend "text.so cannot be loaded: "
unset QUANTELIER_NPU_LIBRARY

"$quantelier" devices | grep -q '^GPU .*available' || refused GPU ""
"$quantelier" devices | grep -Eq '^CPU +available .* [0-9]+ cores?, [0-9.]+ of [0-9.]+ GB used$' || fail "the CPU is not told of"
"$quantelier" devices | grep -Eq '^auto takes (CPU|GPU|Ascend)\.$' || fail "what auto takes is not said"
exit $status
