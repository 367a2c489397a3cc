#include "ui/widgets/markdown_view.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextDocument>
#include <QWheelEvent>
#include <cmath>

namespace quantelier {

namespace {
constexpr double kLinePercent = 130.0;  // of the font's own spacing: about 1.5 lines
}

MarkdownView::MarkdownView(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setOpenLinks(false);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    viewport()->setAutoFillBackground(false);
    setProperty("role", "words");
    document()->setDocumentMargin(0);
    hide();  // until there are words
}

void MarkdownView::setText(const QString& markdown) {
    if (markdown == m_markdown) return;
    m_markdown = markdown;
    layOut();
}

void MarkdownView::layOut() {
    document()->setDefaultFont(font());
    document()->setMarkdown(m_markdown,
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                QTextDocument::MarkdownNoHTML);
    QTextCursor cursor(document());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(kLinePercent, QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
    setAccessibleName(document()->toPlainText());
    setVisible(!m_markdown.isEmpty());
    updateGeometry();
    setFixedHeight(sizeHint().height());
}

QSize MarkdownView::sizeHint() const {
    document()->setTextWidth(viewport()->width());
    return QSize(100, int(std::ceil(document()->size().height())));
}

void MarkdownView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) setFixedHeight(sizeHint().height());
}

void MarkdownView::changeEvent(QEvent* event) {
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::FontChange && document() && !m_markdown.isEmpty()) layOut();
}

// What it lies in scrolls.
void MarkdownView::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

}  // namespace quantelier
