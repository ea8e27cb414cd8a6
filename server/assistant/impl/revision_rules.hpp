// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/value.hpp>
#include <optional>
#include <string>
#include <vector>

#include "assistant/impl/chat_rules.hpp"

namespace assistant {

// What rules say of changing trips; nullopt: it is not about that.
class RevisionRules {
 public:
  explicit RevisionRules(RuleParts const& parts) : parts_(parts) {}

  // What came of what the person has just agreed to, or that nothing was done.
  std::optional<std::string> decided() const;
  // Of the trip that is talked of.
  std::optional<std::string> revision(std::string const& words) const;
  // Of words that read as a revision, where no trip is talked of: of the tier that has to be kept
  // first, or of the newest trip.
  std::optional<std::string> revision_of_some(std::string const& words,
                                              boost::json::value const& reading) const;

 private:
  std::optional<std::string> proposed(std::string const& trip, std::string const& words) const;
  std::optional<std::string> keeping(std::string const& words) const;
  std::string carried_out(KeptTurn const& done) const;
  std::vector<std::string> said_before_consent() const;
  std::string_view either(std::string_view zh, std::string_view en) const;

  RuleParts const& parts_;
};

}  // namespace assistant
