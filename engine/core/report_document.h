// What a report says, block by block: engine/report makes it, and HTML and PDF lay out the same.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace quantelier {

/// A drawing: SVG with presentation attributes only, in the font of the text around it. Sizes in px.
struct ReportPicture {
    std::string svg = {};  ///< empty: no picture
    double width = 0.0, height = 0.0;
};

/// What a sentence is: an explanation, a verdict, or what is not known.
enum class SentenceKind { Plain, Good, Bad, Neutral, Unknown };

struct ReportSentence {
    std::string text = {};
    SentenceKind kind = SentenceKind::Plain;
};

/// A few large numbers beside each other.
struct ReportFigure {
    ReportPicture mark = {};
    std::string name = {}, value = {}, detail = {};
};
using ReportFigures = std::vector<ReportFigure>;

enum class ColumnKind { Text, Number };

struct ReportCell {
    std::string text = {};
    ReportPicture mark = {};  ///< before the text
    std::string colour = {};  ///< of the ground, #RRGGBB; empty: none
    std::string unseen = {};  ///< for screen readers alone, where nothing is to be seen
    bool isCode = false;      ///< in a typewriter's letters
};

struct ReportColumn {
    std::string name = {};
    ColumnKind kind = ColumnKind::Text;
};

struct ReportTable {
    std::string caption = {};
    std::vector<ReportColumn> columns = {};  ///< the first one names the rows
    std::vector<std::vector<ReportCell>> rows = {};
    bool hasTotal = false;  ///< the last row is the sum of the others
    bool isGrid = false;    ///< square cells: a confusion matrix
    std::string note = {};  ///< under the table
};

/// Tables beside each other, where there is room.
using ReportTables = std::vector<ReportTable>;

struct ReportChart {
    std::string title = {}, description = {};  ///< the description says in words what is seen
    ReportPicture picture = {};
};

/// What is typed into a terminal.
struct ReportCommand {
    std::string caption = {};  ///< may be empty
    std::string line = {};
};

using ReportBlock = std::variant<ReportSentence, ReportFigures, ReportTables, ReportChart, ReportCommand>;

struct ReportSection {
    std::string heading = {};  ///< empty: the first one, under the title
    std::vector<ReportBlock> blocks = {};
};

struct ReportDocument {
    std::string language = "en";  ///< a code as HTML has it
    std::string title = {}, subtitle = {};
    std::vector<ReportSection> sections = {};
    std::string foot = {};  ///< who made it, and when
};

}  // namespace quantelier
