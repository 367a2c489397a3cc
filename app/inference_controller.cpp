#include "app/inference_controller.h"

namespace quantelier {

void InferenceController::setModels(const Models& models) {
    m_models = models;
    m_reader = std::make_unique<DigitReader>(models);
    if (!m_drawing.empty()) read(m_drawing, m_switches);
}

void InferenceController::read(const GreyImage& drawing, const PreparationSwitches& switches) {
    m_drawing = drawing;
    m_switches = switches;
    const PreparedDrawing prepared =
        prepareDrawing(drawing, switches, [](const GreyImage& image) { return resizeTo32(image); });
    DrawingAnswers answers;
    if (m_reader && !prepared.empty()) answers = m_reader->read(prepared.resized);
    emit answered(prepared, answers);
}

}  // namespace quantelier
