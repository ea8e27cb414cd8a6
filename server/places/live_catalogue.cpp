// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "places/catalogue.hpp"
#include "places/search.hpp"

namespace places {

LiveCatalogue::LiveCatalogue(Catalogue catalogue) { replace(std::move(catalogue)); }

std::shared_ptr<Catalogue const> LiveCatalogue::now() const {
  std::lock_guard const lock(mutex_);
  return now_;
}

std::shared_ptr<PlaceIndex const> LiveCatalogue::index() const {
  std::lock_guard const lock(mutex_);
  return index_;
}

void LiveCatalogue::replace(Catalogue catalogue) {
  auto next = std::make_shared<Catalogue const>(std::move(catalogue));
  auto index = std::make_shared<PlaceIndex const>(next);
  std::lock_guard const lock(mutex_);
  now_ = std::move(next);
  index_ = std::move(index);
}

}  // namespace places
