// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "assistant/language_model.hpp"
#include "base/log.hpp"

namespace providers::models {

// Several models, the preferred one first. Another one is asked when one is out of reach, out of
// time, out of quota or does not accept our key; never after a safety refusal, after a mistake of
// ours, or once the person has seen the beginning of a reply. Each may use its fair share of the
// time left: to begin, when the reply is shown while it comes, and to end otherwise.
class ModelChain final : public assistant::LanguageModel {
 public:
  ModelChain(base::Clock const& clock, base::Log& log) : clock_(clock), log_(log) {}

  void add(std::string provider, std::shared_ptr<assistant::LanguageModel> model);
  bool empty() const { return links_.empty(); }

  // When all fail, the failure is the first one's.
  assistant::ModelAnswer reply(assistant::ModelRequest const& request,
                               assistant::TextSink const& tell, std::stop_token stop) override;

 private:
  struct Link {
    std::string provider;
    std::shared_ptr<assistant::LanguageModel> model;
  };
  assistant::ModelAnswer ask(Link const& link, assistant::ModelRequest const& request,
                             assistant::TextSink const& tell, std::stop_token const& stop);
  void tell_operators(Link const& link, assistant::ModelFailure const& failure);

  base::Clock const& clock_;
  base::Log& log_;
  std::vector<Link> links_;
};

}  // namespace providers::models
