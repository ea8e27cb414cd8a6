// SPDX-License-Identifier: Apache-2.0
// The naive checks of money, of what was asked for, and of what a plan says of itself.
#pragma once
#include <set>

#include "planner/tests/naive_people.hpp"
#include "planner/tests/naive_verify.hpp"

namespace planner::testing::naive {

inline Answer ledger_sums(Trip const& t) {
  Answer answer;
  std::int64_t low = 0;
  std::int64_t high = 0;
  for (auto const& line : t.plan.ledger) {
    for (auto const& price : {line.unit, line.total})
      answer.is_broken |= price.low.currency() != price.high.currency() || price.low.minor() < 0 ||
                          price.high.minor() < price.low.minor();
    answer.is_broken |= line.quantity < 0;
    answer.is_broken |= line.unit.low.minor() * line.quantity != line.total.low.minor();
    answer.is_broken |= line.unit.high.minor() * line.quantity != line.total.high.minor();
    answer.is_broken |= line.unit.low.currency() != line.total.low.currency();
    answer.is_broken |= line.total.low.currency() != t.plan.total.low.currency();
    low += line.total.low.minor();
    high += line.total.high.minor();
  }
  answer.is_broken |= low != t.plan.total.low.minor() || high != t.plan.total.high.minor();
  answer.is_broken |= t.plan.total.low.currency() != t.plan.total.high.currency();
  return answer;
}

inline Answer unknown_prices_as_range(Trip const& t) {
  Answer answer;
  for (auto const& line : t.plan.ledger) {
    bool const is_single = line.unit.low == line.unit.high;
    if (line.unit.is_known != is_single) {
      answer.is_broken = true;
      continue;
    }
    if (line.kind == CostKind::transport || line.place.empty()) continue;
    auto const* facts = t.world.find(line.place);
    answer.is_open |= !facts;
    if (!facts || !is_single) continue;
    auto const& prices = facts->prices;
    bool is_some_price = false;
    for (auto const& price : {prices.adult, prices.child, prices.senior})
      is_some_price |= price && *price == line.unit.low;
    bool const somebody_may_not_know =
        !prices.adult || (line.kind == CostKind::ticket && prices.adult->minor() != 0 &&
                          (!prices.child || !prices.senior));
    answer.is_broken |= somebody_may_not_know && !is_some_price;
  }
  return answer;
}

inline Answer within_budget(Trip const& t) {
  Answer answer;
  std::int64_t high = 0;
  bool is_comparable = t.plan.total.high.currency() == t.needs.budget.currency();
  for (auto const& line : t.plan.ledger) {
    high += line.total.high.minor();
    is_comparable &= line.total.low.currency() == t.needs.budget.currency() &&
                     line.total.high.currency() == t.needs.budget.currency();
  }
  std::size_t visits = 0;
  for (auto const& day : t.plan.days) visits += day.visits.size();
  answer.is_open = !is_comparable || (t.plan.ledger.empty() && visits > 0);
  if (is_comparable)
    answer.is_broken = std::max(high, t.plan.total.high.minor()) > t.needs.budget.minor();
  return answer;
}

// What each head owes at a place; nullopt: a price that nobody knows.
inline std::vector<std::optional<std::int64_t>> dues_at(Stop const& stop, Party const& party) {
  auto const& prices = stop.facts->prices;
  bool const is_meal = stop.visit->meal != Meal::none || stop.facts->role == Role::food;
  auto const reduced = [&](std::optional<Money> stated) {
    if (stated) return std::optional(stated->minor());
    bool const like_adults = prices.adult && (is_meal || prices.adult->minor() == 0);
    return like_adults ? std::optional(prices.adult->minor()) : std::nullopt;
  };
  std::vector<std::optional<std::int64_t>> dues;
  for (int i = 0; i < party.adults; ++i)
    dues.push_back(prices.adult ? std::optional(prices.adult->minor()) : std::nullopt);
  for (int const age : party.child_ages)
    if (age >= 6) dues.push_back(reduced(prices.child));
  for (int i = 0; i < party.seniors; ++i) dues.push_back(reduced(prices.senior));
  return dues;
}

class Purse {  // the lines of the ledger, each of which is used for one thing
 public:
  explicit Purse(Plan const& plan) : left_(plan.ledger) {}

  template <class Fits>
  std::vector<LedgerLine> take(Fits fits, std::size_t most = 1'000) {
    std::vector<LedgerLine> taken;
    for (std::size_t i = 0; i < left_.size();) {
      if (!fits(left_[i]) || taken.size() >= most) {
        ++i;
        continue;
      }
      taken.push_back(left_[i]);
      left_.erase(left_.begin() + static_cast<std::ptrdiff_t>(i));
    }
    return taken;
  }
  std::vector<LedgerLine> const& left() const { return left_; }

 private:
  std::vector<LedgerLine> left_;
};

inline bool is_paid(Stop const& stop, Party const& party, std::vector<LedgerLine> const& lines) {
  std::vector<PriceRange> payments;
  for (auto const& line : lines)
    for (int i = 0; i < line.quantity; ++i) payments.push_back(line.unit);
  std::size_t unknown = 0;
  for (auto const& due : dues_at(stop, party)) {
    unknown += !due;
    if (!due) continue;
    auto const paid = std::find_if(payments.begin(), payments.end(), [&](auto const& payment) {
      return payment.low == payment.high && payment.low.minor() == *due;
    });
    if (paid != payments.end())
      payments.erase(paid);
    else if (*due != 0)
      return false;
  }
  auto const costing = static_cast<std::size_t>(std::count_if(
      payments.begin(), payments.end(), [](auto const& each) { return each.high.minor() != 0; }));
  return costing == unknown || payments.size() == unknown;
}

inline void check_fare(Trip const& t, DayPlan const& day, Leg const& leg, Purse& purse,
                       Answer& answer) {
  auto const lines = purse.take(
      [&](LedgerLine const& line) {
        return line.kind == CostKind::transport && line.place == leg.to && line.date == day.date;
      },
      1);
  auto const* from = t.world.find(leg.from);
  auto const* to = t.world.find(leg.to);
  auto const travel = from && to ? t.world.travel(*from, *to, leg.mode, leg.span.from) : Travel{};
  answer.is_open |= !from || !to || !travel.is_known;
  if (!from || !to || !travel.is_known) return;
  auto const& party = t.needs.party;
  int heads = party.adults + party.seniors;
  for (int const age : party.child_ages) heads += age >= 6;
  int const cars = party.people() / 4 + (party.people() % 4 > 0);
  int const units = leg.mode == Mode::taxi ? cars : heads;
  auto const fare = travel.fare.minor();
  answer.is_broken |= leg.fare.minor() != fare * units;
  if (fare == 0 && (lines.empty() || lines[0].total.high.minor() == 0)) return;
  answer.is_broken |= lines.empty() || lines[0].quantity != units ||
                      lines[0].unit.low.minor() > fare || lines[0].unit.high.minor() < fare;
}

// Seats bought one by one, in the order of the ledger.
inline bool is_ride_paid(Trip const& t, Ride const& ride, Purse& purse) {
  auto const& party = t.needs.party;
  int heads = party.adults + party.seniors;
  for (int const age : party.child_ages) heads += age >= 6;
  int const cars = party.people() / 5 + (party.people() % 5 > 0);
  bool const is_guess = ride.number == "";
  auto const known = is_guess ? std::nullopt : t.world.ride(ride.number, ride.depart_day);
  bool const may_be_free = !is_guess && (!known || !known->fare);
  std::vector<std::int64_t> seats;
  while (static_cast<int>(seats.size()) < heads) {
    auto const line = purse.take(
        [&](LedgerLine const& each) {
          return each.kind == CostKind::ride && each.place == "" && each.date == ride.depart_day;
        },
        1);
    if (line.empty() || line[0].quantity < 1) return may_be_free;
    if (is_guess && line[0].unit.is_known) return may_be_free;
    if (is_guess && seats.empty() && line[0].quantity == cars && cars != heads) return true;
    for (int i = 0; i < line[0].quantity; ++i) seats.push_back(line[0].unit.high.minor());
  }
  if (static_cast<int>(seats.size()) != heads || may_be_free) return may_be_free;
  bool const has_fare = known && known->fare && !seats.empty();
  return !has_fare || *std::max_element(seats.begin(), seats.end()) == known->fare->minor();
}

inline Answer ledger_complete(Trip const& t) {
  Answer answer;
  Purse purse(t.plan);
  for (auto const& stop : t.stops(answer)) {
    if (!stop.is_worth_a_visit()) continue;
    auto const lines = purse.take([&](LedgerLine const& line) {
      return (line.kind == CostKind::ticket || line.kind == CostKind::meal) &&
             line.place == stop.visit->place && line.date == stop.day->date;
    });
    answer.is_broken |= !is_paid(stop, t.needs.party, lines);
  }
  t.nights(answer);
  for (auto const& day : t.plan.days) {
    auto const* facts = day.lodging ? t.world.find(*day.lodging) : nullptr;
    if (!facts) continue;
    auto const lines = purse.take([&](LedgerLine const& line) {
      return line.kind == CostKind::lodging && line.place == facts->key && line.date == day.date;
    });
    answer.is_broken |= lines.size() != 1;
    if (lines.size() == 1 && facts->prices.adult)
      answer.is_broken |=
          lines[0].unit.low != *facts->prices.adult || lines[0].unit.high != *facts->prices.adult;
  }
  for (auto const& day : t.plan.days)
    for (auto const& leg : day.legs) check_fare(t, day, leg, purse, answer);
  for (auto const& ride : t.plan.rides) answer.is_broken |= !is_ride_paid(t, ride, purse);
  for (auto const& line : purse.left())
    answer.is_broken |= line.place.empty() || t.world.find(line.place) != nullptr;
  return answer;
}

inline Answer sources_stated(Trip const& t) {
  Answer answer;
  auto const is_stated = [](Source const& s) {
    return s.name != "" && s.as_of && *s.as_of != Day{};
  };
  for (auto const* facts : t.all_and_nights(answer))
    answer.is_open |= !is_stated({facts->source, facts->as_of});
  for (auto const& day : t.plan.days)
    answer.is_open |= !day.legs.empty() && !is_stated(t.world.travel_source());
  for (auto const& line : t.plan.ledger) {
    auto const* facts = line.place.empty() ? nullptr : t.world.find(line.place);
    answer.is_open |= !line.place.empty() && !facts;
    if (!facts) continue;
    auto const source = line.kind == CostKind::transport ? t.world.travel_source()
                                                         : Source{facts->source, facts->as_of};
    if (is_stated(source))
      answer.is_broken |= line.source.name != source.name || line.source.as_of != source.as_of;
  }
  return answer;
}

inline Answer rides_sourced(Trip const& t) {
  Answer answer;
  for (auto const& ride : t.plan.rides) {
    answer.is_open |= ride.number == "";
    if (ride.number == "") continue;
    auto const known = t.world.ride(ride.number, ride.depart_day);
    answer.is_broken |= !known;
    if (!known) continue;
    bool const is_right =
        ride.from == known->from && ride.to == known->to && ride.depart_day == known->depart_day &&
        ride.arrive_day == known->arrive_day && ride.departs == known->departs &&
        ride.arrives == known->arrives && ride.depart_offset == known->depart_offset &&
        ride.arrive_offset == known->arrive_offset;
    answer.is_broken |= !is_right;
    answer.is_open |= known->source.empty() || known->as_of == Day{};
  }
  return answer;
}

inline Answer time_zones(Trip const& t) {
  Answer answer;
  answer.is_open = !t.plan.utc_offset;
  for (auto const* facts : t.all_and_nights(answer)) {
    answer.is_open |= !facts->utc_offset;
    answer.is_broken |=
        facts->utc_offset && t.plan.utc_offset && *facts->utc_offset != *t.plan.utc_offset;
  }
  for (auto const& ride : t.plan.rides) {
    auto const days = (ride.arrive_day - ride.depart_day).count();
    auto const minutes = days * 1440 + (ride.arrives - ride.departs).count() -
                         (ride.arrive_offset - ride.depart_offset).count();
    answer.is_broken |= minutes < 1 || minutes > 2880;
  }
  return answer;
}

inline Answer datum(Trip const& t) {
  Answer answer;
  answer.is_open = t.plan.datum == Datum::unknown;
  for (auto const* facts : t.all_and_nights(answer)) {
    answer.is_open |= facts->datum == Datum::unknown;
    answer.is_broken |= facts->datum != Datum::unknown && t.plan.datum != Datum::unknown &&
                        facts->datum != t.plan.datum;
  }
  return answer;
}

}  // namespace planner::testing::naive
