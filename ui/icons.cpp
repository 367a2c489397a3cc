#include "ui/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace quantelier {

namespace {

// In the order of IconName.
constexpr const char* kFiles[] = {
    "data",     "network", "train",        "quantize",      "compare",    "export",       "draw", "runs",
    "workshop", "pin",     "step",         "filter",        "play",       "pause",        "stop", "todo",
    "running",  "done",    "stale",        "failed",        "lock",       "warning",      "info", "help",
    "check",    "close",   "chevron-left", "chevron-right", "chevron-up", "chevron-down", "undo", "redo",
    "copy",     "folder",  "download",     "trash",         "replay",     "search",       "tag",  "fit",
    "more",     "flag",    "device",       "theme",         "presenter"};
static_assert(std::size(kFiles) == static_cast<std::size_t>(IconName::Presenter) + 1);

QByteArray svg(IconName name, const QColor& colour) {
    QFile file(QStringLiteral(":/icons/%1.svg").arg(QLatin1String(kFiles[static_cast<std::size_t>(name)])));
    file.open(QIODevice::ReadOnly);
    return file.readAll().replace("currentColor", colour.name().toLatin1());
}

class ThemedIconEngine : public QIconEngine {
  public:
    ThemedIconEngine(IconName name, Token token) : m_name(name), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        paintIcon(*painter, m_name, rect, mode == QIcon::Disabled ? Token::TextDisabled : m_token);
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override {
        return iconPixmap(m_name, size.width(), mode == QIcon::Disabled ? Token::TextDisabled : m_token);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal) override {
        return pixmap(size, mode, state);
    }
    QIconEngine* clone() const override { return new ThemedIconEngine(*this); }

  private:
    IconName m_name;
    Token m_token;
};

}  // namespace

QIcon icon(IconName name, Token token) {
    return QIcon(new ThemedIconEngine(name, token));
}

QPixmap iconPixmap(IconName name, int size, Token token, double devicePixelRatio) {
    const QColor colour = color(token);
    const QString key =
        QStringLiteral("icon/%1/%2/%3/%4").arg(int(name)).arg(size).arg(colour.rgba()).arg(devicePixelRatio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(QSize(size, size) * devicePixelRatio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(svg(name, colour)).render(&painter);
    painter.end();
    pixmap.setDevicePixelRatio(devicePixelRatio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter& painter, IconName name, const QRectF& rect, Token token) {
    const int size = qRound(qMin(rect.width(), rect.height()));
    const QPixmap pixmap = iconPixmap(name, size, token, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QPointF(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0), pixmap);
}

}  // namespace quantelier
