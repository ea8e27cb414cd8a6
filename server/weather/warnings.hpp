// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "weather/cap_documents.hpp"
#include "weather/cell_cache.hpp"
#include "weather/warning.hpp"

namespace weather {

struct WarningWish {
  Whereabouts where;
  std::chrono::milliseconds patience{4000};
  std::string traceparent = {};
};

struct WarningsFound {
  std::vector<Warning> warnings;            // in force, the most severe first
  std::optional<base::Instant> as_of = {};  // when the source was asked; absent: none is asked
  bool is_stale = false;                    // it does not answer: its last word
  std::optional<base::Error> trouble = {};  // nobody answered: E-303, for operators
};

struct WarningParts {
  WarningSource* source;  // nullptr: nobody is configured
  CapDocuments& documents;
  base::Clock const& clock;
  std::function<void(std::string_view)> cache_asked;  // hit, miss, stale
};

// What is warned of around a place: by the service that answers, kept five minutes, and by CAP
// documents. Safe to share between threads.
class Warnings {
 public:
  explicit Warnings(WarningParts parts) : parts_(std::move(parts)) {}
  WarningsFound around(WarningWish const& wish);

 private:
  struct Asked {
    std::shared_ptr<WarningsAt const> told;
    bool is_stale = false;
    std::optional<base::Error> trouble = {};
  };
  Asked ask(WarningWish const& wish);

  WarningParts const parts_;
  CellCache<WarningsAt> cache_;
};

// Of messages in several languages those in the wanted one, where there is one.
std::vector<Warning> in_language(std::vector<Warning> warnings, std::string_view language);

}  // namespace weather
