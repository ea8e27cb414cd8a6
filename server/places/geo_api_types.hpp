// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "http/kinds.hpp"
#include "http/rules.hpp"

// What goes over the wire. Include it from .cpp files only.
namespace places {

struct ReverseQuery {
  double lat = 0;
  double lon = 0;
};
BOOST_DESCRIBE_STRUCT(ReverseQuery, (), (lat, lon))
inline http::Rules rules(http::Of<ReverseQuery>) {
  return {http::field("lat").range(-90, 90).text("WGS-84."),
          http::field("lon").range(-180, 180).text("WGS-84.")};
}

struct SpotQuery {
  std::string query;
  int limit = 10;
  std::optional<bool> as_typed;
};
BOOST_DESCRIBE_STRUCT(SpotQuery, (), (query, limit, as_typed))
inline http::Rules rules(http::Of<SpotQuery>) {
  return {http::field("query").length(1, 200).text("A name or an address.").example("\"鼓山\""),
          http::field("limit").range(1, 20).may_be_missing(),
          http::field("as_typed").text("The name may be half typed: suggestions for it.")};
}

struct SpotView {
  std::string name;
  std::string address;
  base::LatLon at;
  std::string country_code;
};
BOOST_DESCRIBE_STRUCT(SpotView, (), (name, address, at, country_code))
inline http::Rules rules(http::Of<SpotView>) {
  return {http::field("at").text("WGS-84."),
          http::field("country_code").text("Two small letters of ISO 3166-1; may be empty.")};
}

struct SpotArea {
  std::string adcode;
  std::string path_zh;
  std::string path_en;
};
BOOST_DESCRIBE_STRUCT(SpotArea, (), (adcode, path_zh, path_en))

struct SpotList {
  std::vector<SpotView> spots;
  std::optional<SpotArea> area;
  std::string source;
  std::string attribution;
};
BOOST_DESCRIBE_STRUCT(SpotList, (), (spots, area, source, attribution))
inline http::Rules rules(http::Of<SpotList>) {
  return {http::field("spots").text("The likeliest first; nothing found is an answer."),
          http::field("area").text("The district that a position lies in, as far as we know."),
          http::field("source").text("Who found them: a service, or our own gazetteer."),
          http::field("attribution").text("To be shown beside them; may be empty.")};
}

}  // namespace places
