// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string_view>

// What single words for people imply.
namespace assistant::impl {

// 孩子, "kids": no more than that there is a child, so said again it is the same one.
bool is_any_child(std::string_view word);
// 爸爸, 老人: one of those who were counted before.
bool is_any_senior(std::string_view word);
// 外婆: somebody's own, so whoever writes comes along.
bool is_one_of_kin(std::string_view word);
// Friends and family come along with whoever writes; 大人 and "adults" count everybody.
bool counts_everybody(std::string_view word);

}  // namespace assistant::impl
