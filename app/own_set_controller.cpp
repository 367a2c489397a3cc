#include "app/own_set_controller.h"

#include "ui/engine_words.h"

namespace quantelier {

OwnSetController::OwnSetController(InsightWorker& worker, QObject* parent, const std::string& folder)
    : QObject(parent), m_worker(worker), m_files(folder) {}

// Files are small and a save is the user's own act: the window waits for them, so that a drawing said to be
// saved is.
template <typename Edit>
bool OwnSetController::edit(Edit edit) {
    try {
        m_set = std::make_shared<Dataset>(edit());
        m_isReadable = true;
    } catch (const Error& e) {
        const QString sentence = engineWords(e);
        m_isReadable = e.code() != ErrorCode::BadInput;
        if (m_isReadable)
            emit failed(sentence);
        else
            emit unreadable(sentence);
        return false;
    }
    emit canUndoChanged(!m_changes.empty());
    readAgain();
    return true;
}

void OwnSetController::load() {
    edit([this] { return m_files.read(); });
}

void OwnSetController::setModels(const Models& models) {
    const bool isKnown = models.floats || models.quant || models.integer;
    m_models = models;
    if (!m_isReadable) return;
    if (isKnown)
        read();  // until then, what the models before have read stands
    else
        readAgain();
}

bool OwnSetController::append(const GreyImage& image, int label) {
    return edit([&] {
        Dataset set = m_files.append({image, label});
        m_changes.push_back({true, set.count() - 1, {image, label}});
        return set;
    });
}

void OwnSetController::remove(qint64 index) {
    edit([&] {
        const OwnDrawing drawing = ownDrawing(*m_set, index);
        Dataset set = m_files.remove(index, drawing);
        m_changes.push_back({false, index, drawing});
        return set;
    });
}

void OwnSetController::removeLast(const OwnDrawing& drawing) {
    for (qint64 index = m_set->count(); index-- > 0;) {
        const OwnDrawing other = ownDrawing(*m_set, index);
        if (other.label == drawing.label && other.image.ink == drawing.image.ink) return remove(index);
    }
}

void OwnSetController::undo() {
    if (m_changes.empty()) return;
    const Change change = m_changes.back();
    m_changes.pop_back();
    edit([&] {
        return change.wasAdded ? m_files.remove(change.index, change.drawing)
                               : m_files.insert(change.index, change.drawing);
    });
}

// The drawings are shown at once, the readings follow.
void OwnSetController::readAgain() {
    emit changed(m_set, {});
    read();
}

void OwnSetController::read() {
    m_worker.run<OwnSetReadings>(
        Insight::OwnSet,
        [models = m_models, set = m_set](const CancelToken& cancel) {
            return readOwnSet(models, *set, cancel);
        },
        [this](const OwnSetReadings& readings) { emit changed(m_set, readings); },
        [this](const QString& error) { emit failed(error); });
}

}  // namespace quantelier
