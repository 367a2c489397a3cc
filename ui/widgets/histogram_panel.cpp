#include "ui/widgets/histogram_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/histogram_plot.h"
#include "ui/plots/plot_file.h"
#include "ui/widgets/label.h"
#include "ui/widgets/replay_bar.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/swatch_label.h"

namespace quantelier {

namespace {

constexpr int kChannelWidth = 156;
constexpr int kCompactHeight = 28;

}  // namespace

HistogramPanel::HistogramPanel(QWidget* parent)
    : Panel([] { return tr("Histogram"); }, parent), m_plot(new HistogramPlot), m_replay(new ReplayBar) {
    buildHead();
    layout()->setContentsMargins(1, 7, 1, 7);
    headLayout()->setContentsMargins(15, 0, 8, 0);
    body()->setSpacing(2);
    body()->addWidget(m_plot, 1);
    body()->addWidget(buildKey());
    QFrame* const rule = makeRule();
    auto* const ruled = new QHBoxLayout;
    ruled->setContentsMargins(15, 2, 15, 0);
    ruled->addWidget(rule);
    body()->addLayout(ruled);
    auto* const replay = new QHBoxLayout;
    replay->setContentsMargins(11, 0, 15, 0);
    replay->addWidget(m_replay);
    body()->addLayout(replay);
    connect(m_replay, &ReplayBar::momentChosen, this, &HistogramPanel::showMoment);
    connect(m_plot, &Plot::readOut, this, &HistogramPanel::readOut);
    setLayer(1);
    followLanguage(this, [this] { updateMoments(); });
}

void HistogramPanel::buildHead() {
    m_what = new SegmentedControl([] { return tr("Values"); },
                                  {[] { return tr("Weights"); }, [] { return tr("Outputs"); }});
    connect(m_what, &SegmentedControl::chosen, this, [this](int index) {
        m_showsOutputs = index == 1;
        m_plot->fit();
        updateChannels();
        showMoment();
    });
    auto* const log = worded(new QCheckBox, [] { return tr("Log axis"); });
    setWords(log, "accessibleName", [=] { return log->text(); });
    log->setChecked(m_plot->isLog());
    connect(log, &QCheckBox::toggled, m_plot, &HistogramPlot::setLog);
    m_channel = new QComboBox;
    setWords(m_channel, "accessibleName", [] { return tr("Channel"); });
    m_channel->setFixedSize(kChannelWidth, kCompactHeight);
    QSizePolicy keepsPlace = m_channel->sizePolicy();
    keepsPlace.setRetainSizeWhenHidden(true);
    m_channel->setSizePolicy(keepsPlace);
    connect(m_channel, &QComboBox::activated, this, &HistogramPanel::showMoment);
    titleLabel()->setMinimumWidth(44);
    headLayout()->addWidget(m_what);
    headLayout()->addWidget(log);
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_channel);
    headLayout()->addWidget(makePlotMenu(*m_plot));
}

QWidget* HistogramPanel::buildKey() {
    auto* const key = new QWidget;
    auto* const row = new QHBoxLayout(key);
    row->setContentsMargins(15, 0, 15, 0);
    row->setSpacing(16);
    m_saturated = new SwatchLabel(KeySample::Saturated, [] { return tr("clamped"); });
    m_codes = new SwatchLabel(KeySample::Code, {});
    m_idle = new SwatchLabel(KeySample::IdleCode, {});
    m_height = makeLabel({}, TextRole::Caption, Tone::Secondary);
    row->addWidget(new SwatchLabel(KeySample::Kept, [] { return tr("kept"); }));
    row->addWidget(m_saturated);
    row->addWidget(m_codes);
    row->addWidget(m_idle);
    row->addStretch(1);
    row->addWidget(m_height);
    return key;
}

void HistogramPanel::addProfile(const QuantProfile& profile) {
    m_history.add(profile);
    m_present = {};
    updateMoments();
}

void HistogramPanel::setHistory(QuantHistory history) {
    m_history = std::move(history);
    m_present = {};
    updateMoments();
}

void HistogramPanel::setPresent(const QuantProfile& profile) {
    m_present = profile;
    updateMoments();
}

void HistogramPanel::setLayer(int index) {
    m_layer = std::size_t(index);
    m_what->setVisible(index > 0);
    m_plot->fit();  // other values lie elsewhere
    updateChannels();
    showMoment();
}

void HistogramPanel::step(int by) {
    m_replay->step(by);
}

void HistogramPanel::play() {
    m_replay->play();
}

void HistogramPanel::setReduceMotion(bool reduce) {
    m_replay->setReduceMotion(reduce);
}

void HistogramPanel::updateMoments() {
    QStringList names;
    const std::size_t count = m_history.profiles.size();
    const int last = count ? m_history.epochOfRun(count - 1) : 0;
    for (std::size_t i = 0; i < count; ++i) names << tr("%1 of %2").arg(m_history.epochOfRun(i)).arg(last);
    if (!m_present.layers.empty()) names << tr("now");
    m_replay->setMoments(names);
    updateChannels();
    showMoment();
}

const QuantProfile* HistogramPanel::profileAt(int moment) const {
    if (std::size_t(moment) < m_history.profiles.size()) return &m_history.profiles[std::size_t(moment)];
    return m_present.layers.empty() ? nullptr : &m_present;
}

// The channels of the moment that is shown; a layer with one scale has no choice.
void HistogramPanel::updateChannels() {
    const QuantProfile* const profile = profileAt(m_replay->moment());
    const int before = std::max(0, m_channel->currentIndex());
    int channels = 0;
    if (profile && m_layer < profile->layers.size() && !m_showsOutputs)
        channels = std::max(0, int(profile->layers[m_layer].weights.size()) - 1);
    if (m_channel->count() != channels + 1) {
        m_channel->clear();
        m_channel->addItems(QStringList(channels + 1));
        m_channel->setCurrentIndex(before <= channels ? before : 0);
    }
    m_channel->setItemText(0, tr("All channels"));
    for (int c = 1; c <= channels; ++c)
        m_channel->setItemText(c, tr("Channel %1 of %2").arg(c).arg(channels));
    m_channel->setVisible(channels > 0);
}

const TensorProfile* HistogramPanel::tensorOf(const QuantProfile& profile) const {
    if (m_layer >= profile.layers.size()) return nullptr;
    const LayerProfile& layer = profile.layers[m_layer];
    if (m_showsOutputs || m_layer == 0) return &layer.output;
    const auto channel = std::size_t(std::max(0, m_channel->currentIndex()));
    return channel < layer.weights.size() ? &layer.weights[channel] : &layer.weights.front();
}

QString HistogramPanel::scaleWords(const TensorProfile& tensor) const {
    if (tensor.inSteps)
        return tr("range %1").arg(format::range(double(tensor.histogram.low), double(tensor.histogram.high)));
    return tr("range %1, scale %2")
        .arg(format::range(double(tensor.range.min), double(tensor.range.max)),
             format::significant(double(tensor.grid().scale), 3));
}

void HistogramPanel::showMoment() {
    const QuantProfile* const profile = profileAt(m_replay->moment());
    const TensorProfile* const tensor = profile ? tensorOf(*profile) : nullptr;
    const bool isInput = m_layer == 0;
    if (profile && m_layer < profile->layers.size())
        titleLabel()->setText(QString::fromStdString(profile->layers[m_layer].name));
    m_height->setText(isInput                     ? tr("height: pixels")
                      : m_showsOutputs            ? tr("height: outputs before rounding")
                      : tensor && tensor->inSteps ? tr("height: weights, in steps")
                                                  : tr("height: float weights"));
    for (QWidget* const entry : {m_saturated, m_codes, m_idle}) entry->setVisible(tensor != nullptr);
    if (!tensor) {
        m_plot->clear();
        m_replay->setNote({});
        return;
    }
    QCPRange extent = HistogramPlot::extentOf(*tensor);
    for (int i = 0; profileAt(i) && i <= int(m_history.profiles.size()); ++i)
        if (const TensorProfile* const other = tensorOf(*profileAt(i));
            other && other->inSteps == tensor->inSteps && other->spec == tensor->spec)
            extent.expand(HistogramPlot::extentOf(*other));
    m_plot->showProfile(*tensor,
                        isInput          ? tr("pixels")
                        : m_showsOutputs ? tr("outputs")
                                         : tr("weights"),
                        extent);
    m_saturated->setText(tr("clamped: %1").arg(format::number(tensor->saturated)));
    m_codes->setText(m_plot->gridWords());
    m_idle->setText(tr("%1 idle").arg(tensor->codes() - tensor->codesUsed));
    m_replay->setNote(scaleWords(*tensor));
}

}  // namespace quantelier
