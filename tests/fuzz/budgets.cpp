// What `inspect` alone reads: the directory of a PyTorch file, and a folder of C.
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

bool check(const std::string& input) {
    static const InputFolder folder, source;
    const std::string path = folder.put("x.pt", input);
    const auto torch = readOrRefused([&] { return torchBudget(path); });
    if (torch) demandWhole(*torch, input.size());
    source.put("lenet_tables.c", input);
    const auto budget = readOrRefused([&] { return sourceBudget(source.path()); });
    demand(budget && budget->files.size() == 1, "a folder has the files that it has");
    demandWhole(budget->tables, static_cast<std::size_t>(budget->tables.total()));
    return torch || budget->tables.total() > 0;
}

std::string number(std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text.push_back(static_cast<char>(value >> 8 * i & 255));
    return text;
}

// A zip of stored entries, its data aligned as PyTorch does it.
class Zip {
  public:
    void add(const std::string& name, const std::string& content) {
        const std::string extra = "FB" + number(4, 2) + "ZZZZ";
        const std::string sizes = number(0, 4) + number(static_cast<std::uint32_t>(content.size()), 4) +
                                  number(static_cast<std::uint32_t>(content.size()), 4) +
                                  number(static_cast<std::uint32_t>(name.size()), 2);
        const std::string start = number(20, 2) + number(0, 2) + number(0, 2) + number(0, 4) + sizes;
        const auto local = static_cast<std::uint32_t>(m_bytes.size());
        m_bytes +=
            "PK\3\4" + start + number(static_cast<std::uint32_t>(extra.size()), 2) + name + extra + content;
        m_directory += "PK\1\2" + number(20, 2) + start + number(0, 2) + number(0, 2) + number(0, 2) +
                       number(0, 2) + number(0, 4) + number(local, 4) + name;
        ++m_count;
    }
    std::string finished() const {
        return m_bytes + m_directory + "PK\5\6" + number(0, 4) + number(m_count, 2) + number(m_count, 2) +
               number(static_cast<std::uint32_t>(m_directory.size()), 4) +
               number(static_cast<std::uint32_t>(m_bytes.size()), 4) + number(0, 2);
    }

  private:
    std::string m_bytes, m_directory;
    std::uint32_t m_count = 0;
};

std::string pickled(const std::string& text) {
    return "X" + number(static_cast<std::uint32_t>(text.size()), 4) + text;
}

std::vector<std::string> seeds() {
    Zip zip;
    zip.add("lenet/data.pkl", "\x80\2" + pickled("conv1.conv.weight") + "q" + pickled("0") +
                                  pickled("fc1.dense.bias") + pickled("1") + ".");
    zip.add("lenet/data/0", std::string(100, 'w'));
    zip.add("lenet/data/1", std::string(40, 'b'));
    const std::string c =
        "static const int8_t weights_conv1[150] = {\n    1, -2,\n};\nstatic const int32_t biases_conv1[6] = "
        "{1};\n"
        "static const float multipliers_conv1[6] = {0.5f};\nstatic const uint8_t lenet_input_codes[256] = "
        "{0};\n"
        "    {.in_channels = 1, .in_side = 32, .out_channels = 6, .weights = weights_conv1},\n";
    return {zip.finished(), c};
}

}  // namespace

const Target budgetsTarget{"budgets", check, seeds};

}  // namespace quantelier::fuzz
