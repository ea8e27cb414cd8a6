// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stop_token>

#include "assistant/language_model.hpp"
#include "base/clock.hpp"
#include "providers/models/impl/reply_reader.hpp"
#include "providers/provider.hpp"

namespace providers::models {

// Whom a model's reply is asked from. `was_exhausted` remembers why it rests.
struct ModelService {
  Provider& provider;
  base::Clock const& clock;
  std::atomic<bool>& was_exhausted;
  Deadlines const& deadlines;
};

// Asks once and reads what comes with `reader`, which keeps it. With `streams` the answer is
// expected as events, and the first of them and each further one must come in time: comments,
// which some services send while a request queues, are no sign of life. A stream that tells of a
// failure that may pass, before anybody has been shown a word, is asked for again like a whole
// reply.
assistant::ModelAnswer ask_model(ModelService const& service, Call call, bool streams,
                                 assistant::ModelRequest const& request, ReplyReader& reader,
                                 assistant::TextSink const& tell, std::stop_token const& stop);

// Why a call that was not answered failed.
assistant::ModelFailure failure_of(Outcome const& outcome, bool was_exhausted);

}  // namespace providers::models
