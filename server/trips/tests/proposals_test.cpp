// SPDX-License-Identifier: Apache-2.0
#include "editing_desk.hpp"
#include "trips/changes/impl/steps.hpp"

using namespace trips;
using base::Minutes;

namespace {

Disruption typhoon(base::Day first, base::Day last) {
  Disruption disruption;
  disruption.what = {"台风", "A typhoon"};
  disruption.first = first;
  disruption.last = last;
  disruption.is_outdoors_only = true;
  return disruption;
}

}  // namespace

TEST_CASE("a disruption meets what is there then and nothing else") {
  Desk desk;
  auto const& met = desk.item(1, 0);
  Disruption closed;
  closed.first = closed.last = desk.trip.days[1].date;
  closed.places = {met.place};
  auto found = desk.editor.met_by(desk.trip, closed);
  REQUIRE(found.size() == 1);
  CHECK(found[0].item == met.id);
  CHECK(found[0].day == desk.trip.days[1].date);
  closed.until = met.start;
  CHECK(desk.editor.met_by(desk.trip, closed).empty());
  closed.until.reset();
  closed.first = closed.last = desk.trip.days[0].date;
  CHECK(desk.editor.met_by(desk.trip, closed).empty());
  CHECK(desk.editor.proposals(desk.trip, closed).empty());
}

TEST_CASE("a circle and a polygon meet what lies in them") {
  Desk desk;
  auto const& place = *desk.town.city.find(desk.item(1, 0).place);
  Disruption blocked;
  blocked.first = blocked.last = desk.trip.days[1].date;
  blocked.areas = {{place.at, 50, {}}};
  CHECK_FALSE(desk.editor.met_by(desk.trip, blocked).empty());
  blocked.areas = {{{place.at.lat + 3, place.at.lon}, 50, {}}};
  CHECK(desk.editor.met_by(desk.trip, blocked).empty());
  double const by = 0.001;
  auto const [lat, lon] = place.at;
  blocked.areas = {{{}, 0, {{lat - by, lon - by}, {lat - by, lon + by}, {lat + by, lon}}}};
  CHECK_FALSE(desk.editor.met_by(desk.trip, blocked).empty());
}

TEST_CASE("a closed place is got round, in order and with other days as they were") {
  Desk desk;
  for (auto const& day : desk.trip.days)
    for (auto const& item : day.items) {
      Disruption closed;
      closed.what = {"关门", "Closed"};
      closed.first = desk.trip.days.front().date;
      closed.last = desk.trip.days.back().date;
      closed.places = {item.place};
      auto const found = desk.editor.proposals(desk.trip, closed);
      INFO(item.place);
      REQUIRE_FALSE(found.empty());
      for (auto const& proposal : found) {
        CHECK(desk.editor.met_by(proposal.itinerary, closed).empty());
        CHECK(desk.shown(proposal.itinerary).problems->empty());
        CHECK(proposal.affected == std::vector<ItemId>{item.id});
      }
      auto const& least = found.front().itinerary;
      for (std::size_t d = 0; d < least.days.size(); ++d) {
        if (least.days[d].date == day.date) continue;
        CHECK(least.days[d].items.size() == desk.trip.days[d].items.size());
      }
    }
}

TEST_CASE("when a storm comes one may go indoors or on another day") {
  for (std::size_t tier = 0; tier < 3; ++tier) {
    Desk desk(three_days(), tier);
    for (auto const& day : desk.trip.days) {
      auto const storm = typhoon(day.date, day.date);
      bool const is_met = !desk.editor.met_by(desk.trip, storm).empty();
      auto const found = desk.editor.proposals(desk.trip, storm);
      CHECK(found.empty() != is_met);
      for (auto const& proposal : found) {
        CHECK(desk.editor.met_by(proposal.itinerary, storm).empty());
        CHECK_FALSE(proposal.text.zh.empty());
        auto const told = difference(desk.shown(desk.trip), desk.shown(proposal.itinerary));
        CHECK(told.total.high_minor == proposal.difference.total.high_minor);
      }
    }
  }
}

TEST_CASE("what is paid for and not met stays when it is") {
  Desk desk(three_days(), 2);
  auto const& day = desk.trip.days[1];
  auto const storm = typhoon(day.date, day.date);
  auto const met = desk.editor.met_by(desk.trip, storm);
  auto const spared = std::find_if(day.items.begin(), day.items.end(), [&](Item const& item) {
    return std::none_of(met.begin(), met.end(),
                        [&](Met const& each) { return each.item == item.id; });
  });
  REQUIRE(spared != day.items.end());
  auto const id = spared->id;
  auto const start = spared->start;
  auto pay = of(CommandType::pay, id);
  pay.is_paid = true;
  desk.trip = desk.after(pay);
  for (auto const& proposal : desk.editor.proposals(desk.trip, storm)) {
    auto const* kept = find_item(proposal.itinerary, id);
    REQUIRE(kept != nullptr);
    CHECK(kept->start == start);
    CHECK(kept->is_paid);
  }
}

TEST_CASE("a disruption of several days has hours on its first and its last alone") {
  Desk desk;
  Disruption storm;
  storm.what = {"台风", "A typhoon"};
  storm.first = desk.trip.days[0].date;
  storm.last = desk.trip.days[2].date;
  storm.from = Minutes(24 * 60);
  storm.until = Minutes(0);
  auto const met = desk.editor.met_by(desk.trip, storm);
  CHECK(met.size() == desk.trip.days[1].items.size());
  for (auto const& each : met) CHECK(each.day == desk.trip.days[1].date);
}

TEST_CASE("what has begun stays as it is, and nothing new is put before it") {
  Desk desk;
  auto const& today = desk.trip.days[1];
  REQUIRE(today.items.size() >= 3);
  auto storm = typhoon(desk.trip.days[0].date, desk.trip.days[2].date);
  storm.is_outdoors_only = false;
  storm.places = {today.items.back().place};
  LocalTime const now{today.date, today.items[1].start + Minutes(1)};
  storm.now = now;
  auto const found = desk.editor.proposals(desk.trip, storm);
  REQUIRE_FALSE(found.empty());
  for (auto const& proposal : found) {
    auto const& days = proposal.itinerary.days;
    CHECK(to_json(proposal.itinerary).find(today.items[0].place) != std::string::npos);
    REQUIRE(days[0].items.size() == desk.trip.days[0].items.size());
    for (std::size_t i = 0; i < days[0].items.size(); ++i)
      CHECK(days[0].items[i].start == desk.trip.days[0].items[i].start);
    for (std::size_t i = 0; i < 2; ++i) {
      REQUIRE(days[1].items.size() > i);
      CHECK(days[1].items[i].id == today.items[i].id);
      CHECK(days[1].items[i].start == today.items[i].start);
      CHECK(days[1].items[i].is_pinned == today.items[i].is_pinned);
    }
    for (std::size_t i = 2; i < days[1].items.size(); ++i)
      CHECK(days[1].items[i].start >= now.clock);
  }
}

TEST_CASE("one kind alone is the one of them all") {
  Desk desk;
  auto const storm = typhoon(desk.trip.days[1].date, desk.trip.days[1].date);
  for (auto const& proposal : desk.editor.proposals(desk.trip, storm)) {
    auto const alone = desk.editor.proposals(desk.trip, storm, proposal.kind);
    REQUIRE(alone.size() == 1);
    CHECK(alone[0].text.en == proposal.text.en);
    CHECK(alone[0].difference.total.high_minor == proposal.difference.total.high_minor);
  }
}
