// The canvas's answers: on the GUI thread, from the last published models.
#pragma once

#include <QObject>
#include <QTimer>
#include <memory>

#include "engine/session.h"

namespace quantelier {

class InferenceController : public QObject {
    Q_OBJECT

  public:
    explicit InferenceController(QObject* parent = nullptr);

    void setModels(const Models& models);  ///< they read the last drawing again
    bool hasModels() const { return m_models.floats || m_models.quant || m_models.integer; }
    bool hasInteger() const { return m_models.integer != nullptr; }

    /// Prepares a drawing and reads it; a few hundred microseconds.
    void read(const GreyImage& drawing, const PreparationSwitches& switches);

  signals:
    void answered(const quantelier::PreparedDrawing& prepared, const quantelier::DrawingAnswers& answers);
    /// What lies between the drawing and the answers: less often, and one at a time, since the pen must not
    /// wait for it. Nothing is told of an empty drawing.
    void prepared(const quantelier::PreparedDrawing& steps);
    void lookedInside(const quantelier::Activations& inside);

  private:
    void tellDetails();

    Models m_models;
    GreyImage m_drawing;
    PreparationSwitches m_switches;
    PreparedDrawing m_prepared;
    QTimer m_details;
    bool m_stepsAreDue = false, m_layersAreDue = false, m_layersAreNext = false;
    std::unique_ptr<DigitReader> m_reader;
};

}  // namespace quantelier
