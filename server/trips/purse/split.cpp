// SPDX-License-Identifier: Apache-2.0
#include "trips/purse/split.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/expects.hpp"

namespace trips {
namespace {

// Products of two amounts; GCC and clang have it on every machine we build for.
__extension__ using Wide = __int128;

// FNV-1a with a last mix, so that ids that differ in one letter are far apart.
std::uint64_t lot_of(std::string_view seed, std::string_view person_id) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (auto const text : {seed, person_id})
    for (unsigned char const c : text) hash = (hash ^ c) * 1099511628211ULL;
  hash ^= hash >> 33;
  return hash * 0xff51afd7ed558ccdULL;
}

}  // namespace

std::vector<std::int64_t> apportion(std::int64_t amount_minor, std::vector<ShareOf> const& shares,
                                    std::string_view seed) {
  Wide whole = 0;
  for (auto const& share : shares) {
    EXPECTS(share.weight >= 0);
    whole += share.weight;
  }
  EXPECTS(amount_minor >= 0 && whole > 0);
  std::vector<std::int64_t> parts;
  std::vector<Wide> remainders;
  auto left = amount_minor;
  for (auto const& share : shares) {
    auto const product = Wide(amount_minor) * share.weight;
    parts.push_back(static_cast<std::int64_t>(product / whole));
    remainders.push_back(product % whole);
    left -= parts.back();
  }
  std::vector<std::size_t> order(shares.size());
  std::iota(order.begin(), order.end(), 0U);
  auto const rank = [&](std::size_t i) {
    return std::tuple(-remainders[i], lot_of(seed, shares[i].person_id), shares[i].person_id);
  };
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  for (std::size_t i = 0; i < static_cast<std::size_t>(left); ++i) ++parts[order[i]];
  return parts;
}

}  // namespace trips
