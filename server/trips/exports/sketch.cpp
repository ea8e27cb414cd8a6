// SPDX-License-Identifier: Apache-2.0
#include "trips/exports/sketch.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace trips {
namespace {

constexpr double border = 18;

// Told apart in grey and by most who see colours differently (after Okabe and Ito, 2008).
constexpr std::array<Paper::Ink, 7> inks{{{0.00, 0.45, 0.70},
                                          {0.84, 0.37, 0.00},
                                          {0.00, 0.62, 0.45},
                                          {0.80, 0.47, 0.65},
                                          {0.55, 0.45, 0.00},
                                          {0.20, 0.20, 0.55},
                                          {0.35, 0.35, 0.35}}};

struct Point {
  double x = 0;
  double y = 0;
};

// From positions to the sheet: degrees of longitude as wide as they are in the middle.
class Projection {
 public:
  Projection(std::vector<TripStop> const& stops, Point corner, double across, double down) {
    south_ = west_ = 180;
    double north = -180;
    double east = -180;
    for (auto const& stop : stops) {
      auto const& place = stop.visit->place;
      south_ = std::min(south_, place.lat);
      north = std::max(north, place.lat);
      west_ = std::min(west_, place.lon);
      east = std::max(east, place.lon);
    }
    narrowing_ = std::cos((south_ + north) / 2 * std::numbers::pi / 180);
    constexpr double least = 0.004;  // degrees: what is all in one spot stays a spot
    double const wide = std::max((east - west_) * narrowing_, least);
    double const tall = std::max(north - south_, least);
    scale_ = std::min((across - 2 * border) / wide, (down - 2 * border) / tall);
    origin_ = {corner.x + (across - (east - west_) * narrowing_ * scale_) / 2,
               corner.y + (down + (north - south_) * scale_) / 2};
  }

  Point of(PlaceRef const& place) const {
    return {origin_.x + (place.lon - west_) * narrowing_ * scale_,
            origin_.y - (place.lat - south_) * scale_};
  }
  double points_per_km() const { return scale_ / 111.195; }

 private:
  double south_ = 0;
  double west_ = 0;
  double narrowing_ = 1;
  double scale_ = 1;  // points per degree of latitude
  Point origin_;
};

// The longest of 1, 2 and 5 times a power of ten that is shorter than a third of the width.
double scale_km(double points_per_km, double across) {
  double best = 0.01;
  for (double power = 0.01; power < 1e5; power *= 10)
    for (double const step : {1.0, 2.0, 5.0})
      if (step * power * points_per_km <= across / 3) best = step * power;
  return best;
}

void draw_scale(Paper& paper, Projection const& projection, Point at) {
  double const km = scale_km(projection.points_per_km(), Paper::inner);
  double const length = km * projection.points_per_km();
  paper.line(at.x, at.y, at.x + length, at.y, {0.3, 0.3, 0.3}, 1);
  paper.line(at.x, at.y - 3, at.x, at.y, {0.3, 0.3, 0.3}, 1);
  paper.line(at.x + length, at.y - 3, at.x + length, at.y, {0.3, 0.3, 0.3}, 1);
}

std::string legend(double km, DotNumbers numbers, ExportLanguage language) {
  bool const is_english = language == ExportLanguage::en;
  auto text = fmt::format(
      fmt::runtime(is_english ? "North is up. The bar is {} {}." : "上北下南，线段长 {} {}。"),
      km < 1 ? km * 1000 : km, km < 1 ? "m" : "km");
  if (numbers == DotNumbers::days) text += is_english ? " The numbers are days." : "数字是第几天。";
  return text;
}

}  // namespace

Paper::Ink day_ink(int day) { return inks[static_cast<std::size_t>(day - 1) % inks.size()]; }

void draw_sketch(Paper& paper, std::vector<TripStop> const& stops, double height,
                 DotNumbers numbers, ExportLanguage language) {
  if (stops.empty()) return;
  paper.need(height + 30);
  Point const corner{Paper::margin, paper.y()};
  paper.box(corner.x, corner.y, Paper::inner, height, 0.96);
  Projection const projection(stops, corner, Paper::inner, height);
  for (std::size_t i = 1; i < stops.size(); ++i) {
    if (stops[i].day != stops[i - 1].day) continue;
    auto const from = projection.of(stops[i - 1].visit->place);
    auto const to = projection.of(stops[i].visit->place);
    paper.line(from.x, from.y, to.x, to.y, day_ink(stops[i].day), 1.2);
  }
  for (auto const& stop : stops) {
    auto const at = projection.of(stop.visit->place);
    paper.dot(at.x, at.y, 6.5, day_ink(stop.day));
    paper.number_at(at.x, at.y, numbers == DotNumbers::stops ? stop.number : stop.day);
  }
  draw_scale(paper, projection, {corner.x + 10, corner.y + height - 8});
  paper.skip(height + 4);
  paper.write(legend(scale_km(projection.points_per_km(), Paper::inner), numbers, language),
              {.size = 7.5, .grey = 0.45});
}

}  // namespace trips
