// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "assistant/language_model.hpp"
#include "http/message.hpp"
#include "trips/answer.hpp"

namespace trips {

enum class IntroductionWriter : std::uint8_t { rules, model };

// The short text at the head of a plan, and who wrote it.
struct Introduction {
  std::string text;
  IntroductionWriter written_by = IntroductionWriter::rules;
  std::string model = {};  // its name, if one wrote it
  std::string code = {};   // why a model that should have written it did not; may be empty
};

// From the plan's facts alone, always the same.
std::string introduction_by_rules(TierAnswer const& tier, http::Locale locale);

// What a text says that the plan does not: the first number, name or address of that kind; empty
// if all of it is in the plan. Doubts count against the text.
std::string foreign_to(TierAnswer const& tier, std::string_view text);

// Whose plan, and on behalf of which request.
struct IntroducedFor {
  std::string key;  // of the plan; what a model wrote about it is kept under it
  std::string person;
  http::Locale locale = http::Locale::zh_cn;
  std::string traceparent = {};
};

// Asks a model, checks what it wrote against the plan, and falls back to rules. Safe to share
// between threads.
class Introducer {
 public:
  // `model`: nullptr for none; must outlive this.
  Introducer(assistant::LanguageModel* model, base::Clock const& clock)
      : model_(model), clock_(clock) {}

  Introduction introduce(TierAnswer const& tier, IntroducedFor const& whom);

 private:
  assistant::ModelRequest request_for(TierAnswer const& tier, IntroducedFor const& whom) const;

  assistant::LanguageModel* model_;
  base::Clock const& clock_;
  std::mutex mutex_;
  std::map<std::string, Introduction> written_;  // by models
};

}  // namespace trips
