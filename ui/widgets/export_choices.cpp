#include "ui/widgets/export_choices.h"

#include <QCheckBox>
#include <QHBoxLayout>

#include "ui/widgets/label.h"
#include "ui/widgets/segmented_control.h"

namespace quantelier {

ExportChoicesBox::ExportChoicesBox(const std::string& format, const ExportChoices& choices, QWidget* parent)
    : QWidget(parent) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    if (format == "onnx")
        m_rawInput = addCheck(tr("Takes raw pixels (28 × 28, uint8)"),
                              tr("Resize and normalization are part of the file. Without, it takes float "
                                 "images of 32 × 32, resized and normalized."),
                              choices.rawInput);
    else if (format == "ascend-onnx")
        m_amct = addCheck(tr("For AMCT (QDQ form)"),
                          tr("AMCT makes the graph for ATC from it. Without, the file goes to ATC directly."),
                          choices.amct);
    else if (format == "c")
        addRequantization(choices.requantization);
    else
        hide();
}

QCheckBox* ExportChoicesBox::addCheck(const QString& text, const QString& explanation, bool on) {
    auto* box = new QCheckBox(text);
    box->setAccessibleName(text);
    box->setAccessibleDescription(explanation);
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &ExportChoicesBox::changed);
    layout()->addWidget(box);
    layout()->addWidget(makeParagraph(explanation, TextRole::Caption));
    return box;
}

void ExportChoicesBox::addRequantization(Requantization present) {
    m_requantization = new SegmentedControl(tr("Requantize with"), {tr("Float"), tr("Integers only")});
    m_requantization->setCurrentIndex(present == Requantization::Fixed ? 1 : 0);
    connect(m_requantization, &SegmentedControl::chosen, this, &ExportChoicesBox::changed);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(makeLabel(tr("Requantize with"), TextRole::Body));
    row->addWidget(m_requantization);
    row->addStretch(1);
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
    layout()->addWidget(makeParagraph(
        tr("From sums to int8 codes. Both give the same codes; integers only is for processors without a "
           "floating-point unit."),
        TextRole::Caption));
}

ExportChoices ExportChoicesBox::choices() const {
    ExportChoices choices;
    choices.rawInput = m_rawInput && m_rawInput->isChecked();
    choices.amct = m_amct && m_amct->isChecked();
    if (m_requantization && m_requantization->currentIndex() == 1)
        choices.requantization = Requantization::Fixed;
    return choices;
}

bool ExportChoicesBox::isDefault() const {
    const ExportChoices chosen = choices();
    return !chosen.rawInput && !chosen.amct && chosen.requantization == Requantization::Float;
}

}  // namespace quantelier
