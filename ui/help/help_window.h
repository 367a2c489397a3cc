// The manual in a window of its own, which may lie under the main one: contents or what a search found at the
// left, a chapter at the right.
#pragma once

#include <QWidget>
#include <memory>

class QLabel;
class QLineEdit;
class QToolButton;

namespace quantelier {

class FindBar;
class HelpList;
class ManualSearch;
class ManualView;

class HelpWindow : public QWidget {
    Q_OBJECT
  public:
    HelpWindow();
    ~HelpWindow() override;

    /// Shows the window, with a chapter; without a name, with what was read last.
    void open(const QString& chapter, const QString& anchor = {});

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QWidget* buildSide();
    QWidget* buildHead();
    void buildKeys();
    void setTexts();
    void search();
    void showContents();
    void choose(const QString& chapter, const QString& anchor);
    void goToChapter(int by);
    bool isSearching() const;

    ManualView* m_view;
    FindBar* m_find;
    HelpList* m_list;
    QLineEdit* m_words = nullptr;
    QLabel* m_result = nullptr;
    QToolButton* m_back = nullptr;
    QToolButton* m_forward = nullptr;
    std::unique_ptr<ManualSearch> m_search;  ///< made when something is looked for
};

}  // namespace quantelier
