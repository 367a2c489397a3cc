// The manual's tables are what the program computes: resources/manual/integer-arithmetic.md, row by row.
#include <QtTest>

#include "engine/core/normalization.h"
#include "engine/int8/reference_kernels.h"
#include "tests/support/python_peer.h"

using namespace quantelier;
using namespace quantelier::test;
using int8::Layer;

namespace {

constexpr const char* kPage = PROJECT_SOURCE_DIR "/resources/manual/integer-arithmetic.md";

using Row = QHash<QString, QString>;  // cell of each column
using Table = QList<Row>;

QStringList cells(const QString& line) {
    QStringList cells;
    for (const QString& cell : line.mid(1, line.size() - 2).split('|')) cells << cell.trimmed();
    return cells;
}

// Every table below a heading of the third level, by that heading.
QMap<QString, Table> tablesOf(const QString& page) {
    QMap<QString, Table> tables;
    QString name;
    QStringList columns;
    for (const QString& line : page.split('\n')) {
        if (line.startsWith("### ")) {
            name = line.mid(4);
            columns.clear();
        } else if (line.startsWith('|') && columns.isEmpty()) {
            columns = cells(line);
            tables[name] = {};
        } else if (line.startsWith('|') && !line.startsWith("|-")) {
            const QStringList values = cells(line);
            Row row;
            for (int i = 0; i < columns.size(); ++i) row[columns[i]] = values.value(i);
            tables[name] << row;
        }
    }
    return tables;
}

// A cell that is no number, or missing, fails the test that reads it.
int whole(const QString& text) {
    bool ok = false;
    const int value = text.toInt(&ok);
    if (!ok) QTest::qFail(qPrintable("no whole number: '" + text + "'"), __FILE__, __LINE__);
    return value;
}

float real(const QString& text) {
    bool ok = false;
    const float value = text.toFloat(&ok);
    if (!ok) QTest::qFail(qPrintable("no number: '" + text + "'"), __FILE__, __LINE__);
    return value;
}

template <typename Value, typename Parse>
std::vector<Value> listOf(const QString& text, Parse parse) {
    std::vector<Value> values;
    for (const QString& word : text.split(' ', Qt::SkipEmptyParts)) values.push_back(Value(parse(word)));
    return values;
}

std::vector<std::int8_t> codesOf(const QString& text) {
    return listOf<std::int8_t>(text, whole);
}
std::vector<std::int32_t> wholesOf(const QString& text) {
    return listOf<std::int32_t>(text, whole);
}
std::vector<float> realsOf(const QString& text) {
    return listOf<float>(text, real);
}

Activation activationOf(const QString& text) {
    if (text == "none") return Activation::None;
    if (text == "relu") return Activation::Relu;
    if (text != "relu6") QTest::qFail(qPrintable("no activation: " + text), __FILE__, __LINE__);
    return Activation::Relu6;
}

QuantSpec specOf(const Row& row) {
    QuantSpec spec;
    spec.bits = whole(row["bits"]);
    spec.symmetric = row.contains("symmetric") && whole(row["symmetric"]);
    spec.narrowRange = row.contains("narrow") && whole(row["narrow"]);
    return spec;
}

// A layer from a table of quantities, with what the table says it computes.
struct LayerExample {
    Layer layer;
    std::vector<std::int8_t> x, w, y;
    std::vector<std::int32_t> acc;
    Row quantities;
};

LayerExample exampleOf(const Table& table) {
    LayerExample e;
    for (const Row& row : table) e.quantities[row["quantity"]] = row["value"];
    const Row& q = e.quantities;
    const auto shape = wholesOf(q["input channels, height, width, kernel"]);
    if (shape.size() != 4) {
        QTest::qFail("the shape has four numbers", __FILE__, __LINE__);
        return e;
    }
    e.layer.inChannels = shape[0];
    e.layer.inHeight = shape[1];
    e.layer.inWidth = shape[2];
    e.layer.kernel = shape[3];
    e.layer.convolution = shape[3] > 1;
    e.layer.bias = wholesOf(q["b"]);
    e.layer.outChannels = int(e.layer.bias.size());
    e.w = codesOf(q["w"]);
    e.layer.weight = int8::PackedWeights(e.w, 8);
    e.layer.weightScale = realsOf(q["s_w"]);
    e.layer.weightZeroPoint = codesOf(q["z_w"]);
    e.layer.input = {real(q["s_x"]), whole(q["z_x"])};
    e.layer.output = {real(q["s_y"]), whole(q["z_y"])};
    e.layer.activation = activationOf(q["activation"]);
    int8::completeLayer(e.layer, QuantSpec{});
    e.x = codesOf(q["x"]);
    e.acc = wholesOf(q["acc"]);
    e.y = codesOf(q["y"]);
    return e;
}

void checkLayer(const LayerExample& e) {
    const Layer& layer = e.layer;
    const auto pixels = std::size_t(layer.outHeight() * layer.outWidth());
    const std::size_t outputs = std::size_t(layer.outChannels) * pixels;
    QCOMPARE(e.x.size(), std::size_t(layer.inChannels * layer.inHeight * layer.inWidth));
    QCOMPARE(e.w.size(), std::size_t(layer.outChannels * layer.inChannels * layer.kernel * layer.kernel));
    QVERIFY(outputs > 0);
    QCOMPARE(e.acc.size(), outputs);
    QCOMPARE(layer.multiplier, realsOf(e.quantities["m"]));
    std::vector<std::int8_t> y(outputs), requantized;
    for (std::size_t i = 0; i < outputs; ++i)
        requantized.push_back(
            int8::requantize(e.acc[i], layer.multiplier[layer.scaleIndex(int(i / pixels))], layer));
    QCOMPARE(requantized, e.y);
    int8::layerForward(layer, e.w.data(), e.x.data(), y.data());
    QCOMPARE(y, e.y);
}

}  // namespace

class TestConformance : public QObject {
    Q_OBJECT

  private:
    QMap<QString, Table> m_tables;

    // Adds the rows of a table to a test: their numbers. A table that is not there has one row of empty
    // cells, which are no numbers.
    void addRows(const char* table) const {
        QTest::addColumn<int>("index");
        if (m_tables[table].isEmpty()) QTest::newRow("missing") << -1;
        for (int i = 0; i < m_tables[table].size(); ++i) QTest::addRow("row %d", i + 1) << i;
    }
    Row row(const char* table) const {
        QFETCH(int, index);
        return m_tables[table].value(index);
    }

  private slots:
    void initTestCase() {
        QFile page(kPage);
        QVERIFY2(page.open(QIODevice::ReadOnly), kPage);
        m_tables = tablesOf(QString::fromUtf8(page.readAll()));
    }

    // Not one table more or less than is checked here, each with the rows that it had when it was written.
    void everyTableIsThere() {
        const QMap<QString, int> leastRows = {
            {"Accumulator bound", 8}, {"Activations", 9},          {"Codes of pixels", 20},
            {"Codes of values", 19},  {"Convolution", 15},         {"Dense layer", 14},
            {"Multiplier", 6},        {"Packed weights", 9},       {"Products of the dense layer", 12},
            {"Requantization", 59},   {"Scale and zero point", 24}};
        QCOMPARE(m_tables.keys(), leastRows.keys());
        for (auto it = leastRows.begin(); it != leastRows.end(); ++it)
            QVERIFY2(m_tables[it.key()].size() >= it.value(), qPrintable(it.key()));
    }

    void scaleAndZeroPoint_data() { addRows("Scale and zero point"); }
    void scaleAndZeroPoint() {
        const Row r = row("Scale and zero point");
        const QParams q = chooseQParams({real(r["min"]), real(r["max"])}, specOf(r));
        QVERIFY(q.scale == real(r["scale"]));
        QCOMPARE(q.zeroPoint, whole(r["zero point"]));
    }

    void codesOfValues_data() { addRows("Codes of values"); }
    void codesOfValues() {
        const Row r = row("Codes of values");
        const QParams q{real(r["scale"]), whole(r["zero point"])};
        QCOMPARE(quantizeCode(real(r["x"]), q, specOf(r)), whole(r["x / s"]));
        QCOMPARE(fakeQuantCode(real(r["x"]), q, specOf(r)), whole(r["x × (1 / s)"]));
    }

    void codesOfPixels_data() { addRows("Codes of pixels"); }
    void codesOfPixels() {
        const Row r = row("Codes of pixels");
        const QParams q = chooseQParams({real(r["min"]), real(r["max"])}, specOf(r));
        QVERIFY(q.scale == real(r["scale"]));
        QCOMPARE(q.zeroPoint, whole(r["zero point"]));
        const float value = normalizationTable().at(std::size_t(whole(r["pixel"])));
        QCOMPARE(quantizeCode(value, q, specOf(r)), whole(r["code"]));
    }

    void packedWeights_data() { addRows("Packed weights"); }
    void packedWeights() {
        const Row r = row("Packed weights");
        const std::vector<std::int8_t> codes = codesOf(r["codes"]);
        QVERIFY(!codes.empty());
        const int8::PackedWeights packed(codes, whole(r["bits"]));
        QCOMPARE(
            QByteArray(reinterpret_cast<const char*>(packed.bytes().data()), qsizetype(packed.bytes().size()))
                .toHex(' '),
            r["bytes"].toLatin1());
        QCOMPARE(packed.codes(), codes);
    }

    void accumulatorBound_data() { addRows("Accumulator bound"); }
    void accumulatorBound() {
        const Row r = row("Accumulator bound");
        const std::vector<std::int8_t> weights = codesOf(r["w"]);
        Layer layer;
        layer.inChannels = int(weights.size());
        layer.outChannels = 1;
        layer.weight = int8::PackedWeights(weights, 8);
        layer.weightScale = {1.0f};
        layer.weightZeroPoint = codesOf(r["z_w"]);
        layer.input.zeroPoint = whole(r["z_x"]);
        layer.bias = wholesOf(r["b"]);
        QCOMPARE(int8::accumulatorBound(layer, whole(r["x from"]), whole(r["x to"])),
                 std::int64_t(whole(r["bound"])));
    }

    void multiplier_data() { addRows("Multiplier"); }
    void multiplier() {
        const Row r = row("Multiplier");
        Layer layer;
        layer.input.scale = real(r["s_x"]);
        layer.weightScale = {real(r["s_w"])};
        layer.output.scale = real(r["s_y"]);
        int8::completeLayer(layer, QuantSpec{});
        QVERIFY(layer.multiplier == realsOf(r["m"]));
    }

    void requantization_data() { addRows("Requantization"); }
    void requantization() {
        const Row r = row("Requantization");
        Layer layer;
        layer.output.zeroPoint = whole(r["z_y"]);
        layer.codeMin = whole(r["low"]);
        layer.codeMax = whole(r["high"]);
        QCOMPARE(int(int8::requantize(whole(r["acc"]), real(r["m"]), layer)), whole(r["y"]));
    }

    void activations_data() { addRows("Activations"); }
    void activations() {
        const Row r = row("Activations");
        Layer layer;
        layer.activation = activationOf(r["activation"]);
        layer.output = {real(r["s_y"]), whole(r["z_y"])};
        int8::completeLayer(layer, specOf(r));
        QCOMPARE(layer.codeMin, whole(r["low"]));
        QCOMPARE(layer.codeMax, whole(r["high"]));
    }

    void denseLayer() { checkLayer(exampleOf(m_tables["Dense layer"])); }

    void productsOfTheDenseLayer() {
        const LayerExample e = exampleOf(m_tables["Dense layer"]);
        std::vector<std::int32_t> sums = e.layer.bias;
        const Table& products = m_tables["Products of the dense layer"];
        QCOMPARE(std::size_t(products.size()), e.w.size());
        for (const Row& r : products) {
            const auto channel = std::size_t(whole(r["channel"])), i = std::size_t(whole(r["i"]));
            const int x = whole(r["x - z_x"]), w = whole(r["w - z_w"]);
            QCOMPARE(x, e.x.at(i) - e.layer.input.zeroPoint);
            QCOMPARE(w, e.w.at(channel * e.x.size() + i) -
                            e.layer.weightZeroPoint[e.layer.scaleIndex(int(channel))]);
            QCOMPARE(whole(r["product"]), x * w);
            sums.at(channel) += x * w;
        }
        QCOMPARE(sums, e.acc);
    }

    void convolution() {
        const LayerExample e = exampleOf(m_tables["Convolution"]);
        checkLayer(e);
        const std::vector<std::int8_t> expected = codesOf(e.quantities["y after pooling"]);
        std::vector<std::int8_t> pooled(std::size_t(e.layer.outChannels));
        int8::maxPool(e.layer.outChannels, e.layer.outHeight(), e.layer.outWidth(), e.y.data(),
                      pooled.data());
        QCOMPARE(pooled, expected);
    }

    void anIndependentProgramAgrees() {
        const QString reason = withoutPython("numpy");
        if (!reason.isEmpty()) QSKIP(qPrintable(reason));
        QCOMPARE(runPeer("arithmetic_vectors.py", {"--check", kPage}), QString());
    }
};

QTEST_APPLESS_MAIN(TestConformance)
#include "test_conformance.moc"
