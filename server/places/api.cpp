// SPDX-License-Identifier: Apache-2.0
#include "places/api.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/text.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"
#include "places/api_types.hpp"
#include "places/holidays.hpp"
#include "places/impl/wanted.hpp"
#include "places/search.hpp"

namespace places {
namespace {

using http::Request;
using http::Response;

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Must be a division code of six digits.", "须为六位行政区划代码。"},
    {"Must be a latitude and a longitude.", "须为纬度和经度。"},
    {"There is no such area.", "没有这个行政区。"},
    {"There is no such place.", "没有这个地点。"},
    {"This is not the code of any area.", "没有使用这个代码的行政区。"},
});

Response refused(base::Error const& error, Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

AreaView view_of(Area const& area, Areas const& areas, Catalogue const& catalogue) {
  return {area.code.str(),
          area.level,
          area.name_zh,
          area.name_en,
          areas.path_zh(area),
          areas.path_en(area),
          area.at,
          static_cast<std::int64_t>(catalogue.list_in(area.code).size())};
}

PriceView view_of(Price const& price) {
  return {price.state(), price.is_unknown() ? std::nullopt : std::optional(price.amount())};
}

PlaceSummary summary_of(Place const& place, std::optional<double> distance_m) {
  return {place.key.str(),
          place.name_zh,
          place.name_en,
          place.kinds,
          place.at,
          place.area.str(),
          {place.prices.basis, view_of(place.prices.adult), view_of(place.prices.child),
           view_of(place.prices.senior)},
          place.setting,
          place.cuisines,
          place.tags,
          place.stars,
          place.popularity,
          place.note_zh,
          place.note_en,
          place.is_verified,
          distance_m};
}

OpenToday today_of(OpeningHours const& hours, AreaCode area, base::Instant now) {
  auto const day = base::china_day(now);
  auto const minute = std::chrono::floor<base::Minutes>(now - base::china_instant(day, {}));
  OpenToday today{.day = day,
                  .spans = {},
                  .is_open_now = hours.is_open(day, minute),
                  .is_approximate = hours.is_approximate(day)};
  for (auto const& span : hours.open_spans(day))
    today.spans.push_back({base::to_clock(span.from), base::to_clock(span.until)});
  if (auto const* const entry = HolidayCalendar::of(area).find(day);
      entry && entry->kind == DayKind::public_holiday) {
    today.holiday_zh = entry->name_zh;
    today.holiday_en = entry->name_en;
  }
  return today;
}

PlaceDetail detail_of(Place const& place, Reading const& reading) {
  PlaceDetail detail{.place = summary_of(place, std::nullopt)};
  if (auto const* const area = reading.areas.find(place.area)) {
    detail.area_zh = reading.areas.path_zh(*area);
    detail.area_en = reading.areas.path_en(*area);
  }
  detail.aliases = place.aliases;
  detail.address = place.address;
  if (place.hours) {
    detail.opening_hours = place.hours->text();
    detail.opening_hours_zh = place.hours->in_chinese();
    detail.opening_hours_en = place.hours->in_english();
    if (!place.area.is_abroad())
      detail.today = today_of(*place.hours, place.area, reading.clock.now());
  }
  if (!place.hours_unread.empty()) detail.hours_unread = place.hours_unread;
  detail.last_entry_min = place.last_entry;
  if (place.visit) detail.visit_min = {place.visit->min, place.visit->usual, place.visit->max};
  detail.sleeps = place.sleeps;
  detail.booking = place.booking;
  detail.step_free = place.step_free;
  detail.kid_friendly = place.kid_friendly;
  detail.pet_friendly = place.pet_friendly;
  detail.source = place.source;
  if (place.is_open_data()) detail.licence = place.licence;
  detail.as_of = place.as_of;
  return detail;
}

// What a picker begins with: the cities that can be planned, the best known one first.
std::vector<Area const*> covered_cities(Areas const& areas, Catalogue const& catalogue) {
  std::vector<Area const*> found;
  for (auto const code : catalogue.cities())
    if (auto const* const area = areas.find(code)) found.push_back(area);
  return found;
}

struct SearchAreas {
  Reading reading;
  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<AreaQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const catalogue = reading.catalogue.now();
    auto const is_covered = [&](AreaCode code) { return catalogue->covers(code); };
    auto const match = reading.areas.resolve(wanted->query, is_covered);
    AreaList list{.match = {}, .is_ambiguous = !match.choices.empty(), .areas = {}};
    if (match.area) list.match = view_of(*match.area, reading.areas, *catalogue);
    auto const limit = static_cast<std::size_t>(wanted->limit);
    auto found = base::trim(wanted->query).empty()
                     ? covered_cities(reading.areas, *catalogue)
                     : reading.areas.search(wanted->query, limit, is_covered);
    if (found.empty()) found = match.suggestions;
    if (found.size() > limit) found.resize(limit);
    for (auto const* area : found) list.areas.push_back(view_of(*area, reading.areas, *catalogue));
    return http::ok(http::to_json(list));
  }
};

struct GetArea {
  Reading reading;
  Response operator()(Request const& request) const {
    auto const code = AreaCode::parse(request.params.find("adcode").value_or(""));
    auto const* const area = code ? reading.areas.find(*code) : nullptr;
    if (!area)
      return refused(base::refuse(base::Refusal::not_found, "There is no such area."), request);
    auto const catalogue = reading.catalogue.now();
    auto const view = [&](Area const& of) { return view_of(of, reading.areas, *catalogue); };
    AreaDetail detail{.area = view(*area), .parent = {}, .children = {}};
    if (auto const* const parent = reading.areas.parent_of(*area)) detail.parent = view(*parent);
    for (auto const& child : reading.areas.all())
      if (child.parent == area->code) detail.children.push_back(view(child));
    return http::ok(http::to_json(detail));
  }
};

// Places of a query in the order of the answer: by sureness of the name and then by distance or
// popularity.
std::vector<Place const*> find_places(Wanted const& wanted, PlaceIndex const& index) {
  std::vector<Place const*> found;
  auto const fits = [&](Place const& place) { return wanted.fits(place); };
  if (wanted.query.query) {
    auto hits = index.find(*wanted.query.query, fits);
    if (wanted.query.near)
      std::ranges::stable_sort(hits, {}, [&](SearchHit const& hit) {
        return std::pair(hit.match, wanted.away_m(*hit.place));
      });
    for (auto const& hit : hits) found.push_back(hit.place);
    return found;
  }
  auto const all = wanted.query.near
                       ? index.catalogue().near(wanted.centre(), wanted.query.radius_m)
                       : index.by_popularity();
  std::ranges::copy_if(all, std::back_inserter(found),
                       [&](Place const* place) { return fits(*place); });
  return found;
}

struct SearchPlaces {
  Reading reading;
  Response operator()(Request const& request) const {
    auto const wanted = http::parse_query<PlaceQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const area = wanted->area ? AreaCode::parse(*wanted->area) : std::nullopt;
    if (area && !reading.areas.find(*area))
      return refused(base::refuse_field("area", "This is not the code of any area."), request);
    if (wanted->near && !base::is_on_earth({wanted->near->at(0), wanted->near->at(1)}))
      return refused(base::refuse_field("near", "Must be a latitude and a longitude."), request);
    auto const index = reading.catalogue.index();
    return http::ok(http::to_json(page_of(*wanted, find_places({*wanted, area}, *index))));
  }

 private:
  static PlaceList page_of(PlaceQuery const& wanted, std::vector<Place const*> const& found) {
    PlaceList list{.total = static_cast<std::int64_t>(found.size()), .places = {}};
    auto const first = std::min(found.size(), static_cast<std::size_t>(wanted.offset));
    auto const last = std::min(found.size(), first + static_cast<std::size_t>(wanted.limit));
    for (auto i = first; i < last; ++i) {
      std::optional<double> away;
      if (wanted.near)
        away = base::distance_m({wanted.near->at(0), wanted.near->at(1)}, found[i]->at);
      list.places.push_back(summary_of(*found[i], away));
    }
    return list;
  }
};

struct GetPlace {
  Reading reading;
  Response operator()(Request const& request) const {
    auto const catalogue = reading.catalogue.now();
    auto const key = PlaceKey::parse(request.params.find("key").value_or(""));
    auto const* const place = key ? catalogue->find(*key) : nullptr;
    if (!place)
      return refused(base::refuse(base::Refusal::not_found, "There is no such place."), request);
    return http::ok(http::to_json(detail_of(*place, reading)));
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(Reading const& reading) {
  return {
      http::get("/api/areas")
          .named("searchAreas", "Find provinces, cities and districts by name", "places")
          .anyone()
          .query<AreaQuery>()
          .answers<AreaList>(200)
          .calls(SearchAreas{reading}),
      http::get("/api/areas/{adcode}")
          .named("getArea", "One area, what it lies in and what lies in it", "places")
          .anyone()
          .answers<AreaDetail>(200)
          .calls(GetArea{reading}),
      http::get("/api/places")
          .named("searchPlaces", "Find places of the catalogue", "places")
          .anyone()
          .query<PlaceQuery>()
          .answers<PlaceList>(200)
          .calls(SearchPlaces{reading}),
      http::get("/api/places/{key}")
          .named("getPlace", "Everything known about a place, and when it is open today", "places")
          .anyone()
          .answers<PlaceDetail>(200)
          .calls(GetPlace{reading}),
  };
}

}  // namespace places
