// Steps through the moments of a run: a slider with Play.
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace quantelier {

class ReplayBar : public QWidget {
    Q_OBJECT
  public:
    explicit ReplayBar(QWidget* parent = nullptr);

    /// One name a moment: "8 of 9", "now". Who stands on the last one stays there when another comes.
    void setMoments(const QStringList& names);
    int moment() const;
    void setMoment(int index);
    void step(int by);
    void setNote(const QString& text);  ///< right of the moment's name

    /// Runs to the end, or stops; where motion is reduced it goes on by one.
    void play();
    bool isPlaying() const { return m_timer.isActive(); }
    void setReduceMotion(bool reduce);

  signals:
    void momentChosen(int index);

  private:
    void advance();
    void showMoment();

    QStringList m_names;
    QTimer m_timer;
    bool m_reduceMotion = false;
    QToolButton* m_play;
    QSlider* m_slider;
    QLabel *m_name, *m_note;
};

}  // namespace quantelier
