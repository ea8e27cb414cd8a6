// SPDX-License-Identifier: Apache-2.0
// links: letters
// Any bytes are read as a letter or refused with a reason; what is read is UTF-8 within limits, and
// the writer's own words are a part of it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "letters/letter.hpp"
#include "letters/quotes.hpp"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const bytes(reinterpret_cast<char const*>(data), size);
  auto const letter = letters::read_letter(bytes);
  if (!letter) {
    if (letter.error().why.empty()) std::abort();
    return 0;
  }
  if (!base::is_utf8(letter->text) || letter->text.size() > letters::most_text_bytes) std::abort();
  if (!base::is_utf8(letter->from) || !base::is_utf8(letter->message_id)) std::abort();
  if (letter->attachments.size() > letters::most_attachments) std::abort();
  for (auto const& file : letter->attachments)
    if (!base::is_utf8(file.name) || file.name.find('/') != std::string::npos) std::abort();
  for (auto const& address : letter->recipients)
    if (address.find('@') == std::string::npos) std::abort();
  auto const words = letters::own_words(letter->text);
  if (!base::is_utf8(words) || words.size() > letter->text.size()) std::abort();
  return 0;
}
