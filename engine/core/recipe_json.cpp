// Recipes as JSON. One table of fields a struct serves reading, writing and the check for unknown keys.
#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/core/bounded_json.h"
#include "engine/core/error.h"
#include "engine/core/presets.h"
#include "engine/core/recipe.h"

namespace quantelier {

using Json = nlohmann::ordered_json;

NLOHMANN_JSON_SERIALIZE_ENUM(DataSource, {{DataSource::Auto, "auto"},
                                          {DataSource::Mnist, "mnist"},
                                          {DataSource::Sketched, "sketched"},
                                          {DataSource::Fashion, "fashion"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Activation, {{Activation::None, "none"},
                                          {Activation::Relu, "relu"},
                                          {Activation::Relu6, "relu6"}})
NLOHMANN_JSON_SERIALIZE_ENUM(WeightInit,
                             {{WeightInit::Kaiming, "kaiming"}, {WeightInit::Normal001, "normal_0.01"}})
NLOHMANN_JSON_SERIALIZE_ENUM(Schedule, {{Schedule::Constant, "constant"}, {Schedule::Cosine, "cosine"}})
NLOHMANN_JSON_SERIALIZE_ENUM(ObserverKind, {{ObserverKind::MinMax, "min_max"},
                                            {ObserverKind::Ema, "ema"},
                                            {ObserverKind::Percentile, "percentile"},
                                            {ObserverKind::Mse, "mse"},
                                            {ObserverKind::Kl, "kl"},
                                            {ObserverKind::Learned, "learned"},
                                            {ObserverKind::Pact, "pact"}})
NLOHMANN_JSON_SERIALIZE_ENUM(RangeStart,
                             {{RangeStart::FirstBatch, "first_batch"}, {RangeStart::MindSpore, "mindspore"}})

namespace {

template <typename Visitor>
void fields(Visitor& v, LayerRecipe& r);

// Writes the fields it is shown into a JSON object.
class Writer {
  public:
    template <typename T>
    void field(const char* key, T& value) {
        if constexpr (std::is_class_v<T> && !std::is_same_v<T, std::string>) {
            Writer inner;
            fields(inner, value);
            m_json[key] = inner.m_json;
        } else {
            m_json[key] = value;
        }
    }
    template <typename T>
    void field(const char* key, std::array<T, kLayerCount>& layers) {
        m_json[key] = Json::array();
        for (T& layer : layers) {
            Writer inner;
            fields(inner, layer);
            m_json[key].push_back(inner.m_json);
        }
    }
    template <typename T, typename Spread>
    void shorthand(const char*, T, Spread) {}  // what it spreads to is written
    Json m_json = Json::object();
};

// A value as messages show it. Lists and objects are only named: they may be long, and nested without end.
std::string shown(const Json& json) {
    if (json.is_structured()) return fmt::format("an {}", json.type_name());
    return json.dump();
}

[[noreturn]] void wrongType(const std::string& path, const char* expected, const Json& found) {
    throw Error(ErrorCode::Usage, fmt::format("{}: expected {}, found {}", path, expected, shown(found)));
}

// Reads the fields it is shown from a JSON object; what it is not shown is an unknown key.
class Reader {
  public:
    Reader(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) {
        if (!json.is_object()) wrongType(m_path, "an object", json);
    }
    template <typename T>
    void field(const char* key, T& value) {
        m_known.push_back(key);
        const auto it = m_json.find(key);
        if (it != m_json.end()) read(*it, m_path + "." + key, value);
    }
    /// One key that stands for several fields: `start` with what the file says is handed to `spread`.
    template <typename T, typename Spread>
    void shorthand(const char* key, T start, Spread spread) {
        field(key, start);
        if (m_json.contains(key)) spread(start);
    }
    void finish() const {
        for (const auto& [key, value] : m_json.items())
            if (std::find(m_known.begin(), m_known.end(), key) == m_known.end())
                throw Error(ErrorCode::Usage, fmt::format("{}: unknown key '{}', expected one of: {}", m_path,
                                                          key, fmt::join(m_known, ", ")));
    }

  private:
    static void read(const Json& json, const std::string& path, bool& value) {
        if (!json.is_boolean()) wrongType(path, "true or false", json);
        value = json.get<bool>();
    }
    static void read(const Json& json, const std::string& path, double& value) {
        if (!json.is_number()) wrongType(path, "a number", json);
        value = json.get<double>();
    }
    static void read(const Json& json, const std::string& path, std::int64_t& value) {
        if (!json.is_number_integer()) wrongType(path, "a whole number", json);
        if (json.is_number_unsigned() &&
            json.get<std::uint64_t>() > std::uint64_t{std::numeric_limits<std::int64_t>::max()})
            wrongType(path, "a smaller number", json);
        value = json.get<std::int64_t>();
    }
    static void read(const Json& json, const std::string& path, int& value) {
        std::int64_t wide = 0;
        read(json, path, wide);
        if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max())
            wrongType(path, "a smaller number", json);
        value = static_cast<int>(wide);
    }
    static void read(const Json& json, const std::string& path, std::string& value) {
        if (!json.is_string()) wrongType(path, "a string", json);
        value = json.get<std::string>();
    }
    template <typename T>
    static void read(const Json& json, const std::string& path, std::array<T, kLayerCount>& layers) {
        if (!json.is_array() || json.size() != layers.size()) wrongType(path, "five layers", json);
        for (std::size_t i = 0; i < layers.size(); ++i)
            read(json[i], fmt::format("{}[{}]", path, i), layers[i]);
    }
    template <typename T>
    static void read(const Json& json, const std::string& path, T& value) {
        if constexpr (std::is_enum_v<T>) {
            const T parsed = json.get<T>();
            // The library maps an unknown word to the first one; a round trip finds that out.
            if (Json(parsed) != json) wrongType(path, "a known word", json);
            value = parsed;
        } else {
            Reader inner(json, path);
            fields(inner, value);
            inner.finish();
        }
    }

    const Json& m_json;
    std::string m_path;
    std::vector<std::string> m_known;
};

template <typename Visitor>
void fields(Visitor& v, DataRecipe& r) {
    v.field("source", r.source);
    v.field("path", r.path);
    v.field("train_images", r.trainImages);
    v.field("test_images", r.testImages);
    v.field("batch_size", r.batchSize);
    v.field("shuffle", r.shuffle);
    v.field("dataset_sink_mode", r.sinkMode);
}
template <typename Visitor>
void fields(Visitor& v, LayerRecipe& r) {
    v.field("name", r.name);
    v.field("outputs", r.outputs);
    v.field("has_bn", r.hasBn);
    v.field("has_bias", r.hasBias);
    v.field("activation", r.activation);
    v.field("weight_init", r.weightInit);
}
template <typename Visitor>
void fields(Visitor& v, NetworkRecipe& r) {
    v.field("layers", r.layers);
}
template <typename Visitor>
void fields(Visitor& v, OptimizerRecipe& r) {
    v.field("epochs", r.epochs);
    v.field("learning_rate", r.learningRate);
    v.field("momentum", r.momentum);
    v.field("weight_decay", r.weightDecay);
    v.field("schedule", r.schedule);
}
template <typename Visitor>
void fields(Visitor& v, QuantSpec& r) {
    v.field("bits", r.bits);
    v.field("per_channel", r.perChannel);
    v.field("symmetric", r.symmetric);
    v.field("narrow_range", r.narrowRange);
}
template <typename Visitor>
void fields(Visitor& v, LayerQuant& r) {
    v.field("weights", r.weights);
    v.field("output", r.output);
    v.field("weight_observer", r.weightObserver);
    v.field("output_observer", r.outputObserver);
}
template <typename Visitor>
void fields(Visitor& v, QuantRecipe& r) {
    // For recipes written by hand: one key for several layers. The layers themselves come after and win.
    v.shorthand("conv_weights", r.layers[0].weights, [&](const QuantSpec& s) { setConvWeights(r, s); });
    v.shorthand("dense_weights", r.layers[2].weights, [&](const QuantSpec& s) { setDenseWeights(r, s); });
    v.shorthand("activations", r.layers[0].output, [&](const QuantSpec& s) { setActivations(r, s); });
    v.shorthand("weight_observer", r.layers[0].weightObserver, [&](ObserverKind kind) {
        for (LayerQuant& layer : r.layers) layer.weightObserver = kind;
    });
    v.shorthand("observer", r.layers[0].outputObserver, [&](ObserverKind kind) { setObserver(r, kind); });
    v.field("layers", r.layers);
    v.field("input", r.input);
    v.field("fixed_input_range", r.fixedInputRange);
    v.field("ema_decay", r.emaDecay);
    v.field("percentile", r.percentile);
    v.field("range_start", r.rangeStart);
    v.field("quant_delay", r.quantDelay);
    v.field("bn_fold", r.bnFold);
    v.field("one_conv_fold", r.oneConvFold);
    v.field("freeze_bn", r.freezeBn);
    v.field("freeze_bn_epoch", r.freezeBnEpoch);
    v.field("freeze_observers", r.freezeObservers);
    v.field("freeze_observers_epoch", r.freezeObserversEpoch);
    v.field("bias_scale_floor", r.biasScaleFloor);
    v.field("equalize", r.equalize);
    v.field("bias_correction", r.biasCorrection);
}
template <typename Visitor>
void fields(Visitor& v, CheckpointRecipe& r) {
    v.field("save_steps", r.saveSteps);
    v.field("keep_max", r.keepMax);
}
template <typename Visitor>
void fields(Visitor& v, Recipe& r) {
    v.field("preset", r.preset);
    v.field("seed", r.seed);
    v.field("data", r.data);
    v.field("network", r.network);
    v.field("train", r.train);
    v.field("quant_train", r.quantTrain);
    v.field("quant", r.quant);
    v.field("checkpoint", r.checkpoint);
}

constexpr int kSchema = 1;
constexpr std::size_t kMostRecipeText = 1 << 20;

// A preset's name becomes part of a path.
void checkPresetName(const std::string& name, const std::string& where) {
    constexpr std::size_t kMostLength = 64;
    const bool isPlain = std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return c > 127 || std::isalnum(c) || c == '_' || c == '-' || c == '.' || c == ' ';
    });
    if (name.empty() || name.size() > kMostLength || name.front() == '.' || !isPlain)
        throw Error(
            ErrorCode::Usage,
            fmt::format("{}.preset: expected a name of letters, digits, spaces, '_', '-' and '.', found '{}'",
                        where, name));
}

Json parsed(const std::string& text, const std::string& where) {
    if (text.size() > kMostRecipeText)
        throw Error(ErrorCode::BadInput, fmt::format("{}: {} bytes, a recipe has at most {}", where,
                                                     text.size(), kMostRecipeText));
    try {
        return parseBoundedJson<Json>(text);
    } catch (const Json::exception& e) {
        throw Error(ErrorCode::BadInput, fmt::format("{}: not a recipe in JSON ({})", where, e.what()));
    } catch (const Error& e) {
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", where, e.what()));
    }
}

}  // namespace

Recipe recipeFromJson(const std::string& text, const Recipe& base, const std::string& where) {
    Json json = parsed(text, where);
    if (!json.is_object()) throw Error(ErrorCode::BadInput, fmt::format("{}: expected a JSON object", where));
    if (json.contains("schema")) {
        if (json["schema"] != kSchema)
            throw Error(ErrorCode::BadInput, fmt::format("{}: recipe schema {}, this program reads schema {}",
                                                         where, shown(json["schema"]), kSchema));
        json.erase("schema");
    }
    json.erase("provenance");  // what a run folder adds: versions and the data's hash
    Recipe recipe = base;
    Reader reader(json, where);
    fields(reader, recipe);
    reader.finish();
    checkPresetName(recipe.preset, where);
    return recipe;
}

std::string recipeToJson(const Recipe& recipe) {
    Recipe copy = recipe;
    Writer writer;
    fields(writer, copy);
    Json json;
    json["schema"] = kSchema;
    json.update(writer.m_json);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";  // a path need not be UTF-8
}

std::vector<std::string> presetNames() {
    std::vector<std::string> names;
    for (const EmbeddedPreset& preset : embeddedPresets()) names.push_back(preset.name);
    return names;
}

Recipe presetRecipe(const std::string& name) {
    for (const EmbeddedPreset& preset : embeddedPresets())
        if (name == preset.name) return recipeFromJson(preset.json, Recipe{}, "preset " + name);
    throw Error(ErrorCode::Usage, fmt::format("there is no preset '{}'; the presets are: {}", name,
                                              fmt::join(presetNames(), ", ")));
}

}  // namespace quantelier
