// Every format that a model can be written in.
#pragma once

#include <string>
#include <vector>

#include "engine/core/export_format.h"
#include "engine/models.h"

namespace quantelier {

/// As `export --format` spells them.
std::vector<std::string> exportFormatNames();

/// All formats, with the size each export would have now or the reason why it cannot be written.
std::vector<ExportFormat> exportFormats(const Models& models);

/// The bytes of an export: one file without a name, or the files of a folder. Throws Error(Usage) for an
/// unknown format, a model that is missing, a network that the format cannot carry, or a choice that belongs
/// to another format.
std::vector<ExportedFile> encodeModel(const Models& models, const std::string& format,
                                      const ExportChoices& choices);
std::int64_t exportBytes(const std::vector<ExportedFile>& files);

/// Encodes and writes a file, or a folder, whole or not at all (export_writing.h).
void exportModel(const Models& models, const std::string& format, const std::string& path,
                 const ExportChoices& choices = {});

/// The quantization-aware checkpoint, with the recipe.
std::string encodeQuantCheckpoint(const Models& models);

/// Images of the self-test that a C export carries: sketched digits, (N,32,32).
const Dataset& selfTestImages();

}  // namespace quantelier
