#include <malloc.h>

#include "engine/train/executor.h"

namespace quantelier {

namespace {

// A step frees some 20 MB. glibc may give it back to the system, by the luck of earlier allocations, and then
// each step spends five times as long on page faults as on arithmetic.
void keepFreedMemory() {
#if defined(__GLIBC__)
    constexpr int kMegabyte = 1 << 20;
    mallopt(M_MMAP_THRESHOLD, 32 * kMegabyte);
    mallopt(M_TRIM_THRESHOLD, 256 * kMegabyte);
#endif
}

class LibTorchExecutor : public Executor {
  public:
    LibTorchExecutor(torch::nn::Module& module, Forward forward, torch::optim::SGD& optimizer,
                     const Batches& train)
        : m_module(module), m_forward(std::move(forward)), m_optimizer(optimizer), m_train(train) {}

    void step(const torch::Tensor& indices, double learningRate) override {
        for (torch::optim::OptimizerParamGroup& group : m_optimizer.param_groups())
            static_cast<torch::optim::SGDOptions&>(group.options()).lr(learningRate);
        const auto [x, y] = m_train.take(indices);  // (B,1,32,32) f32, (B) i64
        const torch::Tensor loss = torch::nn::functional::cross_entropy(m_forward(x), y);
        zeroGradients();
        loss.backward();
        m_optimizer.step();
        m_last = loss.detach();
        m_sum =
            m_sum.defined() ? m_sum + m_last : m_last + m_before;  // on the device: nothing is fetched here
    }

    double lastLoss() const override { return m_last.item<double>(); }
    double lossSum() const override { return m_sum.defined() ? m_sum.item<double>() : m_before; }
    void setLossSum(double sum) override {
        m_before = sum;
        m_sum = torch::Tensor();
    }

    std::vector<Logits> logits(const Batches& test, const CancelToken& cancel) override {
        const EvaluationMode mode(m_module);
        return allLogits(m_forward, test, cancel);
    }

    std::string name() const override { return "libtorch"; }

  private:
    // Optimizer::zero_grad() frees them from LibTorch 2.0 on, and then a parameter that is frozen stops at once
    // instead of running out as its momentum does, here and in the fused kernels.
    void zeroGradients() {
        const torch::NoGradGuard noGrad;
        for (const torch::optim::OptimizerParamGroup& group : m_optimizer.param_groups())
            for (const torch::Tensor& parameter : group.params())
                if (parameter.grad().defined()) parameter.grad().zero_();
    }

    torch::nn::Module& m_module;
    Forward m_forward;
    torch::optim::SGD& m_optimizer;
    const Batches& m_train;
    torch::Tensor m_last, m_sum;  // () f32
    double m_before = 0.0;        // part of the sum
};

}  // namespace

std::unique_ptr<Executor> makeLibTorchExecutor(torch::nn::Module& module, Forward forward,
                                               torch::optim::SGD& optimizer, const Batches& train) {
    keepFreedMemory();
    return std::make_unique<LibTorchExecutor>(module, std::move(forward), optimizer, train);
}

}  // namespace quantelier
