// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/labels.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace assistant::impl {
namespace {

// The word of the API, in Chinese, in English.
using Row = std::array<std::string_view, 3>;

constexpr std::array<Row, 8> needs{{{"wheelchair", "无障碍", "step-free"},
                                    {"pets", "带宠物", "with a pet"},
                                    {"kids", "适合儿童", "fit for children"},
                                    {"stroller", "带婴儿车", "with a stroller"},
                                    {"little_walking", "少走路", "little walking"},
                                    {"pregnancy", "孕妇同行", "somebody is pregnant"},
                                    {"vegetarian", "每餐吃素", "vegetarian at every meal"},
                                    {"halal", "每餐清真", "halal at every meal"}}};
constexpr std::array<Row, 5> room_types{{{"single", "单床房", "room with one bed"},
                                         {"double", "大床房", "double room"},
                                         {"twin", "双床房", "twin room"},
                                         {"triple", "三人间", "triple room"},
                                         {"family", "家庭房", "family room"}}};
constexpr std::array<Row, 3> paces{
    {{"relaxed", "轻松", "relaxed"}, {"normal", "适中", "normal"}, {"intense", "紧凑", "intense"}}};
constexpr std::array<Row, 6> purposes{{{"total", "预算", "Budget"},
                                       {"hotel", "住宿预算", "Hotel budget"},
                                       {"intercity", "城际交通预算", "Intercity transport budget"},
                                       {"local", "市内交通预算", "Local transport budget"},
                                       {"food", "餐饮预算", "Food budget"},
                                       {"sights", "门票预算", "Ticket budget"}}};
constexpr std::array<Row, 6> periods{{{"trip", "", ""},
                                      {"day", "每天", " a day"},
                                      {"night", "每晚", " a night"},
                                      {"meal", "每餐", " a meal"},
                                      {"ticket", "每张", " a ticket"},
                                      {"room_night", "每间每晚", " a room and night"}}};
constexpr std::array<Row, 3> legs{
    {{"there", "去程", "there"}, {"back", "返程", "back"}, {"both", "往返", "both ways"}}};
constexpr std::array<Row, 6> intercity_modes{{{"train", "火车", "train"},
                                              {"high_speed", "高铁动车", "high-speed train"},
                                              {"airplane", "飞机", "plane"},
                                              {"coach", "长途汽车", "coach"},
                                              {"car", "自驾", "own car"},
                                              {"ship", "轮船", "ship"}}};
constexpr std::array<Row, 6> local_modes{{{"walk", "步行", "walking"},
                                          {"bike", "骑车", "cycling"},
                                          {"bus", "公交", "bus"},
                                          {"metro", "地铁", "metro"},
                                          {"taxi", "打车", "taxi"},
                                          {"car", "租车", "rental car"}}};
constexpr std::array<Row, 2> moments{{{"arrive", "到达", "arrive"}, {"leave", "离开", "leave"}}};
constexpr std::array<Row, 2> counted{{{"sights", "景点", "sights"}, {"meals", "餐", "meals"}}};
constexpr std::array<Row, 5> parts{{{"whole", "", ""},
                                    {"morning", "上午", "morning"},
                                    {"noon", "中午", "noon"},
                                    {"afternoon", "下午", "afternoon"},
                                    {"evening", "晚上", "evening"}}};
constexpr std::array<Row, 10> changes{{{"replace", "替换", "replace"},
                                       {"remove", "去掉", "remove"},
                                       {"add", "增加", "add"},
                                       {"move", "挪动", "move"},
                                       {"relax", "更轻松", "take it easier"},
                                       {"intensify", "更紧凑", "more on that day"},
                                       {"indoor_if_rain", "下雨改室内", "indoors if it rains"},
                                       {"cheaper", "更便宜", "cheaper"},
                                       {"shorter", "少待一会", "stay less long at"},
                                       {"longer", "多待一会", "stay longer at"}}};
constexpr std::array<Row, 21> slots{{{"origin", "出发地", "From"},
                                     {"destination", "目的地", "To"},
                                     {"from", "出发日期", "First day"},
                                     {"until", "结束日期", "Last day"},
                                     {"days", "天", "days"},
                                     {"nights", "晚", "nights"},
                                     {"people", "人", "people"},
                                     {"adults", "位成人", "adults"},
                                     {"children", "个孩子", "children"},
                                     {"child_age", "岁的孩子", "years old"},
                                     {"seniors", "位老人", "seniors"},
                                     {"place", "", ""},
                                     {"kind", "", ""},
                                     {"cuisine", "", ""},
                                     {"hotel", "住", "Stay at"},
                                     {"hotel_feature", "酒店：", "Hotel:"},
                                     {"hotel_stars", "星及以上酒店", "stars or more"},
                                     {"rooms", "间房", "rooms"},
                                     {"hotel_near", "住处靠近", "Sleep near"},
                                     {"order", "先后", "Order"},
                                     {"need", "", ""}}};

template <class T, std::size_t size>
Row const& row(std::array<Row, size> const& rows, T value) {
  return rows[static_cast<std::size_t>(value)];
}

Row const& slot_row(std::string_view slot) {
  for (auto const& each : slots)
    if (each[0] == slot) return each;
  static constexpr Row none{"", "", ""};
  return none;
}

Label both(Row const& words) { return {std::string(words[1]), std::string(words[2])}; }

std::string zh_limit(When when) {
  return when == When::not_after ? "前" : when == When::not_before ? "后" : "";
}

std::string en_limit(When when) {
  return when == When::not_after ? "by" : when == When::not_before ? "after" : "at";
}

std::string zh_bound(Bound bound) {
  return bound == Bound::at_most ? "不超过" : bound == Bound::at_least ? "不少于" : "约";
}

std::string en_bound(Bound bound) {
  return bound == Bound::at_most ? "at most" : bound == Bound::at_least ? "at least" : "about";
}

}  // namespace

std::string_view word_of(Need value) { return row(needs, value)[0]; }
std::string_view word_of(RoomType value) { return row(room_types, value)[0]; }
std::string_view word_of(planner::Pace value) { return row(paces, value)[0]; }
std::string_view word_of(BudgetFor value) { return row(purposes, value)[0]; }
std::string_view word_of(BudgetPer value) { return row(periods, value)[0]; }
std::string_view word_of(Leg value) { return row(legs, value)[0]; }
std::string_view word_of(IntercityMode value) { return row(intercity_modes, value)[0]; }
std::string_view word_of(LocalMode value) { return row(local_modes, value)[0]; }
std::string_view word_of(Moment value) { return row(moments, value)[0]; }
std::string_view word_of(Counted value) { return row(counted, value)[0]; }
std::string_view word_of(DayPart value) { return row(parts, value)[0]; }
std::string_view word_of(Change value) { return row(changes, value)[0]; }

Label label_of(std::string_view slot, Thing const& thing) {
  auto const& name = slot_row(slot);
  std::string_view const zh = !thing.is_wanted ? "不要" : thing.is_only ? "只要" : "";
  std::string_view const en = !thing.is_wanted ? "no " : thing.is_only ? "only " : "";
  bool const is_way = slot == "origin" || slot == "destination";
  auto const en_slot = name[2].empty() ? std::string() : std::string(name[2]) + " ";
  return {fmt::format("{}{}{}{}", name[1], is_way ? " " : "", zh, thing.name),
          fmt::format("{}{}{}", en_slot, en, thing.name_en)};
}

Label label_of(std::string_view slot, int number) {
  auto const& name = slot_row(slot);
  return {fmt::format("{}{}", number, name[1]), fmt::format("{} {}", number, name[2])};
}

Label label_of(std::string_view slot, base::Day day) {
  auto const& name = slot_row(slot);
  return {fmt::format("{} {}", name[1], base::to_text(day)),
          fmt::format("{} {}", name[2], base::to_text(day))};
}

Label label_of(std::string_view, Need need) { return both(row(needs, need)); }
Label label_of(std::string_view, RoomType type) { return both(row(room_types, type)); }

Label label_of(std::string_view, planner::Pace pace) {
  return {fmt::format("节奏{}", row(paces, pace)[1]), fmt::format("{} pace", row(paces, pace)[2])};
}

Label label_of(std::string_view, Budget const& budget) {
  auto const amount = base::to_decimal(budget.amount);
  return {fmt::format("{}{}{}{} {} 元", row(purposes, budget.what)[1],
                      budget.is_per_person ? "每人" : "", row(periods, budget.per)[1],
                      zh_bound(budget.bound), amount),
          fmt::format("{}: {} ¥{}{}{}", row(purposes, budget.what)[2], en_bound(budget.bound),
                      amount, budget.is_per_person ? " each" : "", row(periods, budget.per)[2])};
}

Label label_of(std::string_view, Intercity const& way) {
  auto const& mode = row(intercity_modes, way.mode);
  auto const& leg = row(legs, way.leg);
  return {fmt::format("{}{}{}", leg[1], way.is_wanted ? "坐" : "不坐", mode[1]),
          fmt::format("{}{} {}", way.is_wanted ? "" : "no ", mode[2], leg[2])};
}

Label label_of(std::string_view, IntercityTime const& time) {
  auto const clock = base::to_clock(time.at);
  return {fmt::format("{} {} {}{}", row(legs, time.leg)[1], clock, zh_limit(time.when),
                      row(moments, time.moment)[1]),
          fmt::format("{}: {} {} {}", row(legs, time.leg)[2], row(moments, time.moment)[2],
                      en_limit(time.when), clock)};
}

Label label_of(std::string_view, Local const& way) {
  auto const& mode = row(local_modes, way.mode);
  auto const zh_far = way.beyond_km ? fmt::format("超过 {:.6g} 公里", *way.beyond_km) : "";
  auto const en_far = way.beyond_km ? fmt::format(" beyond {:.6g} km", *way.beyond_km) : "";
  return {fmt::format("{}{}{}", zh_far, way.is_wanted ? "" : "不要", mode[1]),
          fmt::format("{}{}{}", way.is_wanted ? "" : "no ", mode[2], en_far)};
}

Label label_of(std::string_view, VisitTime const& time) {
  auto const clock = base::to_clock(time.at);
  auto const& moment = row(moments, time.moment);
  return {fmt::format("{} {}{}{}", time.place.name, clock, zh_limit(time.when), moment[1]),
          fmt::format("{} {} {} {}", moment[2], time.place.name_en, en_limit(time.when), clock)};
}

Label label_of(std::string_view, VisitStay const& stay) {
  auto const minutes = stay.length.count();
  return {fmt::format("{}停留{} {} 分钟", stay.place.name, zh_bound(stay.bound), minutes),
          fmt::format("{} minutes at {}, {}", minutes, stay.place.name_en, en_bound(stay.bound))};
}

Label label_of(std::string_view slot, HotelNear const& near) {
  auto const& name = slot_row(slot);
  auto const zh = near.within_km ? fmt::format(" {:.6g} 公里内", *near.within_km) : "";
  auto const en = near.within_km ? fmt::format(" within {:.6g} km", *near.within_km) : "";
  return {fmt::format("{}{}{}", name[1], near.place.name, zh),
          fmt::format("{} {}{}", name[2], near.place.name_en, en)};
}

Label label_of(std::string_view, Order const& order) {
  return {fmt::format("先{}再{}", order.first.name, order.then.name),
          fmt::format("{} before {}", order.first.name_en, order.then.name_en)};
}

Label label_of(std::string_view, DailyLimit const& limit) {
  auto const clock = base::to_clock(limit.at);
  if (limit.is_end) return {"每天 " + clock + " 前回酒店", "Back at the hotel by " + clock};
  return {"每天 " + clock + " 后出门", "Out after " + clock};
}

Label label_of(std::string_view, Count const& count) {
  auto const& what = row(counted, count.of);
  bool const is_exact = count.bound == Bound::about;
  return {
      fmt::format("{}{}{}{}", count.is_per_day ? "每天" : "", is_exact ? "" : zh_bound(count.bound),
                  count.number, count.of == Counted::sights ? "个景点" : "餐"),
      fmt::format("{}{} {}{}", is_exact ? "" : en_bound(count.bound) + " ", count.number, what[2],
                  count.is_per_day ? " a day" : "")};
}

Label label_of(std::string_view, Revision const& revision) {
  auto const day_zh = revision.day == 0  ? std::string()
                      : revision.day < 0 ? "最后一天"
                                         : fmt::format("第 {} 天", revision.day);
  auto const day_en = revision.day == 0  ? std::string()
                      : revision.day < 0 ? "last day"
                                         : fmt::format("day {}", revision.day);
  auto const name = [](std::optional<Thing> const& thing) { return thing ? thing->name : ""; };
  auto const name_en = [](auto const& thing) { return thing ? thing->name_en : ""; };
  auto const& part = row(parts, revision.part);
  auto const& change = row(changes, revision.change);
  auto const arrow = revision.by ? " → " : "";
  return {fmt::format("{}{} {} {}{}{}", day_zh, part[1], change[1], name(revision.what), arrow,
                      name(revision.by)),
          fmt::format("{} {} {} {}{}{}", day_en, part[2], change[2], name_en(revision.what), arrow,
                      name_en(revision.by))};
}

}  // namespace assistant::impl
