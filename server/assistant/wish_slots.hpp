// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "assistant/lexicon.hpp"
#include "base/civil.hpp"
#include "base/money.hpp"
#include "planner/plan.hpp"

// What a text asks for, slot by slot, each with the words it came from.
namespace assistant {

struct Span {  // [from, until) in bytes of the text
  std::uint32_t from = 0;
  std::uint32_t until = 0;
  friend bool operator==(Span const&, Span const&) = default;
};

enum class Strength : std::uint8_t { hard, soft };

// "A or B": of every group at least one branch must hold, and a branch holds when all that
// carries its number does. Group 0: no alternative.
struct Either {
  int group = 0;
  int branch = 0;
  friend bool operator==(Either const&, Either const&) = default;
};

template <class T>
struct Said {
  T value{};
  std::vector<Span> words{};
  Strength strength = Strength::hard;
  double confidence = 1;  // 1: said in so many words; below 0.5: a guess worth asking about
  Either either{};
};

// Something of the lexicon, wanted or not.
struct Thing {
  Family family = Family::sight;
  std::string id;
  std::string name;     // as Chinese readers are shown it
  std::string name_en;  // and as English readers are
  bool is_wanted = true;
  bool is_only = false;  // 只去免费景点: nothing else
};

enum class Bound : std::uint8_t { at_most, about, at_least };
enum class BudgetFor : std::uint8_t { all, hotel, intercity, local, food, sights };
enum class BudgetPer : std::uint8_t { trip, day, night, meal, ticket, room_night };

struct Budget {
  base::Money amount;
  BudgetFor what = BudgetFor::all;
  BudgetPer per = BudgetPer::trip;
  bool is_per_person = false;  // otherwise for the whole party
  Bound bound = Bound::at_most;
};

enum class Leg : std::uint8_t { there, back, both };
enum class IntercityMode : std::uint8_t { train, high_speed, airplane, coach, car, ship };

struct Intercity {
  IntercityMode mode = IntercityMode::train;
  Leg leg = Leg::both;
  bool is_wanted = true;
};

enum class LocalMode : std::uint8_t { walk, bike, bus, metro, taxi, car };

// beyond_km: only legs longer than that are meant: taxi wanted beyond 4.6 km, or no walk
// beyond 2 km.
struct Local {
  LocalMode mode = LocalMode::walk;
  bool is_wanted = true;
  std::optional<double> beyond_km;
};

enum class Moment : std::uint8_t { arrive, leave };
enum class When : std::uint8_t { at, not_before, not_after };

// 上午十点后出发, 晚上八点前到家.
struct IntercityTime {
  Leg leg = Leg::there;
  Moment moment = Moment::leave;
  When when = When::not_before;
  base::Minutes at{};
};

// 九点前到灵隐寺; the place may be of any family but city.
struct VisitTime {
  Thing place;
  Moment moment = Moment::arrive;
  When when = When::not_after;
  base::Minutes at{};
};

struct VisitStay {
  Thing place;
  Bound bound = Bound::at_least;
  base::Minutes length{};
};

struct Order {  // 先 first 再 then
  Thing first;
  Thing then;
};

// Each day: out not before, back at the hotel not after.
struct DailyLimit {
  bool is_end = true;
  base::Minutes at{};
};

enum class Counted : std::uint8_t { sights, meals };

struct Count {
  Counted of = Counted::sights;
  Bound bound = Bound::about;  // about: exactly so many were said
  bool is_per_day = false;
  int number = 0;
};

enum class RoomType : std::uint8_t { single, double_bed, twin, triple, family };

// 离西湖 1 公里以内; no distance: near.
struct HotelNear {
  Thing place;
  std::optional<double> within_km;
};

// vegetarian, halal: said of themselves, so every meal must cater for it.
enum class Need : std::uint8_t {
  wheelchair,
  pets,
  kids,
  stroller,
  little_walking,
  pregnancy,
  vegetarian,
  halal
};

enum class DayPart : std::uint8_t { whole, morning, noon, afternoon, evening };
enum class Change : std::uint8_t {
  replace,         // what → by
  remove,          // what
  add,             // what
  move,            // what to that day
  relax,           // less on that day
  intensify,       // more on that day
  indoor_if_rain,  // something under a roof when it rains
  cheaper,
  shorter,  // stay less long at `what`
  longer,
};

// A command about a plan that exists. Day 0: none was said; -1: the last one.
struct Revision {
  Change change = Change::replace;
  int day = 0;
  DayPart part = DayPart::whole;
  std::optional<Thing> what;
  std::optional<Thing> by;
};

// What the text says, and nothing else: what was not said is empty.
struct ReadWish {
  std::optional<Said<Thing>> origin;  // cities
  std::vector<Said<Thing>> destinations;

  std::optional<Said<base::Day>> from;
  std::optional<Said<base::Day>> until;  // the last day, inclusive
  std::optional<Said<int>> days;
  std::optional<Said<int>> nights;

  std::optional<Said<int>> people;  // everybody, whether said so or added up
  std::optional<Said<int>> adults;  // 18 to 64
  std::optional<Said<int>> children;
  std::vector<Said<int>> child_ages;
  std::optional<Said<int>> seniors;
  std::vector<Said<Need>> needs;

  std::vector<Said<Budget>> budgets;
  std::optional<Said<planner::Pace>> pace;

  std::vector<Said<Thing>> places;  // sights, restaurants and stations by name
  std::vector<Said<Thing>> kinds;
  std::vector<Said<Thing>> cuisines;

  std::vector<Said<Thing>> hotels;  // by name
  std::vector<Said<Thing>> hotel_features;
  std::optional<Said<int>> hotel_stars;  // at least
  std::optional<Said<int>> rooms;
  std::vector<Said<RoomType>> room_types;  // several only as alternatives
  std::vector<Said<HotelNear>> hotel_near;

  std::vector<Said<Intercity>> intercity;
  std::vector<Said<IntercityTime>> intercity_times;
  std::vector<Said<Local>> local;

  std::vector<Said<VisitTime>> visit_times;
  std::vector<Said<VisitStay>> visit_stays;
  std::vector<Said<Order>> orders;
  std::vector<Said<DailyLimit>> daily_limits;
  std::vector<Said<Count>> counts;

  std::vector<Said<Revision>> revisions;
  std::vector<Span> not_understood;  // only words that carry meaning
};

// Reads a text in Chinese or English; never refuses. Deterministic; linear in the text but for
// short windows. `today` is a civil day in China. Text that is not UTF-8 counts as not understood.
// `town`: the id of the city the text is about, where that is known beforehand.
ReadWish read_wish(std::string_view text, Lexicon const& lexicon, base::Day today,
                   std::string_view town = {});

}  // namespace assistant
