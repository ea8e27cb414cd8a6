// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/name_forms.hpp"

#include <algorithm>
#include <array>

#include "assistant/impl/folded_text.hpp"

namespace assistant::impl {
namespace {

// Longest first, so that 风景名胜区 goes as one.
constexpr std::array<std::string_view, 30> generic_words{"国家级风景名胜区",
                                                         "历史文化街区",
                                                         "国家森林公园",
                                                         "国家湿地公园",
                                                         "风景名胜区",
                                                         "文化旅游区",
                                                         "旅游度假区",
                                                         "森林公园",
                                                         "湿地公园",
                                                         "历史街区",
                                                         "遗址公园",
                                                         "主题公园",
                                                         "风景区",
                                                         "旅游区",
                                                         "度假区",
                                                         "博物馆",
                                                         "博物院",
                                                         "纪念馆",
                                                         "公园",
                                                         "景区",
                                                         "遗址",
                                                         "大酒店",
                                                         "酒店",
                                                         "宾馆",
                                                         "民宿",
                                                         "餐厅",
                                                         " scenic area",
                                                         " museum",
                                                         " park",
                                                         " hotel"};

void add_once(std::vector<std::string>& forms, std::string form, std::string_view whole,
              std::string_view city = {}) {
  while (!form.empty() && form.back() == ' ') form.pop_back();
  while (!form.empty() && form.front() == ' ') form.erase(0, 1);
  if (count_points(form) < 2 || form == whole || form == city) return;
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.push_back(std::move(form));
}

std::string without_branch(std::string_view name) {
  auto const open = name.find('(');
  if (open == std::string_view::npos || open == 0) return std::string(name);
  auto const close = name.find(')', open);
  auto const rest = close == std::string_view::npos ? std::string_view() : name.substr(close + 1);
  return std::string(name.substr(0, open)) + std::string(rest);
}

std::string without_generic_word(std::string_view name) {
  for (auto const word : generic_words)
    if (name.ends_with(word) && count_points(name) >= count_points(word) + 2)
      return std::string(name.substr(0, name.size() - word.size()));
  return std::string(name);
}

std::string without(std::string name, std::string_view mark) {
  for (auto at = name.find(mark); at != std::string::npos; at = name.find(mark))
    name.erase(at, mark.size());
  return name;
}

bool is_mark(std::string_view point) {
  static constexpr std::array<std::string_view, 10> marks{"·", "。", "、", "《", "》",
                                                          "…", "★",  "×",  "‧",  "´"};
  if (point.size() == 1) return !is_letter(point[0]) && !is_digit(point[0]);
  return std::find(marks.begin(), marks.end(), point) != marks.end();
}

char32_t to_point(std::string_view bytes) {
  char32_t value = 0;
  for (char const c : bytes) value = value << 8 | static_cast<unsigned char>(c);
  return value;  // the bytes themselves: only compared
}

}  // namespace

std::vector<std::string> city_forms(std::string_view name) {
  std::vector<std::string> forms;
  for (std::string_view const suffix : {"市", "特别行政区", " city"})
    if (name.ends_with(suffix))
      add_once(forms, std::string(name.substr(0, name.size() - suffix.size())), name);
  if (!name.ends_with("市") && static_cast<unsigned char>(name.back()) >= 0x80)
    forms.push_back(std::string(name) + "市");
  return forms;
}

std::vector<std::string> place_forms(std::string_view name, std::string_view city) {
  std::vector<std::string> forms;
  auto const add_all = [&](std::string const& form) {
    add_once(forms, form, name, city);
    add_once(forms, without(form, "·"), name, city);
  };
  auto const short_name = without_branch(name);
  add_all(std::string(name));
  add_all(short_name);
  auto const bare = without_generic_word(short_name);
  add_all(bare);
  for (auto const& whole : {std::string(name), short_name, bare}) {
    if (city.empty() || !whole.starts_with(city)) continue;
    auto rest = whole.substr(city.size());
    if (rest.starts_with("市")) rest.erase(0, std::string_view("市").size());
    add_all(rest);
  }
  return forms;
}

std::u32string core_points(std::string_view name) {
  std::u32string points;
  for (std::size_t at = 0; at < name.size();) {
    auto const length = point_length(name, at);
    auto const point = name.substr(at, length);
    if (!is_mark(point)) points.push_back(to_point(point));
    at += length;
  }
  return points;
}

}  // namespace assistant::impl
