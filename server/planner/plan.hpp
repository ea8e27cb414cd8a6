// SPDX-License-Identifier: Apache-2.0
// The finished plan, the facts it rests on and what was asked for: the small types that the
// optimiser's callers fill and that the verifier re-checks.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/money.hpp"

namespace planner {

using base::Day;
using base::Minutes;
using base::MinuteSpan;
using base::Money;

// Every sentence for people exists in both languages.
struct Words {
  std::string zh;
  std::string en;
};

enum class Known : std::uint8_t { unknown, no, yes };
enum class Mode : std::uint8_t { walk, bike, bus, metro, taxi };
enum class Role : std::uint8_t { sight, food, lodging, hub };
enum class Meal : std::uint8_t { none, breakfast, lunch, dinner };
enum class Tier : std::uint8_t { luxury, economy, backpacker };  // 豪华尊享游 经济适用游 特种兵穷游
enum class Pace : std::uint8_t { relaxed, normal, intense };
enum class CostKind : std::uint8_t { ticket, meal, lodging, transport, ride };
// What positions are given in. GCJ-02 and BD-09 are shifted by hundreds of metres.
enum class Datum : std::uint8_t { unknown, wgs84, gcj02, bd09 };

// From `low` to `high`; equal when the price is known. An unknown price is a stated range, never 0.
struct PriceRange {
  Money low;
  Money high;
  bool is_known = true;
};

// What a place costs per person, room or night; nullopt: unknown.
struct UnitPrices {
  std::optional<Money> adult;
  std::optional<Money> child;
  std::optional<Money> senior;
};

// What a house asks of its guests; nullopt: nobody said.
struct LodgingTerms {
  std::optional<Minutes> check_in_from;
  std::optional<Minutes> check_out_until;
  std::optional<int> nights_min;
  Known is_refundable = Known::unknown;
  bool is_usual = false;  // not the house's own words, but what such houses usually ask
};

struct PlaceFacts {
  std::string key;
  Words name;
  std::string city;      // adcode of the prefecture or municipality, "350100"
  std::string district;  // adcode, "350102"
  base::LatLon at;
  Datum datum = Datum::unknown;
  std::optional<Minutes> utc_offset;  // of the place's clocks
  Role role = Role::sight;
  std::vector<std::string> kinds;
  std::vector<std::string> cuisines;
  Minutes stay_min{0};
  Minutes stay_max{0};
  std::optional<Minutes> last_entry;  // before closing; nullopt: no such rule known
  UnitPrices prices;
  Known is_outdoor = Known::unknown;
  Known step_free = Known::unknown;
  Known kid_friendly = Known::unknown;
  Known pet_friendly = Known::unknown;
  std::vector<std::string> diets;  // catered for, as in Needs::diets; what is not listed is unknown
  int sleeps = 0;                  // lodging: people per room
  LodgingTerms terms;              // lodging
  Known needs_booking = Known::unknown;
  std::optional<int> booking_lead_days;
  std::string source;
  Day as_of{};
  bool is_verified = false;
};

// When a place may be visited on one service day. Spans may run past 1440.
struct Hours {
  bool is_known = false;
  std::vector<MinuteSpan> spans;
};

struct Weather {
  int rain_percent = 0;  // the chance of rain
  int celsius_max = 0;
  int wind_m_s = 0;
  int air_quality = 0;  // AQI
};

struct Travel {
  Minutes time{0};
  int metres = 0;
  Money fare;  // for one person, or for one car
  bool is_estimate = true;
  bool is_known = true;    // false: nobody can say how long this takes
  bool is_slowed = false;  // by traffic at this hour
};

// A train, flight or ship as a timetable has it or a plan claims it. The times are those of the
// clocks at either end, so one may well arrive "before" one departs.
struct Ride {
  std::string number;  // G1631, MU5301; empty: an estimate, no timetable was asked
  std::string from;    // as the timetable calls it
  std::string to;
  Day depart_day{};
  Minutes departs{0};
  Minutes depart_offset{0};  // of the clocks there from UTC
  Day arrive_day{};
  Minutes arrives{0};
  Minutes arrive_offset{0};
  std::string source;
  Day as_of{};
  std::optional<Money> fare = {};  // of one adult; nullopt: not known
};

// Where a fact comes from, and of which day it is.
struct Source {
  std::string name;
  std::optional<Day> as_of;  // none for what was computed
};

// The facts the verifier looks things up in. It trusts nothing that the plan itself claims.
class World {
 public:
  virtual ~World() = default;
  virtual PlaceFacts const* find(std::string const& key) const = 0;
  virtual Hours hours(std::string const& key, Day day) const = 0;
  // Leaving at this minute of the service day.
  virtual Travel travel(PlaceFacts const& from, PlaceFacts const& to, Mode mode,
                        Minutes leave) const = 0;
  virtual Source travel_source() const = 0;
  // nullopt: nobody has a forecast for that day yet.
  virtual std::optional<Weather> weather(std::string const& city, Day day) const = 0;
  // The ride of that number that departs on that day; nullopt: no timetable knows it.
  virtual std::optional<Ride> ride(std::string const& number, Day day) const = 0;
};

struct Party {
  int adults = 1;
  std::vector<int> child_ages;  // under 18; under 6 enter and eat free
  int seniors = 0;              // 65 and older
  int people() const { return adults + static_cast<int>(child_ages.size()) + seniors; }
};

// Where and when the trip may begin or must be over (a station, an airport).
struct Anchor {
  std::string place;
  Minutes at{0};
};

struct Needs {
  std::string city;      // adcode of the prefecture
  std::string district;  // adcode the traveller named; empty: the whole city
  Day from{};
  Day until{};  // the last day, inclusive
  Party party;
  Money budget;  // for the whole party
  bool step_free = false;
  bool kid_friendly = false;
  bool pet_friendly = false;
  Pace pace = Pace::normal;
  std::vector<std::string> must;         // place keys
  std::vector<std::string> avoid;        // place keys
  std::vector<std::string> avoid_kinds;  // words of the kind vocabulary
  std::vector<std::string> diets;  // vegetarian, halal, not_spicy: every meal must cater for them
  std::optional<Anchor> arrival;
  std::optional<Anchor> departure;
  std::optional<Day> planned_on;  // the day from which there is time to book
};

struct Visit {
  std::string place;
  Role role = Role::sight;
  Meal meal = Meal::none;
  MinuteSpan stay;
  bool is_pinned = false;
  bool says_to_book = false;               // the plan tells the traveller to book
  std::optional<std::string> alternative;  // a place under a roof for the same time
};

// The time span is the journey itself, without the waiting before or after it.
struct Leg {
  std::string from;
  std::string to;
  Mode mode = Mode::walk;
  MinuteSpan span;
  int metres = 0;
  Money fare;  // for the whole party: World::travel's, times heads of 6 and older or cars
};

// legs[i] leads to visits[i]; the last one leads to `end`. So legs.size() == visits.size() + 1.
struct DayPlan {
  Day date{};
  int weekday = 0;    // as the plan writes it: 1 is Monday; 0: it does not say
  std::string start;  // place key: last night's lodging, or where the traveller arrives
  std::string end;    // place key: tonight's lodging, or where the traveller leaves from
  std::vector<Visit> visits;
  std::vector<Leg> legs;
  std::optional<std::string> lodging;  // tonight; none on the last day
};

// One thing to pay for. Who pays, and what:
// - tickets, meals: one line per visit and unit price; those who pay the same share it. Children
//   under 6 are free. What costs nothing has no line or a line of 0. A child or senior whose
//   price is unknown pays the adult price for a meal, nothing where adults pay nothing, and is
//   otherwise on a line with is_known = false.
// - lodging: one line per night, per room and night; quantity: rooms. `date`: the evening.
// - transport: one line per leg that costs something, `place`: where the leg leads to. Taxis:
//   per car of 4 seats, quantity: cars. Else per head, under 6 free. The unit contains the fare
//   that World::travel states (a single figure or a range around it).
// - rides: lines without a place on the day of departure, in the order of the rides. Their
//   quantities add up to the heads of 6 and older, the dearest unit is the fare where the
//   timetable knows it and children may pay less; of an estimate the unit is a range. An estimated
//   ride may be one line for cars of 5 seats instead. Rides whose timetable has no fare need none.
// An unknown price has low < high.
struct LedgerLine {
  CostKind kind = CostKind::ticket;
  Words label;
  std::string place;
  Day date{};
  PriceRange unit;
  int quantity = 1;
  PriceRange total;  // unit × quantity
  bool is_paid = false;
  bool promises_refund = false;
  Source source;  // of the unit price
};

struct Plan {
  Tier tier = Tier::economy;
  Datum datum = Datum::unknown;       // of the positions it is drawn with
  std::optional<Minutes> utc_offset;  // of the clocks its times are read from
  std::vector<Ride> rides;
  std::vector<DayPlan> days;
  std::vector<LedgerLine> ledger;
  PriceRange total;  // for the whole party: the sum of the ledger
};

}  // namespace planner
