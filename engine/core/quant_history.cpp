#include "engine/core/quant_history.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstring>

#include "engine/core/error.h"
#include "engine/core/files.h"

namespace quantelier {

namespace {

const std::string kMagic = "QHISTORY";
constexpr std::uint8_t kVersion = 1;
constexpr std::int64_t kLargestFile = 64 << 20;
constexpr std::size_t kMostName = 64;
constexpr std::size_t kLeastTensorBytes = 24;
constexpr int kMostEpochs = 1'000'000;
enum Flag : std::uint8_t { PerChannel = 1, Symmetric = 2, Narrow = 4, InSteps = 8 };

// CRC-32 as in zip files.
std::uint32_t crc32(const char* bytes, std::size_t count) {
    static const std::array<std::uint32_t, 256> table = [] {
        std::array<std::uint32_t, 256> made{};
        for (std::uint32_t i = 0; i < made.size(); ++i) {
            made[i] = i;
            for (int bit = 0; bit < 8; ++bit) made[i] = (made[i] >> 1) ^ (made[i] & 1u ? 0xEDB88320u : 0u);
        }
        return made;
    }();
    std::uint32_t crc = 0xFFFFFFFFu;
    for (std::size_t i = 0; i < count; ++i)
        crc = (crc >> 8) ^ table[(crc ^ static_cast<std::uint8_t>(bytes[i])) & 0xFFu];
    return ~crc;
}

class Writer {
  public:
    std::string bytes = kMagic;

    void byte(std::uint8_t value) { bytes.push_back(static_cast<char>(value)); }
    void word(std::uint32_t value) {
        for (int shift = 0; shift < 32; shift += 8) byte(static_cast<std::uint8_t>(value >> shift));
    }
    void real(float value) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        word(bits);
    }
    void count(std::uint64_t value) {
        for (; value > 127; value >>= 7) byte(static_cast<std::uint8_t>(value | 128u));
        byte(static_cast<std::uint8_t>(value));
    }
    void tensor(const TensorProfile& t) {
        byte(static_cast<std::uint8_t>(t.spec.bits));
        byte(static_cast<std::uint8_t>((t.spec.perChannel ? PerChannel : 0) |
                                       (t.spec.symmetric ? Symmetric : 0) |
                                       (t.spec.narrowRange ? Narrow : 0) | (t.inSteps ? InSteps : 0)));
        for (const float end : {t.range.min, t.range.max, t.histogram.low, t.histogram.high}) real(end);
        count(t.histogram.counts.size());
        for (const double in : t.histogram.counts) count(static_cast<std::uint64_t>(in));
        count(static_cast<std::uint64_t>(t.values));
        count(static_cast<std::uint64_t>(t.saturated));
        count(static_cast<std::uint64_t>(t.codesUsed));
        byte(t.used.empty() ? 0 : 1);
        for (std::size_t i = 0; i < t.used.size(); i += 8) {
            unsigned eight = 0;
            for (std::size_t bit = 0; bit < 8 && i + bit < t.used.size(); ++bit)
                eight |= unsigned{t.used[i + bit]} << bit;
            byte(static_cast<std::uint8_t>(eight));
        }
    }
    void profile(const QuantProfile& p) {
        byte(p.stage == Stage::Float ? 0 : 1);
        count(static_cast<std::uint64_t>(p.epoch));
        count(p.layers.size());
        for (const LayerProfile& layer : p.layers) {
            count(layer.name.size());
            bytes += layer.name;
            tensor(layer.output);
            count(layer.weights.size());
            for (const TensorProfile& weights : layer.weights) tensor(weights);
        }
    }
};

class Reader {
  public:
    Reader(const std::string& bytes, std::size_t end, std::string where)
        : m_bytes(bytes), m_end(end), m_where(std::move(where)) {}

    [[noreturn]] void fail(const std::string& what) const {
        throw Error(ErrorCode::BadInput, fmt::format("{}: {} at byte {}", m_where, what, m_at));
    }
    void skip(std::size_t count) { m_at += count; }
    bool atEnd() const { return m_at == m_end; }

    std::uint8_t byte() {
        if (m_at == m_end) fail("the history ends too early");
        return static_cast<std::uint8_t>(m_bytes[m_at++]);
    }
    float real() {
        std::uint32_t bits = 0;
        for (int shift = 0; shift < 32; shift += 8) bits |= std::uint32_t{byte()} << shift;
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    std::uint64_t count(std::uint64_t most) {
        std::uint64_t value = 0;
        for (int shift = 0;; shift += 7) {
            const std::uint8_t part = byte();
            if (shift < 63) value |= std::uint64_t{part & 127u} << shift;
            if (part < 128) break;
            if (shift > 63) fail("a number has no end");
        }
        if (value > most) fail(fmt::format("{} where at most {} is possible", value, most));
        return value;
    }
    std::string name() {
        std::string name(count(kMostName), '\0');
        for (char& c : name) c = static_cast<char>(byte());
        return name;
    }
    Range range() {
        Range r;
        r.min = real();
        r.max = real();
        if (!(r.min <= r.max) || !std::isfinite(r.max - r.min))
            fail(fmt::format("{} to {} is no range", r.min, r.max));
        return r;
    }
    TensorProfile tensor() {
        TensorProfile t;
        t.spec.bits = byte();
        if (t.spec.bits < 2 || t.spec.bits > 8) fail(fmt::format("{} bits, expected 2 to 8", t.spec.bits));
        const std::uint8_t flags = byte();
        t.spec.perChannel = flags & PerChannel;
        t.spec.symmetric = flags & Symmetric;
        t.spec.narrowRange = flags & Narrow;
        t.inSteps = flags & InSteps;
        t.range = range();
        const Range histogram = range();
        t.histogram.low = histogram.min;
        t.histogram.high = histogram.max;
        t.histogram.counts.resize(count(kProfileBins));
        if (t.histogram.counts.empty()) fail("a histogram without bins");
        constexpr std::uint64_t kMost = std::uint64_t{1} << 53;
        for (double& in : t.histogram.counts) in = double(count(kMost));
        t.values = static_cast<std::int64_t>(count(kMost));
        t.saturated = static_cast<std::int64_t>(count(static_cast<std::uint64_t>(t.values)));
        t.codesUsed = static_cast<int>(count(static_cast<std::uint64_t>(t.codes())));
        if (byte() != 0) readUsed(t);
        return t;
    }
    QuantProfile profile() {
        QuantProfile p;
        p.stage = byte() == 0 ? Stage::Float : Stage::Quant;
        p.epoch = static_cast<int>(count(kMostEpochs));
        p.layers.resize(count(kLayerCount + 1));
        if (p.epoch == 0 || p.layers.size() != kLayerCount + 1)
            fail(fmt::format("epoch {} with {} layers, expected {}", p.epoch, p.layers.size(),
                             kLayerCount + 1));
        for (LayerProfile& layer : p.layers) {
            layer.name = name();
            layer.output = tensor();
            layer.weights.resize(count((m_end - m_at) / kLeastTensorBytes));
            for (TensorProfile& weights : layer.weights) weights = tensor();
        }
        return p;
    }

  private:
    void readUsed(TensorProfile& t) {
        t.used.resize(static_cast<std::size_t>(t.codes()));
        unsigned eight = 0;
        for (std::size_t i = 0; i < t.used.size(); ++i) {
            if (i % 8 == 0) eight = byte();
            t.used[i] = (eight >> i % 8) & 1u;
        }
    }

    const std::string& m_bytes;
    std::size_t m_at = 0, m_end;
    std::string m_where;
};

bool isBefore(const QuantProfile& a, const QuantProfile& b) {
    return a.stage != b.stage ? a.stage == Stage::Float : a.epoch < b.epoch;
}

}  // namespace

void QuantHistory::add(const QuantProfile& profile) {
    while (!profiles.empty() && !isBefore(profiles.back(), profile)) profiles.pop_back();
    profiles.push_back(profile);
    if (profiles.size() <= kMostProfiles) return;
    std::vector<QuantProfile> kept;
    for (std::size_t i = 0; i < profiles.size(); ++i) {
        const bool isLast = i + 1 == profiles.size() || profiles[i].stage != profiles[i + 1].stage;
        if (i % 2 == 0 || isLast) kept.push_back(std::move(profiles[i]));
    }
    profiles = std::move(kept);
}

int QuantHistory::epochOfRun(std::size_t index) const {
    if (profiles[index].stage == Stage::Float) return profiles[index].epoch;
    int floats = 0;
    for (const QuantProfile& profile : profiles)
        if (profile.stage == Stage::Float) floats = profile.epoch;
    return floats + profiles[index].epoch;
}

std::string encodeQuantHistory(const QuantHistory& history) {
    Writer writer;
    writer.byte(kVersion);
    writer.count(history.profiles.size());
    for (const QuantProfile& profile : history.profiles) writer.profile(profile);
    writer.word(crc32(writer.bytes.data(), writer.bytes.size()));
    return std::move(writer.bytes);
}

QuantHistory decodeQuantHistory(const std::string& bytes, const std::string& where) {
    if (bytes.compare(0, kMagic.size(), kMagic) != 0)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: expected a quantization history, which begins with {}", where, kMagic));
    constexpr std::size_t kSumBytes = 4;
    if (bytes.size() < kMagic.size() + 2 + kSumBytes)
        throw Error(ErrorCode::BadInput, fmt::format("{}: the history is cut off", where));
    const std::size_t end = bytes.size() - kSumBytes;
    Writer sum;
    sum.bytes.clear();
    sum.word(crc32(bytes.data(), end));
    if (bytes.compare(end, kSumBytes, sum.bytes) != 0)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: the history is damaged or cut off: its checksum differs", where));
    Reader reader(bytes, end, where);
    reader.skip(kMagic.size());
    if (const int version = reader.byte(); version != kVersion)
        reader.fail(fmt::format("version {}, expected {}", version, int{kVersion}));
    QuantHistory history;
    history.profiles.resize(reader.count(kMostProfiles));
    for (std::size_t i = 0; i < history.profiles.size(); ++i) {
        history.profiles[i] = reader.profile();
        if (i > 0 && !isBefore(history.profiles[i - 1], history.profiles[i]))
            reader.fail("epochs out of order");
    }
    if (!reader.atEnd()) reader.fail("bytes after the end of the history");
    return history;
}

QuantHistory readQuantHistory(const std::string& path) {
    return decodeQuantHistory(readFile(path, kLargestFile), fileName(path));
}

}  // namespace quantelier
