#include "ui/widgets/now_panel.h"

#include <QHBoxLayout>
#include <cmath>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figure.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

const QString kNothing = QStringLiteral("–");

std::pair<ChipKind, Words> chipFor(RunState state) {
    switch (state) {
        case RunState::Idle:
            return {ChipKind::Neutral, [] { return NowPanel::tr("Waiting"); }};
        case RunState::Training:
            return {ChipKind::Neutral, [] { return NowPanel::tr("Float training"); }};
        case RunState::FineTuning:
            return {ChipKind::Neutral, [] { return NowPanel::tr("Fine-tuning"); }};
        case RunState::Paused:
            return {ChipKind::Warning, [] { return NowPanel::tr("Paused"); }};
        case RunState::Finished:
            return {ChipKind::Passed, [] { return NowPanel::tr("Finished"); }};
        case RunState::Failed:
            return {ChipKind::Failed, [] { return NowPanel::tr("Failed"); }};
        case RunState::Stopped:
            return {ChipKind::Neutral, [] { return NowPanel::tr("Stopped"); }};
    }
    return {};
}

}  // namespace

NowPanel::NowPanel(QWidget* parent)
    : Panel([] { return tr("Now"); }, parent),
      m_chip(new Chip),
      m_epoch(new Figure([] { return tr("epoch"); })),
      m_step(new Figure([] { return tr("step"); })),
      m_loss(new Figure([] { return tr("loss"); })) {
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_chip);
    auto* figures = new QHBoxLayout;
    figures->setSpacing(0);
    figures->addWidget(m_epoch, 84);  // fixed shares: the numbers keep their places while they change
    figures->addWidget(m_step, 108);
    figures->addWidget(m_loss, 80);
    body()->setSpacing(6);
    body()->addLayout(figures);
    body()->addWidget(makeRule());
    m_rate = addRow([] { return tr("Images per second"); });
    m_learningRate = addRow([] { return tr("Learning rate"); });
    body()->addStretch(1);
    setState(RunState::Idle);
    begin();
}

QLabel* NowPanel::addRow(const Words& name) {
    auto* row = new QHBoxLayout;
    row->addWidget(makeLabel(name, TextRole::Body, Tone::Secondary));
    row->addStretch(1);
    QLabel* value = makeLabel(QString(kNothing), TextRole::BodyStrong);
    row->addWidget(value);
    body()->addLayout(row);
    return value;
}

void NowPanel::begin() {
    for (Figure* figure : {m_epoch, m_step, m_loss}) figure->setValue({});
    m_rate->setText(kNothing);
    m_learningRate->setText(kNothing);
}

void NowPanel::setState(RunState state) {
    const auto [kind, text] = chipFor(state);
    m_chip->set(kind, text);
}

void NowPanel::showStep(const StepEvent& step, int epochOfRun, int epochsOfRun) {
    m_epoch->setValue(format::number(epochOfRun),
                      [n = epochsOfRun] { return tr("of %1").arg(format::number(n)); });
    m_step->setValue(format::number(step.step),
                     [n = step.steps] { return tr("of %1").arg(format::number(n)); });
    // Three decimals keep their place while the loss falls; what is smaller needs them all.
    const bool isTiny = step.averageLoss < 0.0005;
    m_loss->setValue(!std::isfinite(step.averageLoss) ? QStringLiteral("∞")
                     : isTiny                         ? format::significant(step.averageLoss, 1)
                                                      : format::decimal(step.averageLoss, 3));
    m_rate->setText(format::number(qRound64(step.imagesPerSecond)));
    m_learningRate->setText(QString::number(step.learningRate, 'g', 2));
}

}  // namespace quantelier
