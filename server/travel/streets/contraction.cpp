// SPDX-License-Identifier: Apache-2.0
#include "travel/streets/contraction.hpp"

#include <algorithm>
#include <queue>

namespace travel {
namespace {

constexpr int most_witnesses = 60;  // nodes a witness search settles; fewer only cost shortcuts

class Contracting {
 public:
  explicit Contracting(StreetGraph const& graph);
  Contraction run();

 private:
  using Steps = std::vector<std::uint32_t>;  // indices into steps_
  struct Label {
    std::uint32_t ds = Street::never;
    std::uint32_t search = 0;
  };

  void add(Step const& step);
  // Calls `take` with each shortcut that leaving the node out asks for.
  template <class Take>
  void each_shortcut(NodeIndex node, Take&& take);
  void look_for_witnesses(NodeIndex from, NodeIndex without, std::uint32_t most_ds);
  std::uint32_t witnessed(NodeIndex node) const;
  int priority(NodeIndex node);
  void leave_out(NodeIndex node);

  std::vector<Step> steps_;
  std::vector<Steps> out_;  // of the nodes that are still there
  std::vector<Steps> in_;
  std::vector<int> depth_;  // the longest chain of nodes left out below
  std::vector<Label> labels_;
  std::uint32_t searches_ = 0;
};

Contracting::Contracting(StreetGraph const& graph)
    : out_(graph.nodes().size()),
      in_(graph.nodes().size()),
      depth_(graph.nodes().size()),
      labels_(graph.nodes().size()) {
  for (NodeIndex node = 0; node < graph.nodes().size(); ++node)
    for (auto const& arc : graph.arcs(node))
      add({node, arc.to, arc.ds, graph.streets()[arc.street].length_dm,
           arc.street * 2 + (arc.is_forward ? 0 : 1), Step::none});
}

// Of two steps between the same nodes only the faster one stays.
void Contracting::add(Step const& step) {
  if (step.from == step.to) return;
  auto& out = out_[step.from];
  auto const same =
      std::find_if(out.begin(), out.end(), [&](auto other) { return steps_[other].to == step.to; });
  auto const index = static_cast<std::uint32_t>(steps_.size());
  if (same == out.end()) {
    out.push_back(index);
    in_[step.to].push_back(index);
  } else {
    if (steps_[*same].ds <= step.ds) return;
    std::replace(in_[step.to].begin(), in_[step.to].end(), *same, index);
    steps_[*same].ds = Street::never;
    *same = index;
  }
  steps_.push_back(step);
}

void Contracting::look_for_witnesses(NodeIndex from, NodeIndex without, std::uint32_t most_ds) {
  using Item = std::pair<std::uint32_t, NodeIndex>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  ++searches_;
  labels_[from] = {0, searches_};
  queue.push({0, from});
  for (int settled = 0; !queue.empty() && settled < most_witnesses; ++settled) {
    auto const [ds, node] = queue.top();
    queue.pop();
    if (ds > witnessed(node)) continue;
    if (ds > most_ds) return;
    for (auto const index : out_[node]) {
      auto const& step = steps_[index];
      if (step.to == without || ds + step.ds >= witnessed(step.to)) continue;
      labels_[step.to] = {ds + step.ds, searches_};
      queue.push({ds + step.ds, step.to});
    }
  }
}

std::uint32_t Contracting::witnessed(NodeIndex node) const {
  return labels_[node].search == searches_ ? labels_[node].ds : Street::never;
}

template <class Take>
void Contracting::each_shortcut(NodeIndex node, Take&& take) {
  for (auto const first : in_[node]) {
    auto const into = steps_[first];
    std::uint32_t most_ds = 0;
    for (auto const second : out_[node])
      if (steps_[second].to != into.from) most_ds = std::max(most_ds, into.ds + steps_[second].ds);
    if (most_ds == 0) continue;
    look_for_witnesses(into.from, node, most_ds);
    for (auto const second : out_[node]) {
      auto const& out = steps_[second];
      auto const ds = into.ds + out.ds;
      if (out.to == into.from || witnessed(out.to) <= ds) continue;
      take(Step{into.from, out.to, ds, into.dm + out.dm, first, second});
    }
  }
}

int Contracting::priority(NodeIndex node) {
  int shortcuts = 0;
  each_shortcut(node, [&](Step const&) { ++shortcuts; });
  return 2 * (shortcuts - static_cast<int>(in_[node].size() + out_[node].size())) + depth_[node];
}

void Contracting::leave_out(NodeIndex node) {
  std::vector<Step> shortcuts;
  each_shortcut(node, [&](Step const& step) { shortcuts.push_back(step); });
  for (auto const index : in_[node]) {
    auto const from = steps_[index].from;
    std::erase(out_[from], index);
    depth_[from] = std::max(depth_[from], depth_[node] + 1);
  }
  for (auto const index : out_[node]) {
    auto const to = steps_[index].to;
    std::erase(in_[to], index);
    depth_[to] = std::max(depth_[to], depth_[node] + 1);
  }
  for (auto const& step : shortcuts) add(step);
}

Contraction Contracting::run() {
  using Item = std::pair<int, NodeIndex>;
  std::priority_queue<Item, std::vector<Item>, std::greater<>> queue;
  for (NodeIndex node = 0; node < out_.size(); ++node) queue.push({priority(node), node});
  std::vector<std::uint32_t> ranks(out_.size());
  std::uint32_t rank = 0;
  while (!queue.empty()) {
    auto const node = queue.top().second;
    queue.pop();
    // Neighbours that were left out have changed what leaving this one out costs.
    if (auto const now = priority(node); !queue.empty() && now > queue.top().first) {
      queue.push({now, node});
      continue;
    }
    leave_out(node);
    ranks[node] = rank++;
  }
  return {std::move(ranks), std::move(steps_)};
}

}  // namespace

Contraction contract(StreetGraph const& graph) { return Contracting(graph).run(); }

}  // namespace travel
