// SPDX-License-Identifier: Apache-2.0
#include "assistant/questions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "assistant/facts.hpp"

namespace assistant {
namespace {

using std::chrono::days;

Choice choice(std::string value, std::string zh, std::string en) {
  return {std::move(value), {std::move(zh), std::move(en)}};
}

Choice choice_of(Thing const& thing) { return choice(thing.id, thing.name, thing.name_en); }

// The heaviest cities that have places.
std::vector<Choice> covered_cities(Lexicon const& lexicon) {
  std::set<std::string> covered;
  for (auto const& entry : lexicon.entries())
    if (entry.family == Family::sight) covered.insert(entry.city);
  std::vector<Entry const*> cities;
  for (auto const& entry : lexicon.entries())
    if (entry.family == Family::city && covered.contains(entry.id)) cities.push_back(&entry);
  std::stable_sort(cities.begin(), cities.end(),
                   [](auto const* a, auto const* b) { return a->weight > b->weight; });
  std::vector<Choice> choices;
  for (auto const* city : cities)
    if (choices.size() < 6)
      choices.push_back(choice(city->id, city->names[0], english_name(*city)));
  return choices;
}

std::vector<Choice> next_days(base::Day today) {
  auto const weekday = static_cast<int>(std::chrono::weekday(today).iso_encoding());
  auto const saturday = today + days(weekday <= 6 ? 6 - weekday : 6);
  std::vector<Choice> choices{choice(base::to_text(today + days(1)), "明天", "tomorrow")};
  choices.push_back(choice(base::to_text(saturday), "周六", "Saturday"));
  choices.push_back(choice(base::to_text(saturday + days(7)), "下周六", "next Saturday"));
  return choices;
}

class Asking {
 public:
  Asking(ReadWish const& wish, Lexicon const& lexicon, base::Day today)
      : wish_(wish), lexicon_(lexicon), today_(today) {}

  std::vector<Question> ask() {
    ask_where();
    ask_contradictions();
    ask_when();
    ask_how_long();
    ask_who();
    if (questions_.size() > most_questions) questions_.resize(most_questions);
    return std::move(questions_);
  }

 private:
  void add(std::string slot, std::string zh, std::string en, std::vector<Choice> choices) {
    questions_.push_back({std::move(slot), {std::move(zh), std::move(en)}, std::move(choices)});
  }

  void ask_where() {
    if (wish_.destinations.empty())
      return add("destination", "您想去哪座城市？", "Which city would you like to visit?",
                 covered_cities(lexicon_));
    if (wish_.destinations.size() == 1) return;
    std::vector<Choice> choices;
    for (auto const& city : wish_.destinations) choices.push_back(choice_of(city.value));
    add("destination", "一次规划一座城市，先规划哪一座？",
        "A plan covers one city; which one first?", std::move(choices));
  }

  void ask_contradictions() {
    ask_wanted_and_refused();
    ask_two_budgets();
    bool const runs_back = wish_.from && wish_.until && wish_.until->value < wish_.from->value;
    if (runs_back)
      add("until", "返回日期早于出发日期，请确认哪天返回。",
          "The return lies before the departure; when do you return?", {});
    ask_length_that_differs();
    ask_head_count();
  }

  void ask_wanted_and_refused() {
    for (auto const& wanted : wish_.places)
      for (auto const& refused : wish_.places) {
        bool const collide = wanted.value.is_wanted && !refused.value.is_wanted &&
                             wanted.value.id == refused.value.id;
        if (!collide) continue;
        auto const& name = wanted.value.name;
        return add(
            "place", fmt::format("“{}”到底去不去？", name),
            fmt::format("Do you want to visit {} or not?", wanted.value.name_en),
            {choice(wanted.value.id, "去", "yes"), choice("-" + wanted.value.id, "不去", "no")});
      }
  }

  void ask_two_budgets() {
    std::vector<Choice> choices;
    for (auto const& fact : facts_of(wish_))
      if (fact.slot == "budget" && fact.value.starts_with("total") && fact.either.group == 0 &&
          fact.value.find('/') == std::string::npos)
        choices.push_back({fact.value, fact.label});
    bool const differ = choices.size() > 1 && choices[0].value != choices[1].value;
    if (differ)
      add("budget", "说了两个总预算，以哪个为准？", "Two budgets were given; which one counts?",
          std::move(choices));
  }

  void ask_length_that_differs() {
    if (!wish_.from || !wish_.until || !wish_.days) return;
    auto const span = static_cast<int>((wish_.until->value - wish_.from->value).count()) + 1;
    if (span == wish_.days->value || span < 1) return;
    auto const day_choice = [](int number) {
      return choice(std::to_string(number), fmt::format("{}天", number),
                    fmt::format("{} days", number));
    };
    add("days", "日期与天数对不上，玩几天？", "The dates and the number of days differ.",
        {day_choice(wish_.days->value), day_choice(span)});
  }

  void ask_head_count() {
    auto const count = [](std::optional<Said<int>> const& slot) { return slot ? slot->value : 0; };
    int const sum = count(wish_.adults) + count(wish_.children) + count(wish_.seniors);
    bool const differs = wish_.people && wish_.adults && sum > wish_.people->value;
    if (!differs) return;
    auto const head_choice = [](int number) {
      return choice(std::to_string(number), fmt::format("{}人", number),
                    fmt::format("{} people", number));
    };
    add("people", "一共几个人出行？", "How many of you travel?",
        {head_choice(wish_.people->value), head_choice(sum)});
  }

  void ask_when() {
    if (!wish_.from || wish_.from->confidence < 0.5)
      add("from", "哪天出发？", "When do you set off?", next_days(today_));
  }

  void ask_how_long() {
    if (wish_.days || wish_.nights || wish_.until) return;
    std::vector<Choice> choices;
    for (int const number : {2, 3, 5})
      choices.push_back(choice(std::to_string(number), fmt::format("{}天", number),
                               fmt::format("{} days", number)));
    add("days", "玩几天？", "For how many days?", std::move(choices));
  }

  // Who goes with children that are named alone is not for a program to make up.
  void ask_who_goes_with_children() {
    std::vector<Choice> choices;
    for (int const number : {1, 2, 3})
      choices.push_back(choice(std::to_string(number), fmt::format("{}位成人", number),
                               fmt::format("{} adult{}", number, number == 1 ? "" : "s")));
    add("adults", "有几位成人和孩子同行？", "How many adults come with the children?",
        std::move(choices));
  }

  void ask_who() {
    if (wish_.people && wish_.people->confidence >= 0.5) return;
    if (wish_.children && wish_.adults) return ask_who_goes_with_children();
    std::vector<Choice> choices;
    for (int const number : {1, 2, 3, 4})
      choices.push_back(choice(std::to_string(number), fmt::format("{}人", number),
                               number == 1 ? "just me" : fmt::format("{} people", number)));
    add("people", "几个人出行？", "How many of you travel?", std::move(choices));
  }

  ReadWish const& wish_;
  Lexicon const& lexicon_;
  base::Day today_;
  std::vector<Question> questions_;
};

}  // namespace

std::vector<Question> questions_for(ReadWish const& wish, Lexicon const& lexicon, base::Day today) {
  return Asking(wish, lexicon, today).ask();
}

}  // namespace assistant
