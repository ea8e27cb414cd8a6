// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/chat_refusals.hpp"

#include <algorithm>
#include <array>

#include "providers/models/impl/trouble_status.hpp"
#include "providers/models/impl/wire_fields.hpp"

namespace providers::models {
namespace {

using enum assistant::ModelTrouble;
using assistant::ModelTrouble;

// A word of `code` or `type`, whole or as a part; status 0 stands for any.
struct Word {
  std::string_view part;
  ModelTrouble trouble;
  unsigned status = 0;
};

constexpr auto words = std::to_array<Word>({
    {"unsafe", unsafe},
    {"data_inspection_failed", unsafe},
    {"content_filter", unsafe},
    {"content_policy", unsafe},
    {"characters_too_long", too_long},
    {"tokens_too_long", too_long},
    {"context_length_exceeded", too_long},
    {"exceed_context_size", too_long},
    {"Arrearage", exhausted},
    {"account_overdue", exhausted},
    {"insufficient_quota", exhausted},
    {"Throttling", exhausted},
    {"model_not_found", unavailable},
    {"ModelNotFound", unavailable},
    {"not_found_error", unavailable, 404},
    {"NotFoundError", unavailable, 404},
    {"model_offline", unavailable},
    {"invalid_model", unavailable, 400},
});

// Where a service has no code of its own for it.
constexpr auto sentences = std::to_array<Word>({
    {"Model Not Exist", unavailable},
    {"maximum context length", too_long},
});

template <class Table>
Word const* first_fit(Table const& table, std::string_view text, unsigned status) {
  auto const* const at = std::find_if(table.begin(), table.end(), [&](Word const& each) {
    return (each.status == 0 || each.status == status) &&
           text.find(each.part) != std::string_view::npos;
  });
  return at == table.end() ? nullptr : at;
}

}  // namespace

ModelTrouble trouble_of_chat_error(boost::json::value const& body, unsigned status) {
  auto const* const error = find(body, "error");
  if (!error) return trouble_of_status(status);
  auto const codes = text_of(*error, "code") + " " + text_of(*error, "type");
  if (auto const* const word = first_fit(words, codes, status)) return word->trouble;
  if (auto const* const word = first_fit(sentences, text_of(*error, "message"), status))
    return word->trouble;
  return trouble_of_status(status);
}

}  // namespace providers::models
