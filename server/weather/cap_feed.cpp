// SPDX-License-Identifier: Apache-2.0
#include "weather/cap_feed.hpp"

#include <set>

namespace weather {
namespace {

constexpr std::chrono::seconds patience{4};  // with one document

std::string key_of(CapLink const& link) { return link.address + '\n' + link.revision; }

}  // namespace

void CapFeed::read_on(base::Instant until) {
  if (!is_under_way_ && clock_.now() >= next_) begin();
  while (is_under_way_ && !to_read_.empty()) {
    if (clock_.now() >= until) return;
    if (!read_next()) return publish(false);
  }
  if (is_under_way_) publish(true);
}

CapTold CapFeed::told() const {
  std::scoped_lock const lock(mutex_);
  return {site_.address(), messages_, is_whole_};
}

void CapFeed::begin() {
  auto const now = clock_.now();
  next_ = now + every_;
  auto const text = site_.read("", most_index_bytes, now + patience);
  if (!text) return complain("", text.error().why);
  auto const index = read_cap_index(*text);
  if (!index) return complain("", index.error().why);
  if (*index) return look_for(**index);
  auto message = read_cap(*text);
  if (!message) return complain("", message.error().why);
  documents_.clear();
  documents_.emplace("", *std::move(message));
  publish(true);
}

void CapFeed::look_for(std::vector<CapLink> const& links) {
  std::set<std::string> named;
  to_read_.clear();
  for (auto const& link : links) {
    if (link.expires && *link.expires <= clock_.now()) continue;
    bool const is_first = named.insert(key_of(link)).second;
    if (is_first && !documents_.contains(key_of(link))) to_read_.push_back(link);
  }
  std::erase_if(documents_, [&](auto const& each) { return !named.contains(each.first); });
  is_under_way_ = true;
}

// False when nobody answers: the others are asked for another time.
bool CapFeed::read_next() {
  auto const link = std::move(to_read_.front());
  to_read_.pop_front();
  auto const text = site_.read(link.address, most_cap_bytes, clock_.now() + patience);
  if (!text) {
    complain(link.address, text.error().why);
    if (text.error().kind == base::Refusal::unavailable) return false;
    if (text.error().kind != base::Refusal::not_found)
      documents_.emplace(key_of(link), std::nullopt);
    return true;
  }
  auto message = read_cap(*text);
  if (!message) complain(link.address, message.error().why);
  documents_.emplace(key_of(link), message ? std::optional(*std::move(message)) : std::nullopt);
  return true;
}

void CapFeed::publish(bool is_whole) {
  is_under_way_ = false;
  to_read_.clear();
  CapMessages messages;
  for (auto const& [link, message] : documents_)
    if (message && message->is_for_public) messages.push_back(*message);
  std::scoped_lock const lock(mutex_);
  messages_ = std::make_shared<CapMessages const>(std::move(messages));
  is_whole_ = is_whole;
}

void CapFeed::complain(std::string_view link, std::string const& why) {
  complaints_.add(link.empty() ? site_.address() : std::string(link), why);
}

}  // namespace weather
