// Recipes: the presets' facts, the JSON they are kept in, and what is refused.
#include <QtTest>
#include <random>

#include "engine/core/recipe.h"
#include "tests/support/refusal.h"

using namespace quantelier;
using quantelier::test::refusal;

namespace {

Recipe parsed(const char* json) {
    return recipeFromJson(json, presetRecipe("recommended"), "r.json");
}

void presetRows() {
    QTest::addColumn<QString>("preset");
    for (const std::string& name : presetNames()) QTest::newRow(name.c_str()) << QString::fromStdString(name);
}

// A recipe with random, possible values in every field.
Recipe randomRecipe(std::mt19937& random) {
    const auto upTo = [&](int most) { return int(random() % unsigned(most + 1)); };
    const auto flip = [&] { return random() % 2 == 0; };
    const auto share = [&] { return std::generate_canonical<double, 53>(random); };
    const auto spec = [&](bool channels) {
        return QuantSpec{2 + upTo(6), channels && flip(), flip(), flip()};
    };
    const auto optimizer = [&] {
        return OptimizerRecipe{upTo(100), 1e-6 + share(), 0.99 * share(), share(),
                               flip() ? Schedule::Cosine : Schedule::Constant};
    };
    Recipe r = presetRecipe("recommended");
    r.preset = "own words \xc3\xa4";
    r.seed = std::int64_t(random()) << 30;
    r.data = {static_cast<DataSource>(upTo(3)),
              "/a b/\"\xe6\x95\xb0\" \\ \n",
              5000 + upTo(5000),
              upTo(5000),
              2 + upTo(4094),
              flip(),
              flip()};
    for (LayerRecipe& layer : r.network.layers) {
        if (&layer != &r.network.layers.back()) {
            layer.outputs = 1 + upTo(1023);
            layer.activation = static_cast<Activation>(upTo(2));
        }
        layer.hasBn = flip();
        layer.hasBias = flip();
        layer.weightInit = static_cast<WeightInit>(upTo(1));
    }
    r.train = optimizer();
    r.quantTrain = optimizer();
    for (LayerQuant& layer : r.quant.layers)
        layer = {spec(true), spec(false), flip() ? ObserverKind::Mse : ObserverKind::MinMax,
                 static_cast<ObserverKind>(upTo(5))};
    r.quant.input = spec(false);
    r.quant.fixedInputRange = flip();
    r.quant.emaDecay = 0.999 * share();
    r.quant.percentile = 50.1 + 49.0 * share();
    r.quant.rangeStart = static_cast<RangeStart>(upTo(1));
    r.quant.quantDelay = upTo(1000);
    r.quant.bnFold = flip();
    r.quant.oneConvFold = flip();
    r.quant.freezeBn = upTo(1000);
    r.quant.freezeBnEpoch = upTo(5);
    r.quant.freezeObservers = upTo(1000) - 1;
    r.quant.freezeObserversEpoch = upTo(5);
    r.quant.equalize = flip();
    r.quant.biasCorrection = flip();
    r.checkpoint = {upTo(500), 1 + upTo(20)};
    return r;
}

}  // namespace

class TestRecipe : public QObject {
    Q_OBJECT

  private slots:
    void presetsInTheMenusOrder() {
        QCOMPARE(presetNames(), (std::vector<std::string>{"recommended", "tutorial", "ascend", "int8", "w4a8",
                                                          "w4a4", "w2a8"}));
    }

    void presetIsValidAndComesBack_data() { presetRows(); }

    void presetIsValidAndComesBack() {
        QFETCH(QString, preset);
        const Recipe recipe = presetRecipe(preset.toStdString());
        validate(recipe);
        QCOMPARE(recipe.preset, preset.toStdString());
        QCOMPARE(recipe.seed, std::int64_t(1));
        QVERIFY(recipe.data.source == DataSource::Auto);
        QCOMPARE(recipe.data.batchSize, 64);
        const std::string text = recipeToJson(recipe);
        QCOMPARE(recipeToJson(recipeFromJson(text, Recipe{}, "r.json")), text);
    }

    // The sample of MindSpore v0.5: neither batch norm nor convolution bias, N(0, 0.01), a constant rate, one
    // asymmetric range a layer.
    void tutorialHoldsItsFacts() {
        const Recipe r = presetRecipe("tutorial");
        const std::array<int, kLayerCount> outputs = {6, 16, 120, 84, 10};
        for (std::size_t i = 0; i < outputs.size(); ++i) {
            const LayerRecipe& layer = r.network.layers[i];
            QCOMPARE(layer.outputs, outputs[i]);
            QVERIFY(!layer.hasBn);
            QCOMPARE(layer.hasBias, i >= 2);
            QVERIFY(layer.activation == (i < 4 ? Activation::Relu : Activation::None));
            QVERIFY(layer.weightInit == WeightInit::Normal001);
        }
        for (const OptimizerRecipe& o : {r.train, r.quantTrain}) {
            QCOMPARE(o.epochs, 10);
            QCOMPARE(o.learningRate, 0.01);
            QCOMPARE(o.momentum, 0.9);
            QCOMPARE(o.weightDecay, 0.0);
            QVERIFY(o.schedule == Schedule::Constant);
        }
        for (const LayerQuant& layer : r.quant.layers) {
            QVERIFY((layer.weights == QuantSpec{8, false, false, false}));
            QVERIFY((layer.output == QuantSpec{8, false, false, false}));
            QVERIFY(layer.weightObserver == ObserverKind::MinMax);
            QVERIFY(layer.outputObserver == ObserverKind::Ema);
        }
        QVERIFY((r.quant.input == QuantSpec{8, false, false, false}));
        QCOMPARE(r.quant.emaDecay, 0.999);
        QVERIFY(r.quant.rangeStart == RangeStart::MindSpore);
        QVERIFY(!r.quant.fixedInputRange);
        QVERIFY(!r.quant.bnFold);
        QCOMPARE(r.quant.quantDelay, 0);
        QCOMPARE(r.checkpoint.saveSteps, 0);
        QCOMPARE(r.checkpoint.keepMax, 10);
    }

    // Ascend has no weight zero points and one scale for the weights of a dense layer.
    void ascendAndRecommendedHoldTheirFacts() {
        const Recipe ascend = presetRecipe("ascend"), recommended = presetRecipe("recommended");
        for (std::size_t i = 0; i < kLayerCount; ++i) {
            QVERIFY((ascend.quant.layers[i].weights == QuantSpec{8, i < kConvolutionCount, true, true}));
            QVERIFY((recommended.quant.layers[i].weights == QuantSpec{8, true, true, true}));
        }
        QVERIFY(ascend.quant.biasScaleFloor > std::ldexp(1.0, -14));  // float16's smallest normal number
        for (const Recipe& r : {ascend, recommended}) {
            for (const LayerQuant& layer : r.quant.layers)
                QVERIFY((layer.output == QuantSpec{8, false, false, false}));
            QVERIFY(r.quant.bnFold && r.quant.fixedInputRange);
            for (std::size_t i = 0; i < 4; ++i)
                QVERIFY(r.network.layers[i].hasBn && !r.network.layers[i].hasBias);
            QVERIFY(!r.network.layers[4].hasBn && r.network.layers[4].hasBias);
        }
    }

    void unknownPresetListsTheNames() {
        QCOMPARE(refusal(ErrorCode::Usage, [] { presetRecipe("best"); }),
                 "there is no preset 'best'; the presets are: recommended, tutorial, ascend, int8, w4a8, "
                 "w4a4, w2a8");
    }

    void randomRecipesComeBack() {
        std::mt19937 random(3);
        for (int trial = 0; trial < 200; ++trial) {
            const Recipe recipe = randomRecipe(random);
            validate(recipe);
            const std::string text = recipeToJson(recipe);
            const Recipe back = recipeFromJson(text, Recipe{}, "r.json");
            QCOMPARE(recipeToJson(back), text);
            QCOMPARE(back.data.path, recipe.data.path);
            QCOMPARE(back.train.learningRate, recipe.train.learningRate);
            QVERIFY(back.network == recipe.network);
            QVERIFY(back.quant.layers[3].output == recipe.quant.layers[3].output);
        }
    }

    void absentKeysKeepTheBase() {
        Recipe base = presetRecipe("tutorial");
        base.train.epochs = 77;
        const Recipe r = recipeFromJson(R"({"train": {"momentum": 0.5}, "seed": 4})", base, "r.json");
        QCOMPARE(r.train.momentum, 0.5);
        QCOMPARE(r.train.epochs, 77);
        QCOMPARE(r.seed, std::int64_t(4));
        QCOMPARE(r.preset, std::string("tutorial"));
        QVERIFY(r.network == base.network);
    }

    void whatARunFolderAddsIsSkipped() {
        QCOMPARE(
            parsed(R"({"schema": 1, "provenance": {"libtorch": "1.13", "anything": [1]}, "seed": 9})").seed,
            std::int64_t(9));
    }

    void wrongJsonIsRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* name, const char* json, const char* message) {
            QTest::newRow(name) << QByteArray(json) << QString(message);
        };
        row("unknown key", R"({"sed": 1})",
            "r.json: unknown key 'sed', expected one of: preset, seed, data, network, train, quant_train, "
            "quant, checkpoint");
        row("unknown inner key", R"({"train": {"lr": 0.1}})",
            "r.json.train: unknown key 'lr', expected one of: epochs, learning_rate, momentum, weight_decay, "
            "schedule");
        row("unknown key three levels down", R"({"quant": {"activations": {"bit": 4}}})",
            "r.json.quant.activations: unknown key 'bit', expected one of: bits, per_channel, symmetric, "
            "narrow_range");
        row("unknown key of a layer", R"({"network": {"layers": [{}, {"bn": true}, {}, {}, {}]}})",
            "r.json.network.layers[1]: unknown key 'bn', expected one of: name, outputs, has_bn, has_bias, "
            "activation, weight_init");
        row("word for a number", R"({"seed": "one"})", "r.json.seed: expected a whole number, found \"one\"");
        row("fraction for a whole number", R"({"train": {"epochs": 1.5}})",
            "r.json.train.epochs: expected a whole number, found 1.5");
        row("null", R"({"train": {"momentum": null}})",
            "r.json.train.momentum: expected a number, found null");
        row("number for a switch", R"({"data": {"shuffle": 1}})",
            "r.json.data.shuffle: expected true or false, found 1");
        row("number for text", R"({"data": {"path": 3}})", "r.json.data.path: expected a string, found 3");
        row("number for an object", R"({"quant": 3})", "r.json.quant: expected an object, found 3");
        row("list for a number", R"({"seed": [1]})", "r.json.seed: expected a whole number, found an array");
        row("object for a switch", R"({"data": {"shuffle": {"a": 1}}})",
            "r.json.data.shuffle: expected true or false, found an object");
        row("four layers", R"({"network": {"layers": [{}, {}, {}, {}]}})",
            "r.json.network.layers: expected five layers, found an array");
        row("a word as a layer", R"({"network": {"layers": [{}, {}, "fc", {}, {}]}})",
            "r.json.network.layers[2]: expected an object, found \"fc\"");
        row("unknown word", R"({"train": {"schedule": "linear"}})",
            "r.json.train.schedule: expected a known word, found \"linear\"");
        row("unknown word, first enumerator", R"({"data": {"source": "imagenet"}})",
            "r.json.data.source: expected a known word, found \"imagenet\"");
        row("number for a word", R"({"quant": {"observer": 0}})",
            "r.json.quant.observer: expected a known word, found 0");
        row("beyond 32 bits", R"({"train": {"epochs": 4294967297}})",
            "r.json.train.epochs: expected a smaller number, found 4294967297");
        row("beyond 64 bits, signed", R"({"seed": 18446744073709551615})",
            "r.json.seed: expected a smaller number, found 18446744073709551615");
        // Read as a signed number it would be -1, which means never.
        row("beyond 64 bits, a word of its own", R"({"quant": {"freeze_observers": 18446744073709551615}})",
            "r.json.quant.freeze_observers: expected a smaller number, found 18446744073709551615");
    }

    void wrongJsonIsRefused() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        QCOMPARE(refusal(ErrorCode::Usage, [&] { parsed(json.constData()); }), message);
    }

    void otherFilesAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("start");
        QTest::newRow("empty") << QByteArray() << "r.json: not a recipe in JSON (";
        QTest::newRow("text") << QByteArray("epochs = 3") << "r.json: not a recipe in JSON (";
        QTest::newRow("cut off") << QByteArray(R"({"seed": 1, "data": {)")
                                 << "r.json: not a recipe in JSON (";
        QTest::newRow("not UTF-8") << QByteArray("{\"preset\": \"\xff\xfe\"}")
                                   << "r.json: not a recipe in JSON (";
        QTest::newRow("number beyond double")
            << QByteArray(R"({"seed": 1e999})") << "r.json: not a recipe in JSON (";
        QTest::newRow("a list") << QByteArray("[]") << "r.json: expected a JSON object";
        QTest::newRow("a number") << QByteArray("3") << "r.json: expected a JSON object";
        QTest::newRow("newer") << QByteArray(R"({"schema": 2})")
                               << "r.json: recipe schema 2, this program reads schema 1";
        QTest::newRow("odd schema") << QByteArray(R"({"schema": "1"})")
                                    << "r.json: recipe schema \"1\", this program reads schema 1";
    }

    void otherFilesAreRefused() {
        QFETCH(QByteArray, text);
        QFETCH(QString, start);
        const QString message = refusal(ErrorCode::BadInput, [&] { parsed(text.constData()); });
        QVERIFY2(message.startsWith(start), qPrintable(message));
    }

    void impossibleValuesAreRefused_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char* json, const char* message) {
            QTest::newRow(message) << QByteArray(json) << QString(message);
        };
        row(R"({"seed": -1})", "seed is -1, expected 0 or more");
        row(R"({"data": {"batch_size": 1}})", "data.batch_size is 1, expected 2 to 4096");
        row(R"({"data": {"batch_size": 4097}})", "data.batch_size is 4097, expected 2 to 4096");
        row(R"({"data": {"train_images": -1}})", "data.train_images is -1, expected 0 or more");
        row(R"({"data": {"test_images": -5}})", "data.test_images is -5, expected 0 or more");
        row(R"({"data": {"train_images": 63}})", "data.train_images is 63, smaller than one batch of 64");
        row(R"({"train": {"epochs": -1}})", "train.epochs is -1, expected 0 to 10000");
        row(R"({"train": {"epochs": 10001}})", "train.epochs is 10001, expected 0 to 10000");
        row(R"({"train": {"learning_rate": 0}})",
            "train.learning_rate is 0, expected above 0 and at most 10");
        row(R"({"train": {"learning_rate": -0.5}})",
            "train.learning_rate is -0.5, expected above 0 and at most 10");
        row(R"({"quant_train": {"learning_rate": 11}})",
            "quant_train.learning_rate is 11, expected above 0 and at most 10");
        row(R"({"quant_train": {"momentum": 1.0}})", "quant_train.momentum is 1, expected 0 up to below 1");
        row(R"({"train": {"momentum": -0.1}})", "train.momentum is -0.1, expected 0 up to below 1");
        row(R"({"train": {"weight_decay": 1.5}})", "train.weight_decay is 1.5, expected 0 to 1");
        row(R"({"quant": {"conv_weights": {"bits": 1}}})",
            "quant.layers[0].weights.bits is 1, expected 2 to 8");
        row(R"({"quant": {"dense_weights": {"bits": 9}}})",
            "quant.layers[2].weights.bits is 9, expected 2 to 8");
        row(R"({"quant": {"activations": {"bits": 0}}})",
            "quant.layers[0].output.bits is 0, expected 2 to 8");
        row(R"({"quant": {"activations": {"per_channel": true}}})",
            "quant.layers[0].output.per_channel must be false: a layer's input has one scale");
        row(R"({"quant": {"ema_decay": 1}})", "quant.ema_decay is 1, expected 0 up to below 1");
        row(R"({"quant": {"quant_delay": -1}})", "quant.quant_delay is -1, expected 0 or more");
        row(R"({"quant": {"freeze_bn": -1}})", "quant.freeze_bn is -1, expected 0 or more");
        row(R"({"quant": {"freeze_observers": -2}})",
            "quant.freeze_observers is -2, expected -1 (never) or a step");
        row(R"({"checkpoint": {"save_steps": -1}})", "checkpoint.save_steps is -1, expected 0 or more");
        row(R"({"checkpoint": {"keep_max": 0}})", "checkpoint.keep_max is 0, expected 1 or more");
        row(R"({"network": {"layers": [{"outputs": 0}, {}, {}, {}, {}]}})",
            "conv1.outputs is 0, expected 1 to 1024");
        row(R"({"network": {"layers": [{}, {}, {"outputs": 1025}, {}, {}]}})",
            "fc1.outputs is 1025, expected 1 to 1024");
        row(R"({"network": {"layers": [{}, {}, {}, {}, {"outputs": 11}]}})",
            "fc3.outputs is 11, expected 10: one a digit");
        row(R"({"network": {"layers": [{}, {}, {}, {}, {"activation": "relu"}]}})",
            "fc3.activation must be none: softmax cross-entropy needs the raw logits");
        row(R"({"network": {"layers": [{}, {"name": "conv3"}, {}, {}, {}]}})",
            "layer 2 is named 'conv3', expected 'conv2'");
    }

    void impossibleValuesAreRefused() {
        QFETCH(QByteArray, json);
        QFETCH(QString, message);
        const Recipe recipe = parsed(json.constData());
        QCOMPARE(refusal(ErrorCode::Usage, [&] { validate(recipe); }), message);
    }

    void limitsThemselvesAreFine() {
        validate(
            parsed(R"({"data": {"batch_size": 4096, "train_images": 4096}, "seed": 0, "train": {"epochs": 0,
            "learning_rate": 10, "momentum": 0, "weight_decay": 1}, "quant": {"activations": {"bits": 2},
            "freeze_observers": -1, "ema_decay": 0}, "checkpoint": {"keep_max": 1}})"));
    }

    // A million brackets must neither overflow the stack nor fill the message.
    void deepNestingIsRefused() {
        for (const char* key : {"seed", "schema"}) {
            const QByteArray deep =
                QByteArray("{\"") + key + "\": " + QByteArray(400'000, '[') + QByteArray(400'000, ']') + "}";
            QCOMPARE(refusal(ErrorCode::BadInput, [&] { parsed(deep.constData()); }),
                     "r.json: its JSON is nested too deep");
        }
    }

    // Each key is compared with all before it: 100 000 of them would take minutes.
    void manyKeysAreRefused() {
        QByteArray many = "{\"seed\": 1";
        for (int i = 0; i < 60'000; ++i) many += ",\"" + QByteArray::number(i) + "\":0";
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { parsed((many + "}").constData()); }),
                 "r.json: its JSON has too many keys");
    }

    void longTextIsRefused() {
        const QByteArray text = "{\"preset\": \"" + QByteArray(2'000'000, 'a') + "\"}";
        QCOMPARE(refusal(ErrorCode::BadInput, [&] { parsed(text.constData()); }),
                 "r.json: 2000014 bytes, a recipe has at most 1048576");
    }

    // A run's folder is named after the preset.
    void aPresetLeadsOutOfNoFolder_data() {
        QTest::addColumn<QString>("name");
        for (const char* const name : {"../../home", "/etc", "..", ".hidden", "", "a\\nb", "a\\u001b[2J"})
            QTest::newRow(name) << name;
        QTest::newRow("long") << QString(65, 'a');
    }
    void aPresetLeadsOutOfNoFolder() {
        QFETCH(QString, name);
        const QByteArray json = "{\"preset\": \"" + name.toUtf8() + "\"}";
        const QString message = refusal(ErrorCode::Usage, [&] { parsed(json.constData()); });
        QVERIFY2(message.startsWith("r.json.preset: expected a name of letters"), qPrintable(message));
        QVERIFY(!message.contains('\x1b'));
    }

    // Linux paths are bytes. One that is not UTF-8 must not stop a run from saving its recipe.
    void aPathThatIsNotUtf8CanBeWritten() {
        Recipe recipe = presetRecipe("tutorial");
        recipe.data.path = "/data/\xff";
        const Recipe back = recipeFromJson(recipeToJson(recipe), Recipe{}, "r.json");
        QVERIFY(QString::fromStdString(back.data.path).startsWith("/data/"));
    }

    // 2 000 files that differ from a valid one by a byte or are cut short: read, or refused with a sentence.
    void damagedRecipesAreRefusedOrRead() {
        const std::string valid = recipeToJson(presetRecipe("recommended"));
        std::mt19937 random(17);
        int refused = 0;
        for (int trial = 0; trial < 2000; ++trial) {
            std::string text = valid;
            if (trial % 4 == 0)
                text.resize(random() % text.size());
            else
                text[random() % text.size()] = char(random() % 256);
            try {
                validate(recipeFromJson(text, Recipe{}, "r.json"));
            } catch (const Error& e) {
                QVERIFY(e.code() == ErrorCode::Usage || e.code() == ErrorCode::BadInput);
                QVERIFY(*e.what() != '\0');
                ++refused;
            }
        }
        QVERIFY2(refused > 1500, qPrintable(QString::number(refused)));
    }
};

QTEST_APPLESS_MAIN(TestRecipe)
#include "test_recipe.moc"
