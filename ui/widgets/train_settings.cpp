#include "ui/widgets/train_settings.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QPushButton>
#include <QResizeEvent>

#include "ui/language.h"
#include "ui/models/recipe_fields.h"
#include "ui/widgets/field.h"
#include "ui/widgets/label.h"
#include "ui/widgets/lock_note.h"

namespace quantelier {

namespace {

constexpr int kFoldedHeight = 84;
constexpr int kUnfoldedFrom = 120;  // lower, and the fields would only peep out
constexpr int kMostEpochs = 1000;

}  // namespace

TrainSettings::TrainSettings(RecipeModel* recipe, QWidget* parent)
    : Panel([] { return tr("Settings"); }, parent),
      m_recipe(recipe),
      m_fields(new RecipeFields(*recipe, this)) {
    buildHead();
    m_unfolded = buildFields();
    m_folded = makeLabel({}, TextRole::Caption, Tone::Secondary);
    m_folded->hide();
    body()->addWidget(m_unfolded);
    body()->addWidget(m_folded);
    body()->addStretch(1);
    setScrollable();
    setMinimumHeight(kFoldedHeight);
    connect(m_recipe, &RecipeModel::changed, this, [this] { m_folded->setText(summary()); });
    followLanguage(this, [this] { m_folded->setText(summary()); });
    setLocked(false);
}

void TrainSettings::buildHead() {
    m_lock = new LockNote;
    m_more = worded(new QPushButton, [] { return tr("More…"); });
    m_more->setProperty("role", "link");
    setWords(m_more, "accessibleName",
             [] { return tr("More settings: momentum, weight decay, checkpoints"); });
    QWidget* more = buildMore();
    connect(m_more, &QPushButton::clicked, this, [this, more] {
        more->adjustSize();
        more->move(m_more->mapToGlobal(QPoint(m_more->width() - more->width(), m_more->height() + 4)));
        more->show();
    });
    headLayout()->addStretch(1);
    headLayout()->addWidget(m_lock);
    headLayout()->addWidget(m_more);
}

QWidget* TrainSettings::buildFields() {
    m_form = new QWidget;
    auto* grid = new QGridLayout(m_form);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(6);
    const auto floatEpochs = [](Recipe& r) -> int& { return r.train.epochs; };
    const auto quantEpochs = [](Recipe& r) -> int& { return r.quantTrain.epochs; };
    const auto learningRate = [](Recipe& r) -> double& { return r.train.learningRate; };
    const auto schedule = [](Recipe& r) -> Schedule& { return r.train.schedule; };
    Field* const floats = m_fields->integer([] { return tr("Float epochs"); }, 1, kMostEpochs, floatEpochs);
    Field* const quant = m_fields->integer([] { return tr("QAT epochs"); }, 0, kMostEpochs, quantEpochs);
    floats->setObjectName(QStringLiteral("floatEpochs"));
    quant->setObjectName(QStringLiteral("quantEpochs"));
    grid->addWidget(floats, 0, 0, Qt::AlignTop);
    grid->addWidget(quant, 0, 1, Qt::AlignTop);
    grid->addWidget(m_fields->real([] { return tr("Learning rate"); }, 1e-6, 10.0, learningRate), 1, 0,
                    Qt::AlignTop);
    grid->addWidget(m_fields->schedule([] { return tr("Schedule"); }, schedule), 1, 1, Qt::AlignTop);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    m_measure = worded(new QCheckBox, [] { return tr("Measure int8 each epoch"); });
    setWords(m_measure, "accessibleName", [=] { return m_measure->text(); });
    m_measure->setObjectName(QStringLiteral("remember/measureInt8"));
    setWords(m_measure, "toolTip", [] {
        return tr("Rounds a copy of the weights after each epoch and counts what the integer network reads.");
    });
    m_measure->setChecked(true);
    connect(m_measure, &QCheckBox::toggled, this, &TrainSettings::measureInt8Changed);
    auto* unfolded = new QWidget;
    auto* column = new QVBoxLayout(unfolded);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_form);
    column->addWidget(m_measure);
    column->addWidget(buildSwitches());
    return unfolded;
}

QWidget* TrainSettings::buildSwitches() {
    m_switches = new QWidget;
    m_switches->hide();
    auto* row = new QHBoxLayout(m_switches);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(16);
    const auto add = [row](const Words& text, const Words& name, const Words& explanation) {
        auto* box = worded(new QCheckBox, text);
        setWords(box, "accessibleName", name);
        setWords(box, "accessibleDescription", explanation);
        setWords(box, "toolTip", [=] { return name() + QStringLiteral(". ") + explanation(); });
        box->setChecked(true);
        row->addWidget(box);
        return box;
    };
    m_fakeQuant =
        add([] { return tr("Round values"); }, [] { return tr("Round values (fake quant)"); },
            [] { return tr("Off: values pass unrounded from the next step on. Tests are always rounded."); });
    m_observers = add([] { return tr("Move ranges"); }, [] { return tr("Move ranges (observers)"); },
                      [] { return tr("Off: ranges and learned scales stay as they are."); });
    row->addStretch(1);
    connect(m_fakeQuant, &QCheckBox::clicked, this, &TrainSettings::fakeQuantSwitched);
    connect(m_observers, &QCheckBox::clicked, this, &TrainSettings::observersSwitched);
    return m_switches;
}

QWidget* TrainSettings::buildMore() {
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setProperty("role", "raised");
    setWords(popup, "accessibleName", [] { return tr("More training settings"); });
    const auto momentum = [](Recipe& r) -> double& { return r.train.momentum; };
    const auto weightDecay = [](Recipe& r) -> double& { return r.train.weightDecay; };
    const auto saveSteps = [](Recipe& r) -> int& { return r.checkpoint.saveSteps; };
    const auto keepMax = [](Recipe& r) -> int& { return r.checkpoint.keepMax; };
    Field* save = m_fields->integer([] { return tr("Checkpoint every … steps"); }, 0, 1000000, saveSteps);
    save->setHint([] { return tr("0: one at the end of each stage"); });
    auto* grid = new QGridLayout(popup);
    grid->setContentsMargins(16, 16, 16, 16);
    grid->setSpacing(12);
    grid->addWidget(m_fields->real([] { return tr("Momentum"); }, 0.0, 0.9999, momentum), 0, 0, Qt::AlignTop);
    grid->addWidget(m_fields->real([] { return tr("Weight decay"); }, 0.0, 1.0, weightDecay), 0, 1,
                    Qt::AlignTop);
    grid->addWidget(save, 1, 0, Qt::AlignTop);
    grid->addWidget(m_fields->integer([] { return tr("Checkpoints kept"); }, 1, 1000, keepMax), 1, 1,
                    Qt::AlignTop);
    return popup;
}

void TrainSettings::setLocked(bool locked) {
    m_form->setEnabled(!locked);
    m_more->setVisible(!locked);
    m_lock->setVisible(locked);
}

void TrainSettings::setFineTuning(bool running) {
    if (running && m_switches->isHidden()) {
        m_fakeQuant->setChecked(true);
        m_observers->setChecked(true);
    }
    m_switches->setVisible(running);
}

bool TrainSettings::measuresInt8() const {
    return m_measure->isChecked();
}

QString TrainSettings::summary() const {
    const Recipe& r = m_recipe->recipe();
    const QString schedule = r.train.schedule == Schedule::Cosine ? tr("cosine") : tr("constant");
    return tr("%1 + %2 epochs, %3 %4, batch %5, seed %6")
        .arg(r.train.epochs)
        .arg(r.quantTrain.epochs)
        .arg(QString::number(r.train.learningRate, 'g', 6), schedule)
        .arg(r.data.batchSize)
        .arg(r.seed);
}

void TrainSettings::resizeEvent(QResizeEvent* event) {
    Panel::resizeEvent(event);
    const bool hasRoom = event->size().height() >= kUnfoldedFrom;
    m_unfolded->setVisible(hasRoom);
    m_folded->setVisible(!hasRoom);
}

}  // namespace quantelier
