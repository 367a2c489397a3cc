// The sheet of paper that a digit is drawn on, with mouse, pen, finger or keyboard.
#pragma once

#include <QElapsedTimer>
#include <QPixmap>
#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/widgets/drawing_sheet.h"

class QEventPoint;

namespace quantelier {

class DigitCanvas : public QWidget {
    Q_OBJECT
  public:
    static constexpr int kDrawingSide = DrawingSheet::kSide;

    /// The drawing is told at most this often while the pen moves: a quarter of a frame, so that the answer
    /// to a point that came right after is there within one, even where something else is painted first.
    static constexpr int kSpacingMilliseconds = 4;

    explicit DigitCanvas(QWidget* parent = nullptr);

    GreyImage drawing() { return m_sheet.picture(m_mask, m_replaySeconds); }
    const DrawingSheet& sheet() const { return m_sheet; }
    bool isBlank() const { return m_sheet.isBlank(); }
    bool canUndo() const { return !m_history.empty(); }
    bool canReplay() const { return !m_sheet.strokes.empty(); }
    int penWidth() const { return m_penWidth; }

    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return width; }

  public slots:
    void setPenWidth(int pixels);       ///< on a canvas of 384 pixels
    void setCropBox(const QRect& box);  ///< in the drawing's pixels; a null box hides it
    void setMotionReduced(bool reduced) { m_motionReduced = reduced; }  ///< replay goes on by key press only
    void undo();
    void clear();
    void replay();
    void showDigit(const quantelier::GreyImage& digit);         ///< a stored picture instead of strokes
    void showStrokes(const quantelier::DrawnStrokes& strokes);  ///< of a file

  signals:
    /// At most once in kSpacingMilliseconds while drawing; an empty picture when nothing is drawn.
    void drawingChanged(const quantelier::GreyImage& drawing);
    void historyChanged();

  protected:
    bool event(QEvent*) override;
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent*) override;
    void mouseMoveEvent(QMouseEvent*) override;
    void mouseReleaseEvent(QMouseEvent*) override;
    void tabletEvent(QTabletEvent*) override;
    void wheelEvent(QWheelEvent*) override;
    void keyPressEvent(QKeyEvent*) override;
    void focusOutEvent(QFocusEvent*) override;

  private:
    QRectF paper() const;
    QPointF toPage(QPointF widgetPosition) const;
    void touch(const QEventPoint& finger);
    void startStroke(QPointF widgetPosition, double pressure);
    void penDown(QPointF page, double pressure);
    void penMove(QPointF page, double pressure);
    void penUp();
    void appendPoint(QPointF page, double pressure);
    void remember();
    void replaceSheet(DrawingSheet sheet);
    void changed();
    void startInkAgain();
    void emitDrawing();
    double nextStrokeEnd() const;
    void advanceReplay();
    void stopReplay();
    void paintStrokes(QPainter& painter, double side, const QRectF& part);
    void paintPaper(QPainter& painter, const QRectF& page);
    void paintInvitation(QPainter& painter, const QRectF& page) const;
    void paintCropBox(QPainter& painter, const QRectF& page) const;
    void paintCursor(QPainter& painter, const QRectF& page) const;
    void moveCursor(int dx, int dy);
    void describeCursor();

    static constexpr int kDesignSide = 384;  // pen widths are told on a canvas of this size

    DrawingSheet m_sheet;
    std::vector<DrawingSheet> m_history;
    InkMask m_mask = m_sheet.blankMask();  ///< of the drawing as it is told
    InkMask m_shown;                       ///< and in the screen's pixels
    int m_penWidth = 24;
    bool m_penIsDown = false;
    std::optional<int> m_finger;  ///< the one that draws; others do nothing
    QElapsedTimer m_strokeClock;
    QTimer m_spacing;
    QElapsedTimer m_sinceTold;
    QRect m_cropBox;
    QPixmap m_paper;                 ///< with its dotted lines, which would take half of each frame's time
    std::optional<QPoint> m_cursor;  ///< pen of the keyboard, in 28ths of the page
    QTimer m_replayFrame;
    QElapsedTimer m_replayClock;
    double m_replaySeconds = kWholeSheet;  ///< how much of the sheet is shown
    bool m_motionReduced = false;
};

}  // namespace quantelier
