// SPDX-License-Identifier: Apache-2.0
#include "assistant/language_model.hpp"

#include "base/expects.hpp"

namespace assistant {
namespace {

using base::Refusal;

struct Words {
  ModelTrouble trouble;
  std::string_view word;
  Refusal kind;
  std::string_view code;
  std::string_view why;
};

// LLM-103 is our key that is refused, not the person's session: it must not travel as 401 or 403.
constexpr Words table[] = {
    {ModelTrouble::timed_out, "timed_out", Refusal::unavailable, "LLM-101",
     "The language model did not answer in time."},
    {ModelTrouble::bad_request, "bad_request", Refusal::invalid, "LLM-102",
     "The request has the wrong format and cannot be processed."},
    {ModelTrouble::too_long, "too_long", Refusal::invalid, "LLM-102",
     "The conversation is too long for the language model."},
    {ModelTrouble::unsafe, "unsafe", Refusal::invalid, "LLM-102",
     "The language model does not want to talk about this."},
    {ModelTrouble::unauthorised, "unauthorised", Refusal::unavailable, "LLM-103",
     "The service refused to authorise the call."},
    {ModelTrouble::unavailable, "unavailable", Refusal::unavailable, "LLM-104",
     "The language model cannot be reached at the moment."},
    {ModelTrouble::unreachable, "unreachable", Refusal::unavailable, "E-101",
     "There is no connection to any language model."},
    {ModelTrouble::exhausted, "exhausted", Refusal::too_many, "LLM-105",
     "The limit of requests has been reached."},
};

}  // namespace

base::Error error_of(ModelFailure const& failure) {
  for (auto const& row : table)
    if (row.trouble == failure.trouble) {
      auto error = base::refuse(row.kind, std::string(row.why), std::string(row.code));
      error.retry_after = failure.retry_after;
      return error;
    }
  EXPECTS(failure.trouble == ModelTrouble::stopped);
  return base::refuse(Refusal::conflict, "The reply was stopped.", "stopped");
}

std::string_view to_word(ModelTrouble trouble) {
  for (auto const& row : table)
    if (row.trouble == trouble) return row.word;
  return "stopped";
}

}  // namespace assistant
