// The network as a row of blocks, as large as the data they let through. Left and Right walk the layers.
#pragma once

#include <QWidget>
#include <vector>

#include "engine/core/network_shape.h"

namespace quantelier {

class NetworkDiagram : public QWidget {
    Q_OBJECT
  public:
    explicit NetworkDiagram(QWidget* parent = nullptr);

    void setNetwork(const NetworkRecipe& network);

    const std::string& currentLayer() const { return m_current; }
    void setCurrentLayer(const std::string& layer);

    /// Where a layer stands, for those who click there.
    QRect columnRect(int column) const;

    QSize minimumSizeHint() const override { return QSize(648, 182); }

  signals:
    void layerChosen(const std::string& layer);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    struct Block {
        std::string layer;  ///< empty for the input
        QString name;
        QString shape;
        QString detail;
        QSize size;  ///< of one sheet
        int sheets = 1;
        bool hasWeights = false;
        bool canBeChosen = false;
    };
    Block inputBlock() const;
    Block layerBlock(const LayerShape& shape, const NetworkRecipe& network) const;
    QRect stackRect(int column) const;
    void paintBlock(QPainter& painter, int column) const;
    void paintWords(QPainter& painter, int column) const;
    void paintArrow(QPainter& painter, int column) const;
    void step(int by);

    std::vector<Block> m_blocks;
    std::string m_current;
};

}  // namespace quantelier
