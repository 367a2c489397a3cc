// quantelier certify: every engine over the whole test set.
#include <fmt/format.h>

#include "app/cli/console.h"
#include "app/cli/json_output.h"
#include "app/cli/options.h"
#include "app/cli/verbs.h"
#include "engine/core/files.h"

namespace quantelier::cli {

namespace {

struct CertifyOptions {
    RecipeOptions recipe;
    OutputOptions output;
    std::string checkpoint, file;
    std::vector<std::string> targets;
};

CertificateTargets targetsOf(const std::vector<std::string>& words) {
    CertificateTargets targets;
    for (const std::string& word : words) {
        if (word == "aarch64")
            targets.aarch64 = true;
        else if (word == "cortex-m")
            targets.cortexM = true;
        else
            throw Error(ErrorCode::Usage,
                        fmt::format("unknown target '{}', expected aarch64 or cortex-m", word));
    }
    return targets;
}

Models quantModels(const std::string& checkpoint) {
    Models models = loadModels(checkpoint, presetRecipe("recommended"));
    if (!models.quant)
        throw Error(ErrorCode::BadInput,
                    fmt::format("{}: it has no fake-quant ranges; a certificate needs a quantization-aware "
                                "checkpoint",
                                checkpoint));
    return models;
}

void describe(const Certificate& certificate, const std::string& checkpoint) {
    fmt::print("Model: {}, SHA-256 {}\n", checkpoint, certificate.modelSha256);
    fmt::print("Data: SHA-256 {}, {} test images\n", certificate.dataSha256, certificate.images);
    printCertificate(certificate);
    if (enginesAgree(certificate))
        fmt::print("Every integer engine that ran gives the same codes, in {:.1f} s.\n", certificate.seconds);
}

void runCertify(const CertifyOptions& options) {
    const CertificateTargets targets = targetsOf(options.targets);
    checkOutputFolder(options.file);
    const Models models = quantModels(options.checkpoint);
    const auto data = openData(options.recipe.make(models.recipe), options.output.json);
    Certificate certificate = certify(models, data->test, interruptToken(), targets);
    certificate.modelSha256 = sha256OfFile(options.checkpoint);
    certificate.dataSha256 = data->original.sha256;
    Json json = jsonHead("certify");
    json.update(certificateJson(certificate));
    json["checkpoint"] = options.checkpoint;
    if (!options.file.empty())
        writeFileWhole(options.file, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
    if (options.output.json)
        printJson(json);
    else
        describe(certificate, options.checkpoint);
    checkCertificate(certificate);
}

}  // namespace

void addCertify(CLI::App& app) {
    CLI::App* const verb =
        app.add_subcommand("certify", "Run every engine over the test images and count what differs");
    const auto options = std::make_shared<CertifyOptions>();
    options->recipe.addData(*verb);
    options->output.addJson(*verb);
    verb->add_option("--ckpt_path", options->checkpoint, "The quantization-aware checkpoint")
        ->type_name(kFile)
        ->required();
    verb->add_option("--targets", options->targets,
                     "Other machines whose C runs under an emulator, with commas between")
        ->type_name(oneOf({"aarch64", "cortex-m"}))
        ->delimiter(',');
    verb->add_option("--output", options->file, "Write the certificate here as JSON")->type_name(kFile);
    verb->callback([options] { runCertify(*options); });
}

}  // namespace quantelier::cli
