// Profiles of tensors, and the file that keeps them: quant_history.bin.
#include <QTemporaryDir>
#include <QtTest>
#include <cmath>
#include <random>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/quant_history.h"

using namespace quantelier;

namespace {

std::vector<float> normals(std::size_t count, unsigned seed) {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal(0.0f, 0.1f);
    std::vector<float> values(count);
    for (float& value : values) value = normal(random);
    return values;
}

QuantProfile profileOf(Stage stage, int epoch, unsigned seed) {
    const std::vector<float> values = normals(96, seed);
    QuantProfile profile;
    profile.stage = stage;
    profile.epoch = epoch;
    const QuantSpec output{8, false, false, false}, weights{4, true, true, true};
    profile.layers.push_back(
        {"input", tensorProfile(values.data(), 96, {-0.4f, 2.8f}, output, kProfileBins), {}});
    const LayerProfile layer{"conv1", tensorProfile(values.data(), 96, {0.0f, 0.2f}, output, kProfileBins),
                             weightProfiles(values.data(), 96, {{-0.2f, 0.2f}, {-0.1f, 0.1f}}, weights)};
    for (const char* name : {"conv1", "conv2", "fc1", "fc2", "fc3"}) {
        profile.layers.push_back(layer);
        profile.layers.back().name = name;
    }
    return profile;
}

void compare(const TensorProfile& a, const TensorProfile& b) {
    QVERIFY(a.spec == b.spec);
    QCOMPARE(a.range.min, b.range.min);
    QCOMPARE(a.range.max, b.range.max);
    QCOMPARE(a.inSteps, b.inSteps);
    QCOMPARE(a.histogram.low, b.histogram.low);
    QCOMPARE(a.histogram.high, b.histogram.high);
    QVERIFY(a.histogram.counts == b.histogram.counts);
    QCOMPARE(qint64(a.values), qint64(b.values));
    QCOMPARE(qint64(a.saturated), qint64(b.saturated));
    QCOMPARE(a.codesUsed, b.codesUsed);
    QVERIFY(a.used == b.used);
}

bool isRefused(const std::string& bytes) {
    try {
        decodeQuantHistory(bytes, "x");
    } catch (const Error& e) {
        return e.code() == ErrorCode::BadInput && std::string(e.what()).rfind("x: ", 0) == 0;
    }
    return false;
}

}  // namespace

class TestQuantHistory : public QObject {
    Q_OBJECT
  private slots:
    // 4 bits symmetric, narrow: codes -7 to 7, scale 0.1.
    void profileCountsByTheDefinition() {
        const std::vector<float> values = {-1.0f, -0.7f, -0.06f, 0.0f, 0.04f, 0.3f, 0.74f, 0.76f};
        const TensorProfile profile =
            tensorProfile(values.data(), values.size(), {-0.7f, 0.7f}, {4, false, true, true}, kProfileBins);
        QCOMPARE(profile.grid().scale, 0.1f);
        QCOMPARE(qint64(profile.values), qint64(8));
        QCOMPARE(qint64(profile.saturated), qint64(2));  // -1.0 and 0.76; 0.74 rounds to the last code
        QCOMPARE(profile.codes(), 15);
        QCOMPARE(profile.codesUsed, 5);  // -7, -1, 0, 3, 7
        for (int code = -7; code <= 7; ++code)
            QCOMPARE(bool(profile.used[std::size_t(code + 7)]),
                     code == -7 || code == -1 || code == 0 || code == 3 || code == 7);
        double sum = 0.0;
        for (const double count : profile.histogram.counts) sum += count;
        QCOMPARE(sum, 8.0);
    }

    void channelsShareOnlyTheCodes() {
        const std::vector<float> values = normals(400, 5);
        const std::vector<Range> ranges = {{-0.3f, 0.3f}, {-0.05f, 0.05f}, {-0.1f, 0.1f}, {-0.2f, 0.2f}};
        const auto profiles = weightProfiles(values.data(), 400, ranges, {8, true, true, true});
        QCOMPARE(profiles.size(), std::size_t(5));
        QVERIFY(profiles[0].inSteps && profiles[0].histogram.counts.size() == kProfileBins);
        QCOMPARE(profiles[0].grid().scale, 1.0f);
        std::int64_t saturated = 0, values_ = 0;
        for (std::size_t c = 1; c < profiles.size(); ++c) {
            saturated += profiles[c].saturated;
            values_ += profiles[c].values;
            QCOMPARE(profiles[c].histogram.counts.size(), std::size_t(kChannelBins));
            QCOMPARE(profiles[c].range.max, ranges[c - 1].max);
            QVERIFY(profiles[c].used.empty() && profiles[c].codesUsed > 10);
        }
        QCOMPARE(qint64(profiles[0].saturated), qint64(saturated));
        QVERIFY(saturated > 20);
        QCOMPARE(qint64(values_), qint64(400));
        QVERIFY(profiles[0].codesUsed <= 255 && profiles[0].used.size() == 255);
        QCOMPARE(weightProfiles(values.data(), 400, {{-1, 1}}, {8, false, true, true}).size(),
                 std::size_t(1));
    }

    void roundTrip() {
        QTemporaryDir folder;
        QuantHistory history;
        for (int epoch = 1; epoch <= 3; ++epoch) history.add(profileOf(Stage::Float, epoch, unsigned(epoch)));
        history.add(profileOf(Stage::Quant, 1, 9));
        const std::string path = folder.filePath(kQuantHistoryFile).toStdString();
        writeFileWhole(path, encodeQuantHistory(history));
        const QuantHistory read = readQuantHistory(path);
        QCOMPARE(read.profiles.size(), std::size_t(4));
        QCOMPARE(read.epochOfRun(3), 4);
        for (std::size_t i = 0; i < 4; ++i) {
            const QuantProfile &a = history.profiles[i], &b = read.profiles[i];
            QCOMPARE(a.stage, b.stage);
            QCOMPARE(a.epoch, b.epoch);
            QCOMPARE(a.layers.size(), b.layers.size());
            for (std::size_t k = 0; k < a.layers.size(); ++k) {
                QCOMPARE(a.layers[k].name, b.layers[k].name);
                compare(a.layers[k].output, b.layers[k].output);
                QCOMPARE(a.layers[k].weights.size(), b.layers[k].weights.size());
                for (std::size_t c = 0; c < a.layers[k].weights.size(); ++c)
                    compare(a.layers[k].weights[c], b.layers[k].weights[c]);
            }
        }
        QCOMPARE(encodeQuantHistory(read), encodeQuantHistory(history));
        QCOMPARE(decodeQuantHistory(encodeQuantHistory({}), "x").profiles.size(), std::size_t(0));
    }

    void damagedFilesAreRefused() {
        QuantHistory history;
        history.add(profileOf(Stage::Float, 1, 1));
        const std::string whole = encodeQuantHistory(history);
        for (std::size_t length = 0; length < whole.size(); ++length)
            QVERIFY(isRefused(whole.substr(0, length)));
        for (std::size_t at = 0; at < whole.size(); ++at) {
            std::string damaged = whole;
            damaged[at] = char(damaged[at] ^ 0x10);
            QVERIFY2(isRefused(damaged), qPrintable(QString::number(at)));
        }
        QVERIFY(isRefused(whole + "x"));
        QVERIFY(isRefused("not a history at all"));
    }

    // Whole files, their checksum right, that say what no run leaves.
    void impossibleHistoriesAreRefused() {
        const float nan = std::nanf(""), huge = 3e38f;
        const auto refused = [](auto change) {
            QuantHistory history;
            for (int epoch = 1; epoch <= 2; ++epoch) history.add(profileOf(Stage::Float, epoch, 1));
            change(history.profiles);
            return isRefused(encodeQuantHistory(history));
        };
        using Profiles = std::vector<QuantProfile>;
        QVERIFY(!refused([](Profiles&) {}));
        QVERIFY(refused([&](Profiles& p) { p[0].layers[0].output.range.min = nan; }));
        QVERIFY(refused([&](Profiles& p) { p[0].layers[1].output.range = {-huge, huge}; }));
        QVERIFY(refused([&](Profiles& p) { p[1].layers[1].weights[0].range = {1.0f, 0.0f}; }));
        QVERIFY(refused([&](Profiles& p) { p[1].layers[2].output.histogram.high = nan; }));
        QVERIFY(refused([](Profiles& p) { p[0].layers[3].output.histogram.counts.clear(); }));
        QVERIFY(refused([](Profiles& p) { p[0].layers[3].output.saturated = 97; }));
        QVERIFY(refused([](Profiles& p) { p[0].layers.pop_back(); }));
        QVERIFY(refused([](Profiles& p) { p[0].epoch = 0; }));
        QVERIFY(refused([](Profiles& p) { p[1].epoch = 1 << 29; }));
        QVERIFY(refused([](Profiles& p) { std::swap(p[0], p[1]); }));
    }

    // Training that goes on from an earlier epoch, and a second fine-tuning, replace what came after.
    void laterEpochsAreReplaced() {
        QuantHistory history;
        for (int epoch = 1; epoch <= 4; ++epoch) history.add(profileOf(Stage::Float, epoch, 1));
        for (int epoch = 1; epoch <= 2; ++epoch) history.add(profileOf(Stage::Quant, epoch, 1));
        history.add(profileOf(Stage::Quant, 1, 2));
        QCOMPARE(history.profiles.size(), std::size_t(5));
        QCOMPARE(history.epochOfRun(4), 5);
        history.add(profileOf(Stage::Float, 3, 2));
        QCOMPARE(history.profiles.size(), std::size_t(3));
    }

    void longRunsAreThinned() {
        QuantHistory history;
        for (int epoch = 1; epoch <= 50; ++epoch) history.add(profileOf(Stage::Float, epoch, 1));
        for (int epoch = 1; epoch <= 200; ++epoch) {
            history.add(profileOf(Stage::Quant, epoch, 1));
            QVERIFY(history.profiles.size() <= kMostProfiles);
            QCOMPARE(history.epochOfRun(history.profiles.size() - 1), 50 + epoch);
            QCOMPARE(history.profiles.front().epoch, 1);
        }
        for (std::size_t i = 1; i < history.profiles.size(); ++i)
            QVERIFY(history.epochOfRun(i - 1) < history.epochOfRun(i));
    }
};

QTEST_APPLESS_MAIN(TestQuantHistory)
#include "test_quant_history.moc"
