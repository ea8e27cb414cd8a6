// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>

#include "base/id.hpp"
#include "notices/channels.hpp"

namespace providers {

// The sandbox: keeps every short message as NAME.sms.json in a folder and sends none. Files are
// for their owner's eyes only, because codes are in them.
class SmsFolder final : public notices::ShortMessages {
 public:
  SmsFolder(std::filesystem::path folder, base::Ids& ids) : folder_(std::move(folder)), ids_(ids) {}
  base::Result<void> send(notices::ShortMessage const& message) override;

 private:
  std::filesystem::path folder_;
  base::Ids& ids_;
};

}  // namespace providers
