// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <filesystem>
#include <memory>
#include <string>

#include "base/log.hpp"

namespace ops {

enum class LogFormat { text, json };

struct LogSettings {
  std::string service = "xingqu";
  std::string instance = "local";
  base::Severity level = base::Severity::info;
  LogFormat format = LogFormat::text;
  bool to_console = true;
  std::filesystem::path folder = {};  // empty: no files
  std::size_t rotate_bytes = 100u << 20;
  int keep_days = 30;
};

// Lines as the operations document fixes them,
//   [2024-01-01 12:00:00.123] [INFO] [service] [instance] [thread] [module] - text
// or one JSON object a line with the same fields. Written by a thread of its own; when its queue
// is full the oldest lines give way, because a slow disk must not stop travellers.
std::shared_ptr<base::Log> open_log(LogSettings const& settings);

// The name that a thread carries in its lines (at most 15 characters, a Linux limit).
void name_this_thread(std::string const& name);

}  // namespace ops
