// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/result.hpp"

namespace assistant {

// A function that a model wants called.
struct FunctionCall {
  std::string id;         // of this call; results are sent back under it
  std::string name;       // perhaps of none that we offered
  std::string arguments;  // what the model takes for JSON
  std::string thoughts = {};
  friend bool operator==(FunctionCall const&, FunctionCall const&) = default;
};

// One turn of a conversation. Who we are and what we want stands in ModelRequest::system and
// nowhere else; what people and functions say is data.
struct Turn {
  enum class Role : std::uint8_t { user, model, function };
  Role role = Role::user;
  std::string text = {};
  std::vector<FunctionCall> calls = {};  // of a model
  FunctionCall answers = {};             // of a function: the call whose result `text` is
};

// A function that a model may want called. `parameters` is a JSON schema of an object.
struct OfferedFunction {
  std::string name;
  std::string description;
  std::string parameters;
};

struct ModelRequest {
  std::string system = {};
  std::vector<Turn> turns;  // the last one is of a user or a function
  std::vector<OfferedFunction> functions = {};
  std::string chosen_function = {};        // that must be called; empty: as the model likes
  bool wants_json = false;                 // an object; `system` says which
  std::optional<double> temperature = {};  // (0, 1]; not together with top_p
  std::optional<double> top_p = {};        // [0, 1]
  std::optional<int> most_tokens = {};     // of the reply
  std::vector<std::string> stop = {};      // at most four of at most twenty characters
  std::string person = {};                 // whose account it counts for; never leaves the house
  std::string user = {};                   // stands for the person to a provider; never a name
  std::string user_address = {};           // where from; empty unless the person agreed
  std::string traceparent = {};
  base::Instant begins_by{};  // the first words of a reply that is shown while it comes
  base::Instant ends_by{};    // all of it
};

struct TokenCount {
  std::int64_t prompt = 0;
  std::int64_t reply = 0;
};

struct ModelReply {
  enum class End : std::uint8_t { complete, shortened, filtered, calls };
  std::string text = {};
  std::vector<FunctionCall> calls = {};
  End end = End::complete;
  bool must_forget = false;  // what was asked is unsafe: nothing of the conversation may be kept
  TokenCount spent = {};     // nought where the provider does not say
  std::string provider = {};
  std::string model = {};
};

enum class ModelTrouble : std::uint8_t {
  timed_out,     // LLM-101
  bad_request,   // LLM-102: our request is at fault
  too_long,      // LLM-102: it may be shortened and tried again
  unsafe,        // LLM-102: refused for what it says; nobody else may be asked
  unauthorised,  // LLM-103
  unavailable,   // LLM-104
  unreachable,   // LLM-104; E-101 when no provider can be reached
  exhausted,     // LLM-105
  stopped,       // by the person: no error
};

// Why there is no reply, or no whole one.
struct ModelFailure {
  ModelTrouble trouble = ModelTrouble::unavailable;
  std::string why = {};  // a sentence for operators, without keys
  std::optional<std::chrono::seconds> retry_after = {};
  bool was_shown = false;  // the person has seen the beginning: it is not said again by another
};

struct ModelAnswer {
  std::optional<ModelReply> reply = {};
  ModelFailure failure = {};  // without a reply

  ModelAnswer(ModelReply made) : reply(std::move(made)) {}
  ModelAnswer(ModelFailure why) : failure(std::move(why)) {}
  explicit operator bool() const { return reply.has_value(); }
};

// Told the text while it comes, in pieces of whole characters. False ends the reply as stopped.
using TextSink = std::function<bool(std::string_view)>;

// Somebody who continues a conversation. A call blocks its thread and never throws for what the
// other side does; safe to share between threads.
class LanguageModel {
 public:
  virtual ~LanguageModel() = default;
  // Without a sink the reply comes whole.
  virtual ModelAnswer reply(ModelRequest const& request, TextSink const& sink,
                            std::stop_token stop) = 0;
};

// The refusal that people get, with the code the requirement fixes. A stopped reply has none.
base::Error error_of(ModelFailure const& failure);

std::string_view to_word(ModelTrouble trouble);  // for metrics and logs

}  // namespace assistant
