// Studio: the Quantize page's previews, costs, mixtures and histories.
#include "app/studio.h"
#include "ui/pages/quantize_page.h"

namespace quantelier {

void Studio::connectQuantize() {
    QuantizePage* const page = m_quantizePage;
    connect(page, &QuantizePage::previewRequested, this, &Studio::tryWithoutTraining);
    connect(page, &QuantizePage::searchRequested, this, [this, page] {
        page->searchBegan();
        Recipe recipe = m_models.recipe;
        recipe.quant = m_recipe.recipe().quant;
        m_explorer.search(recipe);
    });
    connect(page, &QuantizePage::searchStopRequested, &m_explorer, &QuantExplorer::stopSearch);
    connect(page, &QuantizePage::announced, m_window, &MainWindow::announce);
    connect(&m_explorer, &QuantExplorer::previewed, this, &Studio::takePreview);
    connect(&m_explorer, &QuantExplorer::previewEnded, page, &QuantizePage::previewEnded);
    connect(&m_explorer, &QuantExplorer::costsMeasured, page, &QuantizePage::showCosts);
    connect(&m_explorer, &QuantExplorer::warned, page, &QuantizePage::setWarnings);
    connect(&m_explorer, &QuantExplorer::warned, this, [this](const QStringList& warnings) {
        for (const QString& warning : warnings)  // when the choice is made, not at the export
            if (!m_warned.contains(warning)) m_window->toast(Severity::Warning, warning);
        m_warned = warnings;
    });
    connect(&m_explorer, &QuantExplorer::pointsFound, page, &QuantizePage::addPoints);
    connect(&m_explorer, &QuantExplorer::searchEnded, page, &QuantizePage::searchEnded);
    connect(&m_explorer, &QuantExplorer::failed, this,
            [this](const QString& error) { report(Severity::Warning, error, Step::Quantize); });
    connect(&m_training, &TrainingController::profiled, page,
            [page](const std::shared_ptr<const QuantProfile>& profile) { page->addProfile(*profile); });
    connect(&m_training, &TrainingController::finished, this, [this] {
        Recipe recipe = m_models.recipe;
        recipe.quant = m_recipe.recipe().quant;
        m_explorer.measureCosts(recipe);
    });
    connect(m_window, &MainWindow::reduceMotionChanged, page, &QuantizePage::setReduceMotion);
    page->setReduceMotion(m_window->reducesMotion());
}

// The present quantization, on the network as it was trained.
void Studio::tryWithoutTraining() {
    if (!m_models.floats || !m_trainedOn) return m_quantizePage->previewEnded();
    Recipe recipe = m_models.recipe;
    recipe.quant = m_recipe.recipe().quant;
    m_explorer.preview(recipe);
}

void Studio::takePreview(const QuantPreview& preview) {
    takeUntrained(preview.floats, preview.integer, preview.file, preview.quant);
    m_quantizePage->showAccuracies(m_measured);
    m_quantizePage->showPreview(preview);
    updateSteps();
}

}  // namespace quantelier
