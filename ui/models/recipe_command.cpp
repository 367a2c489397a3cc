#include "ui/models/recipe_command.h"

#include <QStringList>

#include "engine/core/error.h"
#include "ui/format.h"

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

}  // namespace

QString recipeOptions(const Recipe& recipe) {
    try {
        Recipe made = presetRecipe(recipe.preset);
        QStringList options{QStringLiteral("--preset %1").arg(QString::fromStdString(recipe.preset))};
        options << dataOptions(recipe.data, made.data) << trainingOptions(recipe, made);
        if (recipeToJson(made) == recipeToJson(recipe)) return options.join(u' ');
    } catch (const Error&) {
        // A recipe from a file may name a preset that this program does not have.
    }
    return QStringLiteral("--recipe recipe.json");
}

}  // namespace quantelier
