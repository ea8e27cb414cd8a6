// SPDX-License-Identifier: Apache-2.0
#include "providers/sms/alibaba_sms.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <string_view>

namespace providers {
namespace {

namespace json = boost::json;
using base::Refusal;

using Parameters = std::map<std::string, std::string>;  // in the order in which they are signed

std::string base64(unsigned char const* bytes, unsigned size) {
  std::string text(4 * ((size + 2) / 3), '\0');
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), bytes, static_cast<int>(size));
  return text;
}

std::string joined(Parameters const& parameters) {
  std::string text;
  for (auto const& [name, value] : parameters)
    text += fmt::format("{}{}={}", text.empty() ? "" : "&", percent_encoded(name),
                        percent_encoded(value));
  return text;
}

std::string signature_of(Parameters const& parameters, std::string const& secret) {
  auto const text = "POST&%2F&" + percent_encoded(joined(parameters));
  auto const key = secret + "&";
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest.data(), &size);
  return base64(digest.data(), size);
}

// Of China without its code, others with "00".
std::string number_for(std::string_view e164) {
  if (e164.starts_with("+86")) return std::string(e164.substr(3));
  return "00" + std::string(e164.substr(1));
}

std::string code_in(std::string const& body) {
  boost::system::error_code failed;
  auto const answer = json::parse(body, failed);
  if (failed || !answer.is_object()) return {};
  auto const* const code = answer.as_object().if_contains("Code");
  return code && code->is_string() ? std::string(code->as_string()) : std::string();
}

// What no repetition can put right; everything else waits for the operator or for the hour to end.
bool is_about_message(std::string_view code) {
  static constexpr std::array<std::string_view, 4> codes{
      "isv.MOBILE_NUMBER_ILLEGAL", "isv.PARAM_NOT_SUPPORT_URL", "isv.INVALID_JSON_PARAM",
      "isv.TEMPLATE_MISSING_PARAMETERS"};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Failures of the service are told inside a 200: breaker and metrics must know them.
std::optional<Meaning> judge(Outcome const& outcome) {
  if (outcome.status() != 200) return std::nullopt;
  auto const code = code_in(outcome.body);
  if (code == "OK" || is_about_message(code)) return std::nullopt;
  if (code == "isv.BUSINESS_LIMIT_CONTROL") return Meaning{.status = 429, .why = code};
  return Meaning{.status = code.empty() ? 502u : 400u, .why = code};
}

base::Result<void> result_of(Outcome const& outcome) {
  auto const code = code_in(outcome.body);
  if (outcome.is_success() && code == "OK") return {};
  if (is_about_message(code)) return base::refuse(Refusal::invalid, "Short messages: " + code);
  if (outcome.is_answered())
    return base::refuse(Refusal::unavailable,
                        fmt::format("Short messages: {} {}", outcome.status(), code));
  bool const is_unsent = outcome.never_sent || is_refusal(outcome.trouble);
  return base::refuse(is_unsent ? Refusal::unavailable : Refusal::invalid,
                      is_unsent ? "Short messages: " + outcome.why
                                : "It is not known whether the short message was sent.");
}

}  // namespace

AlibabaSms::AlibabaSms(AlibabaSmsSettings settings, ProviderParts const& parts)
    : settings_(std::move(settings)),
      clock_(parts.clock),
      ids_(parts.ids),
      provider_(ProviderOptions{.name = "alibaba_sms", .base = settings_.url}, parts) {}

std::string AlibabaSms::form_of(notices::ShortMessage const& message) {
  bool const is_code = message.purpose == notices::ShortMessage::Purpose::code;
  auto const now = std::chrono::floor<std::chrono::seconds>(clock_.now());
  Parameters parameters{
      {"AccessKeyId", settings_.access_key},
      {"Action", "SendSms"},
      {"Format", "JSON"},
      {"PhoneNumbers", number_for(message.number)},
      {"SignName", settings_.sign_name},
      {"SignatureMethod", "HMAC-SHA1"},
      {"SignatureNonce", ids_.next().str()},
      {"SignatureVersion", "1.0"},
      {"TemplateCode", is_code ? settings_.code_template : settings_.notice_template},
      {"TemplateParam", json::serialize(json::object{{is_code ? "code" : "title", message.word}})},
      {"Timestamp", fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", now)},
      {"Version", "2017-05-25"}};
  auto signature = signature_of(parameters, settings_.secret_key);
  parameters.emplace("Signature", std::move(signature));
  return joined(parameters);
}

base::Result<void> AlibabaSms::send(notices::ShortMessage const& message) {
  Call call;
  call.method = http::Method::post;
  call.target = "/";
  call.headers = {{"Content-Type", "application/x-www-form-urlencoded"}};
  call.body = form_of(message);
  call.judge = judge;
  return result_of(provider_.call(call));
}

}  // namespace providers
