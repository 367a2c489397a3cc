#include "engine/network/fusion_block.h"

#include "engine/network/tensor_bridge.h"

namespace quantelier {

FusionBlockImpl::FusionBlockImpl(FusionBlockOptions options, std::int64_t kernel)
    : torch::nn::Cloneable<FusionBlockImpl>(options.name), m_options(std::move(options)), m_kernel(kernel) {
    reset();
}

void FusionBlockImpl::reset() {
    const auto on = torch::TensorOptions(torch::kFloat32).device(m_options.device);
    const std::int64_t outputs = m_options.outputs;
    const std::vector<std::int64_t> shape =
        m_kernel > 1 ? std::vector<std::int64_t>{outputs, m_options.inputs, m_kernel, m_kernel}
                     : std::vector<std::int64_t>{outputs, m_options.inputs};
    weight = register_parameter("weight", torch::zeros(shape, on));
    if (m_options.hasBias) bias = register_parameter("bias", torch::zeros(outputs, on));
    if (!m_options.hasBn) return;
    gamma = register_parameter("gamma", torch::ones(outputs, on));
    beta = register_parameter("beta", torch::zeros(outputs, on));
    mean = register_buffer("mean", torch::zeros(outputs, on));
    variance = register_buffer("variance", torch::ones(outputs, on));
}

torch::Tensor FusionBlockImpl::forward(const torch::Tensor& x) {
    torch::Tensor y = linear(x, weight, bias);
    if (m_options.hasBn) y = normalize(y, is_training());
    return activate(y);
}

torch::Tensor FusionBlockImpl::activate(const torch::Tensor& x) const {
    switch (m_options.activation) {
        case Activation::Relu:
            return torch::relu(x);
        case Activation::Relu6:
            return torch::clamp(x, 0.0, 6.0);
        case Activation::None:
            break;
    }
    return x;
}

torch::Tensor FusionBlockImpl::normalize(const torch::Tensor& x, bool batchStatistics) {
    return torch::batch_norm(x, gamma, beta, mean, variance, batchStatistics, kBnMomentum, kBnEpsilon,
                             /*cudnn_enabled=*/true);
}

void FusionBlockImpl::initialize(torch::Generator generator) {
    const torch::NoGradGuard noGrad;
    torch::Tensor values = torch::empty(weight.sizes());
    const double fanIn = static_cast<double>(values[0].numel());
    // Kaiming: He et al. 2015, N(0, sqrt(2 / fan_in)) keeps the variance through ReLU layers.
    const double deviation = m_options.weightInit == WeightInit::Kaiming ? std::sqrt(2.0 / fanIn) : 0.01;
    values.normal_(0.0, deviation, generator);
    weight.copy_(values);
}

void FusionBlockImpl::load(const FloatLayer& layer) {
    const torch::NoGradGuard noGrad;
    const auto set = [](torch::Tensor& to, const std::vector<float>& from) {
        if (to.defined()) to.copy_(toTensor(from, to.sizes(), torch::kCPU));
    };
    set(weight, layer.weight);
    set(bias, layer.bias);
    set(gamma, layer.bn.gamma);
    set(beta, layer.bn.beta);
    set(mean, layer.bn.mean);
    set(variance, layer.bn.variance);
}

FloatLayer FusionBlockImpl::snapshot() const {
    FloatLayer layer;
    layer.name = m_options.name;
    layer.outputs = static_cast<int>(m_options.outputs);
    layer.inputs = static_cast<int>(m_options.inputs);
    layer.kernel = static_cast<int>(m_kernel);
    layer.weight = toVector(weight);
    layer.bias = toVector(bias);
    layer.bn = {toVector(gamma), toVector(beta), toVector(mean), toVector(variance),
                static_cast<float>(kBnEpsilon)};
    layer.activation = m_options.activation;
    return layer;
}

void FusionBlockImpl::pretty_print(std::ostream& stream) const {
    static const char* const activations[] = {"none", "relu", "relu6"};
    stream << (m_kernel > 1 ? "Conv2dBnAct" : "DenseBnAct") << "(" << m_options.inputs << ", "
           << m_options.outputs;
    if (m_kernel > 1) stream << ", kernel " << m_kernel << ", valid";
    stream << ", bn " << (m_options.hasBn ? "yes" : "no") << ", bias " << (m_options.hasBias ? "yes" : "no")
           << ", " << activations[static_cast<int>(m_options.activation)] << ")";
}

torch::Tensor FusionBlockImpl::linear(const torch::Tensor& x, const torch::Tensor& weights,
                                      const torch::Tensor& biases) const {
    return m_kernel > 1 ? torch::conv2d(x, weights, biases) : torch::linear(x, weights, biases);
}

}  // namespace quantelier
