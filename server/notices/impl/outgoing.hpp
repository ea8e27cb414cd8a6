// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>

#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "notices/notice.hpp"

// What stands in the outbox of notices on their way.
namespace notices {

inline constexpr std::string_view outgoing_push = "notice_push";
inline constexpr std::string_view outgoing_letter = "notice_letter";
inline constexpr std::string_view outgoing_sms = "notice_sms";

struct Outgoing {
  NoticeId notice;
  std::string subscription;  // of a push
};
BOOST_DESCRIBE_STRUCT(Outgoing, (), (notice, subscription))

}  // namespace notices
