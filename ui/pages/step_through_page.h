// One output, in int8 as the device computes it, and in float beside it.
#pragma once

#include "engine/core/activations.h"
#include "engine/core/step_through.h"
#include "ui/models/map_layout.h"
#include "ui/page.h"

class QComboBox;

namespace quantelier {

class FactorGrids;
class IconLabel;
class MapView;
class NumberBox;
class StepList;

class StepThroughPage : public Page {
    Q_OBJECT
  public:
    explicit StepThroughPage(QWidget* parent = nullptr);
    ~StepThroughPage() override;

    /// Asks for the strongest output of the first layer. `digit` is the image's index in the test set.
    void setImage(qint64 digit, int label, const ImageActivations& image);
    void setCheckpoint(const QString& quantCheckpoint);

    const OutputPlace& place() const { return m_place; }
    StepList& steps() { return *m_steps; }

  public slots:
    void showStep(const quantelier::StepThrough& step);

  signals:
    void placeChosen(const quantelier::OutputPlace& place);  ///< showStep() answers
    void backRequested();
    void announced(const QString& sentence);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void buildHeader();
    QWidget* buildSide();
    QLayout* buildFields();
    QWidget* buildGrids();
    QWidget* buildSteps();
    const LayerActivations& layer() const { return m_image.layers[std::size_t(m_place.layer)]; }
    void chooseLayer(int layer);
    void choosePixel(int index);
    void choose(const OutputPlace& place);
    void showMaps();
    void showFactors();
    void showProduct(int position);
    void showCommand();
    void stepChanged(int index);

    ImageActivations m_image;
    OutputPlace m_place;
    StepThrough m_step;
    qint64 m_digit = -1;
    QString m_checkpoint;
    QComboBox* m_layers = nullptr;
    NumberBox *m_channel = nullptr, *m_inputChannel = nullptr;
    MapView *m_input = nullptr, *m_output = nullptr;
    FactorGrids* m_grids = nullptr;
    StepList* m_steps = nullptr;
    QLabel *m_name = nullptr, *m_channelWord = nullptr, *m_inputWords = nullptr, *m_outputWords = nullptr;
    QLabel *m_placeWords = nullptr, *m_keys = nullptr, *m_product = nullptr, *m_inputChannelWord = nullptr,
           *m_result = nullptr;
    IconLabel* m_resultIcon = nullptr;
};

}  // namespace quantelier
