// The Runs page: finding, marking, comparing and editing runs.
#include <QAction>
#include <QComboBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/support/run_folders.h"
#include "tests/support/screenshot.h"
#include "ui/models/recipe_diff_model.h"
#include "ui/models/recipe_words.h"
#include "ui/models/runs_model.h"
#include "ui/pages/runs_page.h"
#include "ui/style.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/recipe_diff_panel.h"
#include "ui/widgets/run_curves_panel.h"
#include "ui/widgets/run_notes.h"
#include "ui/widgets/runs_table.h"

using namespace quantelier;
using namespace quantelier::test;

namespace {

RunSummary run(const QString& name, const QStringList& tags = {}, int finished = 0) {
    RunSummary made;
    made.folder = ("/runs/" + name).toStdString();
    made.recipe = presetRecipe("recommended");
    made.provenance.device = "CPU";
    for (const QString& tag : tags) made.labels.tags.push_back(tag.toStdString());
    made.results.floats = {made.recipe.train.epochs, 20.4, {99.08, 10000}};
    made.results.quant = {made.recipe.quantTrain.epochs, 10.8, {99.07, 10000}};
    made.results.int8 = {99.06, 10000};
    made.results.int8Bytes = 63594;
    made.results.finished = finished;
    made.floatCheckpoint = made.folder + "/checkpoints/checkpoint_lenet-6_937.ckpt";
    made.quantCheckpoint = made.folder + "/checkpoints/checkpoint_lenet_quant-3_937.ckpt";
    return made;
}

std::vector<RunSummary> examples() {
    const int day = 86400, now = int(QDateTime(QDate::currentDate(), QTime(14, 3)).toSecsSinceEpoch());
    std::vector<RunSummary> runs = {run("mnist-recommended-07", {"talk"}, now),
                                    run("ascend-dense-02", {"ascend"}, now - 1000),
                                    run("tutorial-faithful", {"paper"}, now - 9000),
                                    run("four-bits-fc1", {}, now - day),
                                    run("half", {}, now - 2 * day),
                                    run("broken", {}, now - 3 * day)};
    runs[1].recipe = presetRecipe("ascend");
    runs[2].recipe = presetRecipe("tutorial");
    runs[2].results.int8 = {98.66, 10000};
    runs[2].results.int8Bytes = 62351;
    runs[3].labels.note = "Does fc1 bear four bits?";
    runs[3].results.int8Bytes = 39594;
    runs[4].results.floats.epochsDone = 2;
    runs[4].results.quant = {};
    runs[4].results.int8 = {};
    runs[4].results.int8Bytes = 0;
    runs[4].floatCheckpoint = "/runs/half/checkpoints/checkpoint_lenet-2_937.ckpt";
    runs[4].quantCheckpoint.clear();
    runs[5].problem = "recipe.json is not a JSON object";
    return runs;
}

RunCurves curves(int floatEpochs, int quantEpochs, double best) {
    RunCurves made;
    for (int epoch = 1; epoch <= floatEpochs + quantEpochs; ++epoch) {
        EpochEvent event;
        event.stage = epoch <= floatEpochs ? Stage::Float : Stage::Quant;
        event.epoch = epoch <= floatEpochs ? epoch : epoch - floatEpochs;
        event.testAccuracyPercent = best - 2.4 / (epoch * epoch);
        event.testLoss = 0.02 + 0.1 / epoch;
        event.testImages = 10000;
        made.epochs.push_back(event);
    }
    return made;
}

}  // namespace

class TestRunsPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() {
        QLocale::setDefault(QLocale::c());
        installStyle(*qApp);
    }
    void init() {
        m_page = std::make_unique<RunsPage>();
        m_page->setRoot("/runs");
        m_page->setRuns(examples());
        m_page->resize(1072, 724);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        table().setFocus();
    }
    void cleanup() { m_page.reset(); }

    void rowsSayWhatRunsAre() {
        QCOMPARE(text(0, RunsModel::NameColumn), "mnist-recommended-07");
        QCOMPARE(text(1, RunsModel::PresetColumn), "ascend");
        QCOMPARE(text(0, RunsModel::Int8Column), "99.06");
        QCOMPARE(text(0, RunsModel::BytesColumn), QString("63") + QChar(0xa0) + "594");
        QCOMPARE(text(0, RunsModel::TimeColumn), QString("31.2") + QChar(0xa0) + "s");
        QCOMPARE(text(0, RunsModel::FinishedColumn), "Today 14:03");
        QCOMPARE(text(3, RunsModel::FinishedColumn), "Yesterday");
        QCOMPARE(text(4, RunsModel::QatColumn), "–");
        QCOMPARE(label("6 runs"), true);
    }

    void aDamagedRunStaysWithItsReason() {
        const QModelIndex broken = model().index(5, RunsModel::NameColumn);
        QCOMPARE(broken.data().toString(), "broken");
        QVERIFY(
            broken.data(RunsModel::ProblemRole).toString().startsWith("recipe.json is not a JSON object"));
        QVERIFY(broken.data(Qt::AccessibleTextRole).toString().contains("damaged: recipe.json"));
        table().chooseRow(5);
        QVERIFY(!m_page->primaryButton()->isEnabled());
        QCOMPARE(m_page->primaryButton()->toolTip(), "This run is damaged");
        QVERIFY(label("This run is damaged"));
        QVERIFY(!action("Run again…")->isEnabled());
        QVERIFY(action("Delete")->isEnabled());  // it can be cleared away
    }

    void emptyListSaysWhatToDo() {
        m_page->setRuns({});
        QSignalSpy train(m_page.get(), &RunsPage::trainRequested);
        for (auto* empty : m_page->findChildren<EmptyState*>())
            if (empty->isVisible() && empty->accessibleName() == "No runs yet")
                empty->findChild<QPushButton*>()->click();
        QCOMPARE(train.count(), 1);
        QVERIFY(!m_page->primaryButton()->isEnabled());
    }

    void searchLooksInNameNoteAndTag_data() {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("found");
        QTest::newRow("name") << "ASCEND" << QStringList{"ascend-dense-02"};
        QTest::newRow("note") << "bear four" << QStringList{"four-bits-fc1"};
        QTest::newRow("tag") << "paper" << QStringList{"tutorial-faithful"};
        QTest::newRow("nothing") << "zzz" << QStringList{};
    }
    void searchLooksInNameNoteAndTag() {
        QFETCH(QString, words);
        QFETCH(QStringList, found);
        QTest::keyClick(m_page.get(), Qt::Key_F, Qt::ControlModifier);
        QVERIFY(search()->hasFocus());
        QTest::keyClicks(search(), words);
        QCOMPARE(names(), found);
        QVERIFY(label(QString("%1 of 6 runs").arg(found.size())));
        QTest::keyClick(search(), Qt::Key_Escape);
        QCOMPARE(names().size(), 6);
        QVERIFY(table().hasFocus());
    }

    void tagsFilterAndTheOrderCounts() {
        auto* tags = combo("Tag");
        QCOMPARE(tags->count(), 4);  // all, ascend, paper, talk
        tags->setCurrentIndex(tags->findText("paper"));
        emit tags->activated(tags->currentIndex());
        QCOMPARE(names(), QStringList{"tutorial-faithful"});
        tags->setCurrentIndex(0);
        emit tags->activated(0);
        auto* order = combo("Order");
        order->setCurrentIndex(int(RunOrder::Smallest));
        QCOMPARE(names().mid(0, 2), (QStringList{"four-bits-fc1", "tutorial-faithful"}));
        QCOMPARE(names().last(), "half");  // has none
        order->setCurrentIndex(int(RunOrder::Name));
        QCOMPARE(names().first(), "ascend-dense-02");
    }

    void hundredsOfRunsAreShownPageByPage() {
        std::vector<RunSummary> runs;
        for (int i = 0; i < 500; ++i)
            runs.push_back(run(QString("run-%1").arg(i), {QString("t%1").arg(i % 7)}, i));
        m_page->setRuns(runs);
        QCOMPARE(model().rowCount(), RunsModel::kPageRows);
        QCOMPARE(model().matching(), 500);
        QElapsedTimer timer;
        timer.start();
        search()->setText("run-49");
        const qint64 elapsed = timer.elapsed();
        QCOMPARE(names().size(), 11);  // 49, 490 to 499
        QVERIFY2(elapsed < 50, qPrintable(QString("%1 ms").arg(elapsed)));
        search()->clear();
        table().chooseRow(420);
        QCOMPARE(table().currentRow(), 420);
        QCOMPARE(m_page->currentFolder(), "/runs/run-79");
        QVERIFY(model().rowCount() > 420);
    }

    // From the disk: what the window does on its worker.
    void fiveHundredFoldersAreListed() {
        QTemporaryDir dir;
        for (int i = 0; i < 500; ++i) makeRun(dir.path(), QString("run-%1").arg(i), finishedAt(i + 1));
        m_page->setRuns(listRuns(dir.path().toStdString()));
        QCOMPARE(model().total(), 500);
        QCOMPARE(text(0, RunsModel::NameColumn), "run-499");
        QCOMPARE(text(0, RunsModel::Int8Column), "99.06");
    }

    void nameIsEditedInPlace() {
        QSignalSpy edited(m_page.get(), &RunsPage::labelsEdited);
        QTest::keyClick(&table(), Qt::Key_F2);
        auto* editor = table().findChild<QLineEdit*>();
        QVERIFY(editor && editor->isVisible());
        QCOMPARE(editor->text(), "mnist-recommended-07");
        editor->selectAll();
        QTest::keyClicks(editor, "for the talk");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(edited[0][0].toString(), "/runs/mnist-recommended-07");
        const auto labels = edited[0][1].value<RunLabels>();
        QCOMPARE(labels.name, std::string("for the talk"));
        QCOMPARE(labels.tags, std::vector<std::string>{"talk"});
        m_page->setLabels("/runs/mnist-recommended-07", labels);
        QCOMPARE(text(0, RunsModel::NameColumn), "for the talk");
    }

    void tagsAreEditedInPlace() {
        QSignalSpy edited(m_page.get(), &RunsPage::labelsEdited);
        action("Tag…")->trigger();
        auto* editor = table().findChild<QLineEdit*>();
        QVERIFY(editor && editor->isVisible());
        editor->setText(" paper , talk,paper,, ");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edited.count(), 1);
        QCOMPARE(edited[0][1].value<RunLabels>().tags, (std::vector<std::string>{"paper", "talk"}));
    }

    void notesAreKeptWhenTheFieldIsLeft() {
        QSignalSpy edited(m_page.get(), &RunsPage::labelsEdited);
        QTest::keyClick(&table(), Qt::Key_Return, Qt::AltModifier);
        auto* notes = m_page->findChild<RunNotes*>();
        QVERIFY(notes->isVisible());
        auto* note = notes->findChild<QPlainTextEdit*>();
        QVERIFY(note->hasFocus());
        QTest::keyClicks(note, "Best so far");
        QCOMPARE(edited.count(), 0);
        QTest::keyClick(note, Qt::Key_Backtab, Qt::ShiftModifier);
        QCOMPARE(edited.count(), 1);
        QCOMPARE(edited[0][1].value<RunLabels>().note, std::string("Best so far"));
        table().chooseRow(3);
        QCOMPARE(note->toPlainText(), "Does fc1 bear four bits?");
        QCOMPARE(edited.count(), 1);  // choosing another is no edit
    }

    void marksLetterRunsAndOverlayTheirCurves() {
        QSignalSpy wanted(m_page.get(), &RunsPage::curvesRequested);
        auto* plot = m_page->findChild<RunOverlayPlot*>();
        QVERIFY(!plot->isVisible());
        QTest::keyClick(&table(), Qt::Key_Space);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toStringList(), QStringList{"/runs/mnist-recommended-07"});
        QCOMPARE(model().index(0, 0).data(RunsModel::LetterRole).toString(), "A");
        QVERIFY(model().index(0, 0).data(Qt::AccessibleTextRole).toString().contains("marked A, int8 99.06"));
        m_page->setCurves("/runs/mnist-recommended-07", curves(6, 3, 99.07));
        QVERIFY(plot->isVisible());
        mark(2);
        m_page->setCurves("/runs/tutorial-faithful", curves(10, 10, 98.66));
        QCOMPARE(plot->curveCount(), 2);
        const Readout readout = plot->readoutAt(6.2);
        QCOMPARE(readout.rows.size(), std::size_t{2});
        QVERIFY(readout.sentence().startsWith("Epoch 6, A 99.00"));
        QCOMPARE(plot->readoutAt(15).rows.size(), std::size_t{1});  // A ended before
        QVERIFY2(plot->description().contains("A, mnist-recommended-07: 99.04"),
                 qPrintable(plot->description()));
        QVERIFY(label("6 runs, 2 marked"));
        mark(0);
        QCOMPARE(plot->curveCount(), 1);
        mark(3);
        QCOMPARE(model().letterOf("/runs/four-bits-fc1"), "A");  // the letter that became free
        QCOMPARE(model().letterOf("/runs/tutorial-faithful"), "B");
    }

    void aSeventhMarkIsRefused() {
        std::vector<RunSummary> runs;
        for (int i = 0; i < 8; ++i) runs.push_back(run(QString("run-%1").arg(i)));
        m_page->setRuns(runs);
        QSignalSpy said(m_page.get(), &RunsPage::announced);
        for (int row = 0; row < 7; ++row) mark(row);
        QCOMPARE(model().markCount(), 6);
        QVERIFY(label("Six runs are marked. Take a mark away first."));
        QCOMPARE(said.count(), 1);
    }

    void marksOutliveASearchAndANewList() {
        mark(0);
        mark(2);
        search()->setText("four");
        QCOMPARE(model().markCount(), 2);
        search()->clear();
        auto runs = examples();
        runs.erase(runs.begin());
        m_page->setRuns(runs);
        QCOMPARE(model().markCount(), 1);
        QCOMPARE(model().letterOf("/runs/tutorial-faithful"), "B");
    }

    void recipesOfMarkedRunsAreCompared() {
        auto* panel = m_page->findChild<RecipeDiffPanel*>();
        QCOMPARE(panel->model().rowCount(), 0);
        mark(0);
        mark(1);
        mark(2);
        table().chooseRow(0);
        const RecipeDiffModel& diff = panel->model();
        QCOMPARE(diff.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), "A");
        QCOMPARE(diff.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), "C");  // against the last
        QCOMPARE(diff.rowCount(), diff.differences());
        QCOMPARE(row(diff, "learning rate"), (QStringList{"0.05", "0.01"}));
        QCOMPARE(row(diff, "schedule"), (QStringList{"cosine", "constant"}));
        QCOMPARE(row(diff, "batch norm, all but fc3"), (QStringList{"yes", "no"}));
        QVERIFY(row(diff, "seed").isEmpty());
        table().chooseRow(1);  // a marked run that is chosen takes the second place
        QCOMPARE(diff.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), "B");
        for (auto* button : panel->findChildren<QPushButton*>())
            if (button->text().startsWith("Show all")) button->click();
        QCOMPARE(diff.rowCount(), diff.settings());
        QCOMPARE(row(diff, "seed"), (QStringList{"1", "1"}));
        QVERIFY(m_page->commandLine().startsWith("quantelier runs --diff /runs/mnist-recommended-07 "));
    }

    void aReportIsOfOneRunOrOfTwo() {
        QSignalSpy asked(m_page.get(), &RunsPage::reportRequested);
        table().chooseRow(2);
        QTest::keyClick(&table(), Qt::Key_P, Qt::ControlModifier);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toStringList(), QStringList{"/runs/tutorial-faithful"});
        table().chooseRow(5);  // damaged
        QVERIFY(!action("Report…")->isEnabled());
        mark(0);
        mark(2);
        action("Report of both marked runs…")->trigger();
        QCOMPARE(asked.count(), 2);
        QCOMPARE(asked[1][0].toStringList(),
                 (QStringList{"/runs/mnist-recommended-07", "/runs/tutorial-faithful"}));
    }

    // A key that grew without words would be shown raw.
    void everySettingHasWords() {
        Recipe mixed = presetRecipe("recommended");
        mixed.quant.layers[1].weights.bits = 4;
        for (const RecipeSetting& setting : compareRecipes(presetRecipe("tutorial"), mixed))
            QVERIFY2(settingName(setting.key) != QString::fromStdString(setting.key) ||
                         setting.key == "preset" || setting.key == "seed",
                     setting.key.c_str());
    }

    void deleteAsksAndHidingUndoes() {
        QSignalSpy asked(m_page.get(), &RunsPage::deleteRequested);
        mark(1);
        table().chooseRow(1);
        QTest::keyClick(&table(), Qt::Key_Delete);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].toString(), "/runs/ascend-dense-02");
        m_page->setHidden("/runs/ascend-dense-02", true);
        QCOMPARE(model().total(), 5);
        QCOMPARE(model().markCount(), 0);
        QCOMPARE(m_page->currentFolder(), "/runs/tutorial-faithful");  // the next one came up
        m_page->setRuns(examples());                                   // its files are still there
        QCOMPARE(model().total(), 5);
        m_page->setHidden("/runs/ascend-dense-02", false);
        QCOMPARE(model().total(), 6);
        QCOMPARE(m_page->currentFolder(), "/runs/ascend-dense-02");
        search()->setFocus();
        QTest::keyClick(search(), Qt::Key_Delete);
        QCOMPARE(asked.count(), 1);  // there, the key is the field's
    }

    void onlyStoppedRunsContinue() {
        QSignalSpy continued(m_page.get(), &RunsPage::continueRequested);
        table().chooseRow(0);
        QVERIFY(!action("Continue")->isEnabled());
        table().chooseRow(4);
        QVERIFY(action("Continue")->isEnabled());
        QTest::keyClick(&table(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(continued.count(), 1);
        QCOMPARE(continued[0][0].toString(), "/runs/half");
        m_page->setBusy("Training is running");
        QVERIFY(!action("Continue")->isEnabled() && !m_page->primaryButton()->isEnabled());
        QVERIFY(label("Training is running"));
        m_page->setBusy({});
        QVERIFY(m_page->primaryButton()->isEnabled());
    }

    void returnOpensAndTheButtonsAsk() {
        QSignalSpy opened(m_page.get(), &RunsPage::openRequested),
            again(m_page.get(), &RunsPage::againRequested);
        QTest::keyClick(&table(), Qt::Key_Down);
        QTest::keyClick(&table(), Qt::Key_Return);
        m_page->primaryButton()->click();
        QCOMPARE(opened.count(), 2);
        QCOMPARE(opened[0][0].toString(), "/runs/ascend-dense-02");
        for (auto* button : m_page->findChildren<QPushButton*>())
            if (button->text() == "Run again…") button->click();
        QCOMPARE(again.count(), 1);
    }

    void looks_data() {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("notes");
        QTest::newRow("light") << QSize(1072, 724) << false << false;
        QTest::newRow("dark") << QSize(1072, 724) << true << false;
        QTest::newRow("notes") << QSize(1072, 724) << false << true;
        QTest::newRow("small") << QSize(1056, 604) << false << true;
        QTest::newRow("wide") << QSize(1712, 1004) << false << false;
    }
    void looks() {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        QFETCH(bool, notes);
        Theme::instance().setMode(dark ? ThemeMode::Dark : ThemeMode::Light);
        m_page->setSentenceVisible(size.height() > 700);
        m_page->setCommandLineVisible(size.height() > 700);
        m_page->resize(size);
        for (int row = 0; row < 3; ++row) mark(row);
        m_page->setCurves("/runs/mnist-recommended-07", curves(6, 3, 99.07));
        m_page->setCurves("/runs/ascend-dense-02", curves(6, 3, 99.01));
        m_page->setCurves("/runs/tutorial-faithful", curves(10, 10, 98.66));
        table().chooseRow(0);
        if (notes) action("Note")->trigger();
        QTest::qWait(150);
        QCOMPARE(m_page->size(), size);
        for (const auto* seen : m_page->findChildren<QLabel*>())
            if (seen->isVisible() && !seen->wordWrap() &&
                seen->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                QVERIFY2(seen->width() >= seen->sizeHint().width(), qPrintable(seen->text()));
        saveScreenshot(*m_page, QString("runs-%1").arg(QTest::currentDataTag()));
        Theme::instance().setMode(ThemeMode::Light);
    }

  private:
    RunsModel& model() { return m_page->model(); }
    RunsTable& table() { return *m_page->findChild<RunsTable*>(); }
    QLineEdit* search() {
        for (auto* field : m_page->findChildren<QLineEdit*>())
            if (field->accessibleName().startsWith("Search")) return field;
        return nullptr;
    }
    QComboBox* combo(const QString& name) {
        for (auto* box : m_page->findChildren<QComboBox*>())
            if (box->accessibleName() == name) return box;
        return nullptr;
    }
    QAction* action(const QString& text) {
        for (auto* each : m_page->findChildren<QAction*>())
            if (each->text() == text) return each;
        return nullptr;
    }
    QString text(int row, int column) { return model().index(row, column).data().toString(); }
    QStringList names() {
        QStringList all;
        for (int row = 0; row < model().rowCount(); ++row) all << text(row, RunsModel::NameColumn);
        return all;
    }
    void mark(int row) {
        table().chooseRow(row);
        QTest::keyClick(&table(), Qt::Key_Space);
    }
    bool label(const QString& words) {
        for (const auto* each : m_page->findChildren<QLabel*>())
            if (each->isVisible() && each->text() == words) return true;
        return false;
    }
    static QStringList row(const RecipeDiffModel& diff, const QString& setting) {
        for (int i = 0; i < diff.rowCount(); ++i)
            if (diff.index(i, 0).data().toString() == setting)
                return {diff.index(i, 1).data().toString(), diff.index(i, 2).data().toString()};
        return {};
    }

    std::unique_ptr<RunsPage> m_page;
};

QTEST_MAIN(TestRunsPage)
#include "test_runs_page.moc"
