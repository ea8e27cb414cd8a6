// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "places/place.hpp"

namespace places {

// How a name led to a place; the first is the surest.
enum class NameMatchKind : std::uint8_t { exact, alias, part, alike };

struct NameMatch {
  Place const* place = nullptr;
  NameMatchKind kind = NameMatchKind::exact;
};

// All places at one moment; never changes, so it may be shared between threads. Pointers into it
// live as long as it does.
class Catalogue {
 public:
  Catalogue() = default;
  explicit Catalogue(std::vector<Place> places);  // two of one key are a Bug

  std::vector<Place> const& all() const { return places_; }  // by key
  Place const* find(PlaceKey const& key) const;

  // The places of a province, city or district, by key.
  std::vector<Place const*> list_in(AreaCode area) const;
  // Those of them that are of this kind, mainly or among other things.
  std::vector<Place const*> list_in(AreaCode area, Kind kind) const;
  bool covers(AreaCode area) const;
  std::vector<AreaCode> cities() const;  // that have places, the one with the most first

  // Places within a distance as the crow flies, nearest first.
  std::vector<Place const*> near(base::LatLon at, double radius_m) const;

  // Places that somebody may mean by a name: the same name, an alias, a part of the name (or the
  // name a part of the text), or one that is spelt much alike. The surest first, then the more
  // popular. `area` limits them to one province, city or district.
  std::vector<NameMatch> find_by_name(std::string_view text, std::optional<AreaCode> area,
                                      std::size_t limit = 10) const;

 private:
  struct Names {  // compact, see names.hpp
    std::vector<std::string> own;
    std::vector<std::string> aliases;
  };
  static Names names_of(Place const& place);
  static std::optional<NameMatchKind> match(Names const& names, std::string_view wanted);

  std::vector<Place> places_;
  std::vector<Names> names_;  // of places_[i]
  std::unordered_map<AreaCode, std::vector<std::uint32_t>> by_city_;
  std::unordered_map<std::int64_t, std::vector<std::uint32_t>> by_cell_;
};

class PlaceIndex;

// The catalogue of now. Readers keep the one they took while an import puts another in its place.
class LiveCatalogue {
 public:
  explicit LiveCatalogue(Catalogue catalogue = {});
  std::shared_ptr<Catalogue const> now() const;
  std::shared_ptr<PlaceIndex const> index() const;  // of now
  void replace(Catalogue catalogue);

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<Catalogue const> now_;
  std::shared_ptr<PlaceIndex const> index_;
};

}  // namespace places
