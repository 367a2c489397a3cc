// A technical term where it stands first on a page: dotted underline, and an explanation on hover, focus and
// F1.
#pragma once

#include <QLabel>

#include "ui/language.h"

namespace quantelier {

enum class Term {
    Scale,
    ZeroPoint,
    FakeQuant,
    Observer,
    Sqnr,
    Saturated,
    PerChannel,
    Logits,
    BatchNorm,
    Mac,
    Qat,
    Ptq,
    PercentagePoints,
    MinMax,
    Ema,
    Percentile,
    Mse,
    Kl,
    Lsq,
    Pact,
    Equalization,
    BiasCorrection,
    McNemar
};

QString explanation(Term term);

class TermLabel : public QLabel {
    Q_OBJECT
  public:
    TermLabel(const Words& text, Term term, QWidget* parent = nullptr);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
};

}  // namespace quantelier
