// What all pages share: a header with the one primary button, the content, and the command line that does the
// same.
#pragma once

#include <QWidget>
#include <functional>
#include <vector>

#include "ui/icons.h"

class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace quantelier {

class CliStrip;
class Panel;

class Page : public QWidget {
    Q_OBJECT
  public:
    Page(const QString& title, const QString& sentence, QWidget* parent = nullptr);

    QString title() const;

    QPushButton* primaryButton() { return m_primary; }  ///< hidden until setPrimary is called
    void setPrimary(const QString& text);               ///< empty text: hidden
    void setPrimary(IconName icon, const QString& text);
    void setPrimaryNext(const QString& text);  ///< with the chevron that leads on
    QPushButton* addSecondaryButton(IconName icon, const QString& text);
    void addHeaderWidget(QWidget* widget);  ///< left of the buttons
    QWidget* content() { return m_content; }

    /// Shown by the round button beside the title and by F1. Without a text there is no button.
    void setHelp(const QString& text);

    QString commandLine() const;
    void setCommandLine(const QString& command);
    void setCommandLineVisible(bool visible);
    void copyCommandLine() const;

    /// A column of fixed width beside the stretching rest; wide windows give it a little more.
    void addSideColumn(QWidget* column, int width);

    /// Low windows do without the sentence under the title.
    void setSentenceVisible(bool visible);

    /// Presenter mode: one panel large, with those of figures beside it. The largest at first.
    void setPresented(bool presented);
    void showNextPanelLarge();
    Panel* largePanel() const { return m_large; }

  signals:
    void commandLineChanged();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* buildHeader(const QString& title, const QString& sentence);
    QLayout* buildWords(const QString& title, const QString& sentence);
    std::vector<Panel*> panelsToPresent() const;
    void showLarge(Panel* panel);
    void hideOthers(QWidget* within);
    void releaseEmptyCells(QWidget* within);
    bool stays(const QWidget* widget) const;
    void setColumnWidths();
    void setPrimaryIcon(const QIcon& icon, const QString& text, Qt::LayoutDirection direction);

    QLabel* m_title = nullptr;
    QLabel* m_sentence = nullptr;
    QToolButton* m_help = nullptr;
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

    Panel* m_large = nullptr;
    std::vector<std::function<void()>> m_endLarge;  ///< what brings the others back
};

}  // namespace quantelier
