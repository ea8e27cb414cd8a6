// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/call_metrics.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "ops/health.hpp"
#include "ops/metrics.hpp"
#include "ops/settings.hpp"
#include "providers/provider.hpp"

namespace app {

struct OutsideParts {
  base::Clock const& clock;
  base::Random& random;
  base::Ids& ids;
  base::Log& log;
  ops::Metrics& metrics;
};

// An entry of a setting that lists addresses.
struct ListedAddress {
  std::string_view list;
  std::size_t entry = 0;
};

// A third party that the settings may name: SUBJECT.NAME_url is its base URL, SUBJECT.NAME_key its
// key, if it has one.
struct Party {
  std::string_view subject;
  std::string_view name;
  bool needs_key = false;
  std::optional<unsigned> retries = {};  // absent: providers.retries
  bool is_template = false;  // its URL is one of many, of which the origin alone is the base
  std::optional<ListedAddress> address = {};  // where its URL is; its origin alone is the base
};

std::string url_key(Party const& party);  // names of settings
// nullopt when the setting is no URL.
std::optional<providers::Url> base_url(Party const& party, ops::Settings const& settings);
std::string key_key(Party const& party);

// Those of `known` that the list in the setting `order` names, in its order; what does not fit is
// added to the problems.
std::vector<Party> parties_in_order(std::span<Party const> known, std::string_view order,
                                    ops::Settings const& settings,
                                    std::vector<base::FieldError>& problems);

// Every third party that is named, each behind its Provider, over one transport that reaches them
// and nobody else. Nothing is opened where nobody is named.
class ThirdParties {
 public:
  // Asks for something real; why we are not served, or nothing.
  using Probe = std::function<std::string(base::Instant until)>;

  // A party may be there twice, for two uses of it.
  ThirdParties(std::vector<Party> const& named, ops::Settings const& settings, OutsideParts parts);
  ~ThirdParties();
  ThirdParties(ThirdParties const&) = delete;

  // nullptr while a key that it needs is empty.
  providers::Provider* find(Party const& party) const;
  void probe_with(Party const& party, Probe probe);

  // How each fares in this process; never failing, because we work without any of them.
  void add_standings(ops::Health& health) const;
  // Asks each of them something now.
  std::vector<ops::Finding> probe() const;

 private:
  struct Opened;

  OutsideParts parts_;
  std::unique_ptr<CallMetrics> told_;
  std::unique_ptr<providers::Transport> transport_;
  std::vector<std::unique_ptr<Opened>> opened_;
};

}  // namespace app
