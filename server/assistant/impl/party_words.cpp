// SPDX-License-Identifier: Apache-2.0
#include "assistant/impl/party_words.hpp"

#include <algorithm>
#include <iterator>

namespace assistant::impl {
namespace {

constexpr std::string_view any_child[] = {"孩子",        "小孩", "宝宝",  "娃",       "小朋友",
                                          "小孩子",      "儿童", "宝贝",  "孩子们",   "小家伙",
                                          "kid",         "kids", "child", "children", "baby",
                                          "little ones", "小宝", "娃娃",  "大宝"};
constexpr std::string_view any_senior[] = {"爸爸", "妈妈",   "父亲",   "母亲",    "爸",   "妈",
                                           "老人", "老人家", "爷爷",   "奶奶",    "老爸", "老妈",
                                           "长辈", "mother", "father", "elderly", "二老"};
constexpr std::string_view kin[] = {"爸爸", "妈妈", "父亲", "母亲", "爸",     "妈",      "爷爷",
                                    "奶奶", "外公", "外婆", "姥姥", "姥爷",   "老爸",    "老妈",
                                    "爸妈", "父母", "岳父", "岳母", "公公",   "婆婆",    "丈母娘",
                                    "公婆", "爹妈", "二老", "双亲", "老丈人", "爸爸妈妈"};
constexpr std::string_view everybody[] = {"大人",   "成人", "成年人", "adult",    "adults",
                                          "大学生", "青年", "年轻人", "grown-up", "grown-ups"};

template <std::size_t size>
bool has(std::string_view const (&words)[size], std::string_view word) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

}  // namespace

bool is_any_child(std::string_view word) { return has(any_child, word); }
bool is_any_senior(std::string_view word) { return has(any_senior, word); }
bool is_one_of_kin(std::string_view word) { return has(kin, word); }
bool counts_everybody(std::string_view word) { return has(everybody, word); }

}  // namespace assistant::impl
