#include "engine/data/sha256.h"

#include <openssl/evp.h>

#include <memory>

#include "engine/core/error.h"
#include "engine/core/files.h"

namespace quantelier {

std::string sha256Hex(std::initializer_list<const std::vector<std::uint8_t>*> parts) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    bool ok = context && EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr) == 1;
    for (const std::vector<std::uint8_t>* part : parts)
        ok = ok && EVP_DigestUpdate(context.get(), part->data(), part->size()) == 1;
    ok = ok && EVP_DigestFinal_ex(context.get(), digest, &length) == 1;
    if (!ok) throw Error(ErrorCode::Failed, "OpenSSL could not compute a SHA-256.");
    static const char* const digits = "0123456789abcdef";
    std::string hex;
    for (unsigned int i = 0; i < length; ++i) {
        hex += digits[digest[i] >> 4];
        hex += digits[digest[i] & 15];
    }
    return hex;
}

std::string sha256OfFile(const std::string& path) {
    constexpr std::int64_t kMostBytes = std::int64_t{1} << 30;
    const std::string bytes = readFile(path, kMostBytes);
    const std::vector<std::uint8_t> part(bytes.begin(), bytes.end());
    return sha256Hex({&part});
}

}  // namespace quantelier
