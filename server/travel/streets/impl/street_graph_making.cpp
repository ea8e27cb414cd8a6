// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/impl/street_graph_making.hpp"

#include <algorithm>
#include <cmath>

namespace travel {
namespace {

constexpr std::size_t least_part = 100;  // crossings; what is smaller is a car park or an error

std::uint32_t deciseconds(double metres, double kmh) {
  if (kmh <= 0) return Street::never;
  return static_cast<std::uint32_t>(std::max(1.0, std::round(metres * 36 / kmh)));
}

bool leads_into(Street const& street, NodeIndex node) {
  return (street.to == node && street.forward_ds != Street::never) ||
         (street.from == node && street.backward_ds != Street::never);
}

bool leads_out_of(Street const& street, NodeIndex node) {
  return (street.from == node && street.forward_ds != Street::never) ||
         (street.to == node && street.backward_ds != Street::never);
}

}  // namespace

StreetGraph StreetGraphMaking::graph() {
  count_uses();
  for (auto const& way : map_.ways_) cut(way);
  apply_turns();
  return finish();
}

bool StreetGraphMaking::is_stop(StreetMap::Node const& node) const {
  return (node.stops >> static_cast<unsigned>(traveller_) & 1U) != 0;
}

// A node is a crossing when ways meet there, where a way begins or ends, and where turns are bound.
void StreetGraphMaking::count_uses() {
  uses_.assign(map_.nodes_.size(), 0);
  auto const use = [&](std::int64_t id, int times) {
    auto const* const node = map_.find(id);
    if (!node) return;
    auto& count = uses_[static_cast<std::size_t>(node - map_.nodes_.data())];
    count = static_cast<NodeCount>(std::min(2, count + times));
  };
  for (auto const& way : map_.ways_) {
    if (!way.speeds[static_cast<std::size_t>(traveller_)].is_passable()) continue;
    for (auto const id : way.nodes) use(id, 1);
    use(way.nodes.front(), 2);
    use(way.nodes.back(), 2);
  }
  for (auto const& turn : map_.turns_) use(turn.via, 2);
}

void StreetGraphMaking::cut(StreetMap::Way const& way) {
  if (!way.speeds[static_cast<std::size_t>(traveller_)].is_passable()) return;
  std::vector<StreetMap::Node const*> piece;
  for (auto const id : way.nodes) {
    auto const* const node = map_.find(id);
    if (!node) {  // outside of the extract
      add_street(way, piece);
      piece.clear();
      continue;
    }
    piece.push_back(node);
    bool const is_crossing = uses_[static_cast<std::size_t>(node - map_.nodes_.data())] > 1;
    if (piece.size() == 1 || !(is_crossing || is_stop(*node))) continue;
    add_street(way, piece);
    piece.assign(1, node);
  }
  add_street(way, piece);
}

void StreetGraphMaking::add_street(StreetMap::Way const& way,
                                   std::vector<StreetMap::Node const*> const& piece) {
  if (piece.size() < 2) return;
  Draft draft;
  draft.way = way.id;
  draft.street.first_point = static_cast<std::uint32_t>(points_.size());
  draft.street.points = static_cast<std::uint32_t>(piece.size());
  double metres = 0;
  for (std::size_t i = 0; i < piece.size(); ++i) {
    points_.push_back(piece[i]->at);
    if (i > 0) metres += base::distance_m(piece[i - 1]->at.degrees(), piece[i]->at.degrees());
  }
  auto const& speed = way.speeds[static_cast<std::size_t>(traveller_)];
  draft.street.from = crossing_at(*piece.front());
  draft.street.to = crossing_at(*piece.back());
  draft.street.length_dm = static_cast<std::uint32_t>(std::lround(metres * 10));
  draft.street.forward_ds = deciseconds(metres, speed.forward);
  draft.street.backward_ds = deciseconds(metres, speed.backward);
  streets_.push_back(draft);
}

// A barrier is the end of every street that leads to it: each gets a crossing of its own there.
NodeIndex StreetGraphMaking::crossing_at(StreetMap::Node const& node) {
  if (is_stop(node)) return add_crossing(node.at);
  auto const [found, is_new] = crossings_.emplace(node.id, 0);
  if (is_new) found->second = add_crossing(node.at);
  return found->second;
}

NodeIndex StreetGraphMaking::add_crossing(GridPoint at) {
  nodes_.push_back(at);
  return static_cast<NodeIndex>(nodes_.size() - 1);
}

void StreetGraphMaking::apply_turns() {
  using Entry = std::pair<NodeIndex, std::int64_t>;  // a crossing, and the way one comes by
  std::map<Entry, std::vector<StreetMap::Turn const*>> groups;
  for (auto const& turn : map_.turns_) {
    auto const via = crossings_.find(turn.via);
    bool const binds = (turn.binds >> static_cast<unsigned>(traveller_) & 1U) != 0;
    if (!binds || via == crossings_.end()) continue;
    groups[{via->second, turn.from}].push_back(&turn);
    meeting_[via->second];
  }
  for (StreetIndex i = 0; i < streets_.size(); ++i)
    for (auto const end : {streets_[i].street.from, streets_[i].street.to})
      if (auto const found = meeting_.find(end); found != meeting_.end())
        if (found->second.empty() || found->second.back() != i) found->second.push_back(i);
  for (auto const& [entry, turns] : groups) apply_turns_at(entry.first, turns);
}

void StreetGraphMaking::apply_turns_at(NodeIndex via,
                                       std::span<StreetMap::Turn const* const> turns) {
  auto const here = meeting_.at(via);
  for (auto const street : here) {
    auto const entry = streets_[street];
    bool const is_loop = entry.street.from == entry.street.to;
    if (entry.way != turns.front()->from || is_loop || !leads_into(entry.street, via)) continue;
    auto const copy = add_crossing(nodes_[via]);
    add_exits(via, copy, entry, turns);
    lead_to(via, copy, street);
  }
}

void StreetGraphMaking::lead_to(NodeIndex via, NodeIndex copy, StreetIndex street) {
  auto& whole = streets_[street].street;
  auto entry = whole;
  if (whole.to == via) {
    entry.to = copy;
    entry.backward_ds = Street::never;
    whole.forward_ds = Street::never;
  } else {
    entry.from = copy;
    entry.forward_ds = Street::never;
    whole.backward_ds = Street::never;
  }
  add_twin(entry, streets_[street].way);
}

void StreetGraphMaking::add_exits(NodeIndex via, NodeIndex copy, Draft const& entry,
                                  std::span<StreetMap::Turn const* const> turns) {
  auto const is_allowed = [&](Draft const& exit) {
    bool const is_u_turn = exit.street.first_point == entry.street.first_point;
    return std::all_of(turns.begin(), turns.end(), [&](auto const* turn) {
      if (turn->is_only) return exit.way == turn->to && !is_u_turn;
      if (turn->is_u_turn) return !is_u_turn;
      return exit.way != turn->to;
    });
  };
  auto const here = meeting_.at(via);
  for (auto const street : here) {
    auto const draft = streets_[street];
    if (!leads_out_of(draft.street, via) || !is_allowed(draft)) continue;
    auto exit = draft.street;
    if (exit.from == via) {
      exit.from = copy;
      exit.backward_ds = Street::never;
    } else {
      exit.to = copy;
      exit.forward_ds = Street::never;
    }
    add_twin(exit, draft.way);
  }
}

void StreetGraphMaking::add_twin(Street const& street, std::int64_t way) {
  auto const index = static_cast<StreetIndex>(streets_.size());
  streets_.push_back({street, way});
  for (auto const end : {street.from, street.to})
    if (auto const found = meeting_.find(end); found != meeting_.end())
      found->second.push_back(index);
}

StreetGraph StreetGraphMaking::finish() {
  std::stable_sort(streets_.begin(), streets_.end(), [](Draft const& a, Draft const& b) {
    return a.street.first_point < b.street.first_point;
  });
  std::vector<Street> streets;
  for (auto const& draft : streets_) streets.push_back(draft.street);
  StreetGraph const all(nodes_, streets, points_);
  auto const parts = connected_parts(all);
  std::unordered_map<std::uint32_t, std::size_t> sizes;
  std::size_t largest = 0;
  for (auto const part : parts) largest = std::max(largest, ++sizes[part]);
  auto const least = std::min(largest, least_part);

  constexpr NodeIndex dropped = std::numeric_limits<NodeIndex>::max();
  std::vector<NodeIndex> renamed(nodes_.size(), dropped);
  std::vector<GridPoint> kept;
  for (NodeIndex i = 0; i < nodes_.size(); ++i) {
    if (sizes[parts[i]] < least) continue;
    renamed[i] = static_cast<NodeIndex>(kept.size());
    kept.push_back(nodes_[i]);
  }
  std::vector<Street> left;
  for (auto street : streets) {
    bool const is_open = street.forward_ds != Street::never || street.backward_ds != Street::never;
    if (!is_open || parts[street.from] != parts[street.to]) continue;
    street.from = renamed[street.from];
    street.to = renamed[street.to];
    if (street.from != dropped) left.push_back(street);
  }
  return {std::move(kept), std::move(left), std::move(points_)};
}

}  // namespace travel
