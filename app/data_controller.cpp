#include "app/data_controller.h"

namespace quantelier {

namespace {

bool sameSource(const DataRecipe& a, const DataRecipe& b) {
    return a.source == b.source && a.path == b.path;
}

DataRecipe withoutLimits(DataRecipe recipe) {
    recipe.trainImages = recipe.testImages = 0;
    return recipe;
}

}  // namespace

DataController::DataController(InsightWorker& worker, QObject* parent) : QObject(parent), m_worker(worker) {}

void DataController::load(const DataRecipe& recipe) {
    const bool isRead = m_loadedRecipe && sameSource(*m_loadedRecipe, recipe);
    m_prepared.reset();
    m_worker.run<Loaded>(
        Insight::Data,
        [recipe, all = isRead ? m_all : nullptr](const CancelToken&) {
            Loaded result;
            result.all = all ? all : std::make_shared<const DatasetPair>(loadDataset(withoutLimits(recipe)));
            result.prepared = prepareData(limited(*result.all, recipe));
            return result;
        },
        [this, recipe](const Loaded& result) { take(result, recipe); },
        [this](const QString& error) { emit failed(error); });
}

void DataController::take(const Loaded& result, const DataRecipe& recipe) {
    const bool isNew = result.all != m_all;
    m_all = result.all;
    m_prepared = result.prepared;
    m_loadedRecipe = recipe;
    if (isNew) emit loaded(m_all);
    emit ready();
}

void DataController::check() {
    if (!m_all) return;
    if (m_all->source == "sketched") {
        emit checked(tr("The sketched digits are made by the program; there are no files to check."));
        return;
    }
    m_worker.run<DatasetReport>(
        Insight::Check,
        [folder = m_all->description](const CancelToken&) { return readDatasetFolder(folder); },
        [this](const DatasetReport& report) {
            const QString verdict = report.data.canonicalMnist
                                        ? tr("canonical MNIST, all four SHA-256 match")
                                        : tr("readable, but not the original MNIST files");
            emit checked(tr("%1: %2.").arg(QString::fromStdString(report.data.description), verdict));
        },
        [this](const QString& error) { emit failed(error); });
}

void DataController::startDownload() {
    m_download = std::make_unique<MnistDownload>(QString::fromStdString(userDatasetFolder()),
                                                 MnistDownload::builtInMirrors());
    connect(m_download.get(), &MnistDownload::progress, this, &DataController::downloadProgress);
    connect(m_download.get(), &MnistDownload::finished, this, &DataController::downloadFinished);
    connect(m_download.get(), &MnistDownload::failed, this, &DataController::downloadFailed);
    connect(m_download.get(), &MnistDownload::cancelled, this, &DataController::downloadCancelled);
    m_download->start();
}

void DataController::cancelDownload() {
    if (m_download) m_download->cancel();
}

GreyImage DataController::testDigit(int label) {
    if (!m_all) return {};
    const Dataset& test = m_all->test;
    const auto count = static_cast<std::size_t>(test.count());
    for (std::size_t tried = 0; tried < count; ++tried) {
        const std::size_t index = m_nextDigit++ % count;  // goes on, so that the same key shows another digit
        if (test.labels[index] != label) continue;
        const std::uint8_t* const image = test.image(static_cast<std::int64_t>(index));
        return {kImageSize, kImageSize, {image, image + test.pixels()}};
    }
    return {};
}

}  // namespace quantelier
