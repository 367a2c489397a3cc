// Studio: the Compare page and the steps through the integers.
#include "app/studio.h"
#include "ui/engine_words.h"
#include "ui/log_dock.h"
#include "ui/models/compare_words.h"
#include "ui/models/rail_model.h"
#include "ui/pages/compare_page.h"
#include "ui/pages/step_through_page.h"
#include "ui/widgets/gallery_panel.h"

namespace quantelier {

void Studio::connectCompare() {
    connect(m_window, &MainWindow::stepShown, this, &Studio::compareIfShown);
    connect(m_comparePage, &ComparePage::digitChanged, this, &Studio::openDigit);
    connect(m_comparePage, &ComparePage::stepRequested, this, &Studio::openSteps);
    connect(m_comparePage, &ComparePage::quantizeRequested, this,
            [this] { m_window->showStep(Step::Quantize); });
    connect(m_comparePage, &ComparePage::nextRequested, this, [this] { m_window->showStep(Step::Export); });
    connect(m_comparePage, &ComparePage::announced, m_window, &MainWindow::announce);
    connect(m_stepPage, &StepThroughPage::backRequested, this, [this] { m_window->showStep(Step::Compare); });
    connect(m_stepPage, &StepThroughPage::announced, m_window, &MainWindow::announce);
    connect(m_stepPage, &StepThroughPage::placeChosen, this, [this](const OutputPlace& place) {
        m_stepPage->showStep(stepThrough(m_stepModels, m_stepImage, place));
    });
}

// New models: without integers there is nothing to compare; others are counted as soon as the page is looked
// at.
void Studio::modelsToCompare() {
    if (m_models.integer) return compareIfShown();
    cancelComparison();
    m_compared = {};
    m_difference.reset();
    m_comparePage->clear();
}

void Studio::compareIfShown() {
    if (m_window->currentStep() != Step::Compare || !m_models.integer || !m_trainedOn) return;
    if (m_compared.integer == m_models.integer) return;  // counted, or being counted
    m_compared = m_models;
    m_comparedOn = m_trainedOn;
    m_difference.reset();
    try {
        m_counter = std::make_shared<ComparisonCounter>(m_compared, m_comparedOn);
    } catch (const Error& e) {
        return comparisonFailed(engineWords(e));
    }
    auto nothing = std::make_shared<Comparison>();
    nothing->total = m_comparedOn->test.count();
    showComparison(nothing);
    countMore();
    updateSteps();
}

// Part by part, so that the cells fill; between two parts other jobs have their turn.
void Studio::countMore() {
    m_insight.run<Comparison>(
        Insight::Compare,
        [counter = m_counter](const CancelToken& cancel) { return counter->countMore(cancel); },
        [this, counter = m_counter](Comparison comparison) {
            if (counter != m_counter) return;
            const auto counted = std::make_shared<const Comparison>(std::move(comparison));
            showComparison(counted);
            if (!counted->isWhole()) return countMore();
            m_counter.reset();
            m_difference = pairedDifference(counted->of(Arithmetic::Float).evaluation,
                                            counted->of(Arithmetic::Int8).evaluation, counted->truth);
            m_labelsDiffering = labelDisagreements(counted->of(Arithmetic::Float).evaluation,
                                                   counted->of(Arithmetic::Int8).evaluation);
            updateSteps();
        },
        [this](const QString& error) { comparisonFailed(error); });
}

void Studio::showComparison(const std::shared_ptr<const Comparison>& comparison) {
    m_comparePage->setComparison(comparison,
                                 std::shared_ptr<const Dataset>(m_comparedOn, &m_comparedOn->original.test));
}

void Studio::comparisonFailed(const QString& sentence) {
    m_counter.reset();
    m_comparePage->comparisonFailed(sentence);
    report(Severity::Error, sentence, Step::Compare);
    updateSteps();
}

// What is not whole yet starts anew when the page is looked at again.
void Studio::cancelComparison() {
    m_insight.cancel(Insight::Compare);
    m_insight.cancel(Insight::Image);
    if (m_counter) m_compared = {};
    m_counter.reset();
}

void Studio::openDigit(qint64 digit) {
    if (digit < 0) return m_insight.cancel(Insight::Image);
    m_insight.run<ImageActivations>(
        Insight::Image,
        [models = m_compared, data = m_comparedOn, digit](const CancelToken&) {
            return imageActivations(models, data->test.image(digit));
        },
        [this, models = m_compared, data = m_comparedOn, digit](const ImageActivations& image) {
            m_shownModels = models;
            m_shownOn = data;
            m_comparePage->setActivations(digit, image);
        },
        [this](const QString& error) { report(Severity::Warning, error, Step::Compare); });
}

// The page keeps its models: a fine-tuning that goes on meanwhile must not mix two networks.
void Studio::openSteps(qint64 digit) {
    m_stepModels = m_shownModels;
    m_stepImage = m_comparePage->gallery().activations();
    m_stepPage->setImage(digit, m_shownOn->test.labels[std::size_t(digit)], m_stepImage);
    m_window->showSubpage(m_stepPage);
}

void Studio::updateCompareStep(const QString& whyStale) {
    RailModel* const rail = m_window->rail();
    if (!m_models.integer)
        rail->setState(Step::Compare, StepState::NeedsEarlier, tr("Quantize first"));
    else if (m_counter)
        rail->setState(Step::Compare, StepState::Running, tr("Counting"));
    else if (!m_difference)
        rail->setState(Step::Compare, StepState::Todo);
    else if (modelsAreStale() || m_compared.integer != m_models.integer)
        rail->setState(Step::Compare, StepState::OutOfDate);
    else
        rail->setState(Step::Compare, StepState::Done, verdictInShort(*m_difference));
    const bool isOlder = m_difference && m_compared.integer != m_models.integer;
    m_comparePage->setStale(isOlder ? tr("the network was fine-tuned again") : whyStale);
}

}  // namespace quantelier
