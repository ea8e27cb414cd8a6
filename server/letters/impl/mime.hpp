// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The only door to GMime: a message as a tree of plain values.
namespace letters::mime {

struct Part {
  std::string type;            // "text/plain", lower case
  std::string charset;         // as it is told; empty: not told
  std::string name;            // of the file, decoded; empty: none
  bool is_attached = false;    // the sender says it is no part of the text
  std::string bytes;           // decoded; of a message within the message: as it came
  std::vector<Part> children;  // of a multipart
};

struct Message {
  std::string message_id;                                    // without angle brackets
  std::string content_type;                                  // of the whole, lower case
  std::vector<std::pair<std::string, std::string>> headers;  // lower-case names, decoded UTF-8
  Part body;
};

// nullopt: it is no message. One part more than `deepest` and `most_parts` allow is read, so that
// the caller sees there were more.
std::optional<Message> parse(std::string_view bytes, std::size_t deepest, std::size_t most_parts);

// Addresses of a header such as To, groups included, lower case; what is no address is left out.
std::vector<std::string> addresses_in(std::string const& header);

}  // namespace letters::mime
