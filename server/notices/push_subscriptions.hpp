// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace notices {

using PushSubscriptionId = base::Id<struct KeptPushSubscription>;

// A browser that agreed to be told.
struct PushSubscription {
  PushSubscriptionId id;
  std::string user_id;
  std::string endpoint;  // where its push service takes messages
  std::string p256dh;    // its public key, base64url of 65 bytes
  std::string auth;      // a secret shared with it, base64url of 16 bytes
  std::string device;    // what its owner knows it by
  base::Instant created_at{};
};

// The rows of `push_subscriptions`.
class PushSubscriptions {
 public:
  PushSubscriptions(storage::Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // A browser belongs to whoever subscribed last: the same endpoint leaves whom it belonged to.
  // Refuses (conflict) more than `most` of one person.
  base::Result<PushSubscription> add(PushSubscription wanted);
  std::vector<PushSubscription> list(std::string_view user_id);
  std::optional<PushSubscription> find(PushSubscriptionId id);
  bool remove(PushSubscriptionId id, std::string_view user_id);

  static std::vector<std::string> list_ids(storage::Sql& sql, std::string_view user_id);

  static constexpr std::size_t most = 20;

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace notices
