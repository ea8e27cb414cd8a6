// SPDX-License-Identifier: Apache-2.0
#include "notices/letters.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace notices {
namespace {

std::string escaped(std::string_view text) {
  std::string html;
  for (char const c : text) {
    if (c == '&')
      html += "&amp;";
    else if (c == '<')
      html += "&lt;";
    else if (c == '>')
      html += "&gt;";
    else if (c == '"')
      html += "&quot;";
    else if (c == '\n')
      html += "<br>";
    else
      html += c;
  }
  return html;
}

// Subjects are one line, whatever people called their trips.
std::string one_line(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  return text;
}

struct Phrases {
  std::string_view language, open, why, stop, answer_here, answer_on_page;
};
constexpr Phrases chinese{"zh-CN",
                          "在行趣中查看",
                          "您收到这封邮件，是因为您在行趣开启了邮件通知。",
                          "不再接收此类邮件",
                          "直接回复这封邮件即可继续对话。",
                          "请在页面上回复：发给这封邮件的回信没有人能看到。"};
constexpr Phrases english{
    "en",
    "See it in Xingqu",
    "You get this letter because notices by e-mail are switched on in Xingqu.",
    "No more letters of this kind",
    "Answer this letter to go on with the talk.",
    "Please answer on the page: nobody reads what is sent to this letter's sender."};

// How a letter is answered; empty: there is nothing to answer.
std::string_view how_to_answer(Phrases const& phrases, std::optional<std::string> const& reply_to) {
  if (!reply_to) return {};
  return reply_to->empty() ? phrases.answer_on_page : phrases.answer_here;
}

struct Links {
  std::string link, stop;
  std::optional<std::string> reply_to;
};

std::string plain(Notice const& notice, bool in_english, Links const& links) {
  auto const& phrases = in_english ? english : chinese;
  auto const& [link, stop, reply_to] = links;
  auto const& title = in_english ? notice.title.en : notice.title.zh;
  auto const& text = in_english ? notice.text.en : notice.text.zh;
  auto made = fmt::format("{}\n\n{}\n", title, text);
  if (auto const how = how_to_answer(phrases, reply_to); !how.empty())
    made += fmt::format("\n{}\n", how);
  if (!link.empty()) made += fmt::format("\n{}: {}\n", phrases.open, link);
  return made + fmt::format("\n-- \n{}\n{}: {}\n", phrases.why, phrases.stop, stop);
}

std::string html(Notice const& notice, bool in_english, Links const& links) {
  auto const& phrases = in_english ? english : chinese;
  auto const& [link, stop, reply_to] = links;
  auto const& title = in_english ? notice.title.en : notice.title.zh;
  auto const& text = in_english ? notice.text.en : notice.text.zh;
  auto const how = how_to_answer(phrases, reply_to);
  auto const answer = how.empty() ? std::string() : fmt::format("<p>{}</p>", how);
  auto const button =
      link.empty() ? std::string()
                   : fmt::format(R"(<p><a href="{}">{}</a></p>)", escaped(link), phrases.open);
  return fmt::format(
      R"(<!doctype html><html lang="{}"><head><meta charset="utf-8"><title>{}</title></head>)"
      R"(<body style="font-family:sans-serif;max-width:36em;margin:auto;padding:1em">)"
      R"(<h1 style="font-size:1.25em">{}</h1><p>{}</p>{}{}<hr><p style="color:#555">{} )"
      R"(<a href="{}">{}</a></p></body></html>)",
      phrases.language, escaped(title), escaped(title), escaped(text), answer, button, phrases.why,
      escaped(stop), phrases.stop);
}

bool is_plain(std::string_view name) {
  return std::ranges::all_of(name, [](char c) {
    return ('0' <= c && c <= '9') || ('A' <= c && c <= 'Z') || ('a' <= c && c <= 'z');
  });
}

// The first two names of "/trips/01…/together": what letters stand together by. A link without a
// second one, such as "/sos", is of no thing that could be followed.
std::string thread_of(std::string_view link) {
  auto const gap = link.find('/', 1);
  if (!link.starts_with('/') || gap == std::string_view::npos) return {};
  auto const of = link.substr(1, gap - 1);
  auto const which = link.substr(gap + 1, link.find('/', gap + 1) - gap - 1);
  if (of.empty() || which.empty() || !is_plain(of) || !is_plain(which)) return {};
  return fmt::format("{}-{}", of, which);
}

}  // namespace

Letter letter_for(Notice const& notice, Recipient const& recipient, std::string_view public_url,
                  std::string_view token, std::optional<std::string> const& reply_to) {
  bool const in_english = recipient.reads_english;
  auto const link = notice.link.empty() ? std::string() : std::string(public_url) + notice.link;
  // A page asks before it ends anything, because programs open the links of letters, too.
  auto const page = fmt::format("{}/unsubscribe?token={}&kind={}", public_url, token, notice.kind);
  Links const links{link, page, reply_to};
  return {.to = recipient.email,
          .subject = one_line(in_english ? notice.title.en : notice.title.zh),
          .text = plain(notice, in_english, links),
          .html = html(notice, in_english, links),
          .unsubscribe_url =
              fmt::format("{}/api/notices/unsubscribe/{}?kind={}", public_url, token, notice.kind),
          .reply_to = reply_to.value_or(""),
          .to_name = recipient.name,
          .thread = thread_of(notice.link)};
}

}  // namespace notices
