// SPDX-License-Identifier: Apache-2.0
#include "letters/letter.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.hpp"
#include "letters/impl/charset.hpp"
#include "letters/impl/html_text.hpp"
#include "letters/impl/mime.hpp"

namespace letters {
namespace {

using base::Refusal;
using mime::Part;

constexpr std::size_t deepest = 16;
constexpr std::size_t most_parts = 100;
constexpr std::size_t most_recipients = 100;

base::Error no_letter(char const* why) { return base::refuse(Refusal::invalid, why); }

bool is_one_of(std::string_view word, auto const& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// RFC 3834 and what came before it.
bool is_of_a_program(mime::Message const& message) {
  constexpr auto precedences =
      std::to_array<std::string_view>({"bulk", "junk", "list", "auto_reply", "auto-reply"});
  constexpr auto marks = std::to_array<std::string_view>(
      {"list-id", "x-autoreply", "x-autorespond", "x-auto-reply-from"});
  if (message.content_type == "multipart/report") return true;
  for (auto const& [name, value] : message.headers) {
    auto const word = base::fold(value.substr(0, value.find(';')));
    if (name == "auto-submitted" && word != "no") return true;
    if (name == "precedence" && is_one_of(word, precedences)) return true;
    if (name == "return-path" && base::trim(value) == "<>") return true;
    if (is_one_of(name, marks)) return true;
  }
  return false;
}

std::vector<std::string> recipients_of(mime::Message const& message) {
  constexpr auto places =
      std::to_array<std::string_view>({"to", "cc", "delivered-to", "x-original-to"});
  std::vector<std::string> found;
  for (auto const& [name, value] : message.headers) {
    if (!is_one_of(name, places)) continue;
    for (auto& address : mime::addresses_in(value))
      if (found.size() < most_recipients) found.push_back(std::move(address));
  }
  return found;
}

// What a path or a header makes of a file's name is no part of it.
std::string last_part(std::string_view name) {
  auto const slash = name.find_last_of("/\\");
  if (slash != std::string_view::npos) name.remove_prefix(slash + 1);
  std::string made;
  for (char const c : plain_lines(name))
    if (c != '\n' && c != '\t') made += c;
  return std::string(base::trim(made));
}

// Puts together what the parts say. Of alternatives the plain one is read, else the last.
class Reading {
 public:
  base::Result<void> read(Part const& part, std::size_t depth) {
    if (++parts_ > most_parts) return no_letter("The message has too many parts.");
    if (depth > deepest) return no_letter("The parts of the message are nested too deep.");
    if (!part.children.empty()) {
      if (part.type == "multipart/alternative") return read(best_of(part), depth + 1);
      for (auto const& child : part.children)
        if (auto const done = read(child, depth + 1); !done) return done;
      return {};
    }
    bool const is_text = part.type == "text/plain" || part.type == "text/html";
    if (is_text && !part.is_attached)
      (part.type == "text/plain" ? plain_ : html_) += text_of(part) + "\n";
    else
      attach(part);
    return {};
  }

  void finish(IncomingLetter& letter) {
    auto const text = base::trim(plain_).empty() ? html_ : plain_;
    auto const kept = first_bytes(base::trim(text), most_text_bytes);
    letter.is_cut = kept.size() < base::trim(text).size();
    letter.text = kept;
    letter.attachments = std::move(attachments_);
  }

 private:
  static Part const& best_of(Part const& alternatives) {
    auto const& all = alternatives.children;
    auto const plain = std::find_if(all.begin(), all.end(), [](Part const& each) {
      return each.type == "text/plain" && !base::trim(each.bytes).empty();
    });
    return plain == all.end() ? all.back() : *plain;
  }

  static std::string text_of(Part const& part) {
    auto const text = utf8_from(part.bytes, part.charset);
    return plain_lines(part.type == "text/html" ? text_of_html(text) : text);
  }

  void attach(Part const& part) {
    if (attachments_.size() < most_attachments)
      attachments_.push_back({last_part(part.name), part.type, part.bytes});
  }

  std::string plain_;
  std::string html_;
  std::vector<Attachment> attachments_;
  std::size_t parts_ = 0;
};

}  // namespace

base::Result<IncomingLetter> read_letter(std::string_view bytes) {
  if (bytes.size() > most_letter_bytes)
    return base::refuse(Refusal::too_large, "The message is larger than 25 MiB.");
  auto const message = mime::parse(bytes, deepest + 1, most_parts);
  if (!message || message->headers.empty()) return no_letter("This is no e-mail message.");
  IncomingLetter letter;
  letter.message_id = message->message_id;
  for (auto const& [name, value] : message->headers)
    if (name == "from")
      if (auto const senders = mime::addresses_in(value); senders.size() == 1)
        letter.from = senders.front();
  letter.recipients = recipients_of(*message);
  letter.is_automatic = is_of_a_program(*message);
  Reading reading;
  if (auto const done = reading.read(message->body, 0); !done) return done.error();
  reading.finish(letter);
  return letter;
}

}  // namespace letters
