#include "ui/help/manual_style.h"

#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QTextBlock>
#include <QTextTable>
#include <QUrl>
#include <functional>

#include "ui/fonts.h"
#include "ui/help/manual.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {

constexpr double kLineHeight = 145.0, kRowHeight = 120.0;  // per cent

bool isCode(const QTextBlock& block) {
    return block.isValid() && block.blockFormat().hasProperty(QTextFormat::BlockCodeLanguage);
}

bool hasPicture(const QTextBlock& block) {
    return block.text().contains(QChar::ObjectReplacementCharacter);
}

using Change = std::function<void(QTextCharFormat& format)>;

// Each stretch of words that has one format, and what is written into an empty block.
void changeWords(const QTextBlock& block, const Change& change) {
    QList<QPair<QTextCursor, QTextCharFormat>> changed;
    for (auto it = block.begin(); !it.atEnd(); ++it) {
        QTextCursor cursor(block);
        cursor.setPosition(it.fragment().position());
        cursor.setPosition(it.fragment().position() + it.fragment().length(), QTextCursor::KeepAnchor);
        changed.append({cursor, it.fragment().charFormat()});
        change(changed.last().second);
    }
    for (auto& [cursor, format] : changed) cursor.setCharFormat(format);
}

void styleHeading(const QTextBlock& block, const Section& section) {
    const TextRole roles[] = {TextRole::Title, TextRole::Lead, TextRole::Section};
    const QFont font = textFont(roles[qMin(section.level, 3) - 1]);
    changeWords(block, [&](QTextCharFormat& format) {
        format.clearProperty(QTextFormat::FontSizeAdjustment);
        format.setFont(font, QTextCharFormat::FontPropertiesSpecifiedOnly);
        format.setAnchor(true);
        format.setAnchorNames({section.anchor});
    });
    QTextBlockFormat place;
    place.setTopMargin(section.level == 1 ? 0 : presented(24));
    place.setBottomMargin(presented(section.level == 1 ? 12 : 6));
    QTextCursor(block).mergeBlockFormat(place);
}

void styleCode(const QTextBlock& block) {
    QTextBlockFormat place = block.blockFormat();
    place.setNonBreakableLines(false);
    place.setBackground(color(Token::Sunken));
    place.setLeftMargin(12);
    place.setTopMargin(isCode(block.previous()) ? 0 : 4);
    place.setBottomMargin(isCode(block.next()) ? 0 : 12);
    place.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
    QTextCursor(block).setBlockFormat(place);
    changeWords(block, [](QTextCharFormat& format) { format.setFont(textFont(TextRole::Code)); });
}

void styleText(const QTextBlock& block) {
    const bool isInTable = QTextCursor(block).currentTable();
    QTextBlockFormat place;
    if (!hasPicture(block))
        place.setLineHeight(isInTable ? kRowHeight : kLineHeight, QTextBlockFormat::ProportionalHeight);
    if (!isInTable && !block.textList()) {
        place.setTopMargin(0);
        place.setBottomMargin(presented(10));
    }
    QTextCursor(block).mergeBlockFormat(place);
    if (block.blockFormat().hasProperty(QTextFormat::BlockQuoteLevel))
        changeWords(block,
                    [](QTextCharFormat& format) { format.setForeground(color(Token::TextSecondary)); });
}

// Links and words of code within a line.
void styleInline(QTextCharFormat& format) {
    if (format.fontFixedPitch()) {
        format.setFontFamilies(textFont(TextRole::Code).families());
        format.setBackground(color(Token::Sunken));
    }
    if (!format.anchorHref().isEmpty()) format.setForeground(color(Token::Accent));
}

void styleTable(QTextTable& table) {
    QTextTableFormat format = table.format();
    format.setBorderCollapse(true);
    format.setBorder(1);
    format.setBorderStyle(QTextFrameFormat::BorderStyle_Solid);
    format.setBorderBrush(color(Token::Border));
    format.setCellPadding(presented(6));
    format.setTopMargin(4);
    format.setRightMargin(1);  // the border lies outside of the width
    format.setBottomMargin(presented(14));
    format.setWidth(QTextLength(QTextLength::PercentageLength, 100));
    table.setFormat(format);
    for (int column = 0; column < table.columns(); ++column) {
        QTextTableCell cell = table.cellAt(0, column);
        QTextCharFormat head = cell.format();
        head.setBackground(color(Token::Sunken));
        cell.setFormat(head);
    }
}

}  // namespace

void styleChapter(QTextDocument& document) {
    QTextCursor all(&document);
    all.beginEditBlock();  // laid out once, at its end
    const QList<Section> sections = sectionsOf(document);
    qsizetype next = 0;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (next < sections.size() && sections[next].position == block.position()) {
            styleHeading(block, sections[next++]);
        } else if (isCode(block)) {
            styleCode(block);
            continue;
        } else {
            styleText(block);
        }
        changeWords(block, styleInline);
    }
    for (QTextFrame* frame : document.rootFrame()->childFrames())
        if (auto* table = qobject_cast<QTextTable*>(frame)) styleTable(*table);
    all.endEditBlock();
}

void fitPictures(QTextDocument& document, int width) {
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (!hasPicture(block)) continue;
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QString name = it.fragment().charFormat().toImageFormat().name();
            QImage picture(QStringLiteral(":/manual/images/") + QFileInfo(name).fileName());
            if (picture.isNull()) continue;
            if (picture.width() > width) picture = picture.scaledToWidth(width, Qt::SmoothTransformation);
            document.addResource(QTextDocument::ImageResource, document.baseUrl().resolved(QUrl(name)),
                                 picture);
        }
        document.markContentsDirty(block.position(), block.length());
    }
}

}  // namespace quantelier
