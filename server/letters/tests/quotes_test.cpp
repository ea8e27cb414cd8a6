// SPDX-License-Identifier: Apache-2.0
#include "letters/quotes.hpp"

#include <doctest/doctest.h>

using letters::own_words;

TEST_CASE("what is quoted goes, however a mail program says that it quotes") {
  for (std::string const quoted : {
           "> 在景区入口购买。\n> 客服",
           "On Mon, 23 Nov 2026 at 08:00, Support <s@x.example> wrote:\n> In the entrance.",
           "On Mon, 23 Nov 2026 at 08:00, Support of a name\n<support@x.example>\nwrote:\n\n> In.",
           "On Monday, Support wrote:\n\nIn the entrance.",
           "在 2026年11月23日，客服 <s@x.example> 写道：\n\n> 在景区入口购买。",
           "客服 于2026年11月23日周一 写道：\n> 在景区入口购买。",
           "-----Original Message-----\nFrom: Support\nIn the entrance.",
           "-----原始邮件-----\n发件人：客服\n在景区入口购买。",
           "------------------ 原始邮件 ------------------\n发件人: \"客服\";",
           "发件人：客服 <s@x.example>\n发送时间：2026年11月23日\n收件人：林\n主题：答复\n\n入口",
           "From: Support\nSent: Monday\nTo: Lin\n\nIn the entrance.",
           "________________________________\nFrom: Support",
       }) {
    CAPTURE(quoted);
    CHECK(own_words("谢谢，\n知道了。\n\n" + quoted + "\n") == "谢谢，\n知道了。");
  }
}

TEST_CASE("answers between quoted lines stay, in their order") {
  CHECK(own_words("On Monday, Mei wrote:\n> First?\nYes.\n> Second?\nNo.\n") == "Yes.\nNo.");
}

TEST_CASE("a signature goes, and words that only look like one stay") {
  CHECK(own_words("好的\n-- \n林\n电话 123\n") == "好的");
  CHECK(own_words("好的\n-- \n林\n\n> 在吗？\n") == "好的");
  CHECK(own_words("price -- time\n--- a line ---\n") == "price -- time\n--- a line ---");
  CHECK(own_words("From: the gate it takes an hour.\nOn foot.") ==
        "From: the gate it takes an hour.\nOn foot.");
}

TEST_CASE("a letter of quotes alone keeps them") {
  CHECK(own_words("> 在景区入口购买。\n") == "> 在景区入口购买。");
  CHECK(own_words("") == "");
}
