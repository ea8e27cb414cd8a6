// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"

namespace places {

namespace hours {
struct Rules;
}

// When a place is open, in the opening_hours syntax of OpenStreetMap:
// `Tu-Su 09:00-17:00; PH off`, `Apr-Oct 08:00-18:00`, `18:00-02:00`, `24/7`. The grammar and the
// deliberate differences from other readers are in places/README.md. Cheap to copy.
class OpeningHours {
 public:
  // `at`: where the sun is asked for; without it sunrise is 06:00 and sunset 18:00.
  // `area`: whose public holidays count, without it those of mainland China.
  // A refusal names the position (counted in characters from 1) and the reason.
  static base::Result<OpeningHours> parse(std::string_view text,
                                          std::optional<base::LatLon> at = std::nullopt,
                                          AreaCode area = {});

  std::string const& text() const { return text_; }
  // For people: 周二至周日 09:00–17:00；法定节假日 不开放. Comments are left out.
  std::string in_chinese() const;
  std::string in_english() const;

  // The spans that begin on this service day, in order and disjoint; one may end past 1440.
  // Open all day is [0, 1440). Times that are only `unknown` are left out.
  std::vector<base::MinuteSpan> open_spans(base::Day day) const;
  // Sees the span of the evening before that runs past midnight. minute in [0, 1440).
  bool is_open(base::Day day, base::Minutes minute) const;
  // True when the hours of some times are stated as unknown, or approximated: the sun's times,
  // an open end, or public holidays that are not known for certain yet.
  bool is_approximate(base::Day day) const;
  // True when no day of the four weeks from `day` has an open span.
  bool is_closed_for_long(base::Day day) const;

  friend bool operator==(OpeningHours const& a, OpeningHours const& b) {
    return a.text_ == b.text_;
  }

 private:
  OpeningHours(std::string text, std::shared_ptr<hours::Rules const> rules)
      : text_(std::move(text)), rules_(std::move(rules)) {}

  std::string text_;
  std::shared_ptr<hours::Rules const> rules_;
};

}  // namespace places
