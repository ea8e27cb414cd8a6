// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/street_search.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

namespace travel {
namespace {

std::uint32_t part_of(std::uint32_t whole, double part) {
  return static_cast<std::uint32_t>(std::lround(whole * part));
}

// The points strictly between two places along a shape, in the direction of travel.
void append_between(std::span<GridPoint const> shape, Foothold const* begin, Foothold const* end,
                    bool is_forward, std::vector<base::LatLon>& line) {
  auto const size = static_cast<std::int64_t>(shape.size());
  std::int64_t const step = is_forward ? 1 : -1;
  std::int64_t first = is_forward ? 0 : size - 1;
  std::int64_t last = is_forward ? size - 1 : 0;
  if (begin) first = begin->segment + (is_forward ? 1 : 0);
  if (end) last = end->segment + (is_forward ? 0 : 1);
  for (auto i = first; is_forward ? i <= last : i >= last; i += step)
    line.push_back(shape[static_cast<std::size_t>(i)].degrees());
}

}  // namespace

StreetSearch::StreetSearch(StreetGraph const& graph)
    : graph_(graph), labels_(graph.nodes().size()) {}

auto StreetSearch::exits_of(Foothold const& at) const -> std::vector<Gate> {
  std::vector<Gate> gates;
  auto const twins = graph_.twins(at.street);
  auto const first = static_cast<StreetIndex>(twins.data() - graph_.streets().data());
  for (StreetIndex i = 0; i < twins.size(); ++i) {
    auto const& street = twins[i];
    double const ahead = 1 - at.along;
    if (street.forward_ds != Street::never)
      gates.push_back({street.to, first + i, true, part_of(street.forward_ds, ahead),
                       part_of(street.length_dm, ahead)});
    if (street.backward_ds != Street::never)
      gates.push_back({street.from, first + i, false, part_of(street.backward_ds, at.along),
                       part_of(street.length_dm, at.along)});
  }
  return gates;
}

auto StreetSearch::entries_of(Foothold const& at) const -> std::vector<Gate> {
  std::vector<Gate> gates;
  auto const twins = graph_.twins(at.street);
  auto const first = static_cast<StreetIndex>(twins.data() - graph_.streets().data());
  for (StreetIndex i = 0; i < twins.size(); ++i) {
    auto const& street = twins[i];
    double const ahead = 1 - at.along;
    if (street.forward_ds != Street::never)
      gates.push_back({street.from, first + i, true, part_of(street.forward_ds, at.along),
                       part_of(street.length_dm, at.along)});
    if (street.backward_ds != Street::never)
      gates.push_back({street.to, first + i, false, part_of(street.backward_ds, ahead),
                       part_of(street.length_dm, ahead)});
  }
  return gates;
}

// Labels of earlier searches count as empty.
auto StreetSearch::label(NodeIndex node) -> Label& {
  auto& label = labels_[node];
  if (label.search != searches_) {
    label = {};
    label.search = searches_;
  }
  return label;
}

bool StreetSearch::is_settled(NodeIndex node) const {
  return labels_[node].search == searches_ && labels_[node].is_settled;
}

void StreetSearch::search(std::vector<Gate> const& exits, std::vector<Gate> const& entries) {
  using Item = std::pair<std::uint32_t, NodeIndex>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  ++searches_;
  std::vector<NodeIndex> wanted;
  for (auto const& entry : entries) wanted.push_back(entry.node);
  std::sort(wanted.begin(), wanted.end());
  wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
  auto missing = wanted.size();

  for (auto const& exit : exits) {
    auto& at = label(exit.node);
    if (exit.ds >= at.ds) continue;
    at = {exit.ds, exit.dm, exit.node, exit.street, searches_, exit.is_forward, true, false};
    queue.push({exit.ds, exit.node});
  }
  while (!queue.empty() && missing > 0) {
    auto const [ds, node] = queue.top();
    queue.pop();
    auto& here = label(node);
    if (here.is_settled) continue;
    here.is_settled = true;
    if (std::binary_search(wanted.begin(), wanted.end(), node)) --missing;
    auto const dm = here.dm;
    for (auto const& arc : graph_.arcs(node)) {
      auto& next = label(arc.to);
      if (next.is_settled || ds + arc.ds >= next.ds) continue;
      auto const length = graph_.streets()[arc.street].length_dm;
      next = {ds + arc.ds, dm + length, node, arc.street, searches_, arc.is_forward, false, false};
      queue.push({next.ds, arc.to});
    }
  }
}

// Along the one street that both stand on.
std::optional<Reach> StreetSearch::direct(Foothold const& from, Foothold const& to) const {
  auto const twins = graph_.twins(from.street);
  auto const shape = graph_.streets()[to.street].first_point;
  if (twins.front().first_point != shape) return std::nullopt;
  double const part = to.along - from.along;
  std::optional<Reach> best;
  for (auto const& street : twins) {
    auto const ds = part >= 0 ? street.forward_ds : street.backward_ds;
    if (ds == Street::never) continue;
    Reach const found{ds * std::abs(part) / 10, street.length_dm * std::abs(part) / 10};
    if (!best || found.seconds < best->seconds) best = found;
  }
  return best;
}

auto StreetSearch::best_of(std::vector<Gate> const& entries, std::optional<Reach>& reach) const
    -> Gate const* {
  Gate const* best = nullptr;
  for (auto const& entry : entries) {
    if (!is_settled(entry.node)) continue;
    auto const& at = labels_[entry.node];
    Reach const found{(at.ds + entry.ds) / 10.0, (at.dm + entry.dm) / 10.0};
    if (reach && found.seconds >= reach->seconds) continue;
    reach = found;
    best = &entry;
  }
  return best;
}

std::vector<std::optional<Reach>> StreetSearch::reach(Foothold const& from,
                                                      std::span<Foothold const> to) {
  std::vector<std::vector<Gate>> entries;
  std::vector<Gate> all;
  for (auto const& one : to) {
    entries.push_back(entries_of(one));
    all.insert(all.end(), entries.back().begin(), entries.back().end());
  }
  search(exits_of(from), all);
  std::vector<std::optional<Reach>> found;
  for (std::size_t i = 0; i < to.size(); ++i) {
    found.push_back(direct(from, to[i]));
    best_of(entries[i], found.back());
  }
  return found;
}

std::optional<StreetPath> StreetSearch::path(Foothold const& from, Foothold const& to) {
  auto const entries = entries_of(to);
  search(exits_of(from), entries);
  auto reach = direct(from, to);
  auto const* const entry = best_of(entries, reach);
  if (!reach) return std::nullopt;
  StreetPath path{*reach, {}};
  if (entry) {
    path.line = line_to(*entry, from, to);
  } else {
    path.line.push_back(from.at);
    bool const is_forward = to.along >= from.along;
    auto const shape = graph_.shape(graph_.streets()[from.street]);
    if (from.segment != to.segment) append_between(shape, &from, &to, is_forward, path.line);
    path.line.push_back(to.at);
  }
  return path;
}

std::vector<base::LatLon> StreetSearch::line_to(Gate const& entry, Foothold const& from,
                                                Foothold const& to) const {
  std::vector<NodeIndex> nodes{entry.node};
  while (!labels_[nodes.back()].is_first) nodes.push_back(labels_[nodes.back()].before);
  std::vector<base::LatLon> line{from.at};
  for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
    auto const& at = labels_[*node];
    auto const shape = graph_.shape(graph_.streets()[at.street]);
    append_between(shape, at.is_first ? &from : nullptr, nullptr, at.is_forward, line);
  }
  auto const shape = graph_.shape(graph_.streets()[entry.street]);
  append_between(shape, nullptr, &to, entry.is_forward, line);
  line.push_back(to.at);
  line.erase(std::unique(line.begin(), line.end()), line.end());
  return line;
}

}  // namespace travel
