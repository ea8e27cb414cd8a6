// SPDX-License-Identifier: Apache-2.0
#include "ops/rotating_files.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <ctime>
#include <system_error>
#include <vector>

namespace fs = std::filesystem;

namespace ops {
namespace {

std::string local_date(RotatingFiles::Time at) {
  auto const seconds = std::chrono::system_clock::to_time_t(at);
  std::tm parts{};
  ::localtime_r(&seconds, &parts);
  return fmt::format("{:04}-{:02}-{:02}", parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday);
}

// Writes the archive beside the file and only then removes the file: a crash loses nothing.
void compress(fs::path const& from, fs::path const& to) {
  auto const unfinished = to.string() + ".part";
  std::FILE* in = std::fopen(from.c_str(), "rb");
  gzFile out = ::gzopen(unfinished.c_str(), "wb6");
  bool whole = in != nullptr && out != nullptr;
  std::vector<char> block(1 << 16);
  while (whole) {
    auto const got = std::fread(block.data(), 1, block.size(), in);
    if (got == 0) break;
    whole = ::gzwrite(out, block.data(), static_cast<unsigned>(got)) == static_cast<int>(got);
  }
  if (in) std::fclose(in);
  if (out) whole = ::gzclose(out) == Z_OK && whole;
  if (!whole) return;  // the uncompressed file stays and is tried again with the next rotation
  fs::rename(unfinished, to);
  fs::remove(from);
}

}  // namespace

RotatingFiles::RotatingFiles(fs::path folder, std::string name, std::size_t rotate_bytes,
                             int keep_days)
    : folder_(std::move(folder)),
      name_(std::move(name)),
      rotate_bytes_(rotate_bytes),
      keep_days_(keep_days) {
  fs::create_directories(folder_);
  open();
}

RotatingFiles::~RotatingFiles() {
  if (file_) std::fclose(file_);
}

void RotatingFiles::open() {
  auto const path = folder_ / (name_ + ".log");
  if (fs::exists(path) && fs::file_size(path) > 0) {
    auto const age = fs::file_time_type::clock::now() - fs::last_write_time(path);
    date_ = local_date(std::chrono::system_clock::now() -
                       std::chrono::duration_cast<std::chrono::system_clock::duration>(age));
  }
  file_ = std::fopen(path.c_str(), "ab");
  if (!file_) throw std::system_error(errno, std::generic_category(), path.string());
  size_ = fs::file_size(path);
}

void RotatingFiles::write(std::string_view line, Time now) {
  auto const today = local_date(now);
  if (size_ > 0 && (size_ + line.size() > rotate_bytes_ || (!date_.empty() && date_ != today)))
    rotate(now);
  date_ = today;
  size_ += std::fwrite(line.data(), 1, line.size(), file_);
}

void RotatingFiles::flush() { std::fflush(file_); }

void RotatingFiles::rotate(Time now) {
  std::fclose(file_);
  file_ = nullptr;
  auto const date = date_.empty() ? local_date(now) : date_;
  fs::path archived;
  for (int number = 1;
       archived.empty() || fs::exists(archived.string() + ".gz") || fs::exists(archived); ++number)
    archived = folder_ / fmt::format("{}-{}.{}.log", name_, date, number);
  fs::rename(folder_ / (name_ + ".log"), archived);
  compress(archived, archived.string() + ".gz");
  remove_old(now);
  open();
}

// By the date in the name, which a copy or a restore does not change.
void RotatingFiles::remove_old(Time now) const {
  auto const oldest = local_date(now - std::chrono::hours(24) * keep_days_);
  for (auto const& entry : fs::directory_iterator(folder_)) {
    auto const name = entry.path().filename().string();
    if (!name.starts_with(name_ + "-") || name.size() < name_.size() + 11) continue;
    if (name.substr(name_.size() + 1, 10) < oldest) fs::remove(entry.path());
  }
}

}  // namespace ops
