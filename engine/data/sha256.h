// SHA-256 through OpenSSL's libcrypto.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace quantelier {

/// Hex digest of the parts, hashed one after the other.
std::string sha256Hex(std::initializer_list<const std::vector<std::uint8_t>*> parts);

/// Hex digest of a file. Throws Error(BadInput) if it cannot be read.
std::string sha256OfFile(const std::string& path);

}  // namespace quantelier
