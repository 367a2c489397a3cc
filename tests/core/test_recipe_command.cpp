// The command line that a page shows makes the recipe that the page shows.
#include <QtTest>

#include "engine/core/recipe_command.h"
#include "engine/core/translate.h"

using namespace quantelier;

static QString options(const Recipe& recipe) {
    return QString::fromStdString(recipeOptions(recipe, "recipe.json"));
}

class TestRecipeCommand : public QObject {
    Q_OBJECT
  private slots:
    void presetAlone() {
        QCOMPARE(options(presetRecipe("recommended")),
                 "--preset recommended --epochs 6 --quant_epochs 3 --seed 1");
    }
    void changedValuesAreOptions() {
        Recipe recipe = presetRecipe("recommended");
        recipe.train.epochs = 2;
        recipe.train.learningRate = 0.02;
        recipe.data.trainImages = 5000;
        recipe.data.source = DataSource::Mnist;
        recipe.data.path = "/data/my digits";
        QCOMPARE(options(recipe),
                 "--preset recommended --data_path '/data/my digits' --train_limit 5000 --epochs 2 "
                 "--quant_epochs 3 "
                 "--learning_rate 0.02 --seed 1");
    }
    void quantizationChoicesAreOptions() {
        Recipe recipe = presetRecipe("recommended");
        for (LayerQuant& layer : recipe.quant.layers) layer.weights.bits = 4;
        recipe.quant.layers[0].weights.bits = 8;
        setObserver(recipe.quant, ObserverKind::Pact);
        recipe.quant.oneConvFold = false;
        recipe.quant.freezeObserversEpoch = 2;
        QCOMPARE(options(recipe),
                 "--preset recommended --epochs 6 --quant_epochs 3 --seed 1 --weight_bits 8,4,4,4,4 "
                 "--observer pact --one_conv_fold false --freeze_observers_epoch 2");
    }
    void howOftenIsReportedIsLeftOut() {
        Recipe recipe = presetRecipe("recommended");
        recipe.data.sinkMode = !recipe.data.sinkMode;
        QVERIFY(options(recipe).startsWith("--preset recommended"));
    }
    void whatOptionsCannotSayIsAFile() {
        Recipe recipe = presetRecipe("recommended");
        recipe.train.momentum = 0.5;
        QCOMPARE(options(recipe), "--recipe recipe.json");
        recipe = presetRecipe("recommended");
        recipe.preset = "of somebody else";
        QCOMPARE(options(recipe), "--recipe recipe.json");
        QCOMPARE(recipeOptions(recipe, "my run/recipe.json"), "--recipe 'my run/recipe.json'");
    }
    void wordsForAShell() {
        QCOMPARE(quotedForShell("/data/MNIST_Data"), "/data/MNIST_Data");
        QCOMPARE(quotedForShell("my digits"), "'my digits'");
        QCOMPARE(quotedForShell("it's"), "'it'\\''s'");
        QCOMPARE(quotedForShell(""), "''");
    }
    void valuesInPlaces() {
        QCOMPARE(filled("%2 of %1, %1 %", {"a", "%1"}), "%1 of a, a %");
        QCOMPARE(filled("%3 %0", {"a"}), "%3 %0");
    }
};

QTEST_APPLESS_MAIN(TestRecipeCommand)
#include "test_recipe_command.moc"
