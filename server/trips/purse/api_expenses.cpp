// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/purse/currencies.hpp"
#include "trips/purse/expenses.hpp"
#include "trips/purse/purse_json.hpp"
#include "trips/together/impl/announcing.hpp"

namespace trips {

struct PutShare {
  std::string person;
  std::int64_t weight = 1;
};
struct PutExpense {
  int base_version = 0;
  std::string title;
  ExpenseKind kind = ExpenseKind::other;
  std::optional<base::Day> day;
  std::optional<ItemId> item;
  std::int64_t amount_minor = 0;
  std::string currency;
  std::optional<ExpenseRate> rate;
  std::string paid_by;
  SplitKind split = SplitKind::equal;
  std::vector<PutShare> shares;
  std::optional<std::string> note;
};
struct RemoveExpenseQuery {
  int version = 0;
};

BOOST_DESCRIBE_STRUCT(PutShare, (), (person, weight))
BOOST_DESCRIBE_STRUCT(PutExpense, (),
                      (base_version, title, kind, day, item, amount_minor, currency, rate, paid_by,
                       split, shares, note))
BOOST_DESCRIBE_STRUCT(RemoveExpenseQuery, (), (version))

http::Rules rules(http::Of<PutShare>) {
  using http::field;
  return {field("person").length(26, 26),
          field("weight")
              .range(0, static_cast<double>(most_minor))
              .text("Of shares how many; of exact amounts minor units; otherwise 1.")};
}
http::Rules rules(http::Of<PutExpense>) {
  using http::field;
  return {field("base_version").range(0, 1'000'000'000).text("0: there is none of this id yet."),
          field("title").length(1, 80),
          field("item").text("Of the itinerary."),
          field("amount_minor").range(1, static_cast<double>(most_minor)).text("In `currency`."),
          field("currency").length(3, 3).example("\"JPY\"").text("ISO 4217."),
          field("rate").text("To the trip's currency; none for that currency itself."),
          field("paid_by").length(26, 26).text("A member or a guest."),
          field("shares").items(1, 80),
          field("note").length(0, 500)};
}
http::Rules rules(http::Of<RemoveExpenseQuery>) {
  return {http::field("version").range(1, 1'000'000'000).text("That is to be removed.")};
}

namespace {

using base::refuse_field;
using storage::Sql;

base::Result<Rate> rate_of(PutExpense const& wanted) {
  if (!minor_digits(wanted.currency))
    return refuse_field("/currency", "Must be the code of a currency such as JPY.");
  bool const is_own = wanted.currency == trip_currency;
  if (is_own && wanted.rate) return refuse_field("/rate", "The trip's own currency has no rate.");
  if (is_own) return Rate{};
  if (!wanted.rate) return refuse_field("/rate", "A foreign currency needs a rate.");
  auto const rate = rate_from(wanted.rate->value);
  if (!rate) return refuse_field("/rate/value", "Must be a number above 0 such as 0.0479.");
  auto const source = std::string(base::trim(wanted.rate->source));
  if (source.empty()) return refuse_field("/rate/source", "Must not be blank.");
  return Rate{*rate, wanted.rate->day, source};
}

// As the split reads them: equal parts have no weights of their own.
base::Result<std::vector<ShareOf>> shares_of(PutExpense const& wanted) {
  std::vector<ShareOf> shares;
  std::set<std::string> seen;
  std::int64_t sum = 0;
  for (auto const& [person, weight] : wanted.shares) {
    if (!seen.insert(person).second) return refuse_field("/shares", "Everybody is named once.");
    shares.push_back({person, wanted.split == SplitKind::equal ? 1 : weight});
    sum += shares.back().weight;
  }
  if (wanted.split == SplitKind::exact && sum != wanted.amount_minor)
    return refuse_field("/shares", "The parts must add up to the amount.");
  if (sum == 0) return refuse_field("/shares", "Somebody must bear a part.");
  return shares;
}

base::Result<Expense> expense_of(PutExpense const& wanted, ExpenseId id, base::Instant now) {
  Expense expense;
  expense.id = id;
  expense.title = base::trim(wanted.title);
  if (expense.title.empty()) return refuse_field("/title", "Must not be blank.");
  auto const rate = rate_of(wanted);
  if (!rate) return rate.error();
  if (!in_trip_currency(wanted.amount_minor, wanted.currency, rate->e9))
    return refuse_field("/amount_minor", "That is too much.");
  auto shares = shares_of(wanted);
  if (!shares) return shares.error();
  expense.kind = wanted.kind;
  expense.day = wanted.day;
  expense.item = wanted.item;
  expense.amount_minor = wanted.amount_minor;
  expense.currency = wanted.currency;
  expense.rate = *rate;
  expense.paid_by = wanted.paid_by;
  expense.split = wanted.split;
  expense.shares = *std::move(shares);
  expense.note = base::trim(wanted.note.value_or(""));
  expense.updated_at = now;
  return expense;
}

base::Result<void> check_people(Sql& sql, TripId trip, Expense const& expense) {
  auto const people = list_purse_people(sql, trip);
  auto const is_known = [&](std::string const& id) {
    return std::any_of(people.begin(), people.end(),
                       [&](PursePerson const& each) { return each.id == id; });
  };
  if (!is_known(expense.paid_by))
    return refuse_field("/paid_by", "Must be a member or a guest of the trip.");
  for (std::size_t i = 0; i < expense.shares.size(); ++i)
    if (!is_known(expense.shares[i].person_id))
      return refuse_field(fmt::format("/shares/{}/person", i),
                          "Must be a member or a guest of the trip.");
  return {};
}

http::Response expense_refused(Parts const& parts, base::Error const& error, Asked const& who,
                               ExpenseId id, http::Request const& request) {
  auto answer = refused(error, request);
  if (error.code != "expense_changed") return answer;
  ExpenseConflict problem{http::problem_from(answer.status, in_language(error, request), request),
                          {}};
  auto const now = parts.db.read([&](Sql& sql) { return find_expense(sql, who.trip, id); });
  if (now) problem.current = expense_answer(*now);
  answer.body = http::to_json(problem);
  return answer;
}

// GET /api/trips/{trip}/purse
struct GetPurse {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::viewer);
    if (!who) return refused(who.error(), request);
    return http::ok(http::to_json(purse_answer(parts, *who)));
  }
};

// PUT /api/trips/{trip}/expenses/{expense}
struct PutOneExpense {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PutExpense>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const id = http::id<ExpenseId>(request, "expense");
    if (!id) return refused(id.error(), request);
    auto const expense = expense_of(*wanted, *id, parts.clock.now());
    if (!expense) return refused(expense.error(), request);
    auto const done = parts.db.write([&](Sql& sql) -> base::Result<void> {
      hold_trip(sql, who->trip);  // so that no guest goes in between
      if (auto checked = check_people(sql, who->trip, *expense); !checked) return checked;
      auto put = put_expense(sql, who->trip, wanted->base_version, *expense);
      if (put) announce_live(sql, who->trip, parts, "purse");
      return put;
    });
    if (!done) return expense_refused(parts, done.error(), *who, *id, request);
    return http::ok(http::to_json(purse_answer(parts, *who)));
  }
};

// DELETE /api/trips/{trip}/expenses/{expense}
struct RemoveOneExpense {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const who = asked(parts, request, MemberRole::editor);
    if (!who) return refused(who.error(), request);
    auto const wanted = http::parse_query<RemoveExpenseQuery>(request.query);
    if (!wanted) return refused(wanted.error(), request);
    auto const id = http::id<ExpenseId>(request, "expense");
    if (!id) return refused(id.error(), request);
    auto const done = parts.db.write([&](Sql& sql) -> base::Result<void> {
      auto removed = remove_expense(sql, who->trip, wanted->version, *id);
      if (removed) announce_live(sql, who->trip, parts, "purse");
      return removed;
    });
    if (!done) return expense_refused(parts, done.error(), *who, *id, request);
    return http::ok(http::to_json(purse_answer(parts, *who)));
  }
};

}  // namespace

std::vector<http::Endpoint> expense_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db);
    return builder;
  };
  return {named(http::get("/api/trips/{trip}/purse"), "getPurse",
                "What a trip costs, who paid, and who owes whom")
              .answers<PurseAnswer>(200)
              .calls(GetPurse{parts}),
          named(http::put("/api/trips/{trip}/expenses/{expense}"), "putExpense",
                "Write an expense down under an id of the client's, or change it")
              .takes<PutExpense>()
              .answers<PurseAnswer>(200)
              .refuses<ExpenseConflict>(409, "Others changed or removed it meanwhile.")
              .calls(PutOneExpense{parts}),
          named(http::delete_("/api/trips/{trip}/expenses/{expense}"), "removeExpense",
                "Take an expense out")
              .query<RemoveExpenseQuery>()
              .answers<PurseAnswer>(200)
              .refuses<ExpenseConflict>(409, "Others changed or removed it meanwhile.")
              .calls(RemoveOneExpense{parts})};
}

}  // namespace trips
