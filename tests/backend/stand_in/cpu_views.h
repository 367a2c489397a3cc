// Tensors of the device and tensors of the CPU over the same bytes: how the stand-in's kernels compute.
#pragma once

#include <ATen/ATen.h>
#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/record_function.h>

namespace stand_in {

inline bool isOurs(const at::Tensor& tensor) {
    return tensor.defined() && tensor.device().type() == c10::DeviceType::PrivateUse1;
}

/// More than a number that rides along as a tensor: on the CPU it has no place among the device's arguments.
inline bool isOfTheCpu(const at::Tensor& tensor) {
    return tensor.defined() && tensor.is_cpu() && tensor.dim() > 0;
}

/// The CPU's view of a tensor of the device; any other tensor as it is.
at::Tensor onCpu(const at::Tensor& tensor);

/// A tensor of the device with these contents: what a kernel made.
at::Tensor onDevice(const at::Tensor& result);

/// Without it, the kernels' own work on the CPU would be taken for work of the program on the CPU.
struct KernelScope {
    explicit KernelScope(const char* name);

  private:
    at::RecordFunctionGuard m_unrecorded{false};
    at::AutoDispatchBelowADInplaceOrView m_plain;
};

}  // namespace stand_in
