// SPDX-License-Identifier: Apache-2.0
#include "trips/prices.hpp"

#include <algorithm>

#include "planner/limits.hpp"

namespace trips {
namespace {

using base::Money;
using planner::PriceRange;

PriceRange exactly(Money amount) { return {amount, amount, true}; }
PriceRange about(int low_yuan, int high_yuan) {
  return {Money::yuan(low_yuan), Money::yuan(high_yuan), false};
}

// What is usual at home may be several times as much elsewhere.
PriceRange usual_where(places::Place const& place, PriceRange at_home) {
  return place.area.is_abroad() ? PriceRange{at_home.low, at_home.high * 4, false} : at_home;
}

PriceRange usual_at_home(places::Place const& place) {
  if (place.prices.basis == places::PriceBasis::meal) return about(20, 120);
  if (place.is(places::Kind::theme_park) || place.is(places::Kind::hot_spring))
    return about(80, 320);
  return about(5, 100);
}

PriceRange usual_price(places::Place const& place) {
  return usual_where(place, usual_at_home(place));
}

PriceRange adult_price(places::Place const& place) {
  auto const& price = place.prices.adult;
  return price.is_unknown() ? usual_price(place) : exactly(price.amount());
}

// A reduced price that is not known: between a tenth of the adult's and all of it.
PriceRange reduced_price(places::Place const& place, places::Price const& price) {
  if (!price.is_unknown()) return exactly(price.amount());
  auto const adult = adult_price(place);
  if (place.prices.basis == places::PriceBasis::meal || adult.high.is_zero()) return adult;
  return {Money(adult.low.minor() / 10, adult.low.currency()), adult.high, false};
}

}  // namespace

std::vector<Payers> payers_at(places::Place const& place, planner::Party const& party) {
  auto const& ages = party.child_ages;
  auto const children = std::count_if(ages.begin(), ages.end(),
                                      [](int age) { return age >= planner::free_below_age; });
  std::vector<Payers> payers{
      {Payers::Who::adults, party.adults, adult_price(place)},
      {Payers::Who::children, static_cast<int>(children), reduced_price(place, place.prices.child)},
      {Payers::Who::seniors, party.seniors, reduced_price(place, place.prices.senior)}};
  std::erase_if(payers, [](Payers const& group) { return group.heads == 0; });
  return payers;
}

PriceRange cost_of_visit(places::Place const& place, planner::Party const& party) {
  PriceRange sum;
  for (auto const& group : payers_at(place, party)) sum = sum + group.unit * group.heads;
  return sum;
}

PriceRange room_price(places::Place const& lodging) {
  auto const& price = lodging.prices.adult;
  if (!price.is_unknown()) return exactly(price.amount());
  static constexpr int usual[5][2] = {{60, 150}, {120, 250}, {220, 450}, {400, 800}, {700, 2000}};
  auto const& range = usual[std::clamp(lodging.stars.value_or(3), 1, 5) - 1];
  return usual_where(lodging, about(range[0], range[1]));
}

int rooms_for(places::Place const& lodging, planner::Party const& party) {
  int const sleeps = lodging.sleeps.value_or(0);
  return sleeps == 0 ? 0 : (party.people() + sleeps - 1) / sleeps;
}

PriceRange operator+(PriceRange const& a, PriceRange const& b) {
  return {a.low + b.low, a.high + b.high, a.is_known && b.is_known};
}

PriceRange operator*(PriceRange const& unit, int quantity) {
  return {unit.low * quantity, unit.high * quantity, unit.is_known};
}

}  // namespace trips
