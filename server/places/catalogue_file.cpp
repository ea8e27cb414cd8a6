// SPDX-License-Identifier: Apache-2.0
#include "places/catalogue_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "places/areas.hpp"
#include "places/csv.hpp"
#include "places/impl/row_reader.hpp"

namespace places {
namespace {

constexpr std::array<std::string_view, 33> columns{
    "key",           "name_zh",        "name_en",
    "aliases",       "kinds",          "lat",
    "lon",           "address",        "adcode",
    "opening_hours", "last_entry_min", "visit_min",
    "visit_usual",   "visit_max",      "price_basis",
    "price_adult",   "price_child",    "price_senior",
    "setting",       "cuisines",       "tags",
    "stars",         "sleeps",         "booking",
    "step_free",     "kid_friendly",   "pet_friendly",
    "popularity",    "note_zh",        "note_en",
    "source",        "as_of",          "verified"};
constexpr std::size_t most_problems = 100;
constexpr std::size_t longest_name = 80;
constexpr std::size_t longest_sentence = 300;
constexpr int longest_stay_min = 12 * 60;
// The largest counties, and those whose centre is not known, reach no further than this.
constexpr double farthest_m = 600'000;

void read_names(RowReader& row, Place& place) {
  auto const& key = row.next("key");
  if (auto const parsed = PlaceKey::parse(key))
    place.key = *parsed;
  else
    row.refuse("key", "must be lower-case words joined by hyphens, like fuzhou-gushan");
  place.name_zh = row.required_text("name_zh", longest_name);
  place.name_en = row.required_text("name_en", longest_name);
  place.aliases = base::split(row.text("aliases", longest_sentence), ';');
  place.kinds = row.words<Kind>("kinds", true);
}

void read_position(RowReader& row, Areas const* areas, Place& place) {
  auto const lat = row.decimal("lat", -90, 90);
  auto const lon = row.decimal("lon", -180, 180);
  place.at = {lat.value_or(0), lon.value_or(0)};
  place.address = row.text("address", longest_sentence);
  auto const area = AreaCode::parse(row.next("adcode"));
  if (!area) return row.refuse("adcode", "must be a division code of six digits");
  place.area = *area;
  if (!areas) return;
  auto const* const known = areas->find(*area);
  if (!known) return row.refuse("adcode", "is not the code of any area");
  double const away = base::distance_m(place.at, known->at);
  if (lat && lon && away > farthest_m)
    row.refuse("lat", fmt::format("lies {:.0f} km from {}; is the position right?", away / 1000,
                                  known->name_zh));
}

void read_hours(RowReader& row, Place& place) {
  auto const& text = row.next("opening_hours");
  if (!text.empty()) {
    auto hours = OpeningHours::parse(text, place.at);
    if (hours)
      place.hours = *hours;
    else
      row.refuse("opening_hours", hours.error().why);
  }
  if (auto const minutes = row.whole("last_entry_min", 0, longest_stay_min))
    place.last_entry = base::Minutes(*minutes);
}

void read_visit(RowReader& row, Place& place) {
  auto const min = row.whole("visit_min", 1, longest_stay_min);
  auto const usual = row.whole("visit_usual", 1, longest_stay_min);
  auto const max = row.whole("visit_max", 1, 2 * longest_stay_min);
  if (min && usual && max) {
    if (*min > *usual || *usual > *max)
      row.refuse("visit_usual", "must lie between visit_min and visit_max");
    place.visit = {base::Minutes(*min), base::Minutes(*usual), base::Minutes(*max)};
  } else if (min || usual || max) {
    row.refuse("visit_min", "visit_min, visit_usual and visit_max go together");
  } else if (!place.kinds.empty() && (place.is_sight() || place.is_eating())) {
    row.refuse("visit_usual", "is required for sights and places to eat at");
  }
}

void read_prices(RowReader& row, Place& place) {
  place.prices.basis = row.word<PriceBasis>("price_basis");
  place.prices.adult = row.price("price_adult");
  place.prices.child = row.price("price_child");
  place.prices.senior = row.price("price_senior");
  bool const has_reduced = !place.prices.child.is_unknown() || !place.prices.senior.is_unknown();
  if (place.prices.basis == PriceBasis::room_night && has_reduced)
    row.refuse("price_child", "a room has only price_adult");
}

void read_lodging(RowReader& row, Place& place) {
  place.stars = row.whole("stars", 1, 5);
  place.sleeps = row.whole("sleeps", 1, 20);
  if (place.kinds.empty()) return;
  bool const is_complete = place.stars && place.sleeps;
  if (place.is_lodging() && !is_complete) row.refuse("stars", "lodging needs stars and sleeps");
  if (!place.is_lodging() && (place.stars || place.sleeps))
    row.refuse("stars", "only lodging has stars and sleeps");
}

void read_needs(RowReader& row, Place& place) {
  place.booking = row.word<Booking>("booking", Booking::unknown);
  place.step_free = row.word<Known>("step_free");
  place.kid_friendly = row.word<Known>("kid_friendly");
  place.pet_friendly = row.word<Known>("pet_friendly");
}

void read_rest(RowReader& row, Place& place) {
  place.popularity = row.whole("popularity", 0, 100).value_or(-1);
  if (place.popularity < 0) row.refuse("popularity", "is required");
  place.note_zh = row.text("note_zh", longest_sentence);
  place.note_en = row.text("note_en", longest_sentence);
  place.source = row.required_text("source", longest_sentence);
  auto const as_of = base::parse_day(row.next("as_of"));
  if (as_of)
    place.as_of = *as_of;
  else
    row.refuse("as_of", "must be a date like 2024-06-01");
  auto const& verified = row.next("verified");
  place.is_verified = verified == "yes";
  if (verified != "yes" && verified != "no") row.refuse("verified", "must be yes or no");
}

Place read_place(RowReader row, Areas const* areas) {
  Place place;
  read_names(row, place);
  read_position(row, areas, place);
  read_hours(row, place);
  read_visit(row, place);
  read_prices(row, place);
  place.setting = row.word<Setting>("setting");
  place.cuisines = row.words<Cuisine>("cuisines");
  place.tags = row.words<Tag>("tags");
  read_lodging(row, place);
  read_needs(row, place);
  read_rest(row, place);
  return place;
}

}  // namespace

std::string to_text(RowProblem const& problem) {
  auto const where = fmt::format("{}:{}: ", problem.file, problem.line);
  return where + (problem.column.empty() ? "" : problem.column + ": ") + problem.why;
}

std::string catalogue_header() {
  return csv_line(std::vector<std::string>(columns.begin(), columns.end()));
}

CatalogueFile read_catalogue(std::string_view file, std::string_view csv, Areas const* areas) {
  CatalogueFile read;
  auto const table = CsvTable::read(csv, columns);
  if (!table) {
    read.problems.push_back({std::string(file), 1, "", table.error().why});
    return read;
  }
  std::unordered_set<PlaceKey> keys;
  for (auto const& row : table->rows) {
    if (read.problems.size() >= most_problems) break;
    RowReader reader(file, columns, row, read.problems);
    if (row.fields.size() != columns.size()) {
      reader.refuse("", fmt::format("has {} fields, not {}", row.fields.size(), columns.size()));
      continue;
    }
    auto const faults_before = read.problems.size();
    auto place = read_place(reader, areas);
    if (!keys.insert(place.key).second) reader.refuse("key", "stands in this file twice");
    if (read.problems.size() > faults_before) continue;
    read.places.push_back(std::move(place));
    read.records.push_back(csv_line(row.fields));
  }
  return read;
}

}  // namespace places
