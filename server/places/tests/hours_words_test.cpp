// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "places/opening_hours.hpp"

using places::OpeningHours;

namespace {

std::string zh(std::string_view text) { return OpeningHours::parse(text).value().in_chinese(); }
std::string en(std::string_view text) { return OpeningHours::parse(text).value().in_english(); }

}  // namespace

TEST_CASE("hours are told in Chinese") {
  CHECK(zh("24/7") == "每天 全天开放");
  CHECK(zh("09:00-17:00") == "09:00–17:00");
  CHECK(zh("Tu-Su 09:00-17:00; PH off") == "周二至周日 09:00–17:00；法定节假日 不开放");
  CHECK(zh("Mo,We 10:00-12:00,14:00-18:00") == "周一、周三 10:00–12:00、14:00–18:00");
  CHECK(zh("Apr-Oct 08:00-18:00; Nov-Mar 08:30-17:30") ==
        "4月至10月 08:00–18:00；11月至3月 08:30–17:30");
  CHECK(zh("18:00-02:00") == "18:00–次日02:00");
  CHECK(zh("18:00-26:00") == "18:00–次日02:00");
  CHECK(zh("17:00-24:00") == "17:00–24:00");
  CHECK(zh("2026 Dec 25-2027 Jan 05 off") == "2026年12月25日至2027年1月5日 不开放");
  CHECK(zh("Mo[1] off") == "每月第1个周一 不开放");
  CHECK(zh("Su[-1] 10:00-12:00") == "每月最后一个周日 10:00–12:00");
  CHECK(zh("PH Mo-Fr 10:00-12:00") == "逢周一至周五的法定节假日 10:00–12:00");
  CHECK(zh("PH -1 day 10:00-12:00") == "法定节假日前1天 10:00–12:00");
  CHECK(zh("(sunrise+00:30)-sunset") == "日出后00:30–日落");
  CHECK(zh("10:00+") == "10:00起");
  CHECK(zh("10:00-14:00+") == "10:00–14:00或更晚");
  CHECK(zh("week 01-10/2 Sa") == "第1至10周（每2） 周六 全天开放");
  CHECK(zh("2026+ SH 10:00-12:00") == "2026年起 学校假期 10:00–12:00");
  CHECK(zh("Mo 10:00-12:00 || \"by appointment\"") == "周一 10:00–12:00；其余时间：每天 不确定");
}

TEST_CASE("hours are told in English") {
  CHECK(en("24/7") == "Daily all day");
  CHECK(en("Tu-Su 09:00-17:00; PH off") == "Tue–Sun 09:00–17:00; public holidays closed");
  CHECK(en("Dec 25-Jan 05 10:00-16:00") == "25 Dec–5 Jan 10:00–16:00");
  CHECK(en("Fr,Sa 18:00-02:00") == "Fri, Sat 18:00–02:00 the next day");
  CHECK(en("Mo[1,3] off") == "1st, 3rd Mon of the month closed");
  CHECK(en("Tu[1] +1 day 10:00-12:00") == "1 day after 1st Tue of the month 10:00–12:00");
  CHECK(en("PH Mo-Fr 10:00-12:00") == "public holidays that are Mon–Fri 10:00–12:00");
  CHECK(en("2026 Jun 01+ 10:00+") == "from 1 Jun 2026 from 10:00");
  CHECK(en("sunrise-(sunset-01:00)") == "sunrise–01:00 before sunset");
}
