// As a libtorch_npu.so of another LibTorch: asks for what this one has not.
namespace c10 {
void removedBetweenVersions();
}
extern "C" void quantelierUse() {
    c10::removedBetweenVersions();
}
