// Shapes and costs of a LeNet, against the numbers that are known of it.
#include <QtTest>

#include "engine/core/network_shape.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

LayerCost cost(const Recipe& recipe) {
    return networkCost(recipe.network, recipe.quant);
}

}  // namespace

class TestNetworkShape : public QObject {
    Q_OBJECT

  private slots:
    void shapesOfLeNet_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("recipeIndex");
        QTest::addColumn<QList<int>>("in");
        QTest::addColumn<QList<int>>("out");
        int index = 0;
        const auto row = [&](const char* name, LayerKind kind, int recipeIndex, QList<int> in,
                             QList<int> out) {
            QTest::newRow(name) << index++ << QString(name) << int(kind) << recipeIndex << in << out;
        };
        row("conv1", LayerKind::Convolution, 0, {1, 32, 32}, {6, 28, 28});
        row("pool1", LayerKind::Pool, -1, {6, 28, 28}, {6, 14, 14});
        row("conv2", LayerKind::Convolution, 1, {6, 14, 14}, {16, 10, 10});
        row("pool2", LayerKind::Pool, -1, {16, 10, 10}, {16, 5, 5});
        row("flatten", LayerKind::Flatten, -1, {16, 5, 5}, {400, 1, 1});
        row("fc1", LayerKind::Dense, 2, {400, 1, 1}, {120, 1, 1});
        row("fc2", LayerKind::Dense, 3, {120, 1, 1}, {84, 1, 1});
        row("fc3", LayerKind::Dense, 4, {84, 1, 1}, {10, 1, 1});
    }

    void shapesOfLeNet() {
        QFETCH(int, index);
        const std::vector<LayerShape> shapes = networkShape(presetRecipe("recommended").network);
        QCOMPARE(shapes.size(), std::size_t(8));
        const LayerShape& shape = shapes[std::size_t(index)];
        QTEST(QString::fromStdString(shape.name), "name");
        QTEST(int(shape.kind), "kind");
        QTEST(shape.recipeIndex, "recipeIndex");
        QTEST((QList<int>{shape.inChannels, shape.inHeight, shape.inWidth}), "in");
        QTEST((QList<int>{shape.outChannels, shape.outHeight, shape.outWidth}), "out");
    }

    void knownNumbers_data() {
        QTest::addColumn<QString>("preset");
        QTest::addColumn<qint64>("parameters");
        QTest::addColumn<qint64>("floatBytes");
        QTest::addColumn<qint64>("biasBytes");
        QTest::addColumn<qint64>("scaleBytes");
        QTest::newRow("recommended") << "recommended" << qint64(61706) << qint64(246824) << qint64(944)
                                     << qint64(5 * 236);
        QTest::newRow("tutorial") << "tutorial" << qint64(61684) << qint64(246736) << qint64(856)
                                  << qint64(5 * 5);
        QTest::newRow("ascend") << "ascend" << qint64(61706) << qint64(246824) << qint64(944)
                                << qint64(5 * (6 + 16 + 3));
    }

    void knownNumbers() {
        QFETCH(QString, preset);
        const LayerCost total = cost(presetRecipe(preset.toStdString()));
        QCOMPARE(qint64(total.weights), qint64(61470));
        QCOMPARE(qint64(total.weightBytes), qint64(61470));
        QCOMPARE(qint64(total.macs), qint64(416520));
        QTEST(qint64(total.parameters()), "parameters");
        QTEST(qint64(total.floatBytes), "floatBytes");
        QTEST(qint64(total.biasBytes), "biasBytes");
        QTEST(qint64(total.scaleBytes), "scaleBytes");
        QCOMPARE(total.int8Bytes(), total.weightBytes + total.biasBytes + total.scaleBytes);
    }

    void costOfEachLayer_data() {
        QTest::addColumn<int>("index");
        QTest::addColumn<qint64>("weights");
        QTest::addColumn<qint64>("biases");
        QTest::addColumn<qint64>("macs");
        QTest::newRow("conv1") << 0 << qint64(150) << qint64(6) << qint64(117600);
        QTest::newRow("pool1") << 1 << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("conv2") << 2 << qint64(2400) << qint64(16) << qint64(240000);
        QTest::newRow("flatten") << 4 << qint64(0) << qint64(0) << qint64(0);
        QTest::newRow("fc1") << 5 << qint64(48000) << qint64(120) << qint64(48000);
        QTest::newRow("fc2") << 6 << qint64(10080) << qint64(84) << qint64(10080);
        QTest::newRow("fc3") << 7 << qint64(840) << qint64(10) << qint64(840);
    }

    void costOfEachLayer() {
        QFETCH(int, index);
        const Recipe recipe = presetRecipe("recommended");
        const LayerCost one =
            layerCost(networkShape(recipe.network)[std::size_t(index)], recipe.network, recipe.quant);
        QTEST(qint64(one.weights), "weights");
        QTEST(qint64(one.biases), "biases");
        QTEST(qint64(one.macs), "macs");
    }

    void fewerBitsArePacked() {
        Recipe recipe = presetRecipe("recommended");
        const auto setBits = [&](int conv, int dense) {
            for (std::size_t i = 0; i < kLayerCount; ++i)
                recipe.quant.layers[i].weights.bits = i < kConvolutionCount ? conv : dense;
        };
        setBits(4, 3);
        QCOMPARE(qint64(cost(recipe).weightBytes), qint64(75 + 1200 + 18000 + 3780 + 315));
        setBits(7, 8);  // 150 * 7 = 1050 bits: 131.25 bytes
        QCOMPARE(qint64(cost(recipe).weightBytes), qint64(132 + 2100 + 48000 + 10080 + 840));
    }

    // Batch norm outside the fold gives every channel a factor of its own, so a scale of its own.
    void batchNormOutsideTheFoldNeedsChannelScales() {
        Recipe recipe = presetRecipe("recommended");
        for (LayerQuant& layer : recipe.quant.layers) layer.weights.perChannel = false;
        QCOMPARE(qint64(cost(recipe).scaleBytes), qint64(5 * 5));
        recipe.quant.bnFold = false;
        QCOMPARE(qint64(cost(recipe).scaleBytes), qint64(5 * (6 + 16 + 120 + 84 + 1)));
    }

    void otherWidths() {
        NetworkRecipe network = presetRecipe("tutorial").network;
        for (std::size_t i = 0; i < 4; ++i) network.layers[i].outputs = 1;
        const std::vector<LayerShape> narrow = networkShape(network);
        QCOMPARE(narrow[5].inChannels, 25);
        QCOMPARE(narrow[7].inChannels, 1);
        for (std::size_t i = 0; i < 4; ++i) network.layers[i].outputs = 1024;
        const std::vector<LayerShape> wide = networkShape(network);
        QCOMPARE(wide[5].inChannels, 25600);
        const LayerCost total = networkCost(network, QuantRecipe{});
        QCOMPARE(qint64(total.weights),
                 qint64(25) * 1024 + qint64(25) * 1024 * 1024 + qint64(25600) * 1024 + 1024 * 1024 + 10240);
    }

    void emptyLayersAreRefused_data() {
        QTest::addColumn<int>("layer");
        QTest::addColumn<int>("outputs");
        QTest::addColumn<QString>("message");
        QTest::newRow("conv1 of none")
            << 0 << 0 << "conv1 would have 0 × 28 × 28 outputs: at least 1 × 1 × 1 is needed";
        QTest::newRow("conv2 of none")
            << 1 << 0 << "conv2 would have 0 × 10 × 10 outputs: at least 1 × 1 × 1 is needed";
        QTest::newRow("negative fc2")
            << 3 << -3 << "fc2 would have -3 × 1 × 1 outputs: at least 1 × 1 × 1 is needed";
    }

    void emptyLayersAreRefused() {
        QFETCH(int, layer);
        QFETCH(int, outputs);
        QFETCH(QString, message);
        NetworkRecipe network = presetRecipe("recommended").network;
        network.layers[std::size_t(layer)].outputs = outputs;
        QCOMPARE(refusal(ErrorCode::Usage, [&] { networkShape(network); }), message);
    }
};

QTEST_APPLESS_MAIN(TestNetworkShape)
#include "test_network_shape.moc"
