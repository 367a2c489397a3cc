#include "ui/report_text.h"

#include <QTextDocument>
#include <QTextTable>

#include "ui/fonts.h"
#include "ui/report_pictures.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr double kBodyPoints = 9.5, kSmallPoints = 8.0, kTitlePoints = 19.0, kHeadingPoints = 13.0,
                 kFigurePoints = 18.0;
constexpr double kCellPadding = 4.0, kCellGap = 8.0, kGap = 12.0;
constexpr double kGridCell = 29.0, kGridPoints = 7.5, kFigureNameHeight = 16.0;

QString text(const std::string& utf8) {
    return QString::fromStdString(utf8);
}

// Paper is light, whatever the window is.
QColor paper(Token token) {
    return color(token, false);
}

QTextCharFormat letters(double points, Token token = Token::Text, bool isBold = false) {
    QTextCharFormat format;
    format.setFontPointSize(points);
    format.setForeground(paper(token));
    format.setFontWeight(isBold ? QFont::DemiBold : QFont::Normal);
    return format;
}

QTextCharFormat typewriter() {
    QTextCharFormat format = letters(kSmallPoints);
    format.setFontFamilies(textFont(TextRole::Code).families());
    return format;
}

QTextTableFormat plainTable(double width) {
    QTextTableFormat format;
    format.setBorder(0);
    format.setCellSpacing(0);
    format.setCellPadding(0);
    format.setWidth(width);
    return format;
}

void setBottomLine(QTextTableCellFormat& format, Token token) {
    format.setBottomBorder(0.75);
    format.setBottomBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBottomBorderBrush(paper(token));
}

struct Colours {
    Token ground, edge;
};

Colours coloursOf(SentenceKind kind) {
    switch (kind) {
        case SentenceKind::Good:
            return {Token::SuccessSoft, Token::Success};
        case SentenceKind::Bad:
            return {Token::ErrorSoft, Token::Error};
        default:
            return {Token::Sunken, Token::BorderStrong};
    }
}

}  // namespace

ReportText::ReportText(QTextDocument& document, double width)
    : m_document(document), m_cursor(&document), m_width(width) {}

void ReportText::write(const ReportDocument& report) {
    paragraph(text(report.title), letters(kTitlePoints, Token::Text, true), 0.0, 2.0);
    paragraph(text(report.subtitle), letters(kBodyPoints, Token::TextSecondary), 0.0, kGap);
    for (const ReportSection& section : report.sections) {
        if (!section.heading.empty()) {
            beginGroup();
            m_headingWaits = true;
            paragraph(text(section.heading), letters(kHeadingPoints, Token::Text, true), 2.0 * kGap, 0.0);
        }
        for (const ReportBlock& block : section.blocks) std::visit(*this, block);
    }
    paragraph(text(report.foot), letters(kSmallPoints, Token::TextSecondary), 2.0 * kGap, 0.0);
}

// A heading and the first thing under it are one group.
void ReportText::beginGroup() {
    if (std::exchange(m_headingWaits, false)) return;
    m_groups.push_back({m_cursor.position(), m_cursor.position()});
}

void ReportText::endGroup() {
    m_groups.back().last = m_cursor.position() - 1;
}

void ReportText::paragraph(const QString& words, const QTextCharFormat& format, double above, double below) {
    QTextBlockFormat block;
    block.setTopMargin(above);
    block.setBottomMargin(below);
    block.setLineHeight(125.0, QTextBlockFormat::ProportionalHeight);
    m_cursor.setBlockFormat(block);
    m_cursor.setBlockCharFormat(format);
    m_cursor.insertText(QString(words).replace(u'\n', QChar::LineSeparator), format);
    m_cursor.insertBlock(QTextBlockFormat(), format);
}

void ReportText::boxed(const QString& words, const QTextCharFormat& format, const QColor& ground,
                       const QColor& edge) {
    QTextTableFormat look = plainTable(m_width);
    look.setTopMargin(kGap);
    QTextTable* const table = m_cursor.insertTable(1, 1, look);
    QTextTableCellFormat cell;
    cell.setBackground(ground);
    cell.setPadding(2.0 * kCellPadding);
    cell.setLeftBorder(3.0);
    cell.setLeftBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    cell.setLeftBorderBrush(edge);
    table->cellAt(0, 0).setFormat(cell);
    table->cellAt(0, 0).firstCursorPosition().insertText(words, format);
    leaveTable();
}

void ReportText::leaveTable() {
    m_cursor.movePosition(QTextCursor::End);
    QTextBlockFormat thin;  // a text has a line after each table
    thin.setLineHeight(1.0, QTextBlockFormat::FixedHeight);
    m_cursor.setBlockFormat(thin);
    m_cursor.insertBlock(QTextBlockFormat());
}

void ReportText::operator()(const ReportSentence& sentence) {
    beginGroup();
    if (sentence.kind == SentenceKind::Plain) {
        paragraph(text(sentence.text), letters(kBodyPoints), kGap, 0.0);
    } else {
        const Colours colours = coloursOf(sentence.kind);
        const Token words = sentence.kind == SentenceKind::Unknown ? Token::TextSecondary : Token::Text;
        boxed(text(sentence.text), letters(kBodyPoints, words), paper(colours.ground), paper(colours.edge));
    }
    endGroup();
}

void ReportText::operator()(const ReportCommand& command) {
    beginGroup();
    if (!command.caption.empty())
        paragraph(text(command.caption), letters(kBodyPoints, Token::Text, true), kGap, 0.0);
    boxed(text(command.line), typewriter(), paper(Token::Sunken), paper(Token::Sunken));
    endGroup();
}

void ReportText::operator()(const ReportFigures& figures) {
    beginGroup();
    QTextTableFormat look = plainTable(m_width);
    look.setColumnWidthConstraints(QVector<QTextLength>(
        int(figures.size()), QTextLength(QTextLength::PercentageLength, 100.0 / double(figures.size()))));
    QTextTable* const table = m_cursor.insertTable(1, int(figures.size()), look);
    for (int i = 0; i < int(figures.size()); ++i) {
        const ReportFigure& figure = figures[std::size_t(i)];
        QTextCursor cursor = table->cellAt(0, i).firstCursorPosition();
        const QTextCharFormat small = letters(kSmallPoints, Token::TextSecondary);
        QTextBlockFormat line;  // as high with a mark as without
        line.setLineHeight(kFigureNameHeight, QTextBlockFormat::FixedHeight);
        cursor.setBlockFormat(line);
        if (!figure.mark.svg.empty()) ReportPictures::insert(cursor, figure.mark, m_width);
        cursor.insertText(text((figure.mark.svg.empty() ? "" : " ") + figure.name), small);
        cursor.insertBlock(QTextBlockFormat());
        cursor.insertText(text(figure.value), letters(kFigurePoints, Token::Text, true));
        cursor.insertBlock();
        cursor.insertText(text(figure.detail), small);
    }
    leaveTable();
    endGroup();
}

void ReportText::operator()(const ReportChart& chart) {
    beginGroup();
    paragraph(text(chart.title), letters(kBodyPoints, Token::Text, true), kGap, kCellPadding);
    ReportPictures::insert(m_cursor, chart.picture, m_width);
    m_cursor.insertBlock(QTextBlockFormat());
    endGroup();
}

void ReportText::operator()(const ReportTables& tables) {
    beginGroup();
    QTextTableFormat look = plainTable(m_width);
    look.setTopMargin(kGap);
    if (tables.size() == 1 && !tables[0].isGrid) {
        paragraph(text(tables[0].caption), letters(kBodyPoints, Token::Text, true), kGap, 2.0);
        write(tables[0], m_cursor, m_width);
        leaveTable();
        if (!tables[0].note.empty())
            paragraph(text(tables[0].note), letters(kSmallPoints, Token::TextSecondary), 2.0, 0.0);
        return endGroup();
    }
    QTextTable* const beside = m_cursor.insertTable(1, int(tables.size()), look);
    for (int i = 0; i < int(tables.size()); ++i) {
        QTextCursor cursor = beside->cellAt(0, i).firstCursorPosition();
        cursor.insertText(text(tables[std::size_t(i)].caption), letters(kBodyPoints, Token::Text, true));
        cursor.insertBlock();
        write(tables[std::size_t(i)], cursor, 0.0);
    }
    leaveTable();
    endGroup();
}

// `width` 0: of square cells.
void ReportText::write(const ReportTable& table, QTextCursor cursor, double width) {
    QTextTableFormat look = plainTable(width);
    look.setHeaderRowCount(1);
    if (table.isGrid) {
        look.setWidth(kGridCell * double(table.columns.size()));
        look.setColumnWidthConstraints(QVector<QTextLength>(
            int(table.columns.size()), QTextLength(QTextLength::FixedLength, kGridCell)));
    }
    QTextTable* const to = cursor.insertTable(int(table.rows.size()) + 1, int(table.columns.size()), look);
    for (int column = 0; column < int(table.columns.size()); ++column) {
        writeCell(table, to, 0, column, {table.columns[std::size_t(column)].name});
        for (int row = 0; row < int(table.rows.size()); ++row)
            writeCell(table, to, row + 1, column, table.rows[std::size_t(row)][std::size_t(column)]);
    }
}

void ReportText::writeCell(const ReportTable& table, QTextTable* to, int row, int column,
                           const ReportCell& cell) {
    const bool isHead = row == 0, isTotal = table.hasTotal && row == int(table.rows.size());
    QTextTableCellFormat look;
    look.setPadding(table.isGrid ? 2.0 : kCellPadding);
    if (!table.isGrid) {
        look.setLeftPadding(kCellGap);
        look.setRightPadding(kCellGap);
        if (column == 0) look.setLeftPadding(0.0);
        if (column + 1 == int(table.columns.size())) look.setRightPadding(0.0);
        if (!isTotal) setBottomLine(look, isHead ? Token::BorderStrong : Token::Border);
    }
    if (!cell.colour.empty()) look.setBackground(QColor(text(cell.colour)));
    to->cellAt(row, column).setFormat(look);
    QTextCursor cursor = to->cellAt(row, column).firstCursorPosition();
    QTextBlockFormat block;
    if (table.isGrid)
        block.setAlignment(Qt::AlignHCenter);
    else if (table.columns[std::size_t(column)].kind == ColumnKind::Number)
        block.setAlignment(Qt::AlignRight);
    cursor.setBlockFormat(block);
    if (!cell.mark.svg.empty()) ReportPictures::insert(cursor, cell.mark, m_width);
    const bool isSecondary = isHead || (table.isGrid && column == 0);
    const double points = table.isGrid ? kGridPoints : isHead ? kSmallPoints : kBodyPoints;
    const QTextCharFormat format =
        cell.isCode
            ? typewriter()
            : letters(points, isSecondary ? Token::TextSecondary : Token::Text, isSecondary || isTotal);
    cursor.insertText(text((cell.mark.svg.empty() ? "" : " ") + cell.text), format);
}

}  // namespace quantelier
