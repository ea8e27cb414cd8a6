// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/geo.hpp"

namespace trips {

struct TextStyle {
  double size = 9.5;  // points
  bool is_bold = false;
  double grey = 0.1;  // 0 is black
  bool is_to_the_right = false;
};

// Sheets of A4 that are written from top to bottom, as a PDF with its fonts inside. Lengths in
// points. Chinese needs a font that has it, such as Debian's fonts-wqy-microhei.
class Paper {
 public:
  static constexpr double width = 595;
  static constexpr double height = 842;
  static constexpr double margin = 48;
  static constexpr double inner = width - 2 * margin;

  // `footer` stands at the foot of every sheet, beside its number and, once known, how many there
  // are.
  Paper(std::string_view title, std::string_view footer, base::Instant made_at, int sheets);
  ~Paper();
  Paper(Paper const&) = delete;

  // Begins a sheet unless so much is left on this one.
  void need(double room);
  void skip(double by);
  double y() const;

  // What the text would take; wrapped to `across`.
  double measure(std::string_view text, TextStyle const& style, double across) const;
  // Draws it at x from the left margin, at the current height, which stays.
  void put(std::string_view text, TextStyle const& style, double x, double across);
  // Draws it across the sheet and moves below it; over as many sheets as it takes.
  void write(std::string_view text, TextStyle const& style);

  void rule(double grey = 0.8);
  struct Ink {
    double red = 0, green = 0, blue = 0;
  };
  void dot(double x, double y, double radius, Ink const& ink);
  void line(double x, double y, double to_x, double to_y, Ink const& ink, double thick);
  void box(double x, double y, double across, double down, double grey);
  // In the middle of a point, in white, as on a dot.
  void number_at(double x, double y, int number);

  int sheets() const;  // begun so far

  // The document; nothing can be written afterwards.
  std::string finish();

 private:
  struct Sheet;
  std::unique_ptr<Sheet> sheet_;
};

}  // namespace trips
