// SPDX-License-Identifier: Apache-2.0
#include "trips/purse/settlement.hpp"

#include <algorithm>
#include <bit>

#include "base/expects.hpp"

namespace trips {
namespace {

using Subset = std::uint32_t;

// The largest debt is paid to whom most is owed, until nothing is left. Each transfer clears one
// of both, so there are fewer than people.
void clear_among(std::vector<Balance> group, std::vector<Transfer>& transfers) {
  while (true) {
    auto const by_amount = [](Balance const& a, Balance const& b) { return a.minor < b.minor; };
    auto const [debtor, creditor] = std::minmax_element(group.begin(), group.end(), by_amount);
    if (debtor == group.end() || debtor->minor == 0) return;
    auto const minor = std::min(-debtor->minor, creditor->minor);
    transfers.push_back({debtor->person_id, creditor->person_id, minor});
    debtor->minor += minor;
    creditor->minor -= minor;
  }
}

// For each subset into how many groups that sum to 0 it can be parted at most, when people are
// added one by one: the groups end where the sum comes back to 0.
struct Groups {
  std::vector<std::int64_t> sum;
  std::vector<std::uint8_t> most;

  explicit Groups(std::vector<Balance> const& balances)
      : sum(std::size_t{1} << balances.size()), most(sum.size()) {
    for (Subset subset = 1; subset < sum.size(); ++subset) {
      auto const first = static_cast<std::size_t>(std::countr_zero(subset));
      sum[subset] = sum[subset & (subset - 1)] + balances[first].minor;
      for (Subset rest = subset; rest != 0; rest &= rest - 1)
        most[subset] = std::max(most[subset], most[subset ^ (rest & -rest)]);
      if (sum[subset] == 0) ++most[subset];
    }
  }

  // Somebody without whom the rest has as many groups as it can have.
  Subset last_of(Subset subset) const {
    auto const wanted = static_cast<std::uint8_t>(most[subset] - (sum[subset] == 0 ? 1 : 0));
    for (Subset rest = subset; rest != 0; rest &= rest - 1)
      if (auto const one = rest & -rest; most[subset ^ one] == wanted) return one;
    EXPECTS(false);
    return 0;
  }
};

std::vector<Transfer> fewest(std::vector<Balance> const& balances) {
  Groups const groups(balances);
  std::vector<Transfer> transfers;
  std::vector<Balance> group;
  for (auto subset = static_cast<Subset>(groups.sum.size() - 1); subset != 0;) {
    auto const one = groups.last_of(subset);
    group.push_back(balances[static_cast<std::size_t>(std::countr_zero(one))]);
    subset ^= one;
    if (groups.sum[subset] != 0) continue;
    clear_among(std::move(group), transfers);
    group.clear();
  }
  return transfers;
}

}  // namespace

Settlement settle(std::vector<Balance> balances) {
  std::int64_t sum = 0;
  for (auto const& balance : balances) sum += balance.minor;
  EXPECTS(sum == 0);
  std::erase_if(balances, [](Balance const& each) { return each.minor == 0; });
  std::sort(balances.begin(), balances.end(),
            [](Balance const& a, Balance const& b) { return a.person_id < b.person_id; });
  Settlement settlement;
  settlement.is_fewest = balances.size() <= most_settled_exactly;
  if (settlement.is_fewest)
    settlement.transfers = fewest(balances);
  else
    clear_among(balances, settlement.transfers);
  return settlement;
}

}  // namespace trips
