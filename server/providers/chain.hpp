// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"

namespace providers {

// What one provider of a chain says: a value, or why it has none.
template <class T>
struct Said {
  std::optional<T> value = {};
  std::string why = {};   // a sentence for operators
  bool is_final = false;  // without a value: no other provider may be asked (a safety refusal)
};

// Who was asked in vain, and why.
struct AskedInVain {
  std::string provider;
  std::string why;
};

template <class T>
struct ChainAnswer {
  std::optional<T> value = {};
  std::string by = {};  // who answered, or said the final no; empty: nobody
  std::vector<AskedInVain> in_vain = {};
};

// Providers of one thing, the preferred one first. Each may use its fair share of the time that is
// left, so that one which hangs leaves enough for the next. `About` is what it is asked about.
template <class T, class... About>
class Chain {
 public:
  using Ask = std::function<Said<T>(base::Instant until, About const&... about)>;

  explicit Chain(base::Clock const& clock) : clock_(clock) {}

  void add(std::string provider, Ask ask) {
    links_.push_back({std::move(provider), std::move(ask)});
  }
  bool empty() const { return links_.empty(); }

  ChainAnswer<T> ask(base::Instant until, About const&... about) const {
    ChainAnswer<T> answer;
    for (std::size_t i = 0; i < links_.size(); ++i) {
      auto const now = clock_.now();
      if (now >= until) {
        answer.in_vain.push_back({links_[i].provider, "The deadline has passed."});
        continue;
      }
      auto const share = (until - now) / static_cast<std::int64_t>(links_.size() - i);
      auto said = links_[i].ask(now + share, about...);
      if (said.value || said.is_final) {
        answer.value = std::move(said.value);
        answer.by = links_[i].provider;
        if (answer.value) break;
      }
      answer.in_vain.push_back({links_[i].provider, std::move(said.why)});
      if (said.is_final) break;
    }
    return answer;
  }

 private:
  struct Link {
    std::string provider;
    Ask ask;
  };
  base::Clock const& clock_;
  std::vector<Link> links_;
};

}  // namespace providers
