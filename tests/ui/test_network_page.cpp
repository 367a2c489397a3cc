#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

#include "tests/support/screenshot.h"
#include "ui/models/network_table_model.h"
#include "ui/models/recipe_model.h"
#include "ui/pages/layer_inspector.h"
#include "ui/pages/network_page.h"
#include "ui/style.h"
#include "ui/widgets/network_diagram.h"
#include "ui/widgets/network_table.h"
#include "ui/widgets/number_box.h"

using namespace quantelier;

namespace {

QString seen(QString text) {
    return text.replace(QChar(0x00A0), u'~');
}

}  // namespace

class TestNetworkPage : public QObject {
    Q_OBJECT
  private slots:
    void initTestCase() { installStyle(*qApp); }

    void init() {
        m_recipe = std::make_unique<RecipeModel>(presetRecipe("recommended"));
        m_page = std::make_unique<NetworkPage>(m_recipe.get());
        m_page->resize(1072, 724);
        m_page->show();
        QApplication::processEvents();
        m_model = m_page->findChild<NetworkTableModel*>();
        m_table = m_page->findChild<NetworkTable*>();
        m_outputs = m_page->findChild<NumberBox*>();
    }

    void tableCountsTheRecommendedNetwork() {
        const auto text = [this](int row, int column) {
            return seen(m_model->index(row, column).data().toString());
        };
        QCOMPARE(m_model->rowCount(), 8);
        QCOMPARE(text(2, NetworkTableModel::LayerColumn), "conv2");
        QCOMPARE(text(2, NetworkTableModel::OutputColumn), "16×10×10");
        QCOMPARE(text(2, NetworkTableModel::ParametersColumn), "2~416");
        QCOMPARE(text(2, NetworkTableModel::MacsColumn), "240~000");
        QCOMPARE(text(2, NetworkTableModel::Int8Column), "2~544");
        QCOMPARE(text(1, NetworkTableModel::ParametersColumn), "–");
        QCOMPARE(text(7, NetworkTableModel::ParametersColumn), "61~706");
        QCOMPARE(text(7, NetworkTableModel::Int8Column), "63~594");
        QCOMPARE(text(7, NetworkTableModel::BarColumn), "3.88×");
        QCOMPARE(seen(m_model->index(2, 0).data(Qt::AccessibleTextRole).toString()),
                 "conv2, convolution, 16 by 10 by 10, 2~416 parameters, 240~000 MACs, 2~544 bytes as int8");
    }

    void diagramTableAndInspectorShareTheChoice() {
        auto* diagram = m_page->findChild<NetworkDiagram*>();
        QTest::mouseClick(diagram, Qt::LeftButton, {}, diagram->columnRect(3).center());
        QCOMPARE(diagram->currentLayer(), std::string("conv2"));
        QCOMPARE(m_table->currentIndex().row(), 2);
        QCOMPARE(m_page->findChild<LayerInspector*>()->titleLabel()->text(), "conv2");
        m_table->setFocus();
        QTest::keyClick(m_table, Qt::Key_Up);
        QCOMPARE(diagram->currentLayer(), std::string("pool1"));
        diagram->setFocus();
        QTest::keyClick(diagram, Qt::Key_Right);
        QTest::keyClick(diagram, Qt::Key_Right);
        QTest::keyClick(diagram, Qt::Key_Right);  // over flatten, which nothing can be set about
        QCOMPARE(diagram->currentLayer(), std::string("fc1"));
    }

    void widthChangesTheNetworkAndCanBeUndone() {
        m_outputs->setValue(8);
        QCOMPARE(m_recipe->recipe().network.layers[0].outputs, 8);
        QCOMPARE(m_model->index(0, NetworkTableModel::OutputColumn).data().toString(), "8×28×28");
        QCOMPARE(m_page->findChild<QComboBox*>()->currentText(), "recommended, changed");
        QVERIFY(m_page->commandLine().contains("--recipe"));
        m_recipe->undoStack()->undo();
        QCOMPARE(m_outputs->value(), 6);
        QCOMPARE(m_page->findChild<QComboBox*>()->currentText(), "recommended");
    }

    void impossibleWidthKeepsTheLastGoodNetwork() {
        m_outputs->setValue(0);
        QCOMPARE(m_recipe->recipe().network.layers[0].outputs, 6);
        QVERIFY(m_outputs->property("invalid").toBool());
        QVERIFY(m_outputs->accessibleDescription().contains("conv1.outputs is 0"));
    }

    void batchNormTakesTheBias() {
        QCheckBox* bn = checkBox("Batch norm");
        QCheckBox* bias = checkBox("Bias");
        QVERIFY(bn->isChecked());
        QVERIFY(!bias->isEnabled());
        bn->click();
        QVERIFY(!m_recipe->recipe().network.layers[0].hasBn);
        QVERIFY(m_recipe->recipe().network.layers[0].hasBias);
        QVERIFY(bias->isEnabled());
    }

    void lastLayerIsFixed() {
        m_table->setCurrentIndex(m_model->index(6, 0));
        QCOMPARE(m_outputs->value(), 10);
        QVERIFY(!m_outputs->isEnabled());
    }

    void presetComesBack() {
        m_outputs->setValue(8);
        for (QPushButton* button : m_page->findChildren<QPushButton*>())
            if (button->accessibleName() == "Back to the preset") button->click();
        QCOMPARE(m_recipe->recipe().network.layers[0].outputs, 6);
    }

    void screenshots() {
        m_table->setCurrentIndex(m_model->index(2, 0));
        m_outputs->setValue(0);
        QApplication::processEvents();
        saveScreenshot(*m_page, "network-error");
        m_outputs->setValue(24);
        QTest::qWait(50);
        saveScreenshot(*m_page, "network-changed");
        m_table->setCurrentIndex(m_model->index(1, 0));
        QApplication::processEvents();
        saveScreenshot(*m_page, "network-pool");
        m_table->setCurrentIndex(m_model->index(6, 0));
        QApplication::processEvents();
        saveScreenshot(*m_page, "network-fc3");
    }

  private:
    QCheckBox* checkBox(const QString& name) {
        for (QCheckBox* box : m_page->findChildren<QCheckBox*>())
            if (box->accessibleName() == name) return box;
        return nullptr;
    }

    std::unique_ptr<RecipeModel> m_recipe;
    std::unique_ptr<NetworkPage> m_page;
    NetworkTableModel* m_model = nullptr;
    NetworkTable* m_table = nullptr;
    NumberBox* m_outputs = nullptr;
};

QTEST_MAIN(TestNetworkPage)
#include "test_network_page.moc"
