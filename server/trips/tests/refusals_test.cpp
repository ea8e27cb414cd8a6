// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "http/tests/sentences.hpp"
#include "trips/impl/answering.hpp"

using namespace trips;

TEST_CASE("every refusal of these endpoints can be read in Chinese") {
  http::Request request;
  std::size_t count = 0;
  for (auto const* name :
       {"api.cpp", "api_trips.cpp", "api_recommendations.cpp", "impl/wish_json.hpp",
        "impl/answer_json.hpp", "impl/wish_problem.hpp", "changes/api_changes.cpp",
        "changes/commands.cpp", "changes/edit.cpp", "changes/impl/steps_days.cpp",
        "changes/impl/steps_item.cpp", "changes/impl/steps_order.cpp",
        "changes/impl/wish_steps.cpp", "changes/impl/words.cpp", "purse/expenses.cpp",
        "purse/api_expenses.cpp", "purse/api_payments.cpp"}) {
    auto const file = XINGQU_SOURCE_DIR "/server/trips/" + std::string(name);
    for (auto const& sentence : http::testing::sentences_in(file)) {
      ++count;
      auto const answer = refused(base::refuse_field("/name", sentence), request);
      auto const told = boost::json::parse(answer.body);
      CHECK(told.at("detail").as_string() != sentence);
      CHECK(told.at_pointer("/errors/0/detail").as_string() != sentence);
    }
  }
  CHECK(count >= 20);
}
