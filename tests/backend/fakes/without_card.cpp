// As libtorch_npu.so on a computer without a card: initializing logs and returns.
namespace torch_npu {
void init_npu(signed char) {}
void finalize_npu() {}
}  // namespace torch_npu
