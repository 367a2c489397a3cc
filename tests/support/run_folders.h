// Run folders made in a test, as training would leave them, with empty checkpoints.
#pragma once

#include <QDir>
#include <QFile>

#include "engine/core/run_files.h"

namespace quantelier::test {

inline void writeText(const QString& path, const QByteArray& text) {
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) qFatal("%s", qPrintable(path));
}

/// `epochs` of both stages, `steps` steps each; accuracy rises from 90 %.
inline QByteArray metricsOf(int floatEpochs, int quantEpochs, int steps = 3) {
    QByteArray text =
        "stage,epoch,step,loss,average_loss,test_loss,test_accuracy_percent,learning_rate,milliseconds\n";
    for (const auto& [stage, epochs] : {std::pair("float", floatEpochs), std::pair("quant", quantEpochs)})
        for (int epoch = 1; epoch <= epochs; ++epoch) {
            for (int step = 1; step <= steps; ++step)
                text +=
                    QStringLiteral("%1,%2,%3,0.5,0.6,,,0.05,2\n").arg(stage).arg(epoch).arg(step).toUtf8();
            text += QStringLiteral("%1,%2,,,0.6,0.%2,%3,,2\n").arg(stage).arg(epoch).arg(90 + epoch).toUtf8();
        }
    return text;
}

struct MadeRun {
    Recipe recipe = presetRecipe("recommended");
    int floatEpochs = 2, quantEpochs = 1;
    std::int64_t finished = 1'700'000'000;
    double int8Percent = 99.06;
    QString device = "CPU";
};

inline MadeRun finishedAt(std::int64_t seconds) {
    MadeRun made;
    made.finished = seconds;
    return made;
}

inline MadeRun trained(int floatEpochs, int quantEpochs) {
    MadeRun made;
    made.floatEpochs = floatEpochs;
    made.quantEpochs = quantEpochs;
    return made;
}

/// Returns the folder.
inline QString makeRun(const QString& root, const QString& name, const MadeRun& made = {}) {
    const QString folder = root + "/" + name;
    QByteArray recipe = QByteArray::fromStdString(recipeToJson(made.recipe)).trimmed();
    recipe.chop(1);  // the closing brace
    recipe += ", \"provenance\": {\"dataset\": \"sketched\", \"dataset_sha256\": \"abc\", \"device\": \"" +
              made.device.toUtf8() + "\"}}\n";
    writeText(folder + "/recipe.json", recipe);
    writeText(folder + "/metrics.csv", metricsOf(made.floatEpochs, made.quantEpochs));
    RunResults results;
    results.floats = {made.floatEpochs, 12.5, {99.08, 10000}};
    if (made.quantEpochs > 0) {
        results.quant = {made.quantEpochs, 6.25, {99.07, 10000}};
        results.int8 = {made.int8Percent, 10000};
        results.int8Bytes = 63594;
    }
    results.floatBytes = 246806;
    results.finished = made.finished;
    writeRunResults(folder.toStdString(), results);
    const auto checkpoint = [&](const char* prefix, int epochs) {
        if (epochs > 0) writeText(QString("%1/checkpoints/%2-%3_3.ckpt").arg(folder, prefix).arg(epochs), {});
    };
    checkpoint("checkpoint_lenet", made.floatEpochs);
    checkpoint("checkpoint_lenet_quant", made.quantEpochs);
    return folder;
}

}  // namespace quantelier::test
