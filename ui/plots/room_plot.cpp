#include "ui/plots/room_plot.h"

#include <algorithm>
#include <cmath>

#include "ui/fonts.h"
#include "ui/format.h"
#include "ui/language.h"
#include "ui/plots/plot_ticker.h"

namespace quantelier {

namespace {

const QMargins kMargins(47, 28, 24, 34);
constexpr qint64 kManyImages = 10'000;  // two decimals
constexpr double kMark = 8.0;
constexpr double kWordsDistance = 10.0;

}  // namespace

class RoomPlot::Layer : public QCPLayerable {
  public:
    explicit Layer(RoomPlot& plot) : QCPLayerable(&plot, QStringLiteral("main")), m_plot(plot) {}

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override { painter->setAntialiasing(true); }

    void draw(QCPPainter* painter) override {
        painter->save();
        for (const Person& person : m_plot.m_people) {
            const QPointF at(m_plot.xAxis->coordToPixel(person.kilobytes),
                             m_plot.yAxis->coordToPixel(person.percent));
            painter->setPen(QPen(color(Token::Int8), 1.5));
            painter->setBrush(color(person.isOwn ? Token::Int8 : Token::Surface));
            painter->drawRect(QRectF(at.x() - kMark / 2, at.y() - kMark / 2, kMark, kMark));
            if (!person.isOwn) continue;
            painter->setPen(color(Token::Text));
            painter->setFont(textFont(TextRole::CaptionStrong));
            const QString words =
                QStringLiteral("%1, %2").arg(person.name, format::decimal(person.percent, 2));
            const double width = painter->fontMetrics().horizontalAdvance(words);
            const bool fits = at.x() + kWordsDistance + width <= m_plot.axisRect()->right();
            painter->drawText(at + QPointF(fits ? kWordsDistance : -kWordsDistance - width, -6), words);
        }
        painter->restore();
    }

  private:
    RoomPlot& m_plot;
};

RoomPlot::RoomPlot(QWidget* parent)
    : Plot([] { return tr("Accuracy against bytes"); }, parent), m_layer(new Layer(*this)) {
    setMinimumHeight(120);
    setMargins(kMargins);
    xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new LinearTicker));
    followLanguage(this, [this] { decor().setUnits(tr("int8 file, kB"), tr("Int8 accuracy, %")); });
    fit();
}

void RoomPlot::setResults(const std::vector<LessonResult>& results, const std::string& own) {
    m_people.clear();
    for (const LessonResult& result : results) {
        const auto accuracy = result.value("int8.accuracy"), bytes = result.value("int8.bytes");
        if (!accuracy || !bytes) continue;
        const QString name = QString::fromStdString(result.name);
        m_people.push_back(
            {name.isEmpty() ? tr("(no name)") : name, *bytes / 1000.0, 100.0 * *accuracy, result.id == own});
    }
    std::sort(m_people.begin(), m_people.end(),
              [](const Person& a, const Person& b) { return a.kilobytes < b.kilobytes; });
    fit();
    touch();
}

void RoomPlot::fitRanges() {
    if (m_people.empty()) {
        xAxis->setRange(0.0, 70.0);
        yAxis->setRange(95.0, 100.0);
        return;
    }
    const auto [low, high] =
        std::minmax_element(m_people.begin(), m_people.end(),
                            [](const Person& a, const Person& b) { return a.percent < b.percent; });
    const double tall = std::max(0.5, high->percent - low->percent);
    const double wide = std::max(5.0, m_people.back().kilobytes - m_people.front().kilobytes);
    xAxis->setRange(m_people.front().kilobytes - 0.1 * wide, m_people.back().kilobytes + 0.25 * wide);
    yAxis->setRange(low->percent - 0.15 * tall, high->percent + 0.2 * tall);
}

const RoomPlot::Person* RoomPlot::nearest(double kilobytes) const {
    const auto found =
        std::min_element(m_people.begin(), m_people.end(), [kilobytes](const Person& a, const Person& b) {
            return std::fabs(a.kilobytes - kilobytes) < std::fabs(b.kilobytes - kilobytes);
        });
    return found == m_people.end() ? nullptr : &*found;
}

Readout RoomPlot::readoutAt(double x) const {
    const Person* const person = nearest(x);
    if (!person) return {};
    Readout readout;
    readout.x = person->kilobytes;
    readout.title = tr("%1 kB").arg(format::decimal(person->kilobytes, 1));
    for (const Person& other : m_people)
        if (other.kilobytes == person->kilobytes)
            readout.rows.push_back({Series::Int8, other.name, format::percent(other.percent, kManyImages)});
    return readout;
}

std::vector<double> RoomPlot::readoutStops() const {
    std::vector<double> stops;
    for (const Person& person : m_people)
        if (stops.empty() || stops.back() != person.kilobytes) stops.push_back(person.kilobytes);
    return stops;
}

QString RoomPlot::description() const {
    if (m_people.empty()) return tr("Nobody has an int8 model yet.");
    const auto best =
        std::max_element(m_people.begin(), m_people.end(),
                         [](const Person& a, const Person& b) { return a.percent < b.percent; });
    return tr("%1 int8 models. Smallest: %2, %3 kB, %4. Most accurate: %5, %6 kB, %7.")
        .arg(m_people.size())
        .arg(m_people.front().name, format::decimal(m_people.front().kilobytes, 1),
             format::percent(m_people.front().percent, kManyImages), best->name,
             format::decimal(best->kilobytes, 1), format::percent(best->percent, kManyImages));
}

QString RoomPlot::csv() const {
    QString text = QStringLiteral("name,kilobytes,int8_accuracy_percent\n");
    for (const Person& person : m_people)
        text += QStringLiteral("\"%1\",%2,%3\n")
                    .arg(QString(person.name).replace(u'"', QStringLiteral("\"\"")))
                    .arg(person.kilobytes, 0, 'f', 3)
                    .arg(person.percent, 0, 'f', 2);
    return text;
}

}  // namespace quantelier
