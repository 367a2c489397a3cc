// Drawings as the pen made them.
#include "engine/data/stroke_file.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

bool same(const DrawnStrokes& a, const DrawnStrokes& b) {
    if (a.label != b.label || a.width != b.width || a.strokes.size() != b.strokes.size()) return false;
    for (std::size_t s = 0; s < a.strokes.size(); ++s) {
        if (a.strokes[s].size() != b.strokes[s].size()) return false;
        for (std::size_t i = 0; i < a.strokes[s].size(); ++i) {
            const DrawnPoint &p = a.strokes[s][i], &q = b.strokes[s][i];
            if (p.x != q.x || p.y != q.y || p.milliseconds != q.milliseconds) return false;
        }
    }
    return true;
}

bool check(const std::string& input) {
    static const InputFolder folder;
    const std::string path = folder.put("x.json", input);
    const auto drawing = readOrRefused([&] { return readStrokeFile(path); });
    if (!drawing) return false;
    demand(drawing->label >= 0 && drawing->label <= 9, "a drawing means a digit");
    demand(drawing->width > 0.0 && drawing->width <= 1.0, "a pen has a width");
    for (const std::vector<DrawnPoint>& stroke : drawing->strokes)
        for (const DrawnPoint& point : stroke)
            demand(point.x >= 0.0 && point.x <= 1.0 && point.y >= 0.0 && point.y <= 1.0 &&
                       point.milliseconds >= 0.0,
                   "a point lies on the canvas");
    writeStrokeFile(path, *drawing);
    demand(same(readStrokeFile(path), *drawing), "a drawing that is written comes back");
    return true;
}

std::vector<std::string> seeds() {
    return {
        R"({"label": 7, "width": 0.0625, "strokes": [[[0.2, 0.2, 0], [0.8, 0.2, 150.5]], [[0.8, 0.2, 0], [0.4, 0.9, 1e3]]]})",
        R"({"label": 0, "strokes": [[[0.5, 0.5, 0]]]})"};
}

}  // namespace

const Target strokesTarget{"strokes", check, seeds};

}  // namespace quantelier::fuzz
