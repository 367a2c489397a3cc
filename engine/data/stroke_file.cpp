#include "engine/data/stroke_file.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "engine/core/bounded_json.h"
#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/core/recipe.h"

namespace quantelier {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t kMostBytes = 1 << 20;
constexpr double kMostMilliseconds = 3'600'000.0;  // an hour

class Reader {
  public:
    explicit Reader(const std::string& path) : m_name(fileName(path)) {
        const std::string text = readFile(path, kMostBytes);
        try {
            m_json = parseBoundedJson<Json>(text);
        } catch (const Json::exception&) {
            bad("this is not JSON");
        } catch (const Error& e) {
            bad(e.what());
        }
        if (!m_json.is_object()) bad("expected an object with label and strokes");
    }

    DrawnStrokes drawing() {
        DrawnStrokes result;
        const Json label = member("label");
        if (!label.is_number_integer() || label < 0 || label >= kClassCount)
            bad(fmt::format("label is {}, expected a digit from 0 to 9", label.dump()));
        result.label = label;
        if (m_json.contains("width")) {
            const Json width = m_json["width"];
            if (!width.is_number() || width <= 0.0 || width > 1.0)
                bad(fmt::format("width is {}, expected a part of the side, more than 0 and at most 1",
                                width.dump()));
            result.width = width;
        }
        const Json strokes = member("strokes");
        if (!strokes.is_array() || strokes.empty()) bad("strokes is not a list of at least one stroke");
        for (const Json& stroke : strokes) result.strokes.push_back(points(stroke, result.strokes.size()));
        return result;
    }

  private:
    [[noreturn]] void bad(const std::string& what) const {
        throw Error(ErrorCode::BadInput, fmt::format("{}: {}", m_name, what));
    }

    Json member(const char* key) const {
        if (!m_json.contains(key)) bad(fmt::format("\"{}\" is missing", key));
        return m_json.at(key);
    }

    std::vector<DrawnPoint> points(const Json& stroke, std::size_t index) {
        if (!stroke.is_array() || stroke.empty())
            bad(fmt::format("stroke {} is not a list of at least one point", index + 1));
        std::vector<DrawnPoint> result;
        m_last = 0.0;
        for (const Json& point : stroke) {
            const std::string place = fmt::format("stroke {}, point {}", index + 1, result.size() + 1);
            if (!point.is_array() || point.size() != 3 || !point[0].is_number() || !point[1].is_number() ||
                !point[2].is_number())
                bad(place + " is not [x, y, milliseconds]");
            result.push_back({point[0], point[1], point[2]});
            check(result.back(), place);
        }
        return result;
    }

    void check(const DrawnPoint& point, const std::string& place) {
        if (!(point.x >= 0.0 && point.x <= 1.0 && point.y >= 0.0 && point.y <= 1.0))
            bad(fmt::format("{} is at ({:g}, {:g}), expected 0 to 1", place, point.x, point.y));
        if (!(point.milliseconds >= m_last && point.milliseconds <= kMostMilliseconds))
            bad(fmt::format("{} is at {:g} ms, expected {:g} or later, within an hour", place,
                            point.milliseconds, m_last));
        m_last = point.milliseconds;
    }

    std::string m_name;
    Json m_json;
    double m_last = 0.0;  // milliseconds of the stroke's last point
};

}  // namespace

DrawnStrokes readStrokeFile(const std::string& path) {
    return Reader(path).drawing();
}

void writeStrokeFile(const std::string& path, const DrawnStrokes& drawing) {
    Json strokes = Json::array();
    for (const std::vector<DrawnPoint>& stroke : drawing.strokes) {
        Json points = Json::array();
        for (const DrawnPoint& point : stroke) points.push_back({point.x, point.y, point.milliseconds});
        strokes.push_back(std::move(points));
    }
    const Json json = {{"label", drawing.label}, {"width", drawing.width}, {"strokes", std::move(strokes)}};
    writeFileWhole(path, json.dump() + '\n');
}

}  // namespace quantelier
