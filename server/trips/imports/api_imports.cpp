// SPDX-License-Identifier: Apache-2.0
#include <map>

#include "accounts/secrets.hpp"
#include "base/text.hpp"
#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/exposure.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/wish_json.hpp"
#include "trips/imports/importing.hpp"

namespace trips {

BOOST_DESCRIBE_ENUM(ImportFormat, gpx, kml, csv, ics, json)
BOOST_DESCRIBE_ENUM(StopMatch, same, near, unknown)
BOOST_DESCRIBE_ENUM(StopFate, visit, night, left)

struct ImportTrip {
  std::string file;
  std::optional<std::string> name;
  std::optional<base::Day> start_date;
  std::optional<std::int64_t> budget;
  std::optional<PartyWish> party;
  std::vector<int> without;
  std::optional<bool> is_preview;
};
struct ImportedStop {
  int number = 1;
  std::string name;
  StopMatch match = StopMatch::unknown;
  std::optional<PlaceName> place;
  std::optional<int> distance_m;
  StopFate fate = StopFate::left;
  std::optional<base::Day> date;
  std::optional<std::string> start;
  std::optional<Words> why;
};
struct ImportReport {
  ImportFormat format = ImportFormat::gpx;
  std::optional<TripId> trip;
  std::string name;
  std::string destination;
  Words destination_name;
  base::Day start_date{};
  base::Day end_date{};
  std::int64_t budget = 0;
  AmountRange total;
  std::vector<ImportedStop> stops;
  std::vector<FileLeft> left;
  std::vector<ProblemAnswer> problems;
};

BOOST_DESCRIBE_STRUCT(FileLeft, (), (what, why))
BOOST_DESCRIBE_STRUCT(ImportTrip, (), (file, name, start_date, budget, party, without, is_preview))
BOOST_DESCRIBE_STRUCT(ImportedStop, (),
                      (number, name, match, place, distance_m, fate, date, start, why))
BOOST_DESCRIBE_STRUCT(ImportReport, (),
                      (format, trip, name, destination, destination_name, start_date, end_date,
                       budget, total, stops, left, problems))

std::string api_name(http::Of<FileLeft>) { return "ImportLeft"; }
http::Rules rules(http::Of<ImportTrip>) {
  using http::field;
  return {
      field("file")
          .length(1, 2'900'000)
          .text("The bytes of a GPX, KML, CSV or iCalendar file or of a trip.json of ours, at most "
                "2 MiB, base64url without padding."),
      field("name").length(1, 60).text("The file's own name unless told."),
      field("start_date").text("The file's first day, or one in a week, unless told."),
      field("budget").range(0, 10'000'000).text("Yuan; what the trip costs unless told."),
      field("party").text("One adult unless told."),
      field("without").items(0, 200).may_be_missing().text(
          "Numbers of stops that are not to be taken."),
      field("is_preview").text("Nothing is stored, and `trip` is absent.")};
}
http::Rules rules(http::Of<ImportedStop>) {
  return {http::field("number").text("In the file, from 1."),
          http::field("distance_m").text("From where the file has it to the place."),
          http::field("why").text("Why it was left out.")};
}
http::Rules rules(http::Of<ImportReport>) {
  return {http::field("trip").text("The new trip; absent of a preview."),
          http::field("left").text("What of the file is no stop, and why."),
          http::field("problems").text("What does not hold: with any the trip is a draft.")};
}

namespace {

base::Result<ImportOrder> order_from(ImportTrip const& wanted) {
  ImportOrder order{wanted.start_date, wanted.budget, wanted.party, {}};
  for (auto const number : wanted.without) {
    if (number < 1) return base::refuse_field("/without", "There is no such stop.");
    order.without.insert(static_cast<std::size_t>(number - 1));
  }
  if (wanted.name && base::trim(*wanted.name).empty())
    return base::refuse_field("/name", "Must not be blank.");
  return order;
}

std::string name_for(ImportTrip const& wanted, TripFile const& file, http::Locale locale) {
  std::string chosen(base::trim(wanted.name.value_or(file.name)));
  if (!chosen.empty() && base::length_of(chosen) <= 60) return chosen;
  return locale == http::Locale::en ? "Imported trip" : "导入的行程";
}

// When each place is visited.
using Visits = std::map<std::string, std::pair<base::Day, std::string>>;
Visits visits_of(TierAnswer const& plan) {
  Visits visits;
  for (auto const& day : plan.days)
    for (auto const& visit : day.visits) visits[visit.place.key] = {day.date, visit.start};
  return visits;
}

ImportedStop stop_answer(MatchedStop const& matched, PlacedStop const& placed,
                         Visits const& visits) {
  ImportedStop stop;
  stop.name = matched.stop.name;
  stop.match = matched.match;
  stop.distance_m = matched.distance_m;
  stop.fate = placed.fate;
  if (matched.place != nullptr)
    stop.place =
        PlaceName{matched.place->key.str(), {matched.place->name_zh, matched.place->name_en}};
  if (placed.fate == StopFate::left) {
    stop.why = placed.why;
  } else if (auto const visit = visits.find(matched.place->key.str()); visit != visits.end()) {
    std::tie(stop.date, stop.start) = visit->second;
  } else {
    stop.date = placed.date;
  }
  return stop;
}

ImportReport report_of(ImportedTrip const& trip, std::string const& name) {
  ImportReport report;
  report.format = trip.file.format;
  report.name = name;
  report.destination = trip.plan.destination;
  report.destination_name = trip.plan.destination_name;
  report.start_date = trip.plan.startDate;
  report.end_date = trip.plan.endDate;
  report.budget = trip.itinerary.wish.budget;
  report.total = trip.plan.total;
  auto const visits = visits_of(trip.plan);
  for (std::size_t i = 0; i < trip.matched.size(); ++i) {
    report.stops.push_back(stop_answer(trip.matched[i], trip.placed[i], visits));
    report.stops.back().number = static_cast<int>(i) + 1;
  }
  report.left = trip.file.left;
  report.problems = trip.plan.problems.value_or(std::vector<ProblemAnswer>());
  return report;
}

// POST /api/trips/import
struct Import {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<ImportTrip>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const bytes = accounts::base64url_decoded(wanted->file);
    if (!bytes)
      return refused(base::refuse_field("/file", "Must be base64url without padding."), request);
    auto const order = order_from(*wanted);
    if (!order) return refused(order.error(), request);
    auto const index = parts.catalogue.index();
    auto const catalogue = std::shared_ptr<places::Catalogue const>(index, &index->catalogue());
    auto const ways = parts.ways->of(catalogue);
    Sources const sources{parts.areas,   *catalogue,          parts.travel_times,
                          ways.get(),    parts.lexicon.now(), parts.timetable->now(),
                          parts.forecast};
    auto const trip = import_trip(*bytes, *order,
                                  {sources, *index, base::china_day(parts.clock.now())}, parts.ids);
    if (!trip) return refused(trip.error(), request);
    auto report = report_of(*trip, name_for(*wanted, trip->file, request.locale));
    if (wanted->is_preview.value_or(false)) return http::ok(http::to_json(report));
    report.trip = kept(*trip, report.name, request.principal->user_id, *catalogue);
    return http::created(http::to_json(report), "/api/trips/" + report.trip->str());
  }

 private:
  TripId kept(ImportedTrip const& trip, std::string const& name, std::string const& user,
              places::Catalogue const& catalogue) const {
    auto summary = summary_of(trip.plan);
    summary.id = parts.ids.next<TripId>();
    summary.name = name;
    summary.created_at = parts.clock.now();
    bool const is_draft = trip.plan.problems && !trip.plan.problems->empty();
    SavedTrips(parts.db, parts.clock, parts.areas)
        .add(
            summary, user, {to_json(trip.itinerary), http::to_json(trip.plan)},
            [&](storage::Sql& sql) { expose(sql, summary.id, 1, trip.plan, catalogue); }, is_draft);
    return summary.id;
  }
};

}  // namespace

std::vector<http::Endpoint> import_endpoints(Parts const& parts) {
  return {http::post("/api/trips/import")
              .named("importTrip", "A trip from a file of another program", "trips")
              .signed_in()
              .scopes({"trips:write"})
              .on(http::Lane::cpu)
              .body_limit(3 << 20)
              .takes<ImportTrip>()
              .answers<ImportReport>(200, "A preview.")
              .answers<ImportReport>(201)
              .calls(Import{parts})};
}

}  // namespace trips
