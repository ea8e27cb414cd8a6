// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "alerts/emergency_numbers.hpp"
#include "alerts/impl/answering.hpp"
#include "http/kinds.hpp"

namespace alerts {

struct NumbersView {
  std::string area;
  std::string name_zh;
  std::string name_en;
  std::string police;
  std::string ambulance;
  std::string fire;
};
BOOST_DESCRIBE_STRUCT(NumbersView, (), (area, name_zh, name_en, police, ambulance, fire))
inline std::string api_name(http::Of<NumbersView>) { return "EmergencyNumbers"; }
inline http::Rules rules(http::Of<NumbersView>) {
  return {http::field("area").text("Of the country or region; 100000 for mainland China.")};
}

// A hospital or a police station.
struct HelpPlace {
  std::string key;
  Words name;
  std::string address;
  base::LatLon at;
  int metres = 0;
  std::string source = "catalogue";
};
BOOST_DESCRIBE_STRUCT(HelpPlace, (), (key, name, address, at, metres, source))
inline http::Rules rules(http::Of<HelpPlace>) {
  return {http::field("key").text("Empty for what the catalogue does not have."),
          http::field("metres").text("As the crow flies."),
          http::field("source").text("`catalogue`, or the service that knows of it.")};
}

struct Surroundings {
  std::string words;
  std::string attribution;
  std::optional<NumbersView> numbers;
  std::vector<HelpPlace> hospitals;
  std::vector<HelpPlace> police;
};
BOOST_DESCRIBE_STRUCT(Surroundings, (), (words, attribution, numbers, hospitals, police))
inline http::Rules rules(http::Of<Surroundings>) {
  return {http::field("words").text("Where that is; empty where nobody knows."),
          http::field("attribution").text("To be shown beside all this; may be empty."),
          http::field("numbers").text("Absent: not known; 112 works on most mobile networks."),
          http::field("hospitals")
              .text("The nearest three within 50 km that the catalogue has; else "
                    "those that a service knows of within 30 km."),
          http::field("police").text("Likewise.")};
}

NumbersView view_of(EmergencyNumbers const& numbers);
// Words, numbers and help around a position; may ask a geocoder, for two seconds at most.
Surroundings surroundings_of(base::LatLon at, Parts const& parts, http::Request const& request);

}  // namespace alerts
