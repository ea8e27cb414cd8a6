// SPDX-License-Identifier: Apache-2.0
#include "instances.hpp"

#include <cmath>
#include <fstream>
#include <limits>
#include <sstream>
#include <stdexcept>

namespace planner::bench {

namespace {

using Numbers = std::vector<double>;
constexpr int weekdays = 7;
constexpr int types = 10;

struct Vertex {
  int number = 0;
  double x = 0;
  double y = 0;
  double stay = 0;
  double score = 0;
  Numbers rest;  // what follows in the line
};

std::vector<Numbers> lines_of(std::filesystem::path const& file) {
  std::ifstream in(file);
  if (!in) throw std::runtime_error("cannot read " + file.string());
  std::vector<Numbers> lines;
  for (std::string line; std::getline(in, line);) {
    std::istringstream words(line);
    Numbers numbers;
    for (double number = 0; words >> number;) numbers.push_back(number);
    if (!numbers.empty()) lines.push_back(std::move(numbers));
  }
  return lines;
}

Format format_of(std::filesystem::path const& file, std::vector<Numbers> const& lines) {
  constexpr std::size_t depot = 7;
  constexpr std::size_t trip_vertex = 6 + 2 * weekdays + 1;
  constexpr std::size_t windowed_vertex = 12 + types;
  if (lines.size() >= 4 && lines[1].size() < depot) return Format::toptw;
  if (lines.size() >= 3 && lines[1].size() == depot) {
    if (lines[2].size() == windowed_vertex) return Format::mctopmtw;
    if (lines[2].size() == trip_vertex) return Format::ttdp;
  }
  throw std::runtime_error(file.string() + " is not of a known format");
}

class Reader {
 public:
  explicit Reader(std::filesystem::path const& file) {
    auto const lines = lines_of(file);
    format_ = format_of(file, lines);
    std::size_t const heads = format_ == Format::toptw ? 2 : 1;
    head_ = lines[0];
    for (std::size_t i = heads; i < lines.size(); ++i) {
      auto const& of = lines[i];
      if (of.size() < 7) throw std::runtime_error(file.string() + " has a short line");
      vertices_.push_back(
          {static_cast<int>(of[0]), of[1], of[2], of[3], of[4], Numbers(of.begin() + 5, of.end())});
    }
    for (auto const& v : vertices_)
      if (v.x != std::floor(v.x) || v.y != std::floor(v.y)) scale_ = 100;
    if (format_ == Format::ttdp) scale_ = 100;
    read.name = file.stem().string();
  }

  void fill(int routes) {
    add_hops();
    auto const& depot = vertices_[0];
    auto const until = depot.rest.back();
    auto const from = depot.rest[depot.rest.size() - 2];
    int const days = format_ == Format::toptw      ? routes
                     : format_ == Format::mctopmtw ? static_cast<int>(head_.at(0))
                                                   : static_cast<int>(head_.at(1));
    int const home = static_cast<int>(vertices_.size()) - 1;
    DayRoute route;
    route.start_point = route.end_point = home;
    route.from = units(from);
    route.until = units(until);
    read.problem.days.assign(static_cast<std::size_t>(days), route);
    if (format_ == Format::mctopmtw) add_limits();
    for (std::size_t i = 1; i < vertices_.size(); ++i) add_stop(vertices_[i], days);
    // The whole distance counts less than the smallest difference in score.
    read.problem.weights = Weights{0.5 / (days * static_cast<double>(route.until)), 0, 0};
  }

  PublishedInstance read;

 private:
  int units(double time) const { return static_cast<int>(std::lround(time * scale_)); }

  // Rounded down exactly: coordinates have at most three decimals, so squares are whole.
  int distance(Vertex const& a, Vertex const& b) const {
    auto const dx = std::llround((a.x - b.x) * 1000);
    auto const dy = std::llround((a.y - b.y) * 1000);
    auto const square = dx * dx + dy * dy;
    auto const step = static_cast<long long>(1000 / scale_);
    auto root = static_cast<long long>(std::sqrt(static_cast<double>(square))) / step + 1;
    while (root * step * root * step > square) --root;
    return static_cast<int>(root);
  }

  // Stops are vertices 1 …, the depot is the last point.
  void add_hops() {
    auto& problem = read.problem;
    auto const points = vertices_.size();
    problem.point_count = static_cast<int>(points);
    auto const& at = [&](std::size_t point) -> Vertex const& {
      return vertices_[point + 1 == points ? 0 : point + 1];
    };
    for (std::size_t a = 0; a < points; ++a)
      for (std::size_t b = 0; b < points; ++b)
        problem.hops.push_back({distance(at(a), at(b)), 0, 0});
  }

  void add_limits() {
    read.problem.budgets = {{std::llround(head_.at(2))}};
    for (int type = 0; type < types; ++type)
      read.problem.limits.push_back(
          {0, static_cast<int>(head_.at(static_cast<std::size_t>(3 + type))), 0});
  }

  void add_stop(Vertex const& v, int days) {
    Stop stop;
    stop.score = v.score;
    stop.stay_min = stop.stay_usual = stop.stay_max = units(v.stay);
    bool is_allowed = true;
    if (format_ == Format::mctopmtw) {
      stop.cost_minor = std::llround(v.rest.at(6));
      for (int type = 0; type < types; ++type) {
        if (v.rest.at(static_cast<std::size_t>(7 + type)) == 0) continue;
        stop.categories |= std::uint64_t{1} << type;
        is_allowed = is_allowed && read.problem.limits[static_cast<std::size_t>(type)].per_trip > 0;
      }
    }
    for (int day = 0; day < days; ++day)
      stop.windows.push_back(is_allowed ? windows(v, day) : std::vector<Window>{});
    read.problem.stops.push_back(std::move(stop));
    read.vertices.push_back(v.number);
  }

  Window window(double opens, double closes) const {
    return {units(opens), units(closes), std::numeric_limits<int>::max() / 8};
  }

  std::vector<Window> windows(Vertex const& v, int day) const {
    auto const& rest = v.rest;
    if (format_ == Format::toptw)  // the last two numbers of the line
      return {window(rest.at(rest.size() - 2), rest.back())};
    if (format_ == Format::mctopmtw) {  // the first and third or the second and fourth quarter
      std::size_t const first = (rest.at(5) != 0) == (day % 2 == 0) ? 0 : 1;
      return {window(rest.at(first), rest.at(first + 1)),
              window(rest.at(first + 2), rest.at(first + 3))};
    }
    auto const weekday = static_cast<std::size_t>((static_cast<int>(head_.at(2)) + day) % weekdays);
    double const opens = rest.at(1 + 2 * weekday);
    double const closes = rest.at(2 + 2 * weekday);
    if (opens == 0 && closes == 0) return {};
    return {window(opens, closes)};
  }

  Format format_ = Format::toptw;
  Numbers head_;
  std::vector<Vertex> vertices_;
  int scale_ = 10;
};

}  // namespace

Format format_of(std::filesystem::path const& file) { return format_of(file, lines_of(file)); }

PublishedInstance read_instance(std::filesystem::path const& file, int routes) {
  Reader reader(file);
  reader.fill(routes);
  return std::move(reader.read);
}

}  // namespace planner::bench
