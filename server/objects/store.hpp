// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/result.hpp"

namespace objects {

// What an object belongs to, such as one trip: {"trip", its id}. `kind` is a word of lower-case
// letters.
struct Owner {
  std::string kind;
  base::Ulid id;
  friend bool operator==(Owner const&, Owner const&) = default;
};

using ObjectId = base::Id<struct Object>;

// Port: keeps bytes that people brought, by ids of ours and never by their names. What the bytes
// are called and of which type they are is told by a row of the module that keeps them; it checks
// them first (media_type.hpp). Safe to share between threads; calls block on the disk.
class Store {
 public:
  virtual ~Store() = default;

  // An id is put once; when this answers, the bytes survive a crash. Refuses `too_large` over the
  // store's limit, `conflict` for an id that is taken, `unavailable` when it cannot write.
  virtual base::Result<void> put(Owner const& owner, ObjectId id, std::string_view bytes) = 0;
  // Refuses `not_found`.
  virtual base::Result<std::string> get(Owner const& owner, ObjectId id) const = 0;
  // By id. Half-written objects are not among them.
  virtual std::vector<ObjectId> list(Owner const& owner) const = 0;
  // What is not there is removed already. Refuses `unavailable`.
  virtual base::Result<void> remove(Owner const& owner, ObjectId id) = 0;
  virtual base::Result<void> remove_all(Owner const& owner) = 0;
  // Of that kind, who have or had objects; by id. For sweeping what nobody owns any more.
  virtual std::vector<Owner> list_owners(std::string_view kind) const = 0;
  // When it was put; nullopt when it is not there.
  virtual std::optional<base::Instant> put_at(Owner const& owner, ObjectId id) const = 0;
};

}  // namespace objects
