// The command line that a page shows makes the recipe that the page shows.
#include <QtTest>

#include "ui/models/recipe_command.h"

using namespace quantelier;

class TestRecipeCommand : public QObject {
    Q_OBJECT
  private slots:
    void presetAlone() {
        QCOMPARE(recipeOptions(presetRecipe("recommended")),
                 "--preset recommended --epochs 6 --quant_epochs 3 --seed 1");
    }
    void changedValuesAreOptions() {
        Recipe recipe = presetRecipe("recommended");
        recipe.train.epochs = 2;
        recipe.train.learningRate = 0.02;
        recipe.data.trainImages = 5000;
        recipe.data.source = DataSource::Mnist;
        recipe.data.path = "/data/my digits";
        QCOMPARE(recipeOptions(recipe),
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
        QCOMPARE(recipeOptions(recipe),
                 "--preset recommended --epochs 6 --quant_epochs 3 --seed 1 --weight_bits 8,4,4,4,4 "
                 "--observer pact --one_conv_fold false --freeze_observers_epoch 2");
    }
    void howOftenIsReportedIsLeftOut() {
        Recipe recipe = presetRecipe("recommended");
        recipe.data.sinkMode = !recipe.data.sinkMode;
        QVERIFY(recipeOptions(recipe).startsWith("--preset recommended"));
    }
    void whatOptionsCannotSayIsAFile() {
        Recipe recipe = presetRecipe("recommended");
        recipe.train.momentum = 0.5;
        QCOMPARE(recipeOptions(recipe), "--recipe recipe.quantelier.json");
        recipe = presetRecipe("recommended");
        recipe.preset = "of somebody else";
        QCOMPARE(recipeOptions(recipe), "--recipe recipe.quantelier.json");
    }
};

QTEST_APPLESS_MAIN(TestRecipeCommand)
#include "test_recipe_command.moc"
