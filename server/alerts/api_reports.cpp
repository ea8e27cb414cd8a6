// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/answering.hpp"
#include "base/text.hpp"

namespace alerts {

struct NewReport {
  ReportKind kind = ReportKind::closed;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(NewReport, (), (kind, note))
http::Rules rules(http::Of<NewReport>) {
  return {http::field("kind").text("closed, price, hours: not what we say; unsafe."),
          http::field("note").length(0, 300).may_be_missing()};
}
std::string api_name(http::Of<NewReport>) { return "NewPlaceReport"; }

struct ReportTaken {
  bool is_new = false;
};
BOOST_DESCRIBE_STRUCT(ReportTaken, (), (is_new))
http::Rules rules(http::Of<ReportTaken>) {
  return {http::field("is_new").text("False: the same person said so today already.")};
}
std::string api_name(http::Of<ReportTaken>) { return "PlaceReportTaken"; }

struct ReportGroupView {
  std::string place;
  Words name;
  ReportKind kind = ReportKind::closed;
  int people = 0;
  int people_wanted = 0;
  base::Instant first_at{};
  base::Instant last_at{};
  std::string last_note;
};
BOOST_DESCRIBE_STRUCT(ReportGroupView, (),
                      (place, name, kind, people, people_wanted, first_at, last_at, last_note))
http::Rules rules(http::Of<ReportGroupView>) {
  return {http::field("people_wanted").text("So many are believed.")};
}
std::string api_name(http::Of<ReportGroupView>) { return "PlaceReportGroup"; }

struct ReportGroups {
  std::vector<ReportGroupView> reports;
};
BOOST_DESCRIBE_STRUCT(ReportGroups, (), (reports))
std::string api_name(http::Of<ReportGroups>) { return "PlaceReportGroups"; }

struct SettledReport {
  std::string place;
  ReportKind kind = ReportKind::closed;
};
BOOST_DESCRIBE_STRUCT(SettledReport, (), (place, kind))
http::Rules rules(http::Of<SettledReport>) { return {http::field("place").length(1, 80)}; }
std::string api_name(http::Of<SettledReport>) { return "SettledPlaceReport"; }

namespace {

using http::Request;
using http::Response;

// POST /api/places/{key}/reports
struct AddReport {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<NewReport>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const key = places::PlaceKey::parse(request.params.find("key").value_or(""));
    auto const catalogue = parts.catalogue.now();
    auto const* const place = key ? catalogue->find(*key) : nullptr;
    if (!place)
      return refused(base::refuse(base::Refusal::not_found, "There is no such place."), request);
    auto const taken = Reports(parts.db, parts.clock, parts.ids)
                           .add({*key, wanted->kind, request.principal->user_id,
                                 std::string(base::trim(wanted->note))},
                                *place);
    if (!taken) return refused(taken.error(), request);
    return http::created(http::to_json(ReportTaken{taken->is_new}));
  }
};

// GET /api/alerts/reports
struct ListReports {
  Parts const& parts;

  Response operator()(Request const&) const {
    ReportGroups answer;
    auto const catalogue = parts.catalogue.now();
    for (auto const& group : Reports(parts.db, parts.clock, parts.ids).list_open(200)) {
      auto const key = places::PlaceKey::parse(group.place);
      auto const* const place = key ? catalogue->find(*key) : nullptr;
      answer.reports.push_back(
          {group.place,
           place ? Words{place->name_zh, place->name_en} : Words{group.place, group.place},
           group.kind, group.people, threshold_of(group.kind).people, group.first_at, group.last_at,
           group.last_note});
    }
    return http::ok(http::to_json(answer));
  }
};

// POST /api/alerts/reports/settle
struct SettleReport {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const wanted = http::parse<SettledReport>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    if (!Reports(parts.db, parts.clock, parts.ids).settle(wanted->place, wanted->kind))
      return refused(base::refuse(base::Refusal::not_found, "Nobody reports that."), request);
    return http::no_content();
  }
};

}  // namespace

std::vector<http::Endpoint> report_endpoints(Parts const& parts) {
  return {http::post("/api/places/{key}/reports")
              .named("reportPlace", "Say that a place is closed, or not as we say", "alerts")
              .signed_in()
              .on(http::Lane::db)
              .takes<NewReport>()
              .answers<ReportTaken>(201)
              .calls(AddReport{parts}),
          http::get("/api/alerts/reports")
              .named("listPlaceReports", "What travellers say of places", "alerts")
              .only({"operator", "admin"})
              .on(http::Lane::db)
              .answers<ReportGroups>(200)
              .calls(ListReports{parts}),
          http::post("/api/alerts/reports/settle")
              .named("settlePlaceReports", "Lay reports of a place aside", "alerts")
              .only({"operator", "admin"})
              .on(http::Lane::db)
              .takes<SettledReport>()
              .answers_nothing()
              .calls(SettleReport{parts})};
}

}  // namespace alerts
