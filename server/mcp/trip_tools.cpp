// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/answers.hpp"
#include "mcp/impl/plan_view.hpp"
#include "mcp/impl/tool_parts.hpp"

namespace mcp {

struct TripArguments {
  std::string trip_id;
};
BOOST_DESCRIBE_STRUCT(TripArguments, (), (trip_id))
http::Rules rules(http::Of<TripArguments>) {
  return {http::field("trip_id").length(1, 40).text("As list_trips and keep_trip name a trip.")};
}

struct KeptTrip {
  std::string trip_id;
  std::string name;
  std::string created_at;
  PlanView plan;
};
BOOST_DESCRIBE_STRUCT(KeptTrip, (), (trip_id, name, created_at, plan))

namespace {

namespace json = boost::json;
using http::Locale;
using http::Request;

ToolResult told_trip(http::Response const& answer, Locale locale) {
  auto const body = json::parse(answer.content());
  KeptTrip const trip{text_at(body, "/id"), text_at(body, "/name"), text_at(body, "/created_at"),
                      plan_view(at(body, "/plan"), locale)};
  auto text =
      fmt::format("{} (trip_id {})\n{}", trip.name, trip.trip_id, plan_text(trip.plan, locale));
  return {bounded(std::move(text), locale), http::to_json(trip)};
}

ToolResult get_trip(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const wanted = http::parse<TripArguments>(arguments);
  if (!wanted) return refused(wanted.error(), caller);
  auto const answer = api.call("readTrip", {{{"trip", wanted->trip_id}}, {}, {}}, caller);
  return answer.status == 200 ? told_trip(answer, caller.locale) : refused(answer, caller.locale);
}

ToolResult keep_trip(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const answer =
      api.call("saveTrip", {.params = {}, .query = {}, .body = std::string(arguments)}, caller);
  return answer.status == 201 ? told_trip(answer, caller.locale) : refused(answer, caller.locale);
}

ToolResult list_trips(InnerApi const& api, std::string_view arguments, Request const& caller) {
  auto const answer =
      api.call("listTrips", {.params = {}, .query = query_from(arguments), .body = {}}, caller);
  if (answer.status != 200) return refused(answer, caller.locale);
  auto const body = json::parse(answer.content());
  std::string text;
  for (auto const& trip : list_at(body, "/trips"))
    text += fmt::format("{} · {} – {} · {} (trip_id {})\n", text_at(trip, "/name"),
                        text_at(trip, "/start_date"), text_at(trip, "/end_date"),
                        said_at(trip, "/destination_name", caller.locale), text_at(trip, "/id"));
  if (text.empty()) text = either(caller.locale, "还没有保存的行程。", "No trip has been kept.");
  return {bounded(std::move(text), caller.locale), std::string(answer.content())};
}

template <class Call>
auto with(InnerApi const& api, Call call) {
  return [&api, call](std::string_view arguments, Request const& caller) {
    return call(api, arguments, caller);
  };
}

}  // namespace

std::vector<Tool> trip_tools(InnerApi const& api) {
  return {{.name = "list_trips",
           .title = "List trips",
           .description = "The trips that the traveller keeps, newest first.",
           .endpoints = {"listTrips"},
           .input = object_schema(api.get("listTrips").query),
           .output = object_schema(api.get("listTrips").answers.find(200)->second.schema),
           .call = with(api, list_trips)},
          {.name = "get_trip",
           .title = "Get a trip",
           .description = "One kept trip with its days, prices and checks.",
           .endpoints = {"readTrip"},
           .input = object_schema_of<TripArguments>(),
           .output = object_schema_of<KeptTrip>(),
           .call = with(api, get_trip)},
          {.name = "keep_trip",
           .title = "Keep a trip",
           .description = "Keep one tier of a recommendation among the traveller's trips.",
           .endpoints = {"saveTrip"},
           .changes_something = true,
           .input = object_schema(api.get("saveTrip").takes),
           .output = object_schema_of<KeptTrip>(),
           .call = with(api, keep_trip)}};
}

}  // namespace mcp
