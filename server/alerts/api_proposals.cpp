// SPDX-License-Identifier: Apache-2.0
#include <sodium.h>

#include "alerts/impl/answering.hpp"
#include "alerts/impl/disruption.hpp"
#include "storage/sql.hpp"
#include "trips/together/suggesting.hpp"
#include "trips/versions/changes_json.hpp"

namespace alerts {

struct ProposalView {
  trips::ProposalKind kind = trips::ProposalKind::least_change;
  Words text;
  trips::Difference difference;
  int hits_left = 0;
  int problems_left = 0;
  std::string digest;
};
BOOST_DESCRIBE_STRUCT(ProposalView, (), (kind, text, difference, hits_left, problems_left, digest))
http::Rules rules(http::Of<ProposalView>) {
  return {http::field("hits_left").text("What the event still touches, such as a night."),
          http::field("problems_left").text("Checks violated, of those that were before."),
          http::field("digest").text("To be sent to accept it: what was seen is what is made.")};
}
std::string api_name(http::Of<ProposalView>) { return "AlertProposal"; }

struct Proposals {
  std::int64_t version = 1;
  std::vector<ProposalView> proposals;
};
BOOST_DESCRIBE_STRUCT(Proposals, (), (version, proposals))
http::Rules rules(http::Of<Proposals>) {
  return {http::field("version").text("Of the trip, which they change."),
          http::field("proposals").text("Each was tried and verified; none: nothing is better.")};
}
std::string api_name(http::Of<Proposals>) { return "AlertProposals"; }

struct AcceptProposal {
  trips::ProposalKind kind = trips::ProposalKind::least_change;
  std::string digest;
  std::int64_t base_version = 1;
  trips::ChangeId change_id;
};
BOOST_DESCRIBE_STRUCT(AcceptProposal, (), (kind, digest, base_version, change_id))
http::Rules rules(http::Of<AcceptProposal>) {
  return {http::field("digest").length(1, 64).text("Of the proposal."),
          http::field("base_version").range(1, 1'000'000'000).text("As the proposals told it."),
          http::field("change_id").text("Made by the client; the same one again is one change.")};
}
std::string api_name(http::Of<AcceptProposal>) { return "AcceptAlertProposal"; }

struct SuggestProposal {
  trips::ProposalKind kind = trips::ProposalKind::least_change;
  std::string digest;
  std::int64_t base_version = 1;
  std::optional<std::string> note;
};
BOOST_DESCRIBE_STRUCT(SuggestProposal, (), (kind, digest, base_version, note))
http::Rules rules(http::Of<SuggestProposal>) {
  return {http::field("digest").length(1, 64).text("Of the proposal."),
          http::field("base_version").range(1, 1'000'000'000).text("As the proposals told it."),
          http::field("note").length(0, 300).text("Why.")};
}
std::string api_name(http::Of<SuggestProposal>) { return "SuggestAlertProposal"; }

namespace {

using base::Refusal;
using base::refuse;
using http::Request;
using http::Response;
using storage::Sql;
using trips::MemberRole;

base::Error no_such_event() { return refuse(Refusal::not_found, "There is no such event."); }

base::Error changed_meanwhile() {
  return refuse(Refusal::conflict,
                "The trip or the event has changed meanwhile; look at the proposals again.",
                "E-808");
}

// Of what is where and when; new visits have another id each time they are proposed.
std::string digest_of(trips::Itinerary const& itinerary) {
  std::string text;
  for (auto const& day : itinerary.days) {
    for (auto const& item : day.items)
      text.append(item.place).append(base::to_clock(item.start)).append(" ");
    text.append(day.lodging).append("|");
  }
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<unsigned char const*>(text.data()),
                     text.size(), nullptr, 0);
  std::array<char, 2 * hash.size() + 1> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

// Finds the ways round an event; one serves one request.
class WaysRound {
 public:
  WaysRound(Parts const& parts, trips::EditingTools const& tools, Event const& event)
      : parts_(parts), tools_(tools), matcher_(event, parts.areas), event_(event) {}

  struct Found {
    ProposalView view;
    trips::Itinerary itinerary;
  };

  // Those after which the event touches less than before.
  std::vector<Found> of(trips::EditedVersion const& version,
                        std::optional<trips::ProposalKind> only) const {
    auto const now = parts_.clock.now();
    auto const catalogue = parts_.catalogue.now();
    auto const hits = hits_of(version.plan, *catalogue, now);
    auto const clocks = trips::clocks_of(version.plan);
    auto const around = disruption_of(event_, hits, *catalogue, parts_.areas, clocks, now);
    if (hits.empty() || !around) return {};
    std::vector<Found> found;
    for (auto& proposal : tools_.propose(version.itinerary, *around, only)) {
      auto const left = hits_of(proposal.plan, *catalogue, now).size();
      if (left >= hits.size()) continue;
      ProposalView view{.kind = proposal.kind,
                        .text = {proposal.text.zh, proposal.text.en},
                        .difference = std::move(proposal.difference),
                        .hits_left = static_cast<int>(left),
                        .problems_left = proposal.problems_left,
                        .digest = digest_of(proposal.itinerary)};
      found.push_back({std::move(view), std::move(proposal.itinerary)});
    }
    return found;
  }

 private:
  std::vector<trips::Exposure> hits_of(trips::TierAnswer const& plan,
                                       places::Catalogue const& catalogue,
                                       base::Instant now) const {
    auto hits = matcher_.hits_of(trips::exposures_of(plan, catalogue));
    std::erase_if(hits, [now](auto const& hit) { return hit.until <= now; });
    return hits;
  }

  Parts const& parts_;
  trips::EditingTools const& tools_;
  Matcher matcher_;
  Event const& event_;
};

trips::Words label_of(Event const& event) {
  return {"绕开：" + event.title.zh, "Round: " + event.title.en};
}

// The trip itself as it is now; nothing where no release can read it any more.
std::optional<trips::EditedVersion> head_of(Parts const& parts, trips::EditingTools const& tools,
                                            trips::TripId trip) {
  auto const branch = parts.db.read(
      [&](Sql& sql) { return trips::Versions(sql).find_branch(trip, trips::main_branch(trip)); });
  if (!branch) return std::nullopt;
  return trips::Editing(parts.trips, tools).find(trip, branch->head);
}

// The event of the path, while it holds.
std::optional<Event> event_of(Parts const& parts, Request const& request) {
  auto const id = http::id<EventId>(request, "event");
  if (!id) return std::nullopt;
  auto event = parts.db.read([&](Sql& sql) { return Events(sql).find(*id); });
  bool const holds = event && event->status == EventStatus::actual &&
                     event->state == EventState::active && event->until > parts.clock.now();
  return holds ? event : std::nullopt;
}

// GET /api/trips/{trip}/alerts/{event}/proposals
struct Propose {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const who = trips::asked(parts.trips, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const event = event_of(parts, request);
    if (!event) return refused(no_such_event(), request);
    auto const tools = trips::editing_tools(parts.trips);
    auto const head = head_of(parts, tools, who->trip);
    Proposals answer{head ? head->number : 1, {}};
    if (head)
      for (auto& found : WaysRound(parts, tools, *event).of(*head, {}))
        answer.proposals.push_back(std::move(found.view));
    return http::ok(http::to_json(answer));
  }
};

// POST /api/trips/{trip}/alerts/{event}/accept
struct Accept {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<AcceptProposal>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = trips::asked(parts.trips, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const event = event_of(parts, request);
    auto const tools = trips::editing_tools(parts.trips);
    auto const order = order_for(*who, wanted->change_id, event);
    // Asked only where the same change was not made before, so that it can be sent again.
    auto outcome = trips::Editing(parts.trips, tools)
                       .change(order, [&](auto const& head) -> base::Result<trips::Merged> {
                         if (!event) return in_language(no_such_event(), request);
                         return revised(*wanted, *event, tools, head, request);
                       });
    if (auto const* const changed = std::get_if<trips::Changed>(&outcome); changed && event)
      note_accepted(event->id, who->trip, changed->version);
    return trips::change_answer(std::move(outcome), request);
  }

 private:
  static trips::ChangeOrder order_for(trips::Asked const& who, trips::ChangeId change,
                                      std::optional<Event> const& event) {
    trips::ChangeOrder order;
    order.trip = who.trip;
    order.branch = trips::main_branch(who.trip);
    order.user_id = who.user_id;
    order.change = change;
    order.kind = trips::ChangeKind::accepted;
    if (event) order.label = label_of(*event);
    order.keeps_violations = true;  // those that are left were there before
    return order;
  }

  base::Result<trips::Merged> revised(AcceptProposal const& wanted, Event const& event,
                                      trips::EditingTools const& tools,
                                      trips::EditedVersion const& head,
                                      Request const& request) const {
    if (head.number == wanted.base_version)
      for (auto& found : WaysRound(parts, tools, event).of(head, wanted.kind))
        if (found.view.digest == wanted.digest)
          return trips::Merged{std::move(found.itinerary), {}};
    return in_language(changed_meanwhile(), request);
  }

  void note_accepted(EventId event, trips::TripId trip, std::int64_t version) const {
    std::string const event_id = event.str();
    std::string const trip_id = trip.str();
    long long const number = version;
    parts.db.write([&](Sql& sql) {
      sql << "UPDATE alert_hits SET accepted_version = :version WHERE event_id = :event AND "
             "trip_id = :trip",
          soci::use(number), soci::use(event_id), soci::use(trip_id);
    });
  }
};

// POST /api/trips/{trip}/alerts/{event}/suggest
struct Suggest {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<SuggestProposal>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = trips::asked(parts.trips, request, MemberRole::suggester);
    if (!who) return refused(who.error(), request);
    auto const event = event_of(parts, request);
    if (!event) return refused(no_such_event(), request);
    auto const tools = trips::editing_tools(parts.trips);
    auto const head = head_of(parts, tools, who->trip);
    if (head && head->number == wanted->base_version)
      for (auto& found : WaysRound(parts, tools, *event).of(*head, wanted->kind))
        if (found.view.digest == wanted->digest)
          return trips::suggest(parts.trips, *who,
                                {head->number,
                                 {},
                                 std::move(found.itinerary),
                                 label_of(*event),
                                 wanted->note.value_or("")});
    return refused(changed_meanwhile(), request);
  }
};

}  // namespace

std::vector<http::Endpoint> proposal_endpoints(Parts const& parts) {
  std::string const one = "/api/trips/{trip}/alerts/{event}";
  return {http::get(one + "/proposals")
              .named("proposeRoundAlert", "Ways round an event, each tried and verified", "alerts")
              .signed_in()
              .scopes({"trips:read"})
              .on(http::Lane::cpu)
              .answers<Proposals>(200, "Nothing is changed yet.")
              .calls(Propose{parts}),
          http::post(one + "/accept")
              .named("acceptAlertProposal", "Take a way round an event; a new version", "alerts")
              .signed_in()
              .scopes({"trips:write"})
              .on(http::Lane::cpu)
              .takes<AcceptProposal>()
              .answers<trips::ChangedAnswer>(200)
              .refuses<trips::ChangeConflict>(409, "The trip or the event changed meanwhile.")
              .calls(Accept{parts}),
          http::post(one + "/suggest")
              .named("suggestAlertProposal", "Suggest a way round an event to who may take it",
                     "alerts")
              .signed_in()
              .scopes({"trips:write"})
              .on(http::Lane::cpu)
              .takes<SuggestProposal>()
              .answers<trips::SuggestionAnswer>(201)
              .calls(Suggest{parts})};
}

}  // namespace alerts
