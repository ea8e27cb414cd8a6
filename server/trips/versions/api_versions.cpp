// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/together/asked.hpp"
#include "trips/versions/changes_json.hpp"
#include "trips/versions/versions_json.hpp"

namespace trips {

struct VersionQuery {
  std::optional<int> limit;
  std::optional<std::string> cursor;
};
struct VersionPage {
  std::vector<VersionAnswer> versions;
  std::optional<std::string> next_cursor;
};
struct VersionDetail {
  VersionAnswer version;
  TierAnswer plan;
};
struct DifferenceQuery {
  std::optional<int> with;
};
struct NameVersion {
  std::string name;
};
struct NewBranch {
  std::string name;
  std::optional<std::int64_t> version;
};
struct BranchList {
  std::vector<BranchAnswer> branches;
};

BOOST_DESCRIBE_STRUCT(VersionQuery, (), (limit, cursor))
BOOST_DESCRIBE_STRUCT(VersionPage, (), (versions, next_cursor))
BOOST_DESCRIBE_STRUCT(VersionDetail, (), (version, plan))
BOOST_DESCRIBE_STRUCT(DifferenceQuery, (), (with))
BOOST_DESCRIBE_STRUCT(NameVersion, (), (name))
BOOST_DESCRIBE_STRUCT(NewBranch, (), (name, version))
BOOST_DESCRIBE_STRUCT(BranchList, (), (branches))

http::Rules rules(http::Of<VersionQuery>) {
  return {http::field("limit").range(1, 100).text("20 unless told."),
          http::field("cursor").length(1, 40).text("next_cursor of the page before.")};
}
http::Rules rules(http::Of<DifferenceQuery>) {
  return {
      http::field("with").range(1, 1'000'000'000).text("The earlier one; its parent unless told.")};
}
http::Rules rules(http::Of<NameVersion>) {
  return {http::field("name").length(0, 60).text("Empty: takes the name away.")};
}
http::Rules rules(http::Of<NewBranch>) {
  return {http::field("name").length(1, 60).example("\"雨天备选\""),
          http::field("version")
              .range(1, 1'000'000'000)
              .text("Where it begins; the newest unless told.")};
}

namespace {

using storage::Sql;

base::Error no_such_version() {
  return base::refuse(base::Refusal::not_found, "There is no such version.");
}

// GET /api/trips/{trip}/versions
struct ListVersions {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<VersionQuery>(request.query);
    if (!query) return refused(query.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    std::optional<VersionNumber> before;
    if (query->cursor) {
      before = number_from(*query->cursor);
      if (!before) return refused(base::refuse_field("cursor", "Must be a next_cursor."), request);
    }
    auto const limit = static_cast<std::size_t>(query->limit.value_or(20));
    auto versions =
        parts.db.read([&](Sql& sql) { return Versions(sql).list(who->trip, limit + 1, before); });
    VersionPage page;
    bool const has_more = versions.size() > limit;
    if (has_more) versions.resize(limit);
    Names names(parts, who->trip);
    for (auto const& version : versions) page.versions.push_back(version_answer(version, names));
    if (has_more) page.next_cursor = std::to_string(versions.back().number);
    return http::ok(http::to_json(page));
  }
};

// GET /api/trips/{trip}/versions/{version}
struct ReadVersion {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const number = number_in_path(request, "version");
    if (!number) return refused(number.error(), request);
    auto const version =
        parts.db.read([&](Sql& sql) { return Versions(sql).find(who->trip, *number); });
    auto const edited = Editing(parts, {}).find(who->trip, *number);
    if (!version || !edited) return refused(no_such_version(), request);
    Names names(parts, who->trip);
    return http::ok(http::to_json(VersionDetail{version_answer(*version, names), edited->plan}));
  }
};

// GET /api/trips/{trip}/versions/{version}/difference
struct CompareVersions {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<DifferenceQuery>(request.query);
    if (!query) return refused(query.error(), request);
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const number = number_in_path(request, "version");
    if (!number) return refused(number.error(), request);
    auto const version =
        parts.db.read([&](Sql& sql) { return Versions(sql).find(who->trip, *number); });
    if (!version) return refused(no_such_version(), request);
    Editing editing(parts, {});
    auto const parent = version->parent == 0 ? version->number : version->parent;
    auto const before = editing.find(who->trip, query->with.value_or(static_cast<int>(parent)));
    auto const after = editing.find(who->trip, *number);
    if (!before || !after) return refused(no_such_version(), request);
    return http::ok(http::to_json(difference(before->plan, after->plan)));
  }
};

// PATCH /api/trips/{trip}/versions/{version}
struct NameOne {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<NameVersion>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const number = number_in_path(request, "version");
    if (!number) return refused(number.error(), request);
    auto const version = parts.db.write([&](Sql& sql) -> std::optional<Version> {
      Versions versions(sql);
      if (!versions.name(who->trip, *number, base::trim(wanted->name))) return std::nullopt;
      return versions.find(who->trip, *number);
    });
    if (!version) return refused(no_such_version(), request);
    Names names(parts, who->trip);
    return http::ok(http::to_json(version_answer(*version, names)));
  }
};

// GET /api/trips/{trip}/branches
struct ListBranches {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked_also_by_support(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    auto const branches =
        parts.db.read([&](Sql& sql) { return Versions(sql).list_branches(who->trip); });
    return http::ok(http::to_json(BranchList{branch_answers(branches, who->trip)}));
  }
};

// POST /api/trips/{trip}/branches
struct MakeBranch {
  Parts const& parts;
  static constexpr std::size_t most = 20;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<NewBranch>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (base::trim(wanted->name).empty())
      return refused(base::refuse_field("/name", "Must not be blank."), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    TripBranch branch;
    branch.id = parts.ids.next<BranchId>();
    branch.name = base::trim(wanted->name);
    branch.made_by = who->user_id;
    branch.created_at = parts.clock.now();
    auto const made = parts.db.write([&](Sql& sql) -> base::Result<void> {
      Versions versions(sql);
      auto const branches = versions.list_branches(who->trip);
      if (branches.size() >= most)
        return base::refuse(base::Refusal::conflict, "A trip can have 20 branches.");
      branch.head = wanted->version.value_or(branches.front().head);
      if (!versions.find(who->trip, branch.head))
        return base::refuse_field("/version", "There is no such version.");
      versions.add_branch(who->trip, branch);
      return {};
    });
    if (!made) return refused(made.error(), request);
    return http::created(http::to_json(branch_answers({branch}, who->trip).front()));
  }
};

// DELETE /api/trips/{trip}/branches/{branch}
struct RemoveBranch {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<BranchId>(request, "branch");
    if (!id) return refused(id.error(), request);
    bool const removed =
        parts.db.write([&](Sql& sql) { return Versions(sql).remove_branch(who->trip, *id); });
    if (removed) return http::no_content();
    return refused(base::refuse(base::Refusal::not_found, "There is no such branch."), request);
  }
};

http::EndpointBuilder named(http::EndpointBuilder builder, char const* id, char const* summary,
                            char const* scope) {
  builder.named(id, summary, "trips").signed_in().scopes({scope}).on(http::Lane::db);
  return builder;
}

}  // namespace

std::vector<http::Endpoint> version_endpoints(Parts const& parts) {
  auto const read = "trips:read";
  auto const write = "trips:write";
  auto const of = [](char const* rest) { return std::string("/api/trips/{trip}") + rest; };
  return {
      named(http::get(of("/versions")), "listVersions", "What became of a trip, newest first", read)
          .query<VersionQuery>()
          .answers<VersionPage>(200)
          .calls(ListVersions{parts}),
      named(http::get(of("/versions/{version}")), "readVersion", "A trip as it was", read)
          .answers<VersionDetail>(200)
          .calls(ReadVersion{parts}),
      named(http::get(of("/versions/{version}/difference")), "compareVersions",
            "What is different in two versions", read)
          .query<DifferenceQuery>()
          .answers<Difference>(200)
          .calls(CompareVersions{parts}),
      named(http::patch(of("/versions/{version}")), "nameVersion", "Give a version a name", write)
          .takes<NameVersion>()
          .answers<VersionAnswer>(200)
          .calls(NameOne{parts}),
      named(http::get(of("/branches")), "listBranches", "A trip's branches, the main one first",
            read)
          .answers<BranchList>(200)
          .calls(ListBranches{parts}),
      named(http::post(of("/branches")), "makeBranch", "Try something on a branch", write)
          .takes<NewBranch>()
          .answers<BranchAnswer>(201)
          .calls(MakeBranch{parts}),
      named(http::delete_(of("/branches/{branch}")), "removeBranch",
            "Forget a branch; its versions stay in the history", write)
          .answers_nothing()
          .calls(RemoveBranch{parts})};
}

}  // namespace trips
