// Exports that are proven before they get their name.
#pragma once

#include "engine/core/cancel_token.h"
#include "engine/core/export_format.h"
#include "engine/models.h"

namespace quantelier {

/// Writes a model. With `checkWritten` the bytes are first read back, or compiled and run, and their answers
/// to all images of `test` compared with the model's; for ascend-onnx and torch nothing here can read them.
/// With `gateDrop` an int8 model that reads more than 0.05 points worse than fake quant is refused. On
/// failure nothing is left and what was there stays. Throws Error(GateMissed), Error(Failed), or what
/// encodeModel throws.
void exportChecked(const Models& models, const ExportRequest& request, const Dataset& test,
                   const CancelToken& cancel);

}  // namespace quantelier
