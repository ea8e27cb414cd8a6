// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.hpp"

#include <fmt/format.h>

#include <array>
#include <fstream>
#include <stdexcept>

#include "http/answers.hpp"
#include "http/encoding.hpp"
#include "http/entity_tag.hpp"

namespace http {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t least_compressed = 1024;

std::string read_whole(fs::path const& file) {
  std::ifstream in(file, std::ios::binary);
  std::string content(std::istreambuf_iterator<char>(in), {});
  if (!in) throw std::runtime_error("cannot read " + file.string());
  return content;
}

// map-Bx71aQ3z.js: Vite puts the content's hash into the names of assets.
bool has_hashed_name(std::string_view path) {
  if (!path.starts_with("/assets/")) return false;
  auto const dash = path.rfind('-');
  auto const dot = path.find('.', dash == std::string_view::npos ? 0 : dash);
  return dash != std::string_view::npos && dot != std::string_view::npos && dot - dash > 8;
}

bool looks_like_a_page(std::string_view path) {
  return path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

}  // namespace

std::string_view content_type_of(std::string_view file_name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 20> types{{
      {"html", "text/html; charset=utf-8"},
      {"js", "text/javascript; charset=utf-8"},
      {"mjs", "text/javascript; charset=utf-8"},
      {"css", "text/css; charset=utf-8"},
      {"json", "application/json"},
      {"map", "application/json"},
      {"webmanifest", "application/manifest+json"},
      {"yaml", "application/yaml"},
      {"txt", "text/plain; charset=utf-8"},
      {"md", "text/plain; charset=utf-8"},
      {"svg", "image/svg+xml"},
      {"png", "image/png"},
      {"jpg", "image/jpeg"},
      {"webp", "image/webp"},
      {"avif", "image/avif"},
      {"ico", "image/x-icon"},
      {"woff2", "font/woff2"},
      {"wasm", "application/wasm"},
      {"pbf", "application/x-protobuf"},
      {"xml", "application/xml"},
  }};
  auto const ending = file_name.substr(file_name.rfind('.') + 1);
  for (auto const& [known, type] : types)
    if (equal_ignoring_case(ending, known)) return type;
  return "application/octet-stream";
}

StaticFiles::StaticFiles(fs::path const& folder) {
  if (!fs::is_directory(folder)) throw std::runtime_error(folder.string() + " is not a folder");
  std::map<std::string, std::string> compressed_forms;
  for (fs::recursive_directory_iterator at(folder), end; at != end; ++at) {
    bool const hidden = at->path().filename().string().starts_with('.');
    if (hidden && at->is_directory()) at.disable_recursion_pending();
    if (hidden || at->is_symlink() || !at->is_regular_file()) continue;
    auto const path = "/" + at->path().lexically_relative(folder).generic_string();
    if (path.ends_with(".br") || path.ends_with(".gz"))
      compressed_forms[path] = read_whole(at->path());
    else
      add(path, read_whole(at->path()));
  }
  for (auto& [path, content] : compressed_forms) {
    auto const file = files_.find(std::string_view(path).substr(0, path.size() - 3));
    if (file == files_.end()) continue;
    auto& form = path.ends_with(".br") ? file->second.br : file->second.gzip;
    form = std::make_shared<std::string const>(std::move(content));
  }
  compress();
}

void StaticFiles::add(std::string const& path, std::string content) {
  File file;
  file.content_type = content_type_of(path);
  file.etag = entity_tag(content);
  file.cache_control = has_hashed_name(path) ? "public, max-age=31536000, immutable" : "no-cache";
  file.plain = std::make_shared<std::string const>(std::move(content));
  files_.emplace(path, std::move(file));
}

// Half the effort of the best: a megabyte of script in some 50 ms, once, at the start.
void StaticFiles::compress() {
  for (auto& [path, file] : files_) {
    if (file.plain->size() < least_compressed || !is_compressible(file.content_type)) continue;
    if (!file.br)
      file.br = std::make_shared<std::string const>(compressed(*file.plain, Encoding::br, 5));
    if (!file.gzip)
      file.gzip = std::make_shared<std::string const>(compressed(*file.plain, Encoding::gzip, 6));
  }
}

Response StaticFiles::operator()(Request const& request) const {
  auto const& path = request.path;
  auto file = files_.find(path);
  if (file == files_.end() && path.ends_with('/')) file = files_.find(path + "index.html");
  if (file == files_.end() && looks_like_a_page(path)) file = files_.find("/index.html");
  if (file != files_.end()) return answer(file->second, request);
  return refusal(base::refuse(base::Refusal::not_found, "There is no such file."), request);
}

Response StaticFiles::answer(File const& file, Request const& request) const {
  auto const encoding = encoding_for(request.headers.get("Accept-Encoding"),
                                     {.gzip = file.gzip != nullptr, .br = file.br != nullptr});
  bool const plain = encoding == Encoding::identity;
  auto const tag =
      fmt::format("\"{}{}{}\"", file.etag, plain ? "" : "-", plain ? "" : to_word(encoding));
  Response made;
  made.headers.add("ETag", tag);
  made.headers.add("Cache-Control", file.cache_control);
  if (file.br || file.gzip) made.headers.add("Vary", "Accept-Encoding");
  if (names_tag(request.headers.get("If-None-Match"), tag)) {
    made.status = 304;
    return made;
  }
  made.headers.add("Content-Type", file.content_type);
  if (!plain) made.headers.add("Content-Encoding", to_word(encoding));
  made.shared_body = encoding == Encoding::br     ? file.br
                     : encoding == Encoding::gzip ? file.gzip
                                                  : file.plain;
  return made;
}

}  // namespace http
