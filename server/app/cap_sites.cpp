// SPDX-License-Identifier: Apache-2.0
#include "app/cap_sites.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace app {
namespace {

constexpr std::string_view setting = "weather.cap_feeds";
// The words of metrics and logs; more sites than these would be read too slowly.
constexpr std::array<std::string_view, 8> names{"cap_1", "cap_2", "cap_3", "cap_4",
                                                "cap_5", "cap_6", "cap_7", "cap_8"};

// Why it cannot be followed; empty: it can.
std::string trouble_with(weather::CapSite& site, base::Instant until) {
  auto const text = site.read("", weather::most_index_bytes, until);
  if (!text) return text.error().why;
  auto const index = weather::read_cap_index(*text);
  if (!index) return index.error().why;
  if (*index) return {};
  auto const message = weather::read_cap(*text);
  return message ? std::string() : "It is neither an index nor a document of CAP 1.2.";
}

}  // namespace

std::vector<Party> CapSites::parties(ops::Settings const& settings,
                                     std::vector<base::FieldError>& problems) {
  auto const addresses = settings.list(setting);
  auto const refuse = [&](std::string why) {
    problems.push_back({std::string(setting), std::move(why)});
  };
  std::vector<Party> made;
  for (std::size_t i = 0; i < addresses.size(); ++i) {
    if (i == names.size()) {
      refuse(fmt::format("names more than {} addresses", names.size()));
      break;
    }
    if (!providers::parse_address(addresses[i]))
      refuse(addresses[i] + " is no http or https URL");
    else if (std::find(addresses.begin(), addresses.begin() + static_cast<std::ptrdiff_t>(i),
                       addresses[i]) != addresses.begin() + static_cast<std::ptrdiff_t>(i))
      refuse(addresses[i] + " is there twice");
    else
      made.push_back(
          {.subject = "weather", .name = names.at(i), .address = {{.list = setting, .entry = i}}});
  }
  return made;
}

CapSites::CapSites(ThirdParties& parties, ops::Settings const& settings) {
  auto const addresses = settings.list(setting);
  std::vector<base::FieldError> none;
  for (auto const& party : CapSites::parties(settings, none)) {
    auto address = providers::parse_address(addresses.at(party.address->entry)).value();
    auto const& site = sites_.emplace_back(
        std::make_unique<providers::CapAddress>(*parties.find(party), std::move(address)));
    parties.probe_with(party,
                       [&site = *site](base::Instant until) { return trouble_with(site, until); });
  }
}

std::vector<weather::CapSite*> CapSites::all() const {
  std::vector<weather::CapSite*> made;
  for (auto const& site : sites_) made.push_back(site.get());
  return made;
}

}  // namespace app
