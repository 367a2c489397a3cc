#include "engine/quant/fake_quant.h"

#include "engine/core/histogram.h"
#include "engine/network/tensor_bridge.h"
#include "engine/quant/rounding_functions.h"

namespace quantelier {

namespace {

// (channels) -> (channels,1,1,1) against x (channels,...), so that it meets axis 0.
torch::Tensor alongAxis0(const torch::Tensor& values, const torch::Tensor& x) {
    if (values.numel() == 1) return values.reshape({});
    std::vector<std::int64_t> shape(static_cast<std::size_t>(x.dim()), 1);
    shape[0] = values.numel();
    return values.reshape(shape);
}

bool isSearched(ObserverKind kind) {
    return kind == ObserverKind::Percentile || kind == ObserverKind::Mse || kind == ObserverKind::Kl;
}

Range searchedRange(const Histogram& histogram, const FakeQuantOptions& options) {
    if (options.observer == ObserverKind::Percentile) return percentileRange(histogram, options.percentile);
    if (options.observer == ObserverKind::Kl) return leastDivergenceRange(histogram, options.spec);
    return leastSquaresRange(histogram, options.spec);
}

struct Ends {
    torch::Tensor low, high;  // (channels) f32
};

// The range of one tensor by the observer's rule, widened to hold zero.
Ends endsOf(const torch::Tensor& x, const FakeQuantOptions& options) {
    if (!isSearched(options.observer)) {
        const auto [low, high] =
            options.channels == 1 ? torch::aminmax(x) : torch::aminmax(x.flatten(1), /*dim=*/1);
        return {low.reshape(-1).clamp_max(0.0), high.reshape(-1).clamp_min(0.0)};
    }
    const torch::Tensor values = x.detach().to(torch::kCPU).contiguous();
    const auto perChannel = static_cast<std::size_t>(values.numel() / options.channels);
    std::vector<float> low, high;
    for (std::size_t c = 0; c < static_cast<std::size_t>(options.channels); ++c) {
        const Range range =
            searchedRange(makeHistogram(values.data_ptr<float>() + c * perChannel, perChannel), options);
        low.push_back(std::min(range.min, 0.0f));
        high.push_back(std::max(range.max, 0.0f));
    }
    return {toTensor(low, {options.channels}, options.device),
            toTensor(high, {options.channels}, options.device)};
}

}  // namespace

FakeQuantImpl::FakeQuantImpl(const FakeQuantOptions& options)
    : torch::nn::Module("FakeQuant"), m_options(options) {
    const auto on = torch::TensorOptions(torch::kFloat32).device(options.device);
    m_low = register_buffer("minq", torch::full(options.channels, options.start.min, on));
    m_high = register_buffer("maxq", torch::full(options.channels, options.start.max, on));
    m_scale = torch::ones(options.channels, on);
    m_zeroPoint = torch::zeros(options.channels, on);
    if (isLearned()) m_learned = register_parameter("learned", torch::ones(options.channels, on));
    m_seen = options.start.min < options.start.max;
    if (m_seen) setRanges(std::vector<Range>(static_cast<std::size_t>(options.channels), options.start));
    updateQParams();
}

bool FakeQuantImpl::isLearned() const {
    return m_options.observer == ObserverKind::Learned || m_options.observer == ObserverKind::Pact;
}

void FakeQuantImpl::observe(const torch::Tensor& x, const torch::Tensor& scaleFloor) {
    if (!m_observing) return;
    const torch::NoGradGuard noGrad;
    if (isLearned()) {
        if (!m_seen) startLearning(x);
        m_seen = true;
        takeLearned();
    } else {
        const Ends ends = endsOf(x, m_options);
        if (m_options.present || !m_seen) {
            m_low.copy_(ends.low);
            m_high.copy_(ends.high);
        } else if (m_options.observer == ObserverKind::MinMax) {
            m_low.copy_(torch::minimum(m_low, ends.low));
            m_high.copy_(torch::maximum(m_high, ends.high));
        } else {
            m_low.mul_(m_options.emaDecay).add_(ends.low, 1.0 - m_options.emaDecay);
            m_high.mul_(m_options.emaDecay).add_(ends.high, 1.0 - m_options.emaDecay);
        }
        m_seen = true;
    }
    if (scaleFloor.defined()) applyFloor(scaleFloor);
    updateQParams();
}

void FakeQuantImpl::setObserving(bool observing) {
    if (observing == m_observing) return;
    if (isLearned()) {
        const torch::NoGradGuard noGrad;
        // The last step before the freeze still counts.
        if (!observing) refresh();
        m_learned.copy_(m_options.observer == ObserverKind::Pact ? m_high : m_scale);
        m_learned.set_requires_grad(observing);
        m_learned.mutable_grad() = torch::Tensor();  // an optimizer leaves alone what has no gradient
    }
    m_observing = observing;
}

void FakeQuantImpl::refresh() {
    if (!m_observing || !isLearned()) return;
    takeLearned();
    updateQParams();
}

// LSQ's first scale, 2 mean|x| / sqrt(Qp); PACT's first end, the largest value.
void FakeQuantImpl::startLearning(const torch::Tensor& x) {
    if (m_options.observer == ObserverKind::Pact) {
        m_learned.copy_(x.max().reshape(1));
        return;
    }
    const torch::Tensor mean =
        m_options.channels == 1 ? x.abs().mean().reshape(1) : x.abs().flatten(1).mean(1);
    m_learned.copy_(2.0 * mean / std::sqrt(positiveSteps()));
}

// The codes above zero: Qp of the LSQ paper.
double FakeQuantImpl::positiveSteps() const {
    return m_options.nonNegative && !m_options.spec.symmetric
               ? m_options.spec.codeMax() - m_options.spec.codeMin()
               : m_options.spec.codeMax();
}

// The range follows the parameter, so that files and lowering know ranges only.
void FakeQuantImpl::takeLearned() {
    const torch::NoGradGuard noGrad;
    constexpr double kSmallest = 1e-8;
    m_learned.clamp_min_(kSmallest);
    const QuantSpec& spec = m_options.spec;
    if (m_options.observer == ObserverKind::Pact) {
        m_low.zero_();
        m_high.copy_(m_learned);
    } else if (spec.symmetric) {
        m_high.copy_(m_learned * ((spec.codeMax() - spec.codeMin()) / 2.0));
        m_low.copy_(-m_high);
    } else if (m_options.nonNegative) {
        m_low.zero_();
        m_high.copy_(m_learned * double(spec.codeMax() - spec.codeMin()));
    } else {  // ends that are codes, so that the zero point is 0
        m_low.copy_(m_learned * double(spec.codeMin()));
        m_high.copy_(m_learned * double(spec.codeMax()));
    }
}

void FakeQuantImpl::applyFloor(const torch::Tensor& scaleFloor) {
    m_high.copy_(torch::maximum(torch::maximum(-m_low, m_high),
                                scaleFloor * ((m_options.spec.codeMax() - m_options.spec.codeMin()) / 2.0)));
    m_low.copy_(-m_high);
    if (isLearned()) m_learned.copy_(torch::maximum(m_learned, scaleFloor));
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
    m_scale.copy_(torch::where(empty, torch::ones_like(scale), scale));
    const torch::Tensor zero = (-low / m_scale + codeMin).clamp(codeMin, codeMax).round();
    if (!m_options.spec.symmetric) m_zeroPoint.copy_(torch::where(empty, torch::zeros_like(zero), zero));
}

torch::Tensor FakeQuantImpl::forward(const torch::Tensor& x) {
    const Grid grid{alongAxis0(m_scale, x), alongAxis0(m_zeroPoint, x), double(m_options.spec.codeMin()),
                    double(m_options.spec.codeMax())};
    if (m_options.observer == ObserverKind::Pact) return roundBelowLearnedEnd(x, grid, m_learned);
    if (m_options.observer != ObserverKind::Learned) return roundToGrid(x, grid);
    // N of the paper: weights of a scale, or features of one image.
    const std::int64_t count = m_options.present ? x.numel() / m_options.channels : x[0].numel();
    return roundToLearnedScale(x, grid, m_learned, 1.0 / std::sqrt(double(count) * positiveSteps()));
}

kernels::Quantizer FakeQuantImpl::view(bool fixed) {
    kernels::Quantizer view;
    view.spec = m_options.spec;
    view.observer = m_options.observer;
    view.nonNegative = m_options.nonNegative;
    view.fixed = fixed;
    view.emaDecay = m_options.emaDecay;
    view.channels = static_cast<int>(m_options.channels);
    view.low = m_low.data_ptr<float>();
    view.high = m_high.data_ptr<float>();
    view.scale = m_scale.data_ptr<float>();
    view.zeroPoint = m_zeroPoint.data_ptr<float>();
    if (m_learned.defined()) view.learned.value = m_learned.data_ptr<float>();
    view.seen = &m_seen;
    return view;
}

void FakeQuantImpl::setRanges(const std::vector<Range>& ranges) {
    const torch::NoGradGuard noGrad;
    std::vector<float> low, high;
    for (const Range& range : ranges) {
        low.push_back(range.min);
        high.push_back(range.max);
    }
    m_low.copy_(toTensor(low, {static_cast<std::int64_t>(low.size())}, torch::kCPU));
    m_high.copy_(toTensor(high, {static_cast<std::int64_t>(high.size())}, torch::kCPU));
    m_seen = true;
    updateQParams();
    if (isLearned()) m_learned.copy_(m_options.observer == ObserverKind::Pact ? m_high : m_scale);
}

std::vector<Range> FakeQuantImpl::ranges() const {
    const std::vector<float> low = toVector(m_low), high = toVector(m_high);
    std::vector<Range> ranges;
    for (std::size_t i = 0; i < low.size(); ++i) ranges.push_back({low[i], high[i]});
    return ranges;
}

ObserverState FakeQuantImpl::state() const {
    return {
        toVector(m_low), toVector(m_high), toVector(m_scale), toVector(m_zeroPoint), toVector(m_learned), {},
        m_seen,          m_observing};
}

void FakeQuantImpl::setState(const ObserverState& state) {
    const torch::NoGradGuard noGrad;
    const auto set = [](torch::Tensor& to, const std::vector<float>& from) {
        if (to.defined()) to.copy_(toTensor(from, to.sizes(), torch::kCPU));
    };
    set(m_low, state.low);
    set(m_high, state.high);
    set(m_scale, state.scale);
    set(m_zeroPoint, state.zeroPoint);
    set(m_learned, state.learned);
    if (m_learned.defined()) m_learned.set_requires_grad(state.observing);
    m_seen = state.seen;
    m_observing = state.observing;
}

}  // namespace quantelier
