#include "engine/models.h"

#include <algorithm>
#include <chrono>

#include "engine/data/resize.h"
#include "engine/formats/checkpoint_names.h"
#include "engine/int8/fast_inference.h"
#include "engine/kernels/float_reader.h"
#include "engine/layer_maps.h"
#include "engine/quant/equalization.h"
#include "engine/quant/lowering.h"
#include "engine/quant/post_training.h"
#include "engine/torch_guard.h"
#include "engine/torch_networks.h"
#include "engine/train/evaluator.h"
#include "engine/train/executor.h"
#include "engine/train/network_views.h"

namespace quantelier {

std::shared_ptr<const PreparedData> prepareData(DatasetPair data) {
    auto prepared = std::make_shared<PreparedData>();
    prepared->train = resizedTo32(data.train);
    prepared->test = resizedTo32(data.test);
    prepared->original = std::move(data);
    return prepared;
}

std::vector<Logits> floatLogits(const FloatNetwork& network, const Dataset& test, const CancelToken& cancel) {
    return guarded([&] {
        LeNet5 module = makeFloat(network);
        return fusedLogits(viewOf(*module), test, cancel);
    });
}

std::vector<Logits> quantLogits(const QuantNetwork& network, const Dataset& test, const CancelToken& cancel) {
    return guarded([&] {
        QuantLeNet5 module = makeQuant(network);
        return fusedLogits(viewOf(*module), test, cancel);
    });
}

std::vector<Logits> integerLogits(const int8::Network& network, const Dataset& test,
                                  const CancelToken& cancel) {
    return int8::toLogits(network, int8::fastCodes(network, test, cancel));
}

OwnSetReadings readOwnSet(const Models& models, const Dataset& drawings, const CancelToken& cancel) {
    OwnSetReadings readings;
    if (drawings.count() == 0) return readings;
    const auto labels = [](const std::vector<Logits>& logits) {
        std::vector<std::uint8_t> read;
        for (const Logits& image : logits)
            read.push_back(static_cast<std::uint8_t>(argmax(image.data(), kClassCount)));
        return read;
    };
    const Dataset images = resizedTo32(drawings);
    if (models.floats) readings.floatModel = labels(floatLogits(*models.floats, images, cancel));
    if (models.quant) readings.fakeQuant = labels(quantLogits(*models.quant, images, cancel));
    if (models.integer) readings.int8Model = labels(integerLogits(*models.integer, images, cancel));
    return readings;
}

std::vector<Logits> modelLogits(const Models& models, const Dataset& test, const CancelToken& cancel) {
    if (models.integer) return integerLogits(*models.integer, test, cancel);
    return floatLogits(*models.floats, test, cancel);
}

QuantNetwork quantizeWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                     const PreparedData& data, const CancelToken& cancel) {
    return guarded([&] {
        useOneTorchThread();
        const QuantRecipe quant = calibrationRecipe(recipe.quant);
        FloatNetwork start = quant.biasCorrection ? foldBatchNorm(network) : network;
        if (quant.equalize) start = equalized(start);
        QuantLeNet5 module =
            convertQuantNetwork(start, networkRecipeOf(start, recipe.network), quant, torch::kCPU);
        const Batches train(data.train, torch::kCPU, true);
        calibrate(*module, train, cancel);
        if (quant.biasCorrection) correctBiases(*module, calibrationImages(train));
        return module->snapshot();
    });
}

Evaluation evaluateWithoutTraining(const FloatNetwork& network, const Recipe& recipe,
                                   const PreparedData& data, const CancelToken& cancel) {
    const QuantNetwork quant = quantizeWithoutTraining(network, recipe, data, cancel);
    return evaluationFromLogits(integerLogits(lower(quant), data.test, cancel), data.test.labels);
}

Models quantized(Models models, QuantNetwork network) {
    models.integer = std::make_shared<int8::Network>(lower(network));
    models.quant = std::make_shared<QuantNetwork>(std::move(network));
    return models;
}

struct DigitReader::Impl {
    std::unique_ptr<kernels::FloatReader> floats;
    FloatNetwork folded;  // of the float model, for its layers
    QuantLeNet5 quant{nullptr};
    kernels::NetworkView quantView;
    std::unique_ptr<kernels::FusedNetwork> quantNetwork;
    std::shared_ptr<const int8::Network> integer;
    std::unique_ptr<int8::FastInference> inference;
    std::unique_ptr<int8::Inference> layers;  // the reference: it shows what is between input and answer
};

namespace {

using Clock = std::chrono::steady_clock;

template <typename Run>
Prediction timed(Run run) {
    const Clock::time_point start = Clock::now();
    const Logits logits = run();
    const double microseconds = std::chrono::duration<double, std::micro>(Clock::now() - start).count();
    Prediction prediction = predictionFromLogits(logits);
    prediction.microseconds = microseconds;
    return prediction;
}

}  // namespace

DigitReader::DigitReader(const Models& models) : m_impl(std::make_unique<Impl>()) {
    guarded([&] {
        if (models.floats) {
            m_impl->floats = std::make_unique<kernels::FloatReader>(*models.floats);
            m_impl->folded = foldBatchNorm(*models.floats);
        }
        if (!models.quant) return;
        m_impl->quant = makeQuant(*models.quant);
        m_impl->quantView = viewOf(*m_impl->quant);
        m_impl->quantNetwork = std::make_unique<kernels::FusedNetwork>(m_impl->quantView, 1);
    });
    m_impl->integer = models.integer;
    if (!m_impl->integer) return;
    m_impl->inference = std::make_unique<int8::FastInference>(*m_impl->integer);
    m_impl->layers = std::make_unique<int8::Inference>(*m_impl->integer);
}

DigitReader::~DigitReader() = default;

DrawingAnswers DigitReader::read(const GreyImage& image) const {
    const std::uint8_t* const pixels = image.ink.data();
    DrawingAnswers answers;
    if (m_impl->floats)
        answers.floatModel = timed([&] {
            Logits logits;
            m_impl->floats->run(pixels, logits.data());
            return logits;
        });
    if (m_impl->quantNetwork)
        answers.fakeQuant = timed([&] {
            Logits logits;
            // The network is this reader's own: its weights need rounding only for the first image.
            m_impl->quantNetwork->infer({pixels, nullptr, nullptr, 1}, logits.data(), 1, true);
            return logits;
        });
    if (m_impl->inference)
        answers.int8Model = timed([&] {
            int8::Codes codes;
            m_impl->inference->run(pixels, 1, &codes);
            return toLogits(*m_impl->integer, codes);
        });
    return answers;
}

Activations DigitReader::inside(const GreyImage& image) const {
    if (m_impl->layers) return layerMaps(*m_impl->layers, *m_impl->integer, image.ink.data());
    if (m_impl->floats) return layerMaps(m_impl->folded, image.ink.data());
    return {};
}

}  // namespace quantelier
