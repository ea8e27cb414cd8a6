// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

// The files of a folder, read once and kept in memory with their compressed forms, so that an
// answer is a look-up: a path that is not the name of a file that was there leads nowhere.
// Addresses without a file get index.html (the pages of the web app are addresses, not files).
class StaticFiles {
 public:
  // Throws when the folder cannot be read. Links and hidden files are left out; a.js.br and
  // a.js.gz beside a.js are its compressed forms.
  explicit StaticFiles(std::filesystem::path const& folder);

  Response operator()(Request const& request) const;
  std::size_t size() const { return files_.size(); }

 private:
  struct File {
    std::string content_type;
    std::string etag;  // without its quotes; each encoding has its own
    std::string cache_control;
    std::shared_ptr<std::string const> plain, gzip, br;
  };
  void add(std::string const& path, std::string content);
  void compress();
  Response answer(File const& file, Request const& request) const;

  std::map<std::string, File, std::less<>> files_;  // by path: "/assets/map-Bx71a.js"
};

// "text/html; charset=utf-8" for a file's name.
std::string_view content_type_of(std::string_view file_name);

}  // namespace http
