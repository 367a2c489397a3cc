// The sheet of paper that a digit is drawn on, with mouse, pen, finger or keyboard.
#pragma once

#include <QElapsedTimer>
#include <QImage>
#include <QTimer>
#include <QWidget>
#include <limits>
#include <optional>

#include "engine/core/drawing.h"
#include "ui/widgets/stroke.h"

namespace quantelier {

class DigitCanvas : public QWidget {
    Q_OBJECT
  public:
    /// Pixels a side of the drawing, however large the canvas is: a multiple of 28, so that a test digit lies
    /// on it pixel for pixel.
    static constexpr int kDrawingSide = 392;

    explicit DigitCanvas(QWidget* parent = nullptr);

    GreyImage drawing() const;
    bool isBlank() const;
    bool canUndo() const { return !m_history.empty(); }
    int penWidth() const { return m_penWidth; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

  public slots:
    void setPenWidth(int pixels);       ///< on a canvas of 384 pixels
    void setCropBox(const QRect& box);  ///< in the drawing's pixels; a null box hides it
    void undo();
    void clear();
    void replay();
    void showDigit(const quantelier::GreyImage& digit);  ///< a stored picture instead of strokes

  signals:
    /// At most once a frame while drawing; an empty picture when nothing is drawn.
    void drawingChanged(const quantelier::GreyImage& drawing);
    void historyChanged();

  protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void tabletEvent(QTabletEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

  private:
    /// What lies on the paper.
    struct Sheet {
        GreyImage digit;
        std::vector<Stroke> strokes;
    };

    QRectF paper() const;
    QPointF toPage(QPointF widgetPosition) const;
    void penDown(QPointF page, double pressure);
    void penMove(QPointF page, double pressure);
    void penUp();
    void appendPoint(QPointF page, double pressure);
    void remember();
    void changed();
    void emitDrawing();
    double replayLength() const;
    double nextStrokeEnd() const;
    void advanceReplay();
    void stopReplay();
    void paintSheet(QPainter& painter, double side, const QImage& digit, const QColor& ink) const;
    void paintPaper(QPainter& painter, const QRectF& page) const;
    void paintCropBox(QPainter& painter, const QRectF& page) const;
    void paintCursor(QPainter& painter, const QRectF& page) const;
    void moveCursor(int dx, int dy);
    void describeCursor();

    static constexpr int kDesignSide = 384;  // pen widths are told on a canvas of this size
    static constexpr double kWholeSheet = std::numeric_limits<double>::infinity();

    Sheet m_sheet;
    std::vector<Sheet> m_history;
    int m_penWidth = 24;
    bool m_penIsDown = false;
    QElapsedTimer m_strokeClock;
    QTimer m_frame;
    QRect m_cropBox;
    std::optional<QPoint> m_cursor;  ///< pen of the keyboard, in 28ths of the page
    QTimer m_replayFrame;
    QElapsedTimer m_replayClock;
    double m_replaySeconds = kWholeSheet;  ///< how much of the sheet is shown
};

}  // namespace quantelier
