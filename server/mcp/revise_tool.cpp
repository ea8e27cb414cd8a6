// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/id.hpp"
#include "http/answers.hpp"
#include "mcp/impl/plan_view.hpp"
#include "mcp/impl/tool_parts.hpp"

namespace mcp {

struct TripRevision {
  std::string trip_id;
  std::string words;
  std::optional<bool> apply;
  std::optional<std::int64_t> base_version;
  std::optional<bool> keep_violations;
};
BOOST_DESCRIBE_STRUCT(TripRevision, (), (trip_id, words, apply, base_version, keep_violations))
http::Rules rules(http::Of<TripRevision>) {
  using http::field;
  return {field("trip_id").length(1, 40).text("As list_trips and keep_trip name a trip."),
          field("words")
              .length(1, 300)
              .example("\"第三天轻松点\"")
              .text("What is to change, in plain Chinese or English."),
          field("apply").text("False, or absent: nothing is changed, only shown."),
          field("base_version")
              .range(1, 1'000'000'000)
              .text("Needed with apply: the version that the preview named."),
          field("keep_violations").text("Keep it as a draft even if something would not hold.")};
}

struct RevisedTrip {
  std::string trip_id;
  std::int64_t version = 0;
  bool is_applied = false;
  bool brings_problems = false;
  std::vector<std::string> understood;
  std::vector<std::string> not_understood;
  std::vector<std::string> changes;
  PriceView total;
  std::int64_t minutes = 0;
  std::int64_t metres = 0;
  std::vector<std::string> problems;
};
BOOST_DESCRIBE_STRUCT(RevisedTrip, (),
                      (trip_id, version, is_applied, brings_problems, understood, not_understood,
                       changes, total, minutes, metres, problems))
http::Rules rules(http::Of<RevisedTrip>) {
  using http::field;
  return {field("version").text("The one that was made; of a preview the one it was tried on."),
          field("brings_problems").text("It is not applied without keep_violations."),
          field("understood").text("One sentence for each change."),
          field("not_understood").text("Parts of the words that mean nothing to us."),
          field("total").text("After less before, for the whole party."),
          field("minutes").text("On the way, after less before, as are the metres."),
          field("problems").text("What does not hold of the plan that comes of it.")};
}

namespace {

namespace json = boost::json;
using http::Locale;
using http::Request;

struct Revising {
  InnerApi const& api;
  base::Ids& ids;

  ToolResult operator()(std::string_view arguments, Request const& caller) const;

 private:
  http::Response change(TripRevision const& wanted, json::value const& read,
                        Request const& caller) const;
};

std::vector<std::string> sentences_in(json::value const& in, std::string_view list, Locale locale) {
  std::vector<std::string> texts;
  for (auto const& each : list_at(in, list))
    texts.push_back(each.is_string() ? text_at(each, "") : said_at(each, "", locale));
  return texts;
}

std::string moment(json::value const& visit, std::string_view side) {
  return text_at(visit, fmt::format("/day_{}", side)) + " " +
         text_at(visit, fmt::format("/start_{}", side));
}

std::string name_in(json::value const& visit, Locale locale) {
  return said_at(visit, "/place/name", locale);
}

// A line for each visit and night that is not as it was.
std::vector<std::string> changes_in(json::value const& difference, Locale locale) {
  std::vector<std::string> lines;
  for (auto const& visit : list_at(difference, "/removed"))
    lines.push_back(fmt::format("{} {} ({})", either(locale, "去掉", "without"),
                                name_in(visit, locale), moment(visit, "before")));
  for (auto const& visit : list_at(difference, "/added"))
    lines.push_back(fmt::format("{} {} ({})", either(locale, "加上", "with"),
                                name_in(visit, locale), moment(visit, "after")));
  for (auto const* const list : {"/moved", "/retimed"})
    for (auto const& visit : list_at(difference, list))
      lines.push_back(fmt::format("{} {} → {}", name_in(visit, locale), moment(visit, "before"),
                                  moment(visit, "after")));
  for (auto const& night : list_at(difference, "/nights"))
    lines.push_back(fmt::format("{} {}：{} → {}", either(locale, "住", "night"),
                                text_at(night, "/night"), said_at(night, "/before/name", locale),
                                said_at(night, "/after/name", locale)));
  return lines;
}

RevisedTrip revised(TripRevision const& wanted, json::value const& read, json::value const& made,
                    Locale locale) {
  auto const& difference = at(made, "/difference");
  RevisedTrip trip;
  trip.trip_id = wanted.trip_id;
  trip.version = number_at(made, "/version");
  trip.is_applied = wanted.apply.value_or(false);
  trip.brings_problems = at(made, "/brings_problems") == json::value(true);
  trip.understood = sentences_in(read, "/understood", locale);
  trip.not_understood = sentences_in(read, "/not_understood", locale);
  trip.changes = changes_in(difference, locale);
  trip.total = {number_at(difference, "/total/low_minor"),
                number_at(difference, "/total/high_minor"), text_at(difference, "/total/currency")};
  trip.minutes = number_at(difference, "/minutes");
  trip.metres = number_at(difference, "/metres");
  for (auto const& problem : list_at(made, "/problems"))
    trip.problems.push_back(said_at(problem, "/text", locale));
  return trip;
}

void append(std::string& text, std::string_view title, std::vector<std::string> const& lines) {
  if (lines.empty()) return;
  text += fmt::format("{}\n", title);
  for (auto const& line : lines) text += fmt::format("- {}\n", line);
}

std::string signed_price(PriceView const& change) {
  auto const one = [&](std::int64_t minor) {
    return (minor < 0 ? "−" : "+") +
           price_text({std::abs(minor), std::abs(minor), change.currency});
  };
  return change.low_minor == change.high_minor
             ? one(change.low_minor)
             : one(change.low_minor) + " – " + one(change.high_minor);
}

// The first line is for programs: which trip, and which of its versions.
std::string told(RevisedTrip const& trip, Locale locale) {
  auto text = fmt::format("trip_id {} version {}\n", trip.trip_id, trip.version);
  text += trip.is_applied
              ? either(locale, "改好了。\n", "Changed.\n")
              : either(locale, "预览，还没有改动。\n", "A preview: nothing is changed yet.\n");
  append(text, either(locale, "理解为：", "Understood:"), trip.understood);
  append(text, either(locale, "没有听懂：", "Not understood:"), trip.not_understood);
  append(text, either(locale, "变化：", "Changes:"), trip.changes);
  text += fmt::format(
      fmt::runtime(either(locale, "总价 {}，路上 {:+} 分钟\n", "Total {}, {:+} min on the way\n")),
      signed_price(trip.total), trip.minutes);
  append(text, either(locale, "这样会有的问题：", "What would not hold:"), trip.problems);
  if (!trip.is_applied && trip.brings_problems)
    text += either(locale, "因此不能直接保存。\n", "It cannot be kept like that.\n");
  return text;
}

ToolResult refused_with(std::string_view why) {
  return {.text = std::string(why), .is_refused = true};
}

// Of a change that would not hold: why not.
ToolResult refused_change(http::Response const& answer, Locale locale) {
  auto result = refused(answer, locale);
  auto const problem = json::parse(answer.content());
  std::vector<std::string> problems;
  for (auto const& each : list_at(problem, "/problems"))
    problems.push_back(said_at(each, "/text", locale));
  append(result.text.append("\n"), either(locale, "问题：", "Problems:"), problems);
  result.text = bounded(std::move(result.text), locale);
  return result;
}

http::Response Revising::change(TripRevision const& wanted, json::value const& read,
                                Request const& caller) const {
  json::object const body{{"base_version", at(read, "/version")},
                          {"change_id", ids.next().str()},
                          {"commands", at(read, "/commands")},
                          {"is_preview", !wanted.apply.value_or(false)},
                          {"keep_violations", wanted.keep_violations.value_or(false)}};
  return api.call("changeTrip", {{{"trip", wanted.trip_id}}, {}, json::serialize(body)}, caller);
}

// The words are read again when they are applied: on the version that the preview showed, or not
// at all, so that nobody gets another change than the one they saw.
ToolResult Revising::operator()(std::string_view arguments, Request const& caller) const {
  auto const wanted = http::parse<TripRevision>(arguments);
  if (!wanted) return refused(wanted.error(), caller);
  bool const applies = wanted->apply.value_or(false);
  if (applies && !wanted->base_version)
    return refused(base::refuse_field("/base_version", "Needed with apply."), caller);
  auto const heard = api.call(
      "readTripWords",
      {{{"trip", wanted->trip_id}}, {}, json::serialize(json::object{{"text", wanted->words}})},
      caller);
  if (heard.status != 200) return refused(heard, caller.locale);
  auto const read = json::parse(heard.content());
  if (applies && number_at(read, "/version") != *wanted->base_version)
    return refused_with(either(caller.locale, "行程在预览之后又改过，什么都没有改；请再预览一次。",
                               "The trip was changed after the preview, so nothing was done; "
                               "preview it again."));
  auto const answer = change(*wanted, read, caller);
  if (answer.status != 200) return refused_change(answer, caller.locale);
  auto const trip = revised(*wanted, read, json::parse(answer.content()), caller.locale);
  return {bounded(told(trip, caller.locale), caller.locale), http::to_json(trip)};
}

}  // namespace

Tool revise_tool(InnerApi const& api, base::Ids& ids) {
  return {.name = "revise_trip",
          .title = "Revise a trip",
          .description =
              "Change a kept trip by plain words: replace, move, add or drop a visit, make a day "
              "lighter, other hours, dates, party, budget, pace or hotel. Without apply nothing "
              "is changed: the answer is a preview with what would move, in money and minutes, "
              "and with the version it was tried on. Show it to the traveller, and call again "
              "with the same words, apply and that base_version only after they have agreed. "
              "Nothing that others changed meanwhile is overwritten.",
          .endpoints = {"changeTrip"},
          .changes_something = true,
          .input = object_schema_of<TripRevision>(),
          .output = object_schema_of<RevisedTrip>(),
          .call = Revising{api, ids}};
}

}  // namespace mcp
