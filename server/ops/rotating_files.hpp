// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace ops {

// One growing file `NAME.log`. At `rotate_bytes`, or when the local date changes, it becomes
// `NAME-2026-11-22.1.log.gz` and a new one begins; archives older than `keep_days` are removed.
// Not safe to share between threads.
class RotatingFiles {
 public:
  using Time = std::chrono::system_clock::time_point;
  RotatingFiles(std::filesystem::path folder, std::string name, std::size_t rotate_bytes,
                int keep_days);
  ~RotatingFiles();
  RotatingFiles(RotatingFiles const&) = delete;
  RotatingFiles& operator=(RotatingFiles const&) = delete;

  void write(std::string_view line, Time now);
  void flush();

 private:
  void open();
  void rotate(Time now);
  void remove_old(Time now) const;

  std::filesystem::path folder_;
  std::string name_;
  std::size_t rotate_bytes_;
  int keep_days_;
  std::FILE* file_ = nullptr;
  std::size_t size_ = 0;
  std::string date_;  // of the lines in the open file; empty: none yet
};

}  // namespace ops
