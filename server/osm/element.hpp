// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/geo.hpp"

namespace osm {

enum class ElementType : std::uint8_t { node, way, relation };

// The box around positions; empty until one is added.
class Box {
 public:
  void add(base::LatLon at);
  void add(Box const& other);
  bool is_empty() const { return is_empty_; }
  base::LatLon centre() const;  // of an empty one: a Bug

 private:
  base::LatLon low_;
  base::LatLon high_;
  bool is_empty_ = true;
};

struct Member {
  ElementType type = ElementType::node;
  std::int64_t id = 0;
};

// A node, way or relation of OpenStreetMap.
struct Element {
  ElementType type = ElementType::node;
  std::int64_t id = 0;
  bool is_deleted = false;
  std::vector<std::pair<std::string, std::string>> tags;
  Box box;                      // of a node, or of those nodes of a way that are in the extract
  bool is_incomplete = false;   // a node of the way is not in the extract
  std::vector<Member> members;  // of a relation

  std::string_view find(std::string_view key) const;  // empty: no such tag
  bool has(std::string_view key, std::string_view value) const { return find(key) == value; }
  std::string name() const;  // node/123
};

std::string_view to_word(ElementType type);

// Reads a line of the OPL format, with positions at the nodes of ways as
// `osmium add-locations-to-ways` leaves them. nullopt: it is none.
std::optional<Element> read_opl(std::string_view line);

}  // namespace osm
