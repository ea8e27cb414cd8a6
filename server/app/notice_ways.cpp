// SPDX-License-Identifier: Apache-2.0
#include "app/notice_ways.hpp"

#include "app/site.hpp"
#include "ops/version.hpp"
#include "providers/curl_transport.hpp"

namespace app {

std::vector<providers::Url> Push::services_of(ops::Settings const& settings,
                                              std::vector<base::FieldError>& problems) {
  std::vector<providers::Url> services;
  for (auto const& text : settings.list("push.services")) {
    auto const url = providers::parse_url(text);
    if (url && url->path.empty())
      services.push_back(*url);
    else
      problems.push_back({"push.services", text + " is no https URL without a path"});
  }
  return services;
}

Push::Push(Installation const& installation, OutsideParts parts) {
  std::vector<base::FieldError> none;
  auto const services = services_of(installation.settings, none);
  if (services.empty()) return;
  auto const& settings = installation.settings;
  auto const told = settings.text("push.contact");
  told_ = std::make_unique<CallMetrics>(parts.metrics);
  transport_ = std::make_unique<providers::CurlTransport>(
      providers::CurlOptions{.user_agent = "xingqu/" + std::string(ops::version()),
                             .ca_file = settings.text("providers.ca_file"),
                             .allowed = services});
  service_ = std::make_unique<providers::WebPush>(
      providers::WebPushSettings{services,
                                 told.empty() ? "mailto:" + settings.text("mail.from") : told},
      providers::push_key_from(installation.secrets() / "push.key"),
      providers::ProviderParts{*transport_, parts.clock, parts.random, parts.ids, parts.log,
                               *told_});
}

notices::Ways ways_of_notices(Site& site, Installation const& installation) {
  notices::Ways ways;
  ways.recipient = [&site](std::string_view user_id) -> std::optional<notices::Recipient> {
    auto const id = accounts::UserId::parse(user_id);
    auto const user = id ? site.accounts.users.find(*id) : std::nullopt;
    if (!user) return std::nullopt;
    return notices::Recipient{user->email, user->locale == "en"};
  };
  ways.letter = [&site](notices::Letter const& letter) {
    return site.mail->send(
        {letter.to, letter.subject, letter.text, letter.html, letter.unsubscribe_url});
  };
  ways.push = site.push.service();
  ways.public_url = installation.public_url();
  return ways;
}

notices::LiveLimits live_limits(ops::Settings const& settings) {
  return {.per_person = static_cast<std::size_t>(settings.number("live.pages_per_person")),
          .in_all = static_cast<std::size_t>(settings.number("live.pages"))};
}

}  // namespace app
