// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <span>
#include <string_view>

#include "assistant/impl/compiled_names.hpp"

// The words of the language itself, as opposed to names: what each is a cue for.
namespace assistant::impl {

enum class Cue : std::uint8_t {
  none,
  filler,  // says nothing
  // logic; soft and hard colour what follows in the clause
  no,
  except,
  only,
  or_,
  and_,
  soft,
  hard,
  if_,
  but,
  any_of,
  unfit,  // speaks against what stands before: 太远
  either_or,
  each,
  no_need,
  // the way
  from,
  to,
  depart,
  arrive,
  come_back,
  way_there,
  way_back,
  here,
  via,
  round_trip,
  // verbs
  visit,
  see,
  go,
  eat,
  stay,
  ride,
  choose,
  leave,
  linger,
  with,
  // units
  day,
  night,
  person,
  age,
  month_old,
  yuan,
  km,
  metre,
  minute,
  hour,
  half,
  oclock,
  week,
  month,
  year,
  star,
  room,
  fold_ten_thousand,
  day_of_month,
  ordinal,
  meal_count,
  sight_count,
  // things
  hotel,
  meal,
  sight,
  ticket,
  restaurant,
  station,
  trip,
  city_traffic,
  intercity_traffic,
  lodging,
  // money
  budget,
  at_most,
  below,
  about,
  at_least,
  above,
  per_person,
  per_night,
  per_day,
  per_meal,
  per_room,
  total,
  money_food,
  money_sights,
  money_local,
  money_intercity,
  money_hotel,
  price,
  // modes; value: IntercityMode, LocalMode
  intercity_mode,
  local_mode,
  distance,
  // people; value: how many
  adult,
  child,
  senior,
  companion,
  couple,
  family,
  me,
  us,
  alone,
  kids_age,
  wheelchair,
  pet,
  stroller,
  little_walking,
  pregnant,
  vegetarian,
  halal,
  // time of day; value: minutes
  day_part,
  before,
  after,
  every_day,
  getting_up,
  // dates
  relative_day,
  weekday,
  month_name,
  festival,
  lunar,
  next_month,
  this_month,
  next_year,
  this_year,
  month_part,
  holiday,
  days_later,
  week_word,
  // lodging; room_type value: RoomType
  near,
  around,
  room_type,
  suite,
  // order and revision
  first,
  then,
  replace,
  remove,
  add,
  relax,
  intensify,
  rain,
  indoor,
  move,
  shorter,
  longer,
  cheaper,
  last_day,
  plan,
  // value: planner::Pace
  pace,
  // marks
  comma,
  list_comma,
  stop,
  newline,
  colon,
  tilde,
  slash,
  open,
  close,
};

// One cue said in several ways, parted by '|'; ASCII in lower case.
struct CueWords {
  Cue cue = Cue::none;
  int value = 0;
  std::string_view words;
};

std::span<CueWords const> chinese_cues();
std::span<CueWords const> english_cues();

struct CueWord {
  Cue cue = Cue::none;
  int value = 0;
};

// Every word of both languages as a table; an entry's number is that of its cue.
struct CueTable {
  NameTable table;
  std::vector<CueWord> cues;
};
CueTable const& cue_table();

// weekday's value: 100 × weeks ahead (9: not said) + weekday (1: Monday; 8: the weekend).
inline constexpr int weeks_not_said = 9;

enum Festival : int {
  new_year = 1,
  spring_festival,
  tomb_sweeping,
  labour_day,
  dragon_boat,
  mid_autumn,
  national_day,
  new_years_eve,
  lantern,
  qixi,
  double_ninth,
  christmas,
  valentine,
};

}  // namespace assistant::impl
