// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>

#include "accounts/accounts.hpp"
#include "app/installation.hpp"
#include "app/third_parties.hpp"
#include "notices/channels.hpp"
#include "notices/live.hpp"
#include "providers/push/web_push.hpp"

namespace app {

class Site;

// Web push with its own way out: to the services of the settings and nowhere else.
class Push {
 public:
  // What of push.services is no origin goes to `problems`.
  static std::vector<providers::Url> services_of(ops::Settings const& settings,
                                                 std::vector<base::FieldError>& problems);

  Push(Installation const& installation, OutsideParts parts);
  providers::WebPush* service() const { return service_.get(); }  // nullptr: none is set up

 private:
  std::unique_ptr<CallMetrics> told_;
  std::unique_ptr<providers::Transport> transport_;
  std::unique_ptr<providers::WebPush> service_;
};

// Short messages, as sms.transport says.
class Texting {
 public:
  // What of the settings does not fit together goes to `problems`.
  static void check(ops::Settings const& settings, std::vector<base::FieldError>& problems);

  Texting(Installation const& installation, OutsideParts parts);
  notices::ShortMessages* channel() const { return channel_.get(); }  // nullptr: none is set up

 private:
  std::unique_ptr<CallMetrics> told_;
  std::unique_ptr<providers::Transport> transport_;
  std::unique_ptr<notices::ShortMessages> channel_;
};

// Our mail, as mail.transport says.
std::unique_ptr<accounts::Mail> open_mail(Installation const& installation,
                                          base::Clock const& clock, base::Ids& ids);
// Whom notices and answers reach; nullopt: the account is gone.
std::optional<notices::Recipient> recipient_of(accounts::Users& users, std::string_view user_id);
base::Result<void> send_by(accounts::Mail& mail, notices::Letter const& letter);

// How notices leave the house: by the mail of accounts, by web push if it is set up.
notices::Ways ways_of_notices(Site& site, Installation const& installation);
notices::LiveLimits live_limits(ops::Settings const& settings);

}  // namespace app
