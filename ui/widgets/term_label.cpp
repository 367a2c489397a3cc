#include "ui/widgets/term_label.h"

#include <QCoreApplication>
#include <QFocusEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/fonts.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

struct GlossaryText {
    Q_DECLARE_TR_FUNCTIONS(Glossary)
};

}  // namespace

QString explanation(Term term) {
    switch (term) {
        case Term::Scale:
            return GlossaryText::tr(
                "The size of one integer step. Real value = scale × (code − zero point).");
        case Term::ZeroPoint:
            return GlossaryText::tr("The integer code that stands for exactly 0.");
        case Term::FakeQuant:
            return GlossaryText::tr(
                "Rounds values to the int8 grid but keeps them as floats, so that training can feel the "
                "rounding.");
        case Term::Observer:
            return GlossaryText::tr(
                "Watches the values that pass and remembers their range; the scale comes from it. EMA means "
                "a "
                "slowly moving average.");
        case Term::Sqnr:
            return GlossaryText::tr(
                "How loud the signal is compared with the rounding error, in decibels. 6 dB more is one bit "
                "more.");
        case Term::Saturated:
            return GlossaryText::tr("Values outside the range. They are clamped to the first or last code.");
        case Term::PerChannel:
            return GlossaryText::tr(
                "Each output channel has its own scale. A little larger, usually more exact.");
        case Term::Logits:
            return GlossaryText::tr("The ten raw scores before they become probabilities.");
        case Term::BatchNorm:
            return GlossaryText::tr(
                "Keeps each channel's values centred while training; folded into the weights before export.");
        case Term::Mac:
            return GlossaryText::tr("One multiplication and one addition.");
        case Term::Qat:
            return GlossaryText::tr("Quantization-aware training: fine-tunes with rounding on.");
        case Term::Ptq:
            return GlossaryText::tr("Post-training quantization: rounds afterwards, no training.");
        case Term::PercentagePoints:
            return GlossaryText::tr("Percentage points.");
        case Term::MinMax:
            return GlossaryText::tr("The smallest and the largest value that were seen.");
        case Term::Ema:
            return GlossaryText::tr("Moving averages of each batch's smallest and largest value.");
        case Term::Percentile:
            return GlossaryText::tr(
                "Drops the outermost values, so that a few cannot widen the range for all.");
        case Term::Mse:
            return GlossaryText::tr("The range whose grid has the least squared error, so the best SQNR.");
        case Term::Kl:
            return GlossaryText::tr("The range whose rounded distribution stays closest to the float one.");
        case Term::Lsq:
            return GlossaryText::tr("Learned step size: the scale is trained together with the weights.");
        case Term::Pact:
            return GlossaryText::tr(
                "The upper end of a ReLU's output is trained; the last layer has no ReLU and keeps EMA.");
        case Term::Equalization:
            return GlossaryText::tr(
                "Cross-layer equalization: neighbouring layers share out large channels between them, which "
                "helps one scale for a whole layer.");
        case Term::BiasCorrection:
            return GlossaryText::tr(
                "Adds back to the biases what rounding shifts in the mean of each channel.");
        case Term::McNemar:
            return GlossaryText::tr(
                "A test on the digits that only one of two models gets right: could chance alone have split "
                "them so?");
    }
    return {};
}

TermLabel::TermLabel(const Words& text, Term term, QWidget* parent) : QLabel(parent) {
    setWords(this, "text", text);
    setFont(textFont(TextRole::Caption));
    setProperty("tone", "secondary");
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setWords(this, "accessibleName", text);
    for (const char* const property : {"toolTip", "whatsThis", "accessibleDescription"})
        setWords(this, property, [term] { return explanation(term); });
}

void TermLabel::paintEvent(QPaintEvent* event) {
    QLabel::paintEvent(event);
    QPainter painter(this);
    QPen pen(color(Token::TextSecondary), 1.0, Qt::DotLine);
    painter.setPen(pen);
    const int y = (height() + fontMetrics().height()) / 2 - 1;
    painter.drawLine(0, y, fontMetrics().horizontalAdvance(text()), y);
}

void TermLabel::focusInEvent(QFocusEvent* event) {
    QLabel::focusInEvent(event);
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason)
        QToolTip::showText(mapToGlobal(rect().bottomLeft()), toolTip(), this);
}

}  // namespace quantelier
