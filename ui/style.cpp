#include "ui/style.h"

#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QWidget>

#include "ui/icons.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kControlHeight = 32;
constexpr int kFieldPadding = 9;
constexpr int kArrowWidth = 28;
constexpr double kRadius = 6.0;
constexpr int kIndicator = 16;  // of a check box or a radio button

bool isEnabled(const QStyleOption* option) {
    return option->state & QStyle::State_Enabled;
}

// A field's ground and edge; the property "invalid" marks one that holds an impossible value.
void paintField(QPainter& painter, const QStyleOption* option, const QWidget* widget, int buttonsWidth) {
    const bool invalid = widget && widget->property("invalid").toBool();
    const double width = invalid ? 2.0 : 1.0;
    const Token edge = invalid ? Token::Error : isEnabled(option) ? Token::BorderStrong : Token::Border;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(edge), width));
    painter.setBrush(color(isEnabled(option) ? Token::Surface : Token::Sunken));
    const double inset = width / 2.0;
    painter.drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter.restore();
    if (!invalid) return;
    const double right = option->rect.right() - buttonsWidth - kFieldPadding + 3;
    paintIcon(painter, IconName::Failed, QRectF(right - 20, option->rect.center().y() - 9, 20, 20),
              Token::Error);
}

Token arrowToken(const QStyleOption* option) {
    return isEnabled(option) ? Token::TextSecondary : Token::TextDisabled;
}

void paintSpinBox(QPainter& painter, const QStyleOptionSpinBox* option, const QStyle& style,
                  const QWidget* widget) {
    if (option->frame) paintField(painter, option, widget, kArrowWidth);
    const auto arrow = [&](QStyle::SubControl sub, IconName name, int shift,
                           QAbstractSpinBox::StepEnabledFlag step) {
        const QRect rect = style.subControlRect(QStyle::CC_SpinBox, option, sub, widget);
        const bool pressed = option->activeSubControls == sub && (option->state & QStyle::State_Sunken);
        const bool possible = option->stepEnabled & step;
        const Token token = !possible ? Token::TextDisabled : pressed ? Token::Accent : arrowToken(option);
        paintIcon(painter, name, QRectF(rect.center().x() - 7.5, rect.center().y() - 7.5 + shift, 16, 16),
                  token);
    };
    arrow(QStyle::SC_SpinBoxUp, IconName::ChevronUp, 2, QAbstractSpinBox::StepUpEnabled);
    arrow(QStyle::SC_SpinBoxDown, IconName::ChevronDown, -2, QAbstractSpinBox::StepDownEnabled);
}

void paintComboBox(QPainter& painter, const QStyleOptionComboBox* option, const QWidget* widget) {
    paintField(painter, option, widget, kArrowWidth);
    const QRectF arrow(option->rect.right() - 25, option->rect.center().y() - 9, 20, 20);
    paintIcon(painter, IconName::ChevronDown, arrow, arrowToken(option));
}

void paintCheckBox(QPainter& painter, const QStyleOption* option) {
    const bool checked = option->state & QStyle::State_On;
    const bool enabled = isEnabled(option);
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Token edge = !enabled ? Token::Border : checked ? Token::Accent : Token::BorderStrong;
    painter.setPen(color(edge));
    painter.setBrush(color(!enabled ? Token::Sunken : checked ? Token::Accent : Token::Surface));
    painter.drawRoundedRect(box, 4, 4);
    if (checked) {
        painter.setPen(QPen(color(enabled ? Token::OnAccent : Token::TextDisabled), 1.8, Qt::SolidLine,
                            Qt::RoundCap, Qt::RoundJoin));
        painter.translate(option->rect.topLeft());
        painter.scale(double(option->rect.width()) / kIndicator, double(option->rect.height()) / kIndicator);
        painter.drawPolyline(QPolygonF({QPointF(4, 8.3), QPointF(6.8, 11.1), QPointF(12.1, 5.1)}));
    }
    painter.restore();
}

void paintRadioButton(QPainter& painter, const QStyleOption* option) {
    const bool checked = option->state & QStyle::State_On;
    const bool enabled = isEnabled(option);
    const QPointF centre = QRectF(option->rect).center();
    const double radius = option->rect.width() / 2.0 - 0.5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const Token edge = !enabled ? Token::Border : checked ? Token::Accent : Token::BorderStrong;
    painter.setPen(QPen(color(edge), checked ? 1.5 : 1.0));
    painter.setBrush(color(enabled ? Token::Surface : Token::Sunken));
    painter.drawEllipse(centre, radius, radius);
    if (checked) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(enabled ? Token::Accent : Token::TextDisabled));
        painter.drawEllipse(centre, radius * 0.53, radius * 0.53);
    }
    painter.restore();
}

void paintSlider(QPainter& painter, const QStyleOptionSlider* option, const QStyle& style,
                 const QWidget* widget) {
    const QRectF groove = style.subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderGroove, widget);
    const QRectF handle = style.subControlRect(QStyle::CC_Slider, option, QStyle::SC_SliderHandle, widget);
    const QPointF centre = handle.center();
    const bool enabled = isEnabled(option);
    const QRectF track(groove.left(), centre.y() - 2, groove.width(), 4);
    QRectF done = track;
    if (option->upsideDown)
        done.setLeft(centre.x());
    else
        done.setRight(centre.x());
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Border));
    painter.drawRoundedRect(track, 2, 2);
    painter.setBrush(color(enabled ? Token::Accent : Token::TextDisabled));
    painter.drawRoundedRect(done, 2, 2);
    painter.setPen(QPen(color(enabled ? Token::Accent : Token::Border), 2));
    painter.setBrush(color(Token::Surface));
    painter.drawEllipse(centre, presented(7.0), presented(7.0));
    painter.restore();
}

// The ring of the widget that has the keyboard focus; QFocusFrame gives it two pixels of room on each side.
void paintFocusFrame(QPainter& painter, const QStyleOption* option) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color(Token::Focus), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), kRadius + 3, kRadius + 3);
    painter.restore();
}

}  // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    // The style sheet's layer sizes spin boxes without asking sizeFromContents.
    if (qobject_cast<QAbstractSpinBox*>(widget)) widget->setFixedHeight(presented(kControlHeight));
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
        case PM_IndicatorWidth:
        case PM_IndicatorHeight:
        case PM_ExclusiveIndicatorWidth:
        case PM_ExclusiveIndicatorHeight:
        case PM_SmallIconSize:
        case PM_SliderLength:
            return presented(kIndicator);
        case PM_SliderThickness:
        case PM_SliderControlThickness:
            return presented(kControlHeight);
        case PM_CheckBoxLabelSpacing:
        case PM_RadioButtonLabelSpacing:
            return 8;
        case PM_ButtonIconSize:
            return presented(20);
        case PM_FocusFrameHMargin:
        case PM_FocusFrameVMargin:
            return 4;
        case PM_ToolTipLabelFrameWidth:
            return 8;
        case PM_MenuBarPanelWidth:
        case PM_ComboBoxFrameWidth:
            return 0;
        default:
            return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                     QStyleHintReturn* data) const {
    switch (hint) {
        case SH_ComboBox_Popup:
            return 0;
        case SH_ComboBox_ListMouseTracking:
        case SH_Slider_AbsoluteSetButtons:
            return hint == SH_Slider_AbsoluteSetButtons ? int(Qt::LeftButton) : 1;
        case SH_FocusFrame_AboveWidget:
            return 1;
        case SH_EtchDisabledText:
        case SH_DitherDisabledText:
            return 0;
        case SH_ToolTipLabel_Opacity:
            return 255;
        default:
            return QProxyStyle::styleHint(hint, option, widget, data);
    }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                              const QWidget* widget) const {
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
        case CT_LineEdit:
            return QSize(result.width() + 2 * kFieldPadding, presented(kControlHeight));
        case CT_ComboBox:
            return QSize(size.width() + kFieldPadding + kArrowWidth + 8, presented(kControlHeight));
        case CT_CheckBox:
        case CT_RadioButton:
            return result.expandedTo(QSize(0, presented(28)));
        default:
            return result;
    }
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl sub,
                            const QWidget* widget) const {
    const QRect rect = option->rect;
    const QRect edit = rect.adjusted(kFieldPadding - 3, 1, -kArrowWidth, -1);
    const QRect arrows(rect.right() - kArrowWidth + 1, rect.top(), kArrowWidth, rect.height());
    if (control == CC_SpinBox) {
        if (sub == SC_SpinBoxEditField) return visualRect(option->direction, rect, edit);
        const QRect half(arrows.topLeft(), QSize(arrows.width(), arrows.height() / 2));
        if (sub == SC_SpinBoxUp) return visualRect(option->direction, rect, half);
        if (sub == SC_SpinBoxDown)
            return visualRect(option->direction, rect, half.translated(0, half.height()));
    }
    if (control == CC_ComboBox && sub == SC_ComboBoxEditField)
        return visualRect(option->direction, rect, edit.adjusted(3, 0, 0, 0));
    return QProxyStyle::subControlRect(control, option, sub, widget);
}

QRect Style::subElementRect(SubElement element, const QStyleOption* option, const QWidget* widget) const {
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    const bool ownsFrame =
        element == SE_LineEditContents && static_cast<const QStyleOptionFrame*>(option)->lineWidth > 0;
    return ownsFrame ? rect.adjusted(kFieldPadding - 4, 0, 4 - kFieldPadding, 0) : rect;
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    switch (element) {
        case PE_PanelLineEdit:
            // The editor inside a spin box has no frame of its own.
            if (static_cast<const QStyleOptionFrame*>(option)->lineWidth > 0)
                paintField(*painter, option, widget, 0);
            return;
        case PE_IndicatorCheckBox:
        case PE_IndicatorItemViewItemCheck:
            return paintCheckBox(*painter, option);
        case PE_IndicatorRadioButton:
            return paintRadioButton(*painter, option);
        case PE_FrameFocusRect:
            return;  // one QFocusFrame shows the focus
        default:
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    if (element == CE_FocusFrame) return paintFocusFrame(*painter, option);
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    switch (control) {
        case CC_SpinBox:
            return paintSpinBox(*painter, static_cast<const QStyleOptionSpinBox*>(option), *proxy(), widget);
        case CC_ComboBox:
            return paintComboBox(*painter, static_cast<const QStyleOptionComboBox*>(option), widget);
        case CC_Slider:
            if (static_cast<const QStyleOptionSlider*>(option)->orientation == Qt::Horizontal)
                return paintSlider(*painter, static_cast<const QStyleOptionSlider*>(option), *proxy(),
                                   widget);
            break;
        default:
            break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace quantelier
