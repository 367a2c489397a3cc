#include "ui/widgets/markdown_view.h"

#include <QAbstractTextDocumentLayout>
#include <QEvent>
#include <QFontInfo>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextLayout>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <vector>

namespace quantelier {

namespace {

constexpr double kLineHeight = 1.5;  // in sizes of the font, whatever spacing the font itself has

// Digits of one number stay on one line.
QString withWholeNumbers(QString markdown) {
    static const QRegularExpression groups(QStringLiteral("(?<=\\d) (?=\\d{3}(?!\\d))"));
    return markdown.replace(groups, QString(QChar::Nbsp));
}

void spreadLines(QTextDocument& document, double height) {
    std::vector<double> natural;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        document.documentLayout()->blockBoundingRect(block);  // lays it out
        natural.push_back(block.layout()->lineCount() ? block.layout()->lineAt(0).height() : height);
    }
    QTextCursor cursor(&document);
    auto line = natural.begin();
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        cursor.setPosition(block.position());
        QTextBlockFormat format = block.blockFormat();
        format.setLineHeight(std::max(100.0, 100.0 * height / *line++), QTextBlockFormat::ProportionalHeight);
        cursor.setBlockFormat(format);
    }
}

}  // namespace

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
    document()->setMarkdown(withWholeNumbers(m_markdown),
                            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                QTextDocument::MarkdownNoHTML);
    document()->setTextWidth(viewport()->width());
    spreadLines(*document(), kLineHeight * QFontInfo(font()).pixelSize());
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
