// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <type_traits>

#include "base/expects.hpp"
#include "travel/streets/street_region.hpp"

// The file: eight letters, then everything below in the byte order of the machine that wrote it
// (a file is not for exchange), and at the end a checksum of all that stands before it.
namespace travel {
namespace {

constexpr std::string_view letters = "XQSTREE1";  // the digit is the version

std::uint64_t checksum_of(std::string_view bytes) {  // FNV-1a
  std::uint64_t sum = 14695981039346656037ULL;
  for (char const byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return sum;
}

class Writing {
 public:
  template <class Value>
  void add(Value const& value) {
    static_assert(std::has_unique_object_representations_v<Value>);
    bytes.append(reinterpret_cast<char const*>(&value), sizeof value);
  }
  template <class Items>
  void add_all(Items const& items) {
    using Item = typename Items::value_type;
    static_assert(std::has_unique_object_representations_v<Item>);
    add(static_cast<std::uint64_t>(items.size()));
    bytes.append(reinterpret_cast<char const*>(items.data()), items.size() * sizeof(Item));
  }
  std::string bytes{letters};
};

class Reading {
 public:
  explicit Reading(std::string_view bytes) : rest_(bytes) {}
  template <class Value>
  Value take() {
    Value value{};
    copy(&value, sizeof value);
    return value;
  }
  template <class Items>
  Items take_all() {
    auto const size = take<std::uint64_t>();
    EXPECTS(size <= rest_.size() / sizeof(typename Items::value_type));
    Items items;
    items.resize(size);
    copy(items.data(), size * sizeof(typename Items::value_type));
    return items;
  }

 private:
  void copy(void* to, std::size_t size) {
    EXPECTS(size <= rest_.size());
    std::copy_n(rest_.data(), size, static_cast<char*>(to));
    rest_.remove_prefix(size);
  }
  std::string_view rest_;
};

StreetRegion read_region(std::string_view bytes) {
  Reading reading(bytes);
  StreetRegion region;
  region.name = reading.take_all<std::string>();
  region.as_of = base::Day(std::chrono::days(reading.take<std::int64_t>()));
  for (std::size_t i = 0; i < region.graphs.size(); ++i) {
    auto nodes = reading.take_all<std::vector<GridPoint>>();
    auto streets = reading.take_all<std::vector<Street>>();
    region.graphs[i] = StreetGraph(std::move(nodes), std::move(streets),
                                   reading.take_all<std::vector<GridPoint>>());
    region.contractions[i].ranks = reading.take_all<std::vector<std::uint32_t>>();
    region.contractions[i].steps = reading.take_all<std::vector<Step>>();
  }
  return region;
}

}  // namespace

void save_streets(StreetRegion const& region, std::filesystem::path const& file) {
  Writing writing;
  writing.add_all(region.name);
  writing.add(static_cast<std::int64_t>(region.as_of.time_since_epoch().count()));
  for (std::size_t i = 0; i < region.graphs.size(); ++i) {
    writing.add_all(region.graphs[i].nodes());
    writing.add_all(region.graphs[i].streets());
    writing.add_all(region.graphs[i].points());
    writing.add_all(region.contractions[i].ranks);
    writing.add_all(region.contractions[i].steps);
  }
  writing.add(checksum_of(writing.bytes));
  auto const unfinished = file.string() + ".new";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out.write(writing.bytes.data(), static_cast<std::streamsize>(writing.bytes.size()));
    out.flush();
    if (!out) throw std::runtime_error(unfinished + " cannot be written");
  }
  std::filesystem::rename(unfinished, file);
}

base::Result<StreetRegion> load_streets(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::refuse(base::Refusal::not_found, file.string() + " cannot be read.");
  std::string const bytes{std::istreambuf_iterator<char>(in), {}};
  constexpr auto tail = sizeof(std::uint64_t);
  std::string_view const all(bytes);
  if (all.substr(0, letters.size()) != letters)
    return base::refuse(base::Refusal::invalid,
                        file.string() + " is of another version; import its streets again.");
  if (all.size() < letters.size() + tail)
    return base::refuse(base::Refusal::invalid, file.string() + " is damaged.");
  auto const body = all.substr(0, all.size() - tail);
  if (Reading(all.substr(body.size())).take<std::uint64_t>() != checksum_of(body))
    return base::refuse(base::Refusal::invalid, file.string() + " is damaged.");
  return read_region(body.substr(letters.size()));
}

}  // namespace travel
