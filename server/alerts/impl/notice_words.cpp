// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/notice_words.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "planner/date_words.hpp"

namespace alerts {
namespace {

constexpr std::size_t most_names = 4;
constexpr std::size_t longest_title = 60;

notices::Severity urgency_of(Severity severity) {
  if (severity == Severity::extreme) return notices::Severity::urgent;
  return severity == Severity::severe || severity == Severity::moderate ? notices::Severity::warning
                                                                        : notices::Severity::info;
}

// The first code points of a text.
std::string beginning_of(std::string const& text, std::size_t most) {
  if (base::length_of(text) <= most) return text;
  std::size_t end = 0;
  for (std::size_t seen = 0; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xC0) != 0x80 && seen++ == most) break;
  return text.substr(0, end) + "…";
}

std::string listed(std::vector<Words> const& names, std::string Words::*language,
                   std::string_view separator) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_names); ++i)
    text.append(i == 0 ? "" : separator).append(names[i].*language);
  return text;
}

notices::Notice notice_about(trips::TripId trip) {
  notices::Notice notice;
  notice.kind = "alert";
  notice.link = "/trips/" + trip.str();
  return notice;
}

}  // namespace

std::vector<Words> names_of(std::vector<trips::Exposure> const& hits,
                            places::Catalogue const& catalogue) {
  std::vector<Words> names;
  std::vector<std::string> seen;
  for (auto const& hit : hits) {
    if (std::find(seen.begin(), seen.end(), hit.place) != seen.end()) continue;
    seen.push_back(hit.place);
    auto const key = places::PlaceKey::parse(hit.place);
    auto const* const place = key ? catalogue.find(*key) : nullptr;
    if (place) names.push_back({place->name_zh, place->name_en});
  }
  return names;
}

notices::Notice notice_of_hit(Event const& event, trips::TripId trip,
                              std::vector<trips::Exposure> const& hits,
                              places::Catalogue const& catalogue) {
  auto notice = notice_about(trip);
  notice.severity = urgency_of(event.severity);
  notice.title = {
      fmt::format("{}，影响你的行程", beginning_of(event.title.zh, longest_title)),
      fmt::format("{}: your trip is affected", beginning_of(event.title.en, longest_title))};
  auto const names = names_of(hits, catalogue);
  auto const day = planner::date_words(hits.front().day);
  notice.text = {fmt::format("{}起：{}{}。打开行程看可以怎么改；不改也没关系。", day.zh,
                             names.empty() ? "途中" : listed(names, &Words::zh, "、"),
                             names.size() > most_names ? " 等" : ""),
                 fmt::format("From {}: {}{}. Open the trip to see ways round it; nothing changes "
                             "unless you say so.",
                             day.en, names.empty() ? "on the way" : listed(names, &Words::en, ", "),
                             names.size() > most_names ? " and more" : "")};
  notice.link += "?alert=" + event.id.str();  // opens the ways round it
  notice.event_key = fmt::format("alert:{}:{}", event.id.str(), event.revision);
  return notice;
}

notices::Notice notice_of_relief(Event const& event, trips::TripId trip) {
  auto notice = notice_about(trip);
  auto const zh = beginning_of(event.title.zh, longest_title);
  auto const en = beginning_of(event.title.en, longest_title);
  bool const is_off = event.state == EventState::cancelled;
  notice.title = {zh + (is_off ? "：已解除" : "：不再影响你的行程"),
                  en + (is_off ? ": called off" : ": your trip is not affected any more")};
  notice.text = {"你的行程可以照原样进行。", "Your trip can go on as it stands."};
  notice.event_key = fmt::format("alert:{}:{}:free", event.id.str(), event.revision);
  return notice;
}

}  // namespace alerts
