// As libtorch_npu.so in a shell where CANN's set_env.sh was not sourced.
extern "C" int aclInit(const char*);
namespace torch_npu {
void init_npu(signed char) {
    aclInit(nullptr);
}
void finalize_npu() {}
}  // namespace torch_npu
