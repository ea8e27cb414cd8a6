// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "providers/chain.hpp"
#include "providers/provider.hpp"
#include "weather/warning.hpp"

namespace providers {

// How QWeather knows us: a key, or tokens that we sign for a project.
struct QWeatherAccess {
  std::string key = {};
  std::string key_id = {};
  std::string project = {};
  std::string private_key = {};  // PEM, Ed25519; then tokens are used
};

// A JSON Web Token (EdDSA) that is good for a while; the same within ten minutes, so that equal
// lookups stay equal. nullopt when the key is none.
std::optional<std::string> qweather_token(QWeatherAccess const& access, base::Instant now);

class QWeather {
 public:
  QWeather(Provider& provider, QWeatherAccess access, base::Clock const& clock)
      : provider_(provider), access_(std::move(access)), clock_(clock) {}
  Said<weather::WarningsAt> warnings(base::Instant until, weather::Whereabouts const& where,
                                     std::string const& traceparent);

 private:
  Provider& provider_;
  QWeatherAccess access_;
  base::Clock const& clock_;
};

// nullopt for anything that is not such an answer; the time of fetching is the caller's.
std::optional<weather::WarningsAt> warnings_from_qweather(std::string_view json);

}  // namespace providers
