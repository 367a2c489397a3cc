#include "engine/core/step_through.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace quantelier {

std::vector<std::size_t> largestProducts(const StepThrough& step, std::size_t count) {
    std::vector<std::size_t> order(step.products.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::abs(std::int64_t{step.products[a].product}) >
               std::abs(std::int64_t{step.products[b].product});
    });
    order.resize(std::min(count, order.size()));
    return order;
}

}  // namespace quantelier
