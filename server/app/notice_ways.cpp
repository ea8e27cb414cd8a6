// SPDX-License-Identifier: Apache-2.0
#include "app/notice_ways.hpp"

#include "app/site.hpp"
#include "ops/version.hpp"
#include "providers/curl_transport.hpp"
#include "providers/mail_folder.hpp"
#include "providers/sms/alibaba_sms.hpp"
#include "providers/sms/sms_folder.hpp"
#include "providers/smtp_mail.hpp"

namespace app {

std::vector<providers::Url> Push::services_of(ops::Settings const& settings,
                                              std::vector<base::FieldError>& problems) {
  std::vector<providers::Url> services;
  auto const add = [&](std::string_view text) {
    if (auto const origin = providers::parse_allowed_origin(text))
      services.push_back(*origin);
    else
      problems.push_back(
          {"push.services", std::string(text) + " is no host, *.host or URL without a path"});
  };
  for (auto const& text : settings.list("push.services"))
    if (text == "usual")
      for (auto const usual : providers::usual_push_services()) add(usual);
    else
      add(text);
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

std::unique_ptr<accounts::Mail> open_mail(Installation const& installation,
                                          base::Clock const& clock, base::Ids& ids) {
  auto const& settings = installation.settings;
  auto const from = settings.text("mail.from");
  if (settings.text("mail.transport") != "smtp")
    return std::make_unique<providers::MailFolder>(installation.mail_folder(), from, clock, ids);
  return std::make_unique<providers::SmtpMail>(
      providers::SmtpSettings{.url = settings.text("mail.smtp_url"),
                              .from = from,
                              .user = settings.text("mail.smtp_user"),
                              .password = settings.text("mail.smtp_password"),
                              .ca_file = settings.text("providers.ca_file")},
      clock, ids);
}

std::optional<notices::Recipient> recipient_of(accounts::Users& users, std::string_view user_id) {
  auto const id = accounts::UserId::parse(user_id);
  auto const user = id ? users.find(*id) : std::nullopt;
  if (!user) return std::nullopt;
  return notices::Recipient{user->email, user->locale == "en",
                            user->display_name.empty() ? user->username : user->display_name};
}

base::Result<void> send_by(accounts::Mail& mail, notices::Letter const& letter) {
  return mail.send({letter.to, letter.subject, letter.text, letter.html, letter.unsubscribe_url,
                    letter.reply_to, letter.to_name, letter.id, letter.thread});
}

notices::Ways ways_of_notices(Site& site, Installation const& installation) {
  notices::Ways ways;
  ways.recipient = [&site](std::string_view user_id) {
    return recipient_of(site.accounts.users, user_id);
  };
  ways.letter = [&site](notices::Letter const& letter) { return send_by(*site.mail, letter); };
  ways.reply_to = [&site](notices::Notice const& notice) -> std::optional<std::string> {
    auto const request = support::request_answered(notice);
    if (!request) return std::nullopt;
    if (!site.reply_addresses.is_on()) return "";
    return site.reply_addresses.address_of(*request, notice.user_id);
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
