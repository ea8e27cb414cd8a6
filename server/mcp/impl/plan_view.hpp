// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/language.hpp"
#include "http/rules.hpp"

// A plan as an agent needs it: a tenth of what the API answers, in one language.
namespace mcp {

struct PriceView {
  std::int64_t low_minor = 0;
  std::int64_t high_minor = 0;
  std::string currency;
};
BOOST_DESCRIBE_STRUCT(PriceView, (), (low_minor, high_minor, currency))
inline http::Rules rules(http::Of<PriceView>) {
  return {http::field("low_minor").text("In the currency's hundredth, fen for CNY.")};
}

struct StopView {
  std::string start;
  std::string end;
  std::string place;
  std::string name;
  std::string role;
};
BOOST_DESCRIBE_STRUCT(StopView, (), (start, end, place, name, role))
inline http::Rules rules(http::Of<StopView>) {
  return {http::field("start").example("\"09:30\""),
          http::field("place").text("A key for place_details.")};
}

struct DayView {
  std::string date;
  std::string title;
  std::string lodging;
  std::vector<StopView> stops;
  PriceView cost;
};
BOOST_DESCRIBE_STRUCT(DayView, (), (date, title, lodging, stops, cost))
inline http::Rules rules(http::Of<DayView>) {
  return {http::field("lodging").text("Where the night is spent; empty on the last day.")};
}

struct RideView {
  std::string from;
  std::string to;
  std::string departs;
  std::string arrives;
  std::string number;
};
BOOST_DESCRIBE_STRUCT(RideView, (), (from, to, departs, arrives, number))
inline http::Rules rules(http::Of<RideView>) {
  return {http::field("number").text("Empty for an estimate by distance.")};
}

struct ChecksView {
  int holding = 0;
  int violated = 0;
  int unknown = 0;
};
BOOST_DESCRIBE_STRUCT(ChecksView, (), (holding, violated, unknown))

struct PlanView {
  std::string tier;
  std::string name;
  std::string destination;
  std::string start_date;
  std::string end_date;
  std::string summary;
  PriceView total;
  PriceView per_person;
  std::vector<RideView> rides;
  std::optional<std::vector<DayView>> days;
  ChecksView checks;
  std::vector<std::string> warnings;
};
BOOST_DESCRIBE_STRUCT(PlanView, (),
                      (tier, name, destination, start_date, end_date, summary, total, per_person,
                       rides, days, checks, warnings))
inline http::Rules rules(http::Of<PlanView>) {
  return {http::field("total").text("Of the whole party, everything the ledger counts."),
          http::field("days").text("Left out of an answer that would be too long."),
          http::field("checks").text("How many checks of the certificate; see explain_check.")};
}

// From the `TierAnswer` of the API, perhaps one that was stored long ago.
PlanView plan_view(boost::json::value const& tier, http::Locale locale);

std::string price_text(PriceView const& price);
// A line per day and stop, to be read.
std::string plan_text(PlanView const& plan, http::Locale locale);

}  // namespace mcp
