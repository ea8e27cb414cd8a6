// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "http/problem.hpp"
#include "trips/impl/answer_json.hpp"

namespace trips {

// A relaxation on the wire; its value is whatever JSON the field takes.
struct ChangeAnswer {
  std::string field;
  http::RawJson value;
};
struct RelaxationAnswer {
  std::string id;
  Words text;
  ChangeAnswer change;
  std::optional<ChangeAnswer> also;
  double size = 0;
};

// Why a wish cannot be planned, with what helps on.
struct WishProblem : http::Problem {
  std::optional<std::vector<Choice>> choices;
  std::optional<std::vector<Conflict>> conflicts;
  std::optional<std::vector<Claim>> conflicting;
  std::optional<std::vector<RelaxationAnswer>> relaxations;
};

BOOST_DESCRIBE_STRUCT(ChangeAnswer, (), (field, value))
BOOST_DESCRIBE_STRUCT(RelaxationAnswer, (), (id, text, change, also, size))
BOOST_DESCRIBE_STRUCT(WishProblem, (http::Problem), (choices, conflicts, conflicting, relaxations))

inline std::string api_name(http::Of<ChangeAnswer>) { return "Change"; }
inline std::string api_name(http::Of<RelaxationAnswer>) { return "Relaxation"; }

inline http::Rules rules(http::Of<Choice>) {
  return {http::field("full_name").text("In Chinese, to be sent as the destination."),
          http::field("name").text("The full name in both languages, to be read.")};
}

inline http::Rules rules(http::Of<ChangeAnswer>) {
  return {http::field("field").text("A field of the wish."),
          http::field("value").text("What it is to be instead: whatever JSON the field takes.")};
}

inline http::Rules rules(http::Of<RelaxationAnswer>) {
  return {http::field("also").text("A second change, where one is not enough."),
          http::field("size").text("How much it asks of the traveller: 1 is a lot.")};
}

inline http::Rules rules(http::Of<WishProblem>) {
  using http::field;
  return http::Rules{
      field("choices").text("Areas to ask for instead."),
      field("conflicts").text("What cannot be had, with the figures."),
      field("conflicting")
          .text("A smallest set of wishes that cannot hold together: without any one of them the "
                "others can."),
      field("relaxations").text("Changes with which there is a plan, smallest first.")}
      .text("Why a wish cannot be planned, with what helps on.");
}

}  // namespace trips
