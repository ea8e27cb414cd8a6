// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/geo.hpp"
#include "base/result.hpp"
#include "places/area_code.hpp"

namespace weather {

// The one vocabulary of dangers, the same word in JSON; sources map theirs to it.
enum class Hazard : std::uint8_t {
  typhoon,
  tornado,
  rainstorm,
  thunderstorm,
  lightning,
  hail,
  gale,
  snowstorm,
  cold_wave,
  frost,
  icy_road,
  heat,
  drought,
  fog,
  haze,
  sandstorm,
  flood,
  landslide,
  wildfire,
  avalanche,
  rough_sea,
  other,
};
BOOST_DESCRIBE_ENUM(Hazard, typhoon, tornado, rainstorm, thunderstorm, lightning, hail, gale,
                    snowstorm, cold_wave, frost, icy_road, heat, drought, fog, haze, sandstorm,
                    flood, landslide, wildfire, avalanche, rough_sea, other)

// CAP's words; China's blue, yellow, orange and red are minor to extreme.
enum class Severity : std::uint8_t { unknown, minor, moderate, severe, extreme };
BOOST_DESCRIBE_ENUM(Severity, unknown, minor, moderate, severe, extreme)

std::string_view name_zh(Hazard hazard);
std::string_view name_en(Hazard hazard);
std::string_view name_zh(Severity severity);
std::string_view name_en(Severity severity);

// From the name of an event or a headline, Chinese or English; the longer words are looked for
// first, so that 海上大风 is no 大风. `other` for what no word names.
Hazard hazard_in(std::string_view text);
// From 黄色预警 or "yellow warning" in a headline.
Severity severity_in(std::string_view headline);
std::optional<Severity> severity_from_word(std::string_view word);    // "Severe", in any case
std::optional<Severity> severity_from_colour(std::string_view name);  // "orange", "amber"

struct Warning {
  std::string id;
  std::string source;    // "qweather", "cap"
  std::string language;  // "zh" or "en"
  std::string sender;    // 福州市气象台
  std::string event;     // as they name it
  Hazard hazard = Hazard::other;
  Severity severity = Severity::unknown;
  base::Instant issued{};
  std::optional<base::Instant> onset = {};
  base::Instant expires{};  // one that names none holds for a day
  std::string headline = {};
  std::string description = {};
  std::string instruction = {};
  std::string area = {};         // in words
  std::string attribution = {};  // to be shown beside it
};

inline constexpr std::chrono::hours usual_life{24};

enum class MessageType : std::uint8_t { alert, update, cancel };

// What an office says at once: warnings, and which earlier messages they replace or call off.
struct WarningMessage {
  std::string id;
  MessageType type = MessageType::alert;
  std::vector<std::string> supersedes = {};
  std::vector<Warning> warnings = {};
};

// What holds now: updates and cancellations applied, whatever the order they came in, and the
// expired left out; the most severe first, then the newest. An update of what nobody knows is new.
std::vector<Warning> warnings_in_force(std::vector<WarningMessage> const& messages,
                                       base::Instant now);

// Where somebody is.
struct Whereabouts {
  base::LatLon at;
  places::AreaCode area;  // the division around it; AreaCode() if none is known
};

// What an office says about a place, with its time.
struct WarningsAt {
  base::Instant fetched_at{};
  std::vector<WarningMessage> messages = {};
};

// Who warns; implemented in providers.
class WarningSource {
 public:
  virtual ~WarningSource() = default;
  // `unavailable` when nobody answers before `until`, with the reason for operators. Nothing to
  // warn of is an answer.
  virtual base::Result<WarningsAt> warnings(Whereabouts const& where, base::Instant until,
                                            std::string const& traceparent) = 0;
};

}  // namespace weather
