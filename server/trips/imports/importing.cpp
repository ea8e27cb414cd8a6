// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/importing.hpp"

#include "trips/changes/edit.hpp"
#include "trips/imports/impl/file_text.hpp"
#include "trips/imports/own_file.hpp"

namespace trips {
namespace {

base::Error at_the_file(base::Error const& error) {
  // What a file says of itself is refused at the file.
  return error.fields.empty() || error.fields.front().pointer.starts_with("/wish")
             ? base::refuse_field("/file", "Its city or its dates cannot be planned any more.")
             : error;
}

// A file seldom says what a trip may cost: what it costs then is its budget, to the next hundred.
std::int64_t budget_of(TierAnswer const& plan) {
  constexpr std::int64_t step = 10'000;  // minor units
  return (plan.total.high_minor / step + 1) * step / 100;
}

base::Result<ImportedTrip> import_own(std::string_view bytes, ImportOrder const& order,
                                      Editor& editor, places::Catalogue const& catalogue) {
  if (order.start_date || order.budget || order.party || !order.without.empty())
    return base::refuse_field("/file", "A trip of ours is taken as it is; change it afterwards.");
  auto own = read_own_file(text_of_file(bytes).value_or(""));
  if (!own) return own.error();
  auto rendered = editor.render(own->itinerary);
  if (!rendered) return at_the_file(rendered.error());
  ImportedTrip trip;
  trip.file = {ImportFormat::json, own->name, {}};
  for (auto const& day : own->itinerary.days)
    for (auto const& item : day.items)
      if (auto const key = places::PlaceKey::parse(item.place); !key || !catalogue.find(*key))
        trip.file.left.push_back(
            {item.place, {"资料里没有这个地点。", "It is not in our catalogue."}});
  trip.itinerary = std::move(own->itinerary);
  trip.plan = std::move(rendered->plan);
  return trip;
}

// Where the file does not say what comes when, the search does.
Itinerary in_good_order(Itinerary const& itinerary, Editor& editor) {
  Command command;
  command.type = CommandType::optimise;
  auto better = editor.apply(itinerary, command);
  return better ? *better : itinerary;
}

}  // namespace

base::Result<ImportedTrip> import_trip(std::string_view bytes, ImportOrder const& order,
                                       ImportFacts const& facts, base::Ids& ids) {
  auto file = read_trip_file(bytes);
  if (!file) return file.error();
  Editor editor(facts.sources, facts.today, ids);
  if (file->format == ImportFormat::json)
    return import_own(bytes, order, editor, facts.sources.catalogue);
  ImportedTrip trip;
  trip.file = std::move(*file);
  trip.matched = match_stops(trip.file.stops, facts.index);
  auto built = build_trip(trip.matched, order, facts.sources, facts.today, ids);
  if (!built) return at_the_file(built.error());
  trip.placed = std::move(built->stops);
  trip.itinerary = std::move(built->itinerary);
  if (!built->has_order) trip.itinerary = in_good_order(trip.itinerary, editor);
  if (!order.budget) {
    auto const priced = editor.render(trip.itinerary, WithFixes::no);
    if (!priced) return at_the_file(priced.error());
    trip.itinerary.wish.budget = budget_of(priced->plan);
  }
  auto rendered = editor.render(trip.itinerary);
  if (!rendered) return at_the_file(rendered.error());
  trip.plan = std::move(rendered->plan);
  return trip;
}

}  // namespace trips
