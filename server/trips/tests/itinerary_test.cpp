// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/itinerary.hpp"

#include "http/described.hpp"
#include "town.hpp"
#include "trips/impl/answer_json.hpp"

using namespace trips;

namespace {

// Ids that are the same in every run.
struct Counter {
  base::ManualClock clock{base::instant_from_us(1'729'000'000'000'000)};
  base::SeededRandom random{5};
  base::Ids ids{clock, random};
};

}  // namespace

TEST_CASE("a plan becomes an itinerary with every visit, night and way in its place") {
  Counter counter;
  auto const plan = Town().tiers(three_days())[1];
  auto const itinerary = itinerary_of(three_days(), plan, counter.ids);
  REQUIRE(itinerary.days.size() == 3);
  for (std::size_t d = 0; d < 3; ++d) {
    auto const& day = plan.days[d];
    auto const& made = itinerary.days[d];
    CHECK(made.date == day.date);
    CHECK(made.lodging == (day.lodging ? day.lodging->key : ""));
    REQUIRE(made.items.size() == day.visits.size());
    for (std::size_t i = 0; i < made.items.size(); ++i) {
      CHECK(made.items[i].place == day.visits[i].place.key);
      CHECK(base::to_clock(made.items[i].start) == day.visits[i].start);
      CHECK(base::to_clock(made.items[i].start + made.items[i].minutes) == day.visits[i].end);
      CHECK(find_item(itinerary, made.items[i].id) == &made.items[i]);
    }
  }
  CHECK(itinerary.planned_on == day("2024-10-01"));
  CHECK(find_item(itinerary, counter.ids.next<ItemId>()) == nullptr);
}

TEST_CASE("an itinerary comes back from its text as it was") {
  Counter counter;
  auto wish = three_days();
  wish.otherNeeds = "少走路";
  auto itinerary = itinerary_of(wish, Town().tiers(wish)[0], counter.ids);
  itinerary.days[0].items[0].note = "带伞";
  itinerary.days[0].items[0].is_pinned = true;
  itinerary.tray.push_back(itinerary.days[1].items.back());
  itinerary.days[1].items.pop_back();
  auto const text = to_json(itinerary);
  auto const again = parse_itinerary(text);
  REQUIRE(again);
  CHECK(to_json(*again) == text);
  CHECK(again->days[0].items[0].note == "带伞");
  CHECK(again->days[0].items[0].is_pinned);
  CHECK(again->tray.size() == 1);
  CHECK(again->wish.otherNeeds == "少走路");
  CHECK_FALSE(parse_itinerary("{}"));
}

TEST_CASE("ids that a plan has already are kept") {
  Counter counter;
  auto plan = Town().tiers(three_days())[1];
  auto const id = counter.ids.next<ItemId>();
  plan.days[1].visits[0].id = id;
  plan.days[1].visits[0].is_pinned = true;
  plan.days[1].visits[0].own_note = "订了";
  auto const stored = http::parse<TierAnswer>(http::to_json(plan));
  REQUIRE(stored);
  auto const itinerary = itinerary_of(three_days(), *stored, counter.ids);
  auto const& item = itinerary.days[1].items[0];
  CHECK(item.id == id);
  CHECK(item.is_pinned);
  CHECK(item.note == "订了");
  CHECK(itinerary.days[1].items[1].id != id);
}

TEST_CASE("where no wish was stored it follows from the plan") {
  auto wish = three_days();
  wish.party = PartyWish{2, {7}, 0};
  wish.avoid = {"museum"};
  auto const plan = Town().tiers(wish)[1];
  auto const found = wish_from(plan);
  CHECK(found.destination == wish.destination);
  CHECK(found.startDate == wish.startDate);
  CHECK(found.endDate == wish.endDate);
  CHECK(found.budget == wish.budget);
  CHECK(found.party->adults == 2);
  CHECK(found.party->child_ages == std::vector<int>{7});
  CHECK(found.avoid == wish.avoid);
}

TEST_CASE("a command takes the fields of its type and no others") {
  auto const item = R"("01J9Z0000000000000000000AN")";
  auto const parsed = [&](std::string const& rest) {
    return parse_command("{\"type\":" + rest + "}");
  };
  auto const removal = parsed(std::string(R"("remove","item":)") + item);
  REQUIRE(removal);
  CHECK(removal->type == CommandType::remove);
  CHECK(parse_command(to_json(*removal)));
  auto const pointer = [](auto const& refused) {
    REQUIRE(refused.has_error());
    return refused.error().fields.at(0).pointer;
  };
  CHECK(pointer(parsed(R"("remove")")) == "/item");
  CHECK(pointer(parsed(std::string(R"("remove","minutes":30,"item":)") + item)) == "/minutes");
  CHECK(pointer(parsed(R"("start_at","item":"x","start":"9")")) == "/item");
  CHECK(pointer(parsed(R"("dance")")) == "/type");
}
