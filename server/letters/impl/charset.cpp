// SPDX-License-Identifier: Apache-2.0
#include "letters/impl/charset.hpp"

#include <iconv.h>

#include <array>
#include <bit>
#include <cerrno>
#include <cstdint>
#include <memory>

#include "base/text.hpp"

namespace letters {
namespace {

struct Closes {
  void operator()(void* converter) const { ::iconv_close(converter); }
};
using Converter = std::unique_ptr<void, Closes>;

Converter converter_from(std::string const& charset) {
  auto const opened = ::iconv_open("UTF-8", charset.c_str());
  return Converter(std::bit_cast<std::intptr_t>(opened) == -1 ? nullptr : opened);
}

// Mail programs write the name of the smaller charset and the characters of the larger one.
std::string widened(std::string_view charset) {
  auto name = base::fold(charset);
  if (name == "gb2312" || name == "gbk" || name == "x-gbk" || name == "hz-gb-2312")
    return name == "hz-gb-2312" ? "HZ" : "GB18030";
  if (name == "iso-8859-1" || name == "us-ascii" || name == "ascii") return "WINDOWS-1252";
  if (name == "big5") return "BIG5-HKSCS";
  return name;
}

constexpr std::string_view unknown = "\xef\xbf\xbd";

// iconv lets through what was once UTF-8: five bytes and more for a character.
std::string well_formed(std::string made) {
  if (base::is_utf8(made)) return made;
  std::string mended;
  for (std::string_view rest(made); !rest.empty();) {
    std::size_t size = 1;
    while (size <= 4 && !base::is_utf8(rest.substr(0, size))) ++size;
    mended += size <= 4 ? rest.substr(0, size) : unknown;
    rest.remove_prefix(size <= 4 ? size : 1);
  }
  return mended;
}

}  // namespace

std::string utf8_from(std::string_view bytes, std::string_view charset) {
  // ASCII that holds more is what a program wrote that never asks: most likely UTF-8.
  auto const name = widened(charset);
  if ((name.empty() || name == "WINDOWS-1252") && base::is_utf8(bytes)) return std::string(bytes);
  auto converter = converter_from(name);
  if (!converter) converter = converter_from("UTF-8");
  std::string made;
  std::string from(bytes);
  char* in = from.data();
  std::size_t in_left = from.size();
  std::array<char, 4096> chunk{};
  while (in_left > 0) {
    char* out = chunk.data();
    std::size_t out_left = chunk.size();
    auto const done = ::iconv(converter.get(), &in, &in_left, &out, &out_left);
    made.append(chunk.data(), chunk.size() - out_left);
    if (done != static_cast<std::size_t>(-1)) continue;
    if (errno == E2BIG) continue;
    made += unknown;  // EILSEQ or, at the end, EINVAL
    ++in;
    --in_left;
  }
  return well_formed(std::move(made));
}

std::string plain_lines(std::string_view utf8) {
  std::string made;
  made.reserve(utf8.size());
  for (std::size_t at = 0; at < utf8.size(); ++at) {
    auto const c = static_cast<unsigned char>(utf8[at]);
    if (c == '\r') {
      if (at + 1 == utf8.size() || utf8[at + 1] != '\n') made += '\n';
    } else if (c == '\n' || c == '\t' || (c >= 0x20 && c != 0x7f)) {
      made += utf8[at];
    }
  }
  return made;
}

std::string_view first_bytes(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xc0u) == 0x80u) --most;
  return utf8.substr(0, most);
}

}  // namespace letters
