#include "ui/widgets/pixel_dialog.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr int kCell = 21;
constexpr int kMiddleGrey = 123;  // where light and dark text have the same contrast

QColor readableOn(const QColor& ground) {
    const bool paperIsLight = !Theme::instance().isDark();
    const bool groundIsLight = qGray(ground.rgb()) > kMiddleGrey;
    return color(groundIsLight == paperIsLight ? Token::Ink : Token::Paper);
}

// Every pixel with its number, ink on paper as it will be shown.
class PixelGrid : public QWidget {
  public:
    explicit PixelGrid(const GreyImage& image) : m_image(image) {
        setFixedSize(image.width * kCell + 1, image.height * kCell + 1);
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QFont small = textFont(TextRole::Caption);
        small.setPixelSize(11);
        painter.setFont(small);
        for (int i = 0; i < int(m_image.ink.size()); ++i) {
            const int ink = m_image.ink[std::size_t(i)];
            const QRect cell(i % m_image.width * kCell, i / m_image.width * kCell, kCell, kCell);
            const QColor ground = mix(Token::Ink, Token::Paper, ink / 255.0);
            painter.fillRect(cell, ground);
            painter.setPen(ink == 0 ? color(Token::TextSecondary) : readableOn(ground));
            painter.drawText(cell, Qt::AlignCenter, QString::number(ink));
        }
        painter.setPen(color(Token::Border));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

  private:
    GreyImage m_image;
};

}  // namespace

PixelDialog::PixelDialog(const QString& title, const GreyImage& image, QWidget* parent) : QDialog(parent) {
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(title, TextRole::Lead));
    layout->addWidget(makeLabel(tr("0 is paper, 255 is ink."), TextRole::Body, Tone::Secondary));
    layout->addWidget(new PixelGrid(image), 0, Qt::AlignHCenter);
    auto* close = new QPushButton(tr("Close"));
    close->setAccessibleName(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace quantelier
