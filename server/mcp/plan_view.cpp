// SPDX-License-Identifier: Apache-2.0
#include "mcp/impl/plan_view.hpp"

#include <fmt/format.h>

#include "mcp/impl/tool_parts.hpp"

namespace mcp {
namespace {

namespace json = boost::json;
using http::Locale;

PriceView price_at(json::value const& in, std::string_view pointer) {
  auto const& price = at(in, pointer);
  return {number_at(price, "/low_minor"), number_at(price, "/high_minor"),
          text_at(price, "/currency")};
}

DayView day_view(json::value const& day, Locale locale) {
  DayView view{.date = text_at(day, "/date"),
               .title = said_at(day, "/title", locale),
               .lodging = said_at(day, "/lodging/name", locale),
               .stops = {},
               .cost = price_at(day, "/cost")};
  for (auto const& visit : list_at(day, "/visits"))
    view.stops.push_back({text_at(visit, "/start"), text_at(visit, "/end"),
                          text_at(visit, "/place/key"), said_at(visit, "/place/name", locale),
                          text_at(visit, "/role")});
  return view;
}

ChecksView checks_view(json::value const& tier) {
  ChecksView view;
  for (auto const& check : list_at(tier, "/certificate/checks")) {
    auto const verdict = text_at(check, "/verdict");
    ++(verdict == "holds" ? view.holding : verdict == "violated" ? view.violated : view.unknown);
  }
  return view;
}

std::string yuan(std::int64_t minor) {
  return minor % 100 == 0 ? fmt::format("{}", minor / 100)
                          : fmt::format("{}.{:02}", minor / 100, minor % 100);
}

}  // namespace

PlanView plan_view(json::value const& tier, Locale locale) {
  PlanView view{.tier = text_at(tier, "/tier"),
                .name = said_at(tier, "/name", locale),
                .destination = said_at(tier, "/destination_name", locale),
                .start_date = text_at(tier, "/startDate"),
                .end_date = text_at(tier, "/endDate"),
                .summary = said_at(tier, "/summary", locale),
                .total = price_at(tier, "/total"),
                .per_person = price_at(tier, "/per_person"),
                .rides = {},
                .days = std::vector<DayView>(),
                .checks = checks_view(tier),
                .warnings = {}};
  for (auto const& ride : list_at(tier, "/rides"))
    view.rides.push_back({said_at(ride, "/from", locale), said_at(ride, "/to", locale),
                          text_at(ride, "/depart_day") + " " + text_at(ride, "/departs"),
                          text_at(ride, "/arrive_day") + " " + text_at(ride, "/arrives"),
                          text_at(ride, "/number")});
  for (auto const& day : list_at(tier, "/days")) view.days->push_back(day_view(day, locale));
  for (auto const& warning : list_at(tier, "/warnings"))
    view.warnings.push_back(said_at(warning, "/text", locale));
  return view;
}

std::string price_text(PriceView const& price) {
  auto const range = price.low_minor == price.high_minor
                         ? yuan(price.low_minor)
                         : yuan(price.low_minor) + "–" + yuan(price.high_minor);
  return price.currency == "CNY" ? "¥" + range : range + " " + price.currency;
}

std::string plan_text(PlanView const& plan, Locale locale) {
  auto text = fmt::format("{} · {} · {}\n{}\n", plan.name, plan.destination, price_text(plan.total),
                          plan.summary);
  for (auto const& ride : plan.rides)
    text += fmt::format("{} {} → {} {} {}\n", ride.departs, ride.from, ride.arrives, ride.to,
                        ride.number);
  if (plan.days)
    for (auto const& day : *plan.days) {
      text += fmt::format("{} {}\n", day.date, day.title);
      for (auto const& stop : day.stops)
        text += fmt::format("  {}–{} {} [{}]\n", stop.start, stop.end, stop.name, stop.place);
      if (!day.lodging.empty())
        text += fmt::format("  {} {}\n", either(locale, "住", "night at"), day.lodging);
    }
  auto const& checks = plan.checks;
  text += fmt::format(fmt::runtime(either(locale, "检查：{} 项成立，{} 项不成立，{} 项未知\n",
                                          "checks: {} hold, {} are violated, {} unknown\n")),
                      checks.holding, checks.violated, checks.unknown);
  for (auto const& warning : plan.warnings) text += "! " + warning + "\n";
  return text;
}

}  // namespace mcp
