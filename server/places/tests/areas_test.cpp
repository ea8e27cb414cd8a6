// SPDX-License-Identifier: Apache-2.0
#include "places/areas.hpp"

#include <doctest/doctest.h>

#include <map>

using namespace places;

namespace {

bool only_fuzhou(AreaCode code) {
  return code == AreaCode(350000) || code.city() == AreaCode(350100);
}
bool nowhere(AreaCode) { return false; }

// "350102", "? 320106 350102" for a question, "~ …" for suggestions, "-" for nothing.
std::string meant(std::string_view text, Areas::IsCovered const& is_covered = only_fuzhou) {
  auto const match = Areas::china().resolve(text, is_covered);
  if (match.area) return match.area->code.str();
  std::string told = match.choices.empty() ? "~" : "?";
  for (auto const* area : match.choices) told += " " + area->code.str();
  for (auto const* area : match.suggestions) told += " " + area->name_zh;
  return told == "~" ? "-" : told;
}

std::string names(std::vector<Area const*> const& areas) {
  std::string text;
  for (auto const* area : areas) text += area->name_zh + " ";
  return text;
}

}  // namespace

TEST_CASE("an area is found by its full, shortened, spaced and Latin name") {
  for (auto const* text :
       {"福建省福州市鼓楼区", "福州市鼓楼区", "福州 鼓楼", "福州鼓楼区", "中国福建省福州市鼓楼区",
        "350102", "fuzhou gulou", "Gulou District, Fuzhou", "Gulou, Fuzhou, Fujian",
        " ｆｕｚｈｏｕ　gulou "})
    CHECK_MESSAGE(meant(text) == "350102", std::string(text));
  CHECK(meant("福州") == "350100");
  CHECK(meant("福建") == "350000");
  CHECK(meant("北京") == "110000");
  CHECK(meant("北京市朝阳区") == "110105");
  CHECK(meant("仙桃") == "429004");
  CHECK(meant("内蒙古") == "150000");
  CHECK(meant("恩施") == "422800");  // the prefecture, not the city in it
}

TEST_CASE("every area is found again by its whole name, and by nothing less") {
  auto const& china = Areas::china();
  for (auto const& area : china.all()) {
    auto const whole = china.path_zh(area);
    auto const* const found = china.find_path(whole);
    REQUIRE_MESSAGE(found, whole);
    CHECK(china.path_zh(*found) == whole);  // 三明市三元区 has an old and a new code
    CHECK(china.path_en(*found) == china.path_en(area));
  }
  for (auto const* text : {"", "福州市", "福建省鼓楼区", "福建省福州市鼓楼", "Fuzhou"})
    CHECK_MESSAGE(china.find_path(text) == nullptr, std::string(text));
}

TEST_CASE("a name that several areas have is a question, with the covered one first") {
  CHECK(meant("鼓楼区") == "? 350102 320106 320302 410204");
  CHECK(meant("鼓楼区", nowhere) == "? 320106 320302 350102 410204");
  CHECK(meant("朝阳") == "? 211300 110105 220104");
  CHECK(meant("吉林") == "? 220000 220200");
  CHECK(meant("海南") == "460000");
  CHECK(meant("gulou").starts_with("? 350102"));
}

TEST_CASE("in Latin letters the covered homophone is meant") {
  CHECK(meant("Fuzhou") == "350100");
  CHECK(meant("Fuzhou", nowhere) == "? 350100 361000");
  CHECK(meant("Suzhou") == "? 320500 341300 620902");
}

TEST_CASE("what is no area is answered with the names spelt most alike") {
  CHECK(meant("福洲市").starts_with("~ 福州市"));
  CHECK(meant("fuzhuo").find("福州市") != std::string::npos);
  CHECK(meant("鼓山") != "-");
  CHECK(meant("") == "-");
  CHECK(meant("999999") == "-");
  CHECK(meant("Atlantis") == "-");
  CHECK(meant(std::string(5000, 'a')) == "-");
}

TEST_CASE("the picker shows covered areas first, then wider ones") {
  auto const& china = Areas::china();
  CHECK(china.search(" ", 5, only_fuzhou).empty());
  CHECK(names(china.search("鼓楼", 5, only_fuzhou)) == "鼓楼区 鼓楼区 鼓楼区 鼓楼区 ");
  CHECK(china.search("鼓楼", 5, only_fuzhou)[0]->code == AreaCode(350102));
  CHECK(names(china.search("fuz", 2, only_fuzhou)) == "福州市 抚州市 ");
  CHECK(names(china.search("福州市鼓楼区", 5, only_fuzhou)) == "鼓楼区 ");
  CHECK(china.search("Xian", 5, nowhere)[0]->name_zh == "西安市");
  CHECK(china.search("q", 7, nowhere).size() == 7);
}

TEST_CASE("every area has a parent above it and a position near it") {
  auto const& china = Areas::china();
  CHECK(china.all().size() > 3300);
  for (auto const& area : china.all()) {
    auto const* const parent = china.parent_of(area);
    CHECK((area.level == AreaLevel::province || area.level == AreaLevel::country) ==
          (parent == nullptr));
    if (parent) CHECK(parent->level < area.level);
    CHECK(area.at.lat != 0);
    CHECK(!area.name_en.empty());
  }
  for (int city : {110000, 310000, 330100, 350100, 350200, 510100})
    for (auto const& area : china.all())
      if (area.parent == AreaCode(city)) CHECK_MESSAGE(area.has_own_position, area.name_zh);
}

TEST_CASE("no two areas of a city, nor two cities of a province, have one name") {
  std::map<std::pair<AreaCode, std::string>, AreaCode> seen;
  for (auto const& area : Areas::china().all()) {
    auto const [known, is_new] = seen.try_emplace({area.parent, area.name_zh}, area.code);
    CHECK_MESSAGE(is_new, area.name_zh, " is ", known->second.str(), " and ", area.code.str());
  }
  CHECK(Areas::china().find(AreaCode(350404))->name_zh == "三元区");
}

TEST_CASE("an area tells its way in both languages") {
  auto const& china = Areas::china();
  CHECK(china.path_zh(*china.find(AreaCode(350102))) == "福建省福州市鼓楼区");
  CHECK(china.path_en(*china.find(AreaCode(350102))) == "Gulou District, Fuzhou, Fujian");
  CHECK(china.find(AreaCode(350199)) == nullptr);
}

TEST_CASE("an area table with a wrong line is refused with its number") {
  auto const areas = Areas::read(
      "adcode,parent,level,name_zh,short_zh,name_en,pinyin,lat,lon,population,source\n"
      "350000,,province,福建省,福建,Fujian,fujian,26,119,,x\n"
      "350000,,province,福建省,福建,Fujian,fujian,26,119,,x\n");
  REQUIRE(areas.has_error());
  CHECK(areas.error().why == "Line 3: not an area, or out of order.");
}

TEST_CASE("a country abroad is an area that is its own city") {
  auto const& areas = Areas::china();
  for (auto const* text : {"摩纳哥", "Monaco", "949200"}) CHECK(meant(text) == "949200");
  auto const* const monaco = areas.find(AreaCode(949200));
  REQUIRE(monaco);
  CHECK(monaco->level == AreaLevel::country);
  CHECK(areas.path_zh(*monaco) == "摩纳哥");
  CHECK(monaco->code.is_city());
  CHECK(monaco->code.city() == monaco->code);
  CHECK(monaco->code.province() == monaco->code);
  CHECK_FALSE(monaco->code.covers(AreaCode(949800)));
  CHECK(AreaCode(929000).is_city());          // 90 in the middle of a number abroad says nothing
  CHECK_FALSE(areas.find(AreaCode(915600)));  // 中国 is not abroad
}
