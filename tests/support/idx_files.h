// Small IDX files made by hand, raw and gzip: an encoder of its own, so that the product's is not its own
// judge.
#pragma once

#include <zlib.h>

#include <QFile>

#include "engine/core/dataset.h"

namespace quantelier::test {

inline QByteArray bigEndian(quint32 value) {
    QByteArray bytes;
    for (int shift = 24; shift >= 0; shift -= 8) bytes += char(value >> shift & 255);
    return bytes;
}

inline QByteArray idxImages(int count, quint32 rows = 28, quint32 columns = 28, unsigned seed = 1) {
    QByteArray bytes = bigEndian(2051) + bigEndian(quint32(count)) + bigEndian(rows) + bigEndian(columns);
    for (qint64 i = 0; i < qint64(count) * rows * columns; ++i)
        bytes += char((seed = seed * 1664525u + 1013904223u) >> 24);
    return bytes;
}

inline QByteArray idxLabels(int count, int first = 0) {
    QByteArray bytes = bigEndian(2049) + bigEndian(quint32(count));
    for (int i = 0; i < count; ++i) bytes += char((first + i) % 10);
    return bytes;
}

inline QByteArray gzip(const QByteArray& raw) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(raw.size()))) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(raw.data()));
    stream.avail_in = uInt(raw.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = uInt(packed.size());
    deflate(&stream, Z_FINISH);
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return packed;
}

inline bool writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

inline std::vector<std::uint8_t> asBytes(const QByteArray& bytes, qsizetype from) {
    return {bytes.begin() + from, bytes.end()};
}

}  // namespace quantelier::test
