// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "http/answers.hpp"
#include "mcp/impl/tool_parts.hpp"

namespace mcp {

struct PlaceArguments {
  std::string key;
};
BOOST_DESCRIBE_STRUCT(PlaceArguments, (), (key))
http::Rules rules(http::Of<PlaceArguments>) {
  return {http::field("key")
              .length(1, 80)
              .example("\"fuzhou-gushan\"")
              .text("As search_places and plans name a place.")};
}

namespace {

namespace json = boost::json;
using http::Request;

std::string name_of(json::value const& thing, http::Locale locale) {
  auto const english = text_at(thing, "/name_en");
  return locale == http::Locale::en && !english.empty() ? english : text_at(thing, "/name_zh");
}

std::string kinds_of(json::value const& place) {
  std::string text;
  for (auto const& kind : list_at(place, "/kinds"))
    text += (text.empty() ? "" : ", ") + text_at(kind, "");
  return text;
}

// A tool that is one GET with a query: `tell` puts the answer in words.
template <class Tell>
auto asks(InnerApi const& api, std::string id, Tell tell) {
  return [&api, id = std::move(id), tell](std::string_view arguments, Request const& caller) {
    auto const answer =
        api.call(id, {.params = {}, .query = query_from(arguments), .body = {}}, caller);
    if (answer.status != 200) return refused(answer, caller.locale);
    auto const body = std::string(answer.content());
    return ToolResult{bounded(tell(json::parse(body), caller.locale), caller.locale), body};
  };
}

std::string told_areas(json::value const& list, http::Locale locale) {
  std::string text;
  for (auto const& area : list_at(list, "/areas"))
    text += fmt::format("{} {} ({})\n", text_at(area, "/adcode"), name_of(area, locale),
                        number_at(area, "/places"));
  return text.empty() ? std::string(either(locale, "没有找到。", "Nothing was found.")) : text;
}

std::string told_places(json::value const& list, http::Locale locale) {
  auto text = fmt::format(fmt::runtime(either(locale, "共 {} 处：\n", "{} places:\n")),
                          number_at(list, "/total"));
  for (auto const& place : list_at(list, "/places"))
    text += fmt::format("{} · {} · {}\n", name_of(place, locale), kinds_of(place),
                        text_at(place, "/key"));
  return text;
}

std::string told_place(json::value const& detail, http::Locale locale) {
  auto const& place = at(detail, "/place");
  auto const spoken = [&](std::string const& name) {
    return text_at(detail, "/" + name + std::string(either(locale, "_zh", "_en")));
  };
  auto text = fmt::format("{} · {}\n{}\n", name_of(place, locale), kinds_of(place),
                          text_at(detail, "/address"));
  if (auto const hours = spoken("opening_hours"); !hours.empty()) text += hours + "\n";
  if (auto const note = text_at(place, either(locale, "/note_zh", "/note_en")); !note.empty())
    text += note + "\n";
  return text;
}

Tool place_details(InnerApi const& api) {
  return {.name = "place_details",
          .title = "Place details",
          .description =
              "Everything known about one place: hours, whether it is open today, "
              "prices, how long a visit takes, accessibility, source and date.",
          .endpoints = {"getPlace"},
          .input = object_schema_of<PlaceArguments>(),
          .output = object_schema(api.get("getPlace").answers.find(200)->second.schema),
          .call = [&api](std::string_view arguments, Request const& caller) {
            auto const wanted = http::parse<PlaceArguments>(arguments);
            if (!wanted) return refused(wanted.error(), caller);
            auto const answer = api.call("getPlace", {{{"key", wanted->key}}, {}, {}}, caller);
            if (answer.status != 200) return refused(answer, caller.locale);
            auto const body = std::string(answer.content());
            return ToolResult{told_place(json::parse(body), caller.locale), body};
          }};
}

// A number with one decimal, or "?".
std::string figure(json::value const& in, std::string_view pointer) {
  auto const& value = at(in, pointer);
  return value.is_number() ? fmt::format("{:.0f}", value.to_number<double>()) : "?";
}

std::string told_weather(json::value const& answer, http::Locale locale) {
  std::string text;
  for (auto const& day : list_at(answer, "/days")) {
    text += fmt::format("{} {} {}–{} °C", text_at(day, "/day"), text_at(day, "/sky_text"),
                        figure(day, "/celsius_min"), figure(day, "/celsius_max"));
    text += fmt::format(fmt::runtime(either(locale, "，降水 {}%（{}）\n", ", rain {} % ({})\n")),
                        figure(day, "/rain_percent"), text_at(day, "/basis"));
  }
  return text.empty() ? json::serialize(answer) : text;
}

Tool weather(InnerApi const& api) {
  return {.name = "weather",
          .title = "Weather",
          .description =
              "The weather of an area on days to come: a forecast where there is one, "
              "else what the month usually brings. Each day says which.",
          .endpoints = {"getWeather"},
          .input = object_schema(api.get("getWeather").query),
          .output = object_schema(api.get("getWeather").answers.find(200)->second.schema),
          .call = asks(api, "getWeather", told_weather)};
}

}  // namespace

std::vector<Tool> place_tools(InnerApi const& api) {
  auto const input = [&](char const* id) { return object_schema(api.get(id).query); };
  auto const output = [&](char const* id) {
    return object_schema(api.get(id).answers.find(200)->second.schema);
  };
  std::vector<Tool> tools{
      {.name = "search_areas",
       .title = "Search areas",
       .description = "Find provinces, cities and districts by name. Gives the division code "
                      "that search_places takes as its area.",
       .endpoints = {"searchAreas"},
       .input = input("searchAreas"),
       .output = output("searchAreas"),
       .call = asks(api, "searchAreas", told_areas)},
      {.name = "search_places",
       .title = "Search places",
       .description = "Find sights, restaurants and lodgings of the catalogue by name, kind, "
                      "area or distance, the best known first.",
       .endpoints = {"searchPlaces"},
       .input = input("searchPlaces"),
       .output = output("searchPlaces"),
       .call = asks(api, "searchPlaces", told_places)},
      place_details(api)};
  if (api.has("getWeather")) tools.push_back(weather(api));
  return tools;
}

}  // namespace mcp
