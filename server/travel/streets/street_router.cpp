// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/street_router.hpp"

#include <algorithm>
#include <numeric>
#include <queue>
#include <unordered_map>

#include "base/expects.hpp"
#include "travel/streets/impl/street_gates.hpp"

namespace travel {

StreetRouter::StreetRouter(StreetGraph const& graph, Contraction const& contraction)
    : graph_(graph), contraction_(contraction) {
  EXPECTS(contraction.ranks.size() == graph.nodes().size());
  index_steps();
}

void StreetRouter::index_steps() {
  auto const& ranks = contraction_.ranks;
  auto const& steps = contraction_.steps;
  auto const nodes = graph_.nodes().size();
  out_.first.assign(nodes + 1, 0);
  in_.first.assign(nodes + 1, 0);
  auto const rises = [&](Step const& step) { return ranks[step.from] < ranks[step.to]; };
  for (auto const& step : steps) {
    if (step.ds == Street::never) continue;
    ++(rises(step) ? out_.first[step.from + 1] : in_.first[step.to + 1]);
  }
  for (auto* const upward : {&out_, &in_}) {
    std::partial_sum(upward->first.begin(), upward->first.end(), upward->first.begin());
    upward->steps.resize(upward->first.back());
  }
  auto next_out = out_.first;
  auto next_in = in_.first;
  for (std::uint32_t i = 0; i < steps.size(); ++i) {
    if (steps[i].ds == Street::never) continue;
    if (rises(steps[i]))
      out_.steps[next_out[steps[i].from]++] = i;
    else
      in_.steps[next_in[steps[i].to]++] = i;
  }
}

auto StreetRouter::search(std::span<Gate const> gates, bool is_forward) const -> Space {
  auto const& steps = contraction_.steps;
  auto const& upward = is_forward ? out_ : in_;
  auto const& downward = is_forward ? in_ : out_;
  using Item = std::pair<std::uint32_t, NodeIndex>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  std::unordered_map<NodeIndex, Reached> labels;
  for (std::uint32_t i = 0; i < gates.size(); ++i) {
    auto const [label, is_new] = labels.try_emplace(gates[i].node);
    if (!is_new && label->second.ds <= gates[i].ds) continue;
    label->second = {gates[i].node, gates[i].ds, gates[i].dm, Step::none, i};
    queue.push({gates[i].ds, gates[i].node});
  }
  Space space;
  while (!queue.empty()) {
    auto const [ds, node] = queue.top();
    queue.pop();
    auto const here = labels.at(node);
    if (ds > here.ds) continue;
    // A node that a higher one reaches sooner is not on a fastest way upwards.
    bool const is_stalled = std::ranges::any_of(downward.at(node), [&](auto index) {
      auto const& step = steps[index];
      auto const higher = labels.find(is_forward ? step.from : step.to);
      return higher != labels.end() && higher->second.ds + step.ds < ds;
    });
    if (is_stalled) continue;
    auto const before = static_cast<std::uint32_t>(space.size());
    space.push_back(here);
    for (auto const index : upward.at(node)) {
      auto const& step = steps[index];
      auto const to = is_forward ? step.to : step.from;
      auto const [label, is_new] = labels.try_emplace(to);
      if (!is_new && label->second.ds <= ds + step.ds) continue;
      label->second = {to, ds + step.ds, here.dm + step.dm, index, before};
      queue.push({ds + step.ds, to});
    }
  }
  return space;
}

std::vector<std::optional<Reach>> StreetRouter::table(std::span<Foothold const> from,
                                                      std::span<Foothold const> to) const {
  struct Met {
    std::uint32_t target = 0;
    std::uint32_t ds = 0;
    std::uint32_t dm = 0;
  };
  std::unordered_map<NodeIndex, std::vector<Met>> met;
  for (std::uint32_t target = 0; target < to.size(); ++target)
    for (auto const& reached : search(entries_of(graph_, to[target]), false))
      met[reached.node].push_back({target, reached.ds, reached.dm});

  std::vector<std::optional<Reach>> found;
  for (auto const& start : from) {
    std::vector<Met> best(to.size(), {0, Street::never, 0});
    for (auto const& reached : search(exits_of(graph_, start), true)) {
      auto const here = met.find(reached.node);
      if (here == met.end()) continue;
      for (auto const& [target, ds, dm] : here->second)
        if (reached.ds + ds < best[target].ds)
          best[target] = {target, reached.ds + ds, reached.dm + dm};
    }
    for (std::size_t target = 0; target < to.size(); ++target) {
      auto reach = reach_along(graph_, start, to[target]);
      auto const& way = best[target];
      if (way.ds != Street::never && (!reach || way.ds / 10.0 < reach->seconds))
        reach = Reach{way.ds / 10.0, way.dm / 10.0};
      found.push_back(reach);
    }
  }
  return found;
}

std::optional<StreetPath> StreetRouter::path(Foothold const& from, Foothold const& to) const {
  auto const ahead = search(exits_of(graph_, from), true);
  auto const back = search(entries_of(graph_, to), false);
  std::unordered_map<NodeIndex, std::uint32_t> met;
  for (std::uint32_t i = 0; i < back.size(); ++i) met.emplace(back[i].node, i);
  auto reach = reach_along(graph_, from, to);
  std::optional<std::pair<std::uint32_t, std::uint32_t>> best;
  for (std::uint32_t i = 0; i < ahead.size(); ++i) {
    auto const other = met.find(ahead[i].node);
    if (other == met.end()) continue;
    auto const& there = back[other->second];
    double const seconds = (ahead[i].ds + there.ds) / 10.0;
    if (reach && seconds >= reach->seconds) continue;
    reach = Reach{seconds, (ahead[i].dm + there.dm) / 10.0};
    best = {i, other->second};
  }
  if (!reach) return std::nullopt;
  if (best) return StreetPath{*reach, line_of(ahead, best->first, back, best->second, from, to)};
  StreetPath path{*reach, {from.at}};
  auto const shape = graph_.shape(graph_.streets()[from.street]);
  if (from.segment != to.segment)
    append_points(shape, &from, &to, to.along >= from.along, path.line);
  path.line.push_back(to.at);
  return path;
}

void StreetRouter::unpack(std::uint32_t index, std::vector<base::LatLon>& line) const {
  std::vector<std::uint32_t> open{index};
  while (!open.empty()) {
    auto const step = contraction_.steps[open.back()];
    open.pop_back();
    if (step.is_shortcut()) {
      open.push_back(step.second);
      open.push_back(step.first);
      continue;
    }
    auto const shape = graph_.shape(graph_.streets()[step.first / 2]);
    append_points(shape, nullptr, nullptr, step.first % 2 == 0, line);
  }
}

std::vector<base::LatLon> StreetRouter::line_of(Space const& ahead, std::uint32_t met_ahead,
                                                Space const& back, std::uint32_t met_back,
                                                Foothold const& from, Foothold const& to) const {
  std::vector<std::uint32_t> steps;
  auto first = met_ahead;
  for (; ahead[first].step != Step::none; first = ahead[first].before)
    steps.push_back(ahead[first].step);
  std::reverse(steps.begin(), steps.end());
  auto last = met_back;
  for (; back[last].step != Step::none; last = back[last].before) steps.push_back(back[last].step);

  std::vector<base::LatLon> line{from.at};
  auto const exit = exits_of(graph_, from)[ahead[first].before];
  append_points(graph_.shape(graph_.streets()[exit.street]), &from, nullptr, exit.is_forward, line);
  for (auto const step : steps) unpack(step, line);
  auto const entry = entries_of(graph_, to)[back[last].before];
  append_points(graph_.shape(graph_.streets()[entry.street]), nullptr, &to, entry.is_forward, line);
  line.push_back(to.at);
  line.erase(std::unique(line.begin(), line.end()), line.end());
  return line;
}

}  // namespace travel
