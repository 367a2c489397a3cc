#include "engine/benchmark.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <random>
#include <thread>
#include <utility>

#include "engine/core/error.h"
#include "engine/core/instruction_set.h"
#include "engine/data/dataset_loader.h"
#include "engine/int8/fast_inference.h"
#include "engine/quant/lowering.h"
#include "engine/session.h"

namespace quantelier {

namespace {

constexpr int kBatch = 64, kSteps = 500, kWarmUpSteps = 50;
constexpr std::int64_t kManyImages = 1000, kEvaluationImages = 10000;
constexpr const char* kLibTorch = "libtorch";
constexpr int kMostThreads = 4;  // as many as a batch of 64 has chunks of 16

double microsecondsOf(const std::function<void()>& work) {
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - start).count();
}

// Samples of `work`, each the mean of as many calls as fill five milliseconds, after a warm-up of the same
// length.
std::vector<double> timed(const std::function<void()>& work, const CancelToken& cancel) {
    constexpr double kSampleMicroseconds = 5000.0;
    constexpr int kSamples = 21;
    const double first = microsecondsOf(work);
    const int calls = std::max(1, static_cast<int>(kSampleMicroseconds / std::max(first, 0.1)));
    std::vector<double> samples;
    for (int sample = -1; sample < kSamples; ++sample) {
        cancel.checkpoint();
        const double mean = microsecondsOf([&] {
                                for (int i = 0; i < calls; ++i) work();
                            }) /
                            calls;
        if (sample >= 0) samples.push_back(mean);
    }
    return samples;
}

std::vector<double> imagesPerSecond(std::vector<double> microseconds, double images) {
    for (double& value : microseconds) value = images / value * 1e6;
    return microseconds;
}

// The speed of single steps, without the first ones.
class StepTimes : public RunListener {
  public:
    void onStep(const StepEvent& event) override {
        if (event.step > kWarmUpSteps) m_microseconds.push_back(1e3 * event.milliseconds);
    }
    std::vector<double> take() { return std::exchange(m_microseconds, {}); }

  private:
    std::vector<double> m_microseconds;
};

Dataset randomImages(std::int64_t count) {
    std::mt19937 random(1);
    Dataset data;
    data.side = kInputSize;
    data.images.resize(static_cast<std::size_t>(count * data.pixels()));
    for (std::uint8_t& pixel : data.images) pixel = static_cast<std::uint8_t>(random());
    data.labels.resize(static_cast<std::size_t>(count));
    return data;
}

Recipe benchmarkRecipe() {
    Recipe recipe = presetRecipe("recommended");
    recipe.data.batchSize = kBatch;
    recipe.data.sinkMode = false;  // every step is reported
    recipe.train.epochs = recipe.quantTrain.epochs = 1;
    return recipe;
}

using OnResult = std::function<void(const BenchmarkResult&)>;

// One epoch of each stage.
Models trained(std::shared_ptr<const PreparedData> data, const ComputeOptions& compute,
               const OnResult& onResult, const CancelToken& cancel) {
    Session session(benchmarkRecipe(), std::move(data), "CPU", "", compute);
    const bool fused = compute.executor == ExecutorKind::Fused;
    const auto report = [&](const char* name, StepTimes& times) {
        onResult(summarized({name, "images/s", 0, 0, 0, compute.threads, kBatch,
                             fused ? nameOf(instructionSet()) : kLibTorch},
                            imagesPerSecond(times.take(), kBatch)));
    };
    StepTimes times;
    session.trainFloat(times, cancel);
    report("float training", times);
    session.convert(cancel);
    session.trainQuant(times, cancel);
    report("quantization-aware training", times);
    return session.models();
}

Models train(const OnResult& onResult, const CancelToken& cancel) {
    constexpr std::int64_t kTestImages = 100;
    const auto data = prepareData(sketchedDataset(kBatch * kSteps, kTestImages));
    trained(data, {ExecutorKind::LibTorch, 1}, onResult, cancel);
    const int cores = static_cast<int>(std::thread::hardware_concurrency());
    if (cores > 1) trained(data, {ExecutorKind::Fused, std::min(cores, kMostThreads)}, onResult, cancel);
    return trained(data, {ExecutorKind::Fused, 1}, onResult, cancel);
}

void inferFloat(const Models& models, const OnResult& onResult, const CancelToken& cancel) {
    Models floats;
    floats.floats = models.floats;
    const DigitReader reader(floats);
    GreyImage image;
    image.width = image.height = kInputSize;
    image.ink = randomImages(1).images;
    onResult(summarized({"float inference", "us", 0, 0, 0, 1, 1, nameOf(instructionSet())},
                        timed([&] { reader.read(image); }, cancel)));
    const Dataset many = randomImages(kManyImages);
    onResult(
        summarized({"float inference", "images/s", 0, 0, 0, 1, int(kManyImages), nameOf(instructionSet())},
                   imagesPerSecond(timed([&] { floatLogits(*models.floats, many, cancel); }, cancel),
                                   double(kManyImages))));
}

void inferIntegers(const Models& models, const OnResult& onResult, const CancelToken& cancel) {
    const Dataset many = randomImages(kManyImages);
    std::vector<int8::Codes> codes(static_cast<std::size_t>(many.count()));
    for (const InstructionSet set : int8::fastInstructionSets()) {
        const int8::FastInference inference(*models.integer, set);
        onResult(summarized({"int8 inference", "us", 0, 0, 0, 1, 1, nameOf(set)},
                            timed([&] { inference.run(many.image(0), 1, codes.data()); }, cancel)));
        onResult(summarized(
            {"int8 inference", "images/s", 0, 0, 0, 1, int(kManyImages), nameOf(set)},
            imagesPerSecond(timed([&] { inference.run(many.image(0), codes.size(), codes.data()); }, cancel),
                            double(kManyImages))));
    }
}

void evaluate(const Models& models, const OnResult& onResult, const CancelToken& cancel) {
    const Dataset all = randomImages(kEvaluationImages);
    std::vector<double> samples = timed(
        [&] { evaluationFromLogits(integerLogits(lower(*models.quant), all, cancel), all.labels); }, cancel);
    for (double& value : samples) value /= 1e3;
    onResult(summarized({"int8 evaluation with lowering", "ms", 0, 0, 0, 1, int(kEvaluationImages),
                         nameOf(int8::fastInstructionSet())},
                        std::move(samples)));
}

}  // namespace

BenchmarkResult summarized(BenchmarkResult labels, std::vector<double> samples) {
    if (samples.empty()) throw Error(ErrorCode::Failed, "a figure without samples");
    std::sort(samples.begin(), samples.end());
    const auto quantile = [&](double share) {
        return samples[static_cast<std::size_t>(std::lround(share * double(samples.size() - 1)))];
    };
    labels.value = quantile(0.5);
    labels.low = quantile(0.1);
    labels.high = quantile(0.9);
    return labels;
}

void benchmark(const OnResult& onResult, const CancelToken& cancel) {
    const Models models = train(onResult, cancel);
    inferFloat(models, onResult, cancel);
    inferIntegers(models, onResult, cancel);
    evaluate(models, onResult, cancel);
}

}  // namespace quantelier
