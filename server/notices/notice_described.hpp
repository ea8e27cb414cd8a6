// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "notices/notice.hpp"

// A notice as the API and event streams write it.
namespace notices {

BOOST_DESCRIBE_STRUCT(Words, (), (zh, en))

struct NoticeView {
  NoticeId id;
  std::string kind;
  Severity severity = Severity::info;
  Words title;
  Words text;
  std::string link;
  base::Instant created_at{};
  std::optional<base::Instant> read_at;
};
BOOST_DESCRIBE_STRUCT(NoticeView, (), (id, kind, severity, title, text, link, created_at, read_at))

inline http::Rules rules(http::Of<NoticeView>) {
  return http::Rules{
      http::field("kind").text("What it is about: trip_changed, alert, sos …"),
      http::field("severity").text("urgent passes quiet hours."),
      http::field("link").text("A path of the web app, or empty."),
  }
      .text("Something the person is told.");
}

inline NoticeView view_of(InboxNotice const& kept) {
  auto const& notice = kept.notice;
  return {kept.id,     notice.kind, notice.severity, notice.title,
          notice.text, notice.link, kept.created_at, kept.read_at};
}

}  // namespace notices
