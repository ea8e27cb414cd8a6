// SPDX-License-Identifier: Apache-2.0
// Amounts of money, what they are for and how they are counted.
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

constexpr double most_yuan = 100'000'000;

class MoneySlots {
 public:
  explicit MoneySlots(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (r_.is_free_number(i)) read_at(i);
  }

 private:
  // 8000到10000元: the upper end counts.
  std::size_t upper_end(std::size_t i) const {
    bool const has_joint = r_.is(i + 1, Cue::to) || r_.is(i + 1, Cue::tilde);
    return has_joint && r_.is_free_number(i + 2) ? i + 2 : i;
  }

  void read_at(std::size_t first) {
    auto last = upper_end(first);
    auto const amount_at = last;
    auto amount = r_.number(amount_at);
    bool const has_sign = first > 0 && r_.is(first - 1, Cue::yuan) && is_sign(first - 1);
    if (has_sign) --first;
    bool has_unit = has_sign;
    if (r_.is(last + 1, Cue::fold_ten_thousand)) {
      amount *= 10'000;
      has_unit = true;
      ++last;
    } else if (is_unit(last + 1)) {
      has_unit = true;
      ++last;
    }
    if (!has_unit && !is_amount_by_context(first, last)) return;
    if (is_of_something_else(last + 1, has_unit)) return;
    if (amount < 0 || amount > most_yuan) return;
    add(amount, first, last);
  }

  bool is_sign(std::size_t i) const {
    return r_.is_text(i, "¥") || r_.is_text(i, "￥") || r_.is_text(i, "rmb") ||
           r_.is_text(i, "cny");
  }

  bool is_unit(std::size_t i) const {
    return r_.is(i, Cue::yuan) && !(is_sign(i) && r_.is_number(i + 1) && !r_.is_text(i, "rmb"));
  }

  // Without a unit a number is money when a budget is spoken of just before or nothing else
  // can follow, and it is large enough to be one.
  bool is_amount_by_context(std::size_t first, std::size_t last) const {
    if (r_.number(last) < 10) return false;
    if (r_.is(last + 1, Cue::tilde) || r_.is(last + 1, Cue::colon)) return false;
    bool is_about_money = false;
    for (auto at = first; at-- > 0 && r_.same_clause(at, first) && !is_about_money;) {
      if (r_.is_free_number(at) && !r_.is(at, Cue::per_person) && !r_.is(at + 1, Cue::person))
        break;
      is_about_money = r_.is(at, Cue::budget) || is_scope(at) || is_price_cue(at) ||
                       (r_.number(last) >= 300 && (r_.is(at, Cue::total) || is_limit(at)));
    }
    if (is_about_money || r_.is(r_.skip_fillers(last + 1), Cue::budget)) return true;
    if (r_.is(last + 1, Cue::per_person) || r_.is(last + 1, Cue::per_night)) return true;
    if (r_.number(last) >= 500 && is_limit(last + 1)) return true;
    return r_.number(last) >= 300 && ends_clause(last + 1) && previous_clause_has_budget(first);
  }

  bool is_limit(std::size_t at) const { return r_.is(at, Cue::at_most) || r_.is(at, Cue::below); }

  bool ends_clause(std::size_t i) const {
    auto const next = r_.skip_fillers(i);
    return next >= r_.size() || !r_.same_clause(next, i - 1) || r_.is(next, Cue::no_need);
  }

  bool previous_clause_has_budget(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_sentence(at, i);)
      if (r_.is(at, Cue::budget)) return true;
    return false;
  }

  bool is_price_cue(std::size_t at) const {
    return r_.is(at, Cue::per_person) || r_.is(at, Cue::per_night) || r_.is(at, Cue::per_meal) ||
           r_.is(at, Cue::price);
  }

  bool is_scope(std::size_t at) const {
    return std::any_of(scopes.begin(), scopes.end(),
                       [&](auto const& scope) { return r_.is(at, scope.first); });
  }

  // 3天, 5公里, 8:30, 4星 are not money; neither is the 2 of 2人.
  bool is_of_something_else(std::size_t next, bool has_unit) const {
    if (has_unit) return false;
    static constexpr std::array others{
        Cue::day,  Cue::person, Cue::age,        Cue::km,    Cue::metre,        Cue::minute,
        Cue::hour, Cue::oclock, Cue::month,      Cue::star,  Cue::day_of_month, Cue::year,
        Cue::room, Cue::night,  Cue::child,      Cue::adult, Cue::room_type,    Cue::week,
        Cue::half, Cue::colon,  Cue::sight_count};
    bool const is_hour = r_.is(next, Cue::day_part) && is_letter(r_.text_of(next).front());
    if (is_hour) return true;  // 10 pm
    return std::any_of(others.begin(), others.end(), [&](Cue cue) {
      return r_.is(next, cue) && !r_.is(next, Cue::per_person) && !r_.is(next, Cue::per_night) &&
             !r_.is(next, Cue::per_day);
    });
  }

  void add(double amount, std::size_t first, std::size_t last) {
    Budget budget{.amount = base::Money(std::llround(amount * 100), base::Currency::cny)};
    auto const from = widen_back(first, budget);
    auto const until = widen_on(last, budget);
    settle(budget);
    auto const confidence = has_purpose_ ? 1.0 : 0.9;
    std::vector<std::size_t> others;  // within the phrase, but about something else
    for (auto at = from; at <= until; ++at) {
      bool const is_amount = first <= at && at <= last;
      bool const is_learned = std::find(learned_.begin(), learned_.end(), at) != learned_.end() &&
                              !r_.is(at, Cue::intercity_mode);  // 高铁票 is money and a ride
      if (!is_amount && !is_learned && !r_.tokens[at].is_used) others.push_back(at);
    }
    auto made = r_.said(budget, from, until, confidence);
    r_.wish.budgets.push_back(std::move(made));
    for (auto const at : others) r_.tokens[at].is_used = false;
  }

  // Words of the same clause before the amount, up to another amount.
  std::size_t widen_back(std::size_t first, Budget& budget) {
    has_purpose_ = false;
    learned_.clear();
    auto from = first;
    for (auto at = first; at-- > 0 && r_.same_clause(at, first);) {
      if (r_.is_number(at) && !r_.is(at + 1, Cue::person) && !r_.is(at, Cue::per_person) &&
          !r_.is(at, Cue::per_night) && !r_.is(at, Cue::per_day) && !r_.is(at, Cue::per_meal))
        break;
      if (!learn(at, budget, true)) continue;
      from = at;
      learned_.push_back(at);
    }
    return from;
  }

  std::size_t widen_on(std::size_t last, Budget& budget) {
    auto until = last;
    bool const says_for = r_.is_text(last + 1, "for") || r_.is_text(last + 1, "on");
    for (auto at = last + 1; at < r_.size() && r_.same_clause(at, last); ++at) {
      if (r_.is(at, Cue::comma)) break;
      if (learn(at, budget, says_for)) {
        until = at;
        learned_.push_back(at);
      } else if (!r_.is(at, Cue::filler) && !r_.is(at, Cue::slash)) {
        break;
      }
    }
    return until;
  }

  // What one word near the amount adds; false when it adds nothing.
  bool learn(std::size_t at, Budget& budget, bool is_before) {
    if (r_.tokens[at].is_used || is_no_rate(at)) return false;
    bool knew = learn_bound(at, budget) | learn_counting(at, budget);
    for (auto const& [cue, what] : scopes)
      if (r_.is(at, cue) && !has_purpose_ && (is_before || !r_.is(at, Cue::hotel))) {
        budget.what = what;
        has_purpose_ = true;
        knew = true;
      }
    return knew || r_.is(at, Cue::budget) || r_.is(at, Cue::price) || r_.is(at, Cue::total);
  }

  bool learn_bound(std::size_t at, Budget& budget) const {
    if (r_.is(at, Cue::at_least) || r_.is(at, Cue::above)) {
      budget.bound = Bound::at_least;
    } else if (r_.is(at, Cue::about) && !r_.is(at, Cue::near)) {
      budget.bound = Bound::about;
    } else if (r_.is(at, Cue::near) && r_.is(at, Cue::about)) {
      budget.bound = Bound::about;
    } else if (r_.is(at, Cue::at_most) || r_.is(at, Cue::below)) {
      budget.bound = Bound::at_most;
    } else {
      return false;
    }
    return true;
  }

  bool learn_counting(std::size_t at, Budget& budget) const {
    if (r_.is(at, Cue::per_person)) return budget.is_per_person = true;
    static constexpr std::array<std::pair<Cue, BudgetPer>, 4> counted{
        {{Cue::per_night, BudgetPer::night},
         {Cue::per_day, BudgetPer::day},
         {Cue::per_meal, BudgetPer::meal},
         {Cue::per_room, BudgetPer::room_night}}};
    for (auto const& [cue, per] : counted) {
      if (!r_.is(at, cue)) continue;
      bool const is_of_room = (per == BudgetPer::night && budget.per == BudgetPer::room_night) ||
                              (per == BudgetPer::room_night && budget.per == BudgetPer::night);
      budget.per = is_of_room ? BudgetPer::room_night : per;
      return true;
    }
    return false;
  }

  // 一天, 一晚, 一个人 behind a verb or a person are a length or a party, no rate.
  bool is_no_rate(std::size_t at) const {
    bool const is_one = r_.text_of(at).starts_with("一");
    bool const is_rate = r_.is(at, Cue::per_day) || r_.is(at, Cue::per_night) ||
                         r_.is(at, Cue::per_person) || r_.is(at, Cue::per_meal);
    if (!is_one || !is_rate || at == 0 || !r_.same_clause(at - 1, at)) return false;
    auto const& before = r_.tokens[at - 1];
    return before.is(Cue::visit) || before.is(Cue::linger) || before.is(Cue::stay) ||
           before.is(Cue::me) || before.is(Cue::go);
  }

  // A price per night is a hotel's, one per meal a restaurant's.
  void settle(Budget& budget) const {
    bool const is_nightly = budget.per == BudgetPer::night || budget.per == BudgetPer::room_night;
    if (is_nightly && budget.what == BudgetFor::all) budget.what = BudgetFor::hotel;
    if (budget.per == BudgetPer::meal && budget.what == BudgetFor::all)
      budget.what = BudgetFor::food;
  }

  static constexpr std::array<std::pair<Cue, BudgetFor>, 6> scopes{
      {{Cue::money_intercity, BudgetFor::intercity},
       {Cue::money_local, BudgetFor::local},
       {Cue::money_hotel, BudgetFor::hotel},
       {Cue::money_food, BudgetFor::food},
       {Cue::meal, BudgetFor::food},
       {Cue::money_sights, BudgetFor::sights}}};

  Reading& r_;
  bool has_purpose_ = false;
  std::vector<std::size_t> learned_;
};

}  // namespace

void read_money(Reading& reading) { MoneySlots(reading).read(); }

}  // namespace assistant::impl
