// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/answers.hpp"
#include "mcp/impl/plan_view.hpp"
#include "mcp/impl/tool_parts.hpp"
#include "mcp/offerings.hpp"

namespace mcp {

struct TripResource {
  std::string uri;
  std::string name;
  std::string description;
  std::string mimeType = "application/json";
};
BOOST_DESCRIBE_STRUCT(TripResource, (), (uri, name, description, mimeType))

struct ResourceText {
  std::string uri;
  std::string mimeType = "application/json";
  std::string text;
};
BOOST_DESCRIBE_STRUCT(ResourceText, (), (uri, mimeType, text))

namespace {

namespace json = boost::json;

constexpr std::string_view trip_uri = "xingqu://trips/";
constexpr std::string_view trips_at_once = "50";

Failure refused_with(http::Response const& answer) {
  auto const problem = json::parse(answer.content());
  return {Code::invalid_params,
          text_at(problem, "/detail") + " (" + text_at(problem, "/code") + ")"};
}

}  // namespace

Offering list_resources(InnerApi const& api, Message const& message, http::Request const& caller) {
  if (!api.admits("listTrips", caller.principal)) return {R"({"resources":[])"};
  InnerCall call;
  call.query.add("limit", std::string(trips_at_once));
  if (message.cursor) call.query.add("cursor", *message.cursor);
  auto const answer = api.call("listTrips", std::move(call), caller);
  if (answer.status != 200) return {{}, refused_with(answer)};
  auto const page = json::parse(answer.content());
  std::vector<TripResource> trips;
  for (auto const& trip : list_at(page, "/trips"))
    trips.push_back(
        {std::string(trip_uri) + text_at(trip, "/id"), text_at(trip, "/name"),
         fmt::format("{} – {} · {}", text_at(trip, "/start_date"), text_at(trip, "/end_date"),
                     said_at(trip, "/destination_name", caller.locale))});
  auto result = R"({"resources":)" + http::to_json(trips);
  if (auto const next = text_at(page, "/next_cursor"); !next.empty())
    result += R"(,"nextCursor":)" + http::to_json(next);
  return {std::move(result)};
}

Offering list_resource_templates() {
  return {R"({"resourceTemplates":[{"uriTemplate":"xingqu://trips/{trip_id}","name":"trip",)"
          R"("title":"A kept trip","description":"Days, stops, prices and checks of a trip that )"
          R"(the traveller keeps.","mimeType":"application/json"}])"};
}

Offering read_resource(InnerApi const& api, Message const& message, http::Request const& caller) {
  auto const uri = message.name.value_or("");
  if (!uri.starts_with(trip_uri))
    return {{}, Failure{Code::invalid_params, "There is no resource " + uri + "."}};
  auto const answer =
      api.call("readTrip", {{{"trip", uri.substr(trip_uri.size())}}, {}, {}}, caller);
  if (answer.status != 200) return {{}, refused_with(answer)};
  auto const body = json::parse(answer.content());
  auto const plan = plan_view(at(body, "/plan"), caller.locale);
  std::vector<ResourceText> const contents{{.uri = uri,
                                            .text = R"({"name":)" +
                                                    http::to_json(text_at(body, "/name")) +
                                                    R"(,"plan":)" + http::to_json(plan) + "}"}};
  return {R"({"contents":)" + http::to_json(contents)};
}

}  // namespace mcp
