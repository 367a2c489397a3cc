// The look of all controls: Fusion with our metrics and drawing, a palette and one style sheet from the
// tokens.
#pragma once

#include <QProxyStyle>

class QApplication;

namespace quantelier {

/// Sets style, palette, font and style sheet, and follows the theme from then on. Call once, before the first
/// window.
void installStyle(QApplication& application);

/// Fields, check boxes, radios and sliders are drawn here; buttons, panels and lists come from the style
/// sheet.
class Style : public QProxyStyle {
    Q_OBJECT
  public:
    Style();

    using QProxyStyle::polish;
    void polish(QWidget* widget) override;
    int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                  QStyleHintReturn* data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                           const QWidget* widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                         const QWidget* widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption* option,
                         const QWidget* widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
};

}  // namespace quantelier
