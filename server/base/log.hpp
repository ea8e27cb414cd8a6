// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

namespace base {

enum class Severity : std::uint8_t { trace, debug, info, warn, error };

// Where a module says what happened. `module` is the folder's name, or a finer word under it
// ("http.access"). Secrets are masked by the implementation, not by the caller.
class Log {
 public:
  virtual ~Log() = default;
  virtual void write(Severity severity, std::string_view module, std::string_view text) = 0;
  void info(std::string_view module, std::string_view text) { write(Severity::info, module, text); }
  void warn(std::string_view module, std::string_view text) { write(Severity::warn, module, text); }
  void error(std::string_view module, std::string_view text) {
    write(Severity::error, module, text);
  }
};

class SilentLog final : public Log {
 public:
  void write(Severity, std::string_view, std::string_view) override {}
};

}  // namespace base
