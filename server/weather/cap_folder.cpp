// SPDX-License-Identifier: Apache-2.0
#include "weather/cap_folder.hpp"

#include <algorithm>
#include <fstream>
#include <vector>

namespace weather {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::seconds fresh_for{30};
constexpr std::size_t most_files = 2000;

// One byte more than is allowed, so that too large is seen as such.
std::string text_of(fs::path const& file) {
  std::string text(most_cap_bytes + 1, '\0');
  std::ifstream in(file, std::ios::binary);
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return text;
}

std::vector<fs::path> documents_in(fs::path const& folder) {
  std::vector<fs::path> files;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator(folder, failed))
    if (entry.path().extension() == ".xml" && entry.is_regular_file(failed))
      files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  if (files.size() > most_files) files.resize(most_files);
  return files;
}

}  // namespace

std::shared_ptr<CapMessages const> CapFolder::messages() {
  std::scoped_lock const lock(mutex_);
  auto const now = clock_.now();
  if (!folder_.empty() && now - read_at_ >= fresh_for) {
    read_ = read();
    read_at_ = now;
  }
  return read_;
}

std::shared_ptr<CapMessages const> CapFolder::read() {
  CapMessages found;
  for (auto const& file : documents_in(folder_)) {
    auto message = read_cap(text_of(file));
    if (!message)
      complaints_.add(file.filename().string(), message.error().why);
    else if (message->is_for_public)
      found.push_back(*std::move(message));
  }
  return std::make_shared<CapMessages const>(std::move(found));
}

}  // namespace weather
