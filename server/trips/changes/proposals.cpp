// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "trips/changes/edit.hpp"
#include "trips/changes/impl/disrupted.hpp"
#include "trips/changes/impl/steps.hpp"
#include "trips/changes/render.hpp"

namespace trips {
namespace {

Words text_of(ProposalKind kind, Words const& what, Difference const& difference) {
  auto const changed = difference.added.size() + difference.removed.size() +
                       difference.moved.size() + difference.retimed.size();
  switch (kind) {
    case ProposalKind::least_change:
      return {fmt::format("{}：改动最少，共 {} 处", what.zh, changed),
              fmt::format("{}: the least change, {} in all", what.en, changed)};
    case ProposalKind::indoor:
      return {fmt::format("{}：受影响的日子改为室内", what.zh),
              fmt::format("{}: indoors on the days it meets", what.en)};
    case ProposalKind::shift_days:
      return {fmt::format("{}：换到别的日子去", what.zh),
              fmt::format("{}: what it meets goes to other days", what.en)};
  }
  return what;
}

class Proposing {
 public:
  Proposing(Itinerary const& itinerary, Disruption const& disruption, Terrain const& terrain,
            base::Ids& ids)
      : itinerary_(itinerary),
        disruption_(disruption),
        terrain_(terrain),
        ids_(ids),
        met_(met_by(itinerary, disruption, terrain)),
        before_(judge(itinerary, terrain)) {}

  std::vector<Proposal> list(std::optional<ProposalKind> only) && {
    if (met_.empty()) return {};
    for (auto const kind :
         {ProposalKind::least_change, ProposalKind::indoor, ProposalKind::shift_days})
      if (!only || kind == *only) propose(kind);
    return std::move(found_);
  }

 private:
  void propose(ProposalKind kind);
  bool is_proposed(ProposalKind kind, ReplanOrder const& order);
  ReplanOrder order_for(ProposalKind kind, Disruption const& avoided) const;
  Itinerary freed() const;
  void restore_marks(Itinerary& itinerary) const;
  bool is_met(ItemId id) const {
    return std::any_of(met_.begin(), met_.end(), [&](Met const& met) { return met.item == id; });
  }
  bool keeps_the_rest(Judged const& after, std::vector<bool> const& is_free) const;
  bool is_known(Itinerary const& itinerary) const;
  TierAnswer const& shown_before();

  Itinerary const& itinerary_;
  Disruption const& disruption_;
  Terrain const& terrain_;
  base::Ids& ids_;
  std::vector<Met> met_;
  Judged before_;
  std::optional<TierAnswer> shown_before_;
  std::vector<Proposal> found_;
};

// What is met may go, booked or not: a closed door takes no ticket. What has begun stays.
Itinerary Proposing::freed() const {
  auto itinerary = itinerary_;
  for (auto& day : itinerary.days)
    for (auto& item : day.items) {
      if (is_met(item.id)) item.is_pinned = item.is_paid = false;
      if (has_begun(item, day.date, disruption_)) item.is_pinned = true;
    }
  return itinerary;
}

// What is met is pinned no more: it is elsewhere now.
void Proposing::restore_marks(Itinerary& itinerary) const {
  auto const restore = [&](std::vector<Item>& items) {
    for (auto& item : items) {
      auto const* before = find_item(itinerary_, item.id);
      if (before == nullptr) continue;
      item.is_paid = before->is_paid;
      if (!is_met(item.id)) item.is_pinned = before->is_pinned;
    }
  };
  for (auto& day : itinerary.days) restore(day.items);
  restore(itinerary.tray);
}

ReplanOrder Proposing::order_for(ProposalKind kind, Disruption const& avoided) const {
  auto order = all_days(itinerary_, kind == ProposalKind::shift_days);
  for (auto const& met : met_) order.is_free[*day_on(itinerary_, met.day)] = true;
  for (std::size_t d = 0; d < order.is_free.size(); ++d)
    if (disruption_.now && itinerary_.days[d].date < disruption_.now->day) order.is_free[d] = false;
  order.may_drop = true;
  order.may_add = kind != ProposalKind::shift_days;
  order.may_move_days = kind == ProposalKind::shift_days;
  order.adds_indoors_only = kind == ProposalKind::indoor;
  order.cut = cut_by(avoided);
  return order;
}

// No rule is broken that held, what was booked stays, and other days are as they were.
bool Proposing::keeps_the_rest(Judged const& after, std::vector<bool> const& is_free) const {
  if (count_new(violations_in(before_.certificate), violations_in(after.certificate)) > 0)
    return false;
  planner::Revision revision;
  for (std::size_t d = 0; d < is_free.size(); ++d)
    if (is_free[d]) revision.affected.push_back(itinerary_.days[d].date);
  for (auto const& met : met_) revision.consented.push_back(find_item(itinerary_, met.item)->place);
  auto const& was = before_.laid.plan.total;
  auto const& is = after.laid.plan.total;
  revision.difference = planner::PriceRange{is.low - was.low, is.high - was.high, is.is_known};
  return planner::verify_change(before_.laid.plan, after.laid.plan, revision).may_be_shown();
}

bool Proposing::is_known(Itinerary const& itinerary) const {
  return std::any_of(found_.begin(), found_.end(), [&](Proposal const& other) {
    auto const places_of = [](Itinerary const& each) {
      std::vector<std::string> places;
      for (auto const& day : each.days) {
        for (auto const& item : day.items)
          places.push_back(item.place + base::to_clock(item.start));
        places.emplace_back("|");
      }
      return places;
    };
    return places_of(other.itinerary) == places_of(itinerary);
  });
}

TierAnswer const& Proposing::shown_before() {
  if (!shown_before_) shown_before_ = render(itinerary_, terrain_).plan;
  return *shown_before_;
}

void Proposing::propose(ProposalKind kind) {
  auto avoided = disruption_;
  if (kind == ProposalKind::indoor) {  // nothing in the open on these days, wherever it is
    avoided.places.clear();
    avoided.areas.clear();
    avoided.from.reset();
    avoided.until.reset();
    avoided.is_outdoors_only = true;
  }
  auto order = order_for(kind, kind == ProposalKind::indoor ? avoided : disruption_);
  // What keeps nearly everything may break a rule: then a little more may change.
  for (double const worth : {2.0, 0.7, 0.2}) {
    order.change_worth = worth;
    if (is_proposed(kind, order)) return;
  }
}

bool Proposing::is_proposed(ProposalKind kind, ReplanOrder const& order) {
  auto made = replan(freed(), terrain_, order, ids_);
  if (!made || !met_by(*made, disruption_, terrain_).empty() || is_known(*made)) return false;
  restore_marks(*made);
  auto const after = judge(*made, terrain_);
  if (!keeps_the_rest(after, order.is_free)) return false;
  Proposal proposal;
  proposal.kind = kind;
  proposal.plan = render(*made, terrain_).plan;
  proposal.difference = difference(shown_before(), proposal.plan);
  proposal.text = text_of(kind, disruption_.what, proposal.difference);
  for (auto const& met : met_) proposal.affected.push_back(met.item);
  proposal.problems_left = static_cast<int>(violations_in(after.certificate).size());
  proposal.itinerary = std::move(*made);
  found_.push_back(std::move(proposal));
  return true;
}

}  // namespace

std::vector<Met> Editor::met_by(Itinerary const& itinerary, Disruption const& disruption) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return {};
  return trips::met_by(itinerary, disruption, **terrain);
}

std::vector<Proposal> Editor::proposals(Itinerary const& itinerary, Disruption const& disruption,
                                        std::optional<ProposalKind> only) {
  auto const terrain = terrain_of(itinerary);
  if (!terrain) return {};
  return Proposing(itinerary, disruption, **terrain, ids_).list(only);
}

}  // namespace trips
