// SPDX-License-Identifier: Apache-2.0
#include "app/third_parties.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/civil.hpp"
#include "ops/version.hpp"
#include "providers/curl_transport.hpp"

namespace app {
namespace {

using ops::Finding;
using enum ops::Wellness;
using std::chrono::seconds;

constexpr seconds patience_of_probe{5};

providers::ProviderOptions options_of(Party const& party, ops::Settings const& settings) {
  auto const open_for = seconds(settings.number("providers.breaker_seconds"));
  auto const retries =
      party.retries.value_or(static_cast<unsigned>(settings.number("providers.retries")));
  return {
      .name = std::string(party.name),
      .base = base_url(party, settings).value(),
      .most_at_once = static_cast<std::size_t>(settings.number("providers.calls_at_once")),
      .retry = {.most = retries},
      .breaker = {.failures = static_cast<unsigned>(settings.number("providers.breaker_failures")),
                  .open_for = open_for,
                  .open_for_most = open_for * 10}};
}

Finding finding_of(providers::Standing const& standing) {
  using State = providers::Breaker::State;
  auto const& breaker = standing.breaker;
  auto const worried = [](std::string text) { return Finding{{}, worrying, std::move(text)}; };
  if (breaker.is_resting)
    return worried(fmt::format("asked us to come back after {}", base::to_text(*breaker.until)));
  if (breaker.state != State::closed)
    return worried(fmt::format("left alone since {} after {} failures: {}",
                               base::to_text(*breaker.since), breaker.failures, standing.trouble));
  if (standing.refuses_key) return worried("refuses our key: " + standing.trouble);
  if (standing.troubled_at && standing.troubled_at >= standing.answered_at)
    return worried(
        fmt::format("failed at {}: {}", base::to_text(*standing.troubled_at), standing.trouble));
  if (!standing.answered_at) return {{}, well, standing.base + ", not called yet"};
  return {{},
          well,
          fmt::format("{}, answered at {}", standing.base, base::to_text(*standing.answered_at))};
}

}  // namespace

std::string url_key(Party const& party) {
  return fmt::format("{}.{}_url", party.subject, party.name);
}
std::optional<providers::Url> base_url(Party const& party, ops::Settings const& settings) {
  if (party.address) {
    auto const all = settings.list(party.address->list);
    auto const address = providers::parse_address(all.at(party.address->entry));
    return address ? std::optional(address->origin) : std::nullopt;
  }
  auto const text = settings.text(url_key(party));
  if (!party.is_template) return providers::parse_url(text);
  auto const host = text.find("://");
  return host == std::string::npos ? std::nullopt
                                   : providers::parse_url(text.substr(0, text.find('/', host + 3)));
}
std::string key_key(Party const& party) {
  return fmt::format("{}.{}_key", party.subject, party.name);
}

std::vector<Party> parties_in_order(std::span<Party const> known, std::string_view order,
                                    ops::Settings const& settings,
                                    std::vector<base::FieldError>& problems) {
  auto const where = std::string(order);
  std::vector<Party> named;
  for (auto const& name : settings.list(order)) {
    auto const is_it = [&name](Party const& each) { return each.name == name; };
    auto const party = std::find_if(known.begin(), known.end(), is_it);
    if (party == known.end()) {
      std::string all;
      for (auto const& each : known) all += (all.empty() ? "" : ", ") + std::string(each.name);
      problems.push_back({where, fmt::format("{} is none of {}", name, all)});
    } else if (std::any_of(named.begin(), named.end(), is_it)) {
      problems.push_back({where, name + " is there twice"});
    } else if (!base_url(*party, settings)) {
      problems.push_back({url_key(*party), "is no http or https URL"});
    } else {
      named.push_back(*party);
    }
  }
  return named;
}

struct ThirdParties::Opened {
  Party party;
  std::string missing;  // the setting without which it cannot be asked; empty: nothing is missing
  std::unique_ptr<providers::Provider> provider = nullptr;
  Probe probe = nullptr;
};

ThirdParties::ThirdParties(std::vector<Party> const& named, ops::Settings const& settings,
                           OutsideParts parts)
    : parts_(parts), told_(std::make_unique<CallMetrics>(parts.metrics)) {
  if (named.empty()) return;
  std::vector<providers::Url> allowed;
  for (auto const& party : named) allowed.push_back(options_of(party, settings).base);
  transport_ = std::make_unique<providers::CurlTransport>(
      providers::CurlOptions{.user_agent = "xingqu/" + std::string(ops::version()),
                             .ca_file = settings.text("providers.ca_file"),
                             .allowed = std::move(allowed)});
  for (auto const& party : named) {
    bool const is_open = std::any_of(opened_.begin(), opened_.end(), [&party](auto const& each) {
      return each->party.name == party.name;
    });
    if (is_open) continue;
    auto opened = std::make_unique<Opened>(Opened{.party = party, .missing = {}});
    if (party.needs_key && settings.text(key_key(party)).empty())
      opened->missing = key_key(party);
    else
      opened->provider = std::make_unique<providers::Provider>(
          options_of(party, settings),
          providers::ProviderParts{*transport_, parts_.clock, parts_.random, parts_.ids, parts_.log,
                                   *told_});
    opened_.push_back(std::move(opened));
  }
}

ThirdParties::~ThirdParties() = default;

providers::Provider* ThirdParties::find(Party const& party) const {
  for (auto const& each : opened_)
    if (each->party.name == party.name) return each->provider.get();
  return nullptr;
}

void ThirdParties::probe_with(Party const& party, Probe probe) {
  for (auto const& each : opened_) {
    if (each->party.name != party.name) continue;
    each->probe = std::move(probe);
    return;
  }
}

void ThirdParties::add_standings(ops::Health& health) const {
  for (auto const& opened : opened_)
    health.add(std::string(opened->party.name), [&each = *opened]() -> Finding {
      if (!each.provider) return {{}, worrying, "not configured: " + each.missing + " is empty"};
      return finding_of(each.provider->standing());
    });
}

std::vector<Finding> ThirdParties::probe() const {
  std::vector<Finding> findings;
  for (auto const& opened : opened_) {
    Finding found{std::string(opened->party.name), worrying,
                  "not configured: " + opened->missing + " is empty"};
    if (opened->provider && opened->probe) {
      auto const began = std::chrono::steady_clock::now();
      auto const why_not = opened->probe(parts_.clock.now() + patience_of_probe);
      auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(
          std::chrono::steady_clock::now() - began);
      found.wellness = why_not.empty() ? well : failing;
      found.text = fmt::format("{} {}", opened->provider->standing().base,
                               why_not.empty() ? fmt::format("answers in {} ms", took.count())
                                               : "does not serve us: " + why_not);
    }
    findings.push_back(std::move(found));
  }
  if (findings.empty())
    findings.push_back({"providers", well, "none is configured, none is needed"});
  return findings;
}

}  // namespace app
