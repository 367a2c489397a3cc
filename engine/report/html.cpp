// A report as one HTML file, which is XML too.
#include <fmt/format.h>

#include "engine/report/report.h"
#include "engine/report/style.h"
#include "engine/report/svg.h"

namespace quantelier {

using report::escaped;

namespace {

class Html {
  public:
    explicit Html(const ReportDocument& document) { write(document); }
    std::string text() && { return std::move(m_text); }

    void operator()(const ReportSentence& sentence) {
        constexpr const char* kClasses[] = {"", R"( class="good")", R"( class="bad")", R"( class="neutral")",
                                            R"( class="unknown")"};
        m_text += fmt::format("<p{}>{}</p>\n", kClasses[int(sentence.kind)], lines(sentence.text));
    }

    void operator()(const ReportFigures& figures) {
        m_text += "<ul class=\"figures\">\n";
        for (const ReportFigure& figure : figures)
            m_text += fmt::format("<li><span>{}{}</span><strong>{}</strong><span>{}</span></li>\n",
                                  mark(figure.mark), escaped(figure.name), escaped(figure.value),
                                  escaped(figure.detail));
        m_text += "</ul>\n";
    }

    void operator()(const ReportTables& tables) {
        m_text += "<div class=\"tables\">\n";
        for (const ReportTable& table : tables) write(table);
        m_text += "</div>\n";
    }

    void operator()(const ReportChart& chart) {
        const std::string id = fmt::format("chart{}", ++m_charts);
        std::string svg = chart.picture.svg;
        svg.insert(svg.find('>') + 1,
                   fmt::format("<title id=\"{0}t\">{1}</title><desc id=\"{0}d\">{2}</desc>", id,
                               escaped(chart.title), escaped(chart.description)));
        svg.insert(std::string("<svg").size(), fmt::format(R"( role="img" aria-labelledby="{0}t {0}d")", id));
        m_text +=
            fmt::format("<figure>\n<figcaption>{}</figcaption>\n{}\n</figure>\n", escaped(chart.title), svg);
    }

    void operator()(const ReportCommand& command) {
        const std::string caption =
            command.caption.empty() ? "" : "<figcaption>" + escaped(command.caption) + "</figcaption>\n";
        m_text += fmt::format("<figure>\n{}<pre><code>{}</code></pre>\n</figure>\n", caption,
                              escaped(command.line));
    }

  private:
    // Ends of lines are people's own, in a note.
    static std::string lines(const std::string& text) {
        std::string broken = escaped(text);
        for (std::size_t at = 0; (at = broken.find('\n', at)) != std::string::npos; at += 5)
            broken.replace(at, 1, "<br/>");
        return broken;
    }

    static std::string mark(const ReportPicture& picture) {
        if (picture.svg.empty()) return {};
        std::string svg = picture.svg;
        svg.insert(std::string("<svg").size(), R"( class="mark" aria-hidden="true")");
        return svg;
    }

    void write(const ReportDocument& document) {
        m_text = fmt::format(
            "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"{}\">\n<head>\n"
            "<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
            "'unsafe-inline'\"/>\n<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n"
            "<h1>{}</h1>\n<p class=\"subtitle\">{}</p>\n",
            escaped(document.language), escaped(document.title), report::styleSheets().front().text,
            escaped(document.title), escaped(document.subtitle));
        for (const ReportSection& section : document.sections) write(section);
        m_text += fmt::format("</main>\n<footer>{}</footer>\n</body>\n</html>\n", escaped(document.foot));
    }

    void write(const ReportSection& section) {
        m_text += "<section>\n";
        if (!section.heading.empty()) m_text += fmt::format("<h2>{}</h2>\n", escaped(section.heading));
        for (const ReportBlock& block : section.blocks) std::visit(*this, block);
        m_text += "</section>\n";
    }

    void write(const ReportTable& table) {
        m_text += fmt::format("<div>\n<table{}>\n<caption>{}</caption>\n<thead><tr>", classOf(table),
                              escaped(table.caption));
        for (const ReportColumn& column : table.columns)
            m_text += fmt::format("<th scope=\"col\"{}>{}</th>", kindOf(column.kind), escaped(column.name));
        m_text += "</tr></thead>\n<tbody>\n";
        for (std::size_t row = 0; row < table.rows.size(); ++row)
            write(table, table.rows[row], table.hasTotal && row + 1 == table.rows.size());
        m_text += "</tbody>\n</table>\n";
        if (!table.note.empty()) m_text += fmt::format("<p class=\"note\">{}</p>\n", escaped(table.note));
        m_text += "</div>\n";
    }

    void write(const ReportTable& table, const std::vector<ReportCell>& row, bool isTotal) {
        m_text += isTotal ? "<tr class=\"total\">" : "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string kind = kindOf(table.columns[i].kind);
            if (i == 0)
                m_text += fmt::format("<th scope=\"row\"{}>{}</th>", kind, content(row[i]));
            else
                m_text += fmt::format("<td{}{}>{}</td>", kind, ground(row[i]), content(row[i]));
        }
        m_text += "</tr>\n";
    }

    static const char* classOf(const ReportTable& table) {
        if (table.isGrid) return R"( class="grid")";
        return table.columns.size() == 2 ? R"( class="facts")" : "";
    }

    static std::string content(const ReportCell& cell) {
        std::string text = mark(cell.mark) + escaped(cell.text);
        if (cell.isCode) text = "<code>" + text + "</code>";
        if (!cell.unseen.empty())
            text += fmt::format("<span class=\"unseen\">{}</span>", escaped(cell.unseen));
        return text;
    }

    static std::string ground(const ReportCell& cell) {
        return cell.colour.empty() ? "" : fmt::format(R"( style="background:{}")", cell.colour);
    }

    static const char* kindOf(ColumnKind kind) {
        constexpr const char* kClasses[] = {"", R"( class="number")"};
        return kClasses[int(kind)];
    }

    std::string m_text;
    int m_charts = 0;
};

}  // namespace

std::string reportHtml(const ReportDocument& document) {
    return Html(document).text();
}

}  // namespace quantelier
