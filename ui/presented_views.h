// What presenter mode shows of a page: one view at a time, a few parts with all else hidden.
#pragma once

#include <QObject>
#include <functional>
#include <vector>

class QWidget;

namespace quantelier {

using Parts = std::vector<QWidget*>;

class PresentedViews : public QObject {
    Q_OBJECT
  public:
    explicit PresentedViews(QWidget* root);

    /// Parts of the root's tree that are shown together; the first is the large one. Place them by box
    /// layouts with widgets of their own (widgets/boxed.h): others keep room for what is not shown. A view
    /// whose large part is not shown on the page (of another state of it, say) is left out.
    void add(Parts parts);

    void begin();  ///< the first view there is; if there is none, the first that appears
    void showNext();
    void end();

    const Parts& shown() const { return m_shown; }  ///< empty: the page as it is

  signals:
    void changed();  ///< after presenter mode has sized the widgets

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    std::vector<Parts> views() const;
    void show(const Parts& parts);
    void restore();
    void hideOthers(QWidget* within);

    QWidget* m_root;
    bool m_isOn = false;
    std::vector<Parts> m_all;
    Parts m_shown;
    std::vector<std::function<void()>> m_restore;  ///< what brings the others back
};

}  // namespace quantelier
