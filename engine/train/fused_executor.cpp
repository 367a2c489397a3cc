#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "engine/train/executor.h"
#include "engine/train/optimizer_state.h"
#include "engine/train/team_size.h"

namespace quantelier {

namespace {

// The optimizer's momentum of a parameter; made, as zero, where there was no step yet.
float* momentumOf(const torch::Tensor& parameter, torch::optim::SGD& optimizer) {
    auto& slot = optimizer.state()[optimizerKey(parameter)];
    if (!slot) slot = std::make_unique<torch::optim::SGDParamState>();
    auto& state = static_cast<torch::optim::SGDParamState&>(*slot);
    if (!state.momentum_buffer().defined()) state.momentum_buffer(torch::zeros_like(parameter));
    return state.momentum_buffer().data_ptr<float>();
}

// Fills in the momenta of all parameters of a view.
void addMomenta(kernels::NetworkView& view, torch::optim::SGD& optimizer) {
    std::map<const float*, float*> momenta;
    for (const torch::optim::OptimizerParamGroup& group : optimizer.param_groups())
        for (const torch::Tensor& parameter : group.params())
            momenta[parameter.data_ptr<float>()] = momentumOf(parameter, optimizer);
    const auto add = [&](kernels::Parameter& parameter) {
        if (parameter) parameter.momentum = momenta.at(parameter.value);
    };
    for (kernels::LayerView& layer : view.layers) {
        for (kernels::Parameter* parameter : {&layer.weight, &layer.bias, &layer.gamma, &layer.beta})
            add(*parameter);
        add(layer.weightQuant.learned);
        add(layer.outputQuant.learned);
    }
}

std::vector<Logits> logitsOf(kernels::FusedNetwork& network, const Dataset& images, int threads,
                             const CancelToken& cancel) {
    constexpr std::int64_t kAtOnce = 1000;  // between two looks at the token
    std::vector<Logits> logits(static_cast<std::size_t>(images.count()));
    for (std::int64_t first = 0; first < images.count(); first += kAtOnce) {
        cancel.checkpoint();
        const int count = static_cast<int>(std::min(kAtOnce, images.count() - first));
        network.infer({images.image(first), nullptr, nullptr, count},
                      logits[static_cast<std::size_t>(first)].data(), threads);
    }
    return logits;
}

class FusedExecutor : public Executor {
  public:
    FusedExecutor(const kernels::NetworkView& view, std::function<kernels::Mode()> mode,
                  torch::optim::SGD& optimizer, const Batches& train, int images, int threads)
        : m_view(view),
          m_mode(std::move(mode)),
          m_optimizer(optimizer),
          m_train(train),
          m_network(m_view, images),
          m_threads(threads),
          m_size(std::max(1, std::min(m_network.largestTeam(images),
                                      static_cast<int>(std::thread::hardware_concurrency())))) {
        addMomenta(m_view, optimizer);
    }

    void step(const torch::Tensor& indices, double learningRate) override {
        auto& options = static_cast<torch::optim::SGDOptions&>(m_optimizer.param_groups()[0].options());
        options.lr(learningRate);
        const kernels::Sgd sgd{static_cast<float>(learningRate), static_cast<float>(options.momentum()),
                               static_cast<float>(options.weight_decay())};
        const kernels::Batch batch{m_train.data().images.data(), m_train.data().labels.data(),
                                   indices.data_ptr<std::int64_t>(), static_cast<int>(indices.size(0))};
        const auto start = std::chrono::steady_clock::now();
        m_last = m_network.trainStep(batch, m_mode(), sgd, m_threads > 0 ? m_threads : m_size.next());
        m_size.took(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        m_sum += m_last;
    }

    double lastLoss() const override { return m_last; }
    double lossSum() const override { return m_sum; }
    void setLossSum(double sum) override { m_sum = sum; }

    std::vector<Logits> logits(const Batches& test, const CancelToken& cancel) override {
        return logitsOf(m_network, test.data(), m_threads > 0 ? m_threads : m_size.next(), cancel);
    }

    std::string name() const override {
        return fmt::format("fused ({})", nameOf(kernels::fusedInstructionSet()));
    }

  private:
    kernels::NetworkView m_view;
    std::function<kernels::Mode()> m_mode;
    torch::optim::SGD& m_optimizer;
    const Batches& m_train;
    kernels::FusedNetwork m_network;
    int m_threads;  // 0: m_size decides
    TeamSize m_size;
    double m_last = 0.0, m_sum = 0.0;
};

}  // namespace

std::unique_ptr<Executor> makeFusedExecutor(const kernels::NetworkView& view,
                                            std::function<kernels::Mode()> mode, torch::optim::SGD& optimizer,
                                            const Batches& train, int images, int threads) {
    return std::make_unique<FusedExecutor>(view, std::move(mode), optimizer, train, images, threads);
}

std::vector<Logits> fusedLogits(const kernels::NetworkView& view, const Dataset& images,
                                const CancelToken& cancel) {
    kernels::FusedNetwork network(view, 1);
    return logitsOf(network, images, 1, cancel);
}

}  // namespace quantelier
