// SPDX-License-Identifier: Apache-2.0
#include "objects/media_type.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

using namespace objects;
using namespace std::string_literals;

namespace {

// The beginning of one file of each type.
std::vector<std::pair<std::string, std::string>> const samples{
    {"application/pdf", "%PDF-1.7\n…"},
    {"image/png", "\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s},
    {"image/jpeg", "\xFF\xD8\xFF\xE0\0\x10JFIF"s},
    {"image/webp", "RIFF\x24\0\0\0WEBPVP8 "s},
    {"image/gif", "GIF89a\1\0"s},
    {"image/heic", "\0\0\0\x18"s + "ftypheic\0\0\0\0"s},
    {"text/plain", "Confirmation 48213\nMr 王"},
};

}  // namespace

TEST_CASE("each type is known by its bytes, and by no other type's") {
  for (auto const& [mime, bytes] : samples) {
    for (auto const& [declared, its_bytes] : samples) {
      INFO(declared, " declared for ", mime);
      auto const checked = checked_type(declared, bytes);
      bool const is_text = declared == "text/plain" && mime == "application/pdf";
      CHECK(checked.has_value() == (mime == declared || is_text));
      if (checked) CHECK(mime_of(*checked) == declared);
    }
  }
}

TEST_CASE("parameters and case of a declared type do not matter") {
  CHECK(checked_type("Text/CSV; charset=utf-8", "day,yuan\n1,20\n").value() == MediaType::csv);
}

TEST_CASE("nothing that a browser would run is kept") {
  for (auto const* mime : {"text/html", "image/svg+xml", "application/xhtml+xml", "text/javascript",
                           "application/octet-stream", ""})
    CHECK(checked_type(mime, "hello").error().code == "file_type");
  for (auto const* page : {"<html>", " \n<svg xmlns=''>", "\xEF\xBB\xBF<?xml version='1.0'?>"})
    CHECK(checked_type("text/plain", page).error().code == "file_type");
}

TEST_CASE("text is UTF-8 without control characters") {
  CHECK(checked_type("text/plain", "tab\tand\r\nlines"));
  CHECK(checked_type("text/plain", "\xC4\xE3\xBA\xC3").has_error());  // GBK
  CHECK(checked_type("text/plain", "a\0b"s).has_error());
  CHECK(checked_type("text/plain", "a\x1B[31m").has_error());
}

TEST_CASE("an empty file is refused as such") {
  CHECK(checked_type("text/plain", "").error().code == "file_empty");
}

TEST_CASE("a name is a name and no path") {
  CHECK(checked_name(" 船票 2.pdf ").value() == "船票 2.pdf");
  std::string long_name;
  for (int i = 0; i < 120; ++i) long_name += "票";
  CHECK(checked_name(long_name));
  for (auto const& name : {""s, " "s, "."s, ".."s, "../x"s, "a/b"s, "a\\b"s, "a\nb"s, "a\0"s,
                           "\xFF"s, long_name + "x"})
    CHECK(checked_name(name).has_error());
}

TEST_CASE("files are served to be saved, never to be shown as a page of ours") {
  auto const headers = serving_headers("票 \"A\" 100%.pdf");
  CHECK(headers[0].second ==
        "attachment; filename=\"___ _A_ 100_.pdf\"; "
        "filename*=UTF-8''%E7%A5%A8%20%22A%22%20100%25.pdf");
  CHECK(headers[1] == std::pair("X-Content-Type-Options"s, "nosniff"s));
  CHECK(headers[2] == std::pair("Content-Security-Policy"s, "default-src 'none'; sandbox"s));
}
