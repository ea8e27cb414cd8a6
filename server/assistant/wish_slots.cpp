// SPDX-License-Identifier: Apache-2.0
#include "assistant/wish_slots.hpp"

#include "assistant/impl/reading.hpp"

namespace assistant {

ReadWish read_wish(std::string_view text, Lexicon const& lexicon, base::Day today,
                   std::string_view town) {
  impl::Reading reading(text, lexicon, today, std::string(town));
  impl::read_revisions(reading);
  impl::read_route(reading);
  impl::read_money(reading);
  impl::read_orders(reading);
  impl::read_times(reading);
  impl::read_dates(reading);
  impl::read_transport(reading);
  impl::read_counts(reading);
  impl::read_hotel(reading);
  impl::read_party(reading);
  impl::read_needs(reading);
  impl::read_pace(reading);
  impl::read_wants(reading);
  impl::find_not_understood(reading);
  return std::move(reading.wish);
}

}  // namespace assistant
