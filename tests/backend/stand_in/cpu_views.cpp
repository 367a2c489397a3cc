#include "tests/backend/stand_in/cpu_views.h"

#include "tests/backend/stand_in/counts.h"
#include "tests/backend/stand_in/device_memory.h"

namespace stand_in {

at::Tensor onCpu(const at::Tensor& tensor) {
    if (!isOurs(tensor)) return tensor;
    const auto options = tensor.options().device(c10::kCPU).requires_grad(false);
    if (tensor.numel() == 0) return at::empty_strided(tensor.sizes(), tensor.strides(), options);
    auto* const begin = static_cast<std::byte*>(bytesAt(tensor.storage().data_ptr().get()));
    return at::from_blob(begin + tensor.storage_offset() * static_cast<std::int64_t>(tensor.itemsize()),
                         tensor.sizes(), tensor.strides(), options);
}

at::Tensor onDevice(const at::Tensor& result) {
    if (!result.defined() || isOurs(result)) return result;
    const at::Tensor made =
        at::empty_strided(result.sizes(), result.strides(),
                          result.options().device(c10::Device(c10::DeviceType::PrivateUse1, 0)));
    onCpu(made).copy_(result);
    return made;
}

KernelScope::KernelScope(const char* name) {
    countKernel(name);
}

}  // namespace stand_in
