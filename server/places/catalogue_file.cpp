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

constexpr std::array<std::string_view, 35> columns{
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
    "source",        "as_of",          "verified",
    "hours_unread",  "licence"};
// A file may leave out the last two.
constexpr std::size_t columns_required = 33;
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

base::LatLon wgs84_from(base::LatLon at, Datum datum) {
  if (datum == Datum::gcj02) return base::wgs84_from_gcj02(at);
  return datum == Datum::bd09 ? base::wgs84_from_bd09(at) : at;
}

// How the rows of a file are to be read.
struct Convention {
  Areas const* areas = nullptr;
  Datum datum = Datum::wgs84;
};

void read_position(RowReader& row, Convention const& convention, Place& place) {
  auto const lat = row.decimal("lat", -90, 90);
  auto const lon = row.decimal("lon", -180, 180);
  place.at = wgs84_from({lat.value_or(0), lon.value_or(0)}, convention.datum);
  place.address = row.text("address", longest_sentence);
  auto const area = AreaCode::parse(row.next("adcode"));
  if (!area) return row.refuse("adcode", "must be a division code of six digits");
  place.area = *area;
  if (!convention.areas) return;
  auto const* const known = convention.areas->find(*area);
  if (!known) return row.refuse("adcode", "is not the code of any area");
  if (known->level == AreaLevel::country) return;  // some are larger than any limit
  double const away = base::distance_m(place.at, known->at);
  if (lat && lon && away > farthest_m)
    row.refuse("lat", fmt::format("lies {:.0f} km from {}; is the position right?", away / 1000,
                                  known->name_zh));
}

void read_hours(RowReader& row, Place& place) {
  auto const& text = row.next("opening_hours");
  if (!text.empty()) {
    auto hours = OpeningHours::parse(text, place.at, place.area);
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
  if (!place.is_lodging() && (place.stars || place.sleeps))
    row.refuse("stars", "only lodging has stars and sleeps");
}

// Sources of others seldom tell the class of a house.
void check_lodging(RowReader& row, Place const& place) {
  if (place.kinds.empty() || !place.is_lodging()) return;
  bool const is_ours = place.licence.empty();
  if (!place.sleeps || (is_ours && !place.stars))
    row.refuse("stars", is_ours ? "lodging needs stars and sleeps" : "lodging needs sleeps");
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
  place.hours_unread = row.text("hours_unread", longest_sentence);
  place.licence = row.text("licence", longest_name);
  if (place.hours && !place.hours_unread.empty())
    row.refuse("hours_unread", "there are hours that can be read");
}

Place read_place(RowReader row, Convention const& convention) {
  Place place;
  read_names(row, place);
  read_position(row, convention, place);
  read_hours(row, place);
  read_visit(row, place);
  read_prices(row, place);
  place.setting = row.word<Setting>("setting");
  place.cuisines = row.words<Cuisine>("cuisines");
  place.tags = row.words<Tag>("tags");
  read_lodging(row, place);
  read_needs(row, place);
  read_rest(row, place);
  check_lodging(row, place);
  return place;
}

std::string joined(std::vector<std::string> const& parts) {
  return fmt::format("{}", fmt::join(parts, ";"));
}

template <class Word>
std::string words_of_all(std::vector<Word> const& values) {
  std::vector<std::string> words;
  for (auto const value : values) words.emplace_back(to_word(value));
  return joined(words);
}

std::string text_of(Price const& price) {
  if (price.is_unknown()) return "";
  if (price.state() == PriceState::free) return "free";
  return fmt::format("{}", static_cast<double>(price.amount().minor()) / 100);
}

std::string text_of(std::optional<int> number) { return number ? std::to_string(*number) : ""; }
std::string text_of(std::optional<base::Minutes> minutes) {
  return minutes ? std::to_string(minutes->count()) : "";
}

}  // namespace

std::string to_text(RowProblem const& problem) {
  auto const where = fmt::format("{}:{}: ", problem.file, problem.line);
  return where + (problem.column.empty() ? "" : problem.column + ": ") + problem.why;
}

std::string catalogue_header() {
  return csv_line(std::vector<std::string>(columns.begin(), columns.end()));
}

std::string catalogue_record(Place const& place) {
  return csv_line({place.key.str(),
                   place.name_zh,
                   place.name_en,
                   joined(place.aliases),
                   words_of_all(place.kinds),
                   fmt::format("{:.7g}", place.at.lat),
                   fmt::format("{:.8g}", place.at.lon),
                   place.address,
                   place.area.str(),
                   place.hours ? place.hours->text() : "",
                   text_of(place.last_entry),
                   text_of(place.visit ? std::optional(place.visit->min) : std::nullopt),
                   text_of(place.visit ? std::optional(place.visit->usual) : std::nullopt),
                   text_of(place.visit ? std::optional(place.visit->max) : std::nullopt),
                   std::string(to_word(place.prices.basis)),
                   text_of(place.prices.adult),
                   text_of(place.prices.child),
                   text_of(place.prices.senior),
                   std::string(to_word(place.setting)),
                   words_of_all(place.cuisines),
                   words_of_all(place.tags),
                   text_of(place.stars),
                   text_of(place.sleeps),
                   std::string(to_word(place.booking)),
                   std::string(to_word(place.step_free)),
                   std::string(to_word(place.kid_friendly)),
                   std::string(to_word(place.pet_friendly)),
                   std::to_string(place.popularity),
                   place.note_zh,
                   place.note_en,
                   place.source,
                   base::to_text(place.as_of),
                   place.is_verified ? "yes" : "no",
                   place.hours_unread,
                   place.licence});
}

CatalogueFile read_catalogue(std::string_view file, std::string_view csv, Areas const* areas,
                             Datum datum) {
  CatalogueFile read;
  auto table = CsvTable::read(csv, columns);
  bool const is_short = !table;
  if (is_short) table = CsvTable::read(csv, std::span(columns).first(columns_required));
  if (!table) {
    read.problems.push_back({std::string(file), 1, "", table.error().why});
    return read;
  }
  std::unordered_set<PlaceKey> keys;
  for (auto& row : table->rows) {
    if (read.problems.size() >= most_problems) break;
    if (row.fields.size() == columns_required) row.fields.resize(columns.size());
    RowReader reader(file, columns, row, read.problems);
    if (row.fields.size() != columns.size()) {
      reader.refuse("", fmt::format("has {} fields, not {}", row.fields.size(),
                                    is_short ? columns_required : columns.size()));
      continue;
    }
    auto const faults_before = read.problems.size();
    auto place = read_place(reader, {areas, datum});
    if (!keys.insert(place.key).second) reader.refuse("key", "stands in this file twice");
    if (read.problems.size() > faults_before) continue;
    read.records.push_back(datum == Datum::wgs84 ? csv_line(row.fields) : catalogue_record(place));
    read.places.push_back(std::move(place));
  }
  return read;
}

}  // namespace places
