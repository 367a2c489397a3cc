// Studio: the Draw page.
#include <QFileDialog>
#include <QFileInfo>

#include "app/studio.h"
#include "ui/engine_words.h"
#include "ui/format.h"
#include "ui/pages/draw_page.h"
#include "ui/widgets/inside_panel.h"

namespace quantelier {

void Studio::connectDraw() {
    connect(m_drawPage, &DrawPage::drawingChanged, &m_inference, &InferenceController::read);
    connect(&m_inference, &InferenceController::answered, m_drawPage, &DrawPage::showAnswers);
    connect(&m_inference, &InferenceController::prepared, m_drawPage, &DrawPage::showSteps);
    connect(&m_inference, &InferenceController::lookedInside, m_drawPage, &DrawPage::showInside);
    connect(&m_inference, &InferenceController::answered, this, &Studio::drawingRead);
    connect(m_drawPage, &DrawPage::announced, m_window, &MainWindow::announce);
    connect(m_drawPage, &DrawPage::trainRequested, this, [this] { m_window->showStep(Step::Train); });
    connect(m_drawPage, &DrawPage::openModelRequested, this, &Studio::openDrawModel);
    connect(m_drawPage, &DrawPage::testDigitRequested, this, [this](int digit) {
        const GreyImage image = m_data.testDigit(digit);
        if (!image.empty()) m_drawPage->showTestDigit(image, digit);
    });
    connect(m_drawPage, &DrawPage::strokesOpenRequested, this, &Studio::openStrokes);
    connect(m_drawPage, &DrawPage::strokesSaveRequested, this, &Studio::saveStrokes);
    connect(m_window, &MainWindow::reduceMotionChanged, m_drawPage, &DrawPage::setMotionReduced);
    m_drawPage->setMotionReduced(m_window->reducesMotion());
    connectOwnSet();
}

void Studio::drawingRead(const PreparedDrawing&, const DrawingAnswers& answers) {
    const int label = answers.int8Model.label >= 0 ? answers.int8Model.label : answers.floatModel.label;
    if (label == m_drawnLabel) return;
    m_drawnLabel = label;
    updateSteps();
}

void Studio::connectOwnSet() {
    InsidePanel* const inside = m_drawPage->inside();
    connect(m_drawPage, &DrawPage::saveRequested, this, &Studio::saveDrawing);
    connect(inside, &InsidePanel::removeRequested, &m_ownSet, &OwnSetController::remove);
    connect(inside, &InsidePanel::undoRequested, &m_ownSet, &OwnSetController::undo);
    connect(&m_ownSet, &OwnSetController::changed, inside, &InsidePanel::showOwnSet);
    connect(&m_ownSet, &OwnSetController::canUndoChanged, inside, &InsidePanel::setCanUndo);
    connect(&m_ownSet, &OwnSetController::unreadable, inside, &InsidePanel::showOwnSetProblem);
    for (const auto signal : {&OwnSetController::unreadable, &OwnSetController::failed})
        connect(&m_ownSet, signal, this,
                [this](const QString& sentence) { report(Severity::Warning, sentence, Step::Draw); });
    m_drawPage->setOwnSetFolder(QString::fromStdString(m_ownSet.folder()));
    m_ownSet.load();
}

// What is kept is what MNIST would have stored, whichever steps are switched off on the page.
void Studio::saveDrawing(const GreyImage& drawing, int label) {
    const PreparedDrawing prepared =
        prepareDrawing(drawing, {}, [](const GreyImage& image) { return resizeTo32(image); });
    if (prepared.empty() || !m_ownSet.append(prepared.inked, label)) return;
    m_drawPage->drawingSaved();
    const bool isRight = m_drawnLabel == label;
    ++m_drawnForLesson.total;
    m_drawnForLesson.correct += isRight;
    m_window->toast(
        Severity::Success,
        tr("Saved as a %1, number %2 of my test set").arg(label).arg(format::number(m_ownSet.count())),
        tr("Undo"), [this, isRight, drawing = OwnDrawing{prepared.inked, label}] {
            --m_drawnForLesson.total;
            m_drawnForLesson.correct -= isRight;
            m_ownSet.removeLast(drawing);
            m_drawPage->drawingForgotten();
        });
}

// A model file for this page alone: the run goes on with its own.
void Studio::openDrawModel() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open a model"), {}, tr("Models (*.ckpt *.onnx *.tflite)"));
    if (!path.isEmpty()) openModel(path);
}

void Studio::openModel(const QString& path) {
    try {
        m_drawsWithFile = true;
        readWith(loadModels(path.toStdString(), m_recipe.recipe()));
        updateSteps();
        m_drawPage->setModelPath(path);
        m_window->showStep(Step::Draw);
        const bool hasRun = m_models.floats || m_models.integer;
        m_window->toast(Severity::Success, tr("Drawings are read by %1").arg(QFileInfo(path).fileName()),
                        hasRun ? tr("Back to the run's") : QString(), [this] {
                            m_drawsWithFile = false;
                            readWith(m_models);
                            updateSteps();
                        });
    } catch (const Error& e) {
        report(Severity::Error, engineWords(e), Step::Draw);
    }
}

void Studio::readWith(const Models& models) {
    m_drawPage->setModelsAvailable(models.floats != nullptr, models.quant != nullptr,
                                   models.integer != nullptr);
    m_inference.setModels(models);
    m_ownSet.setModels(models);
}

void Studio::openStrokes() {
    const QString path =
        QFileDialog::getOpenFileName(m_window, tr("Open strokes"), {}, tr("Strokes (*.json)"));
    if (path.isEmpty()) return;
    try {
        m_drawPage->showStrokes(readStrokeFile(path.toStdString()));
    } catch (const Error& e) {
        report(Severity::Error, engineWords(e), Step::Draw);
    }
}

void Studio::saveStrokes(const DrawnStrokes& drawing) {
    const QString path = QFileDialog::getSaveFileName(m_window, tr("Save strokes"),
                                                      QStringLiteral("drawing.json"), tr("Strokes (*.json)"));
    if (path.isEmpty()) return;
    try {
        writeStrokeFile(path.toStdString(), drawing);
        m_window->toast(Severity::Success, tr("Strokes saved"));
    } catch (const Error& e) {
        report(Severity::Error, engineWords(e), Step::Draw);
    }
}

}  // namespace quantelier
