#include "ui/models/quant_choices.h"

#include <QCoreApplication>

namespace quantelier {

namespace {

struct ObserverText {
    Q_DECLARE_TR_FUNCTIONS(Observers)
};

}  // namespace

QString observerName(ObserverKind kind) {
    switch (kind) {
        case ObserverKind::MinMax:
            return ObserverText::tr("Min-max");
        case ObserverKind::Ema:
            return ObserverText::tr("EMA");
        case ObserverKind::Percentile:
            return ObserverText::tr("Percentile");
        case ObserverKind::Mse:
            return ObserverText::tr("MSE");
        case ObserverKind::Kl:
            return ObserverText::tr("KL");
        case ObserverKind::Learned:
            return ObserverText::tr("LSQ");
        case ObserverKind::Pact:
            return ObserverText::tr("PACT");
    }
    return {};
}

const std::vector<ObserverKind>& weightObservers() {
    static const std::vector<ObserverKind> kinds = {ObserverKind::MinMax, ObserverKind::Percentile,
                                                    ObserverKind::Mse, ObserverKind::Learned};
    return kinds;
}

const std::vector<ObserverKind>& outputObservers() {
    static const std::vector<ObserverKind> kinds = {
        ObserverKind::Ema, ObserverKind::MinMax,  ObserverKind::Percentile, ObserverKind::Mse,
        ObserverKind::Kl,  ObserverKind::Learned, ObserverKind::Pact};
    return kinds;
}

}  // namespace quantelier
