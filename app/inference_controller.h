// The canvas's answers: on the GUI thread, from the last published models.
#pragma once

#include <QObject>
#include <memory>

#include "engine/session.h"

namespace quantelier {

class InferenceController : public QObject {
    Q_OBJECT

  public:
    using QObject::QObject;

    void setModels(const Models& models);  ///< they read the last drawing again
    bool hasModels() const { return m_models.floats || m_models.quant || m_models.integer; }
    bool hasInteger() const { return m_models.integer != nullptr; }

    /// Prepares a drawing and reads it; a few hundred microseconds.
    void read(const GreyImage& drawing, const PreparationSwitches& switches);

  signals:
    void answered(const quantelier::PreparedDrawing& prepared, const quantelier::DrawingAnswers& answers);

  private:
    Models m_models;
    GreyImage m_drawing;
    PreparationSwitches m_switches;
    std::unique_ptr<DigitReader> m_reader;
};

}  // namespace quantelier
