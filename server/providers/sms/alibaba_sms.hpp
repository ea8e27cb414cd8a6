// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>

#include "notices/channels.hpp"
#include "providers/provider.hpp"

namespace providers {

struct AlibabaSmsSettings {
  Url url;  // https://dysmsapi.aliyuncs.com
  std::string access_key;
  std::string secret_key;
  std::string sign_name;        // approved: it stands before every message
  std::string code_template;    // "SMS_…" with the variable code
  std::string notice_template;  // "SMS_…" with the variable title
};

// Short messages by Alibaba Cloud (阿里云短信, dysmsapi 2017-05-25, SendSms), signed with HMAC-SHA1
// over the sorted parameters (its "signature version 1.0"). It has no idempotency: what may have
// been sent is never sent again.
class AlibabaSms final : public notices::ShortMessages {
 public:
  AlibabaSms(AlibabaSmsSettings settings, ProviderParts const& parts);
  base::Result<void> send(notices::ShortMessage const& message) override;

 private:
  std::string form_of(notices::ShortMessage const& message);

  AlibabaSmsSettings const settings_;
  base::Clock const& clock_;
  base::Ids& ids_;
  Provider provider_;
};

}  // namespace providers
