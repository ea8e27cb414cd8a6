// SPDX-License-Identifier: Apache-2.0
#include "trips/imports/impl/file_text.hpp"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <memory>

#include "base/text.hpp"

namespace trips {
namespace {

// Nothing where the bytes are not of that encoding, or there is no such encoding.
std::optional<std::string> converted(std::string bytes, std::string const& from) {
  auto const opened = iconv_open("UTF-8", from.c_str());
  if (std::bit_cast<std::intptr_t>(opened) == -1) return std::nullopt;
  std::unique_ptr<void, int (*)(iconv_t)> const converter(opened, iconv_close);
  std::string text;
  std::array<char, 4096> room{};
  auto* in = bytes.data();
  auto left = bytes.size();
  while (left > 0) {
    auto* out = room.data();
    auto free = room.size();
    auto const before = left;
    auto const done = iconv(converter.get(), &in, &left, &out, &free);
    text.append(room.data(), room.size() - free);
    bool const is_stuck = done == static_cast<std::size_t>(-1) && left == before;
    if (is_stuck && free == room.size()) return std::nullopt;
  }
  return text;
}

// encoding="GB2312" of an XML declaration.
std::string declared_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  auto const head = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  auto const at = head.find("encoding=");
  if (at == std::string_view::npos || at + 10 >= head.size()) return {};
  auto const value = head.substr(at + 10);
  return std::string(value.substr(0, value.find(head[at + 9])));
}

// What is converted: encodings that iconv knows and that hold no surprises.
bool is_trusted(std::string_view encoding) {
  constexpr std::array<std::string_view, 10> known{
      "gbk",         "gb2312", "gb18030",  "big5",         "iso-8859-1",
      "iso-8859-15", "latin1", "us-ascii", "windows-1252", "shift_jis"};
  return std::find(known.begin(), known.end(), base::fold(encoding)) != known.end();
}

bool is_plain_text(std::string const& text) {
  return base::is_utf8(text) && text.find('\0') == std::string::npos;
}

}  // namespace

std::optional<std::string> text_of_file(std::string_view bytes) {
  std::optional<std::string> text;
  if (bytes.starts_with("\xFF\xFE"))
    text = converted(std::string(bytes.substr(2)), "UTF-16LE");
  else if (bytes.starts_with("\xFE\xFF"))
    text = converted(std::string(bytes.substr(2)), "UTF-16BE");
  else if (bytes.starts_with("\xEF\xBB\xBF"))
    text = std::string(bytes.substr(3));
  else if (auto const said = declared_encoding(bytes); is_trusted(said))
    text = converted(std::string(bytes), said);
  else if (base::is_utf8(bytes))
    text = std::string(bytes);
  else
    text = converted(std::string(bytes), "GB18030");
  return text && is_plain_text(*text) ? text : std::nullopt;
}

}  // namespace trips
