#include <QSignalSpy>
#include <QtTest>

#include "ui/models/recipe_model.h"

using namespace quantelier;

class TestRecipeModel : public QObject {
    Q_OBJECT
  private slots:
    void editIsUndone() {
        RecipeModel model(presetRecipe("recommended"));
        QSignalSpy changed(&model, &RecipeModel::changed);
        model.edit("Batch size", [](Recipe& r) { r.data.batchSize = 128; });
        model.edit("Seed", [](Recipe& r) { r.seed = 7; });
        QCOMPARE(model.recipe().data.batchSize, 128);
        QCOMPARE(model.undoStack()->undoText(), "Seed");
        model.undoStack()->undo();
        QCOMPARE(model.recipe().seed, 1);
        QCOMPARE(model.recipe().data.batchSize, 128);
        model.undoStack()->undo();
        QCOMPARE(model.recipe().data.batchSize, 64);
        model.undoStack()->redo();
        QCOMPARE(model.recipe().data.batchSize, 128);
        QCOMPARE(changed.count(), 5);
    }

    void quickChangesOfOneThingUndoTogether() {
        RecipeModel model(presetRecipe("recommended"));
        for (int size : {65, 66, 67})
            model.edit("Batch size", [size](Recipe& r) { r.data.batchSize = size; });
        QCOMPARE(model.undoStack()->count(), 1);
        model.undoStack()->undo();
        QCOMPARE(model.recipe().data.batchSize, 64);
    }

    void rejectionKeepsTheLastGoodRecipe() {
        RecipeModel model(presetRecipe("recommended"));
        QSignalSpy changed(&model, &RecipeModel::changed);
        QSignalSpy rejected(&model, &RecipeModel::rejected);
        model.edit("Batch size", [](Recipe& r) { r.data.batchSize = 0; });
        QCOMPARE(model.recipe().data.batchSize, 64);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(rejected.count(), 1);
        QVERIFY(rejected[0][0].toString().contains("batch_size"));
        QCOMPARE(model.undoStack()->count(), 0);
    }

    void noChangeIsNoStep() {
        RecipeModel model(presetRecipe("recommended"));
        model.edit("Seed", [](Recipe& r) { r.seed = 1; });
        QVERIFY(!model.undoStack()->canUndo());
    }

    void presetKeepsTheDigits() {
        RecipeModel model(presetRecipe("recommended"));
        model.edit("Folder", [](Recipe& r) { r.data.path = "/digits"; });
        QVERIFY(!model.differsFromPreset());
        model.edit("Batch norm", [](Recipe& r) { r.network.layers[0].hasBn = false; });
        QVERIFY(model.differsFromPreset());
        model.applyPreset("tutorial");
        QCOMPARE(model.recipe().preset, std::string("tutorial"));
        QCOMPARE(model.recipe().data.path, std::string("/digits"));
        QVERIFY(!model.differsFromPreset());
    }
};

QTEST_GUILESS_MAIN(TestRecipeModel)
#include "test_recipe_model.moc"
