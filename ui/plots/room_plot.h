// Accuracy against bytes of everybody in the room; the own point is filled.
#pragma once

#include "engine/core/lesson_result.h"
#include "ui/plots/plot.h"

namespace quantelier {

class RoomPlot : public Plot {
    Q_OBJECT
  public:
    explicit RoomPlot(QWidget* parent = nullptr);

    /// Those without an int8 model are left out. `own`: id of the participant at this computer.
    void setResults(const std::vector<LessonResult>& results, const std::string& own);
    std::size_t count() const { return m_people.size(); }

    Readout readoutAt(double x) const override;
    QString description() const override;
    QString csv() const override;

  protected:
    void fitRanges() override;
    std::vector<double> readoutStops() const override;

  private:
    struct Person {
        QString name;
        double kilobytes, percent;
        bool isOwn;
    };
    class Layer;

    const Person* nearest(double kilobytes) const;

    std::vector<Person> m_people;  ///< by kilobytes
    Layer* m_layer;
};

}  // namespace quantelier
