// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/street_map.hpp"

#include <algorithm>

#include "travel/streets/impl/street_graph_making.hpp"

namespace travel {

void StreetMap::add(OsmObject const& object) {
  if (object.kind == 'w') add_way(object);
  if (object.kind == 'r') add_turn(object);
  if (object.kind != 'n' || !object.lat_lon) return;
  Node node{object.id, {object.lat_lon->first, object.lat_lon->second}, 0};
  for (auto const traveller : all_travellers)
    if (is_stopped_at(object, traveller)) node.stops |= 1U << static_cast<unsigned>(traveller);
  is_sorted_ = is_sorted_ && (nodes_.empty() || nodes_.back().id < node.id);
  nodes_.push_back(node);
}

void StreetMap::add_way(OsmObject const& object) {
  Way way{object.id, {}, object.nodes};
  bool is_passable = false;
  for (auto const traveller : all_travellers) {
    auto& speed = way.speeds[static_cast<std::size_t>(traveller)];
    speed = speed_on(object, traveller);
    is_passable = is_passable || speed.is_passable();
  }
  if (is_passable && way.nodes.size() > 1) ways_.push_back(std::move(way));
}

void StreetMap::add_turn(OsmObject const& object) {
  Turn turn;
  for (auto const traveller : all_travellers)
    if (is_restricted(object, traveller)) turn.binds |= 1U << static_cast<unsigned>(traveller);
  int found = 0;
  for (auto const& member : object.members) {
    auto const fits = [&](char kind, char const* role) {
      return member.kind == kind && member.role == role && ++found > 0;
    };
    if (fits('w', "from")) turn.from = member.id;
    if (fits('w', "to")) turn.to = member.id;
    if (fits('n', "via")) turn.via = member.id;
  }
  if (turn.binds == 0 || found != 3 || turn.from == 0 || turn.to == 0 || turn.via == 0) return;
  std::string_view kind;
  for (auto const key : {"restriction:motorcar", "restriction:bicycle", "restriction"})
    if (auto const said = object.tag(key); !said.empty()) kind = said;
  turn.is_only = kind.substr(0, 5) == "only_";
  turn.is_u_turn = kind == "no_u_turn";
  if (turn.is_only || kind.substr(0, 3) == "no_") turns_.push_back(turn);
}

void StreetMap::sort_nodes() {
  if (is_sorted_) return;
  std::stable_sort(nodes_.begin(), nodes_.end(),
                   [](Node const& a, Node const& b) { return a.id < b.id; });
  is_sorted_ = true;
}

StreetMap::Node const* StreetMap::find(std::int64_t id) const {
  auto const found =
      std::lower_bound(nodes_.begin(), nodes_.end(), id,
                       [](Node const& node, std::int64_t of) { return node.id < of; });
  return found != nodes_.end() && found->id == id ? &*found : nullptr;
}

StreetGraph StreetMap::graph_for(Traveller traveller) {
  sort_nodes();
  return StreetGraphMaking(*this, traveller).graph();
}

StreetMap::Counts StreetMap::counts() {
  sort_nodes();
  Counts counts{nodes_.size(), ways_.size(), turns_.size(), 0};
  for (auto const& way : ways_)
    for (auto const node : way.nodes) counts.missing += find(node) == nullptr;
  return counts;
}

}  // namespace travel
