// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace ops {

// A key is a secret that files and flags may name only by reference, so that no settings file and
// no list of processes ever holds one.
enum class SettingKind : std::uint8_t { text, number, yes_no, list, secret, key };

// One row of the one table that knows every setting.
struct Setting {
  std::string_view key;  // "server.listen"
  SettingKind kind;
  std::string_view initial;  // as it would be written in YAML; lists separated by commas
  std::string_view meaning;
  std::int64_t least = 0;  // numbers only
  std::int64_t most = 0;
};

std::span<Setting const> all_settings();

// "XINGQU_SERVER_LISTEN" for "server.listen".
std::string environment_name(std::string_view key);

// The values in force: defaults < files, in order < environment < flags.
// A key that is not in the table is refused with the nearest one that is; so is a value that does
// not fit. Secrets may be written by reference: ${file:/run/secrets/x} or ${env:NAME}.
class Settings {
 public:
  struct Sources {
    std::vector<std::filesystem::path> files = {};
    std::function<char const*(char const*)> environment = {};  // like getenv; may be empty
    std::map<std::string, std::string> flags = {};
  };

  // Every problem is one FieldError: pointer names the source and the key.
  static base::Result<Settings> load(Sources const& sources);

  // The key must be in the table and of that kind; anything else is a bug.
  std::string text(std::string_view key) const;  // text, secrets and keys
  std::int64_t number(std::string_view key) const;
  bool yes(std::string_view key) const;
  std::vector<std::string> list(std::string_view key) const;

  // "key: value  # where it came from", secrets as ***, in table order.
  std::string describe() const;

 private:
  struct Value {
    std::string text;
    std::string source;
  };
  Value const& value(std::string_view key, SettingKind kind) const;
  std::map<std::string, Value, std::less<>> values_;
};

}  // namespace ops
