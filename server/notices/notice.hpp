// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "http/kinds.hpp"

namespace notices {

struct Words {
  std::string zh;
  std::string en;
};

// How much it matters. `urgent` is an SOS or a red warning: it passes quiet hours.
// (Warnings of the weather have a Severity, too; in the API a name means one thing.)
enum class NoticeSeverity : std::uint8_t { info, warning, urgent };
BOOST_DESCRIBE_ENUM(NoticeSeverity, info, warning, urgent)
using Severity = NoticeSeverity;

// Something a person is to be told.
struct Notice {
  std::string kind;  // a word of kinds.hpp: trip_changed, alert, sos …
  std::string user_id;
  Words title;  // one line, at most 200 characters
  Words text;
  std::string link;  // a path of the web app such as /trips/01…; empty: none
  Severity severity = Severity::info;
  std::string event_key;  // what happened, at most 160 bytes: a person is told of it once
};

using NoticeId = base::Id<struct KeptNotice>;

// A notice in somebody's inbox.
struct InboxNotice {
  NoticeId id;
  Notice notice;
  base::Instant created_at{};
  std::optional<base::Instant> read_at;
};

}  // namespace notices
