#include "ui/models/export_words.h"

#include <QCoreApplication>

namespace quantelier {

namespace {

QString translated(const char* text) {
    return QCoreApplication::translate("ExportWords", text);
}

}  // namespace

ExportWords exportWords(const ExportFormat& format) {
    if (format.id == "onnx")
        return {translated("ONNX, int8"), translated("For ONNX Runtime and most tools"),
                translated("Opset 13, QuantizeLinear and DequantizeLinear pairs. Weights are int8, biases "
                           "int32. The scales "
                           "are the ones that were trained."),
                QStringLiteral("lenet_int8.onnx"), true};
    if (format.id == "onnx-float")
        return {
            translated("ONNX, float"), translated("The model before quantization"),
            translated(
                "Opset 13, float32 weights with batch norm folded. What the int8 file is measured against."),
            QStringLiteral("lenet_float.onnx"), false};
    if (format.id == "mindspore")
        return {
            translated("MindSpore .ckpt"), translated("Quantization-aware, to train on"),
            translated(
                "Float weights and observed ranges under MindSpore's parameter names. Not smaller: it is for "
                "training on, here or there."),
            QStringLiteral("lenet_quant.ckpt"), false};
    const QString id = QString::fromStdString(format.id);
    return {id, {}, {}, QStringLiteral("lenet_%1%2").arg(id, QString::fromStdString(format.extension)), true};
}

}  // namespace quantelier
