// SPDX-License-Identifier: Apache-2.0
#include "objects/media_type.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace objects {
namespace {

struct Known {
  MediaType type;
  std::string_view mime;
};

constexpr std::array<Known, 8> known{{{MediaType::pdf, "application/pdf"},
                                      {MediaType::png, "image/png"},
                                      {MediaType::jpeg, "image/jpeg"},
                                      {MediaType::webp, "image/webp"},
                                      {MediaType::gif, "image/gif"},
                                      {MediaType::heic, "image/heic"},
                                      {MediaType::text, "text/plain"},
                                      {MediaType::csv, "text/csv"}}};

constexpr std::size_t most_name_characters = 120;

bool is_control(char c) {
  auto const byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// UTF-8 without control characters that does not begin like a page, XML or SVG.
bool is_plain_text(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  if (!base::is_utf8(bytes) || base::trim(bytes).starts_with('<')) return false;
  return std::none_of(bytes.begin(), bytes.end(), [](char c) {
    return is_control(c) && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

// The brands of ISO base media files that hold HEIF pictures (ISO/IEC 23008-12).
bool is_heif(std::string_view bytes) {
  if (bytes.size() < 12 || bytes.substr(4, 4) != "ftyp") return false;
  static constexpr std::array<std::string_view, 6> brands{"heic", "heix", "heim",
                                                          "heis", "mif1", "msf1"};
  return std::find(brands.begin(), brands.end(), bytes.substr(8, 4)) != brands.end();
}

bool looks_like(MediaType type, std::string_view bytes) {
  switch (type) {
    case MediaType::pdf:
      return bytes.starts_with("%PDF-");
    case MediaType::png:
      return bytes.starts_with("\x89PNG\r\n\x1A\n");
    case MediaType::jpeg:
      return bytes.starts_with("\xFF\xD8\xFF");
    case MediaType::webp:
      return bytes.size() >= 12 && bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP";
    case MediaType::gif:
      return bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a");
    case MediaType::heic:
      return is_heif(bytes);
    case MediaType::text:
    case MediaType::csv:
      return is_plain_text(bytes);
  }
  return false;
}

// For clients that know no UTF-8 in headers: what is not plain becomes an underscore.
std::string ascii_of(std::string_view name) {
  std::string plain(name);
  for (char& c : plain)
    if (static_cast<unsigned char>(c) >= 0x7F || c == '"' || c == '\\' || c == '%') c = '_';
  return plain;
}

// RFC 8187: everything but attr-char is escaped.
std::string escaped(std::string_view name) {
  static constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&+-.^_`|~";
  std::string made;
  for (char const c : name) {
    if (plain.find(c) != std::string_view::npos)
      made += c;
    else
      made += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return made;
}

}  // namespace

std::string_view mime_of(MediaType type) {
  return std::find_if(known.begin(), known.end(),
                      [&](Known const& each) { return each.type == type; })
      ->mime;
}

std::optional<MediaType> media_type_from(std::string_view mime_type) {
  auto const wanted = base::fold(mime_type.substr(0, mime_type.find(';')));
  for (auto const& each : known)
    if (each.mime == wanted) return each.type;
  return std::nullopt;
}

base::Result<MediaType> checked_type(std::string_view mime_type, std::string_view bytes) {
  auto const type = media_type_from(mime_type);
  if (!type)
    return base::refuse(base::Refusal::invalid,
                        "Only PDF, pictures (PNG, JPEG, WebP, GIF, HEIC), text and CSV are kept.",
                        "file_type");
  if (bytes.empty())
    return base::refuse(base::Refusal::invalid, "The file is empty.", "file_empty");
  if (!looks_like(*type, bytes))
    return base::refuse(base::Refusal::invalid, "The file is not what its type says.", "file_type");
  return *type;
}

base::Result<std::string> checked_name(std::string_view name) {
  auto const trimmed = base::trim(name);
  bool const is_fine = !trimmed.empty() && base::is_utf8(trimmed) &&
                       base::length_of(trimmed) <= most_name_characters && trimmed != "." &&
                       trimmed != ".." && std::none_of(trimmed.begin(), trimmed.end(), [](char c) {
                         return is_control(c) || c == '/' || c == '\\';
                       });
  if (!is_fine)
    return base::refuse_field("name", "Must be a file's name of at most 120 characters.");
  return std::string(trimmed);
}

std::vector<std::pair<std::string, std::string>> serving_headers(std::string_view file_name) {
  return {{"Content-Disposition", fmt::format("attachment; filename=\"{}\"; filename*=UTF-8''{}",
                                              ascii_of(file_name), escaped(file_name))},
          {"X-Content-Type-Options", "nosniff"},
          {"Content-Security-Policy", "default-src 'none'; sandbox"},
          {"Cache-Control", "private, no-store"}};
}

}  // namespace objects
