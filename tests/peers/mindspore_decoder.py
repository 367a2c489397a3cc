#!/usr/bin/env python3
"""A second reader and writer of MindSpore's .ckpt files, by hand and without protobuf: a peer of
engine/formats/mindspore_checkpoint.cpp that shares nothing with it.

    mindspore_decoder.py decode FILE            prints a line a tensor: name, type, dims, SHA-256 of content
    mindspore_decoder.py encode FILE [--crc]    writes the tensors that stdin lists: name, type, dims, hex

Fields of a line are separated by tabs; dims are "2,3" and nothing for a scalar. MindSpore up to 2.0 writes
the dims [0] for one, which encode takes as "0".

The format (mindspore/ccsrc/utils/checkpoint.proto): Checkpoint messages back to back, one tensor each.
    Checkpoint  0x0a Value
    Value       0x0a name, 0x12 Tensor
    Tensor      0x08 dim (a varint each), 0x12 type, 0x1a content
A file may end in "crc_num" and the CRC-32 of all bytes before, big-endian in 10 bytes.
"""
import hashlib
import sys
import zlib

TRAILER = 17
LENGTH_DELIMITED, VARINT = 2, 0


def read_varint(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at
        if shift > 63:
            raise ValueError("a varint of more than ten bytes")


def read_fields(data):
    """Yields (field number, value) of one message; value is an int or bytes."""
    at = 0
    while at < len(data):
        tag, at = read_varint(data, at)
        if tag & 7 == VARINT:
            value, at = read_varint(data, at)
        elif tag & 7 == LENGTH_DELIMITED:
            length, at = read_varint(data, at)
            if at + length > len(data):
                raise ValueError("a field of %d bytes where %d are left" % (length, len(data) - at))
            value, at = data[at:at + length], at + length
        else:
            raise ValueError("wire type %d" % (tag & 7))
        yield tag >> 3, value


def strip_checksum(data):
    if data[-TRAILER:-10] != b"crc_num":
        return data
    body = data[:-TRAILER]
    if int.from_bytes(data[-10:], "big") != zlib.crc32(body):
        raise ValueError("the checksum is wrong")
    return body


def decode(data):
    """Returns [(name, type, dims, content)] of a file's bytes."""
    tensors = []
    for number, value in read_fields(strip_checksum(data)):
        if number != 1:
            continue
        parts = dict(read_fields(value))
        tensor = list(read_fields(parts[2]))
        dims = [v for n, v in tensor if n == 1]
        dims = [] if dims == [0] else dims
        tensors.append((parts[1].decode(), dict(tensor)[2].decode(), dims, dict(tensor)[3]))
    return tensors


def varint(value):
    encoded = b""
    while value >= 0x80:
        encoded += bytes([value & 0x7F | 0x80])
        value >>= 7
    return encoded + bytes([value])


def field(tag, content):
    return bytes([tag]) + varint(len(content)) + content


def encode(tensors, checksum):
    data = b""
    for name, kind, dims, content in tensors:
        tensor = b"".join(b"\x08" + varint(dim) for dim in dims)
        tensor += field(0x12, kind.encode()) + field(0x1A, content)
        data += field(0x0A, field(0x0A, name.encode()) + field(0x12, tensor))
    return data + b"crc_num" + zlib.crc32(data).to_bytes(10, "big") if checksum else data


def parse_line(line):
    name, kind, dims, content = line.rstrip("\n").split("\t")
    return name, kind, [int(dim) for dim in dims.split(",") if dim], bytes.fromhex(content)


def main(verb, path, *options):
    if verb == "decode":
        with open(path, "rb") as file:
            for name, kind, dims, content in decode(file.read()):
                print(name, kind, ",".join(map(str, dims)), hashlib.sha256(content).hexdigest(), sep="\t")
    elif verb == "encode":
        data = encode([parse_line(line) for line in sys.stdin], "--crc" in options)
        with open(path, "wb") as file:
            file.write(data)
    elif verb == "recode":  # decoded and encoded again, into another file
        with open(path, "rb") as file:
            tensors = decode(file.read())
        with open(options[0], "wb") as file:
            file.write(encode(tensors, False))
        print(len(tensors), "tensors")
    else:
        raise SystemExit("expected decode, encode or recode, found " + verb)


if __name__ == "__main__":
    main(*sys.argv[1:])
