#include "ui/widgets/pareto_panel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/plot_file.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr std::size_t kAll = 1024;  // widths 8, 4, 3, 2 for each of five layers

}  // namespace

ParetoPanel::ParetoPanel(QWidget* parent)
    : Panel([] { return tr("Accuracy for bytes"); }, parent),
      m_plot(new ParetoPlot),
      m_button(new QPushButton),
      m_count(makeLabel({}, TextRole::Caption, Tone::Secondary)),
      m_empty(makeParagraph({}, TextRole::Caption)),
      m_stale(new Chip(ChipKind::Stale, [] { return tr("Out of date"); })) {
    layout()->setContentsMargins(1, 7, 1, 4);
    layout()->setSpacing(0);
    headLayout()->setContentsMargins(15, 0, 8, 0);
    headLayout()->setSpacing(8);
    m_button->setProperty("role", "link");
    setWords(m_stale, "toolTip",
             [] { return tr("Measured with other observers or outputs. Try all once more."); });
    m_stale->hide();
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_stale);
    headLayout()->addWidget(m_count);
    headLayout()->addWidget(m_button);
    headLayout()->addWidget(makePlotMenu(*m_plot));
    body()->addWidget(m_plot);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setAttribute(Qt::WA_TransparentForMouseEvents);
    setWords(m_empty, "text",
             [] { return tr("Every mixture of 8, 4, 3 and 2 bits, without training, on all test images."); });
    auto* const over = new QVBoxLayout(m_plot);
    over->setContentsMargins(60, 48, 30, 34);  // below what is set now
    over->addWidget(m_empty);
    connect(m_button, &QPushButton::clicked, this, [this] {
        if (m_isSearching)
            emit stopRequested();
        else
            emit searchRequested();
    });
    showState();
}

void ParetoPanel::showState() {
    const bool hasPoints = m_plot->count() > 0;
    setWords(m_button, "text", [=] { return m_isSearching ? tr("Stop") : tr("Try all"); });
    setWords(m_button, "accessibleName", [=] {
        return m_isSearching ? tr("Stop trying all mixtures of bits") : tr("Try all mixtures of bits");
    });
    m_button->setVisible(m_isSearching || m_plot->count() < kAll || m_stale->isVisibleTo(this));
    m_button->setEnabled(m_isSearching || m_isPossible);
    setWords(m_button, "toolTip", [=] {
        return m_button->isEnabled() ? m_button->accessibleName() : tr("Train a float network first");
    });
    m_empty->setVisible(!hasPoints);
    setWords(m_count, "text", [=] {
        return m_plot->count() == kAll ? tr("%1 combinations").arg(format::number(qint64(kAll)))
               : hasPoints || m_isSearching
                   ? tr("%1 of %2").arg(format::number(qint64(m_plot->count())), format::number(qint64(kAll)))
                   : QString();
    });
    m_plot->setAdoptable(m_isPossible);
}

void ParetoPanel::setPossible(bool possible) {
    m_isPossible = possible;
    showState();
}

void ParetoPanel::searchBegan() {
    m_plot->clear();
    m_stale->hide();
    m_isSearching = true;
    showState();
}

void ParetoPanel::addPoints(const std::vector<MixedPrecisionPoint>& points, std::int64_t images) {
    m_plot->addPoints(points, images);
    showState();
}

void ParetoPanel::searchEnded() {
    m_isSearching = false;
    showState();
}

void ParetoPanel::clear() {
    m_plot->clear();
    m_stale->hide();
    m_isSearching = false;
    showState();
}

void ParetoPanel::setStale(bool stale) {
    m_stale->setVisible(stale && m_plot->count() > 0);
    showState();
}

}  // namespace quantelier
