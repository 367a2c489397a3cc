#include "ui/fonts.h"

#include <QStringList>

#include "ui/presenter.h"

namespace quantelier {

namespace {

// Open Sans has tabular digits by default; Qt 6.4 could not switch them on in another font.
const QStringList kTextFamilies = {"Open Sans", "Noto Sans CJK SC", "DejaVu Sans"};
const QStringList kCodeFamilies = {"Noto Sans Mono", "DejaVu Sans Mono"};

double points(TextRole role) {
    switch (role) {
        case TextRole::Caption:
        case TextRole::CaptionStrong:
            return 9.0;
        case TextRole::Body:
        case TextRole::BodyStrong:
            return 10.0;
        case TextRole::Section:
            return 10.5;
        case TextRole::Lead:
            return 12.0;
        case TextRole::Title:
            return 16.0;
        case TextRole::Figure:
            return 21.0;
        case TextRole::Digit:
            return 48.0;
        case TextRole::Code:
            return 9.4;
    }
    return 10.0;
}

bool isStrong(TextRole role) {
    return role != TextRole::Caption && role != TextRole::Body && role != TextRole::Code;
}

}  // namespace

QFont textFont(TextRole role) {
    QFont font;
    font.setFamilies(role == TextRole::Code ? kCodeFamilies : kTextFamilies);
    font.setPointSizeF(presented(points(role)));
    font.setWeight(isStrong(role) ? QFont::DemiBold : QFont::Normal);
    return font;
}

}  // namespace quantelier
