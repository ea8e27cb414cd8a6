// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>

#include "accounts/mail.hpp"
#include "base/id.hpp"

namespace providers {

// Keeps every letter as NAME.eml in a folder, where a person or a mail program can open it.
// Files are for their owner's eyes only, because links to new passwords are in them.
class MailFolder final : public accounts::Mail {
 public:
  MailFolder(std::filesystem::path folder, std::string from, base::Clock const& clock,
             base::Ids& ids)
      : folder_(std::move(folder)), from_(std::move(from)), clock_(clock), ids_(ids) {}
  base::Result<void> send(accounts::Letter const& letter) override;

 private:
  std::filesystem::path folder_;
  std::string from_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace providers
