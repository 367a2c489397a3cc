#include "engine/formats/c_source.h"

#include "engine/core/error.h"
#include "engine/formats/c_resources.h"
#include "engine/formats/c_tables.h"
#include "engine/formats/c_text.h"
#include "engine/int8/fast_inference.h"

namespace quantelier {

namespace {

std::string selfTestData(const int8::Network& network, const Dataset& images) {
    std::string pixels, logits;
    for (std::int64_t i = 0; i < images.count(); ++i) {
        const std::uint8_t* const image = images.image(i);
        pixels += cValues(std::vector<std::uint8_t>(image, image + images.pixels())) + ",\n";
    }
    for (const int8::Codes& codes : int8::fastCodes(network, images, {})) logits += cValues(codes) + ",\n";
    return fmt::format(
        "/* Made by Quantelier. */\n#include \"self_test.h\"\n\nconst int32_t self_test_count = {0};\n\n"
        "const uint8_t self_test_pixels[{0}][LENET_PIXELS] = {{\n{1}}};\n\n"
        "const lenet_logit self_test_logits[{0}][LENET_CLASSES] = {{\n{2}}};\n",
        images.count(), pixels, logits);
}

}  // namespace

std::vector<ExportedFile> encodeCSource(const int8::Network& network, Requantization requantization,
                                        const Dataset& selfTest) {
    if (selfTest.side != kInputSize || selfTest.count() == 0)
        throw Error(
            ErrorCode::Failed,
            fmt::format("the self-test of a C export needs images of {} pixels a side, found {} of {}",
                        kInputSize, selfTest.count(), selfTest.side));
    std::vector<ExportedFile> files = cResources("common");
    for (ExportedFile& file : cResources(requantization == Requantization::Float ? "float" : "fixed"))
        files.push_back(std::move(file));
    files.push_back({"lenet_tables.h", cTablesHeader(network)});
    files.push_back({"lenet_tables.c", cTables(network, requantization)});
    files.push_back({"self_test_data.c", selfTestData(network, selfTest)});
    return files;
}

}  // namespace quantelier
