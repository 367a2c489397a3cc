#include "engine/data/idx_reader.h"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "engine/core/error.h"
#include "engine/core/recipe.h"

namespace quantelier {

namespace {

constexpr std::uint32_t kImageMagic = 2051;
constexpr std::uint32_t kLabelMagic = 2049;
constexpr std::int64_t kMostImages = 10'000'000;  // 7.8 GB: beyond any file of this kind
constexpr unsigned kChunk = 1u << 20;
// Handwriting shrinks to a fifth. What unpacks to far more is made to fill the memory.
constexpr std::size_t kMostGrowth = 50, kHarmlessBytes = 64u << 20;

[[noreturn]] void bad(const std::string& path, const std::string& what) {
    throw Error(ErrorCode::BadInput,
                fmt::format("{}: {}", std::filesystem::path(path).filename().string(), what));
}

// A file that zlib reads, raw or gzip alike.
class ByteSource {
  public:
    explicit ByteSource(const std::string& path) : m_path(path), m_file(open(path)) {}

    // Appends up to `size` bytes; fewer mean the end of the file.
    void read(std::vector<std::uint8_t>& to, std::size_t size) {
        while (size > 0) {
            const unsigned want = static_cast<unsigned>(std::min<std::size_t>(size, kChunk));
            const std::size_t old = to.size();
            to.resize(old + want);
            const int got = gzread(m_file.get(), to.data() + old, want);
            if (got < 0)
                bad(m_path,
                    fmt::format("the gzip data is damaged or cut off after {} bytes ({})", old, why()));
            to.resize(old + static_cast<std::size_t>(got));
            size -= static_cast<std::size_t>(got);
            if (static_cast<unsigned>(got) < want) break;
        }
        int code = Z_OK;
        gzerror(m_file.get(), &code);
        if (code == Z_BUF_ERROR)
            bad(m_path,
                fmt::format("the gzip data ends early, after {} bytes; the download may be incomplete",
                            to.size()));
    }

    // As the first bytes said; asked after them.
    bool isPacked() const { return gzdirect(m_file.get()) == 0; }

  private:
    using Handle = std::unique_ptr<gzFile_s, decltype(&gzclose)>;
    static Handle open(const std::string& path) {
        std::error_code error;
        if (std::filesystem::is_directory(path, error)) bad(path, "expected a file, found a folder");
        if (std::filesystem::exists(path, error) && !std::filesystem::is_regular_file(path, error))
            bad(path, "expected a file, found a device or a pipe");  // which may never give a byte
        errno = 0;
        Handle file(gzopen(path.c_str(), "rb"), &gzclose);
        if (!file) bad(path, fmt::format("cannot be opened ({})", std::strerror(errno)));
        return file;
    }
    // zlib's reason, without the path that it puts before.
    std::string why() {
        int code = Z_OK;
        const std::string text = gzerror(m_file.get(), &code);
        const std::size_t colon = text.rfind(": ");
        return colon == std::string::npos ? text : text.substr(colon + 2);
    }
    std::string m_path;
    Handle m_file;
};

std::uint32_t bigEndian(const std::uint8_t* p) {
    return std::uint32_t{p[0]} << 24 | std::uint32_t{p[1]} << 16 | std::uint32_t{p[2]} << 8 | p[3];
}

// Whether text begins with a tag, after blanks and a byte order mark.
bool isMarkup(const std::vector<std::uint8_t>& raw) {
    static const std::string skipped = "\xef\xbb\xbf \t\r\n";
    const auto first = std::find_if(
        raw.begin(), raw.end(), [](std::uint8_t c) { return skipped.find(char(c)) == std::string::npos; });
    return first != raw.end() && *first == '<';
}

void checkMagic(const std::string& path, const std::vector<std::uint8_t>& raw, std::uint32_t expected) {
    const std::string wanted =
        expected == kImageMagic ? "an IDX image file (magic 2051)" : "an IDX label file (magic 2049)";
    if (raw.empty()) bad(path, fmt::format("expected {}, found an empty file", wanted));
    if (isMarkup(raw))
        bad(path, fmt::format("expected {}, found a web page; the download went wrong", wanted));
    if (raw.size() < 8) bad(path, fmt::format("expected {}, found only {} bytes", wanted, raw.size()));
    const std::uint32_t magic = bigEndian(raw.data());
    if (magic == expected) return;
    if (magic == kLabelMagic)
        bad(path,
            "this is a label file (magic 2049, images have 2051); choose the file that ends in "
            "images-idx3-ubyte");
    if (magic == kImageMagic)
        bad(path,
            "this is an image file (magic 2051, labels have 2049); choose the file that ends in "
            "labels-idx1-ubyte");
    bad(path, fmt::format("expected {}, found magic {}", wanted, magic));
}

void refuseBomb(const std::string& path, std::size_t announced) {
    std::error_code error;
    const std::uintmax_t packed = std::filesystem::file_size(path, error);
    if (error || announced <= kHarmlessBytes || announced / kMostGrowth <= packed) return;
    bad(path, fmt::format("its header announces {} bytes, which a file of {} bytes does not hold", announced,
                          packed));
}

IdxFile readIdx(const std::string& path, std::uint32_t magic) {
    ByteSource source(path);
    IdxFile file;
    file.header = magic == kImageMagic ? 16 : 8;
    source.read(file.raw, file.header);
    checkMagic(path, file.raw, magic);
    if (file.raw.size() < file.header)
        bad(path, fmt::format("the header needs {} bytes, found {}", file.header, file.raw.size()));
    file.count = bigEndian(file.raw.data() + 4);
    if (file.count < 1 || file.count > kMostImages)
        bad(path, fmt::format("the header says {} entries, expected 1 to {}", file.count, kMostImages));
    std::size_t size = static_cast<std::size_t>(file.count);
    if (magic == kImageMagic) {
        const std::uint32_t rows = bigEndian(file.raw.data() + 8), columns = bigEndian(file.raw.data() + 12);
        if (rows != kImageSize || columns != kImageSize)
            bad(path, fmt::format("images of {} x {} pixels, expected {} x {}", rows, columns, kImageSize,
                                  kImageSize));
        file.rows = file.columns = kImageSize;
        size *= std::size_t{kImageSize} * kImageSize;
    }
    if (source.isPacked()) refuseBomb(path, size);
    source.read(file.raw, size + 1);  // one more, to see whether the file goes on
    const std::size_t expected = file.header + size;
    if (file.raw.size() > expected)
        bad(path, fmt::format("the file goes on after the {} bytes that its header announces", expected));
    if (file.raw.size() < expected)
        bad(path, fmt::format("{} bytes expected from its header, found {}; the download may be incomplete",
                              expected, file.raw.size()));
    return file;
}

}  // namespace

IdxFile readIdxImages(const std::string& path) {
    return readIdx(path, kImageMagic);
}

IdxFile readIdxLabels(const std::string& path) {
    IdxFile file = readIdx(path, kLabelMagic);
    for (std::int64_t i = 0; i < file.count; ++i)
        if (file.data()[i] >= kClassCount)
            bad(path,
                fmt::format("label {} at position {}, expected 0 to {}", file.data()[i], i, kClassCount - 1));
    return file;
}

}  // namespace quantelier
