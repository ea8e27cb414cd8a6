// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <atomic>
#include <optional>
#include <string>

#include "assistant/language_model.hpp"
#include "providers/models/token_desks.hpp"
#include "providers/provider.hpp"

namespace providers::models {

// What of ERNIE's fields belongs to the installation and not to a request.
struct ErnieOptions {
  std::string model;  // "ERNIE-4.0-8K"
  ErnieKeys keys;
  std::optional<double> penalty_score = {};  // [1, 2]
  bool disable_search = false;
  bool enable_citation = false;
  bool enable_trace = false;
  std::string system_memory = {};  // its id; empty: none
  Deadlines deadlines = conversation_deadlines;
};

// The part of the path that names a model; of those without a name of their own, the lower-cased
// one.
std::string ernie_endpoint(std::string_view model);

// Baidu's ERNIE (文心一言), first version of its interface.
class ErnieModel final : public assistant::LanguageModel {
 public:
  ErnieModel(Provider& provider, base::Clock const& clock, ErnieOptions options)
      : provider_(provider),
        clock_(clock),
        options_(std::move(options)),
        tokens_(provider, clock, ernie_desk(options_.keys), options_.deadlines.first_byte) {}

  // A token that is refused is replaced, and the call made again, once.
  assistant::ModelAnswer reply(assistant::ModelRequest const& request,
                               assistant::TextSink const& tell, std::stop_token stop) override;

 private:
  Call call_with(std::string const& token, assistant::ModelRequest const& request, bool streams);

  Provider& provider_;
  base::Clock const& clock_;
  ErnieOptions const options_;
  AccessTokens tokens_;
  std::atomic<bool> was_exhausted_ = false;
};

}  // namespace providers::models
