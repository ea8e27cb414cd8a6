// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string_view>

#include "base/civil.hpp"
#include "storage/database.hpp"

namespace assistant {

// What somebody has used of language models.
struct Used {
  std::int64_t calls = 0;
  std::int64_t prompt_tokens = 0;
  std::int64_t reply_tokens = 0;
  std::int64_t cost_micro_yuan = 0;

  std::int64_t tokens() const { return prompt_tokens + reply_tokens; }
  friend bool operator==(Used const&, Used const&) = default;
};

// Kept by person, day (China's) and provider.
class ModelUsage {
 public:
  explicit ModelUsage(storage::Database& db) : db_(db) {}

  void add(std::string_view user_id, base::Day day, std::string_view provider, Used const& used);
  Used on_day(std::string_view user_id, base::Day day);  // of all providers
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
};

}  // namespace assistant
