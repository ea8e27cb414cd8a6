// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "notices/channels.hpp"
#include "providers/provider.hpp"
#include "providers/push/p256_key.hpp"

namespace providers {

// The key that names us to push services, made on first use. Throws when the file is unreadable.
P256Key push_key_from(std::filesystem::path const& file);

// Who a message is from (VAPID, RFC 8292): the Authorization header for a service at `origin`.
std::string vapid_header(P256Key const& key, std::string_view origin, std::string_view contact,
                         base::Instant now);

struct WebPushSettings {
  std::vector<Url> services;  // the only ones that are called, as parse_allowed_origin has them
  std::string contact;        // mailto:… or https://…, for the operators of push services
};

// The services of the browsers that people use.
std::span<std::string_view const> usual_push_services();

// Sends to browsers through the push services they chose (RFC 8030), a provider for each host.
class WebPush final : public notices::PushService {
 public:
  WebPush(WebPushSettings settings, P256Key key, ProviderParts const& parts);

  base::Result<void> send(notices::PushSubscription const& to,
                          notices::PushMessage const& message) override;
  std::string public_key() const override;
  bool takes(std::string_view endpoint) const override { return place_of(endpoint).has_value(); }

 private:
  struct Place {
    Url origin;
    std::string target;
    std::string service;  // as the settings have it
  };
  std::optional<Place> place_of(std::string_view endpoint) const;
  std::shared_ptr<Provider> service_at(Place const& place);
  std::optional<std::string> sealed_for(notices::PushSubscription const& to,
                                        std::string_view text) const;

  WebPushSettings const settings_;
  P256Key const key_;
  base::Clock const& clock_;
  base::Random& random_;
  ProviderParts const parts_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Provider>> services_;  // by origin
};

}  // namespace providers
