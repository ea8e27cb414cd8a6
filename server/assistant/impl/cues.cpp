// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/cues.hpp"

#include <array>
#include <string>
#include <utility>

namespace assistant::impl {
namespace {

class Builder {
 public:
  void add(CueWords const& said) {
    auto rest = said.words;
    while (!rest.empty()) {
      auto const bar = rest.find('|');
      add(said.cue, said.value, std::string(rest.substr(0, bar)));
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
  }

  void add(Cue cue, int value, std::string word) {
    table_.cues.push_back({cue, value});
    auto const index = static_cast<std::uint32_t>(table_.cues.size() - 1);
    table_.table.add(std::move(word), {index, NameForm::own});
  }

  CueTable build() && {
    table_.table.sort();
    return std::move(table_);
  }

 private:
  CueTable table_;
};

// 下周五, 本周末, "next friday".
void add_weekdays(Builder& builder) {
  static constexpr std::array<std::pair<std::string_view, int>, 8> shifts{{{"", weeks_not_said},
                                                                           {"这", 0},
                                                                           {"本", 0},
                                                                           {"这个", 0},
                                                                           {"下", 1},
                                                                           {"下个", 1},
                                                                           {"下下", 2},
                                                                           {"下下个", 2}}};
  static constexpr std::array<std::string_view, 8> numbers{"一", "二", "三", "四",
                                                           "五", "六", "日", "天"};
  for (auto const& [shift, weeks] : shifts)
    for (std::string_view const unit : {"周", "星期", "礼拜"}) {
      auto const start = std::string(shift) + std::string(unit);
      for (std::size_t i = 0; i < numbers.size(); ++i)
        builder.add(Cue::weekday, 100 * weeks + (i < 7 ? static_cast<int>(i) + 1 : 7),
                    start + std::string(numbers[i]));
      builder.add(Cue::weekday, 100 * weeks + 8, start + "末");
      if (weeks != weeks_not_said) builder.add(Cue::weekday, 100 * weeks, start);
    }
  static constexpr std::array<std::string_view, 8> days{
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "weekend"};
  static constexpr std::array<std::pair<std::string_view, int>, 4> english_shifts{
      {{"", weeks_not_said}, {"this ", 0}, {"coming ", weeks_not_said}, {"next ", 1}}};
  for (auto const& [shift, weeks] : english_shifts)
    for (std::size_t i = 0; i < days.size(); ++i)
      builder.add(Cue::weekday, 100 * weeks + static_cast<int>(i) + 1,
                  std::string(shift) + std::string(days[i]));
  builder.add(Cue::weekday, 100, "next week");
  builder.add(Cue::weekday, 0, "this week");
}

// 第一天, 第2天: as one word, for 一天 alone is a length.
void add_ordinals(Builder& builder) {
  static constexpr std::array<std::string_view, 10> numbers{"一", "二", "三", "四", "五",
                                                            "六", "七", "八", "九", "十"};
  for (int i = 0; i < 10; ++i) {
    auto const number = std::string(numbers[static_cast<std::size_t>(i)]);
    builder.add(Cue::ordinal, i + 1, "第" + number + "天");
    builder.add(Cue::ordinal, i + 1, "第" + std::to_string(i + 1) + "天");
  }
}

void add_marks(Builder& builder) {
  static constexpr std::array<std::pair<Cue, std::string_view>, 9> marks{
      {{Cue::comma, ",|，"},
       {Cue::list_comma, "、"},
       {Cue::stop, "。|!|！|?|？|;|；|. |…"},
       {Cue::newline, "\n"},
       {Cue::colon, ":|："},
       {Cue::tilde, "~|-|—"},
       {Cue::slash, "/"},
       {Cue::open, "("},
       {Cue::close, ")"}}};
  for (auto const& [cue, text] : marks) builder.add({cue, 0, text});
}

CueTable build_table() {
  Builder builder;
  for (auto const& said : chinese_cues()) builder.add(said);
  for (auto const& said : english_cues()) builder.add(said);
  add_weekdays(builder);
  add_ordinals(builder);
  add_marks(builder);
  return std::move(builder).build();
}

}  // namespace

CueTable const& cue_table() {
  static CueTable const table = build_table();
  return table;
}

}  // namespace assistant::impl
