// IDX files, raw and gzip, alone and as a personal test set.
#include <zlib.h>

#include <algorithm>

#include "engine/core/files.h"
#include "engine/data/idx_reader.h"
#include "engine/data/idx_writer.h"
#include "engine/data/own_test_set.h"
#include "engine/data/sketched_digits.h"
#include "tests/fuzz/fuzzing.h"
#include "tests/fuzz/targets.h"

namespace quantelier::fuzz {

namespace {

constexpr std::int64_t kMostOfOwnSet = 64;  // more are only slow

void checkFile(const IdxFile& file, std::size_t entryBytes) {
    demand(
        file.count > 0 && file.raw.size() == file.header + static_cast<std::size_t>(file.count) * entryBytes,
        "an IDX file has as many bytes as its header says");
    demand(file.raw.capacity() <= 2 * file.raw.size() + (std::size_t{4} << 20),
           "an IDX file takes no more memory than its bytes");
}

Dataset blankSet(std::int64_t count) {
    Dataset set;
    set.images.assign(static_cast<std::size_t>(count * set.pixels()), 0);
    set.labels.assign(static_cast<std::size_t>(count), 0);
    return set;
}

// The input beside a second file that fits: a drawing that is kept and taken away leaves the set as it was.
void checkOwnSet(const InputFolder& folder, const std::string& name, const std::string& input,
                 std::int64_t count) {
    const std::string images = folder.path() + "/set/images-idx3-ubyte",
                      labels = folder.path() + "/set/labels-idx1-ubyte";
    createFolder(folder.path() + "/set");
    writeIdxFiles(images, labels, blankSet(count));
    folder.put("set/" + name, input);
    const OwnTestSet own(folder.path() + "/set");
    const auto set = readOrRefused([&] { return own.read(); });
    demand(set && set->count() == count, "a set of two whole files is read");
    OwnDrawing drawing{{28, 28, std::vector<std::uint8_t>(784, 7)}, 3};
    demand(own.append(drawing).count() == count + 1, "a drawing is added");
    const Dataset again = own.remove(count, drawing);
    demand(again.images == set->images && again.labels == set->labels, "taking it away leaves the set");
    folder.remove("set");
}

bool check(const std::string& input) {
    static const InputFolder folder;
    const std::string path = folder.put("x", input);
    const auto images = readOrRefused([&] { return readIdxImages(path); });
    const auto labels = readOrRefused([&] { return readIdxLabels(path); });
    if (images) checkFile(*images, 784);
    if (labels) checkFile(*labels, 1);
    demand(!images || !labels, "a file is of one kind");
    if (images && images->count <= kMostOfOwnSet)
        checkOwnSet(folder, "images-idx3-ubyte", input, images->count);
    if (labels && labels->count <= kMostOfOwnSet)
        checkOwnSet(folder, "labels-idx1-ubyte", input, labels->count);
    return images || labels;
}

std::string zipped(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

std::vector<std::string> seeds() {
    const InputFolder folder;
    std::vector<std::string> seeds;
    for (const int count : {1, 3}) {
        writeIdxFiles(folder.path() + "/i", folder.path() + "/l", sketchDigits(count, 1));
        for (const char* name : {"/i", "/l"}) {
            seeds.push_back(fileBytes(folder.path() + name));
            seeds.push_back(zipped(seeds.back()));
        }
    }
    return seeds;
}

}  // namespace

const Target idxTarget{"idx", check, seeds};

}  // namespace quantelier::fuzz
