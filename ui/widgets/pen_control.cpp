#include "ui/widgets/pen_control.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QSlider>

#include "ui/language.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr int kThinnest = 8;
constexpr int kThickest = 48;
constexpr int kShortestSlider = 32;
constexpr int kLongestSlider = 160;

class PenDot : public QWidget {
  public:
    explicit PenDot(int width) : m_width(width) {
        setFixedSize(kThickest / 2, kThickest / 2);
        connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    void setWidth(int width) {
        m_width = width;
        update();
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Ink));
        painter.drawEllipse(QRectF(rect()).center(), m_width / 4.0, m_width / 4.0);  // half size: it must fit
    }

  private:
    int m_width;
};

}  // namespace

PenControl::PenControl(int width, QWidget* parent) : QWidget(parent) {
    auto* slider = new QSlider(Qt::Horizontal);
    slider->setRange(kThinnest, kThickest);
    slider->setPageStep(kThinnest);
    slider->setValue(width);
    setWords(slider, "accessibleName", [] { return tr("Pen width"); });
    slider->setObjectName(QStringLiteral("remember/penWidth"));
    slider->setMinimumWidth(kShortestSlider);
    slider->setMaximumWidth(kLongestSlider);
    auto* dot = new PenDot(width);
    connect(slider, &QSlider::valueChanged, this, &PenControl::widthChanged);
    connect(slider, &QSlider::valueChanged, dot, &PenDot::setWidth);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(4, 0, 4, 0);
    row->setSpacing(8);
    m_word = makeLabel([] { return tr("Pen"); }, TextRole::Caption, Tone::Secondary);
    row->addWidget(m_word);
    row->addWidget(slider, 1);
    row->addWidget(dot);
    row->addStretch(0);
}

void PenControl::setWordVisible(bool visible) {
    m_word->setVisible(visible);
}

}  // namespace quantelier
