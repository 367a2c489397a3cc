// A plot over the epochs of a run: axes, theme, zoom, read-out and keys. What is plotted is its children's
// matter.
#pragma once

#include <qcustomplot.h>

#include <vector>

#include "ui/language.h"
#include "ui/plots/plot_graph.h"
#include "ui/plots/plot_layers.h"

class QToolButton;

namespace quantelier {

/// One entry of the legend: a word for one or several graphs, shown or hidden together.
struct Strand {
    Words name;
    Stroking stroking = Stroking::Test;
    Token token = Token::TextSecondary;  ///< of the sample in the legend
    bool hasMark = false;                ///< with the mark of the graphs' series
    std::vector<PlotGraph*> graphs;
    bool isShown = true;
};

class Plot : public QCustomPlot {
    Q_OBJECT
  public:
    explicit Plot(const Words& name, QWidget* parent = nullptr);

    const std::vector<Strand>& strands() const { return m_strands; }
    void setStrandShown(std::size_t index, bool shown);
    void showOnly(std::size_t index);

    void setMoments(const std::vector<Moment>& moments);
    const PlotDecor& decor() const { return *m_decor; }

    /// Both plots show the same part of the x axis from now on.
    static void linkX(Plot& a, Plot& b);

    bool isFollowing() const { return m_following; }
    void fit();      ///< everything into view, and following new data again
    void refresh();  ///< called by the clock; does nothing while hidden

    virtual Readout readoutAt(double x) const = 0;
    virtual QString csv() const { return {}; }  ///< where the values are not in graphs
    virtual QString description() const = 0;    ///< a sentence for those who do not see the curves

  signals:
    void strandsChanged();
    void followingChanged(bool following);
    void readOut(const QString& sentence);  ///< after a key moved the crosshair

  protected:
    virtual void fitRanges() = 0;
    virtual std::vector<double> readoutStops() const = 0;  ///< where Left and Right stop, in order

    PlotGraph* makeGraph(Series series, Stroking stroking);
    void addStrand(const Strand& strand) { m_strands.push_back(strand); }
    void setStrandName(std::size_t index, const Words& name) { m_strands.at(index).name = name; }
    PlotDecor& decor() { return *m_decor; }
    void setMargins(const QMargins& margins);  ///< of the axes, outside presenter mode
    void touch();                              ///< new data: repaint soon
    QCPRange shownValues(QCP::SignDomain domain, bool* found) const;
    void setFollowing(bool following);

    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void buildAxes();
    void buildLayers();
    void buildFollow();
    void applyTheme();
    void hover(double x);
    void moveReadout(int by);
    void zoom(double factor);

    QMargins m_margins;
    std::vector<Strand> m_strands;
    PlotDecor* m_decor = nullptr;
    PlotReadout* m_readout = nullptr;
    QToolButton* m_follow = nullptr;
    bool m_following = true;
    bool m_dirty = true;
};

}  // namespace quantelier
