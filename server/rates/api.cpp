// SPDX-License-Identifier: Apache-2.0
#include "rates/api.hpp"

#include "base/decimal.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/kinds.hpp"
#include "http/language.hpp"

namespace rates {

struct RateQuery {
  std::string from;
  std::string to;
  base::Day date{};
};
BOOST_DESCRIBE_STRUCT(RateQuery, (), (from, to, date))

struct ReferenceRate {
  std::string value;
  base::Day day{};
  std::string source;
  bool is_old = false;
};
BOOST_DESCRIBE_STRUCT(ReferenceRate, (), (value, day, source, is_old))

struct RateAnswer {
  std::optional<ReferenceRate> rate;
};
BOOST_DESCRIBE_STRUCT(RateAnswer, (), (rate))

inline http::Rules rules(http::Of<RateQuery>) {
  using http::field;
  char const* const code = "Must be the three letters of a currency, such as CNY.";
  return {field("from").pattern("[A-Z]{3}", code).example("\"JPY\""),
          field("to").pattern("[A-Z]{3}", code).example("\"CNY\""),
          field("date").text("The rate is of this day or the last before it that has one.")};
}
inline http::Rules rules(http::Of<ReferenceRate>) {
  using http::field;
  return {field("value").example("\"0.0479\"").text("What one of `from` was worth in `to`."),
          field("day").text("On which the rate was published; never after `date`."),
          field("source").text(
              "ECB: reference rates of the European Central Bank, by way of the euro."),
          field("is_old").text("It is of a day more than ten days before `date`.")};
}
inline http::Rules rules(http::Of<RateAnswer>) {
  return {http::field("rate").text("None: the server knows no rate of these two so early.")};
}

namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"Must be the three letters of a currency, such as CNY.",
     "须为三个大写字母的货币代码，例如 CNY。"},
});

struct GetRate {
  ReferenceRates& rates;

  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse_query<RateQuery>(request.query);
    if (!wanted)
      return http::refusal(http::in_language(wanted.error(), request.locale, sentences), request);
    RateAnswer answer;
    if (auto const found = rates.find(wanted->from, wanted->to, wanted->date))
      answer.rate = {base::billionths_text(found->e9), found->day, std::string(source),
                     wanted->date - found->day > fresh_for};
    return http::ok(http::to_json(answer));
  }
};

}  // namespace

std::vector<http::Endpoint> endpoints(ReferenceRates& rates) {
  return {http::get("/api/rates")
              .named("getRate", "What a currency was worth in another on a day", "rates")
              .signed_in()
              .on(http::Lane::db)
              .query<RateQuery>()
              .answers<RateAnswer>(200)
              .calls(GetRate{rates})};
}

}  // namespace rates
