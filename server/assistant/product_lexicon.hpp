// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <mutex>

#include "assistant/lexicon.hpp"
#include "places/areas.hpp"
#include "places/catalogue.hpp"

namespace assistant {

// The product's lexicon: every city of China, the districts of cities that have places, every
// place of the catalogue by its key, and product_words(). A city's id is its area code.
Lexicon lexicon_from(places::Areas const& areas, places::Catalogue const& catalogue);

// The lexicon of the catalogue of now; compiled anew when an import has put another in its place.
class ProductLexicon {
 public:
  ProductLexicon(places::Areas const& areas, places::LiveCatalogue const& catalogue)
      : areas_(areas), catalogue_(catalogue) {}
  std::shared_ptr<Lexicon const> now() const;

 private:
  places::Areas const& areas_;
  places::LiveCatalogue const& catalogue_;
  mutable std::mutex mutex_;
  mutable std::shared_ptr<places::Catalogue const> compiled_from_;
  mutable std::shared_ptr<Lexicon const> compiled_;
};

}  // namespace assistant
