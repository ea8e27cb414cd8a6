// SPDX-License-Identifier: Apache-2.0
#include "accounts/language.hpp"

#include <array>

#include "http/language.hpp"

namespace accounts {
namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"A password has at least 10 characters.", "密码至少需要 10 个字符。"},
    {"A password has at most 1024 bytes.", "密码最多 1024 个字节。"},
    {"A username begins and ends with a letter or digit.", "用户名须以文字或数字开头和结尾。"},
    {"A username has 3 to 32 characters.", "用户名须为 3 到 32 个字符。"},
    {"A username has letters, digits and _ - . and nothing else.",
     "用户名只能包含文字、数字和 _ - .。"},
    {"Changing the e-mail address needs the password.", "修改邮箱需要输入当前密码。"},
    {"If there is such an account with an e-mail address, a link is on its way there.",
     "如果该账户存在且已填写邮箱，重置链接将发送到该邮箱。"},
    {"Must be six digits, or empty.", "须为六位数字，或留空。"},
    {"Must be plan:read, trips:read or trips:write.",
     "须为 plan:read、trips:read 或 trips:write。"},
    {"Must be zh-CN or en.", "须为 zh-CN 或 en。"},
    {"The account cannot be made like this.", "注册信息有误，请检查。"},
    {"The password contains the username.", "密码不能包含用户名。"},
    {"The password is too easy to guess.", "密码过于简单。"},
    {"The password was changed by somebody else.", "密码已被他人修改。"},
    {"There is no such account.", "账户不存在。"},
    {"There is no such token.", "没有这个访问令牌。"},
    {"There is no such session.", "该登录会话不存在。"},
    {"This is not an e-mail address.", "邮箱格式不正确。"},
    {"This is not your password.", "密码不正确。"},
    {"This is one of the most common passwords.", "这是最常见的密码之一，请换一个。"},
    {"This link has been used or is too old; please ask for another.",
     "链接已使用或已过期，请重新申请。"},
    {"This username is taken.", "用户名已被使用。"},
    {"Too many attempts; please wait a moment.", "尝试次数过多，请稍后再试。"},
    {"You have too many tokens; revoke one first.", "您的访问令牌过多，请先撤销一个。"},
    {"Too many people sign in just now.", "当前登录人数过多，请稍后再试。"},
});

}  // namespace

std::string in_language(std::string_view english, http::Locale locale) {
  return http::in_language(english, locale, sentences);
}

base::Error in_language(base::Error error, http::Locale locale) {
  return http::in_language(std::move(error), locale, sentences);
}

}  // namespace accounts
