// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "http/message.hpp"

namespace http {

// Refusals are written in English; each module has a table of its sentences in Chinese, and the
// English one is the key. Its {} stand for whatever varies, {0}, {1} … in the Chinese one for the
// first, second … of them, each of which is looked up in the table too.
struct Sentence {
  std::string_view english;
  std::string_view chinese;
};
using Sentences = std::span<Sentence const>;

// What is not in the table stays as it is, so that one table can be asked after another.
std::string in_language(std::string_view english, Locale locale, Sentences table);
// The same for all sentences of a refusal.
base::Error in_language(base::Error error, Locale locale, Sentences table);

// What the reader of requests, the Router and the server refuse with; answers.hpp asks it.
extern Sentences const sentences;

}  // namespace http
