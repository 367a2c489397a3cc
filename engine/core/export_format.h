// The file formats that a model can be written in.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quantelier {

/// How the C code turns an accumulator into an output code. Both give the same codes.
enum class Requantization { Float, Fixed };

/// Choices that single formats have.
struct ExportChoices {
    bool rawInput = false;  ///< onnx: takes uint8 pixels (N,28,28) instead of normalized float (N,1,32,32)
    bool amct = false;      ///< ascend-onnx: the QDQ form that AMCT converts, instead of the deploy graph
    Requantization requantization = Requantization::Float;  ///< c
};

/// One file of an export that is a folder: its name within the folder, and its bytes.
struct ExportedFile {
    std::string name;
    std::string bytes;
};

struct ExportFormat {
    std::string id;          ///< as the command line spells it: onnx, onnx-float, ascend-onnx, c ...
    std::string extension;   ///< with the dot; empty: the export is a folder
    std::int64_t bytes = 0;  ///< size as it would be written now, of C without its self-test; 0: cannot
    std::string reason;      ///< why it cannot be written, and what would help; empty: it can
};

struct ExportRequest {
    std::string format;
    std::string path;
    bool gateDrop = true;      ///< refuse if int8 is more than 0.05 points below QAT
    bool checkWritten = true;  ///< read the file back and compare it on all test images
    ExportChoices choices;
};

}  // namespace quantelier
