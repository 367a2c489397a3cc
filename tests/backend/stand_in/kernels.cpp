// The stand-in's operations. Those that make, view and copy memory are written out; every other one is
// computed by the CPU's kernel on a view of the same bytes, so that results are the CPU's bit for bit.
#include <ATen/EmptyTensor.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/native/Resize.h>
#include <ATen/ops/_reshape_alias_native.h>
#include <ATen/ops/as_strided_native.h>
#include <ATen/ops/view_native.h>
#include <torch/library.h>

#include "tests/backend/stand_in/counts.h"
#include "tests/backend/stand_in/cpu_views.h"
#include "tests/backend/stand_in/device_memory.h"

namespace stand_in {

namespace {

constexpr c10::DispatchKeySet kKeys(c10::DispatchKey::PrivateUse1);

at::Tensor empty(at::IntArrayRef size, c10::optional<at::ScalarType> type, c10::optional<at::Layout>,
                 c10::optional<at::Device>, c10::optional<bool>, c10::optional<at::MemoryFormat> format) {
    return at::detail::empty_generic(size, &deviceAllocator(), kKeys, c10::dtype_or_default(type), format);
}

at::Tensor emptyStrided(at::IntArrayRef size, at::IntArrayRef stride, c10::optional<at::ScalarType> type,
                        c10::optional<at::Layout>, c10::optional<at::Device>, c10::optional<bool>) {
    return at::detail::empty_strided_generic(size, stride, &deviceAllocator(), kKeys,
                                             c10::dtype_or_default(type));
}

at::Tensor asStrided(const at::Tensor& self, at::IntArrayRef size, at::IntArrayRef stride,
                     c10::optional<std::int64_t> offset) {
    return at::native::as_strided_tensorimpl(self, size, stride, offset);
}

at::Tensor view(const at::Tensor& self, at::IntArrayRef size) {
    return at::native::view(self, size);
}

at::Tensor reshapeAlias(const at::Tensor& self, at::IntArrayRef size, at::IntArrayRef stride) {
    return at::native::_reshape_alias(self, size, stride);
}

at::Tensor copyFrom(const at::Tensor& self, const at::Tensor& to, bool) {
    const KernelScope scope("aten::_copy_from");
    if (self.is_cpu() && self.numel() > 1) ++counts().toDevice;
    if (to.is_cpu()) ++counts().toHost;
    at::Tensor target = onCpu(to);
    target.copy_(onCpu(self));
    return to;
}

at::Scalar localScalar(const at::Tensor& self) {
    const KernelScope scope("aten::_local_scalar_dense");
    ++counts().toHost;
    return at::_local_scalar_dense(onCpu(self));
}

// LibTorch has no convolution for a device that it does not know: a plug-in brings its own.
at::Tensor convolution(const at::Tensor& input, const at::Tensor& weight,
                       const c10::optional<at::Tensor>& bias, at::IntArrayRef stride, at::IntArrayRef padding,
                       at::IntArrayRef dilation, bool transposed, at::IntArrayRef outputPadding,
                       std::int64_t groups) {
    const KernelScope scope("aten::convolution_overrideable");
    if (isOfTheCpu(input) || isOfTheCpu(weight) || (bias && isOfTheCpu(*bias))) ++counts().mixed;
    const at::Tensor plainBias = bias && bias->defined() ? onCpu(*bias) : at::Tensor();
    return onDevice(at::convolution(onCpu(input), onCpu(weight), plainBias, stride, padding, dilation,
                                    transposed, outputPadding, groups));
}

std::tuple<at::Tensor, at::Tensor, at::Tensor> convolutionBackward(
    const at::Tensor& gradient, const at::Tensor& input, const at::Tensor& weight, at::IntArrayRef stride,
    at::IntArrayRef padding, at::IntArrayRef dilation, bool transposed, at::IntArrayRef outputPadding,
    std::int64_t groups, std::array<bool, 3> wanted) {
    const KernelScope scope("aten::convolution_backward_overrideable");
    if (isOfTheCpu(gradient) || isOfTheCpu(input) || isOfTheCpu(weight)) ++counts().mixed;
    const auto [ofInput, ofWeight, ofBias] = at::convolution_backward(
        onCpu(gradient), onCpu(input), onCpu(weight), at::IntArrayRef{weight.size(0)}, stride, padding,
        dilation, transposed, outputPadding, groups, wanted);
    return {onDevice(ofInput), onDevice(ofWeight), onDevice(ofBias)};
}

// The argument that a result is: "(a!)" on both in the schema, as in-place operations and out= have it.
int argumentOf(const c10::FunctionSchema& schema, const c10::Argument& result) {
    if (!result.alias_info() || !result.alias_info()->isWrite()) return -1;
    for (std::size_t i = 0; i < schema.arguments().size(); ++i)
        if (schema.arguments()[i].alias_info() && *schema.arguments()[i].alias_info() == *result.alias_info())
            return static_cast<int>(i);
    return -1;
}

class BoxedCall {
  public:
    BoxedCall(const c10::OperatorHandle& op, torch::jit::Stack* stack)
        : m_op(op),
          m_stack(*stack),
          m_begin(stack->size() - op.schema().arguments().size()),
          m_arguments(m_stack.begin() + static_cast<std::ptrdiff_t>(m_begin), m_stack.end()) {}

    void run() {
        const KernelScope scope(m_op.schema().name().c_str());
        for (std::size_t i = m_begin; i < m_stack.size(); ++i) m_stack[i] = toCpu(m_stack[i]);
        if (m_isMixed) ++counts().mixed;
        // Kept: where a kernel returns several of its arguments, LibTorch gives back references to what it
        // has taken off the stack. So those results are not read either.
        const std::vector<c10::IValue> given(m_stack.begin() + static_cast<std::ptrdiff_t>(m_begin),
                                             m_stack.end());
        m_op.redispatchBoxed(c10::DispatchKeySet(c10::DispatchKey::CPU), &m_stack);
        const auto& results = m_op.schema().returns();
        for (std::size_t i = 0; i < results.size(); ++i) {
            c10::IValue& value = m_stack[m_begin + i];
            const auto argument = static_cast<std::size_t>(argumentOf(m_op.schema(), results[i]));
            value = argument < given.size()
                        ? changed(m_arguments[argument].toTensor(), given[argument].toTensor())
                        : toDevice(value);
        }
    }

  private:
    c10::IValue toCpu(const c10::IValue& value) {
        if (value.isTensor()) return toCpu(value.toTensor());
        if (value.isDevice()) return c10::Device(c10::kCPU);
        if (!value.isTensorList()) return value;
        c10::List<at::Tensor> list;
        for (const at::Tensor& tensor : value.toTensorVector()) list.push_back(toCpu(tensor));
        return list;
    }

    at::Tensor toCpu(const at::Tensor& tensor) {
        m_isMixed = m_isMixed || isOfTheCpu(tensor);
        return onCpu(tensor);
    }

    // The kernel has written into the bytes of `ours`, unless those were none and it made room for itself.
    static at::Tensor changed(const at::Tensor& ours, const at::Tensor& result) {
        if (!isOurs(ours) || result.sizes() == ours.sizes()) return ours;
        TORCH_CHECK(ours.numel() == 0, "the stand-in cannot resize what is not empty");
        const at::Tensor made = onDevice(result);
        ours.unsafeGetTensorImpl()->set_storage_keep_dtype(made.storage());
        ours.unsafeGetTensorImpl()->set_sizes_and_strides(made.sizes(), made.strides());
        return ours;
    }

    static c10::IValue toDevice(const c10::IValue& value) {
        if (value.isTensor()) return onDevice(value.toTensor());
        TORCH_CHECK(!value.isTensorList(), "the stand-in has no operation that makes a list of tensors");
        return value;
    }

    const c10::OperatorHandle& m_op;
    torch::jit::Stack& m_stack;
    const std::size_t m_begin;
    const std::vector<c10::IValue> m_arguments;
    bool m_isMixed = false;
};

void computeOnCpu(const c10::OperatorHandle& op, torch::jit::Stack* stack) {
    BoxedCall(op, stack).run();
}

TORCH_LIBRARY_IMPL(aten, PrivateUse1, m) {
    m.impl("empty.memory_format", empty);
    m.impl("empty_strided", emptyStrided);
    m.impl("as_strided", asStrided);
    m.impl("view", view);
    m.impl("_reshape_alias", reshapeAlias);
    m.impl("_copy_from", copyFrom);
    m.impl("_local_scalar_dense", localScalar);
    m.impl("convolution_overrideable", convolution);
    m.impl("convolution_backward_overrideable", convolutionBackward);
}

TORCH_LIBRARY_IMPL(_, PrivateUse1, m) {
    m.fallback(torch::CppFunction::makeFromBoxedFunction<&computeOnCpu>());
}

}  // namespace

}  // namespace stand_in
