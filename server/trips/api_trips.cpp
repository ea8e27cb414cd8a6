// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/changes/itinerary.hpp"
#include "trips/exposure.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/destination_names.hpp"
#include "trips/impl/wish_json.hpp"
#include "trips/luggage/luggage.hpp"
#include "trips/together/asked.hpp"
#include "trips/together/described.hpp"
#include "trips/versions/history.hpp"
#include "trips/versions/item_ids.hpp"
#include "trips/versions/versions.hpp"
#include "trips/versions/versions_json.hpp"
#include "trips/words.hpp"

namespace trips {

struct SaveTrip {
  RecommendationId recommendation_id;
  planner::Tier tier = planner::Tier::economy;
  std::optional<std::string> name;
};
struct RenameTrip {
  std::string name;
};
struct TripPage {
  std::vector<TripSummary> trips;
  std::optional<std::string> next_cursor;
};
struct TripQuery {
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
struct BranchQuery {
  std::optional<std::string> branch;
};
// A trip with its plan; described for the contract, written by whole_trip().
struct TripDetail {
  TripId id;
  std::optional<RecommendationId> recommendation_id;
  std::string name;
  std::string destination;
  Words destination_name;
  base::Day start_date{};
  base::Day end_date{};
  planner::Tier tier = planner::Tier::economy;
  AmountRange total;
  AmountRange per_person;
  base::Instant created_at{};
  MemberRole role = MemberRole::owner;
  BranchId branch;
  std::int64_t version = 1;
  bool is_draft = false;
  bool can_undo = false;
  bool can_redo = false;
  bool by_support = false;
  std::vector<BranchAnswer> branches;
  TierAnswer plan;
};

// Where a trip stands, as one person sees it on one branch.
struct TripState {
  BranchId branch;
  std::int64_t version = 1;
  bool is_draft = false;
  bool can_undo = false;
  bool can_redo = false;
  bool by_support = false;
  std::vector<BranchAnswer> branches;
};

BOOST_DESCRIBE_STRUCT(SaveTrip, (), (recommendation_id, tier, name))
BOOST_DESCRIBE_STRUCT(RenameTrip, (), (name))
BOOST_DESCRIBE_STRUCT(TripSummary, (),
                      (id, recommendation_id, name, destination, destination_name, start_date,
                       end_date, tier, total, per_person, created_at, role))
BOOST_DESCRIBE_STRUCT(TripDetail, (),
                      (id, recommendation_id, name, destination, destination_name, start_date,
                       end_date, tier, total, per_person, created_at, role, branch, version,
                       is_draft, can_undo, can_redo, by_support, branches, plan))
BOOST_DESCRIBE_STRUCT(TripPage, (), (trips, next_cursor))
BOOST_DESCRIBE_STRUCT(TripQuery, (), (limit, cursor))
BOOST_DESCRIBE_STRUCT(BranchQuery, (), (branch))
BOOST_DESCRIBE_STRUCT(TripState, (),
                      (branch, version, is_draft, can_undo, can_redo, by_support, branches))

http::Rules rules(http::Of<SaveTrip>) {
  return {http::field("name").length(1, 60).text("What the traveller calls it.")};
}
http::Rules rules(http::Of<BranchQuery>) {
  return {
      http::field("branch").length(1, 40).text("The id of a branch; the main one unless told.")};
}
http::Rules rules(http::Of<TripDetail>) {
  return {http::field("by_support").text("Who asks is no member: a member let support in.")};
}
http::Rules rules(http::Of<RenameTrip>) { return {http::field("name").length(1, 60)}; }
http::Rules rules(http::Of<TripQuery>) {
  return {http::field("limit").range(1, 100).text("20 unless told."),
          http::field("cursor").length(1, 40).text("next_cursor of the page before.")};
}

namespace {

http::Response no_such_trip(http::Request const& request) {
  return refused(base::refuse(base::Refusal::not_found, "There is no such trip."), request);
}

// The plan is stored as JSON and goes out as it is.
std::string whole_trip(TripSummary const& trip, TripState const& state,
                       std::string_view plan_json) {
  auto body = http::to_json(trip);
  body.back() = ',';
  body.append(http::to_json(state), 1);
  body.pop_back();
  return body.append(",\"plan\":").append(plan_json).append("}");
}

bool is_blank(std::string const& name) { return base::trim(name).empty(); }

std::string usual_name(TierAnswer const& plan, http::Locale locale) {
  auto const days = (plan.endDate - plan.startDate).count() + 1;
  if (locale == http::Locale::en) {
    auto const& whole = plan.destination_name.en;  // "Gulou District, Fuzhou, Fujian"
    return fmt::format("{} · {} {} · {}", whole.substr(0, whole.find(',')), days,
                       days == 1 ? "day" : "days", plan.name.en);
  }
  return fmt::format("{} {} 天 · {}", plan.destination, days, plan.name.zh);
}

// POST /api/trips
struct Save {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<SaveTrip>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (wanted->name && is_blank(*wanted->name))
      return refused(base::refuse_field("/name", "Must not be blank."), request);
    auto const& user = request.principal->user_id;
    auto const body =
        Recommendations(parts.db, parts.clock, parts.areas).find(wanted->recommendation_id, user);
    if (!body)
      return refused(base::refuse_field("/recommendation_id", "There is no such recommendation."),
                     request);
    auto const answer = http::parse<RecommendationAnswer>(*body);
    if (!answer)  // written by a release that had other fields
      return refused(
          base::refuse_field("/recommendation_id", "It is too old to be kept; ask again."),
          request);
    for (auto const& plan : answer->data)
      if (plan.tier == wanted->tier) return saved(plan, *wanted, request);
    return refused(base::refuse_field("/tier", "The recommendation has no such tier."), request);
  }

 private:
  http::Response saved(TierAnswer plan, SaveTrip const& wanted,
                       http::Request const& request) const {
    auto trip = summary_of(plan);
    trip.id = parts.ids.next<TripId>();
    trip.recommendation_id = wanted.recommendation_id;
    trip.name =
        wanted.name ? std::string(base::trim(*wanted.name)) : usual_name(plan, request.locale);
    trip.created_at = parts.clock.now();
    give_item_ids(plan, trip.id);
    auto const plan_json = http::to_json(plan);
    auto const wish = Recommendations(parts.db, parts.clock, parts.areas)
                          .find_wish(wanted.recommendation_id, request.principal->user_id);
    auto const said = wish ? http::parse<Wish>(*wish) : base::Result<Wish>(wish_from(plan));
    auto const itinerary = itinerary_of(said ? *said : wish_from(plan), plan, parts.ids);
    SavedTrips(parts.db, parts.clock, parts.areas)
        .add(trip, request.principal->user_id, {to_json(itinerary), plan_json},
             [&, catalogue = parts.catalogue.now()](storage::Sql& sql) {
               expose(sql, trip.id, 1, plan, *catalogue);
             });
    TripBranch const branch{main_branch(trip.id), "", 1, request.principal->user_id,
                            trip.created_at};
    TripState const state{
        branch.id, 1, false, false, false, false, branch_answers({branch}, trip.id)};
    return http::created(whole_trip(trip, state, plan_json), "/api/trips/" + trip.id.str());
  }
};

// GET /api/trips
struct List {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<TripQuery>(request.query);
    if (!query) return refused(query.error(), request);
    std::optional<TripId> after;
    if (query->cursor) {
      after = TripId::parse(*query->cursor);
      if (!after) return refused(base::refuse_field("cursor", "Must be a next_cursor."), request);
    }
    auto const limit = static_cast<std::size_t>(query->limit.value_or(20));
    TripPage page;
    page.trips = SavedTrips(parts.db, parts.clock, parts.areas)
                     .list(request.principal->user_id, limit + 1, after);
    if (page.trips.size() > limit) {
      page.trips.resize(limit);
      page.next_cursor = page.trips.back().id.str();
    }
    return http::ok(http::to_json(page));
  }
};

// GET /api/trips/{trip}
struct Read {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<BranchQuery>(request.query);
    if (!query) return refused(query.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const id = who->trip;
    auto const trip = SavedTrips(parts.db, parts.clock, parts.areas).find_as(id, who->role);
    if (!trip) return no_such_trip(request);
    auto const branch = query->branch ? BranchId::parse(*query->branch) : main_branch(id);
    if (!branch) return no_such_branch(request);
    auto stood =
        parts.db.read([&](storage::Sql& sql) { return where_it_stands(sql, id, *branch); });
    if (!stood) return no_such_branch(request);
    auto& [state, content] = *stood;
    auto const stacks = parts.db.read([&](storage::Sql& sql) {
      return undo_stacks(Versions(sql).list_of_author(id, *branch, who->user_id));
    });
    state.by_support = who->grant.has_value();
    state.can_undo = trip->role >= MemberRole::editor && !stacks.undo.empty();
    state.can_redo = trip->role >= MemberRole::editor && !stacks.redo.empty();
    return http::ok(whole_trip(*trip, state, plan_text(content, id)));
  }

 private:
  using Stood = std::pair<TripState, VersionContent>;

  static http::Response no_such_branch(http::Request const& request) {
    return refused(base::refuse(base::Refusal::not_found, "There is no such branch."), request);
  }

  static std::optional<Stood> where_it_stands(storage::Sql& sql, TripId trip, BranchId id) {
    Versions versions(sql);
    auto const branch = versions.find_branch(trip, id);
    if (!branch) return std::nullopt;
    TripState state;
    state.branch = id;
    state.version = branch->head;
    state.is_draft = versions.find(trip, branch->head).value().is_draft;
    state.branches = branch_answers(versions.list_branches(trip), trip);
    return Stood{std::move(state), versions.find_content(trip, branch->head).value()};
  }

  // What an older release stored has no ids yet, by which visits are changed.
  std::string plan_text(VersionContent const& content, TripId trip) const {
    if (!content.itinerary_json.empty()) return content.plan_json;
    auto text = with_destination_names(content.plan_json, parts.areas);
    auto plan = http::parse<TierAnswer>(text);
    if (!plan) return text;  // of a release that had other fields: as it is
    give_item_ids(*plan, trip);
    return http::to_json(*plan);
  }
};

// PATCH /api/trips/{trip}
struct Rename {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TripId>(request, "trip");
    if (!id) return refused(id.error(), request);
    auto const wanted = http::parse<RenameTrip>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (is_blank(wanted->name))
      return refused(base::refuse_field("/name", "Must not be blank."), request);
    SavedTrips trips(parts.db, parts.clock, parts.areas);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const& user = who->user_id;
    if (!trips.rename(*id, user, base::trim(wanted->name))) return no_such_trip(request);
    auto const trip = trips.find(*id, user);
    return trip ? http::ok(http::to_json(*trip)) : no_such_trip(request);
  }
};

// DELETE /api/trips/{trip}
struct Remove {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TripId>(request, "trip");
    if (!id) return refused(id.error(), request);
    auto const who = asked(parts, request, MemberRole::owner);
    if (!who) return refused(who.error(), request);
    bool const removed = SavedTrips(parts.db, parts.clock, parts.areas).remove(*id, who->user_id);
    if (removed && parts.objects) remove_objects(*parts.objects, *id);
    return removed ? http::no_content() : no_such_trip(request);
  }
};

}  // namespace

std::vector<http::Endpoint> trip_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary,
                        char const* scope) {
    builder.named(id, summary, "trips").signed_in().scopes({scope}).on(http::Lane::db);
    return builder;
  };
  auto const read = "trips:read";
  auto const write = "trips:write";
  return {named(http::post("/api/trips"), "saveTrip", "Keep one tier of a recommendation", write)
              .takes<SaveTrip>()
              .answers<TripDetail>(201)
              .calls(Save{parts}),
          named(http::get("/api/trips"), "listTrips", "My trips, newest first", read)
              .query<TripQuery>()
              .answers<TripPage>(200)
              .calls(List{parts}),
          named(http::get("/api/trips/{trip}"), "readTrip", "A trip with its plan", read)
              .query<BranchQuery>()
              .answers<TripDetail>(200)
              .calls(Read{parts}),
          named(http::patch("/api/trips/{trip}"), "renameTrip", "Give a trip another name", write)
              .takes<RenameTrip>()
              .answers<TripSummary>(200)
              .calls(Rename{parts}),
          named(http::delete_("/api/trips/{trip}"), "removeTrip", "Delete a trip", write)
              .answers_nothing()
              .calls(Remove{parts})};
}

}  // namespace trips
