#include "ui/widgets/word_items.h"

#include <QComboBox>

namespace quantelier {

void addItems(QComboBox* box, const WordList& texts) {
    const int first = box->count();
    for (std::size_t i = 0; i < texts.size(); ++i) box->addItem(QString());
    followLanguage(box, [box, first, texts] {
        for (std::size_t i = 0; i < texts.size(); ++i) box->setItemText(first + int(i), texts[i]());
    });
}

}  // namespace quantelier
