// Studio: the Data page.
#include "app/studio.h"
#include "ui/format.h"
#include "ui/log_dock.h"
#include "ui/models/rail_model.h"
#include "ui/pages/data_page.h"
#include "ui/pages/train_page.h"

namespace quantelier {

void Studio::connectData() {
    m_dataPage->setResize([](const GreyImage& image) { return resizeTo32(image); });
    connect(m_dataPage, &DataPage::nextRequested, this, [this] { m_window->showStep(Step::Network); });
    connect(m_dataPage, &DataPage::checkFilesRequested, &m_data, &DataController::check);
    connect(m_dataPage, &DataPage::downloadRequested, &m_data, &DataController::startDownload);
    connect(m_dataPage, &DataPage::downloadCancelRequested, &m_data, &DataController::cancelDownload);
    connect(&m_data, &DataController::loaded, m_dataPage, &DataPage::showDataset);
    connect(&m_data, &DataController::ready, this, &Studio::dataReady);
    connect(&m_data, &DataController::failed, this, [this](const QString& sentence) {
        m_dataPage->setLoading(false);
        m_dataPage->showSourceError(sentence);
        m_startWhenReady = false;
        report(Severity::Warning, sentence, Step::Data);
        m_window->rail()->setState(Step::Data, StepState::Failed, tr("Not readable"));
    });
    connect(&m_data, &DataController::checked, this,
            [this](const QString& sentence) { m_window->toast(Severity::Info, sentence); });
    connect(&m_data, &DataController::downloadProgress, m_dataPage, &DataPage::showDownloadProgress);
    connect(&m_data, &DataController::downloadCancelled, m_dataPage, &DataPage::downloadFinished);
    connect(&m_data, &DataController::downloadFailed, this, [this](const QString& sentence) {
        m_dataPage->downloadFinished();
        report(Severity::Warning, sentence, Step::Data);
        m_window->setLogVisible(true);
    });
    connect(&m_data, &DataController::downloadFinished, this, [this](const QString& folder) {
        m_dataPage->downloadFinished();
        m_window->toast(Severity::Success, tr("MNIST downloaded and checked"));
        m_recipe.edit(tr("use the downloaded MNIST"), [&](Recipe& recipe) {
            recipe.data.source = DataSource::Mnist;
            recipe.data.path = folder.toStdString();
        });
    });
}

void Studio::dataReady() {
    m_dataPage->setLoading(false);
    m_dataPage->showSourceError({});
    const auto data = m_data.prepared();
    if (data->original.source == "sketched" && m_recipe.recipe().data.source == DataSource::Auto)
        m_window->log()->add(Severity::Info, tr("MNIST was not found; using built-in digits."));
    updateSteps();
    estimateTime();
    if (m_opened && !m_trainedOn) openedDataReady();
    if (!m_startWhenReady) return;
    m_startWhenReady = false;
    if (m_training.isRunning()) return;  // a run that goes on came first
    startFloat();
}

// What "Start training" will take, measured by a trial of less than half a second; other numbers of epochs
// need no other trial.
void Studio::estimateTime() {
    if (isBusy(m_state)) return;
    Recipe recipe = m_recipe.recipe();
    recipe.train.epochs = recipe.quantTrain.epochs = 1;
    if (m_estimate && recipeToJson(recipe) == recipeToJson(m_estimatedFor)) return showEstimate();
    m_insight.run<TrainingEstimate>(
        Insight::Estimate,
        [recipe, data = m_data.prepared(), device = m_training.device(), compute = m_training.compute()](
            const CancelToken& cancel) { return estimateTraining(recipe, data, cancel, device, compute); },
        [this, recipe](const TrainingEstimate& estimate) {
            m_estimatedFor = recipe;
            m_estimate = estimate;
            showEstimate();
        },
        [](const QString&) {});
}

void Studio::showEstimate() {
    const Recipe& recipe = m_recipe.recipe();
    m_trainPage->setTimeEstimate(format::duration(recipe.train.epochs * m_estimate->floatEpochSeconds +
                                                  recipe.quantTrain.epochs * m_estimate->quantEpochSeconds));
}

}  // namespace quantelier
