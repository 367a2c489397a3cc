// A report as a text document for paper.
#pragma once

#include <QTextCursor>
#include <vector>

#include "engine/core/report_document.h"

class QTextDocument;
class QTextTable;

namespace quantelier {

/// What must not be parted by the end of a page: a heading with what follows it, a table with its caption.
struct ReportGroup {
    int first = 0, last = 0;  ///< positions in the text
};

/// Writes a report into an empty document of `width` px.
class ReportText {
  public:
    ReportText(QTextDocument& document, double width);
    void write(const ReportDocument& report);

    const std::vector<ReportGroup>& groups() const { return m_groups; }

    void operator()(const ReportSentence& sentence);
    void operator()(const ReportFigures& figures);
    void operator()(const ReportTables& tables);
    void operator()(const ReportChart& chart);
    void operator()(const ReportCommand& command);

  private:
    void paragraph(const QString& text, const QTextCharFormat& format, double above, double below);
    void boxed(const QString& text, const QTextCharFormat& format, const QColor& ground, const QColor& edge);
    void write(const ReportTable& table, QTextCursor cursor, double width);
    void writeCell(const ReportTable& table, QTextTable* to, int row, int column, const ReportCell& cell);
    void beginGroup();
    void endGroup();
    void leaveTable();

    QTextDocument& m_document;
    QTextCursor m_cursor;
    double m_width;
    std::vector<ReportGroup> m_groups;
    bool m_headingWaits = false;  ///< its group ends with what comes next
};

}  // namespace quantelier
