// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "base/civil.hpp"
#include "http/answers.hpp"
#include "support/figures.hpp"
#include "support/impl/views.hpp"

namespace support {

struct FiguresQuery {
  int days = 30;
  std::optional<std::string> agent;
};
struct AgentFigures {
  std::string id;
  std::string name;
  Load now;
  Figures figures;
};
struct DayFigures {
  base::Day day{};
  Figures figures;
};
struct SupportFigures {
  base::Day from{};
  base::Day until{};
  Load now;
  Figures all;
  std::vector<AgentFigures> agents;
  std::vector<DayFigures> days;
};
BOOST_DESCRIBE_STRUCT(Spread, (), (count, median_s, p90_s))
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (asked, resolved, first_answer, resolution, in_time, rated, stars))
BOOST_DESCRIBE_STRUCT(Load, (), (waiting, overdue, claimed, longest_wait_s))
BOOST_DESCRIBE_STRUCT(FiguresQuery, (), (days, agent))
BOOST_DESCRIBE_STRUCT(AgentFigures, (), (id, name, now, figures))
BOOST_DESCRIBE_STRUCT(DayFigures, (), (day, figures))
BOOST_DESCRIBE_STRUCT(SupportFigures, (), (from, until, now, all, agents, days))

http::Rules rules(http::Of<FiguresQuery>) {
  return {http::field("days").range(1, 92).may_be_missing().text("Until today; 30 unless told."),
          http::field("agent").length(1, 26).text("Only days of this agent.")};
}
http::Rules rules(http::Of<Figures>) {
  return {http::field("resolved").text("Or closed by who asked."),
          http::field("in_time").text("First answers within what their priority promises."),
          http::field("stars").text("The mean of `rated`.")};
}
http::Rules rules(http::Of<Load>) {
  return {http::field("waiting").text("For an answer of ours."),
          http::field("claimed").text("Unresolved ones that an agent has.")};
}
http::Rules rules(http::Of<SupportFigures>) {
  return {http::field("from").text("The first day, of China's clocks, on which they were asked."),
          http::field("until").text("The last one: today."),
          http::field("days").text("Days without a request are left out.")};
}

namespace {

constexpr std::size_t most_read = 100'000;  // requests of one answer
constexpr std::size_t most_unresolved = 10'000;

using Group = std::vector<Ticket const*>;

// GET /api/support/figures
struct ReadFigures {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<FiguresQuery>(request.query);
    if (!query) return refused(query.error(), request);
    auto const now = parts.tickets.now();
    SupportFigures made;
    made.until = base::china_day(now);
    made.from = made.until - std::chrono::days(query->days - 1);
    auto const asked = parts.tickets.list_since(base::china_instant(made.from, {}), most_read);
    auto const unresolved = parts.tickets.queue(most_unresolved);
    auto const of_all = pointers_to(asked);
    made.all = figures_of(of_all);
    made.now = load_of(pointers_to(unresolved), now);
    made.agents = agents_of(of_all, pointers_to(unresolved), now);
    made.days = days_of(of_all, query->agent.value_or(""));
    return http::ok(http::to_json(made));
  }

 private:
  static Group pointers_to(std::vector<Ticket> const& tickets) {
    Group made;
    for (auto const& each : tickets) made.push_back(&each);
    return made;
  }

  std::vector<AgentFigures> agents_of(Group const& asked, Group const& unresolved,
                                      base::Instant now) const {
    std::map<std::string, std::pair<Group, Group>> groups;
    for (auto const& id : parts.tickets.agents()) groups[id];
    for (auto const* each : asked)
      if (!each->agent_id.empty()) groups[each->agent_id].first.push_back(each);
    for (auto const* each : unresolved)
      if (!each->agent_id.empty()) groups[each->agent_id].second.push_back(each);
    std::vector<AgentFigures> made;
    for (auto const& [id, group] : groups)
      made.push_back({id, parts.name_of(id), load_of(group.second, now), figures_of(group.first)});
    return made;
  }

  static std::vector<DayFigures> days_of(Group const& asked, std::string const& agent_id) {
    std::map<base::Day, Group> groups;
    for (auto const* each : asked)
      if (agent_id.empty() || each->agent_id == agent_id)
        groups[base::china_day(each->created_at)].push_back(each);
    std::vector<DayFigures> made;
    for (auto const& [day, group] : groups) made.push_back({day, figures_of(group)});
    return made;
  }
};

}  // namespace

std::vector<http::Endpoint> figures_endpoints(Parts const& parts) {
  return {http::get("/api/support/figures")
              .named("readSupportFigures",
                     "How support does: who waits now, times to answers, satisfaction", "support")
              .only({"admin"})
              .on(http::Lane::db)
              .query<FiguresQuery>()
              .answers<SupportFigures>(200)
              .calls(ReadFigures{parts})};
}

}  // namespace support
