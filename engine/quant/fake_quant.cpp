#include "engine/quant/fake_quant.h"

#include "engine/network/tensor_bridge.h"

namespace quantelier {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Variable;
using torch::autograd::variable_list;

// Composed of elementwise operations, which every device has, rather than of torch's fake_quantize kernels.
struct RoundToGrid : torch::autograd::Function<RoundToGrid> {
    static Variable forward(AutogradContext* context, const Variable& x, const torch::Tensor& scale,
                            const torch::Tensor& zeroPoint, double codeMin, double codeMax) {
        torch::Tensor codes = x.mul(scale.reciprocal()).round_().add_(zeroPoint);
        const torch::Tensor clamped = codes.clamp(codeMin, codeMax);
        context->save_for_backward({codes.eq_(clamped)});  // 1 inside the grid, 0 where clamped
        return (clamped - zeroPoint).mul_(scale);
    }
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        return {gradients[0] * context->get_saved_variables()[0], Variable(), Variable(), Variable(),
                Variable()};
    }
};

struct RoundBias : torch::autograd::Function<RoundBias> {
    static Variable forward(AutogradContext*, const Variable& bias, const torch::Tensor& scale) {
        return (bias / scale).round_().mul_(scale);
    }
    static variable_list backward(AutogradContext*, variable_list gradients) {
        return {gradients[0], Variable()};
    }
};

// (channels) -> (channels,1,1,1) against x (channels,...), so that it meets axis 0.
torch::Tensor alongAxis0(const torch::Tensor& values, const torch::Tensor& x) {
    if (values.numel() == 1) return values.reshape({});
    std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
    shape[0] = values.numel();
    return values.reshape(shape);
}

}  // namespace

FakeQuantImpl::FakeQuantImpl(const FakeQuantOptions& options)
    : torch::nn::Module("FakeQuant"), m_options(options) {
    const auto on = torch::TensorOptions(torch::kFloat32).device(options.device);
    m_low = register_buffer("minq", torch::full(options.channels, options.start.min, on));
    m_high = register_buffer("maxq", torch::full(options.channels, options.start.max, on));
    m_seen = options.start.min < options.start.max;
    updateQParams();
}

void FakeQuantImpl::observe(const torch::Tensor& x) {
    const torch::NoGradGuard noGrad;
    const auto [low, high] =
        m_options.channels == 1 ? torch::aminmax(x) : torch::aminmax(x.flatten(1), /*dim=*/1);
    const torch::Tensor lowest = low.reshape(-1).clamp_max(0.0), highest = high.reshape(-1).clamp_min(0.0);
    if (m_options.present || !m_seen) {
        m_low.copy_(lowest);
        m_high.copy_(highest);
    } else if (m_options.observer == ObserverKind::Ema) {
        m_low.mul_(m_options.emaDecay).add_(lowest, 1.0 - m_options.emaDecay);
        m_high.mul_(m_options.emaDecay).add_(highest, 1.0 - m_options.emaDecay);
    } else {
        m_low.copy_(torch::minimum(m_low, lowest));
        m_high.copy_(torch::maximum(m_high, highest));
    }
    m_seen = true;
    updateQParams();
}

// chooseQParams of core/qparams.h as tensor operations: the same steps, each rounded to float32.
void FakeQuantImpl::updateQParams() {
    const torch::NoGradGuard noGrad;
    const double codeMin = m_options.spec.codeMin(), codeMax = m_options.spec.codeMax();
    torch::Tensor low = m_low.clamp_max(0.0), high = m_high.clamp_min(0.0);
    if (m_options.spec.symmetric) {
        high = torch::maximum(-low, high);
        low = -high;
    }
    const torch::Tensor steps =
        torch::full({}, codeMax - codeMin, low.options());  // a tensor: a scalar would be inverted on CUDA
    const torch::Tensor scale = (high - low) / steps;
    const torch::Tensor empty = torch::isinf(scale.reciprocal());
    m_scale = torch::where(empty, torch::ones_like(scale), scale);
    const torch::Tensor zero = (-low / m_scale + codeMin).clamp(codeMin, codeMax).round();
    m_zeroPoint = m_options.spec.symmetric ? torch::zeros_like(zero)
                                           : torch::where(empty, torch::zeros_like(zero), zero);
}

torch::Tensor FakeQuantImpl::forward(const torch::Tensor& x) const {
    return RoundToGrid::apply(x, alongAxis0(m_scale, x), alongAxis0(m_zeroPoint, x),
                              double(m_options.spec.codeMin()), double(m_options.spec.codeMax()));
}

void FakeQuantImpl::setRanges(const std::vector<Range>& ranges) {
    std::vector<float> low, high;
    for (const Range& range : ranges) {
        low.push_back(range.min);
        high.push_back(range.max);
    }
    m_low.copy_(toTensor(low, {static_cast<std::int64_t>(low.size())}, torch::kCPU));
    m_high.copy_(toTensor(high, {static_cast<std::int64_t>(high.size())}, torch::kCPU));
    m_seen = true;
    updateQParams();
}

std::vector<Range> FakeQuantImpl::ranges() const {
    const std::vector<float> low = toVector(m_low), high = toVector(m_high);
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < low.size(); ++i) ranges.push_back({low[i], high[i]});
    return ranges;
}

torch::Tensor fakeQuantBias(const torch::Tensor& bias, const torch::Tensor& scale) {
    return RoundBias::apply(bias, scale);
}

}  // namespace quantelier
