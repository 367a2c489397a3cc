// A PyTorch file is a zip of stored entries: its directory and the names in its pickle are enough. Nothing is
// unpickled. Layout: PKWARE's APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16.
#include <fmt/format.h>

#include <cstring>
#include <map>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/files.h"
#include "engine/formats/byte_budget.h"
#include "engine/formats/tensor_role.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostBytes = 512 << 20;
constexpr std::size_t kMostPickleBytes = 1 << 20;  // names and shapes
constexpr std::uint32_t kEndSignature = 0x06054b50, kEntrySignature = 0x02014b50,
                        kLocalSignature = 0x04034b50;
constexpr std::size_t kEndSize = 22, kEntrySize = 46, kLocalSize = 30;

struct ZipEntry {
    std::string name;
    std::string_view
        content;  ///< in the reader's bytes: entries may overlap, so that copies would have no end
    std::int64_t padding = 0;  ///< the local header's extra field: PyTorch aligns data with it
};

class ZipReader {
  public:
    explicit ZipReader(const std::string& path)
        : m_name(fileName(path)), m_bytes(readFile(path, kMostBytes)) {}

    std::vector<ZipEntry> entries() const {
        const std::size_t end = findEnd();
        const std::size_t count = number<std::uint16_t>(end + 10);
        std::size_t at = number<std::uint32_t>(end + 16);
        std::vector<ZipEntry> found;
        for (std::size_t i = 0; i < count; ++i) {
            if (number<std::uint32_t>(at) != kEntrySignature) bad();
            found.push_back(entry(at));
            at += kEntrySize + number<std::uint16_t>(at + 28) + number<std::uint16_t>(at + 30) +
                  number<std::uint16_t>(at + 32);
        }
        return found;
    }
    std::int64_t size() const { return static_cast<std::int64_t>(m_bytes.size()); }
    [[noreturn]] void bad() const {
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a PyTorch file (a zip of stored entries), found something else",
                                m_name));
    }

  private:
    template <typename T>
    T number(std::size_t at) const {
        if (at > m_bytes.size() || m_bytes.size() - at < sizeof(T)) bad();
        T value;
        std::memcpy(&value, m_bytes.data() + at, sizeof(T));
        return value;
    }
    std::string_view text(std::size_t at, std::size_t size) const {
        if (at > m_bytes.size() || m_bytes.size() - at < size) bad();
        return std::string_view(m_bytes).substr(at, size);
    }
    std::size_t findEnd() const {
        constexpr std::size_t kMostComment = 65535;
        for (std::size_t back = kEndSize; back <= kEndSize + kMostComment && back <= m_bytes.size(); ++back)
            if (number<std::uint32_t>(m_bytes.size() - back) == kEndSignature) return m_bytes.size() - back;
        bad();
    }
    ZipEntry entry(std::size_t at) const {
        const std::size_t size = number<std::uint32_t>(at + 20), local = number<std::uint32_t>(at + 42);
        if (number<std::uint16_t>(at + 10) != 0 || size != number<std::uint32_t>(at + 24) ||
            number<std::uint32_t>(local) != kLocalSignature)
            bad();
        const std::size_t nameSize = number<std::uint16_t>(local + 26),
                          extra = number<std::uint16_t>(local + 28);
        return {std::string(text(at + kEntrySize, number<std::uint16_t>(at + 28))),
                text(local + kLocalSize + nameSize + extra, size), static_cast<std::int64_t>(extra)};
    }

    std::string m_name, m_bytes;
};

bool endsWith(const std::string& text, const std::string& end) {
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// The strings of a pickle: opcode X, a 32-bit length, UTF-8. A byte that only looks like the opcode gives a
// string that no tensor has as its name.
std::vector<std::string> pickledStrings(std::string_view pickle) {
    constexpr std::size_t kMostLength = 200;
    std::vector<std::string> strings;
    for (std::size_t at = 0; at + 5 <= pickle.size(); ++at) {
        std::uint32_t length = 0;
        std::memcpy(&length, pickle.data() + at + 1, sizeof(length));
        if (pickle[at] != 'X' || length > kMostLength || length > pickle.size() - at - 5) continue;
        strings.emplace_back(pickle.substr(at + 5, length));
        at += 4 + length;
    }
    return strings;
}

// From a storage's key ("0", "1" ...) to the tensor's name, which stands before it in the pickle.
std::map<std::string, std::string> namesOfStorages(std::string_view pickle) {
    std::map<std::string, std::string> names;
    std::string name;
    for (const std::string& text : pickledStrings(pickle)) {
        if (text.find('.') != std::string::npos && text.rfind("torch", 0) != 0) name = text;
        if (!text.empty() && text.find_first_not_of("0123456789") == std::string::npos)
            names.emplace(text, name);
    }
    return names;
}

}  // namespace

ByteBudget torchBudget(const std::string& path) {
    const ZipReader zip(path);
    const std::vector<ZipEntry> entries = zip.entries();
    std::map<std::string, std::string> names;
    for (const ZipEntry& entry : entries)
        if (endsWith(entry.name, "/data.pkl") && entry.content.size() <= kMostPickleBytes)
            names = namesOfStorages(entry.content);
    if (names.empty()) zip.bad();
    ByteBudget budget;
    for (const ZipEntry& entry : entries) {
        budget.padding += entry.padding;
        const std::size_t data = entry.name.rfind("/data/");
        if (data == std::string::npos) continue;
        const auto name = names.find(entry.name.substr(data + 6));
        addTensor(budget, name == names.end() ? "" : name->second,
                  static_cast<std::int64_t>(entry.content.size()));
    }
    budget.graph = zip.size() - budget.total();
    if (budget.graph < 0) zip.bad();  // entries that overlap
    return budget;
}

}  // namespace quantelier
