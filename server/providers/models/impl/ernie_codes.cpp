// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/ernie_codes.hpp"

#include <algorithm>
#include <array>

namespace providers::models {
namespace {

using enum assistant::ModelTrouble;

enum class Then : std::uint8_t { repeat, give_up, fetch_token };

struct Code {
  std::int64_t code;
  assistant::ModelTrouble trouble;
  Then then;
};

constexpr auto codes = std::to_array<Code>({
    {1, unavailable, Then::repeat},         {2, unavailable, Then::repeat},
    {3, unavailable, Then::give_up},        {4, exhausted, Then::repeat},
    {6, unauthorised, Then::give_up},       {13, unauthorised, Then::fetch_token},
    {14, unauthorised, Then::give_up},      {15, unavailable, Then::repeat},
    {17, exhausted, Then::give_up},         {18, exhausted, Then::repeat},
    {19, exhausted, Then::give_up},         {100, unauthorised, Then::fetch_token},
    {110, unauthorised, Then::fetch_token}, {111, unauthorised, Then::fetch_token},
    {336000, unavailable, Then::repeat},    {336001, bad_request, Then::give_up},
    {336002, bad_request, Then::give_up},   {336003, bad_request, Then::give_up},
    {336004, unauthorised, Then::give_up},  {336005, unavailable, Then::give_up},
    {336006, too_long, Then::give_up},      {336007, too_long, Then::give_up},
    {336100, unavailable, Then::repeat},    {336101, bad_request, Then::give_up},
    {336102, bad_request, Then::give_up},   {336103, too_long, Then::give_up},
    {336104, unsafe, Then::give_up},        {336105, unsafe, Then::give_up},
    {336501, exhausted, Then::give_up},  // of the minute: longer than anybody waits
    {336502, exhausted, Then::give_up},     {500000, unavailable, Then::repeat},
});

}  // namespace

ErnieMeaning meaning_of_ernie_code(std::int64_t code) {
  auto const* const at =
      std::find_if(codes.begin(), codes.end(), [&](Code const& each) { return each.code == code; });
  if (at == codes.end()) return {};
  return {.trouble = at->trouble,
          .refuses_token = at->then == Then::fetch_token,
          .is_lasting = at->then != Then::repeat,
          .is_known = true};
}

}  // namespace providers::models
