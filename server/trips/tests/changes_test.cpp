// SPDX-License-Identifier: Apache-2.0
#include <set>

#include "editing_desk.hpp"
#include "http/described.hpp"
#include "trips/impl/answer_json.hpp"

using namespace trips;

namespace {

std::string times_of(TierAnswer const& plan) {
  std::string text;
  for (auto const& day : plan.days) {
    text += base::to_text(day.date) + '\n';
    for (auto const& visit : day.visits)
      text += visit.start + '-' + visit.end + ' ' + visit.place.key + '\n';
    for (auto const& leg : day.legs)
      text += leg.start + '-' + leg.end + ' ' + std::string(http::word_of(leg.mode)) + '\n';
  }
  return text;
}

std::size_t sights(Itinerary const& itinerary) {
  std::size_t count = itinerary.tray.size();
  for (auto const& day : itinerary.days) count += day.items.size();
  return count;
}

}  // namespace

TEST_CASE("a trip that nobody changed is shown as it was planned") {
  for (std::size_t tier = 0; tier < 3; ++tier) {
    Desk desk(three_days(), tier);
    auto const shown = desk.shown(desk.trip);
    CHECK(times_of(shown) == times_of(desk.plan));
    CHECK(shown.total.low_minor == desk.plan.total.low_minor);
    CHECK(shown.total.high_minor == desk.plan.total.high_minor);
    CHECK(shown.certificate.verdict == desk.plan.certificate.verdict);
    CHECK(shown.problems->empty());
  }
}

TEST_CASE("a visit that moves to another day is gone from its own") {
  Desk desk;
  auto command = of(CommandType::move, desk.item(0, 0).id);
  command.day = desk.trip.days[1].date;
  command.before = desk.item(1, 1).id;
  auto const after = desk.after(command);
  CHECK(after.days[0].items.size() + 1 == desk.trip.days[0].items.size());
  CHECK(after.days[1].items[1].id == desk.item(0, 0).id);
  CHECK(sights(after) == sights(desk.trip));
}

TEST_CASE("what is not in the trip is refused by its field") {
  Desk desk;
  auto const pointer = [&](Command const& command) {
    auto const refused = desk.editor.apply(desk.trip, command);
    REQUIRE(refused.has_error());
    return refused.error().fields.at(0).pointer;
  };
  CHECK(pointer(of(CommandType::remove, desk.ids.next<ItemId>())) == "/item");
  auto move = of(CommandType::move, desk.item(0, 0).id);
  move.day = day("2030-01-01");
  CHECK(pointer(move) == "/day");
  move.day = desk.trip.days[1].date;
  move.before = desk.item(2, 0).id;
  CHECK(pointer(move) == "/before");
  auto add = of(CommandType::add);
  add.place = "nowhere";
  CHECK(pointer(add) == "/place");
  add.place = desk.item(0, 0).place;
  CHECK(pointer(add) == "/place");
  auto house = of(CommandType::set_lodging);
  house.place = desk.item(0, 0).place;
  CHECK(pointer(house) == "/place");
  auto const second = desk.editor.apply_all(
      desk.trip, {of(CommandType::remove, desk.item(0, 0).id), of(CommandType::remove)});
  REQUIRE(second.has_error());
  CHECK(second.error().fields.at(0).pointer == "/1/item");
}

TEST_CASE("an hour at which a place is closed shows at the visit and is mended with one tap") {
  Desk desk;
  auto sight = std::find_if(desk.trip.days[1].items.begin(), desk.trip.days[1].items.end(),
                            [&](Item const& item) {
                              auto const* place = desk.town.city.find(item.place);
                              auto const open = place->hours->open_spans(desk.trip.days[1].date);
                              return item.role == planner::Role::sight && !open.empty() &&
                                     open.back().until < std::chrono::hours(20);
                            });
  REQUIRE(sight != desk.trip.days[1].items.end());
  auto late = of(CommandType::start_at, sight->id);
  late.start = "20:30";
  auto const trip = desk.after(late);
  auto const shown = desk.shown(trip, WithFixes::yes);
  auto const visit = std::find_if(shown.days[1].visits.begin(), shown.days[1].visits.end(),
                                  [&](VisitAnswer const& each) { return each.id == sight->id; });
  REQUIRE(visit != shown.days[1].visits.end());
  REQUIRE(visit->problems);
  auto const& problem = visit->problems->front();
  CHECK(problem.check == "within_opening_span");
  REQUIRE_FALSE(problem.fixes.empty());
  for (auto const& fix : problem.fixes) {
    auto const mended = desk.editor.apply(trip, fix.command);
    REQUIRE(mended);
    auto const again = desk.shown(*mended);
    CHECK(again.problems->size() < shown.problems->size());
  }
}

TEST_CASE("a paid visit keeps its time when what is before it grows") {
  Desk desk;
  auto const id = desk.item(1, 1).id;
  auto const start = desk.item(1, 1).start;
  auto pay = of(CommandType::pay, id);
  pay.is_paid = true;
  auto grow = of(CommandType::resize, desk.item(1, 0).id);
  grow.minutes = 300;
  auto const after = desk.editor.apply_all(desk.trip, {pay, grow});
  REQUIRE(after);
  CHECK(after->days[1].items[1].start == start);
  CHECK_FALSE(desk.shown(*after).problems->empty());
}

TEST_CASE("a place without a day is put where it breaks nothing and costs least") {
  Desk desk;
  std::set<std::string> there;
  for (auto const& day : desk.trip.days)
    for (auto const& item : day.items) there.insert(item.place);
  auto const tiers = desk.town.tiers(three_days());
  for (auto const& day : tiers[2].days)
    for (auto const& visit : day.visits) {
      if (visit.role != planner::Role::sight || there.contains(visit.place.key)) continue;
      auto add = of(CommandType::add);
      add.place = visit.place.key;
      auto const after = desk.after(add);
      CHECK(sights(after) == sights(desk.trip) + 1);
      return;
    }
}

TEST_CASE("alternatives break nothing and tell what they change") {
  Desk desk;
  auto const& items = desk.trip.days[1].items;
  auto const longest =
      std::max_element(items.begin(), items.end(),
                       [](Item const& a, Item const& b) { return a.minutes < b.minutes; });
  auto const found = desk.editor.alternatives(desk.trip, longest->id);
  REQUIRE(found);
  REQUIRE(found->size() >= 3);
  auto const before = desk.shown(desk.trip);
  for (auto const& each : *found) {
    auto const after = desk.shown(desk.after(each.command));
    CHECK(after.problems->empty());
    CHECK(after.total.high_minor - before.total.high_minor == each.total.high_minor);
    auto const told = difference(before, after);
    CHECK(told.minutes == each.minutes);
    CHECK(told.added.size() == 1);
    CHECK(told.removed.size() == 1);
  }
  auto const nothing = desk.editor.alternatives(desk.trip, desk.ids.next<ItemId>());
  CHECK(nothing.has_error());
}

TEST_CASE("optimising a muddled day makes the ways shorter and loses nothing") {
  Desk desk(three_days(), 2);
  auto trip = desk.trip;
  auto const count = trip.days[1].items.size();
  REQUIRE(count >= 4);
  auto swap = of(CommandType::swap, trip.days[1].items[0].id);
  swap.with = trip.days[1].items[count - 2].id;
  auto const muddled = desk.after(swap);
  auto better = of(CommandType::optimise);
  better.day = muddled.days[1].date;
  auto const after = desk.editor.apply(muddled, better);
  REQUIRE(after);
  auto const was = desk.shown(muddled);
  auto const is = desk.shown(*after);
  CHECK(sights(*after) == sights(muddled));
  bool const is_better =
      is.problems->size() < was.problems->size() || difference(was, is).minutes < 0;
  CHECK(is_better);
}

TEST_CASE("new dates keep, shift or set aside what is booked") {
  Desk desk;
  auto pin = of(CommandType::pin, desk.item(2, 0).id);
  pin.is_pinned = true;
  desk.trip = desk.after(pin);
  auto dates = of(CommandType::set_dates);
  dates.start_date = day("2024-10-26");
  dates.end_date = day("2024-10-28");
  dates.bookings = Bookings::keep;
  auto const kept = desk.after(dates);
  auto const& on_date = kept.days[1].items;
  CHECK(std::any_of(on_date.begin(), on_date.end(),
                    [&](Item const& item) { return item.id == desk.item(2, 0).id; }));
  dates.bookings = Bookings::shift;
  auto const shifted = desk.after(dates);
  CHECK(shifted.days[2].items.size() == desk.trip.days[2].items.size());
  CHECK(shifted.days[0].date == day("2024-10-26"));
  dates.end_date = day("2024-10-27");
  dates.bookings = Bookings::shrink;
  auto const shrunk = desk.after(dates);
  CHECK(shrunk.tray.size() == desk.trip.days[2].items.size());
  CHECK(sights(shrunk) == sights(desk.trip));
  CHECK_FALSE(desk.shown(shrunk).days.back().lodging);
  dates.start_date = day("2024-10-28");
  CHECK(desk.editor.apply(desk.trip, dates).has_error());
}

TEST_CASE("a day more is filled with meals and sights") {
  Desk desk;
  auto dates = of(CommandType::set_dates);
  dates.start_date = desk.wish.startDate;
  dates.end_date = desk.wish.endDate + std::chrono::days(1);
  dates.bookings = Bookings::shift;
  auto const longer = desk.after(dates);
  REQUIRE(longer.days.size() == 4);
  CHECK_FALSE(longer.days[3].items.empty());
  for (std::size_t d = 0; d < 2; ++d)
    CHECK(longer.days[d].items.size() == desk.trip.days[d].items.size());
}

TEST_CASE("another party, budget or pace touches only what it breaks") {
  Desk desk;
  auto party = of(CommandType::set_party);
  party.party = PartyWish{2, {}, 0};
  auto const two = desk.shown(desk.after(party));
  CHECK(two.total.high_minor > desk.plan.total.high_minor);
  CHECK(two.problems->empty());
  auto pace = of(CommandType::set_pace);
  pace.pace = planner::Pace::intense;
  auto const quick = desk.shown(desk.after(pace));
  CHECK(times_of(quick) == times_of(desk.shown(desk.trip)));
  pace.pace = planner::Pace::relaxed;
  CHECK(desk.shown(desk.after(pace)).problems->empty());
  auto budget = of(CommandType::set_budget);
  budget.budget = desk.plan.total.high_minor / 100 * 3 / 4;
  CHECK(desk.shown(desk.after(budget)).total.high_minor <= *budget.budget * 100);
}

TEST_CASE("a lighter day and a day indoors set aside or replace, and lose nothing") {
  Desk desk(three_days(), 2);
  auto lighter = of(CommandType::lighten);
  lighter.day = desk.trip.days[1].date;
  auto const light = desk.after(lighter);
  CHECK(light.tray.size() > desk.trip.tray.size());
  CHECK(sights(light) == sights(desk.trip));
  auto indoors = of(CommandType::indoor);
  for (auto const& day : desk.trip.days) {
    indoors.day = day.date;
    auto const dry = desk.editor.apply(desk.trip, indoors);
    if (!dry) continue;
    for (auto const& item : dry->days[static_cast<std::size_t>(&day - &desk.trip.days[0])].items)
      CHECK_FALSE((item.role == planner::Role::sight &&
                   desk.town.city.find(item.place)->setting == places::Setting::outdoor));
  }
}
