// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/impl/answering.hpp"
#include "trips/purse/currencies.hpp"
#include "trips/purse/expenses.hpp"
#include "trips/purse/purse_json.hpp"
#include "trips/together/impl/announcing.hpp"

namespace trips {

struct PutPayment {
  std::string from;
  std::string to;
  std::int64_t amount_minor = 0;
  base::Day day{};
  std::optional<std::string> note;
};
struct PutGuest {
  std::string name;
};

BOOST_DESCRIBE_STRUCT(PutPayment, (), (from, to, amount_minor, day, note))
BOOST_DESCRIBE_STRUCT(PutGuest, (), (name))

http::Rules rules(http::Of<PutPayment>) {
  using http::field;
  return {field("from").length(26, 26).text("Who gave: a member or a guest."),
          field("to").length(26, 26),
          field("amount_minor")
              .range(1, static_cast<double>(most_minor))
              .text("In the trip's currency."),
          field("note").length(0, 500)};
}
http::Rules rules(http::Of<PutGuest>) { return {http::field("name").length(1, 60)}; }

namespace {

using base::refuse_field;
using storage::Sql;

// Does `work` for an editor of the trip, tells the members and answers the purse as it is then.
template <class Work>
http::Response change_purse(Parts const& parts, http::Request const& request, Work const& work) {
  auto const who = asked(parts, request, MemberRole::editor);
  if (!who) return refused(who.error(), request);
  auto const done = parts.db.write([&](Sql& sql) -> base::Result<void> {
    hold_trip(sql, who->trip);
    base::Result<void> changed = work(sql, who->trip);
    if (changed) announce_live(sql, who->trip, parts, "purse");
    return changed;
  });
  if (!done) return refused(done.error(), request);
  return http::ok(http::to_json(purse_answer(parts, *who)));
}

base::Result<void> check_both(Sql& sql, TripId trip, Transfer const& transfer) {
  if (transfer.from_id == transfer.to_id) return refuse_field("/to", "Nobody can pay themselves.");
  auto const people = list_purse_people(sql, trip);
  for (auto const& [pointer, id] :
       {std::pair("/from", transfer.from_id), std::pair("/to", transfer.to_id)})
    if (std::none_of(people.begin(), people.end(), [&, &person_id = id](PursePerson const& each) {
          return each.id == person_id;
        }))
      return refuse_field(pointer, "Must be a member or a guest of the trip.");
  return {};
}

// PUT /api/trips/{trip}/payments/{payment}
struct PutOnePayment {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PutPayment>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    return change_purse(parts, request, [&](Sql& sql, TripId trip) -> base::Result<void> {
      auto const id = http::id<PaymentId>(request, "payment");
      if (!id) return id.error();
      Payment const payment{*id,
                            {wanted->from, wanted->to, wanted->amount_minor},
                            wanted->day,
                            std::string(base::trim(wanted->note.value_or("")))};
      if (auto checked = check_both(sql, trip, payment.transfer); !checked) return checked;
      return add_payment(sql, trip, payment);
    });
  }
};

// DELETE /api/trips/{trip}/payments/{payment}
struct RemoveOnePayment {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    return change_purse(parts, request, [&](Sql& sql, TripId trip) -> base::Result<void> {
      auto const id = http::id<PaymentId>(request, "payment");
      if (!id) return id.error();
      remove_payment(sql, trip, *id);
      return {};
    });
  }
};

// PUT /api/trips/{trip}/guests/{guest}
struct PutOneGuest {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<PutGuest>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    return change_purse(parts, request, [&](Sql& sql, TripId trip) -> base::Result<void> {
      auto const id = http::id<GuestId>(request, "guest");
      if (!id) return id.error();
      std::string const name(base::trim(wanted->name));
      if (name.empty()) return refuse_field("/name", "Must not be blank.");
      return put_guest(sql, trip, {*id, name});
    });
  }
};

// DELETE /api/trips/{trip}/guests/{guest}
struct RemoveOneGuest {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    return change_purse(parts, request, [&](Sql& sql, TripId trip) -> base::Result<void> {
      auto const id = http::id<GuestId>(request, "guest");
      if (!id) return id.error();
      return remove_guest(sql, trip, *id);
    });
  }
};

}  // namespace

std::vector<http::Endpoint> payment_endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "trips").signed_in().on(http::Lane::db).answers<PurseAnswer>(200);
    return builder;
  };
  auto const payment = "/api/trips/{trip}/payments/{payment}";
  auto const guest = "/api/trips/{trip}/guests/{guest}";
  return {named(http::put(payment), "putPayment", "Write down that somebody gave somebody money")
              .takes<PutPayment>()
              .calls(PutOnePayment{parts}),
          named(http::delete_(payment), "removePayment", "Take a payment out")
              .calls(RemoveOnePayment{parts}),
          named(http::put(guest), "putGuest", "Name somebody without an account, or rename them")
              .takes<PutGuest>()
              .calls(PutOneGuest{parts}),
          named(http::delete_(guest), "removeGuest", "Take out a guest of no expense or payment")
              .calls(RemoveOneGuest{parts})};
}

}  // namespace trips
