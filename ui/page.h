// What all pages share: a header with the one primary button, the content, and the command line that does the
// same.
#pragma once

#include <QList>
#include <QWidget>

#include "ui/icons.h"
#include "ui/language.h"
#include "ui/presented_views.h"

class QAbstractButton;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace quantelier {

class CliStrip;

class Page : public QWidget {
    Q_OBJECT
  public:
    Page(const Words& title, const Words& sentence, QWidget* parent = nullptr);

    QString title() const;

    QPushButton* primaryButton() { return m_primary; }  ///< hidden until setPrimary is called
    void setPrimary(const Words& text);                 ///< empty text: hidden
    void setPrimary(IconName icon, const Words& text);
    void setPrimaryNext(const Words& text);  ///< with the chevron that leads on
    QPushButton* addSecondaryButton(IconName icon, const Words& text, const QKeySequence& key = {});
    /// Presses the button while the page is looked at; Help lists it.
    void addKey(QAbstractButton* button, const QKeySequence& key);
    void addHeaderWidget(QWidget* widget);  ///< left of the buttons
    QWidget* content() { return m_content; }

    /// Shown by the round button beside the title. Without a text there is no button.
    void setHelp(const Words& text);
    /// What the manual says more in, and F1 opens.
    void setChapter(const QString& name) { m_chapter = name; }
    QString chapter() const { return m_chapter; }

    QString commandLine() const;
    QWidget* commandStrip() const;
    void setCommandLine(const QString& command);
    void setCommandLineVisible(bool visible);
    void copyCommandLine() const;

    /// A column of fixed width beside the stretching rest; wide windows give it a little more.
    void addSideColumn(QWidget* column, int width);

    /// Where that which is wrong on the page is put right; the main button, if nothing is set. A problem's
    /// link leads there: to the control, or to the first one in it that takes the focus.
    void setRemedy(QWidget* control) { m_remedy = control; }
    void focusRemedy();

    /// Shows a part of the page that narrow pages fold away.
    void reveal(QWidget* part);

    /// Low windows do without the sentence under the title.
    void setSentenceVisible(bool visible);

    PresentedViews& presentedViews() { return *m_views; }  ///< of presenter mode

  signals:
    void commandLineChanged();
    void manualRequested(const QString& chapter);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildHeader(const Words& title, const Words& sentence);
    QLayout* buildWords(const Words& title, const Words& sentence);
    void setColumnWidths();
    void foldSideColumns();
    bool isNarrow() const;
    void setPrimaryIcon(const QIcon& icon, const Words& text, Qt::LayoutDirection direction);

    QLabel* m_title = nullptr;
    QLabel* m_sentence = nullptr;
    QToolButton* m_help = nullptr;
    QString m_chapter;
    QHBoxLayout* m_extras = nullptr;
    QHBoxLayout* m_secondaries = nullptr;
    QPushButton* m_primary = nullptr;
    QWidget* m_header = nullptr;
    QWidget* m_content = nullptr;
    CliStrip* m_strip = nullptr;

    struct SideColumn {
        QWidget* widget;
        int width;
    };
    QList<SideColumn> m_sideColumns;
    QToolButton* m_fold = nullptr;  ///< of narrow pages: the side columns in place of the rest
    bool m_wasNarrow = false;
    QList<QWidget*> m_foldedAway;   ///< by it
    PresentedViews* m_views = nullptr;
    QWidget* m_remedy = nullptr;
};

}  // namespace quantelier
