#include "ui/pages/faults_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QRadioButton>
#include <algorithm>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/balance_chart.h"
#include "ui/widgets/boxed.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/label.h"
#include "ui/widgets/panel.h"

namespace quantelier {

namespace {

constexpr int kGap = 16;
constexpr int kSideWidth = 304;

QString faultName(Fault fault) {
    switch (fault) {
        case Fault::None:
            return FaultsPage::tr("No fault");
        case Fault::ZeroPoint:
            return FaultsPage::tr("Wrong zero point");
        case Fault::BnFold:
            return FaultsPage::tr("Batch norm not folded");
        case Fault::Accumulator:
            return FaultsPage::tr("16-bit accumulator");
        case Fault::InputScale:
            break;
    }
    return FaultsPage::tr("Forgotten input scale");
}

QString faultSentence(Fault fault) {
    switch (fault) {
        case Fault::None:
            return FaultsPage::tr("The integer network as it was lowered and as it is exported.");
        case Fault::ZeroPoint:
            return FaultsPage::tr(
                "conv1 takes 0 for the zero point of its input, in place of the one that the pixels were "
                "quantized with.");
        case Fault::BnFold:
            return FaultsPage::tr(
                "The weights are quantized without the batch norm that belongs into them, on the grids of "
                "the "
                "folded ones.");
        case Fault::Accumulator:
            return FaultsPage::tr(
                "Sums of products are kept in 16 bits: from 32 768 on they wrap to −32 768.");
        case Fault::InputScale:
            break;
    }
    return FaultsPage::tr(
        "conv1's multiplier is weight scale / output scale, without the scale of the input.");
}

ClassCounts countRead(const std::vector<std::uint8_t>& labels) {
    ClassCounts counts{};
    for (const std::uint8_t label : labels) ++counts[label];
    return counts;
}

}  // namespace

FaultsPage::FaultsPage(QWidget* parent)
    : Page([] { return tr("Break it"); },
           [] { return tr("The int8 network with a deliberate fault, and how to recognise it."); }, parent) {
    setChapter(QStringLiteral("break-it"));
    setHelp([] {
        return tr(
            "Each fault is computed: the integer network runs with it over the first 1 000 test images. Your "
            "network is not changed, and exports never have the fault.");
    });
    auto* back = addSecondaryButton(IconName::Undo, [] { return tr("Back to Compare"); });
    setWords(back, "toolTip", [] { return tr("Esc"); });
    connect(back, &QPushButton::clicked, this, &FaultsPage::backRequested);
    QWidget *const list = buildList(), *const result = buildResult();
    auto* row = new QHBoxLayout(content());
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kGap);
    row->addWidget(list);
    row->addWidget(result, 1);
    presentedViews().add({result});
    presentedViews().add({list});
    followLanguage(this, [this] { showWords(); });
}

QWidget* FaultsPage::buildList() {
    auto* panel = new Panel([] { return tr("Fault"); });
    m_list = panel;
    m_faults = new QButtonGroup(this);
    for (int i = 0; i < kFaultCount; ++i) {
        auto* button = new QRadioButton;
        button->setMinimumHeight(32);
        m_faults->addButton(button, i);
        panel->body()->addWidget(button);
    }
    m_faults->button(0)->setChecked(true);
    m_what = makeParagraph({}, TextRole::Body);
    panel->body()->addSpacing(8);
    panel->body()->addWidget(m_what);
    panel->body()->addStretch(1);
    panel->setFixedWidth(kSideWidth);
    connect(m_faults, &QButtonGroup::idClicked, this, [this](int id) {
        showWords();
        emit faultChosen(Fault(id));
    });
    return panel;
}

QWidget* FaultsPage::buildResult() {
    auto* panel = new Panel([] { return tr("What it does"); });
    m_accuracy = new Figure([] { return tr("accuracy with it"); });
    m_sound = new Figure([] { return tr("without a fault"); });
    m_differing = new Figure([] { return tr("images read differently"); });
    auto* figures = new QHBoxLayout;
    figures->setSpacing(24);
    for (Figure* const figure : {m_accuracy, m_sound, m_differing}) figures->addWidget(figure, 1);
    m_common = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_saturated = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_overflows = makeParagraph({}, TextRole::Body, Tone::Normal);
    m_chartTitle = makeLabel({}, TextRole::BodyStrong);
    m_read = new BalanceChart;
    QVBoxLayout* const body = panel->body();
    body->setSpacing(8);
    body->addWidget(boxed(figures));
    for (QLabel* const line : {m_common, m_saturated, m_overflows}) body->addWidget(line);
    body->addSpacing(8);
    body->addWidget(m_chartTitle);
    body->addWidget(m_read, 1);
    return panel;
}

Fault FaultsPage::chosen() const {
    return Fault(m_faults->checkedId());
}

void FaultsPage::showWords() {
    for (int i = 0; i < kFaultCount; ++i) {
        m_faults->button(i)->setText(faultName(Fault(i)));
        m_faults->button(i)->setAccessibleName(faultName(Fault(i)));
        m_faults->button(i)->setAccessibleDescription(faultSentence(Fault(i)));
    }
    m_chartTitle->setText(tr("How often each digit was read"));
    m_what->setText(faultSentence(chosen()));
    setTone(m_what, Tone::Secondary);
    showNumbers();
}

void FaultsPage::showReport(const FaultReport& report) {
    m_report = report;
    showWords();
    emit announced(tr("%1: accuracy %2, without a fault %3.")
                       .arg(faultName(report.fault),
                            format::percent(report.faulty.accuracyPercent(), report.faulty.total),
                            format::percent(report.sound.accuracyPercent(), report.sound.total)));
}

void FaultsPage::showFailure(const QString& sentence) {
    m_report.reset();
    showNumbers();
    m_what->setText(sentence);
    setTone(m_what, Tone::Error);
    emit announced(sentence);
}

void FaultsPage::clear() {
    m_report.reset();
    m_faults->button(0)->setChecked(true);
    showWords();
}

void FaultsPage::showNumbers() {
    if (!m_report) {
        for (Figure* const figure : {m_accuracy, m_sound, m_differing}) figure->setValue({});
        for (QLabel* const line : {m_common, m_saturated, m_overflows}) line->setText({});
        return m_read->setCounts({});
    }
    const Evaluation &faulty = m_report->faulty, &sound = m_report->sound;
    m_accuracy->setValue(format::percentFigure(faulty.accuracyPercent(), faulty.total), QStringLiteral("%"));
    m_sound->setValue(format::percentFigure(sound.accuracyPercent(), sound.total), QStringLiteral("%"));
    m_differing->setValue(format::number(labelDisagreements(faulty, sound)),
                          tr("of %1").arg(format::number(faulty.total)));
    const ClassCounts counts = countRead(faulty.labels);
    const auto most = std::max_element(counts.begin(), counts.end());
    const auto share = [](std::int64_t part, std::int64_t whole) {
        return format::percent(whole ? 100.0 * double(part) / double(whole) : 0.0, whole);
    };
    m_common->setText(tr("Read most often: %1, for %2 of the images.")
                          .arg(most - counts.begin())
                          .arg(share(*most, faulty.total)));
    m_saturated->setText(tr("Outputs of conv1 at the last code: %1.")
                             .arg(share(m_report->firstSaturated, m_report->firstOutputs)));
    m_overflows->setText(tr("Sums that do not fit 16 bits: %1 of %2.")
                             .arg(format::number(m_report->overflows), format::number(m_report->sums)));
    m_read->setCounts(counts);
}

void FaultsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (!m_report) emit faultChosen(chosen());
}

void FaultsPage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return emit backRequested();
    Page::keyPressEvent(event);
}

}  // namespace quantelier
