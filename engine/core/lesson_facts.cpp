#include "engine/core/lesson_facts.h"

#include <algorithm>

namespace quantelier {

namespace {

using Kind = FactKind;

const std::vector<std::string> kPages = {"data",  "network", "train",  "quantize", "byhand", "compare",
                                         "steps", "faults",  "export", "draw",     "runs",   "workshop"};
const std::vector<std::string> kLayers = {"input", "conv1", "conv2", "fc1", "fc2", "fc3"};
const std::vector<std::string> kFaults = {"none", "zero_point", "bn_fold", "accumulator", "input_scale"};

std::vector<FactInfo> makeFacts() {
    return {
        {"page.shown", Kind::Word, "the page that is looked at", kPages},

        {"data.images", Kind::Count, "training images loaded", {}},
        {"data.test_images", Kind::Count, "test images loaded", {}},
        {"data.source", Kind::Word, "where the images come from", {"mnist", "sketched", "fashion"}},

        {"network.parameters", Kind::Count, "parameters of the network as configured", {}},

        {"recipe.preset",
         Kind::Word,
         "the preset that the recipe began as",
         {"recommended", "tutorial", "ascend", "int8", "w4a8", "w4a4", "w2a8"}},
        {"recipe.float_epochs", Kind::Count, "float epochs, as set", {}},
        {"recipe.qat_epochs", Kind::Count, "QAT epochs, as set", {}},
        {"recipe.learning_rate", Kind::Number, "learning rate of the float training, as set", {}},

        {"train.running", Kind::Flag, "yes while a training runs, also when it is paused", {}},
        {"train.epoch", Kind::Count, "the epoch of the run that was reached, QAT epochs counted on", {}},
        {"train.loss", Kind::Number, "loss of the last step", {}},
        {"train.float_epochs_done", Kind::Count, "whole float epochs of the run", {}},
        {"train.qat_epochs_done", Kind::Count, "whole QAT epochs of the run", {}},

        {"float.accuracy", Kind::Fraction, "test accuracy of the float network", {}},
        {"float.bytes", Kind::Bytes, "size of the float network as an ONNX file", {}},
        {"qat.accuracy", Kind::Fraction, "test accuracy of the fine-tuned network with fake quant", {}},
        {"int8.accuracy", Kind::Fraction, "test accuracy of the fine-tuned network on integers", {}},
        {"int8.bytes", Kind::Bytes, "size of the integer network as an ONNX file", {}},
        {"int8.payload_bytes", Kind::Bytes, "its integers alone: packed weights, biases, scales", {}},
        {"int8.weight_bits", Kind::Count, "fewest weight bits of a layer of the fine-tuned network", {}},
        {"int8.activation_bits",
         Kind::Count,
         "bits of the fine-tuned network's outputs (the fewest of the first four layers)",
         {}},

        {"ptq.accuracy", Kind::Fraction, "test accuracy of the integers without training", {}},
        {"ptq.bytes", Kind::Bytes, "size of that network as an ONNX file", {}},
        {"ptq.weight_bits", Kind::Count, "fewest weight bits of a layer that it was measured with", {}},
        {"ptq.activation_bits", Kind::Count, "bits of outputs that it was measured with", {}},

        {"quant.weight_bits", Kind::Count, "fewest weight bits of a layer, as set", {}},
        {"quant.most_weight_bits", Kind::Count, "most weight bits of a layer, as set", {}},
        {"quant.activation_bits", Kind::Count, "fewest bits of the first four layers' outputs, as set", {}},
        {"quant.bn_fold", Kind::Flag, "batch norm is folded while fine-tuning, as set", {}},
        {"quant.layer", Kind::Word, "the layer chosen on the Quantize page", kLayers},

        {"byhand.scale", Kind::Number, "the output scale set by hand, as a multiple of the observed one", {}},
        {"byhand.zero_point",
         Kind::Number,
         "the zero point set by hand, less the observed one, in codes",
         {}},
        {"byhand.layer", Kind::Word, "the layer whose output is set by hand", kLayers},
        {"byhand.saturated",
         Kind::Fraction,
         "share of the layer's outputs outside the range set by hand",
         {}},
        {"byhand.accuracy", Kind::Fraction, "accuracy on integers with the values set by hand", {}},
        {"byhand.reference",
         Kind::Fraction,
         "accuracy on integers with the observed values, same images",
         {}},

        {"compare.labels_differing", Kind::Count, "test images that float and int8 read differently", {}},
        {"compare.float_only", Kind::Count, "test images right in float and wrong in int8", {}},
        {"compare.int8_only", Kind::Count, "test images right in int8 and wrong in float", {}},

        {"steps.opened", Kind::Flag, "an output is opened in Step through integers", {}},
        {"steps.shown", Kind::Count, "steps of the arithmetic that are shown there, of 7", {}},
        {"steps.layer", Kind::Word, "the layer that is stepped through", kLayers},

        {"fault.shown", Kind::Word, "the deliberate fault that is measured on the Break it page", kFaults},
        {"fault.accuracy", Kind::Fraction, "accuracy on integers with that fault", {}},
        {"fault.reference", Kind::Fraction, "accuracy on integers without a fault, same images", {}},
        {"fault.labels_differing", Kind::Count, "images that the fault makes it read differently", {}},
        {"fault.most_common_share", Kind::Fraction, "share of images read as the most common answer", {}},
        {"fault.saturated", Kind::Fraction, "share of the first layer's outputs at the last code", {}},
        {"fault.overflows", Kind::Count, "accumulators that left 16 bits", {}},

        {"certificate.labels_differing",
         Kind::Count,
         "labels that differ between engines, over all pairs of the certificate",
         {}},
        {"certificate.pairs", Kind::Count, "pairs of engines that the certificate compared", {}},

        {"export.onnx.bytes", Kind::Bytes, "size of the int8 ONNX file that was written", {}},
        {"export.c.bytes", Kind::Bytes, "size of the folder of C source that was written", {}},
        {"export.c.checked",
         Kind::Flag,
         "that C source was compiled, and its answers compared on all images",
         {}},
        {"export.onnx_float.bytes", Kind::Bytes, "size of the float ONNX file that was written", {}},
        {"export.tflite.bytes", Kind::Bytes, "size of the TFLite file that was written", {}},

        {"drawn.total", Kind::Count, "drawings saved to the test set since the lesson began", {}},
        {"drawn.correct",
         Kind::Count,
         "of these, read right by int8 (or by float while there is no int8)",
         {}},
        {"drawn.reads", Kind::Count, "the digit that is read in the present drawing", {}},

        {"runs.count", Kind::Count, "runs in the list", {}},
    };
}

}  // namespace

const std::vector<FactInfo>& lessonFacts() {
    static const std::vector<FactInfo> facts = makeFacts();
    return facts;
}

const FactInfo* findFact(const std::string& name) {
    const auto& facts = lessonFacts();
    const auto found =
        std::find_if(facts.begin(), facts.end(), [&](const FactInfo& fact) { return fact.name == name; });
    return found == facts.end() ? nullptr : &*found;
}

std::vector<std::string> factNames() {
    std::vector<std::string> names;
    for (const FactInfo& fact : lessonFacts()) names.push_back(fact.name);
    return names;
}

const std::vector<ControlInfo>& lessonControls() {
    static const std::vector<ControlInfo> controls = {
        {"data.source", "where the digits come from"},
        {"data.use", "how many images, batch size, seed"},
        {"data.samples", "the sheet of samples"},
        {"network.preset", "the preset"},
        {"network.table", "the table of layers"},
        {"train.start", "Start training"},
        {"train.settings", "epochs, learning rate, schedule"},
        {"train.loss", "the plot of the loss"},
        {"train.accuracy", "the plot of the test accuracy"},
        {"train.sizes", "the bars of the model's size"},
        {"quantize.table", "the table of layers with bits and scales"},
        {"quantize.try", "Try without training"},
        {"quantize.convert", "Convert and fine-tune"},
        {"quantize.histogram", "the histogram of the chosen layer"},
        {"quantize.byhand", "By hand"},
        {"byhand.scale", "the slider of the scale"},
        {"byhand.zero_point", "the slider of the zero point"},
        {"compare.verdict", "the verdict"},
        {"compare.matrix", "the confusion matrix"},
        {"compare.gallery", "the gallery of digits"},
        {"compare.steps", "Step through integers"},
        {"compare.faults", "Break it"},
        {"steps.next", "Next step"},
        {"faults.list", "the list of faults"},
        {"export.formats", "the list of formats"},
        {"export.export", "the button that exports"},
        {"export.certificate", "the certificate"},
        {"draw.canvas", "the canvas"},
        {"draw.answers", "what the models read"},
        {"draw.save", "Save to my test set"},
        {"runs.table", "the table of runs"},
    };
    return controls;
}

bool isLessonControl(const std::string& name) {
    const auto& controls = lessonControls();
    return std::any_of(controls.begin(), controls.end(), [&](const auto& c) { return c.name == name; });
}

}  // namespace quantelier
