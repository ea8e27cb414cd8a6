// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "base/text.hpp"
#include "http/answers.hpp"
#include "support/impl/views.hpp"

namespace support {
namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"There is no such request for help.", "没有这个求助。"},
    {"Several requests of yours are still open; please write there.",
     "您还有几个求助没有解决，请在其中继续留言。"},
    {"This request is closed; please open a new one.", "这个求助已经关闭，请新建一个。"},
    {"There is no answer yet that could be rated.", "还没有客服回复，暂时不能评价。"},
    {"Another agent has claimed this request.", "这个求助已由另一位客服受理。"},
    {"You have not claimed this request.", "您没有受理这个求助。"},
    {"There is no such agent.", "没有这位客服。"},
    {"Only two requests of one person can be merged.", "只能合并同一位旅客的两个求助。"},
    {"A closed request cannot be merged.", "已关闭的求助不能合并。"},
    {"There is no such trip of yours.", "您没有这个行程。"},
    {"Must not be blank.", "不能为空。"},
});

// The bytes of the first or of the last character.
std::string_view first_character(std::string_view text) {
  std::size_t size = text.empty() ? 0 : 1;
  while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0u) == 0x80u) ++size;
  return text.substr(0, size);
}
std::string_view last_character(std::string_view text) {
  auto from = text.empty() ? 0 : text.size() - 1;
  while (from > 0 && (static_cast<unsigned char>(text[from]) & 0xc0u) == 0x80u) --from;
  return text.substr(from);
}

}  // namespace

std::string masked(std::string_view name) {
  if (name.empty()) return {};
  return std::string(first_character(name)) + "***" + std::string(last_character(name));
}

std::vector<MessageView> views_of(std::vector<Message> const& messages, Parts const& parts) {
  std::vector<MessageView> made;
  for (auto const& each : messages)
    made.push_back({.id = each.id,
                    .is_of_agent = each.is_of_agent,
                    .is_internal = each.is_internal,
                    .author = each.is_of_agent ? parts.name_of(each.author_id) : std::string(),
                    .text = each.text,
                    .created_at = each.created_at});
  return made;
}

std::vector<TicketChangeView> views_of(std::vector<TicketChange> const& history,
                                       Ticket const& ticket, Parts const& parts) {
  std::vector<TicketChangeView> made;
  for (auto const& each : history) {
    bool const is_transfer = each.step == TicketStep::transferred;
    bool const is_of_agent = each.actor_id != ticket.user_id;
    made.push_back({.step = each.step,
                    .is_of_agent = is_of_agent,
                    .actor = is_of_agent ? parts.name_of(each.actor_id) : std::string(),
                    .other = is_transfer ? parts.name_of(each.other_id) : each.other_id,
                    .at = each.at});
  }
  return made;
}

http::EndpointBuilder for_agents(http::EndpointBuilder builder, char const* id,
                                 char const* summary) {
  builder.named(id, summary, "support").only({"agent", "admin"}).on(http::Lane::db);
  return builder;
}

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(http::in_language(error, request.locale, sentences), request);
}

std::optional<std::string> said_in(std::string_view text) {
  auto trimmed = std::string(base::trim(text));
  if (trimmed.empty()) return std::nullopt;
  return trimmed;
}

http::Response blank_text(http::Request const& request) {
  return refused(base::refuse_field("/text", "Must not be blank."), request);
}

}  // namespace support
