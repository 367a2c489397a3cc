#include "engine/quant/rounding_functions.h"

#include "engine/core/qparams.h"

namespace quantelier {

namespace {

using torch::autograd::AutogradContext;
using torch::autograd::Function;
using torch::autograd::Variable;
using torch::autograd::variable_list;

// Composed of elementwise operations, which every device has, rather than of torch's fake_quantize kernels.
struct Codes {
    torch::Tensor clamped, inside;  // codes as f32; 1 where the clamp changed nothing, else 0
};

Codes codesOf(const torch::Tensor& x, const torch::Tensor& scale, const torch::Tensor& zeroPoint,
              double codeMin, double codeMax) {
    torch::Tensor codes = x.mul(scale.reciprocal()).round_().add_(zeroPoint);
    const torch::Tensor clamped = codes.clamp(codeMin, codeMax);
    return {clamped, codes.eq_(clamped)};
}

struct RoundToGrid : Function<RoundToGrid> {
    static Variable forward(AutogradContext* context, const Variable& x, const torch::Tensor& scale,
                            const torch::Tensor& zeroPoint, double codeMin, double codeMax) {
        const Codes codes = codesOf(x, scale, zeroPoint, codeMin, codeMax);
        context->save_for_backward({codes.inside});
        return (codes.clamped - zeroPoint).mul_(scale);
    }
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        return {gradients[0] * context->get_saved_variables()[0], {}, {}, {}, {}};
    }
};

// Sums what belongs to one channel: axis 0 where there are several.
torch::Tensor perChannelSum(const torch::Tensor& values, std::int64_t channels) {
    return channels == 1 ? values.sum().reshape(1) : values.flatten(1).sum(1);
}

struct RoundToLearnedScale : Function<RoundToLearnedScale> {
    static Variable forward(AutogradContext* context, const Variable& x, const Variable& learned,
                            const torch::Tensor& scale, const torch::Tensor& zeroPoint, double codeMin,
                            double codeMax, double gradientScale) {
        const torch::Tensor steps = codesOf(x, scale, zeroPoint, codeMin, codeMax).clamped - zeroPoint;
        const torch::Tensor v = x.mul(scale.reciprocal());
        const torch::Tensor inside = ((v > codeMin - zeroPoint) & (v < codeMax - zeroPoint)).to(v.dtype());
        // Inside, the rounding moves against x; outside, the end moves with the scale.
        context->save_for_backward({inside, steps - inside * v});
        context->saved_data["channels"] = learned.numel();
        context->saved_data["gradient_scale"] = gradientScale;
        return steps * scale;
    }
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor scaleGradient =
            perChannelSum(gradients[0] * saved[1], context->saved_data["channels"].toInt()) *
            context->saved_data["gradient_scale"].toDouble();
        return {gradients[0] * saved[0], scaleGradient, {}, {}, {}, {}, {}};
    }
};

struct RoundBelowLearnedEnd : Function<RoundBelowLearnedEnd> {
    static Variable forward(AutogradContext* context, const Variable& x, const Variable& learned,
                            const torch::Tensor& scale, const torch::Tensor& zeroPoint, double codeMin,
                            double codeMax) {
        const Codes codes = codesOf(x, scale, zeroPoint, codeMin, codeMax);
        const torch::Tensor above = (x >= learned).to(x.dtype());
        context->save_for_backward({(1.0 - above) * (x >= 0.0), above, learned});
        return (codes.clamped - zeroPoint).mul_(scale);
    }
    static variable_list backward(AutogradContext* context, variable_list gradients) {
        const variable_list saved = context->get_saved_variables();
        const torch::Tensor endGradient = (gradients[0] * saved[1]).sum().reshape(1) + kPactDecay * saved[2];
        return {gradients[0] * saved[0], endGradient, {}, {}, {}, {}};
    }
};

struct RoundStraightThrough : Function<RoundStraightThrough> {
    static Variable forward(AutogradContext*, const Variable& values, const torch::Tensor& scale) {
        return (values / scale).round_().mul_(scale);
    }
    static variable_list backward(AutogradContext*, variable_list gradients) { return {gradients[0], {}}; }
};

}  // namespace

torch::Tensor roundToGrid(const torch::Tensor& x, const Grid& grid) {
    return RoundToGrid::apply(x, grid.scale, grid.zeroPoint, grid.codeMin, grid.codeMax);
}

torch::Tensor roundToLearnedScale(const torch::Tensor& x, const Grid& grid, const torch::Tensor& learnedScale,
                                  double gradientScale) {
    return RoundToLearnedScale::apply(x, learnedScale, grid.scale, grid.zeroPoint, grid.codeMin, grid.codeMax,
                                      gradientScale);
}

torch::Tensor roundBelowLearnedEnd(const torch::Tensor& x, const Grid& grid,
                                   const torch::Tensor& learnedEnd) {
    return RoundBelowLearnedEnd::apply(x, learnedEnd, grid.scale, grid.zeroPoint, grid.codeMin, grid.codeMax);
}

torch::Tensor roundStraightThrough(const torch::Tensor& values, const torch::Tensor& scale) {
    return RoundStraightThrough::apply(values, scale);
}

}  // namespace quantelier
