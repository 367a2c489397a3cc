#include "ui/report_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include "engine/core/files.h"
#include "ui/fonts.h"
#include "ui/report_pictures.h"
#include "ui/report_text.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr int kDotsPerInch = 96;  // a px of a report is a px of CSS
constexpr double kMargin = 60.0, kFootHeight = 24.0;

// Where a position lies in the whole text, tables and all.
double bottomOf(const QTextDocument& document, int position) {
    const QTextBlock block = document.findBlock(position);
    const QAbstractTextDocumentLayout* const layout = document.documentLayout();
    QTextFrame* frame = QTextCursor(block).currentFrame();
    while (frame && frame->parentFrame() && frame->parentFrame() != document.rootFrame())
        frame = frame->parentFrame();
    return frame && frame != document.rootFrame() ? layout->frameBoundingRect(frame).bottom()
                                                  : layout->blockBoundingRect(block).bottom();
}

double topOf(const QTextDocument& document, int position) {
    QTextBlock block = document.findBlock(position);
    QTextFrame* const frame = QTextCursor(block).currentFrame();
    return frame != document.rootFrame() ? document.documentLayout()->frameBoundingRect(frame).top()
                                         : document.documentLayout()->blockBoundingRect(block).top();
}

// Before a group that fits into a page and would be parted, a new page begins.
void keepTogether(QTextDocument& document, const std::vector<ReportGroup>& groups) {
    const double pageHeight = document.pageSize().height();
    for (const ReportGroup& group : groups) {
        const double top = topOf(document, group.first), bottom = bottomOf(document, group.last) - 1.0;
        if (int(top / pageHeight) == int(bottom / pageHeight) || bottom - top > pageHeight) continue;
        QTextCursor cursor(document.findBlock(group.first));
        if (QTextTable* const table = cursor.currentTable()) {
            QTextTableFormat format = table->format();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            table->setFormat(format);
        } else {
            QTextBlockFormat format = cursor.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            cursor.setBlockFormat(format);
        }
    }
}

void drawPages(QPdfWriter& writer, QTextDocument& document, const QString& title) {
    QPainter painter(&writer);
    painter.setFont(document.defaultFont());
    const QSizeF page = document.pageSize();
    for (int number = 1; number <= document.pageCount(); ++number) {
        if (number > 1) writer.newPage();
        painter.save();
        painter.translate(kMargin, kMargin - page.height() * (number - 1));
        document.drawContents(&painter, QRectF(QPointF(0.0, page.height() * (number - 1)), page));
        painter.restore();
        const QRectF foot(kMargin, kMargin + page.height(), page.width(), kFootHeight);
        painter.setPen(color(Token::TextSecondary, false));
        painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom,
                         painter.fontMetrics().elidedText(title, Qt::ElideRight, int(page.width() * 0.7)));
        painter.drawText(
            foot, Qt::AlignRight | Qt::AlignBottom,
            QCoreApplication::translate("Report", "Page %1 of %2").arg(number).arg(document.pageCount()));
    }
}

QByteArray pdfOf(const ReportDocument& report) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kDotsPerInch);
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF()));
    writer.setTitle(QString::fromStdString(report.title));
    writer.setCreator(QStringLiteral("Quantelier"));
    QTextDocument document;
    ReportPictures pictures(document);
    document.setDocumentMargin(0.0);
    document.setUndoRedoEnabled(false);
    QFont font = textFont(TextRole::Body);
    font.setPointSizeF(8.0);
    document.setDefaultFont(font);
    QTextOption option;
    option.setUseDesignMetrics(true);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
    document.documentLayout()->setPaintDevice(&writer);
    document.setPageSize({writer.width() - 2.0 * kMargin, writer.height() - 2.0 * kMargin - kFootHeight});
    ReportText text(document, document.pageSize().width());
    QTextCursor writing(&document);  // laid out once, not after each insertion
    writing.beginEditBlock();
    text.write(report);
    writing.endEditBlock();
    keepTogether(document, text.groups());
    drawPages(writer, document, QString::fromStdString(report.title));
    return bytes;
}

}  // namespace

void writeReportPdf(const ReportDocument& report, const QString& path) {
    writeFileWhole(path.toStdString(), pdfOf(report).toStdString());
}

}  // namespace quantelier
