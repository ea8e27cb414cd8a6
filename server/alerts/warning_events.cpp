// SPDX-License-Identifier: Apache-2.0
#include "alerts/warning_events.hpp"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <set>

#include "alerts/impl/event_json.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"

namespace alerts {
namespace {

using storage::Sql;
using weather::Hazard;

constexpr std::size_t longest_key = 200;
constexpr std::size_t longest_title = 180;  // bytes

EventKind kind_of(Hazard hazard) {
  using enum Hazard;
  bool const is_disaster =
      hazard == flood || hazard == landslide || hazard == wildfire || hazard == avalanche;
  return is_disaster ? EventKind::disaster : EventKind::weather;
}

std::string digest_of(std::string const& text) {
  std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
  crypto_hash_sha256(digest.data(), reinterpret_cast<unsigned char const*>(text.data()),
                     text.size());
  std::string hex(2 * digest.size() + 1, '\0');
  sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
  hex.pop_back();
  return hex;
}

// Sources may name things as they like; ours are short.
std::string key_of(std::string const& id) { return id.size() <= longest_key ? id : digest_of(id); }

std::string shortened(std::string text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) --bytes;
  text.resize(bytes);
  return text;
}

std::string headline_of(weather::Warning const& warning) {
  auto const& said = warning.headline.empty() ? warning.event : warning.headline;
  return shortened(said, longest_title);
}

std::string text_of(weather::Warning const& warning) {
  auto text = warning.description;
  if (!warning.instruction.empty()) text += (text.empty() ? "" : "\n") + warning.instruction;
  return text;
}

// The words of one warning in both languages; one that is missing borrows the other's.
void add_words(Event& event, weather::Warning const& warning) {
  bool const is_en = warning.language == "en";
  auto& title = is_en ? event.title.en : event.title.zh;
  auto& text = is_en ? event.text.en : event.text.zh;
  if (!title.empty()) return;
  title = headline_of(warning);
  text = text_of(warning);
}

void fill_words(Event& event, Hazard hazard) {
  if (event.title.zh.empty() && event.title.en.empty())
    event.title = {std::string(weather::name_zh(hazard)), std::string(weather::name_en(hazard))};
  if (event.title.zh.empty()) event.title.zh = event.title.en;
  if (event.title.en.empty()) event.title.en = event.title.zh;
  if (event.text.zh.empty()) event.text.zh = event.text.en;
  if (event.text.en.empty()) event.text.en = event.text.zh;
}

Event event_of(weather::Warning const& warning) {
  Event event;
  event.kind = kind_of(warning.hazard);
  event.severity = warning.severity;
  // Only the worst is felt under a roof.
  event.is_outdoor_only = warning.severity != Severity::extreme;
  event.from = warning.onset.value_or(warning.issued);
  event.until = std::max(warning.expires, event.from);
  event.source = warning.source;
  add_words(event, warning);
  return event;
}

void add_area(EventArea& area, std::vector<weather::CapArea> const& told) {
  for (auto const& each : told) {
    if (area.name.empty()) area.name = each.name;
    for (auto const& polygon : each.polygons)
      area.polygons.push_back({{polygon.begin(), polygon.end()}});
    for (auto const& circle : each.circles) area.circles.push_back({circle.at, circle.radius_m});
    for (auto const code : each.codes) area.districts.push_back(code.str());
  }
}

bool says_the_same(Event const& a, Event const& b) {
  return a.kind == b.kind && a.severity == b.severity && a.state == b.state &&
         a.title.zh == b.title.zh && a.title.en == b.title.en && a.text.zh == b.text.zh &&
         a.text.en == b.text.en && a.from == b.from && a.until == b.until &&
         a.is_outdoor_only == b.is_outdoor_only && http::to_json(a.area) == http::to_json(b.area);
}

// The stored event becomes what is told now.
bool revise(Events& events, Event const& before, Event now_told, base::Instant now) {
  now_told.id = before.id;
  now_told.revision = before.revision + 1;
  now_told.created_at = before.created_at;
  now_told.updated_at = now;
  return events.revise(now_told);
}

std::optional<Event> replaced_by(ToldEvent const& told, std::vector<Event> const& stored) {
  auto const found = std::find_if(stored.begin(), stored.end(), [&](Event const& each) {
    return std::find(told.replaces.begin(), told.replaces.end(), each.source_key) !=
           told.replaces.end();
  });
  return found == stored.end() ? std::nullopt : std::optional(*found);
}

bool follow_one(Events& events, ToldEvent const& told, std::vector<Event> const& stored,
                base::Instant now, base::Ids& ids) {
  auto before = events.find(told.event.source, told.event.source_key);
  if (!before) before = replaced_by(told, stored);
  if (before)
    return !(says_the_same(*before, told.event) && before->source_key == told.event.source_key) &&
           revise(events, *before, told.event, now);
  auto event = told.event;
  event.id = ids.next<EventId>();
  event.created_at = event.updated_at = now;
  return events.add(event);
}

}  // namespace

std::vector<ToldEvent> events_in(weather::CapMessages const& messages, base::Instant now) {
  std::set<std::string> gone;
  for (auto const& message : messages)
    gone.insert(message.supersedes.begin(), message.supersedes.end());
  std::vector<ToldEvent> told;
  for (auto const& message : messages) {
    if (message.type == weather::MessageType::cancel || gone.contains(message.id)) continue;
    std::optional<Event> event;
    for (auto const& [warning, areas] : message.warnings) {
      if (warning.expires <= now || warning.severity < Severity::moderate) continue;
      bool const is_first = !event;
      if (is_first) event = event_of(warning);
      event->severity = std::max(event->severity, warning.severity);
      event->is_outdoor_only = event->severity != Severity::extreme;
      add_words(*event, warning);
      // The same area is told again in each language.
      if (is_first || warning.language == message.warnings.front().warning.language)
        add_area(event->area, areas);
    }
    if (!event) continue;
    fill_words(*event, message.warnings.front().warning.hazard);
    event->source = "cap";
    event->source_key = key_of(message.id);
    told.push_back({*std::move(event), {}});
    for (auto const& id : message.supersedes) told.back().replaces.push_back(key_of(id));
  }
  return told;
}

std::vector<ToldEvent> events_in(std::vector<weather::Warning> const& warnings,
                                 places::AreaCode city) {
  std::vector<ToldEvent> told;
  for (auto const& warning : warnings) {
    // The documents are read as a whole elsewhere.
    if (warning.source == "cap" || warning.severity < Severity::moderate) continue;
    auto event = event_of(warning);
    fill_words(event, warning.hazard);
    event.source = "service";
    event.source_key = city.str() + ":" + key_of(warning.id).substr(0, longest_key - 7);
    event.area.name = warning.area;
    event.area.districts = {city.str()};
    bool const is_known = std::any_of(told.begin(), told.end(), [&](ToldEvent const& each) {
      return each.event.source_key == event.source_key;
    });
    if (!is_known) told.push_back({std::move(event), {}});
  }
  return told;
}

Telling telling_of(weather::CapTold const& told, base::Instant now) {
  Telling telling{
      .source = "cap", .told = events_in(*told.messages, now), .is_whole = told.is_whole};
  if (!told.address.empty()) telling.source += ":" + digest_of(told.address).substr(0, 16);
  for (auto& each : telling.told) each.event.source = telling.source;
  return telling;
}

std::size_t follow_source(storage::Database& db, Telling const& telling, base::Instant now,
                          base::Ids& ids) {
  return db.write([&](Sql& sql) {
    Events events(sql);
    auto const stored = events.list_of_source(telling.source, now);
    std::size_t changed = 0;
    for (auto const& each : telling.told)
      if (follow_one(events, each, stored, now, ids)) ++changed;
    if (!telling.is_whole) return changed;
    for (auto const& before : stored) {
      if (!before.source_key.starts_with(telling.concerns)) continue;
      auto const still = events.find(before.id);  // one that was replaced has another key now
      bool const is_told = std::any_of(
          telling.told.begin(), telling.told.end(),
          [&](ToldEvent const& each) { return each.event.source_key == still->source_key; });
      if (is_told) continue;
      auto cancelled = *still;
      cancelled.state = EventState::cancelled;
      if (revise(events, *still, std::move(cancelled), now)) ++changed;
    }
    return changed;
  });
}

// Those that were read anew since; messages that are the same need not be looked through again.
void WarningWatch::follow_documents() {
  auto const now = parts_.clock.now();
  parts_.documents.read_on(now + reading);
  auto const all = parts_.documents.told();
  followed_.resize(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) {
    auto const& [address, messages, is_whole] = all[i];
    if (followed_[i].messages == messages && followed_[i].is_whole == is_whole) continue;
    follow_source(parts_.db, telling_of(all[i], now), now, parts_.ids);
    followed_[i] = all[i];
  }
}

void WarningWatch::tick() {
  auto const now = parts_.clock.now();
  follow_documents();
  if (!parts_.has_service) return;
  if (cities_.empty() && now - cities_listed_at_ >= cities_every) {
    cities_listed_at_ = now;
    cities_ =
        parts_.db.read([&](Sql& sql) { return trips::list_cities_exposed(sql, now, now + ahead); });
  }
  if (cities_.empty()) return;
  auto const city = cities_.back();
  cities_.pop_back();
  ask_about(city);
}

void WarningWatch::ask_about(places::AreaCode city) {
  auto const* const area = parts_.areas.find(city);
  if (!area) return;
  auto const found = parts_.warnings.around({.where = {area->at, city}});
  if (found.is_stale || found.trouble || !found.as_of) return;  // silence calls nothing off
  follow_source(
      parts_.db,
      {.source = "service", .concerns = city.str() + ":", .told = events_in(found.warnings, city)},
      parts_.clock.now(), parts_.ids);
}

}  // namespace alerts
