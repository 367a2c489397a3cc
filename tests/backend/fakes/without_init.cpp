// As the libtorch_npu.so of the Python wheel: loads, and has no init_npu.
extern "C" void quantelierNothing() {}
