// Tiles of digits, each with what it is and what was read: arrows walk them, Enter opens one.
#pragma once

#include <QListView>

namespace quantelier {

class GalleryModel;

class DigitGallery : public QListView {
    Q_OBJECT
  public:
    explicit DigitGallery(GalleryModel* model, QWidget* parent = nullptr);

    static constexpr int kTile = 70;
    static constexpr QSize kCell{78, 98};

    /// One row of digits: more where there is room.
    QSize sizeHint() const override { return kCell; }

  signals:
    void currentDigitChanged(qint64 digit);  ///< -1: none
    void opened(qint64 digit);

  protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    GalleryModel* m_gallery;
};

}  // namespace quantelier
