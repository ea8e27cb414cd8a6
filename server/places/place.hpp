// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/money.hpp"
#include "places/area_code.hpp"
#include "places/opening_hours.hpp"
#include "places/vocabulary.hpp"

namespace places {

// The stable id of a place: lower-case ASCII words joined by hyphens, `fuzhou-gushan`.
class PlaceKey {
 public:
  PlaceKey() = default;
  explicit PlaceKey(std::string text);  // a text that is not a key is a Bug
  static std::optional<PlaceKey> parse(std::string_view text);

  std::string const& str() const { return text_; }
  friend auto operator<=>(PlaceKey const&, PlaceKey const&) = default;

 private:
  std::string text_;
};

enum class PriceState : std::uint8_t { unknown, free, known };

// What somebody pays. Unknown is not zero: whoever adds up must say so.
class Price {
 public:
  using State = PriceState;

  Price() = default;
  static Price free() { return Price(State::free, {}); }
  // An amount of zero is free.
  static Price of(base::Money amount) {
    return amount.is_zero() ? free() : Price(State::known, amount);
  }

  State state() const { return state_; }
  bool is_unknown() const { return state_ == State::unknown; }
  // Zero when free; reading an unknown price is a Bug.
  base::Money amount() const {
    EXPECTS(!is_unknown());
    return amount_;
  }
  friend bool operator==(Price const&, Price const&) = default;

 private:
  Price(State state, base::Money amount) : state_(state), amount_(amount) {}
  State state_ = State::unknown;
  base::Money amount_;
};

struct Prices {
  PriceBasis basis = PriceBasis::none;
  Price adult;   // for room_night: the room
  Price child;   // 6 to 17 years
  Price senior;  // 65 and older
  friend bool operator==(Prices const&, Prices const&) = default;
};

// How long people stay: min ≤ usual ≤ max.
struct VisitLength {
  base::Minutes min{};
  base::Minutes usual{};
  base::Minutes max{};
  friend bool operator==(VisitLength const&, VisitLength const&) = default;
};

// One row of the catalogue. The columns are described in data/README.md.
struct Place {
  PlaceKey key;
  std::string name_zh;
  std::string name_en;
  std::vector<std::string> aliases;
  std::vector<Kind> kinds;  // at least one, the main one first
  base::LatLon at;
  std::string address;
  AreaCode area;                            // the district it lies in
  std::optional<OpeningHours> hours;        // nullopt: unknown
  std::optional<base::Minutes> last_entry;  // before closing; nullopt: no such rule known
  std::optional<VisitLength> visit;         // nullopt for lodging and stations
  Prices prices;
  Setting setting = Setting::outdoor;
  std::vector<Cuisine> cuisines;
  std::vector<Tag> tags;
  std::optional<int> stars;   // lodging only: 1 to 5
  std::optional<int> sleeps;  // lodging only: people per room
  Booking booking = Booking::unknown;
  Known step_free = Known::unknown;
  Known kid_friendly = Known::unknown;
  Known pet_friendly = Known::unknown;
  int popularity = 0;  // 0 to 100
  std::string note_zh;
  std::string note_en;
  std::string source;
  base::Day as_of{};
  bool is_verified = false;  // checked against a primary source
  std::string hours_unread;  // opening hours as the source has them, if nobody here can read them
  std::string licence;       // of the source; empty: the project's own

  // From a source of others under a licence of theirs, such as OpenStreetMap.
  bool is_open_data() const { return !licence.empty(); }
  bool is(Kind kind) const;
  bool has(Tag tag) const;
  bool serves(Cuisine cuisine) const;
  // By the main kind, except that a food street or market among the kinds makes it a place to eat.
  bool is_lodging() const { return places::is_lodging(kinds.front()); }
  bool is_station() const { return places::is_station(kinds.front()); }
  bool is_eating() const;
  bool is_sight() const { return places::is_sight(kinds.front()); }
};

}  // namespace places

template <>
struct std::hash<places::PlaceKey> {
  std::size_t operator()(places::PlaceKey const& key) const noexcept {
    return std::hash<std::string>{}(key.str());
  }
};
