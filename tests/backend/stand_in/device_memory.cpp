#include "tests/backend/stand_in/device_memory.h"

#include <c10/util/Exception.h>
#include <sys/mman.h>
#include <torch/version.h>

#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>

#include "tests/backend/stand_in/counts.h"

namespace stand_in {

namespace {

constexpr std::size_t kAlignment = 64;

struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
};

// Not a number, whatever type is read: what was never written shows.
std::unique_ptr<std::byte[]> filled(std::size_t size) {
    std::unique_ptr<std::byte[]> bytes(new std::byte[size]);
    std::memset(bytes.get(), 0xff, size);
    return bytes;
}

class Memory {
  public:
    void* take(std::size_t size) {
        const std::lock_guard<std::mutex> lock(m_mutex);
        if (m_next == 0) reserve();
        const std::uintptr_t address = m_next;
        m_next += (size + kAlignment - 1) / kAlignment * kAlignment + kAlignment;
        TORCH_CHECK(m_next < m_end, "the stand-in's addresses are used up");
        m_blocks.emplace(address, Block{filled(size + kAlignment), size});
        m_used += size;
        ++counts().allocations;
        return reinterpret_cast<void*>(address);
    }

    void giveBack(void* address) {
        const std::lock_guard<std::mutex> lock(m_mutex);
        const auto block = m_blocks.find(reinterpret_cast<std::uintptr_t>(address));
        TORCH_INTERNAL_ASSERT(block != m_blocks.end());
        m_used -= block->second.size;
        m_blocks.erase(block);
    }

    void* at(const void* deviceAddress) {
        const std::lock_guard<std::mutex> lock(m_mutex);
        const auto address = reinterpret_cast<std::uintptr_t>(deviceAddress);
        auto block = m_blocks.upper_bound(address);
        TORCH_CHECK(block != m_blocks.begin() && address - (--block)->first <= block->second.size,
                    "not an address of the stand-in's memory, or one that was freed");
        // As aligned as the CPU's own tensors, so that the same kernels run on it.
        const auto begin = reinterpret_cast<std::uintptr_t>(block->second.bytes.get());
        return reinterpret_cast<void*>((begin + kAlignment - 1) / kAlignment * kAlignment + address -
                                       block->first);
    }

    std::size_t used() {
        const std::lock_guard<std::mutex> lock(m_mutex);
        return m_used;
    }

  private:
    void reserve() {
        void* const begin =
            mmap(nullptr, kTotalBytes, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        TORCH_CHECK(begin != MAP_FAILED, "the stand-in cannot reserve its addresses");
        m_next = reinterpret_cast<std::uintptr_t>(begin);
        m_end = m_next + kTotalBytes;
    }

    std::mutex m_mutex;
    std::map<std::uintptr_t, Block> m_blocks;
    std::uintptr_t m_next = 0, m_end = 0;
    std::size_t m_used = 0;
};

// Outlives every tensor.
Memory& memory() {
    static Memory* const only = new Memory;
    return *only;
}

void giveBack(void* address) {
    if (address) memory().giveBack(address);
}

class DeviceAllocator final : public c10::Allocator {
  public:
#if TORCH_VERSION_MAJOR > 1
    c10::DataPtr allocate(std::size_t size) override {
        return taken(size);
    }
    void copy_data(void* to, const void* from, std::size_t size) const override {
        std::memcpy(bytesAt(to), bytesAt(from), size);
    }
#else
    c10::DataPtr allocate(std::size_t size) const override {
        return taken(size);
    }
#endif
    c10::DeleterFnPtr raw_deleter() const override {
        return &giveBack;
    }

  private:
    static c10::DataPtr taken(std::size_t size) {
        void* const address = memory().take(size);
        return {address, address, &giveBack, c10::Device(c10::DeviceType::PrivateUse1, 0)};
    }
};

DeviceAllocator allocator;

}  // namespace

c10::Allocator& deviceAllocator() {
    return allocator;
}

void* bytesAt(const void* deviceAddress) {
    return memory().at(deviceAddress);
}

std::size_t usedBytes() {
    return memory().used();
}

REGISTER_ALLOCATOR(c10::DeviceType::PrivateUse1, &allocator);

}  // namespace stand_in
