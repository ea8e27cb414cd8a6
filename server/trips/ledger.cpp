// SPDX-License-Identifier: Apache-2.0
#include "trips/ledger.hpp"

#include <fmt/format.h>

#include "trips/prices.hpp"
#include "trips/words.hpp"

namespace trips {
namespace {

using planner::CostKind;
using planner::LedgerLine;

Words word_for(Payers::Who who) {
  switch (who) {
    case Payers::Who::adults:
      return {"成人", "adults"};
    case Payers::Who::children:
      return {"儿童", "children"};
    case Payers::Who::seniors:
      return {"老人", "seniors"};
  }
  return {};
}

Words meal_name(planner::Meal meal) {
  if (meal == planner::Meal::breakfast) return {"早餐", "Breakfast"};
  if (meal == planner::Meal::lunch) return {"午餐", "Lunch"};
  return {"晚餐", "Dinner"};
}

struct Share {  // those who pay the same
  Words who;
  int heads = 0;
  planner::PriceRange unit;
};

bool same(planner::PriceRange const& a, planner::PriceRange const& b) {
  return a.low == b.low && a.high == b.high && a.is_known == b.is_known;
}

std::vector<Share> shares_at(places::Place const& place, planner::Party const& party) {
  std::vector<Share> shares;
  for (auto const& group : payers_at(place, party)) {
    if (group.unit.high.is_zero()) continue;
    auto const who = word_for(group.who);
    auto const found = std::find_if(shares.begin(), shares.end(), [&](Share const& share) {
      return same(share.unit, group.unit);
    });
    if (found == shares.end()) {
      shares.push_back({who, group.heads, group.unit});
      continue;
    }
    found->heads += group.heads;
    found->who = {found->who.zh + "、" + who.zh, found->who.en + ", " + who.en};
  }
  return shares;
}

class Ledger {
 public:
  Ledger(Wishes const& wishes, planner::Source fares) : wishes_(wishes), fares_(std::move(fares)) {}

  void add_visit(places::Place const& place, planner::Visit const& visit, base::Day date) {
    bool const is_meal = visit.meal != planner::Meal::none;
    for (auto const& share : shares_at(place, wishes_.party)) {
      LedgerLine line;
      line.kind = is_meal ? CostKind::meal : CostKind::ticket;
      auto const what = is_meal ? meal_name(visit.meal) : Words{"门票", "Ticket"};
      line.label = {fmt::format("{} · {}（{}）", what.zh, place.name_zh, share.who.zh),
                    fmt::format("{}: {} ({})", what.en, place.name_en, share.who.en)};
      line.place = visit.place;
      line.unit = share.unit;
      line.source = {place.source, place.as_of};
      line.quantity = share.heads;
      add(std::move(line), date);
    }
  }

  void add_night(Lodging const& lodging, base::Day date) {
    LedgerLine line;
    line.kind = CostKind::lodging;
    line.label = {fmt::format("住宿 · {}", lodging.place->name_zh),
                  fmt::format("Night at {}", lodging.place->name_en)};
    line.place = lodging.place->key.str();
    line.unit = room_price(*lodging.place);
    line.source = {lodging.place->source, lodging.place->as_of};
    line.quantity = lodging.rooms;
    add(std::move(line), date);
  }

  void add_way(Way const& way, places::Place const& to, base::Day date) {
    if (way.fare().is_zero()) return;
    auto const mode = name_of(way.mode);
    LedgerLine line;
    line.kind = CostKind::transport;
    line.label = {fmt::format("{} · 前往{}", mode.zh, to.name_zh),
                  fmt::format("{} to {}", mode.en, to.name_en)};
    line.place = to.key.str();
    line.unit = unit_price(way);
    line.source = fares_;
    line.quantity = way.units;
    add(std::move(line), date);
  }

  std::vector<LedgerLine> take() && { return std::move(lines_); }

 private:
  void add(LedgerLine line, base::Day date) {
    line.date = date;
    line.total = line.unit * line.quantity;
    lines_.push_back(std::move(line));
  }

  Wishes const& wishes_;
  planner::Source fares_;
  std::vector<LedgerLine> lines_;
};

}  // namespace

std::vector<LedgerLine> ledger_of(planner::Plan const& plan, Wishes const& wishes,
                                  Ground const& ground, std::vector<Lodging> const& nights) {
  Ledger ledger(wishes, ground.world().travel_source());
  auto const& city = ground.city();
  for (std::size_t d = 0; d < plan.days.size(); ++d) {
    auto const& day = plan.days[d];
    for (std::size_t i = 0; i < day.legs.size(); ++i) {
      auto const& leg = day.legs[i];
      auto const& to = *city.find(leg.to);
      if (leg.from != leg.to)
        ledger.add_way(
            ground.way(*city.find(leg.from), to, static_cast<places::Mode>(leg.mode), wishes.party),
            to, day.date);
      if (i < day.visits.size()) ledger.add_visit(to, day.visits[i], day.date);
    }
    if (d < nights.size() && nights[d].place) ledger.add_night(nights[d], day.date);
  }
  return std::move(ledger).take();
}

planner::PriceRange total_of(std::vector<LedgerLine> const& ledger) {
  planner::PriceRange sum;
  for (auto const& line : ledger) sum = sum + line.total;
  return sum;
}

}  // namespace trips
