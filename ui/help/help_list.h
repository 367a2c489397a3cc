// What the help window lists at its left: the chapters, or the places where words were found.
#pragma once

#include <QListWidget>

namespace quantelier {

struct Chapter;
struct ManualHit;
struct Section;

class HelpList : public QListWidget {
    Q_OBJECT
  public:
    explicit HelpList(QWidget* parent = nullptr);

    /// The sections stand under their chapter, which is the one that is read.
    void showChapters(const QList<Chapter>& chapters, const QString& read, const QList<Section>& sections);
    void showHits(const QList<ManualHit>& hits, const QString& words);

  signals:
    void chosen(const QString& chapter, const QString& anchor);

  private:
    void add(int kind, const QString& text, const QString& chapter, const QString& anchor,
             const QString& line = {});
};

}  // namespace quantelier
