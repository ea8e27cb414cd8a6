// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "alerts/impl/point_json.hpp"
#include "alerts/safety.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"

// Safety as the API and the seal write it. Include it from .cpp files only.
namespace alerts {

BOOST_DESCRIBE_STRUCT(Contact, (), (name, phone, relation))
BOOST_DESCRIBE_STRUCT(SafetyCard, (), (contacts, medical))
BOOST_DESCRIBE_STRUCT(Position, (), (at, accuracy_m))
BOOST_DESCRIBE_STRUCT(SosTold, (), (position, words, note))

// What of a shared position is sealed.
struct SealedPosition {
  Position position;
  std::string name;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(SealedPosition, (), (position, name, note))

inline std::string api_name(http::Of<Contact>) { return "EmergencyContact"; }
inline http::Rules rules(http::Of<Contact>) {
  return {http::field("name").length(1, 60),
          http::field("phone")
              .pattern("[+0-9][-0-9 ()]{2,23}", "Must be a telephone number.")
              .example("\"+86 138 0000 0000\""),
          http::field("relation").length(0, 40).may_be_missing()};
}
inline http::Rules rules(http::Of<SafetyCard>) {
  return {http::field("contacts").items(0, 5),
          http::field("medical").length(0, 2000).may_be_missing().text(
              "Blood group, allergies, medicines; may be empty.")};
}
inline std::string api_name(http::Of<Position>) { return "SafetyPosition"; }
inline http::Rules rules(http::Of<Position>) {
  return {http::field("at").text("WGS-84."), http::field("accuracy_m").range(0, 100'000)};
}

}  // namespace alerts
