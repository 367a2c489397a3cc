// Shows a chapter of the manual; links lead on, and back.
#pragma once

#include <QTextBrowser>

namespace quantelier {

class ManualView : public QTextBrowser {
    Q_OBJECT
  public:
    explicit ManualView(QWidget* parent = nullptr);

    void showChapter(const QString& name, const QString& anchor = {});
    QString chapter() const { return m_chapter; }

    /// The same chapter in other colours, sizes or words.
    void refresh();

    /// Marks all places that have `words` and returns how many there are.
    int mark(const QString& words);
    /// Goes to the next marked place (+1), the one before (-1), or the first from where the reader is (0),
    /// and returns its number, from 0; -1: there is none.
    int goToMark(int by);

  signals:
    void chapterShown();  ///< also a section of the same one

  protected:
    QVariant loadResource(int type, const QUrl& url) override;
    void doSetSource(const QUrl& url, QTextDocument::ResourceType type) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void sourceSet(const QUrl& url);
    void setColumn();
    void paintMarks();

    QString m_chapter;
    bool m_isFresh = false;  ///< Markdown made it anew, so it has no style yet
    QString m_words;
    QList<QTextCursor> m_marks;
    int m_mark = -1;
};

}  // namespace quantelier
