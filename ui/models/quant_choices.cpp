#include "ui/models/quant_choices.h"

#include <QCoreApplication>

namespace quantelier {

QString observerName(ObserverKind kind) {
    const auto text = [](const char* source) { return QCoreApplication::translate("Observers", source); };
    switch (kind) {
        case ObserverKind::MinMax:
            return text("Min-max");
        case ObserverKind::Ema:
            return text("EMA");
        case ObserverKind::Percentile:
            return text("Percentile");
        case ObserverKind::Mse:
            return text("MSE");
        case ObserverKind::Kl:
            return text("KL");
        case ObserverKind::Learned:
            return text("LSQ");
        case ObserverKind::Pact:
            return text("PACT");
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
