#include "ui/rail.h"

#include <QKeyEvent>
#include <cmath>

#include "ui/language.h"
#include "ui/models/rail_model.h"
#include "ui/rail_delegate.h"

namespace quantelier {

namespace {
constexpr int kWidth = 208;
constexpr int kFoldedWidth = 64;
constexpr int kFrameMilliseconds = 40;
constexpr double kTurnMilliseconds = 1200.0;
}  // namespace

Rail::Rail(RailModel* model, QWidget* parent) : QListView(parent) {
    setProperty("role", "rail");
    setWords(this, "accessibleName", [] { return tr("Steps"); });
    setModel(model);
    setItemDelegate(new RailDelegate(this));
    setFixedWidth(kWidth);
    setViewportMargins(0, 12, 0, 0);
    setMouseTracking(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setCurrentIndex(model->index(0));
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { emit stepChosen(Step(index.row())); });
    connect(model, &RailModel::dataChanged, this, &Rail::updateAnimation);
    m_timer.setInterval(kFrameMilliseconds);
    connect(&m_timer, &QTimer::timeout, this, &Rail::turnArc);
}

void Rail::setShownStep(Step step) {
    m_shown = step;
    setCurrentIndex(model()->index(int(step), 0));
    viewport()->update();
}

void Rail::setFolded(bool folded) {
    m_folded = folded;
    setFixedWidth(folded ? kFoldedWidth : kWidth);
    viewport()->update();
}

void Rail::setAnimated(bool animated) {
    m_animated = animated;
    updateAnimation();
}

void Rail::updateAnimation() {
    bool running = false;
    for (int row = 0; row < kStepCount; ++row)
        running |= static_cast<RailModel*>(model())->state(Step(row)) == StepState::Running;
    if (running && m_animated) {
        if (!m_timer.isActive()) m_timer.start();
        return;
    }
    m_timer.stop();
    m_arcDegrees = 0.0;
    viewport()->update();
}

void Rail::turnArc() {
    m_arcDegrees = std::fmod(m_arcDegrees + 360.0 * kFrameMilliseconds / kTurnMilliseconds, 360.0);
    for (int row = 0; row < kStepCount; ++row)
        if (static_cast<RailModel*>(model())->state(Step(row)) == StepState::Running)
            update(model()->index(row, 0));
}

void Rail::focusInEvent(QFocusEvent* event) {
    m_keyboard = event->reason() != Qt::MouseFocusReason;
    QListView::focusInEvent(event);
}

void Rail::mousePressEvent(QMouseEvent* event) {
    m_keyboard = false;
    QListView::mousePressEvent(event);
}

void Rail::keyPressEvent(QKeyEvent* event) {
    m_keyboard = true;
    switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            emit stepChosen(Step(currentIndex().row()));
            return;
        default:
            QListView::keyPressEvent(event);
    }
}

}  // namespace quantelier
