// SPDX-License-Identifier: Apache-2.0
#include "support/letter_box.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "accounts/secrets.hpp"
#include "base/text.hpp"
#include "letters/letter.hpp"
#include "letters/quotes.hpp"
#include "support/impl/letter_rows.hpp"

namespace support {
namespace {

using base::Refusal;
using letters::IncomingLetter;

constexpr std::size_t longest_words = 4000;  // characters, as on the page
constexpr std::size_t longest_name = 120;
constexpr int most_merges = 8;
constexpr std::chrono::minutes letter_overlap{1};  // transactions do not end in the order of times

std::string first_characters(std::string_view text, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xc0u) != 0x80u && ++count > most)
      return std::string(text.substr(0, at));
  return std::string(text);
}

// Ids of a letter's files: the same when it is brought again, in the order they stand in it.
objects::ObjectId file_id(std::string_view key, std::size_t number) {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i + 1 < bytes.size(); ++i)
    bytes[i] =
        static_cast<std::uint8_t>(std::stoul(std::string(key.substr(2 * i, 2)), nullptr, 16));
  bytes.back() = static_cast<std::uint8_t>(number);
  return objects::ObjectId(base::Ulid(bytes));
}

// As the sender says, if the bytes agree; else what the bytes are: many programs call all that
// they attach application/octet-stream.
std::string type_of(letters::Attachment const& file) {
  using objects::MediaType;
  if (objects::checked_type(file.mime_type, file.bytes)) return file.mime_type;
  for (auto const type : {MediaType::pdf, MediaType::png, MediaType::jpeg, MediaType::webp,
                          MediaType::gif, MediaType::heic})
    if (objects::checked_type(objects::mime_of(type), file.bytes))
      return std::string(objects::mime_of(type));
  return {};
}

std::string name_of(letters::Attachment const& file, std::size_t number) {
  auto name = first_characters(file.name, longest_name);
  return objects::checked_name(name) ? name : fmt::format("file-{}", number + 1);
}

struct Reason {
  std::string_view why, chinese;
};
constexpr auto reasons = std::to_array<Reason>({
    {"This request is closed; please open a new one.", "这个求助已经关闭，请新建一个。"},
    {"Your letter says nothing.", "邮件中没有内容。"},
});

notices::Letter refusal_letter(Ticket const& ticket, notices::Recipient const& to,
                               std::string const& why, std::string const& public_url) {
  auto const known = std::find_if(reasons.begin(), reasons.end(),
                                  [&](Reason const& each) { return each.why == why; });
  auto const link = fmt::format("{}/support/{}", public_url, ticket.id.str());
  if (to.reads_english)
    return {.to = to.email,
            .subject = "Your letter was not taken: " + ticket.subject,
            .text = fmt::format("{}\n\nYour request: {}\n", why, link)};
  return {
      .to = to.email,
      .subject = "您的邮件没有送达客服：" + ticket.subject,
      .text = fmt::format("{}\n\n您的求助：{}\n",
                          known == reasons.end() ? std::string_view(why) : known->chinese, link)};
}

}  // namespace

LetterEnd LetterBox::take(std::string_view bytes) {
  auto const letter = letters::read_letter(bytes);
  if (!letter) return {LetterFate::refused, letter.error().why};
  auto const ticket = addressed_in(*letter);
  if (!ticket) return {LetterFate::refused, "It is addressed to no request for help."};
  if (letter->is_automatic) return {LetterFate::ignored, "A program sent it."};
  if (letter->from.empty()) return {LetterFate::refused, "It has no sender."};
  if (letter->from == base::fold(parts_.our_sender) || parts_.addresses.is_mailbox(letter->from))
    return {LetterFate::ignored, "It is our own."};
  auto const key = accounts::token_hash(
      fmt::format("{}\n{}", ticket->user_id,
                  letter->message_id.empty() ? bytes : std::string_view(letter->message_id)));
  if (parts_.tickets.has_letter(key)) return {LetterFate::taken_before, "It was taken before."};
  return say(*ticket, *letter, key);
}

// The request in which the talk goes on. A signature of somebody else names nothing.
std::optional<Ticket> LetterBox::addressed_in(IncomingLetter const& letter) {
  for (auto const& address : letter.recipients) {
    auto const named = parts_.addresses.read(address);
    auto ticket = named ? parts_.tickets.find(named->ticket) : std::nullopt;
    if (!ticket || !parts_.addresses.is_ours(*named, ticket->user_id)) continue;
    for (int merges = 0; merges < most_merges && !ticket->merged_into.empty(); ++merges) {
      auto const next = TicketId::parse(ticket->merged_into);
      auto const into = next ? parts_.tickets.find_of(ticket->user_id, *next) : std::nullopt;
      if (!into) break;
      ticket = into;
    }
    return ticket;
  }
  return std::nullopt;
}

LetterEnd LetterBox::say(Ticket const& ticket, IncomingLetter const& letter,
                         std::string const& key) {
  if (ticket.state == TicketState::closed) return answer(ticket, std::string(reasons[0].why));
  auto const words = first_characters(letters::own_words(letter.text), longest_words);
  ByMail mail;
  auto const recipient = parts_.recipient(ticket.user_id);
  if (!recipient || base::fold(recipient->email) != letter.from) mail.sender = letter.from;
  if (words != letter.text) mail.original = letter.text;
  auto const files = bring_files(ticket, letter, key, mail.refused);
  if (words.empty() && files.empty() && mail.refused.empty())
    return answer(ticket, std::string(reasons[1].why));
  auto const said =
      parts_.tickets.say(ticket.id, ticket.user_id, words, files, LetterSaid{key, std::move(mail)});
  if (said) return {LetterFate::taken, ticket.id.str()};
  if (parts_.tickets.has_letter(key)) return {LetterFate::taken_before, "It was taken before."};
  auto const& error = said.error();
  if (error.kind == Refusal::too_many || error.kind == Refusal::unavailable)
    return {LetterFate::later, error.why};
  return answer(ticket, error.why);
}

std::vector<objects::ObjectId> LetterBox::bring_files(Ticket const& ticket,
                                                      IncomingLetter const& letter,
                                                      std::string const& key,
                                                      std::vector<LetterFile>& refused) {
  std::vector<objects::ObjectId> brought;
  for (std::size_t i = 0; i < letter.attachments.size(); ++i) {
    auto const& file = letter.attachments[i];
    auto const name = name_of(file, i);
    if (brought.size() == Files::most_of_message) {
      refused.push_back({LetterFileFault::too_many, name});
      continue;
    }
    auto const id = file_id(key, i);
    auto const kept =
        parts_.files.bring({id, ticket.id, ticket.user_id, name, type_of(file), file.bytes});
    if (kept)
      brought.push_back(id);
    else if (kept.error().kind == Refusal::too_large)
      refused.push_back({LetterFileFault::too_large, name});
    else if (kept.error().kind == Refusal::conflict)
      refused.push_back({LetterFileFault::too_many, name});
    else
      refused.push_back({LetterFileFault::unknown_type, name});
  }
  return brought;
}

// To the address of the account alone, whatever the letter says of its sender: nobody is written
// to who did not ask us.
LetterEnd LetterBox::answer(Ticket const& ticket, std::string const& why) {
  auto const to = parts_.recipient(ticket.user_id);
  if (!to || to->email.empty()) return {LetterFate::refused, why};
  auto const sent = parts_.send(refusal_letter(ticket, *to, why, parts_.public_url));
  if (!sent && sent.error().kind == Refusal::unavailable)
    return {LetterFate::later, sent.error().why};
  return {LetterFate::answered, why};
}

void LetterNews::look() {
  auto const now = clock_.now();
  auto const rows = db_.read(
      [&](storage::Sql& sql) { return list_letters_since(sql, looked_at_ - letter_overlap); });
  std::set<MessageId> seen;
  for (auto const& row : rows) {
    seen.insert(row.message);
    if (!told_.contains(row.message)) tickets_.announce(row.ticket);
  }
  told_ = std::move(seen);
  looked_at_ = now;
}

}  // namespace support
