#include "ui/models/recipe_command.h"

#include <QStringList>
#include <map>
#include <optional>

#include "engine/core/error.h"
#include "ui/format.h"
#include "ui/models/quant_choices.h"

namespace quantelier {

namespace {

QString number(double value) {
    return QString::number(value, 'g', 6);
}

QStringList dataOptions(const DataRecipe& wanted, DataRecipe& made) {
    QStringList options;
    if (wanted.source == DataSource::Sketched) {
        options << QStringLiteral("--data_path sketched");
        made.source = DataSource::Sketched;
    } else if (wanted.source == DataSource::Mnist && !wanted.path.empty()) {
        options << QStringLiteral("--data_path ") + format::shellWord(QString::fromStdString(wanted.path));
        made.source = DataSource::Mnist;
        made.path = wanted.path;
    }
    const auto add = [&options](const char* name, int from, int& to) {
        if (from != to) options << QStringLiteral("%1 %2").arg(QLatin1String(name)).arg(from);
        to = from;
    };
    add("--train_limit", wanted.trainImages, made.trainImages);
    add("--test_limit", wanted.testImages, made.testImages);
    add("--batch_size", wanted.batchSize, made.batchSize);
    return options;
}

QStringList trainingOptions(const Recipe& wanted, Recipe& made) {
    QStringList options{QStringLiteral("--epochs %1").arg(wanted.train.epochs),
                        QStringLiteral("--quant_epochs %1").arg(wanted.quantTrain.epochs)};
    made.train.epochs = wanted.train.epochs;
    made.quantTrain.epochs = wanted.quantTrain.epochs;
    const auto add = [&options](const char* name, auto from, auto& to) {
        if (from != to) options << QStringLiteral("%1 %2").arg(QLatin1String(name), number(double(from)));
        to = from;
    };
    add("--learning_rate", wanted.train.learningRate, made.train.learningRate);
    add("--quant_learning_rate", wanted.quantTrain.learningRate, made.quantTrain.learningRate);
    add("--save_checkpoint_steps", wanted.checkpoint.saveSteps, made.checkpoint.saveSteps);
    add("--keep_checkpoint_max", wanted.checkpoint.keepMax, made.checkpoint.keepMax);
    options << QStringLiteral("--seed %1").arg(wanted.seed);
    made.seed = wanted.seed;
    return options;
}

QString observerWord(ObserverKind kind) {
    static const std::map<ObserverKind, const char*> words = {{ObserverKind::MinMax, "min_max"},
                                                              {ObserverKind::Ema, "ema"},
                                                              {ObserverKind::Percentile, "percentile"},
                                                              {ObserverKind::Mse, "mse"},
                                                              {ObserverKind::Kl, "kl"},
                                                              {ObserverKind::Learned, "learned"},
                                                              {ObserverKind::Pact, "pact"}};
    return QLatin1String(words.at(kind));
}

// One number where the command line's single number says it, else one a layer.
template <typename Bits, typename Common>
QString bitsWord(const QuantRecipe& quant, Bits bits, Common common) {
    if (const std::optional<int> all = common(quant)) return QString::number(*all);
    QStringList words;
    for (const LayerQuant& layer : quant.layers) words << QString::number(bits(layer));
    return words.join(u',');
}

QStringList layerOptions(const QuantRecipe& wanted, QuantRecipe& made) {
    QStringList options;
    const auto add = [&options](const char* name, const QString& now, const QString& before) {
        if (now != before) options << QLatin1String(name) + u' ' + now;
    };
    const auto weightBits = [](const LayerQuant& layer) { return layer.weights.bits; };
    const auto outputBits = [](const LayerQuant& layer) { return layer.output.bits; };
    add("--weight_bits", bitsWord(wanted, weightBits, commonWeightBits),
        bitsWord(made, weightBits, commonWeightBits));
    add("--activation_bits", bitsWord(wanted, outputBits, commonOutputBits),
        bitsWord(made, outputBits, commonOutputBits));
    const auto word = [](std::optional<ObserverKind> kind) { return kind ? observerWord(*kind) : QString(); };
    const auto observer = commonOutputObserver(wanted), weightObserver = commonWeightObserver(wanted);
    if (observer) add("--observer", word(observer), word(commonOutputObserver(made)));
    if (weightObserver) add("--weight_observer", word(weightObserver), word(commonWeightObserver(made)));
    for (std::size_t i = 0; i < made.layers.size(); ++i) {
        made.layers[i].weights.bits = wanted.layers[i].weights.bits;
        made.layers[i].output.bits = wanted.layers[i].output.bits;
    }
    if (observer) setObserver(made, *observer);
    if (weightObserver) setWeightObserver(made, *weightObserver);
    return options;
}

QStringList quantOptions(const QuantRecipe& wanted, QuantRecipe& made) {
    QStringList options = layerOptions(wanted, made);
    const auto add = [&options](const char* name, auto from, auto& to) {
        if (from != to) options << QStringLiteral("%1 %2").arg(QLatin1String(name), number(double(from)));
        to = from;
    };
    const auto addSwitch = [&options](const char* name, bool from, bool& to) {
        if (from != to)
            options << QLatin1String(name) + (from ? QLatin1String(" true") : QLatin1String(" false"));
        to = from;
    };
    add("--ema_decay", wanted.emaDecay, made.emaDecay);
    add("--percentile", wanted.percentile, made.percentile);
    addSwitch("--bn_fold", wanted.bnFold, made.bnFold);
    addSwitch("--one_conv_fold", wanted.oneConvFold, made.oneConvFold);
    add("--freeze_bn", wanted.freezeBn, made.freezeBn);
    add("--freeze_bn_epoch", wanted.freezeBnEpoch, made.freezeBnEpoch);
    add("--quant_delay", wanted.quantDelay, made.quantDelay);
    add("--freeze_observers_epoch", wanted.freezeObserversEpoch, made.freezeObserversEpoch);
    return options;
}

}  // namespace

QString recipeOptions(const Recipe& recipe) {
    try {
        Recipe made = presetRecipe(recipe.preset);
        QStringList options{QStringLiteral("--preset %1").arg(QString::fromStdString(recipe.preset))};
        options << dataOptions(recipe.data, made.data) << trainingOptions(recipe, made)
                << quantOptions(recipe.quant, made.quant);
        made.data.sinkMode = recipe.data.sinkMode;    // how often is reported, not what is trained
        made.quant.equalize = recipe.quant.equalize;  // without training only
        made.quant.biasCorrection = recipe.quant.biasCorrection;
        if (recipeToJson(made) == recipeToJson(recipe)) return options.join(u' ');
    } catch (const Error&) {
        // A recipe from a file may name a preset that this program does not have.
    }
    return QStringLiteral("--recipe recipe.quantelier.json");
}

}  // namespace quantelier
