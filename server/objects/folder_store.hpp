// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>

#include "objects/store.hpp"

namespace objects {

// Keeps objects as FOLDER/KIND/OWNER/OBJECT on a disk, readable by this user alone. An object is
// written beside its place, flushed and renamed, so it is whole or not there.
class FolderStore final : public Store {
 public:
  explicit FolderStore(std::filesystem::path folder, std::size_t most_bytes = 32UL << 20)
      : folder_(std::move(folder)), most_bytes_(most_bytes) {}

  base::Result<void> put(Owner const& owner, ObjectId id, std::string_view bytes) override;
  base::Result<std::string> get(Owner const& owner, ObjectId id) const override;
  std::vector<ObjectId> list(Owner const& owner) const override;
  base::Result<void> remove(Owner const& owner, ObjectId id) override;
  base::Result<void> remove_all(Owner const& owner) override;
  std::vector<Owner> list_owners(std::string_view kind) const override;
  std::optional<base::Instant> put_at(Owner const& owner, ObjectId id) const override;

 private:
  std::filesystem::path folder_of(Owner const& owner) const;

  std::filesystem::path folder_;
  std::size_t most_bytes_;
};

}  // namespace objects
