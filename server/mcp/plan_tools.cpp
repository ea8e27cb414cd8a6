// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/answers.hpp"
#include "mcp/impl/plan_view.hpp"
#include "mcp/impl/tool_parts.hpp"

namespace mcp {

struct PlannedTrip {
  std::string recommendation_id;
  std::vector<PlanView> plans;
  bool is_shortened = false;
};
BOOST_DESCRIBE_STRUCT(PlannedTrip, (), (recommendation_id, plans, is_shortened))
http::Rules rules(http::Of<PlannedTrip>) {
  return {http::field("recommendation_id").text("For keep_trip and explain_check."),
          http::field("plans").text("Dearest first."),
          http::field("is_shortened").text("The days were left out: keep a tier to read them.")};
}

struct CheckQuestion {
  std::optional<std::string> recommendation_id;
  std::optional<std::string> tier;
  std::optional<std::string> trip_id;
  std::optional<std::string> check;
};
BOOST_DESCRIBE_STRUCT(CheckQuestion, (), (recommendation_id, tier, trip_id, check))
http::Rules rules(http::Of<CheckQuestion>) {
  using http::field;
  return {field("recommendation_id").length(1, 40).text("From plan_trip; or else a trip_id."),
          field("tier")
              .pattern("luxury|economy|backpacker", "Must be luxury, economy or backpacker.")
              .text("Of the recommendation; the first when absent."),
          field("trip_id").length(1, 40).text("A trip that was kept."),
          field("check")
              .length(1, 60)
              .example("\"within_opening_span\"")
              .text("One check; without it every check that does not hold is told.")};
}

struct CheckView {
  std::string id;
  std::string title;
  std::string verdict;
  std::string evidence;
  std::vector<std::string> findings;
  std::vector<std::string> sources;
};
BOOST_DESCRIBE_STRUCT(CheckView, (), (id, title, verdict, evidence, findings, sources))
http::Rules rules(http::Of<CheckView>) {
  return {http::field("verdict").text("holds, violated or unknown.")};
}

struct CheckReport {
  std::string verdict;
  ChecksView counts;
  std::vector<CheckView> checks;
  std::vector<std::string> known_checks;
};
BOOST_DESCRIBE_STRUCT(CheckReport, (), (verdict, counts, checks, known_checks))
http::Rules rules(http::Of<CheckReport>) {
  return {http::field("verdict").text("Of the plan as a whole."),
          http::field("known_checks").text("What can be asked for.")};
}

namespace {

namespace json = boost::json;
using http::Locale;
using http::Request;

PlannedTrip planned(json::value const& answer, Locale locale) {
  PlannedTrip trip{text_at(answer, "/metadata/requestId"), {}};
  for (auto const& tier : list_at(answer, "/data")) trip.plans.push_back(plan_view(tier, locale));
  return trip;
}

std::string told(PlannedTrip const& trip, Locale locale) {
  std::string text = "recommendation_id " + trip.recommendation_id + "\n";
  for (auto const& plan : trip.plans) text += "\n[" + plan.tier + "] " + plan_text(plan, locale);
  return text;
}

ToolResult plan_trip(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const answer =
      api.call("recommend", {.params = {}, .query = {}, .body = std::string(arguments)}, caller);
  if (answer.status != 200) return refused(answer, caller.locale);
  auto trip = planned(json::parse(answer.content()), caller.locale);
  auto text = bounded(told(trip, caller.locale), caller.locale);
  auto structured = http::to_json(trip);
  if (structured.size() > longest_structured) {
    trip.is_shortened = true;
    for (auto& plan : trip.plans) plan.days.reset();
    structured = http::to_json(trip);
  }
  return {std::move(text), std::move(structured)};
}

std::string told_wish(json::value const& reading) {
  std::string text;
  for (auto const& slot : list_at(reading, "/slots"))
    text += fmt::format("{} = {} ({})\n", text_at(slot, "/slot"), text_at(slot, "/value"),
                        text_at(slot, "/strength"));
  for (auto const& question : list_at(reading, "/questions"))
    text += "? " + json::serialize(at(question, "/text")) + "\n";
  return text.append("wish: ").append(json::serialize(at(reading, "/wish")));
}

ToolResult read_wish(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const answer =
      api.call("readWish", {.params = {}, .query = {}, .body = std::string(arguments)}, caller);
  if (answer.status != 200) return refused(answer, caller.locale);
  auto const body = std::string(answer.content());
  return {bounded(told_wish(json::parse(body)), caller.locale), body};
}

std::vector<std::string> texts_in(json::value const& check, std::string_view list,
                                  std::string_view part, Locale locale) {
  std::vector<std::string> texts;
  for (auto const& each : list_at(check, list)) {
    auto const& value = at(each, part);
    texts.push_back(value.is_string() ? text_at(value, "") : said_at(value, "", locale));
  }
  return texts;
}

CheckView check_view(json::value const& check, Locale locale) {
  return {text_at(check, "/id"),
          said_at(check, "/title", locale),
          text_at(check, "/verdict"),
          said_at(check, "/evidence", locale),
          texts_in(check, "/findings", "/text", locale),
          texts_in(check, "/sources", "/name", locale)};
}

CheckReport report_on(json::value const& tier, CheckQuestion const& asked, Locale locale) {
  CheckReport report{text_at(tier, "/certificate/verdict"), plan_view(tier, locale).checks, {}, {}};
  for (auto const& check : list_at(tier, "/certificate/checks")) {
    auto const id = text_at(check, "/id");
    report.known_checks.push_back(id);
    bool const is_wanted = asked.check ? id == *asked.check : text_at(check, "/verdict") != "holds";
    if (is_wanted) report.checks.push_back(check_view(check, locale));
  }
  return report;
}

std::string told(CheckReport const& report, Locale locale) {
  auto text = fmt::format(fmt::runtime(either(locale, "{}：{} 项成立，{} 项不成立，{} 项未知\n",
                                              "{}: {} hold, {} are violated, {} unknown\n")),
                          report.verdict, report.counts.holding, report.counts.violated,
                          report.counts.unknown);
  for (auto const& check : report.checks) {
    text += fmt::format("{} ({}): {}. {}\n", check.title, check.id, check.verdict, check.evidence);
    for (auto const& finding : check.findings) text += "  - " + finding + "\n";
  }
  return text;
}

// The plan that is asked about, as the API keeps it, or what the API refuses with.
http::Response plan_asked_about(InnerApi const& api, CheckQuestion const& asked,
                                Request const& caller) {
  if (asked.trip_id) return api.call("readTrip", {{{"trip", *asked.trip_id}}, {}, {}}, caller);
  auto const id = asked.recommendation_id.value_or("");
  return api.call("readRecommendation", {{{"recommendation", id}}, {}, {}}, caller);
}

json::value const* tier_in(json::value const& body, CheckQuestion const& asked) {
  if (asked.trip_id) return &at(body, "/plan");
  for (auto const& tier : list_at(body, "/data"))
    if (!asked.tier || text_at(tier, "/tier") == *asked.tier) return &tier;
  return nullptr;
}

ToolResult explain_check(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const asked = http::parse<CheckQuestion>(arguments);
  if (!asked) return refused(asked.error(), caller);
  if (asked->trip_id.has_value() == asked->recommendation_id.has_value())
    return refused(base::refuse_field("/recommendation_id",
                                      "Either a recommendation_id or a trip_id is needed."),
                   caller);
  auto const answer = plan_asked_about(api, *asked, caller);
  if (answer.status != 200) return refused(answer, caller.locale);
  auto const body = json::parse(answer.content());
  auto const* const tier = tier_in(body, *asked);
  if (!tier) return refused(base::refuse_field("/tier", "There is no such tier."), caller);
  auto const report = report_on(*tier, *asked, caller.locale);
  if (asked->check && report.checks.empty())
    return refused(base::refuse_field("/check", "There is no such check."), caller);
  return {bounded(told(report, caller.locale), caller.locale), http::to_json(report)};
}

template <class Call>
auto with(InnerApi const& api, Call call) {
  return [&api, call](std::string_view arguments, Request const& caller) {
    return call(api, arguments, caller);
  };
}

}  // namespace

std::vector<Tool> plan_tools(InnerApi const& api) {
  auto const input = [&](char const* id) { return object_schema(api.get(id).takes); };
  return {{.name = "read_wish",
           .title = "Read a wish",
           .description = "Read a travel wish in plain Chinese or English: which slots it fills, "
                          "what to ask back, and what of it can be handed to plan_trip.",
           .endpoints = {"readWish"},
           .input = input("readWish"),
           .output = object_schema(api.get("readWish").answers.find(200)->second.schema),
           .call = with(api, read_wish)},
          {.name = "plan_trip",
           .title = "Plan a trip",
           .description = "Plan a trip in three priced tiers with a timetable that was checked "
                          "against opening hours, travel times and budget. A wish that cannot be "
                          "met is answered with what conflicts and with changes that help.",
           .endpoints = {"recommend"},
           .input = input("recommend"),
           .output = object_schema_of<PlannedTrip>(),
           .call = with(api, plan_trip)},
          {.name = "explain_check",
           .title = "Explain a check",
           .description = "Why a plan can be trusted: what of its certificate does not hold, or "
                          "the evidence behind one check.",
           .endpoints = {"readRecommendation", "readTrip"},
           .input = object_schema_of<CheckQuestion>(),
           .output = object_schema_of<CheckReport>(),
           .call = with(api, explain_check)}};
}

}  // namespace mcp
