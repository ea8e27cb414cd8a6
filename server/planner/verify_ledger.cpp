// SPDX-License-Identifier: Apache-2.0
// Everything the plan contains is paid for once, by the right number of people, at the price of
// the place; and nothing else is paid for. The conventions stand at LedgerLine.
#include <algorithm>
#include <map>
#include <utility>

#include "planner/impl/amounts.hpp"
#include "planner/impl/checks.hpp"
#include "planner/limits.hpp"

namespace planner::impl {

namespace {

struct Heads {
  int adults = 0;
  int children = 0;  // those who pay
  int seniors = 0;
  int all = 0;  // small children too
  int paying() const { return adults + children + seniors; }
};

Heads heads_of(Party const& party) {
  auto const children = std::count_if(party.child_ages.begin(), party.child_ages.end(),
                                      [](int age) { return age >= free_below_age; });
  return {party.adults, static_cast<int>(children), party.seniors, party.people()};
}

// How many pay which price, and how many one that is not known.
struct Dues {
  std::map<std::int64_t, int> known;
  int unknown = 0;
};

void add_due(Dues& dues, std::optional<Money> price, int heads) {
  if (heads == 0) return;
  if (price)
    dues.known[price->minor()] += heads;
  else
    dues.unknown += heads;
}

// A child's or a senior's price when the place does not state one.
std::optional<Money> reduced(std::optional<Money> stated, UnitPrices const& prices, bool is_meal) {
  if (stated) return stated;
  bool const as_adults = prices.adult && (is_meal || prices.adult->is_zero());
  return as_adults ? prices.adult : std::nullopt;
}

Dues dues_of(PlaceFacts const& facts, bool is_meal, Heads const& heads) {
  Dues dues;
  add_due(dues, facts.prices.adult, heads.adults);
  add_due(dues, reduced(facts.prices.child, facts.prices, is_meal), heads.children);
  add_due(dues, reduced(facts.prices.senior, facts.prices, is_meal), heads.seniors);
  return dues;
}

// Every line of the ledger belongs to one thing of the plan; what is left over belongs to none.
class Audit {
 public:
  Audit(Case const& file, Ruling& ruling)
      : file_(file),
        ruling_(ruling),
        heads_(heads_of(file.needs.party)),
        is_used_(file.plan.ledger.size(), false) {}

  void visit(DayPlan const& day, Visit const& visit, PlaceFacts const& facts);
  void night(DayPlan const& day, PlaceFacts const& facts);
  void leg(DayPlan const& day, Leg const& leg);
  void ride(Ride const& ride);
  void rest();

 private:
  using Lines = std::vector<LedgerLine const*>;

  template <class Matches>
  Lines take(std::string const& place, Day date, Matches matches) {
    Lines lines;
    for (std::size_t i = 0; i < is_used_.size(); ++i) {
      auto const& line = file_.plan.ledger[i];
      if (is_used_[i] || line.place != place || line.date != date || !matches(line)) continue;
      is_used_[i] = true;
      lines.push_back(&line);
    }
    return lines;
  }
  bool are_seats_paid(Ride const& ride, std::optional<Money> fare);
  void fail(Words const& what, Day date, Words const& why) {
    ruling_.fail(say("{} {}：{}", "{} {}: {}", date_words(date), what, why));
  }

  Case const& file_;
  Ruling& ruling_;
  Heads heads_;
  std::vector<bool> is_used_;
};

bool are_paid(Dues dues, std::vector<LedgerLine const*> const& lines) {
  long other = 0;
  long free = 0;
  for (auto const* line : lines) {
    long quantity = line->quantity;
    auto const due = dues.known.find(line->unit.low.minor());
    if (line->unit.low == line->unit.high && due != dues.known.end()) {
      auto const paid = std::min<long>(quantity, due->second);
      due->second -= static_cast<int>(paid);
      quantity -= paid;
    }
    bool const costs = line->unit.high.minor() != 0;
    (costs ? other : free) += quantity;
  }
  dues.known.erase(0);
  bool const all_known = std::all_of(dues.known.begin(), dues.known.end(),
                                     [](auto const& due) { return due.second == 0; });
  return all_known && (other == dues.unknown || other + free == dues.unknown);
}

void Audit::visit(DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
  if (facts.role != Role::sight && facts.role != Role::food) return;
  auto const lines = take(visit.place, day.date, [](LedgerLine const& line) {
    return line.kind == CostKind::ticket || line.kind == CostKind::meal;
  });
  auto const dues = dues_of(facts, visit.meal != Meal::none || facts.role == Role::food, heads_);
  if (!are_paid(dues, lines))
    fail(facts.name, day.date,
         say("账目与人数或票价不符（{} 人付费）", "the lines do not match the price for {}",
             counted(std::int64_t{heads_.paying()}, "paying traveller")));
}

void Audit::night(DayPlan const& day, PlaceFacts const& facts) {
  auto const lines = take(*day.lodging, day.date,
                          [](LedgerLine const& line) { return line.kind == CostKind::lodging; });
  if (lines.size() != 1) {
    fail(facts.name, day.date,
         say("房费有 {} 项，应为 1 项", "{} lines for the night instead of one", lines.size()));
    return;
  }
  auto const& unit = lines.front()->unit;
  auto const& price = facts.prices.adult;
  if (price && (unit.low != *price || unit.high != *price))
    fail(facts.name, day.date, say("房价应为 {}", "the price of a room is {}", amount(*price)));
}

void Audit::leg(DayPlan const& day, Leg const& leg) {
  bool is_first = true;
  auto const lines = take(leg.to, day.date, [&](LedgerLine const& line) {
    return line.kind == CostKind::transport && std::exchange(is_first, false);
  });
  auto const* from = look_up(file_, leg.from, ruling_);
  auto const* to = look_up(file_, leg.to, ruling_);
  if (from == nullptr || to == nullptr) return;
  auto const travel = file_.world.travel(*from, *to, leg.mode, leg.span.from);
  if (!travel.is_known)
    return ruling_.doubt(
        say("{}→{}的车费未知", "Nobody knows the fare for {} → {}", from->name, to->name));
  auto const fare = travel.fare;
  int const units =
      leg.mode == Mode::taxi ? (heads_.all + seats_per_taxi - 1) / seats_per_taxi : heads_.paying();
  if (leg.fare.minor() != times(fare, units).value_or(fare).minor())
    fail(to->name, day.date,
         say("{}的车费应为 {} × {}", "the fare {} is {} × {}", mode_words(leg.mode), amount(fare),
             units));
  if (fare.is_zero() && (lines.empty() || lines.front()->total.high.is_zero())) return;
  bool const is_right = !lines.empty() && lines.front()->quantity == units &&
                        lines.front()->unit.low.minor() <= fare.minor() &&
                        fare.minor() <= lines.front()->unit.high.minor();
  if (!is_right)
    fail(to->name, day.date,
         say("{}的车费没有按 {} × {} 入账", "the fare {} is not in the ledger as {} × {}",
             mode_words(leg.mode), amount(fare), units));
}

// Takes the lines of that day one by one until everybody has a seat.
bool Audit::are_seats_paid(Ride const& ride, std::optional<Money> fare) {
  bool const is_estimate = ride.number.empty();
  int const cars = (heads_.all + seats_per_car - 1) / seats_per_car;
  int seats = 0;
  std::optional<Money> dearest;
  while (seats < heads_.paying()) {
    bool is_first = true;
    auto const lines = take("", ride.depart_day, [&](LedgerLine const& line) {
      return line.kind == CostKind::ride && std::exchange(is_first, false);
    });
    if (lines.empty()) return false;
    auto const& line = *lines.front();
    if (is_estimate && line.unit.is_known) return false;
    if (is_estimate && seats == 0 && line.quantity == cars && cars != heads_.paying()) return true;
    if (line.quantity <= 0) return false;
    seats += line.quantity;
    if (!dearest || line.unit.high > *dearest) dearest = line.unit.high;
  }
  return seats == heads_.paying() && (!fare || !dearest || *dearest == *fare);
}

// A ride whose fare nobody knows may be paid for; rides_sourced doubts or fails it.
void Audit::ride(Ride const& ride) {
  auto const known =
      ride.number.empty() ? std::nullopt : file_.world.ride(ride.number, ride.depart_day);
  bool const must_be_paid = ride.number.empty() || (known && known->fare);
  bool const is_paid = are_seats_paid(ride, known ? known->fare : std::nullopt);
  if (must_be_paid && !is_paid)
    fail({ride.from + "→" + ride.to, ride.from + " → " + ride.to}, ride.depart_day,
         {"车票没有按人数与票价入账", "the seats are not in the ledger for everybody at the fare"});
}

void Audit::rest() {
  for (std::size_t i = 0; i < is_used_.size(); ++i) {
    auto const& line = file_.plan.ledger[i];
    bool const is_lost = !line.place.empty() && file_.world.find(line.place) == nullptr;
    if (!is_used_[i] && !is_lost)
      fail(line.label, line.date,
           {"行程里没有这一项，或重复入账", "not part of the plan, or paid for twice"});
  }
}

}  // namespace

Check ledger_complete(Case const& file) {
  Ruling ruling("ledger_complete", {"费用没有遗漏或重复", "Nothing forgotten, nothing paid twice"});
  Audit audit(file, ruling);
  std::size_t legs = 0;
  each_visit(file, ruling, [&](DayPlan const& day, Visit const& visit, PlaceFacts const& facts) {
    audit.visit(day, visit, facts);
  });
  each_night(file, ruling,
             [&](DayPlan const& day, PlaceFacts const& facts) { audit.night(day, facts); });
  for (auto const& day : file.plan.days)
    for (auto const& leg : day.legs) {
      audit.leg(day, leg);
      ++legs;
    }
  for (auto const& ride : file.plan.rides) audit.ride(ride);
  audit.rest();
  auto const heads = heads_of(file.needs.party);
  return ruling.close(say("对照了 {} 次停留、{} 晚、{} 段路程与 {} 项账目；{} 人同行，{} 人付费",
                          "{}, {} and {} against {}; {}, {} of them paying", visits_of(file.plan),
                          nights_of(file.plan), counted(legs, "leg"),
                          counted(file.plan.ledger.size(), "line"),
                          counted(std::int64_t{heads.all}, "traveller"), heads.paying()));
}

}  // namespace planner::impl
