// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/tests/weekend.hpp"
#include "planner/verify.hpp"

using namespace planner;
using namespace planner::testing;

namespace {

std::string ids_with(Certificate const& certificate, Verdict verdict) {
  std::string ids;
  for (auto const& check : certificate.checks)
    if (check.verdict == verdict) ids += (ids.empty() ? "" : " ") + check.id;
  return ids;
}

// On Saturday the hill gives way to the tower's neighbour; lunch is pinned, the museum paid for.
struct Replanned {
  Weekend before;
  Weekend after;
  Revision revision;

  Replanned() {
    before.plan.days[1].visits[1].is_pinned = true;
    before.line_for("museum").is_paid = true;
    after.wishes[1].stays[0].place = "spot1";
    after.build();
    revision.affected = {before.plan.days[1].date};
    tell();
  }
  void tell() {
    auto const minus = [](Money a, Money b) { return Money(a.minor() - b.minor(), a.currency()); };
    revision.difference = PriceRange{minus(after.plan.total.low, before.plan.total.low),
                                     minus(after.plan.total.high, before.plan.total.high)};
  }
  Certificate certificate() const { return verify_change(before.plan, after.plan, revision); }
};

struct Misdeed {
  std::string what;
  std::string check;
  void (*apply)(Replanned&);
};

std::vector<Misdeed> const misdeeds{
    {"the pinned lunch moves", "pinned_stays",
     [](Replanned& r) {
       r.after.wishes[1].stays[1].from += Minutes(30);
       r.after.build();
       r.tell();
     }},
    {"the museum that is paid for is dropped from the ledger", "paid_stays",
     [](Replanned& r) {
       r.after.drop_line_for("museum");
       r.tell();
     }},
    {"Sunday changes although nothing happened there", "only_affected_changed",
     [](Replanned& r) {
       r.after.wishes[2].stays[0].length -= Minutes(10);
       r.after.build();
       r.tell();
     }},
    {"a day is cut off", "only_affected_changed",
     [](Replanned& r) { r.after.plan.days.pop_back(); }},
    {"the difference is told wrong", "difference_told",
     [](Replanned& r) { r.revision.difference->high += Money::yuan(1); }},
};

}  // namespace

TEST_CASE("a change that keeps to what it was made for holds") {
  Replanned const replanned;
  CHECK(ids_with(replanned.certificate(), Verdict::violated) == "");
  CHECK(replanned.certificate().verdict == Verdict::holds);
}

TEST_CASE("each misdeed of a change violates exactly the check that is there for it") {
  for (auto const& misdeed : misdeeds) {
    CAPTURE(misdeed.what);
    Replanned replanned;
    misdeed.apply(replanned);
    CHECK(ids_with(replanned.certificate(), Verdict::violated) == misdeed.check);
  }
}

TEST_CASE("what is pinned or paid for may change with the traveller's consent") {
  Replanned replanned;
  misdeeds[0].apply(replanned);
  replanned.revision.consented = {"kitchen3"};
  CHECK(replanned.certificate().verdict == Verdict::holds);
}

TEST_CASE("a difference that nobody told, or cannot be told, is unknown") {
  Replanned replanned;
  replanned.revision.difference.reset();
  CHECK(ids_with(replanned.certificate(), Verdict::unknown) == "difference_told");
  replanned.after.plan.total.low = Money(1, base::Currency::usd);
  CHECK(ids_with(replanned.certificate(), Verdict::unknown) == "difference_told");
}

TEST_CASE("two plans for the same wish are compared to the minute and the cent") {
  Weekend const once;
  CHECK(verify_repeat(once.plan, once.plan).verdict == Verdict::holds);
  Weekend later;
  later.wishes[0].stays[0].length += Minutes(5);
  later.build();
  CHECK(verify_repeat(once.plan, later.plan).verdict == Verdict::violated);
  Weekend dearer;
  dearer.plan.ledger.front().unit.high += Money::yuan(1);
  CHECK(verify_repeat(once.plan, dearer.plan).verdict == Verdict::violated);
  CHECK(verify_repeat(once.plan, Plan{}).verdict == Verdict::violated);
}
