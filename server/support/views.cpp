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
    {"That was a lot at once; please wait a minute.", "您发得太快了，请过一分钟再发。"},
    {"There is no such file.", "没有这个文件。"},
    {"There is no such file; choose it again.", "没有这个文件，请重新选择。"},
    {"Another file has this id.", "另一个文件已使用这个编号。"},
    {"Too many files wait to be sent.", "等待发送的文件太多了。"},
    {"A message can have five files.", "一条消息最多带 5 个文件。"},
    {"A file may have 8 MiB.", "文件不能超过 8 MiB。"},
    {"The file is empty.", "文件是空的。"},
    {"The file is not what its type says.", "文件内容与类型不符。"},
    {"Only PDF, pictures (PNG, JPEG, WebP, GIF, HEIC), text and CSV are kept.",
     "只接受 PDF、图片（PNG、JPEG、WebP、GIF、HEIC）、文本和 CSV。"},
    {"Must be a file's name of at most 120 characters.", "须为不超过 120 个字符的文件名。"},
    {"Must be base64url without padding.", "须为不带填充的 base64url。"},
    {"There is no such message.", "没有这条消息。"},
    {"No trip is attached to this request.", "这个求助没有附上行程。"},
    {"Access was asked for already.", "已经请求过查看或修改行程了。"},
    {"Nobody asks for this access any more.", "这个请求已经失效。"},
    {"Support did not ask for that much.", "客服没有请求这么多权限。"},
    {"This agent is a member of the trip already.", "这位客服本来就是行程成员。"},
    {"There is no such trip.", "没有这个行程。"},
    {"Your role in this trip does not allow that.", "您在这个行程中的角色不允许这样做。"},
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

ContactView masked(Contact const& contact) {
  ContactView made;
  auto const at = contact.email.rfind('@');
  if (at != std::string::npos)
    made.email = std::string(first_character(contact.email)) + "***" + contact.email.substr(at);
  if (contact.phone.size() > 4) made.phone = "***" + contact.phone.substr(contact.phone.size() - 4);
  return made;
}

FileView view_of(File const& file) {
  return {file.id, file.name, std::string(objects::mime_of(file.type)), file.size};
}

namespace {

// Agents see no more of an address than of the account's.
std::optional<LetterView> view_of(std::optional<ByMail> const& mail, bool is_for_agents) {
  if (!mail) return std::nullopt;
  LetterView made;
  if (!mail->sender.empty())
    made.sender = is_for_agents ? masked(Contact{mail->sender, {}}).email : mail->sender;
  if (!mail->original.empty()) made.original = mail->original;
  made.refused = mail->refused;
  return made;
}

}  // namespace

std::vector<MessageView> views_of(TicketId ticket, std::vector<Message> const& messages,
                                  Parts const& parts, bool is_for_agents) {
  std::vector<MessageView> made;
  auto const files = parts.files.list(ticket);
  for (auto const& each : messages)
    made.push_back({.id = each.id,
                    .is_of_agent = each.is_of_agent,
                    .is_internal = each.is_internal,
                    .author = each.is_of_agent ? parts.name_of(each.author_id) : std::string(),
                    .text = each.text,
                    .created_at = each.created_at,
                    .files = {},
                    .mail = view_of(each.mail, is_for_agents)});
  for (auto& view : made)
    for (auto const& file : files)
      if (file.message == view.id) view.files.push_back(view_of(file));
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
                    .detail = each.detail,
                    .at = each.at});
  }
  return made;
}

std::vector<AccessView> views_of(std::vector<Access> const& accesses, Parts const& parts) {
  std::vector<AccessView> made;
  for (auto const& each : accesses)
    made.push_back({each.id, parts.name_of(each.agent_id), each.reach, each.reason, each.state,
                    each.asked_at, each.until});
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
