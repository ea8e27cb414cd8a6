// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "places/holidays.hpp"
#include "places/opening_hours.hpp"

using namespace places;
using base::Minutes;
using base::MinuteSpan;

namespace {

base::Day day(std::string_view text) { return base::parse_day(text).value(); }

OpeningHours open_when(std::string_view text) {
  auto parsed = OpeningHours::parse(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return *parsed;
}

std::string written(std::vector<MinuteSpan> const& spans) {
  std::string text;
  for (auto const& span : spans)
    text +=
        (text.empty() ? "" : ",") + base::to_clock(span.from) + "-" + base::to_clock(span.until);
  return text;
}

std::string opens(std::string_view expression, std::string_view on) {
  return written(open_when(expression).open_spans(day(on)));
}

// The minutes of a civil day, with what the evening before left over, as the oracle tells them.
std::string civil_day(OpeningHours const& hours, base::Day on) {
  constexpr Minutes midnight{1440};
  std::vector<MinuteSpan> spans;
  for (auto const& span : hours.open_spans(on - std::chrono::days(1)))
    if (span.until > midnight)
      spans.push_back({std::max(span.from - midnight, Minutes(0)), span.until - midnight});
  for (auto const& span : hours.open_spans(on)) {
    MinuteSpan const today{span.from, std::min(span.until, midnight)};
    if (!spans.empty() && today.from <= spans.back().until)
      spans.back().until = std::max(spans.back().until, today.until);
    else
      spans.push_back(today);
  }
  return written(spans);
}

std::string refusal(std::string_view expression) {
  auto const parsed = OpeningHours::parse(expression);
  REQUIRE_MESSAGE(parsed.has_error(), expression);
  return parsed.error().why;
}

}  // namespace

// Not asked of the oracle, because we differ on purpose:
// - what runs past midnight belongs to the evening it begins on, so a rule for the next day
//   neither cuts it nor leaves a rest of it (`Fr 18:00-02:00; Sa off`, `20:00-04:00; Tu off`);
// - an open end (`10:00+`) is open until midnight and approximate, there it is unknown;
// - public holidays follow the State Council's notices with bridges and make-up days;
// - a later `;` rule without days replaces the earlier ones too, as the specification says.
TEST_CASE("the npm package opening_hours agrees about thousands of days") {
  std::ifstream answers(XINGQU_SOURCE_DIR "/server/places/tests/oracle/answers.tsv");
  REQUIRE(answers);
  int count = 0;
  std::string line;
  while (std::getline(answers, line)) {
    auto const first = line.find('\t');
    auto const second = line.find('\t', first + 1);
    auto const expression = line.substr(0, first);
    auto const on = line.substr(first + 1, second - first - 1);
    auto const told = line.substr(second + 1);
    CHECK_MESSAGE(civil_day(open_when(expression), day(on)) == told, expression << " on " << on);
    ++count;
  }
  CHECK(count >= 3000);
}

TEST_CASE("an evening belongs to the day it begins on") {
  auto const bar = open_when("Fr-Sa 18:00-02:00; Su off");
  CHECK(written(bar.open_spans(day("2026-11-21"))) == "18:00-26:00");
  CHECK(bar.open_spans(day("2026-11-22")).empty());
  CHECK(bar.is_open(day("2026-11-22"), Minutes(119)));
  CHECK(!bar.is_open(day("2026-11-22"), Minutes(120)));
}

TEST_CASE("what a later rule leaves past midnight is open, and begins on no evening") {
  auto const hours = open_when("Mo-Su 08:00-06:00, Mo-Su 08:00-24:00 unknown");
  CHECK(written(hours.open_spans(day("2026-03-04"))).empty());
  CHECK(hours.is_open(day("2026-03-05"), Minutes(5 * 60)));
  CHECK(!hours.is_open(day("2026-03-04"), Minutes(9 * 60)));
}

TEST_CASE("a closed day closes its whole evening") {
  CHECK(opens("20:00-04:00; Tu off", "2026-11-24") == "");
  CHECK(!open_when("20:00-04:00; Tu off").is_open(day("2026-11-25"), Minutes(60)));
  CHECK(open_when("20:00-04:00; Tu off").is_open(day("2026-11-24"), Minutes(60)));
}

TEST_CASE("public holidays are those of the State Council, bridges included") {
  auto const office = "Mo-Fr 09:00-17:00; PH off";
  CHECK(opens(office, "2026-02-16") == "");             // 除夕
  CHECK(opens(office, "2026-02-23") == "");             // a Monday given in exchange
  CHECK(opens(office, "2026-02-24") == "09:00-17:00");  // the holiday is over
  CHECK(opens("Tu-Su 09:00-17:00; PH 08:00-20:00", "2026-10-05") == "08:00-20:00");
}

TEST_CASE("a make-up workday is a working day where hours follow holidays") {
  auto const saturday = "2026-02-14";
  CHECK(opens("Mo-Fr 09:00-17:00; PH off", saturday) == "09:00-17:00");
  CHECK(opens("Mo-Fr 09:00-17:00; Sa-Su,PH 08:00-20:00", saturday) == "09:00-17:00");
  CHECK(opens("Tu-Su 09:00-17:00; PH 09:00-18:00; Mo off", saturday) == "09:00-17:00");
  CHECK(opens("Mo-Fr 09:00-17:00", saturday) == "");
  CHECK(opens("Mo-Fr 09:00-17:00; PH off", "2026-02-21") == "");  // a Saturday like any other
}

TEST_CASE("holidays may be shifted and bound to weekdays") {
  CHECK(opens("10:00-12:00; PH -1 day 10:00-11:00", "2026-09-24") == "10:00-11:00");
  CHECK(opens("PH Mo-Fr 10:00-12:00", "2026-10-01") == "10:00-12:00");  // a Thursday
  CHECK(opens("PH Mo-Fr 10:00-12:00", "2026-10-03") == "");             // a Saturday
  CHECK(opens("SH 10:00-12:00", "2026-07-20") == "");
}

TEST_CASE("the holidays of years not yet announced are the statutory days") {
  auto const& calendar = HolidayCalendar::china();
  CHECK(calendar.announced_until() >= day("2026-12-31"));
  CHECK(calendar.find(day("2027-02-06"))->name_zh == "春节");
  CHECK(calendar.find(day("2030-02-03"))->name_zh == "春节");
  CHECK(calendar.kind(day("2026-10-10")) == DayKind::make_up_workday);
  CHECK(calendar.kind(day("2026-11-23")) == DayKind::ordinary);
  CHECK(opens("Mo-Su 09:00-17:00; PH off", "2030-02-04") == "");
  CHECK(open_when("Mo-Su 09:00-17:00; PH off").is_approximate(day("2035-03-01")));
  CHECK(!open_when("Mo-Su 09:00-17:00; PH off").is_approximate(day("2026-03-04")));
  CHECK(!open_when("Mo-Su 09:00-17:00").is_approximate(day("2035-03-01")));
}

TEST_CASE("abroad, and in 香港, 澳门 and 台湾, the holidays are those of the place") {
  struct Row {
    int area;
    char const* holiday;
    char const* working_day;
  };
  for (auto const& [area, holiday, working_day] : {
           Row{949200, "2026-01-27", "2026-10-02"},  // 摩纳哥: Sainte-Dévote
           Row{925000, "2026-07-14", "2026-07-15"},  // 法国
           Row{982600, "2027-12-27", "2027-10-01"},  // 英国: in place of a Saturday
           Row{984000, "2026-11-26", "2026-11-19"},  // 美国: the fourth Thursday
           Row{939200, "2026-05-06", "2026-10-01"},  // 日本: in place of a Sunday
           Row{810000, "2026-12-25", "2026-10-02"},  // 香港
           Row{810104, "2026-07-01", "2026-10-05"},
           Row{820000, "2026-12-20", "2026-10-05"},  // 澳门
           Row{710000, "2026-10-10", "2026-10-02"},  // 台湾
       }) {
    CAPTURE(area);
    auto const hours = OpeningHours::parse("Mo-Su 09:00-17:00; PH off", {}, AreaCode(area)).value();
    CHECK(hours.open_spans(day(holiday)).empty());
    CHECK(hours.open_spans(day(working_day)).size() == 1);
    CHECK(!hours.is_approximate(day(holiday)));
    CHECK(hours.is_approximate(day("2040-06-01")));  // beyond the table
  }
  auto const at_home = OpeningHours::parse("Mo-Su 09:00-17:00; PH off", {}, AreaCode(350102));
  CHECK(at_home->open_spans(day("2026-10-02")).empty());
}

TEST_CASE("nobody abroad works on a Sunday in exchange for a Chinese holiday") {
  auto const text = "Mo-Fr 09:00-17:00; PH off";
  CHECK(opens(text, "2026-10-10") == "09:00-17:00");
  auto const hours = OpeningHours::parse(text, {}, AreaCode(949200)).value();
  CHECK(hours.open_spans(day("2026-10-10")).empty());
}

TEST_CASE("holidays that nobody knows for certain make hours approximate") {
  auto const is_approximate = [](int area) {
    auto const hours = OpeningHours::parse("09:00-17:00; PH off", {}, AreaCode(area)).value();
    return hours.is_approximate(day("2026-06-02"));
  };
  CHECK(is_approximate(950400));        // 摩洛哥: feasts follow a moon that is sighted
  CHECK(is_approximate(973600));        // 苏丹: in no table
  CHECK_FALSE(is_approximate(975600));  // 瑞士
}

TEST_CASE("a holiday table with a wrong line is refused with its number") {
  auto const calendar = HolidayCalendar::read(
      "day,kind,name_zh,name_en\n2026-01-01,holiday,元旦,New Year\nx,holiday,,\n");
  REQUIRE(calendar.has_error());
  CHECK(calendar.error().why == "Line 3: not a day and its kind.");
  for (auto const* line :
       {"9,2026,known,01-01", "949200,2026,known,", "949200,2026,known,02-30",
        "949200,2026,known,05-01 01-01", "949200,x,known,01-01", "949200,2026"}) {
    CAPTURE(std::string(line));
    auto const elsewhere =
        HolidayCalendar::read_elsewhere("area,year,certainty,days\n" + std::string(line) + "\n");
    REQUIRE(elsewhere.has_error());
    CHECK(elsewhere.error().why == "Line 2: not a day and its kind.");
  }
}

TEST_CASE("an open end is open until midnight, and says that it is a guess") {
  CHECK(opens("10:00+", "2026-11-23") == "10:00-24:00");
  CHECK(opens("10:00-14:00+", "2026-11-23") == "10:00-14:00");
  CHECK(open_when("10:00+").is_approximate(day("2026-11-23")));
  CHECK(!open_when("Tu 10:00+").is_approximate(day("2026-11-23")));
}

TEST_CASE("without a position the sun rises at six and sets at six") {
  CHECK(opens("sunrise-sunset", "2026-06-21") == "06:00-18:00");
  CHECK(opens("(sunrise+00:30)-(sunset-01:00)", "2026-06-21") == "06:30-17:00");
  CHECK(opens("dawn-dusk", "2026-06-21") == "05:30-18:30");
  CHECK(open_when("sunrise-18:00").is_approximate(day("2026-06-21")));
}

// Beijing's almanac: 2026-06-21 rises 04:45, sets 19:46; 2026-12-21 rises 07:32, sets 16:53.
TEST_CASE("with a position the sun's times are right to a few minutes") {
  base::LatLon const beijing{39.9042, 116.4074};
  auto const near = [](Minutes told, int expected) {
    return std::abs(told.count() - expected) <= 3;
  };
  auto const park = OpeningHours::parse("sunrise-sunset", beijing).value();
  auto const summer = park.open_spans(day("2026-06-21")).at(0);
  CHECK(near(summer.from, 4 * 60 + 45));
  CHECK(near(summer.until, 19 * 60 + 46));
  auto const winter = park.open_spans(day("2026-12-21")).at(0);
  CHECK(near(winter.from, 7 * 60 + 32));
  CHECK(near(winter.until, 16 * 60 + 53));
  auto const polar = OpeningHours::parse("sunrise-sunset", base::LatLon{78, 15}).value();
  CHECK(written(polar.open_spans(day("2026-06-21"))) == "06:00-18:00");
}

TEST_CASE("a place that does not open for four weeks is closed for long") {
  CHECK(open_when("Apr-Oct 09:00-17:00").is_closed_for_long(day("2026-11-22")));
  CHECK(!open_when("Apr-Oct 09:00-17:00").is_closed_for_long(day("2027-03-10")));
}

TEST_CASE("dates may wrap, list days and carry years") {
  CHECK(opens("Dec 25-Jan 05 10:00-12:00", "2027-01-05") == "10:00-12:00");
  CHECK(opens("Dec 25-Jan 05 10:00-12:00", "2027-01-06") == "");
  CHECK(opens("2026 Dec 25-Jan 05 10:00-12:00", "2027-01-05") == "10:00-12:00");
  CHECK(opens("2026 Dec 25-Jan 05 10:00-12:00", "2026-01-05") == "");
  CHECK(opens("May 01,03-05 10:00-12:00", "2026-05-04") == "10:00-12:00");
  CHECK(opens("May 01,03-05 10:00-12:00", "2026-05-02") == "");
}

TEST_CASE("what is not understood is refused with its position and reason") {
  CHECK(refusal("") == "Opening hours, character 1: expected days, times or a word like off.");
  CHECK(refusal("Mo-Fr 09:00-17:00 nonsense") ==
        "Opening hours, character 19: this is not understood here.");
  CHECK(refusal("九点 09:00") ==
        "Opening hours, character 1: expected days, times or a word like off.");
  CHECK(refusal("09:00-25:61").find("expected minutes from 0 to 59") != std::string::npos);
  CHECK(refusal("Mo-Fr 09:00").find("character 12: a time needs an end") != std::string::npos);
  CHECK(refusal("09:00-49:00").find("expected an hour from 0 to 48") != std::string::npos);
  CHECK(refusal("09:00-17:00 \"open").find("no closing quote") != std::string::npos);
  CHECK(refusal("Sa[7] 09:00-10:00").find("expected a count from 1 to 5") != std::string::npos);
  CHECK(refusal("easter 09:00-10:00").find("Easter is not supported") != std::string::npos);
  CHECK(refusal("10:00-16:00/01:30").find("not supported") != std::string::npos);
  CHECK(refusal("Mo-Xx 09:00-10:00").find("expected a weekday") != std::string::npos);
  CHECK(refusal("10-18").find("character 1") != std::string::npos);
  CHECK(refusal("Apr-15 10:00-12:00").find("has no day") != std::string::npos);
  CHECK(refusal("week 60 10:00-12:00").find("expected a week from 1 to 53") != std::string::npos);
  CHECK(refusal("24:00-25:00").find("past the end of the day") != std::string::npos);
  CHECK(refusal(std::string(2001, ' ')).find("longer than 2000") != std::string::npos);
}

TEST_CASE("small liberties of writers are understood") {
  CHECK(opens("mo-fr 9:00–17:00 ;", "2026-11-23") == "09:00-17:00");
  CHECK(opens("Mo - Fr 09:00 - 17:00", "2026-11-23") == "09:00-17:00");
}
