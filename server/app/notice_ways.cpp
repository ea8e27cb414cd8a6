// SPDX-License-Identifier: Apache-2.0
#include "app/notice_ways.hpp"

#include "app/site.hpp"
#include "ops/version.hpp"
#include "providers/curl_transport.hpp"
#include "providers/sms/alibaba_sms.hpp"
#include "providers/sms/sms_folder.hpp"

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

void Texting::check(ops::Settings const& settings, std::vector<base::FieldError>& problems) {
  auto const transport = settings.text("sms.transport");
  if (transport == "none" || transport == "folder") return;
  if (transport != "alibaba") {
    problems.push_back({"sms.transport", transport + " is not none, folder or alibaba"});
    return;
  }
  if (!providers::parse_url(settings.text("sms.url"))) problems.push_back({"sms.url", "is no URL"});
  for (auto const* const needed : {"sms.access_key", "sms.secret_key", "sms.sign_name",
                                   "sms.code_template", "sms.notice_template"})
    if (settings.text(needed).empty()) problems.push_back({needed, "is needed by alibaba"});
}

Texting::Texting(Installation const& installation, OutsideParts parts) {
  auto const& settings = installation.settings;
  auto const transport = settings.text("sms.transport");
  if (transport == "folder")
    channel_ = std::make_unique<providers::SmsFolder>(installation.mail_folder(), parts.ids);
  if (transport != "alibaba") return;
  auto const url = providers::parse_url(settings.text("sms.url")).value();
  told_ = std::make_unique<CallMetrics>(parts.metrics);
  transport_ = std::make_unique<providers::CurlTransport>(
      providers::CurlOptions{.user_agent = "xingqu/" + std::string(ops::version()),
                             .ca_file = settings.text("providers.ca_file"),
                             .allowed = {url}});
  channel_ = std::make_unique<providers::AlibabaSms>(
      providers::AlibabaSmsSettings{url, settings.text("sms.access_key"),
                                    settings.text("sms.secret_key"), settings.text("sms.sign_name"),
                                    settings.text("sms.code_template"),
                                    settings.text("sms.notice_template")},
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
  ways.short_messages = site.texting.channel();
  ways.public_url = installation.public_url();
  return ways;
}

notices::LiveLimits live_limits(ops::Settings const& settings) {
  return {.per_person = static_cast<std::size_t>(settings.number("live.pages_per_person")),
          .in_all = static_cast<std::size_t>(settings.number("live.pages"))};
}

}  // namespace app
