#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include "ui/models/rail_model.h"
#include "ui/rail.h"
#include "ui/style.h"

using namespace quantelier;

class TestRail : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    void modelSaysNameStateAndSentence() {
        RailModel model;
        QCOMPARE(model.rowCount(), kStepCount);
        const QModelIndex train = model.index(int(Step::Train));
        QCOMPARE(train.data().toString(), "Train");
        QCOMPARE(train.data(RailModel::SentenceRole).toString(), "To do");
        model.setState(Step::Train, StepState::Running, "Epoch 8 of 9");
        QCOMPARE(train.data(RailModel::SentenceRole).toString(), "Epoch 8 of 9");
        QCOMPARE(train.data(Qt::AccessibleTextRole).toString(), "Train, step 3 of 7, running, Epoch 8 of 9");
    }

    void aPlaceHasASentenceAndNoState() {
        RailModel model;
        const QModelIndex runs = model.index(int(Step::Runs));
        QCOMPARE(runs.data(Qt::AccessibleTextRole).toString(), "Runs");
        QCOMPARE(runs.data(RailModel::SentenceRole).toString(), "");
        model.setState(Step::Runs, StepState::Done, "14 saved");
        QCOMPARE(runs.data(Qt::AccessibleTextRole).toString(), "Runs, 14 saved");
        Rail rail(&model);
        rail.resize(208, 600);
        rail.show();
        QVERIFY(rail.visualRect(runs).height() >
                rail.visualRect(model.index(0)).height());  // room for the rule
    }

    void onlyRealChangesAreTold() {
        RailModel model;
        QSignalSpy changed(&model, &RailModel::dataChanged);
        model.setState(Step::Data, StepState::Done, "60 000 + 10 000");
        model.setState(Step::Data, StepState::Done, "60 000 + 10 000");
        QCOMPARE(changed.count(), 1);
    }

    void arrowsMoveAndEnterOpens() {
        RailModel model;
        Rail rail(&model);
        QSignalSpy chosen(&rail, &Rail::stepChosen);
        rail.resize(208, 600);
        rail.show();
        rail.setFocus();
        QTest::keyClick(&rail, Qt::Key_Down);
        QTest::keyClick(&rail, Qt::Key_Down);
        QCOMPARE(chosen.count(), 0);
        QCOMPARE(rail.shownStep(), Step::Data);
        QTest::keyClick(&rail, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<Step>(), Step::Train);
    }

    void clickOpens() {
        RailModel model;
        Rail rail(&model);
        QSignalSpy chosen(&rail, &Rail::stepChosen);
        rail.resize(208, 600);
        rail.show();
        QTest::mouseClick(rail.viewport(), Qt::LeftButton, {}, rail.visualRect(model.index(3)).center());
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(chosen[0][0].value<Step>(), Step::Quantize);
    }

    void arcTurnsOnlyWhileSomethingRuns() {
        RailModel model;
        Rail rail(&model);
        model.setState(Step::Train, StepState::Running);
        QTRY_VERIFY(rail.arcDegrees() > 0.0);
        rail.setAnimated(false);
        QCOMPARE(rail.arcDegrees(), 0.0);
        rail.setAnimated(true);
        QTRY_VERIFY(rail.arcDegrees() > 0.0);
        model.setState(Step::Train, StepState::Done);
        QCOMPARE(rail.arcDegrees(), 0.0);
    }
};

QTEST_MAIN(TestRail)
#include "test_rail.moc"
