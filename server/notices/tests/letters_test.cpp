// SPDX-License-Identifier: Apache-2.0
#include "notices/letters.hpp"

#include <doctest/doctest.h>

#include "notices/tests/house.hpp"

using namespace notices;

TEST_CASE("a letter says what happened in the language of who reads it, and where to look") {
  auto const zh = letter_for(notice_of("福州"), {"a@x.cn", false}, "https://x.cn", "tok");
  CHECK(zh.to == "a@x.cn");
  CHECK(zh.subject == "行程有改动：福州");
  CHECK(zh.text ==
        "行程有改动：福州\n\n小明改了第二天。\n\n在行趣中查看: https://x.cn/trips/01J\n\n-- \n"
        "您收到这封邮件，是因为您在行趣开启了邮件通知。\n"
        "不再接收此类邮件: https://x.cn/unsubscribe?token=tok&kind=trip_changed\n");
  CHECK(zh.unsubscribe_url == "https://x.cn/api/notices/unsubscribe/tok?kind=trip_changed");
  auto const en = letter_for(notice_of("Fuzhou"), {"a@x.cn", true}, "https://x.cn", "tok");
  CHECK(en.subject == "A trip changed: Fuzhou");
  CHECK(en.html.find("<h1 style=\"font-size:1.25em\">A trip changed: Fuzhou</h1>") !=
        std::string::npos);
}

TEST_CASE("what people wrote is text in a letter, never markup and never a header") {
  auto notice = notice_of("x");
  notice.title.en = "<b>Fuzhou</b>\r\nBcc: all@x.cn";
  notice.text.en = "1 < 2 & \"so\"\nnext";
  notice.link = "";
  auto const letter = letter_for(notice, {"a@x.cn", true}, "https://x.cn", "tok");
  CHECK(letter.subject == "<b>Fuzhou</b>  Bcc: all@x.cn");
  CHECK(letter.html.find("<b>") == std::string::npos);
  CHECK(letter.html.find("<p>1 &lt; 2 &amp; &quot;so&quot;<br>next</p><hr>") != std::string::npos);
  CHECK(letter.text.find("See it") == std::string::npos);
}

TEST_CASE("letters about one thing stand together, others alone") {
  auto const thread = [](std::string const& link) {
    auto notice = notice_of("x");
    notice.link = link;
    return letter_for(notice, {"a@x.cn", true}, "https://x.cn", "tok").thread;
  };
  CHECK(thread("/trips/01J") == "trips-01J");
  CHECK(thread("/trips/01J/together") == "trips-01J");
  CHECK(thread("/support/01K") == "support-01K");
  for (auto const* const alone : {"", "/sos", "/trips/", "/trips/1\r\nBcc: b", "/trips/a b"})
    CHECK(thread(alone).empty());
}

TEST_CASE("a letter that can be answered says how, and where answers go") {
  auto const told = [](std::optional<std::string> const& reply_to) {
    return letter_for(notice_of("Fuzhou"), {"a@x.cn", true}, "https://x.cn", "tok", reply_to);
  };
  auto const by_mail = told("support+a.b@x.cn");
  CHECK(by_mail.reply_to == "support+a.b@x.cn");
  CHECK(by_mail.text.find("Answer this letter to go on") != std::string::npos);
  CHECK(by_mail.html.find("<p>Answer this letter to go on") != std::string::npos);
  auto const on_page = told("");
  CHECK(on_page.reply_to.empty());
  CHECK(on_page.text.find("Please answer on the page") != std::string::npos);
  auto const not_at_all = told(std::nullopt);
  CHECK(not_at_all.reply_to.empty());
  CHECK(not_at_all.text.find("nswer") == std::string::npos);
}
