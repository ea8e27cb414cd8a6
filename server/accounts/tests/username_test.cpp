// SPDX-License-Identifier: Apache-2.0
#include "accounts/username.hpp"

#include <doctest/doctest.h>

using namespace accounts;

TEST_CASE("a username may be written in any script") {
  for (auto const* name : {"anna", "王小明", "Ömer_3", "Дмитрий", "a.b-c_d", "علي9", "さくら",
                           "ａｎｎａ", "12345678901234567890123456789012"}) {
    INFO(name);
    CHECK(username_from(name).has_value());
  }
  CHECK(username_from("  anna　").value().text == "anna");
}

TEST_CASE("what is no name is refused") {
  for (auto const* name : {"", "ab", "王明", "123456789012345678901234567890123", "an na", "anna!",
                           "an\nna", "<b>anna</b>", "anna@example.org", "😀😀😀", "-anna", "anna.",
                           "___", "e\u0301ric", "an\u200bna", "anna\xff", "an\xed\xa0\x80na"}) {
    INFO(name);
    auto const result = username_from(name);
    REQUIRE(result.has_error());
    CHECK(result.error().fields.at(0).pointer == "/username");
  }
}

TEST_CASE("names that differ in case or width alone are the same name") {
  CHECK(username_key("ANNA") == username_key("anna"));
  CHECK(username_key("ＡＮＮＡ") == username_key("anna"));
  CHECK(username_key("ДМИТРИЙ") == username_key("дмитрий"));
  CHECK(username_key("ÖMER") == username_key("ömer"));
  CHECK(username_key("王小明") != username_key("王小名"));
  CHECK(username_from("Anna").value().key == username_key("anna"));
}

TEST_CASE("an e-mail address is one that mail can be sent to") {
  for (auto const* email : {"anna@example.org", "a.b+c@mail.example.co", "x_y@1-2.cn"}) {
    INFO(email);
    CHECK(email_from(email).value() == email);
  }
  CHECK(email_from(" anna@example.org ").value() == "anna@example.org");
  for (auto const* email :
       {"", "anna", "@example.org", "anna@", "anna@example", "a@b@example.org", ".a@example.org",
        "a..b@example.org", "a@.org", "a@example..org", "a b@example.org",
        "a@example.org\r\nBcc: b@example.org", "a@example.org,b@example.org", "王@example.org",
        "<a@example.org>", "a@exa_mple.org"}) {
    INFO(email);
    CHECK(email_from(email).has_error());
  }
  CHECK(email_from(std::string(65, 'a') + "@example.org").has_error());
  CHECK(email_from("a@" + std::string(260, 'b') + ".org").has_error());
}
