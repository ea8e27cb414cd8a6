// SPDX-License-Identifier: Apache-2.0
#include "alerts/impl/answering.hpp"
#include "alerts/impl/safety_json.hpp"
#include "alerts/impl/surroundings.hpp"

namespace alerts {

struct AroundQuery {
  double lat = 0;
  double lon = 0;
};
BOOST_DESCRIBE_STRUCT(AroundQuery, (), (lat, lon))
http::Rules rules(http::Of<AroundQuery>) {
  return {http::field("lat").range(-90, 90).text("WGS-84."),
          http::field("lon").range(-180, 180).text("WGS-84.")};
}
std::string api_name(http::Of<AroundQuery>) { return "SafetyAroundQuery"; }

struct NumberList {
  std::vector<NumbersView> countries;
};
BOOST_DESCRIBE_STRUCT(NumberList, (), (countries))
std::string api_name(http::Of<NumberList>) { return "EmergencyNumberList"; }

namespace {

using http::Request;
using http::Response;

// GET /api/safety/numbers
struct ListNumbers {
  Response operator()(Request const&) const {
    NumberList list;
    for (auto const& numbers : EmergencyNumberTable::bundled().all())
      list.countries.push_back(view_of(numbers));
    return http::ok(http::to_json(list));
  }
};

// GET /api/safety/around
struct Around {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const query = http::parse_query<AroundQuery>(request.query);
    if (!query) return refused(query.error(), request);
    return http::ok(http::to_json(surroundings_of({query->lat, query->lon}, parts, request)));
  }
};

// GET /api/safety/card
struct ReadCard {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const card =
        Safety(parts.db, parts.clock, parts.seal).find_card(request.principal->user_id);
    return http::ok(http::to_json(card.value_or(SafetyCard())));
  }
};

// PUT /api/safety/card
struct KeepCard {
  Parts const& parts;

  Response operator()(Request const& request) const {
    auto const card = http::parse<SafetyCard>(request.body);
    if (!card) return refused(card.error(), request);
    Safety(parts.db, parts.clock, parts.seal).keep_card(request.principal->user_id, *card);
    return http::ok(http::to_json(*card));
  }
};

}  // namespace

std::vector<http::Endpoint> safety_endpoints(Parts const& parts) {
  return {http::get("/api/safety/numbers")
              .named("listEmergencyNumbers", "Whom to call, by country", "safety")
              .anyone()
              .on(http::Lane::db)
              .answers<NumberList>(200)
              .calls(ListNumbers{}),
          http::get("/api/safety/around")
              .named("findHelp", "Where that is, whom to call, and who is near", "safety")
              .anyone()
              .on(http::Lane::outbound)
              .query<AroundQuery>()
              .answers<Surroundings>(200)
              .calls(Around{parts}),
          http::get("/api/safety/card")
              .named("readSafetyCard", "My emergency contacts and medical notes", "safety")
              .signed_in()
              .on(http::Lane::db)
              .answers<SafetyCard>(200)
              .calls(ReadCard{parts}),
          http::put("/api/safety/card")
              .named("keepSafetyCard", "Keep my emergency contacts and medical notes", "safety")
              .signed_in()
              .on(http::Lane::db)
              .takes<SafetyCard>()
              .answers<SafetyCard>(200)
              .calls(KeepCard{parts})};
}

}  // namespace alerts
