// SPDX-License-Identifier: Apache-2.0
#include "notices/live.hpp"

#include <algorithm>

namespace notices {

void Live::forget_who_left(Listeners& listeners) {
  count_ -= std::erase_if(listeners, [](Listener const& each) { return !each.stream->is_open(); });
}

base::Result<std::shared_ptr<http::EventStream>> Live::listen(std::string_view user_id) {
  std::scoped_lock const lock(mutex_);
  auto& mine = listeners_[std::string(user_id)];
  forget_who_left(mine);
  if (mine.size() >= limits_.per_person) {
    auto refusal = base::refuse(base::Refusal::too_many, "Too many pages of yours listen already.");
    refusal.retry_after = std::chrono::seconds(60);
    return refusal;
  }
  if (count_ >= limits_.in_all) {
    if (mine.empty()) listeners_.erase(std::string(user_id));
    auto refusal = base::refuse(base::Refusal::unavailable, "Too many pages listen just now.");
    refusal.retry_after = std::chrono::seconds(60);
    return refusal;
  }
  mine.push_back({std::make_shared<http::EventStream>(), clock_.now()});
  ++count_;
  return mine.back().stream;
}

void Live::publish(std::string_view user_id, std::string_view event, std::string_view json,
                   std::string_view id) {
  Listeners now;
  {
    std::scoped_lock const lock(mutex_);
    auto const mine = listeners_.find(std::string(user_id));
    if (mine == listeners_.end()) return;
    now = mine->second;
  }
  http::Event const sent{std::string(json), std::string(event), std::string(id)};
  for (auto const& each : now) each.stream->send(sent);
}

void Live::end_all_of(std::string_view user_id) {
  Listeners ended;
  {
    std::scoped_lock const lock(mutex_);
    auto const mine = listeners_.find(std::string(user_id));
    if (mine == listeners_.end()) return;
    ended = std::move(mine->second);
    count_ -= ended.size();
    listeners_.erase(mine);
  }
  for (auto const& each : ended) each.stream->close();
}

void Live::tidy() {
  Listeners ended;
  {
    std::scoped_lock const lock(mutex_);
    auto const now = clock_.now();
    for (auto mine = listeners_.begin(); mine != listeners_.end();) {
      forget_who_left(mine->second);
      for (auto const& each : mine->second)
        if (now - each.since >= limits_.longest) ended.push_back(each);
      mine = mine->second.empty() ? listeners_.erase(mine) : std::next(mine);
    }
  }
  for (auto const& each : ended) each.stream->close();
}

std::size_t Live::listeners() const {
  std::scoped_lock const lock(mutex_);
  return count_;
}

}  // namespace notices
