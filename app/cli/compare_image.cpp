#include "app/cli/compare_image.h"

#include <fmt/format.h>

#include <cmath>

namespace quantelier::cli {

namespace {

OutputPlace placeOf(const ImageActivations& image, const OutputRequest& request) {
    std::vector<std::string> names;
    for (std::size_t i = 1; i < image.layers.size(); ++i) {
        names.push_back(image.layers[i].name);
        if (names.back() == request.layer)
            return {static_cast<int>(i), request.channel, request.row, request.column};
    }
    throw Error(ErrorCode::Usage,
                fmt::format("--layer is '{}', expected one of: {}", request.layer, fmt::join(names, ", ")));
}

// --- Where they part

Json layerJson(const LayerActivations& layer) {
    const std::size_t largest = layer.largestError();
    const std::size_t plane = static_cast<std::size_t>(layer.height) * static_cast<std::size_t>(layer.width);
    return {{"name", layer.name},
            {"scale", layer.grid.scale},
            {"zero_point", layer.grid.zeroPoint},
            {"largest_error_steps", std::fabs(layer.errorSteps(largest))},
            {"channel", largest / plane},
            {"row", largest % plane / static_cast<std::size_t>(layer.width)},
            {"column", largest % static_cast<std::size_t>(layer.width)},
            {"float", layer.floats[largest]},
            {"code", layer.codes[largest]}};
}

std::string firstApart(const ImageActivations& image) {
    const int first = image.firstApart();
    return first < 0 ? std::string() : image.layers[static_cast<std::size_t>(first)].name;
}

void printLayers(const ImageActivations& image, std::int64_t index, int truth, bool json) {
    Json layers = Json::array();
    for (const LayerActivations& layer : image.layers) layers.push_back(layerJson(layer));
    const std::string first = firstApart(image);
    if (json) {
        Json object = jsonHead("compare");
        object["image"] = index;
        object["label"] = truth;
        object["layers"] = layers;
        object["first_layer_apart"] = first.empty() ? Json(nullptr) : Json(first);
        printJson(object);
        return;
    }
    fmt::print(
        "Image {}, labelled {}. Largest error of each layer, in steps of its int8 codes; float is the\n"
        "fine-tuned network without rounding.\n",
        index, truth);
    for (const Json& layer : layers)
        fmt::print("{:>6} {:7.2f}   channel {}, row {}, column {}: float {:.4f}, code {}{}\n",
                   layer["name"].get<std::string>(), layer["largest_error_steps"].get<double>(),
                   layer["channel"].get<int>(), layer["row"].get<int>(), layer["column"].get<int>(),
                   layer["float"].get<double>(), layer["code"].get<int>(),
                   layer["name"] == first ? "   <- the first of more than one step" : "");
}

// --- Step by step

Json stepJson(const StepThrough& step) {
    Json products = Json::array();
    for (const StepProduct& p : step.products)
        products.push_back({{"channel", p.channel},
                            {"row", p.row},
                            {"column", p.column},
                            {"input", p.input},
                            {"weight", p.weight},
                            {"product", p.product},
                            {"float_input", p.inputValue},
                            {"float_weight", p.weightValue}});
    return {{"layer", step.layer},
            {"channel", step.place.channel},
            {"row", step.place.row},
            {"column", step.place.column},
            {"input_scale", step.input.scale},
            {"input_zero_point", step.input.zeroPoint},
            {"weight_scale", step.weightScale},
            {"weight_zero_point", step.weightZeroPoint},
            {"output_scale", step.output.scale},
            {"output_zero_point", step.output.zeroPoint},
            {"products", products},
            {"product_sum", step.productSum},
            {"bias", step.bias},
            {"accumulator", step.accumulator},
            {"multiplier", step.multiplier},
            {"scaled", step.scaled},
            {"rounded", step.rounded},
            {"shifted", step.shifted},
            {"code_min", step.codeMin},
            {"code_max", step.codeMax},
            {"code", step.code},
            {"value", step.codeValue},
            {"float",
             {{"product_sum", step.floatProducts},
              {"bias", step.floatBias},
              {"sum", step.floatSum},
              {"output", step.floatOutput}}},
            {"apart_steps", step.apartSteps()}};
}

void printProducts(const StepThrough& step) {
    constexpr std::size_t kShown = 25;
    const std::vector<std::size_t> largest = largestProducts(step, kShown);
    fmt::print("The {} largest of {} products, (input - {}) * (weight - {}):\n", largest.size(),
               step.products.size(), step.input.zeroPoint, step.weightZeroPoint);
    for (const std::size_t i : largest) {
        const StepProduct& p = step.products[i];
        fmt::print("  input {}, {}, {}: {:5} * {:5} = {:7}   float {:9.4f} * {:9.5f}\n", p.channel, p.row,
                   p.column, p.input - step.input.zeroPoint, p.weight - step.weightZeroPoint, p.product,
                   p.inputValue, p.weightValue);
    }
}

void printStep(const StepThrough& step) {
    fmt::print("{}, channel {}, row {}, column {}\n", step.layer, step.place.channel, step.place.row,
               step.place.column);
    printProducts(step);
    const auto line = [](int number, const char* what, const std::string& integer,
                         const std::string& floats) {
        fmt::print("{}. {:<34}{:>14}{:>14}\n", number, what, integer, floats);
    };
    fmt::print("   {:<34}{:>14}{:>14}\n", "", "integer", "float");
    line(1, "add the products (int32)", fmt::to_string(step.productSum),
         fmt::format("{:.4f}", step.floatProducts));
    line(2, "add the bias", fmt::to_string(step.accumulator), fmt::format("{:.4f}", step.floatSum));
    line(3, "multiply by m (float32)", fmt::format("{:.4f}", step.scaled), "");
    line(4, "round, ties to even", fmt::format("{:.0f}", step.rounded), "");
    line(5, "add the zero point", fmt::format("{:.0f}", step.shifted), "");
    line(6, "clamp: the code", fmt::to_string(step.code), fmt::format("{:.4f}", step.floatOutput));
    line(7, "what the code means", fmt::format("{:.4f}", step.codeValue),
         fmt::format("{:.4f}", step.floatOutput));
    fmt::print("bias {}, m {:.6g} = {:.6g} * {:.6g} / {:.6g}, zero point {}, codes {} to {}\n", step.bias,
               step.multiplier, step.input.scale, step.weightScale, step.output.scale, step.output.zeroPoint,
               step.codeMin, step.codeMax);
    fmt::print("The two answers are {:.4f} apart: {:.2f} of one int8 step.\n", std::fabs(step.apart()),
               std::fabs(step.apartSteps()));
}

}  // namespace

void compareImage(const Models& models, const PreparedData& data, const OutputRequest& request, bool json) {
    const std::int64_t index = *request.image;
    if (index < 0 || index >= data.test.count())
        throw Error(ErrorCode::Usage,
                    fmt::format("--image is {}, expected 0 to {}", index, data.test.count() - 1));
    const ImageActivations image = imageActivations(models, data.test.image(index));
    const int truth = data.test.labels[static_cast<std::size_t>(index)];
    if (request.layer.empty()) return printLayers(image, index, truth, json);
    const StepThrough step = stepThrough(models, image, placeOf(image, request));
    if (!json) return printStep(step);
    Json object = jsonHead("compare");
    object["image"] = index;
    object["label"] = truth;
    object.update(stepJson(step));
    printJson(object);
}

}  // namespace quantelier::cli
