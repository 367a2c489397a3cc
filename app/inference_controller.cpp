#include "app/inference_controller.h"

namespace quantelier {

void InferenceController::setModels(const Models& models) {
    m_models = models;
    m_reader = std::make_unique<DigitReader>(models);
}

void InferenceController::read(const GreyImage& drawing, const PreparationSwitches& switches) {
    const PreparedDrawing prepared = prepareDrawing(drawing, switches, resizeTo32);
    DrawingAnswers answers;
    if (m_reader && !prepared.empty()) answers = m_reader->read(prepared.resized);
    emit answered(prepared, answers);
}

}  // namespace quantelier
