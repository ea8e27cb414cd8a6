// SPDX-License-Identifier: Apache-2.0
#include "letters/letter.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/text.hpp"

using namespace letters;

namespace {

std::string const head =
    "From: =?UTF-8?B?5p6X?= <Lin@Mail.example>\r\n"
    "To: Support <support+REQUEST.signature@travel.example>, wu@mail.example\r\n"
    "Cc: friends: mei@mail.example;\r\n"
    "Delivered-To: support+request.signature@travel.example\r\n"
    "Subject: Re: =?UTF-8?B?5a6i5pyN?=\r\n"
    "Message-ID: <one@mail.example>\r\n"
    "MIME-Version: 1.0\r\n";

IncomingLetter taken(std::string const& text) {
  auto const read = read_letter(text);
  REQUIRE_MESSAGE(read, (read ? "" : read.error().why));
  CHECK(base::is_utf8(read->text));
  return *read;
}

std::string mixed(std::string const& parts) {
  return head + "Content-Type: multipart/mixed; boundary=\"outer\"\r\n\r\n" + parts +
         "--outer--\r\n";
}

}  // namespace

TEST_CASE("a plain letter says who wrote it, to whom, and what") {
  auto const letter = taken(head + "\r\n谢谢，\r\n知道了。\r\n");
  CHECK(letter.message_id == "one@mail.example");
  CHECK(letter.from == "lin@mail.example");
  CHECK(letter.recipients == std::vector<std::string>{"support+request.signature@travel.example",
                                                      "wu@mail.example", "mei@mail.example",
                                                      "support+request.signature@travel.example"});
  CHECK(letter.text == "谢谢，\n知道了。");
  CHECK_FALSE(letter.is_automatic);
  CHECK(letter.attachments.empty());
}

TEST_CASE("transfer encodings and charsets become UTF-8") {
  auto const quoted = taken(head +
                            "Content-Type: text/plain; charset=utf-8\r\n"
                            "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                            "=E9=BC=93=E5=B1=B1 opens at=\r\n nine=3F\r\n");
  CHECK(quoted.text == "鼓山 opens at nine?");
  // 鼓山几点开门？镕: the last character is in GBK and not in the GB 2312 that programs name.
  for (std::string const charset : {"gb2312", "GBK", "gb18030"}) {
    auto const chinese =
        taken(fmt::format("{}Content-Type: text/plain; charset={}\r\n"
                          "Content-Transfer-Encoding: base64\r\n\r\nucTJvby4teO/qsPFo7/pRg==\r\n",
                          head, charset));
    CHECK(chinese.text == "鼓山几点开门？镕");
  }
  auto const latin =
      taken(head + "Content-Type: text/plain; charset=iso-8859-1\r\n\r\ncaf\xe9\r\n");
  CHECK(latin.text == "café");
  auto const unknown = taken(head + "Content-Type: text/plain; charset=klingon\r\n\r\nnuq\xff\r\n");
  CHECK(unknown.text == "nuq\xef\xbf\xbd");
  auto const old =
      taken(head + "Content-Type: text/plain; charset=utf-8\r\n\r\na\xf8\xb4\xb4\xb4\xb4z\r\n");
  CHECK(old.text.starts_with("a\xef\xbf\xbd"));
  CHECK(old.text.ends_with("z"));
}

TEST_CASE("of alternatives the plain one is read, and HTML where there is none") {
  std::string const both =
      "--a\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nplain\r\n"
      "--a\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>rich</p>\r\n--a--\r\n";
  CHECK(taken(head + "Content-Type: multipart/alternative; boundary=a\r\n\r\n" + both).text ==
        "plain");
  auto const html = taken(head +
                          "Content-Type: text/html; charset=utf-8\r\n\r\n"
                          "<html><head><style>p{}</style><title>x</title></head><body>"
                          "<!-- no --><p>A &amp; B&nbsp;&#38;&#x9f13;</p>two<br>three"
                          "<script>alert('<p>')</script>"
                          "<blockquote>was said</blockquote></body></html>\r\n");
  CHECK(html.text == "A & B &鼓\ntwo\nthree\n> was said");
}

TEST_CASE("what stands beside the text is attached, however deep it lies") {
  auto const letter = taken(mixed(
      "--outer\r\nContent-Type: multipart/related; boundary=inner\r\n\r\n"
      "--inner\r\nContent-Type: text/plain\r\n\r\nsee the ticket\r\n"
      "--inner\r\nContent-Type: image/png; name=\"a.png\"\r\n"
      "Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--inner--\r\n"
      "--outer\r\nContent-Type: Text/Plain\r\n"
      "Content-Disposition: attachment; filename*=utf-8''..%2F%E7%A5%A8.txt\r\n\r\nA1\r\n"
      "--outer\r\nContent-Type: message/rfc822\r\n\r\nSubject: other\r\n\r\nwords of others\r\n"));
  CHECK(letter.text == "see the ticket");
  REQUIRE(letter.attachments.size() == 3);
  CHECK(letter.attachments[0].name == "a.png");
  CHECK(letter.attachments[0].mime_type == "image/png");
  CHECK(letter.attachments[0].bytes == "\x89PNG\r\n\x1a\n");
  CHECK(letter.attachments[1].name == "票.txt");
  CHECK(letter.attachments[1].bytes.starts_with("A1"));
  CHECK(letter.attachments[2].mime_type == "message/rfc822");
}

TEST_CASE("what a program sent is known as such") {
  for (std::string const line :
       {"Auto-Submitted: auto-replied", "auto-submitted: auto-generated; x=y", "Precedence: Bulk",
        "Precedence: auto_reply", "List-Id: <all.example>", "Return-Path: <>", "X-Autoreply: yes",
        "Content-Type: multipart/report; boundary=r; report-type=delivery-status"}) {
    CAPTURE(line);
    CHECK(taken(fmt::format("{}\r\n{}\r\nI am away.\r\n", line, head)).is_automatic);
  }
  for (std::string const line :
       {"Auto-Submitted: no", "Precedence: first-class", "Return-Path: <lin@mail.example>"})
    CHECK_FALSE(taken(fmt::format("{}\r\n{}\r\nI am here.\r\n", line, head)).is_automatic);
}

TEST_CASE("what is no letter, too deep, too much or too large is refused") {
  CHECK(read_letter("").error().kind == base::Refusal::invalid);
  CHECK(read_letter("\r\n\r\njust words").error().kind == base::Refusal::invalid);
  CHECK(read_letter(std::string(most_letter_bytes + 1, 'x')).error().kind ==
        base::Refusal::too_large);
  std::string deep = head;
  for (int i = 0; i < 30; ++i)
    deep += "Content-Type: multipart/mixed; boundary=b" + std::to_string(i) + "\r\n\r\n--b" +
            std::to_string(i) + "\r\n";
  CHECK(read_letter(deep + "Content-Type: text/plain\r\n\r\nx\r\n").error().why ==
        "The parts of the message are nested too deep.");
  std::string many;
  for (int i = 0; i < 200; ++i) many += "--outer\r\nContent-Type: text/plain\r\n\r\nx\r\n";
  CHECK(read_letter(mixed(many)).error().why == "The message has too many parts.");
}

TEST_CASE(
    "a letter that breaks off is read as far as it goes, and long text is cut between words") {
  CHECK(taken(mixed("--outer\r\nContent-Type: text/plain\r\n\r\nhalf a wo"))
            .text.starts_with("half"));
  CHECK(taken("Subject: only a head\r\n").text.empty());
  std::string text;
  while (text.size() < most_text_bytes + 10) text += "鼓";
  auto const letter = taken(head + "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text);
  CHECK(letter.is_cut);
  CHECK(letter.text.size() <= most_text_bytes);
  CHECK(letter.text.size() > most_text_bytes - 3);
}
