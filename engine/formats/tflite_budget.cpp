#include <tflite_generated.h>

#include <set>

#include "engine/core/files.h"
#include "engine/formats/byte_budget.h"
#include "engine/formats/tflite_model.h"

namespace quantelier {

namespace {

constexpr std::int64_t kMostTfliteBytes = 512 << 20;

// Adds up what the objects of a flatbuffer take; what is left is alignment between them.
class ObjectBytes {
  public:
    void add(const flatbuffers::Table* table) {
        if (!table) return;
        const std::uint8_t* const layout = table->GetVTable();  // shared by tables of the same fields
        if (m_layouts.insert(layout).second) m_sum += flatbuffers::ReadScalar<std::uint16_t>(layout);
        m_sum += flatbuffers::ReadScalar<std::uint16_t>(layout + sizeof(std::uint16_t));
    }
    template <typename T>
    void add(const flatbuffers::Vector<T>* vector) {
        if (vector)
            m_sum +=
                std::int64_t{sizeof(flatbuffers::uoffset_t)} +
                static_cast<std::int64_t>(vector->size() * flatbuffers::IndirectHelper<T>::element_stride);
    }
    void add(const flatbuffers::String* text) {
        if (text) m_sum += std::int64_t{sizeof(flatbuffers::uoffset_t)} + text->size() + 1;
    }
    std::int64_t sum() const { return m_sum; }

  private:
    std::set<const std::uint8_t*> m_layouts;
    std::int64_t m_sum = 0;
};

const flatbuffers::Table* asTable(const void* table) {
    return static_cast<const flatbuffers::Table*>(table);
}

void addTensor(ObjectBytes& objects, const tflite::Tensor& tensor) {
    objects.add(asTable(&tensor));
    objects.add(tensor.shape());
    objects.add(tensor.name());
    objects.add(tensor.shape_signature());
    const tflite::QuantizationParameters* const q = tensor.quantization();
    objects.add(asTable(q));
    if (!q) return;
    objects.add(q->scale());
    objects.add(q->zero_point());
}

void addOperator(ObjectBytes& objects, const tflite::Operator& op) {
    objects.add(asTable(&op));
    objects.add(op.inputs());
    objects.add(op.outputs());
    objects.add(asTable(op.builtin_options()));
    if (const tflite::ReshapeOptions* const reshape = op.builtin_options_as_ReshapeOptions())
        objects.add(reshape->new_shape());
}

std::int64_t objectBytes(const tflite::Model& model) {
    ObjectBytes objects;
    objects.add(asTable(&model));
    objects.add(model.description());
    objects.add(model.operator_codes());
    for (const tflite::OperatorCode* const code : *model.operator_codes()) objects.add(asTable(code));
    objects.add(model.buffers());
    for (const tflite::Buffer* const buffer : *model.buffers()) {
        objects.add(asTable(buffer));
        objects.add(buffer->data());
    }
    objects.add(model.metadata());
    for (const tflite::Metadata* const metadata : *model.metadata()) {
        objects.add(asTable(metadata));
        objects.add(metadata->name());
    }
    objects.add(model.subgraphs());
    for (const tflite::SubGraph* const graph : *model.subgraphs()) {
        objects.add(asTable(graph));
        objects.add(graph->inputs());
        objects.add(graph->outputs());
        objects.add(graph->name());
        objects.add(graph->tensors());
        for (const tflite::Tensor* const tensor : *graph->tensors()) addTensor(objects, *tensor);
        objects.add(graph->operators());
        for (const tflite::Operator* const op : *graph->operators()) addOperator(objects, *op);
    }
    return objects.sum();
}

// Quantized constants: int8 ones are weights, int32 ones are biases.
void addParameters(ByteBudget& budget, const tflite::Model& model, const tflite::Tensor& tensor) {
    const tflite::QuantizationParameters* const q = tensor.quantization();
    if (!q) return;
    budget.scales += 4 * static_cast<std::int64_t>(q->scale()->size()) +
                     8 * static_cast<std::int64_t>(q->zero_point()->size());
    const auto* const data = model.buffers()->Get(tensor.buffer())->data();
    if (!data) return;
    const bool isWeight = tensor.type() == tflite::TensorType::INT8;
    const auto bytes = static_cast<std::int64_t>(data->size());
    (isWeight ? budget.weights : budget.biases) += bytes;
    budget.parameters += isWeight ? bytes : bytes / 4;
}

}  // namespace

ByteBudget tfliteBudget(const std::string& path) {
    constexpr std::int64_t kRootAndIdentifier = 8;
    readTflite(path);  // refuses all but our own files, whose fields are all there
    const std::string bytes = readFile(path, kMostTfliteBytes);
    const tflite::Model& model = *tflite::GetModel(bytes.data());
    ByteBudget budget;
    for (const tflite::Tensor* const tensor : *model.subgraphs()->Get(0)->tensors())
        addParameters(budget, model, *tensor);
    const auto size = static_cast<std::int64_t>(bytes.size());
    budget.padding = size - kRootAndIdentifier - objectBytes(model);
    budget.graph = size - budget.total();
    return budget;
}

}  // namespace quantelier
