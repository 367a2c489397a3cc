#include "app/inference_controller.h"

namespace quantelier {

namespace {
constexpr int kDetailsMilliseconds = 20;
}

InferenceController::InferenceController(QObject* parent) : QObject(parent) {
    m_details.setSingleShot(true);
    m_details.setInterval(kDetailsMilliseconds);
    connect(&m_details, &QTimer::timeout, this, &InferenceController::tellDetails);
}

void InferenceController::setModels(const Models& models) {
    m_models = models;
    m_reader = std::make_unique<DigitReader>(models);
    if (!m_drawing.empty()) read(m_drawing, m_switches);
}

void InferenceController::read(const GreyImage& drawing, const PreparationSwitches& switches) {
    m_drawing = drawing;
    m_switches = switches;
    m_prepared = prepareDrawing(drawing, switches, [](const GreyImage& image) { return resizeTo32(image); });
    DrawingAnswers answers;
    if (m_reader && !m_prepared.empty()) answers = m_reader->read(m_prepared.resized);
    emit answered(m_prepared, answers);
    m_stepsAreDue = !m_prepared.empty();
    m_layersAreDue = m_stepsAreDue && m_reader;
    if (m_stepsAreDue && !m_details.isActive()) m_details.start();
}

// The steps and the layers in turn.
void InferenceController::tellDetails() {
    if (m_layersAreDue && (m_layersAreNext || !m_stepsAreDue)) {
        m_layersAreDue = m_layersAreNext = false;
        emit lookedInside(m_reader->inside(m_prepared.resized));
    } else if (m_stepsAreDue) {
        m_stepsAreDue = false;
        m_layersAreNext = true;
        emit prepared(m_prepared);
    }
    if (m_stepsAreDue || m_layersAreDue) m_details.start();
}

}  // namespace quantelier
