// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

namespace letters {

// What the writer of a letter added: its text without the message it answers ("> …", "On … wrote:",
// "在…写道：", "-----Original Message-----", blocks of 发件人/From) and without the signature after
// "-- ". Words between quoted lines stay. All of the text when nothing else would be left. A guess:
// whoever shows it lets people see the whole text as well.
std::string own_words(std::string_view text);

}  // namespace letters
