#include "ui/widgets/preparation_strip.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

#include "ui/icons.h"
#include "ui/presenter.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pixel_dialog.h"
#include "ui/widgets/preparation_tile.h"

namespace quantelier {

namespace {

// One for all, so that the pictures stand at equal distances.
constexpr int kCaptionWidth = 112, kNarrowCaptionWidth = 84;
constexpr int kNarrow = 900;  // beside a lesson

// The chevron between two steps: follows the theme, which a pixmap in a label would not.
class Chevron : public QWidget {
  public:
    Chevron() { setFixedSize(16, 72); }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        paintIcon(painter, IconName::ChevronRight, QRectF(0, 28, 16, 16), Token::TextSecondary);
    }
};

}  // namespace

PreparationStrip::PreparationStrip(QWidget* parent) : QFrame(parent) {
    setProperty("role", "panel");
    setWords(this, "accessibleName", [] { return tr("Preparation"); });
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 10, 16, 8);
    row->setSpacing(0);
    m_words = buildWords();
    row->addWidget(m_words);
    for (int step = 0; step < StepCount; ++step) buildStep(Step(step), row);
    connect(&Presenter::instance(), &Presenter::changed, this, &PreparationStrip::layOut);
    layOut();
}

void PreparationStrip::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (m_isNarrow != (width() < kNarrow)) layOut();
}

// Seven steps and what they are for do not fit beside a lesson: there they have short names.
void PreparationStrip::layOut() {
    m_isNarrow = width() < kNarrow;
    m_words->setVisible(!m_isNarrow && !Presenter::instance().isOn());
    for (int step = 0; step < StepCount; ++step) {
        const StepWords words = wordsOf(Step(step));
        m_captions[std::size_t(step)]->setFixedWidth(m_isNarrow ? kNarrowCaptionWidth : kCaptionWidth);
        setWords(m_captions[std::size_t(step)], "text", m_isNarrow ? words.shortName : words.name);
    }
}

QWidget* PreparationStrip::buildWords() {
    auto* words = new QWidget;
    words->setFixedWidth(144);
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 12, 0);
    column->setSpacing(4);
    column->addWidget(makeLabel([] { return tr("Preparation"); }, TextRole::Section));
    column->addWidget(
        makeParagraph([] { return tr("Switch a step off to see what breaks."); }, TextRole::Caption));
    column->addStretch(1);
    return words;
}

void PreparationStrip::buildStep(Step step, QHBoxLayout* row) {
    const auto guide = step == Fit          ? PreparationTile::Guide::FitBox
                       : step == CentreMass ? PreparationTile::Guide::MassCross
                                            : PreparationTile::Guide::None;
    auto* tile = new PreparationTile(wordsOf(step).name, guide);
    m_tiles[std::size_t(step)] = tile;
    connect(tile, &PreparationTile::opened, this, [this, step](const QString& name, const GreyImage& image) {
        auto* dialog =
            new PixelDialog(name, image, this, step == Codes ? PixelNumbers::Codes : PixelNumbers::Ink);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    auto* picture = new QHBoxLayout;
    picture->setSpacing(0);
    picture->addWidget(tile);
    if (step != Codes) {
        picture->addStretch(1);
        picture->addWidget(new Chevron);
    }
    picture->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(2);
    column->addLayout(picture);
    m_captions[std::size_t(step)] = buildCaption(step);
    column->addWidget(m_captions[std::size_t(step)], 1);
    row->addLayout(column, 1);
}

PreparationStrip::StepWords PreparationStrip::wordsOf(Step step) {
    switch (step) {
        case Drawing:
            return {[] { return tr("Drawing"); }, [] { return tr("The ink as you drew it."); },
                    [] { return tr("Drawing"); }};
        case Crop:
            return {[] { return tr("Crop"); }, [] { return tr("Cuts the drawing to its ink."); },
                    [] { return tr("Crop"); }};
        case Fit:
            return {[] { return tr("Fit 20 × 20"); },
                    [] { return tr("Scales the digit into 20 × 20 pixels and keeps its shape."); },
                    [] { return tr("Fit"); }};
        case CentreMass:
            return {[] { return tr("Centre mass"); },
                    [] { return tr("Moves the centre of mass to the middle of 28 × 28 pixels."); },
                    [] { return tr("Centre"); }};
        case Ink:
            return {[] { return tr("Ink as MNIST"); },
                    [] { return tr("Stretches the grey range until strokes are full ink."); },
                    [] { return tr("Ink"); }};
        case Resize:
            return {
                [] { return tr("Resize 32 × 32"); },
                [] {
                    return tr("Enlarges the picture. Off: it lies in the middle of 32 × 32 pixels as it is.");
                },
                [] { return tr("Resize"); }};
        case Codes:
            return {[] { return tr("Int8 codes"); }, [] { return tr("Paper is −128, full ink is 127."); },
                    [] { return tr("Codes"); }};
        case StepCount:
            break;
    }
    return {};
}

bool* PreparationStrip::switchOf(Step step) {
    switch (step) {
        case Crop:
            return &m_switches.crop;
        case Fit:
            return &m_switches.fit;
        case CentreMass:
            return &m_switches.centreMass;
        case Ink:
            return &m_switches.inkAsMnist;
        case Resize:
            return &m_switches.resize;
        default:
            return nullptr;
    }
}

QWidget* PreparationStrip::buildCaption(Step step) {
    PreparationTile* tile = m_tiles[std::size_t(step)];
    const StepWords words = wordsOf(step);
    setWords(tile, "toolTip", [=] {
        return step == Drawing || step == Crop ? words.explanation()
                                               : tr("%1 Enter shows the numbers.").arg(words.explanation());
    });
    bool* isOn = switchOf(step);
    if (!isOn) {
        QLabel* label = makeLabel(words.name, TextRole::CaptionStrong);
        return label;
    }
    auto* box = worded(new QCheckBox, words.name);
    box->setFont(textFont(TextRole::Caption));
    box->setChecked(true);
    setWords(box, "toolTip", words.explanation);
    setWords(box, "accessibleName", words.name);
    setWords(box, "accessibleDescription", words.explanation);
    connect(box, &QCheckBox::toggled, this, [this, isOn, tile](bool checked) {
        *isOn = checked;
        tile->setStruck(!checked);
        emit switchesChanged();
    });
    return box;
}

void PreparationStrip::showSteps(const PreparedDrawing& prepared) {
    m_tiles[Drawing]->setImage(prepared.drawing);
    m_tiles[Crop]->setImage(prepared.cropped);
    m_tiles[Fit]->setImage(prepared.fitted);
    m_tiles[CentreMass]->setImage(prepared.centred);
    m_tiles[Ink]->setImage(prepared.inked);
    m_tiles[Resize]->setImage(prepared.resized);
    m_tiles[Codes]->setImage(prepared.resized);
}

void PreparationStrip::describeSteps() {
    for (PreparationTile* tile : m_tiles) tile->describe();
}

}  // namespace quantelier
