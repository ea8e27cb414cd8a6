// SPDX-License-Identifier: Apache-2.0
// Who travels.
#include <algorithm>
#include <array>
#include <utility>

#include "assistant/impl/ages.hpp"
#include "assistant/impl/party_words.hpp"
#include "assistant/impl/reading.hpp"

namespace assistant::impl {
namespace {

constexpr int most_people = 99;

// A head count with the words it came from.
struct Heads {
  int number = 0;
  std::vector<Span> words;
  double confidence = 1;
  bool is_said() const { return !words.empty(); }
};

class Party {
 public:
  explicit Party(Reading& reading) : r_(reading) {}

  void read() {
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.tokens[i].is_used) continue;
      if (r_.is_free_number(i) && read_age(i)) continue;
      if (r_.is_free_number(i) && read_counted(i)) continue;
      read_word(i);
    }
    add_up();
  }

 private:
  // 5岁的儿子, 儿子5岁, "7-year-old"; 65 and more make a senior, 18 and more an adult.
  bool read_age(std::size_t i) {
    int const age = r_.whole(i);
    auto unit = i + 1;
    if (r_.is(unit, Cue::tilde)) ++unit;
    bool const is_aged = stands_as_age(r_, i);
    if (age < 0 || age > 110 || !(r_.is(unit, Cue::age) || is_aged)) {
      if (!r_.is(unit, Cue::month_old) || age < 0 || age > 36) return false;
      add_child_age(age / 12, i, unit);
      return true;
    }
    auto const last = r_.is(unit, Cue::age) ? unit : i;
    if (age < 18) {
      add_child_age(age, i, last);
    } else {
      auto& heads = age >= 65 ? seniors_ : adults_;
      auto const noun = age_noun(i, last);
      if (noun == r_.size()) return r_.use(i, last), true;
      if (!r_.tokens[noun].is_used) count(heads, 1, noun, noun);
      r_.use(i, last);
    }
    return true;
  }

  // The noun that the age belongs to: next to it.
  std::size_t age_noun(std::size_t first, std::size_t last) const {
    auto const next = r_.skip_fillers(last + 1);
    auto const previous = r_.back_over_fillers(first);
    auto const is_person = [&](std::size_t at) {
      return r_.is(at, Cue::child) || r_.is(at, Cue::senior) || r_.is(at, Cue::adult);
    };
    if (r_.same_clause(next, last) && is_person(next)) return next;
    if (r_.same_clause(previous, first) && is_person(previous)) return previous;
    return r_.size();
  }

  void add_child_age(int age, std::size_t first, std::size_t last) {
    auto made = r_.said(age, first, last);
    made.strength = Strength::hard;
    made.either = {};
    r_.wish.child_ages.push_back(std::move(made));
    age_words_.push_back(r_.span(first, last));
    auto const noun = age_noun(first, last);
    bool const is_counted =
        noun < r_.size() && !r_.tokens[noun].is_used && noun > last && r_.is(noun, Cue::child);
    if (!is_counted) return;
    int number = 1;  // "one 7-year-old kid", 两个5岁的孩子
    auto const before = first > 0 ? r_.back_over_fillers(first) : r_.size();
    auto begin = noun;
    if (before < r_.size() && r_.is_free_number(before - (r_.is(before, Cue::person) ? 1 : 0))) {
      begin = before - (r_.is(before, Cue::person) ? 1 : 0);
      number = std::max(1, r_.whole(begin));
    }
    count(children_, std::max(number, r_.value(noun, Cue::child)), begin, noun);
    for (int more = 1; more < number && more < 10; ++more)
      r_.wish.child_ages.push_back(r_.wish.child_ages.back());
  }

  // 3个朋友, 两个孩子, 5人, 一家6口, "2 adults".
  bool read_counted(std::size_t i) {
    int const number = r_.whole(i);
    if (number < 1 || number > most_people || is_ordinal(i)) return false;
    if (read_big_and_small(i)) return true;
    if (r_.is_text(i + 1, "对") && r_.is(i + 2, Cue::couple))
      return count(adults_, 2 * number, i, i + 2), has_me_ = true;
    auto noun = i + 1;
    bool const is_round =
        r_.is_text(noun, "来") || r_.is_text(noun, "多") || r_.is_text(noun, "余");
    if (is_round && r_.is(noun + 1, Cue::person)) ++noun;  // 二十来人
    bool const has_measure = r_.is(noun, Cue::person);
    if (has_measure) ++noun;
    auto const skipped = r_.skip_fillers(noun);
    if (r_.is(skipped, Cue::age)) return false;
    for (auto const at : {noun, skipped, adjective_end(noun)}) {
      if (!r_.same_clause(at, i) || r_.tokens[at].is_used) continue;
      if (count_noun(number, i, at)) return true;
    }
    bool const is_trio = (r_.is_text(i, "仨") || r_.is_text(i, "俩")) && i > 0 &&
                         (r_.is(i - 1, Cue::us) || r_.is(i - 1, Cue::me));
    if (is_trio) return set_total(number, i, i, 1), true;
    if (!has_measure || r_.is_free_number(noun) || is_measure_of_place(noun)) return false;
    if (i > 0 && r_.is(i - 1, Cue::room_type)) return false;
    auto const confidence = r_.tokens[i].number.low < r_.number(i) ? 0.6 : 1.0;
    set_total(number, i, noun - 1, is_round ? 0.6 : confidence);
    return true;
  }

  // 两大一小, 3大2小
  bool read_big_and_small(std::size_t i) {
    bool const is_pair =
        r_.is_text(i + 1, "大") && r_.is_free_number(i + 2) && r_.is_text(i + 3, "小");
    if (!is_pair) return false;
    count(adults_, r_.whole(i), i, i + 1);
    count(children_, std::max(0, r_.whole(i + 2)), i + 2, i + 3);
    has_me_ = true;
    return true;
  }

  bool is_ordinal(std::size_t i) const {
    return (i > 0 && r_.is(i - 1, Cue::ordinal)) || r_.tokens[i].number.is_ordinal;
  }

  // "two small children", 两个上小学的孩子: a word between.
  std::size_t adjective_end(std::size_t noun) const {
    for (auto at = noun; at < noun + 3 && at < r_.size() && r_.same_clause(at, noun); ++at) {
      if (r_.is(at, Cue::child) || r_.is(at, Cue::adult) || r_.is(at, Cue::senior)) return at;
      if (!r_.tokens[at].is_gap() && !r_.is(at, Cue::filler)) break;
    }
    return r_.size();
  }

  bool count_noun(int number, std::size_t first, std::size_t noun) {
    if (r_.is(noun, Cue::child)) {
      count(children_, number * std::max(1, multiple(noun, Cue::child)), first, noun);
    } else if (r_.is(noun, Cue::senior)) {
      bool const is_pair = r_.value(noun, Cue::senior) > 1;
      count(seniors_, is_pair ? std::max(number, 2) : number, first, noun);
    } else if (r_.is(noun, Cue::adult)) {
      auto const with_me =
          !counts_everybody(r_.text_of(noun)) && (has_me_before(first) || has_me_behind(noun));
      count(adults_, number + (with_me ? 1 : 0), first, noun);
      has_me_ |= with_me;
    } else if (r_.is(noun, Cue::couple)) {
      count(adults_, 2 * number, first, noun);
    } else {
      return false;
    }
    return true;
  }

  int multiple(std::size_t noun, Cue cue) const {
    return r_.is_text(noun, "双胞胎") || r_.is_text(noun, "龙凤胎") ? r_.value(noun, cue) : 1;
  }

  bool has_me_before(std::size_t i) {
    if (has_me_) return false;
    for (auto at = i; at-- > 0 && r_.same_sentence(at, i);)
      if (r_.is(at, Cue::me) || r_.is(at, Cue::with)) return true;
    return false;
  }

  // three friends and I
  bool has_me_behind(std::size_t noun) const {
    return !has_me_ && r_.is(noun + 1, Cue::and_) && r_.is(noun + 2, Cue::me);
  }

  // 3个景点 is no party.
  bool is_measure_of_place(std::size_t noun) const {
    auto const next = r_.skip_fillers(noun);
    if (!r_.same_clause(next, noun)) return false;
    return r_.is(next, Cue::sight) || r_.is(next, Cue::restaurant) || r_.is(next, Cue::hotel) ||
           r_.is(next, Cue::meal) || r_.is(next, Cue::room) || r_.is(next, Cue::night) ||
           r_.is(next, Cue::hour) || r_.is(next, Cue::room_type) || r_.is(next, Cue::week) ||
           r_.is(next, Cue::day_part) || r_.is(next, Cue::star) || r_.is(next, Cue::pet) ||
           (!r_.tokens[next].names.empty() && !r_.is_named(next, Family::city));
  }

  void set_total(int number, std::size_t first, std::size_t last, double confidence) {
    if (total_.is_said()) return;
    total_ = {number, {r_.span(first, last)}, confidence};
    r_.use(first, last);
  }

  void count(Heads& heads, int number, std::size_t first, std::size_t last) {
    heads.number += number;
    heads.words.push_back(r_.span(first, last));
    r_.use(first, last);
  }

  // People without a number: 带孩子, 和爸妈, 我和老公, 情侣, 一家三口.
  void read_word(std::size_t i) {
    if (stays_at_home(i)) return;
    if (is_modifier(i) || is_said_already(i)) return;
    if (r_.is(i, Cue::alone) || r_.is_text(i, "一人")) {
      bool const is_me = !is_with_company(i);
      if (is_me && !total_.is_said()) set_total(1, i, i, 1);
    } else if (r_.is(i, Cue::family) && r_.value(i, Cue::family) > 0) {
      set_total(r_.value(i, Cue::family), i, i, 1);
      if (r_.value(i, Cue::family) == 3 && !children_.is_said()) guess_child_ = true;
    } else if (r_.is(i, Cue::couple) && !adults_.is_said()) {
      count(adults_, 2, i, i);
      has_me_ = true;
    } else if (r_.is(i, Cue::senior)) {
      count(seniors_, r_.value(i, Cue::senior), i, i);
      seniors_.confidence = 0.8;
    } else if (r_.is(i, Cue::child)) {
      count(children_, r_.value(i, Cue::child), i, i);
    } else if (r_.is(i, Cue::adult) && comes_along(i)) {
      bool const has_me = !has_me_ && !counts_everybody(r_.text_of(i));
      int const all = adults_.number + (has_me ? 1 : 0) + 1;
      bool const is_counted_behind =
          r_.is_free_number(i + 1) && r_.is(i + 2, Cue::person) && r_.whole(i + 1) != all;
      if (is_counted_behind) return;  // 闺蜜三人
      has_me_ |= has_me;
      count(adults_, (has_me ? 1 : 0) + 1, i, i);
      adults_.confidence = is_plural_friend(i) ? 0.7 : 1;
    }
  }

  // 爸妈 … 爸爸腿脚不好: somebody who was counted is spoken of again.
  bool is_said_already(std::size_t i) const {
    if (r_.is(i, Cue::child)) return children_.is_said() && is_any_child(r_.text_of(i));
    bool const is_joined = i > 0 && (r_.is(i - 1, Cue::and_) || r_.is(i - 1, Cue::list_comma));
    return r_.is(i, Cue::senior) && seniors_.number >= 2 && is_any_senior(r_.text_of(i)) &&
           !is_joined;
  }

  // 不带孩子
  bool stays_at_home(std::size_t i) const {
    for (auto at = i; at-- > 0 && at + 3 >= i && r_.same_clause(at, i);)
      if (r_.is(at, Cue::no)) return true;
    return false;
  }

  bool is_plural_friend(std::size_t i) const {
    return r_.is_text(i, "friends") || r_.is_text(i, "室友们") || r_.is_text(i, "colleagues");
  }

  // 我和朋友两个人: the number behind counts everybody.
  bool is_with_company(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);)
      if (r_.is(at, Cue::with) && !r_.is(at, Cue::and_)) return true;
    return false;
  }

  // 适合孩子的酒店, 儿童乐园: about things, not about who travels.
  bool is_modifier(std::size_t i) const {
    for (auto at = i; at-- > 0 && r_.same_clause(at, i);) {
      if (r_.is_text(at, "适合") || r_.is_text(at, "for") || r_.is_text(at, "suitable"))
        return !r_.is_number(at + 1);
      if (is_verb(r_.tokens[at])) break;
    }
    return r_.is(i + 1, Cue::room_type);
  }

  bool comes_along(std::size_t i) const {
    auto const previous = r_.back_over_fillers(i);
    if (!r_.same_clause(previous, i)) return true;
    static constexpr std::array cues{Cue::with,   Cue::and_,   Cue::list_comma, Cue::me,  Cue::us,
                                     Cue::child,  Cue::adult,  Cue::senior,     Cue::add, Cue::age,
                                     Cue::family, Cue::couple, Cue::comma};
    return std::any_of(cues.begin(), cues.end(), [&](Cue cue) { return r_.is(previous, cue); }) ||
           r_.is_number(previous) || r_.tokens[previous].is_gap();
  }

  void add_up() {
    auto& wish = r_.wish;
    if (!wish.child_ages.empty() && children_.number < static_cast<int>(wish.child_ages.size())) {
      children_.number = static_cast<int>(wish.child_ages.size());
      if (!children_.is_said()) children_.words = age_words_;
    }
    bool const is_family = total_.is_said() && (children_.is_said() || seniors_.is_said());
    if (guess_child_ && !children_.is_said() && total_.is_said())
      children_ = {1, total_.words, 0.8};
    if (is_family || (guess_child_ && total_.is_said())) complete_from_total();
    if (!adults_.is_said() && !total_.is_said() && brings_somebody()) {
      bool const is_guess = !seniors_.is_said() && !speaks_of_oneself();
      adults_ = {1, children_.is_said() ? children_.words : seniors_.words, is_guess ? 0.4 : 0.6};
    }
    put(wish.adults, adults_);
    put(wish.children, children_);
    put(wish.seniors, seniors_);
    if (!total_.is_said()) total_ = sum();
    put(wish.people, total_);
  }

  // Children travel with whoever writes, and so do the old unless they bring the children.
  bool brings_somebody() const {
    if (!children_.is_said() && !seniors_.is_said()) return false;
    if (!seniors_.is_said()) return true;
    for (std::size_t i = 0; i < r_.size(); ++i) {
      if (r_.is(i, Cue::senior) && is_mine(i)) return true;
      bool const leads = i > 0 && r_.is(i - 1, Cue::senior);
      bool const joins = r_.is(i, Cue::and_) && i > 0 && r_.same_clause(i - 1, i);
      if ((r_.is(i, Cue::with) && !leads && !joins) || r_.is(i, Cue::me)) return true;
    }
    return false;
  }

  // 两个孩子 says nothing of who goes with them, 我带两个孩子 does.
  bool speaks_of_oneself() const {
    for (std::size_t i = 0; i < r_.size(); ++i)
      if (r_.is(i, Cue::me)) return true;
    return false;
  }

  // 我妈, "my parents"; 外婆 alone is the writer's own, unless she is the one who brings somebody.
  bool is_mine(std::size_t i) const {
    bool const is_said = i > 0 && (r_.is_text(i - 1, "my") || r_.is_text(i - 1, "our") ||
                                   r_.is_text(i - 1, "我的") || r_.is_text(i - 1, "家里"));
    if (is_said || r_.text_of(i).starts_with("我")) return true;
    bool const leads = r_.is(i + 1, Cue::with) && !r_.is(i + 1, Cue::and_);
    return is_one_of_kin(r_.text_of(i)) && !leads && !total_.is_said() && !children_.is_said();
  }

  // 一家四口带两个孩子: the others are adults.
  void complete_from_total() {
    int const others = children_.number + seniors_.number;
    bool const fits = others < total_.number;
    if (!fits || adults_.number + others >= total_.number) {
      if (!fits) total_ = {others + adults_.number, total_.words, 0.6};
      return;
    }
    adults_ = {total_.number - others, total_.words, 0.8};
  }

  Heads sum() const {
    Heads all{adults_.number + children_.number + seniors_.number, adults_.words,
              std::min({adults_.confidence, children_.confidence, seniors_.confidence})};
    for (auto const& words : {children_.words, seniors_.words})
      for (auto const& span : words)
        if (std::find(all.words.begin(), all.words.end(), span) == all.words.end())
          all.words.push_back(span);
    return all;
  }

  static void put(std::optional<Said<int>>& slot, Heads const& heads) {
    if (!heads.is_said() || heads.number < 1) return;
    slot = Said<int>{
        std::min(heads.number, most_people), heads.words, Strength::hard, heads.confidence, {}};
  }

  Reading& r_;
  Heads adults_;
  Heads children_;
  Heads seniors_;
  Heads total_;
  std::vector<Span> age_words_;
  bool has_me_ = false;
  bool guess_child_ = false;
};

}  // namespace

void read_party(Reading& reading) { Party(reading).read(); }

}  // namespace assistant::impl
