// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "rates/api.hpp"
#include "storage/testing.hpp"

using namespace rates;

namespace {

// In the bank's format; the numbers are ours.
constexpr std::string_view daily_xml = R"(<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01"
                 xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <Cube><Cube time='2026-11-20'>
    <Cube currency='USD' rate='1.25'/><Cube currency='JPY' rate='160.00'/>
    <Cube currency='CNY' rate='8.0'/>
  </Cube></Cube>
</gesmes:Envelope>)";
constexpr std::string_view history_csv =
    "Date,USD,JPY,CNY,TRL,\r\n"
    "2026-11-19,1.24,150,7.5,N/A,\r\n"
    "2004-12-30,1.36,141.1,N/A,1835000,\r\n";

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

std::string why(std::string_view file) { return read_rates(file).error().why; }

boost::json::object answer(ReferenceRates& rates, http::Parameters query) {
  http::Request request;
  request.query = std::move(query);
  request.locale = http::Locale::zh_cn;
  return boost::json::parse(endpoints(rates).at(0).handle(request).body).as_object();
}

}  // namespace

TEST_CASE("the bank's XML and both its CSV are read, what has no rate left out") {
  auto const xml = read_rates(daily_xml);
  REQUIRE(xml);
  REQUIRE(xml->size() == 1);
  CHECK(xml->at(0).day == day("2026-11-20"));
  CHECK(xml->at(0).rates == std::vector<EuroRate>{{"USD", 1'250'000'000},
                                                  {"JPY", 160'000'000'000},
                                                  {"CNY", 8'000'000'000}});
  auto const history = read_rates(history_csv);
  REQUIRE(history);
  REQUIRE(history->size() == 2);
  CHECK(history->at(0).rates.size() == 3);
  CHECK(history->at(1).day == day("2004-12-30"));
  CHECK(history->at(1).rates.back() == EuroRate{"TRL", 1'835'000'000'000'000});

  auto const daily = read_rates(
      "\xEF\xBB\xBF"
      "Date, USD, CNY, \n5 November 2026, 1.25, 8.0001, \n");
  REQUIRE(daily);
  CHECK(daily->at(0).day == day("2026-11-05"));
  CHECK(daily->at(0).rates ==
        std::vector<EuroRate>{{"USD", 1'250'000'000}, {"CNY", 8'000'100'000}});
}

TEST_CASE("a file that cannot be read is refused, and it is said where") {
  CHECK(why("PK\x03\x04") ==
        "This is no file of reference rates: neither XML nor CSV that begins with Date.");
  CHECK(why("") ==
        "This is no file of reference rates: neither XML nor CSV that begins with Date.");
  CHECK(why("<a><b></a>").starts_with("This is no well-formed XML"));
  CHECK(why("<html><body>Not found</body></html>") == "There is no rate in this file.");
  CHECK(why("Date,USD\n") == "There is no rate in this file.");
  CHECK(why("Date,USD\n\n2026-02-30,1\n") == "line 3: \"2026-02-30\" is no day.");
  CHECK(why("Date,USD\n31 Vendemiaire 2026,1\n") == "line 2: \"31 Vendemiaire 2026\" is no day.");
  CHECK(why("Date,USD,JPY\n2026-11-20,1\n") == "line 2: 2 fields, the header has 3.");
  for (auto const* wrong : {"0", "-1", "1e3", "1,5", "1.2.3", "nan", "12345678901"})
    CHECK_FALSE(read_rates("<e><Cube><Cube time='2026-11-20'><Cube currency='USD' rate='" +
                           std::string(wrong) + "'/></Cube></Cube></e>"));
  CHECK(why("<e><Cube><Cube time='2026-11-20'><Cube currency='usd' rate='1'/></Cube></Cube></e>") ==
        "2026-11-20: \"usd\" is no currency.");
}

TEST_CASE("rates cross by way of the euro, with six digits, rounded half up") {
  constexpr std::int64_t one = 1'000'000'000;
  CHECK(crossed(160 * one, 8 * one) == 50'000'000);  // a yen in yuan: 0.05
  CHECK(crossed(8 * one, 160 * one) == 20 * one);    // and back
  CHECK(crossed(3 * one, 2 * one) == 666'667'000);   // 0.666667
  CHECK(crossed(3 * one, one) == 333'333'000);
  CHECK(crossed(16 * one, 100'000'500'000'000) == 6'250'030'000'000);  // 6250.03|125
  CHECK(crossed(1'835'000 * one, 8 * one) == 4'360);  // 0.00000436: a billionth is the least
  CHECK_FALSE(crossed(999'999'999 * one, 1));         // worth nothing
  CHECK_FALSE(crossed(1, one));                       // more than six digits before the point
}

TEST_CASE("the rate is of the day or the last before it, never of a later one") {
  storage::testing::each_database([](storage::Database& db) {
    ReferenceRates rates(db);
    CHECK_FALSE(rates.find("JPY", "CNY", day("2026-11-20")));
    auto const history = rates.import(history_csv);
    REQUIRE(history);
    CHECK(history->days == 2);
    CHECK(history->rates == 6);
    CHECK(history->newest == day("2026-11-19"));
    REQUIRE(rates.import(daily_xml));

    CHECK(rates.find("JPY", "CNY", day("2026-11-20")) == FoundRate{50'000'000, day("2026-11-20")});
    CHECK(rates.find("JPY", "CNY", day("2026-11-23")) == FoundRate{50'000'000, day("2026-11-20")});
    CHECK(rates.find("JPY", "CNY", day("2026-11-19")) == FoundRate{50'000'000, day("2026-11-19")});
    CHECK(rates.find("USD", "CNY", day("2026-11-19")) ==
          FoundRate{6'048'390'000, day("2026-11-19")});
    CHECK(rates.find("EUR", "CNY", day("2026-11-20")) ==
          FoundRate{8'000'000'000, day("2026-11-20")});
    CHECK(rates.find("CNY", "EUR", day("2026-11-20")) == FoundRate{125'000'000, day("2026-11-20")});
    // 2004 knew a dollar, but no yuan: a day must have both.
    CHECK_FALSE(rates.find("USD", "CNY", day("2026-11-18")));
    CHECK_FALSE(rates.find("XXX", "CNY", day("2026-11-20")));
  });
}

TEST_CASE("a file can be imported again; a day it corrects is replaced as a whole") {
  storage::testing::each_database([](storage::Database& db) {
    ReferenceRates rates(db);
    REQUIRE(rates.import(history_csv));
    REQUIRE(rates.import(history_csv));
    CHECK(rates.find("JPY", "CNY", day("2026-11-19")) == FoundRate{50'000'000, day("2026-11-19")});
    REQUIRE(rates.import("Date,JPY,CNY\n2026-11-19,100,8\n"));
    CHECK(rates.find("JPY", "CNY", day("2026-11-19")) == FoundRate{80'000'000, day("2026-11-19")});
    CHECK_FALSE(rates.find("USD", "CNY", day("2026-11-19")));
    CHECK(rates.find("USD", "JPY", day("2026-11-19"))->day == day("2004-12-30"));

    for (auto const* wrong :
         {"Date,JPY,CNY\n2026-11-20,1,1\n2026-11-20,2,2\n", "Date,JPY,JPY\n2026-11-20,1,1\n",
          "Date,EUR\n2026-11-20,2\n", "Date,JPY\n2026-11-20,1\n2026-11-21,x\n"})
      CHECK(rates.import(wrong).error().kind == base::Refusal::invalid);
    CHECK_FALSE(rates.find("JPY", "EUR", day("2026-11-21"))->day > day("2026-11-19"));
  });
}

TEST_CASE("the answer says value, day and source, and when the day is long gone") {
  auto const db = storage::testing::migrated();
  ReferenceRates rates(*db);
  auto const asked = [&](std::string const& date, std::string const& from = "JPY") {
    http::Parameters query;
    query.add("from", from);
    query.add("to", "CNY");
    query.add("date", date);
    return answer(rates, std::move(query));
  };
  CHECK_FALSE(asked("2026-11-30").contains("rate"));
  REQUIRE(rates.import(daily_xml));
  CHECK(boost::json::serialize(asked("2026-11-30")) ==
        R"({"rate":{"value":"0.05","day":"2026-11-20","source":"ECB","is_old":false}})");
  CHECK(asked("2026-12-01").at("rate").at("is_old").as_bool());
  CHECK(asked("2026-11-30", "yen").at("errors").at(0).at("detail") ==
        "须为三个大写字母的货币代码，例如 CNY。");
  CHECK(asked("tomorrow").at("errors").at(0).at("pointer") == "date");
}
