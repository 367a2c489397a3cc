// Somebody who does what a lesson asks for, in the real window: presses keys and buttons, moves sliders,
// draws. What a check asks for is found from the check itself, so that lessons need no script of their own.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <map>

#include "app/studio.h"
#include "ui/models/rail_model.h"
#include "ui/pages/by_hand_page.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/draw_page.h"
#include "ui/pages/export_page.h"
#include "ui/pages/faults_page.h"
#include "ui/pages/quantize_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/pages/train_page.h"
#include "ui/widgets/export_dialog.h"
#include "ui/widgets/format_button.h"
#include "ui/widgets/gallery_panel.h"
#include "ui/widgets/lesson_checks.h"
#include "ui/widgets/lesson_panel.h"
#include "ui/widgets/lesson_question.h"
#include "ui/widgets/quant_table.h"
#include "ui/widgets/step_list.h"
#include "ui/widgets/train_settings.h"

namespace quantelier::test {

class Participant {
  public:
    /// `folder`: exports go there; `strokes`: drawings to draw, named by their digit.
    Participant(Studio& studio, Workbench& workbench, QString folder, QString strokes)
        : m_studio(studio), m_w(workbench), m_folder(std::move(folder)), m_strokes(std::move(strokes)) {}

    /// How long what was done last may take before it is done again, in ms.
    int patience() const { return m_patience; }

    /// Does one thing towards the term. False: this is nothing that can be done in the window.
    bool act(const LessonTerm& term) {
        m_patience = kQuick;
        const std::string& fact = term.fact;
        const std::string group = fact.substr(0, fact.find('.'));
        if (fact == "page.shown") return open(term.word);
        if (group == "data") return true;  // it loads by itself
        if (fact == "recipe.float_epochs") return setEpochs("floatEpochs", int(term.number));
        if (fact == "recipe.qat_epochs") return setEpochs("quantEpochs", int(term.number));
        if (group == "train" && fact.find("qat") != std::string::npos) return fineTune();
        if (group == "train" || group == "float") return train();
        if (group == "qat" || group == "int8") return fineTune();
        if (group == "ptq" || fact == "quant.weight_bits" || fact == "quant.most_weight_bits")
            return tryBits(term);
        if (fact == "quant.layer") return chooseLayer(term.word);
        if (group == "compare") return open("compare");
        if (group == "steps") return stepThrough(term);
        if (group == "fault") return breakIt(term);
        if (group == "byhand") return moveByHand(term);
        if (group == "certificate") return certify();
        if (group == "export") return exportAs(fact);
        if (group == "drawn") return draw();
        return group == "runs" ? train() : false;
    }

    bool open(const std::string& page) {
        static const std::map<std::string, int> keys = {
            {"data", Qt::Key_1},     {"network", Qt::Key_2}, {"train", Qt::Key_3},
            {"quantize", Qt::Key_4}, {"compare", Qt::Key_5}, {"export", Qt::Key_6},
            {"draw", Qt::Key_7},     {"runs", Qt::Key_8},    {"workshop", Qt::Key_9}};
        if (page == "byhand") return opens("quantize", m_w.quantize, "byHand", m_w.byHand);
        if (page == "faults") return opens("compare", m_w.compare, "faults", m_w.faults);
        if (page == "steps") return openSteps();
        const auto key = keys.find(page);
        if (key == keys.end()) return false;
        QTest::keyClick(&m_w.window, Qt::Key(key->second), Qt::ControlModifier);
        return true;
    }

    /// Chooses it, or types it; the wrong ones are for the reader's tests.
    void answer(LessonQuestion& question, double answer) {
        m_patience = kQuick;
        auto* const number = question.findChild<QLineEdit*>();
        if (number->isVisible()) {
            number->selectAll();
            QTest::keyClicks(number, QLocale::c().toString(answer, 'g', 10));
        } else {
            question.findChildren<QRadioButton*>().at(int(answer) - 1)->click();
        }
        question.findChild<QPushButton*>()->click();
    }

  private:
    static constexpr int kQuick = 1500, kLong = 60'000;

    bool isTraining() const { return m_w.window.rail()->state(Step::Train) == StepState::Running; }

    bool knows(const char* fact) const { return m_studio.factsNow().numbers.count(fact) > 0; }

    bool opens(const std::string& step, QWidget* page, const char* button, QWidget* subpage) {
        return m_w.window.currentPage() == subpage || (open(step) && press(page, button));
    }

    static bool press(QWidget* page, const char* name) {
        auto* const button = page->findChild<QAbstractButton*>(QString::fromLatin1(name));
        if (!button || !button->isVisible() || !button->isEnabled()) return true;  // not yet
        button->click();
        return true;
    }

    QSpinBox* epochs(const char* name) const {
        return m_w.train->findChild<QWidget*>(QString::fromLatin1(name))->findChild<QSpinBox*>();
    }

    bool setEpochs(const char* name, int value) {
        open("train");
        QSpinBox* const box = epochs(name);
        if (box->isEnabled()) box->setValue(value);
        return true;
    }

    // Two epochs of each are enough for what lessons ask.
    bool train() {
        m_patience = kQuick;
        const bool isDone = m_w.window.rail()->state(Step::Train) == StepState::Done;
        if (isTraining() || (isDone && !knows("float.accuracy"))) return true;  // or it is being measured
        for (const char* const name : {"floatEpochs", "quantEpochs"})
            if (epochs(name)->value() > 2) setEpochs(name, 2);
        m_patience = kLong;
        QTest::keyClick(&m_w.window, Qt::Key_F5);
        return true;
    }

    bool fineTune() {
        if (isTraining() || (knows("train.qat_epochs_done") && !knows("qat.accuracy"))) return true;
        if (!knows("float.accuracy")) return train();
        open("quantize");
        m_patience = kLong;
        const auto* const again = m_w.quantize->findChild<QWidget*>(QStringLiteral("again"));
        if (again->isVisible()) return press(m_w.quantize, "again");
        m_w.quantize->primaryButton()->click();
        return true;
    }

    bool tryBits(const LessonTerm& term) {
        if (!knows("float.accuracy")) return train();
        open("quantize");
        if (term.fact.find("weight_bits") != std::string::npos && term.other.empty()) {
            auto* const table = m_w.quantize->findChild<QuantTable*>();
            for (int row = 1; row <= kLayerCount; ++row) {
                table->chooseRow(row);
                for (int steps = weightBits(row) - int(term.number); steps != 0; steps += steps > 0 ? -1 : 1)
                    QTest::keyClick(table, steps > 0 ? Qt::Key_BracketLeft : Qt::Key_BracketRight);
            }
        }
        m_patience = 20 * kQuick;
        return press(m_w.quantize, "try");
    }

    int weightBits(int row) const {
        return m_studio.recipe().recipe().quant.layers[std::size_t(row - 1)].weights.bits;
    }

    bool chooseLayer(const std::string& name) {
        static const std::map<std::string, int> rows = {{"input", 0}, {"conv1", 1}, {"conv2", 2},
                                                        {"fc1", 3},   {"fc2", 4},   {"fc3", 5}};
        open("quantize");
        m_w.quantize->findChild<QuantTable*>()->chooseRow(rows.at(name));
        return true;
    }

    bool openSteps() {
        if (m_w.window.currentPage() == m_w.steps) return true;
        open("compare");
        GalleryPanel& gallery = m_w.compare->gallery();
        if (gallery.currentDigit() < 0) gallery.setFilter(DigitFilter::All);
        return press(m_w.compare, "steps");
    }

    bool stepThrough(const LessonTerm& term) {
        openSteps();
        if (m_w.window.currentPage() != m_w.steps) return true;
        if (term.fact == "steps.shown") QTest::keyClick(&m_w.steps->steps(), Qt::Key_Right);
        if (term.fact == "steps.layer") {
            static const QStringList names{"conv1", "conv2", "fc1", "fc2", "fc3"};
            OutputPlace place;
            place.layer = int(names.indexOf(QString::fromStdString(term.word))) + 1;
            auto* const box = m_w.steps->findChild<QComboBox*>();
            box->setCurrentIndex(place.layer - 1);
            emit box->activated(place.layer - 1);
        }
        return true;
    }

    bool breakIt(const LessonTerm& term) {
        if (m_w.window.currentPage() != m_w.faults) return open("faults");
        static const QStringList names{"none", "zero_point", "bn_fold", "accumulator", "input_scale"};
        const int index = term.fact == "fault.shown" ? int(names.indexOf(QString::fromStdString(term.word)))
                                                     : (int(m_w.faults->chosen()) + 1) % kFaultCount;
        m_patience = kLong;
        m_w.faults->findChildren<QRadioButton*>().at(index)->click();
        return true;
    }

    // To the number that is asked for; where accuracy or saturation is asked for, to the end of the scale.
    bool moveByHand(const LessonTerm& term) {
        if (m_w.window.currentPage() != m_w.byHand) {
            if (!knows("float.accuracy")) return train();
            return open("byhand");
        }
        QSlider *const scale = m_w.byHand->scaleSlider(), *const zeroPoint = m_w.byHand->zeroPointSlider();
        const bool isMore = term.relation == Relation::Greater || term.relation == Relation::GreaterOrEqual;
        const bool isOpen = term.relation == Relation::Less || term.relation == Relation::Greater;
        m_patience = 5 * kQuick;
        if (term.fact == "byhand.layer") {
            auto* const box = m_w.byHand->findChild<QComboBox*>();
            box->setCurrentIndex(box->findText(QString::fromStdString(term.word)));
            emit box->activated(box->currentIndex());
        } else if (term.fact == "byhand.zero_point") {
            zeroPoint->setValue(int(term.number) + (isOpen ? isMore - !isMore : 0));
        } else if (term.fact == "byhand.scale") {
            const double steps = 8.0 * std::log2(term.number);
            scale->setValue(isMore ? int(std::ceil(steps))
                                   : int(std::floor(steps)) - (std::floor(steps) == steps));
        } else if (term.fact == "byhand.saturated") {
            scale->setValue(isMore ? scale->minimum() : scale->maximum());
        } else {
            scale->setValue(isMore ? 0 : scale->minimum());
            if (isMore) zeroPoint->setValue(0);
        }
        return true;
    }

    bool certify() {
        open("export");
        m_patience = 4 * kLong;
        return press(m_w.exports, "certify");
    }

    bool exportAs(const std::string& fact) {
        std::string format = fact.substr(7, fact.rfind('.') - 7);
        std::replace(format.begin(), format.end(), '_', '-');
        open("export");
        for (FormatButton* const button : m_w.exports->findChildren<FormatButton*>())
            if (button->format().id == format) button->click();
        m_w.exports->primaryButton()->click();
        auto* const dialog = qobject_cast<ExportDialog*>(QApplication::activeModalWidget());
        if (!dialog) return true;  // not yet
        auto* const path = dialog->findChild<QLineEdit*>();
        path->selectAll();
        QTest::keyClicks(path, m_folder + QStringLiteral("/model-") + QString::fromStdString(format));
        m_patience = 2 * kLong;
        QTest::keyClick(path, Qt::Key_Return);
        m_w.window.activateWindow();  // a window manager does
        return QTest::qWaitForWindowActive(&m_w.window);
    }

    bool draw() {
        open("draw");
        const QString name = QStringLiteral("/%1-0%2.json").arg(m_drawn % 10).arg(1 + m_drawn / 10 % 9);
        ++m_drawn;
        m_w.draw->showStrokes(readStrokeFile((m_strokes + name).toStdString()));
        QTest::qWait(100);
        if (m_w.draw->primaryButton()->isEnabled()) m_w.draw->primaryButton()->click();
        return true;
    }

    Studio& m_studio;
    Workbench& m_w;
    QString m_folder, m_strokes;
    int m_drawn = 0;
    int m_patience = kQuick;
};

}  // namespace quantelier::test
