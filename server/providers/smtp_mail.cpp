// SPDX-License-Identifier: Apache-2.0
#include "providers/smtp_mail.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

#include "providers/impl/curl_library.hpp"
#include "providers/mail_message.hpp"

namespace providers {
namespace {

std::size_t read_message(char* out, std::size_t size, std::size_t count, void* rest) {
  auto& text = *static_cast<std::string_view*>(rest);
  auto const taken = std::min(size * count, text.size());
  std::memcpy(out, text.data(), taken);
  text.remove_prefix(taken);
  return taken;
}

}  // namespace

SmtpMail::SmtpMail(SmtpSettings settings, base::Clock const& clock, base::Ids& ids)
    : settings_(std::move(settings)), clock_(clock), ids_(ids) {
  make_curl_ready();
}

base::Result<void> SmtpMail::send(accounts::Letter const& letter) {
  // Sent again it is the same letter, for programs that show it once.
  auto const id = (letter.id.empty() ? ids_.next().str() : letter.id) +
                  settings_.from.substr(settings_.from.find('@'));
  auto const message =
      mail_message(letter, {settings_.from, id, clock_.now(), BodyEncoding::base64});
  std::string_view rest = message;
  CurlEasy const mail(curl_easy_init());
  CurlList const to(curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()));
  auto const set = [&](CURLoption option, auto value) {
    curl_easy_setopt(mail.get(), option, value);
  };
  auto const from = "<" + settings_.from + ">";
  set(CURLOPT_URL, settings_.url.c_str());
  set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  set(CURLOPT_USE_SSL, static_cast<long>(settings_.user.empty() ? CURLUSESSL_TRY : CURLUSESSL_ALL));
  if (!settings_.user.empty()) {
    set(CURLOPT_USERNAME, settings_.user.c_str());
    set(CURLOPT_PASSWORD, settings_.password.c_str());
  }
  if (!settings_.ca_file.empty()) set(CURLOPT_CAINFO, settings_.ca_file.c_str());
  set(CURLOPT_MAIL_FROM, from.c_str());
  set(CURLOPT_MAIL_RCPT, to.get());
  set(CURLOPT_UPLOAD, 1L);
  set(CURLOPT_READFUNCTION, &read_message);
  set(CURLOPT_READDATA, static_cast<void*>(&rest));
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_TIMEOUT, static_cast<long>(settings_.deadline.count()));

  auto const outcome = curl_easy_perform(mail.get());
  if (outcome == CURLE_OK) return {};
  long status = 0;
  curl_easy_getinfo(mail.get(), CURLINFO_RESPONSE_CODE, &status);
  bool const for_good = status >= 500 && status < 600;
  return base::refuse(
      for_good ? base::Refusal::invalid : base::Refusal::unavailable,
      std::string("The mail server did not take the letter: ") + curl_easy_strerror(outcome));
}

}  // namespace providers
