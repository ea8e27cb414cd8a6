// SPDX-License-Identifier: Apache-2.0
#include "assistant/api.hpp"

#include <algorithm>

#include "assistant/api_types.hpp"
#include "assistant/facts.hpp"
#include "assistant/questions.hpp"
#include "assistant/understood_wish.hpp"
#include "assistant/wish_described.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"

namespace planner {
BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))
}  // namespace planner

namespace assistant {

BOOST_DESCRIBE_STRUCT(WishText, (), (text))
BOOST_DESCRIBE_STRUCT(TextSpan, (), (from, to, text))
BOOST_DESCRIBE_ENUM(SlotStrength, hard, soft)
BOOST_DESCRIBE_STRUCT(AlternativeOf, (), (group, branch))
BOOST_DESCRIBE_STRUCT(ReadSlot, (),
                      (slot, value, words, strength, confidence, either, label, source))
BOOST_DESCRIBE_STRUCT(WishChoice, (), (value, label))
BOOST_DESCRIBE_STRUCT(WishQuestion, (), (slot, text, choices))
BOOST_DESCRIBE_STRUCT(WishFields, (WishDetails),
                      (destination, startDate, endDate, budget, accessibility, kidFriendly,
                       petFriendly))
BOOST_DESCRIBE_STRUCT(WishReading, (),
                      (text, slots, questions, wish, not_understood, dropped, code, may_ask_model))

http::Rules rules(http::Of<WishText>) {
  return {http::field("text")
              .length(1, 2000)
              .example("\"下周五带两个孩子从上海去福州玩三天，预算8000以内\"")
              .text("A wish in Chinese or English.")};
}

http::Rules rules(http::Of<TextSpan>) {
  using http::field;
  return {field("from").text("In UTF-16 code units of the text, as JavaScript counts."),
          field("to").text("Behind the last code unit.")};
}

http::Rules rules(http::Of<ReadSlot>) {
  using http::field;
  return {field("slot").example("\"budget\""),
          field("value").example("\"total<=8000\"").text("As server/assistant/README.md says."),
          field("strength").text("hard: must hold; soft: would be nice."),
          field("confidence").range(0, 1).text("Below 0.5 it is a guess."),
          field("either").text("Of every group at least one branch must hold."),
          field("source").text("`model`: a language model understood it so; absent: rules.")};
}

http::Rules rules(http::Of<WishQuestion>) {
  return {http::field("slot").example("\"destination\""),
          http::field("choices").text("Empty when the answer is free.")};
}

http::Rules rules(http::Of<WishReading>) {
  using http::field;
  return {field("text").text("What was read: the words sent, then a model's, where spans lie too."),
          field("questions").text("At most three, the most valuable first."),
          field("wish").text("What is known of a recommendation's request."),
          field("not_understood").text("Words that carry meaning and fill no slot."),
          field("dropped").text("Names that a language model gave and nobody here knows."),
          field("code").text("Why no language model helped though one was asked: LLM-101 …"),
          field("may_ask_model")
              .text("Rules are unsure, and there is a model: understandWish may help.")};
}

namespace {

// Byte offsets of a text as offsets in UTF-16 code units.
class CodeUnits {
 public:
  explicit CodeUnits(std::string_view text) : text_(text) {
    std::int64_t count = 0;
    for (char const c : text) {
      at_.push_back(count);
      auto const byte = static_cast<unsigned char>(c);
      if ((byte & 0xc0u) != 0x80u) count += byte >= 0xf0 ? 2 : 1;
    }
    at_.push_back(count);
  }

  TextSpan span(Span const& bytes) const {
    return {at_[bytes.from], at_[bytes.until],
            std::string(text_.substr(bytes.from, bytes.until - bytes.from))};
  }

  std::vector<TextSpan> spans(std::vector<Span> const& list) const {
    std::vector<TextSpan> made;
    for (auto const& bytes : list) made.push_back(span(bytes));
    return made;
  }

 private:
  std::string_view text_;
  std::vector<std::int64_t> at_;
};

ReadSlot slot_from(Fact&& fact, CodeUnits const& units) {
  std::optional<AlternativeOf> either;
  if (fact.either.group > 0) either = AlternativeOf{fact.either.group, fact.either.branch};
  return {.slot = std::move(fact.slot),
          .value = std::move(fact.value),
          .words = units.spans(fact.words),
          .strength = fact.strength == Strength::hard ? SlotStrength::hard : SlotStrength::soft,
          .confidence = fact.confidence,
          .either = either,
          .label = std::move(fact.label)};
}

WishQuestion question_from(Question&& question) {
  WishQuestion made{std::move(question.slot), std::move(question.text), {}};
  for (auto& choice : question.choices)
    made.choices.push_back({std::move(choice.value), std::move(choice.label)});
  return made;
}

// A model may have heard what nobody said: whatever it is sure of, we are only fairly so.
constexpr double surest_model = 0.7;

// What a model said stands behind the person's text and is told apart from theirs.
WishReading reading_of(UnderstoodWish const& understood, Lexicon const& lexicon, base::Day today) {
  CodeUnits const units(understood.text);
  auto const own = [&](std::vector<Span> spans) {
    std::erase_if(spans, [&](Span const& span) { return span.from >= understood.own_bytes; });
    return spans;
  };
  WishReading reading;
  reading.text = understood.text;
  for (auto& fact : facts_of(understood.wish)) {
    auto said = own(fact.words);
    bool const is_from_model = !fact.words.empty() && said.empty();
    if (!is_from_model) fact.words = std::move(said);
    reading.slots.push_back(slot_from(std::move(fact), units));
    if (!is_from_model) continue;
    reading.slots.back().source = "model";
    reading.slots.back().confidence = std::min(reading.slots.back().confidence, surest_model);
  }
  for (auto& question : questions_for(understood.wish, lexicon, today))
    reading.questions.push_back(question_from(std::move(question)));
  reading.wish = fields_of(understood.wish, understood.text);
  reading.not_understood = units.spans(own(understood.wish.not_understood));
  if (!understood.dropped.empty()) reading.dropped = understood.dropped;
  if (!understood.code.empty()) reading.code = understood.code;
  return reading;
}

// POST /api/wishes/read and, with a model where rules are unsure, /api/wishes/understand
struct ReadWishText {
  Parts const& parts;
  bool may_ask = false;

  http::Response operator()(http::Request const& request) const {
    auto const asked = http::parse<WishText>(request.body);
    if (!asked) return http::refusal(asked.error(), request);
    auto const lexicon = parts.lexicon.now();
    auto const now = parts.clock.now();
    auto const today = base::china_day(now);
    AskedFor whom{.traceparent = request.traceparent, .until = now + longest_asking};
    if (request.principal) whom.person = request.principal->user_id;
    auto const understood =
        understand_wish(asked->text, *lexicon, today, may_ask ? parts.model : nullptr, whom);
    auto reading = reading_of(understood, *lexicon, today);
    bool const was_heard = understood.has_asked && understood.code.empty();
    reading.may_ask_model =
        parts.model && !was_heard && is_unsure(understood.wish, *lexicon, today);
    return http::ok(http::to_json(reading));
  }

 private:
  static constexpr std::chrono::seconds longest_asking{10};
};

}  // namespace

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  return {
      http::post("/api/wishes/read")
          .named("readWish", "What a wish in plain words asks for, slot by slot", "recommendations")
          .signed_in()
          .scopes({"plan:read"})
          .on(http::Lane::cpu)
          .takes<WishText>()
          .answers<WishReading>(200, "The slots that were filled, and what to ask about.")
          .calls(ReadWishText{parts, false}),
      http::post("/api/wishes/understand")
          .named("understandWish", "Likewise, with a language model where rules are unsure",
                 "recommendations")
          .signed_in()
          .on(http::Lane::outbound)
          .takes<WishText>()
          .answers<WishReading>(200, "The slots that were filled, and by whom.")
          .calls(ReadWishText{parts, true})};
}

}  // namespace assistant
