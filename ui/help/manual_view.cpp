#include "ui/help/manual_view.h"

#include <QFileInfo>
#include <QScrollBar>
#include <QTextFrame>
#include <algorithm>

#include "ui/help/manual.h"
#include "ui/help/manual_style.h"
#include "ui/presenter.h"
#include "ui/theme.h"

namespace quantelier {

namespace {
constexpr int kColumn = 720;
constexpr int kMargin = 24;
}  // namespace

ManualView::ManualView(QWidget* parent) : QTextBrowser(parent) {
    setFrameShape(QFrame::NoFrame);
    setOpenExternalLinks(true);
    connect(this, &QTextBrowser::sourceChanged, this, &ManualView::sourceSet);
    connect(&Theme::instance(), &Theme::changed, this, &ManualView::refresh);
    connect(&Presenter::instance(), &Presenter::changed, this, &ManualView::refresh);
}

void ManualView::showChapter(const QString& name, const QString& anchor) {
    setSource(chapterUrl(name, anchor), QTextDocument::MarkdownResource);
}

void ManualView::refresh() {
    const int length = document()->characterCount();
    const int place = cursorForPosition({0, 0}).position();
    reload();
    // Another language has other places: there the chapter starts anew.
    if (document()->characterCount() != length) return;
    QTextCursor reader(document());
    reader.setPosition(place);
    verticalScrollBar()->setValue(verticalScrollBar()->value() + cursorRect(reader).top());
}

QVariant ManualView::loadResource(int type, const QUrl& url) {
    if (type != QTextDocument::MarkdownResource) return {};  // pictures are put in by their size
    m_isFresh = true;
    return chapterText(chapterName(url));
}

void ManualView::doSetSource(const QUrl& url, QTextDocument::ResourceType) {
    const QString name = url.path().isEmpty() ? chapter() : chapterName(url);
    if (!name.isEmpty())
        QTextBrowser::doSetSource(chapterUrl(name, url.fragment()), QTextDocument::MarkdownResource);
}

// The browser's own source() is still the one before.
void ManualView::sourceSet(const QUrl& url) {
    m_chapter = chapterName(url);
    if (m_isFresh) {
        m_isFresh = false;
        styleChapter(*document());
        setColumn();
        setAccessibleName(sectionsOf(*document()).first().title);
        mark(m_words);
    }
    if (url.hasFragment()) scrollToAnchor(url.fragment());
    emit chapterShown();
}

void ManualView::resizeEvent(QResizeEvent* event) {
    QTextBrowser::resizeEvent(event);
    setColumn();
}

// Lines do not get readable by growing.
void ManualView::setColumn() {
    const int free = viewport()->width();
    const int column = qMin(presented(kColumn), free - 2 * kMargin);
    QTextFrameFormat place = document()->rootFrame()->frameFormat();
    place.setLeftMargin((free - column) / 2);
    place.setRightMargin((free - column) / 2);
    place.setTopMargin(kMargin);
    place.setBottomMargin(2 * kMargin);
    document()->rootFrame()->setFrameFormat(place);
    fitPictures(*document(), column);
}

int ManualView::mark(const QString& words) {
    m_words = words;
    m_marks.clear();
    m_mark = -1;
    if (!words.isEmpty())
        for (QTextCursor at = document()->find(words, 0); !at.isNull(); at = document()->find(words, at))
            m_marks.append(at);
    paintMarks();
    return int(m_marks.size());
}

int ManualView::goToMark(int by) {
    if (m_marks.isEmpty()) return -1;
    const int count = int(m_marks.size());
    if (by == 0 || m_mark < 0) {
        const int top = cursorForPosition({0, 0}).position();
        const auto next = std::find_if(m_marks.cbegin(), m_marks.cend(),
                                       [top](const QTextCursor& mark) { return mark.anchor() >= top; });
        m_mark = next == m_marks.cend() ? 0 : int(next - m_marks.cbegin());
    } else {
        m_mark = (m_mark + by + count) % count;
    }
    QTextCursor start = m_marks[m_mark];
    start.setPosition(start.anchor());
    setTextCursor(start);
    ensureCursorVisible();
    paintMarks();
    return m_mark;
}

void ManualView::paintMarks() {
    QList<QTextEdit::ExtraSelection> selections;
    for (int i = 0; i < m_marks.size(); ++i) {
        QTextCharFormat format;
        format.setBackground(color(i == m_mark ? Token::Accent : Token::AccentSoft));
        format.setForeground(color(i == m_mark ? Token::OnAccent : Token::Text));
        selections.append({m_marks[i], format});
    }
    setExtraSelections(selections);
}

}  // namespace quantelier
