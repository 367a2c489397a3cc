#include "ui/widgets/pixel_dialog.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/format.h"
#include "ui/theme.h"
#include "ui/widgets/label.h"

namespace quantelier {

namespace {

constexpr QSize kInkCell(21, 21);
constexpr QSize kCodeCell(30, 18);  // a sign more, and four rows more on the same screen
constexpr int kPaperCode = -128;
constexpr int kMiddleGrey = 123;  // where light and dark text have the same contrast

QColor readableOn(const QColor& ground) {
    const bool paperIsLight = !Theme::instance().isDark();
    const bool groundIsLight = qGray(ground.rgb()) > kMiddleGrey;
    return color(groundIsLight == paperIsLight ? Token::Ink : Token::Paper);
}

// Every pixel with its number, ink on paper as it will be shown.
class PixelGrid : public QWidget {
  public:
    PixelGrid(const GreyImage& image, PixelNumbers numbers)
        : m_image(image),
          m_cell(numbers == PixelNumbers::Ink ? kInkCell : kCodeCell),
          m_paper(numbers == PixelNumbers::Ink ? 0 : kPaperCode) {
        setFixedSize(image.width * m_cell.width() + 1, image.height * m_cell.height() + 1);
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        QFont small = textFont(TextRole::Caption);
        small.setPixelSize(11);
        painter.setFont(small);
        for (int i = 0; i < int(m_image.ink.size()); ++i) {
            const int ink = m_image.ink[std::size_t(i)];
            const QPoint place(i % m_image.width * m_cell.width(), i / m_image.width * m_cell.height());
            const QRect cell(place, m_cell);
            const QColor ground = mix(Token::Ink, Token::Paper, ink / 255.0);
            painter.fillRect(cell, ground);
            painter.setPen(ink == 0 ? color(Token::TextSecondary) : readableOn(ground));
            painter.drawText(cell, Qt::AlignCenter, format::number(m_paper + ink));
        }
        painter.setPen(color(Token::Border));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }

  private:
    GreyImage m_image;
    QSize m_cell;
    int m_paper;  // number of a pixel without ink
};

}  // namespace

PixelDialog::PixelDialog(const QString& title, const GreyImage& image, QWidget* parent, PixelNumbers numbers)
    : QDialog(parent) {
    setWindowTitle(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 20);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(title, TextRole::Lead));
    const QString key = numbers == PixelNumbers::Ink ? tr("0 is paper, 255 is ink.")
                                                     : tr("−128 is paper, 127 is ink: ink less 128.");
    layout->addWidget(makeLabel(key, TextRole::Body, Tone::Secondary));
    layout->addWidget(new PixelGrid(image, numbers), 0, Qt::AlignHCenter);
    auto* close = new QPushButton(tr("Close"));
    close->setAccessibleName(tr("Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(close, 0, Qt::AlignRight);
}

}  // namespace quantelier
