// Tells Ascend's ONNX files, which nothing here reads, from the others.
#pragma once

#include <string>

namespace quantelier {

/// "Ascend deploy graph" or "Ascend graph for AMCT"; empty for any other model. Throws Error(BadInput) if
/// the file is missing or no ONNX model.
std::string ascendForm(const std::string& path);

}  // namespace quantelier
