#include "app/inference_controller.h"

namespace quantelier {

namespace {
constexpr int kDetailsMilliseconds = 40;
}

InferenceController::InferenceController(QObject* parent) : QObject(parent) {
    m_details.setSingleShot(true);
    m_details.setInterval(kDetailsMilliseconds);
    connect(&m_details, &QTimer::timeout, this, &InferenceController::lookInside);
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
    if (!m_details.isActive()) m_details.start();
}

void InferenceController::lookInside() {
    Activations inside;
    if (m_reader && !m_prepared.empty()) inside = m_reader->inside(m_prepared.resized);
    emit lookedInside(m_prepared, inside);
}

}  // namespace quantelier
