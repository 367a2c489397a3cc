#include "ui/models/export_words.h"

#include <QCoreApplication>
#include <map>

namespace quantelier {

namespace {

struct ExportText {
    Q_DECLARE_TR_FUNCTIONS(ExportWords)
};

ExportWords onnx() {
    return {
        ExportText::tr("ONNX, int8"),
        ExportText::tr("For ONNX Runtime and most tools"),
        ExportText::tr("Opset 13, QuantizeLinear and DequantizeLinear pairs. Weights are int8, biases int32. "
                       "The scales are the ones that were trained."),
        QStringLiteral("lenet_int8.onnx"),
        true,
        {}};
}

ExportWords onnxFloat() {
    return {ExportText::tr("ONNX, float"),
            ExportText::tr("The model before quantization"),
            ExportText::tr(
                "Opset 13, float32 weights with batch norm folded. What the int8 file is measured against."),
            QStringLiteral("lenet_float.onnx"),
            false,
            {}};
}

ExportWords ascend() {
    return {ExportText::tr("ONNX for Ascend"),
            ExportText::tr("For ATC, on Ascend processors"),
            ExportText::tr(
                "Opset 11 with AscendQuant and AscendDequant, as ATC compiles it. It has not been run on "
                "an Ascend processor."),
            QStringLiteral("lenet_ascend.onnx"),
            true,
            ExportText::tr("Only Ascend's own tools can run this file.")};
}

ExportWords cSource() {
    return {ExportText::tr("C source"),
            ExportText::tr("For microcontrollers, no library needed"),
            ExportText::tr(
                "A folder of C99 with a self-test of 100 digits. Weights of fewer than 8 bits are packed."),
            QStringLiteral("lenet_c"),
            true,
            {}};
}

ExportWords tflite() {
    return {
        ExportText::tr("TFLite, int8"),
        ExportText::tr("For phones and TFLite Micro"),
        ExportText::tr("Int8 weights and outputs, int32 biases. The scales are the ones that were trained."),
        QStringLiteral("lenet_int8.tflite"),
        true,
        {}};
}

ExportWords mindspore() {
    return {
        ExportText::tr("MindSpore .ckpt"),
        ExportText::tr("Quantization-aware, to train on"),
        ExportText::tr("Float weights and observed ranges under MindSpore's parameter names. Not smaller: it "
                       "is for training on, here or there."),
        QStringLiteral("lenet_quant.ckpt"),
        false,
        {}};
}

ExportWords torch() {
    return {
        ExportText::tr("PyTorch .pt"),
        ExportText::tr("Float weights, for torch.load"),
        ExportText::tr("A state dict of the float network: its weights and batch norm, without ranges. Not "
                       "smaller."),
        QStringLiteral("lenet_float.pt"),
        false,
        ExportText::tr("Only PyTorch can read this file.")};
}

}  // namespace

ExportWords exportWords(const ExportFormat& format) {
    static const std::map<std::string, ExportWords (*)()> words = {
        {"onnx", onnx},     {"onnx-float", onnxFloat}, {"ascend-onnx", ascend}, {"c", cSource},
        {"tflite", tflite}, {"mindspore", mindspore},  {"torch", torch}};
    return words.at(format.id)();
}

QString exportOptions(const std::string& format, const ExportChoices& choices) {
    if (format == "onnx" && choices.rawInput) return QStringLiteral(" --raw_input");
    if (format == "ascend-onnx" && choices.amct) return QStringLiteral(" --amct");
    if (format == "c" && choices.requantization == Requantization::Fixed)
        return QStringLiteral(" --requant fixed");
    return {};
}

}  // namespace quantelier
