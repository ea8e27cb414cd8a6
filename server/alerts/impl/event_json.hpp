// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "alerts/event.hpp"
#include "alerts/impl/point_json.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "notices/notice_described.hpp"

// Events as the API and the table write them. Include it from .cpp files only.
namespace alerts {

BOOST_DESCRIBE_STRUCT(Circle, (), (at, radius_m))
BOOST_DESCRIBE_STRUCT(Polygon, (), (points))
BOOST_DESCRIBE_STRUCT(EventArea, (), (name, places, districts, circles, polygons))

inline std::string api_name(http::Of<Circle>) { return "AlertCircle"; }
inline std::string api_name(http::Of<Polygon>) { return "AlertPolygon"; }
inline http::Rules rules(http::Of<Circle>) {
  return {http::field("radius_m").range(50, 500'000).text("Metres.")};
}
inline http::Rules rules(http::Of<Polygon>) {
  return {http::field("points").items(3, 2000).text("WGS-84; the last is joined to the first.")};
}
inline http::Rules rules(http::Of<EventArea>) {
  return {http::field("name").length(0, 200).may_be_missing().text("In words; may be empty."),
          http::field("places").items(0, 200).may_be_missing().text("Keys of places."),
          http::field("districts")
              .items(0, 100)
              .may_be_missing()
              .text("Codes of districts, cities or provinces."),
          http::field("circles").items(0, 50).may_be_missing(),
          http::field("polygons").items(0, 50).may_be_missing()};
}

}  // namespace alerts
