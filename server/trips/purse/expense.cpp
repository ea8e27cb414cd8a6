// SPDX-License-Identifier: Apache-2.0
#include "trips/purse/expense.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/expects.hpp"
#include "trips/purse/currencies.hpp"

namespace trips {
namespace {

using PersonAndWeight = std::pair<std::string, std::int64_t>;

std::vector<PersonAndWeight> sorted(std::vector<ShareOf> const& shares) {
  std::vector<PersonAndWeight> made;
  for (auto const& share : shares) made.emplace_back(share.person_id, share.weight);
  std::sort(made.begin(), made.end());
  return made;
}

auto content_of(Expense const& each) {
  return std::tuple(each.title, each.kind, each.day, each.item, each.amount_minor, each.currency,
                    each.rate.e9, each.rate.day, each.rate.source, each.paid_by, each.split,
                    sorted(each.shares), each.note);
}

}  // namespace

std::int64_t Expense::home_minor() const {
  auto const minor = in_trip_currency(amount_minor, currency, rate.e9);
  EXPECTS(minor);
  return *minor;
}

std::vector<std::int64_t> Expense::owed() const {
  return apportion(home_minor(), shares, id.str());
}

bool says_the_same(Expense const& a, Expense const& b) { return content_of(a) == content_of(b); }

std::vector<Balance> balances_of(std::vector<Expense> const& expenses,
                                 std::vector<Payment> const& payments) {
  std::map<std::string, std::int64_t> minor_of;
  for (auto const& expense : expenses) {
    minor_of[expense.paid_by] += expense.home_minor();
    auto const owed = expense.owed();
    for (std::size_t i = 0; i < owed.size(); ++i) minor_of[expense.shares[i].person_id] -= owed[i];
  }
  for (auto const& payment : payments) {
    minor_of[payment.transfer.from_id] += payment.transfer.minor;
    minor_of[payment.transfer.to_id] -= payment.transfer.minor;
  }
  std::vector<Balance> balances;
  for (auto const& [person_id, minor] : minor_of) balances.push_back({person_id, minor});
  return balances;
}

}  // namespace trips
