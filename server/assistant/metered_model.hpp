// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <string>

#include "assistant/language_model.hpp"
#include "assistant/model_usage.hpp"
#include "base/clock.hpp"

namespace assistant {

// Yuan for a million tokens, as a provider charges them.
struct TokenPrice {
  double prompt = 0;
  double reply = 0;
};

struct ModelLimits {
  std::int64_t calls_per_day = 0;  // of one person; 0: no limit
  std::int64_t tokens_per_day = 0;
  std::map<std::string, TokenPrice, std::less<>> prices = {};  // by provider; absent: free
};

// Counts what each person uses, and refuses with "exhausted" until the next day (China's) when it
// is too much. A call that is under way when the limit is reached still ends.
class MeteredModel final : public LanguageModel {
 public:
  MeteredModel(LanguageModel& model, ModelUsage& usage, base::Clock const& clock,
               ModelLimits limits)
      : model_(model), usage_(usage), clock_(clock), limits_(std::move(limits)) {}

  // The request must say for whom.
  ModelAnswer reply(ModelRequest const& request, TextSink const& tell,
                    std::stop_token stop) override;

 private:
  bool is_too_much(Used const& used) const;
  Used used_by(ModelAnswer const& answer, ModelRequest const& request,
               std::string const& shown) const;

  LanguageModel& model_;
  ModelUsage& usage_;
  base::Clock const& clock_;
  ModelLimits const limits_;
};

// An estimate for services that do not count: a character beyond ASCII is a token, four others
// are one.
std::int64_t estimated_tokens(std::string_view text);

}  // namespace assistant
