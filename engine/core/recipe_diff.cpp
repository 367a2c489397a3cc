#include "engine/core/recipe_diff.h"

#include <nlohmann/json.hpp>

namespace quantelier {

using Json = nlohmann::ordered_json;

namespace {

std::string text(const Json& value) {
    return value.is_string() ? value.get<std::string>() : value.dump();
}

// Leaves of an object as "key.key", in order.
void flatten(const std::string& prefix, const Json& json, std::vector<RecipeSetting>& to) {
    if (!json.is_object()) {
        to.push_back({prefix, text(json), {}});
        return;
    }
    for (const auto& [key, value] : json.items())
        flatten(prefix.empty() ? key : prefix + "." + key, value, to);
}

std::vector<RecipeSetting> leaves(const std::string& prefix, const Json& json) {
    std::vector<RecipeSetting> settings;
    flatten(prefix, json, settings);
    return settings;
}

// Both objects have the same keys: they were written by the same code.
void compare(const std::string& prefix, const Json& a, const Json& b, std::vector<RecipeSetting>& to) {
    std::vector<RecipeSetting> settings = leaves(prefix, a);
    const std::vector<RecipeSetting> others = leaves(prefix, b);
    for (std::size_t i = 0; i < settings.size(); ++i) settings[i].b = others[i].a;
    to.insert(to.end(), settings.begin(), settings.end());
}

void compareLayers(const std::string& prefix, const Recipe& names, const Json& a, const Json& b,
                   std::vector<RecipeSetting>& to) {
    std::vector<std::vector<RecipeSetting>> layers(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) compare({}, a[i], b[i], layers[i]);
    for (std::size_t s = 0; s < layers[0].size(); ++s) {
        const RecipeSetting& first = layers[0][s];
        if (first.key == "name") continue;
        // Layers that agree on both sides are told together.
        std::vector<bool> told(layers.size(), false);
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (told[i]) continue;
            std::string who;
            std::size_t count = 0;
            for (std::size_t k = i; k < layers.size(); ++k) {
                if (layers[k][s].a != layers[i][s].a || layers[k][s].b != layers[i][s].b) continue;
                told[k] = true;
                who += (count++ == 0 ? "" : ",") + names.network.layers[k].name;
            }
            to.push_back({prefix + "." + (count == layers.size() ? "" : who + ".") + first.key,
                          layers[i][s].a, layers[i][s].b});
        }
    }
}

}  // namespace

std::vector<RecipeSetting> compareRecipes(const Recipe& a, const Recipe& b) {
    const Json first = Json::parse(recipeToJson(a)), second = Json::parse(recipeToJson(b));
    std::vector<RecipeSetting> settings;
    for (const auto& [key, value] : first.items()) {
        if (key == "schema") continue;
        if (!value.is_object()) {
            compare(key, value, second[key], settings);
            continue;
        }
        for (const auto& [inner, innerValue] : value.items()) {
            if (innerValue.is_array())
                compareLayers(key, a, innerValue, second[key][inner], settings);
            else
                compare(key + "." + inner, innerValue, second[key][inner], settings);
        }
    }
    return settings;
}

}  // namespace quantelier
