// SPDX-License-Identifier: Apache-2.0
#include "providers/push/web_push.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>

#include "accounts/secrets.hpp"
#include "providers/push/message_encryption.hpp"

namespace providers {
namespace {

using accounts::base64url;
using accounts::base64url_decoded;
using base::Refusal;

constexpr std::chrono::hours life_of_token{12};  // services take a day at most
constexpr std::size_t salt_size = 16;
constexpr std::size_t most_hosts = 256;

// "https://push.example" of "https://push.example/send/1?x=2"; the rest goes to `target`.
std::string_view origin_in(std::string_view endpoint, std::string_view& target) {
  auto const host = endpoint.find("://");
  auto const path = host == std::string_view::npos ? host : endpoint.find('/', host + 3);
  if (path == std::string_view::npos) return {};
  target = endpoint.substr(path);
  return endpoint.substr(0, path);
}

base::Result<void> result_of(Outcome const& outcome) {
  if (outcome.is_success()) return {};
  auto const status = outcome.is_answered() ? outcome.status() : 0;
  if (status == 404 || status == 410)
    return base::refuse(Refusal::not_found, "The browser withdrew its subscription.");
  auto const why = outcome.is_answered() ? fmt::format("The push service answered {}.", status)
                                         : "The push service: " + outcome.why;
  return base::refuse(status == 400 || status == 413 ? Refusal::invalid : Refusal::unavailable,
                      why);
}

void write_private(std::filesystem::path const& file, std::string const& line) {
  int const out = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) throw std::runtime_error("Cannot write the push key to " + file.string());
  auto const written = ::write(out, line.data(), line.size());
  ::close(out);
  if (written != static_cast<ssize_t>(line.size()))
    throw std::runtime_error("Cannot write the push key to " + file.string());
}

}  // namespace

std::span<std::string_view const> usual_push_services() {
  static constexpr auto all =
      std::to_array<std::string_view>({"fcm.googleapis.com", "updates.push.services.mozilla.com",
                                       "*.push.apple.com", "*.notify.windows.com"});
  return all;
}

P256Key push_key_from(std::filesystem::path const& file) {
  if (!std::filesystem::exists(file))
    write_private(file, base64url(P256Key::generate().private_number()) + "\n");
  std::string line;
  std::ifstream(file) >> line;
  auto const number = base64url_decoded(line);
  auto const key = number ? P256Key::from_private(*number) : std::nullopt;
  if (!key) throw std::runtime_error("There is no key of P-256 in " + file.string());
  return *key;
}

std::string vapid_header(P256Key const& key, std::string_view origin, std::string_view contact,
                         base::Instant now) {
  auto const until = std::chrono::floor<std::chrono::seconds>(now + life_of_token);
  boost::json::object const head{{"typ", "JWT"}, {"alg", "ES256"}};
  boost::json::object const claims{
      {"aud", origin}, {"exp", until.time_since_epoch().count()}, {"sub", contact}};
  auto const text =
      base64url(boost::json::serialize(head)) + "." + base64url(boost::json::serialize(claims));
  return fmt::format("vapid t={}.{}, k={}", text, base64url(key.signature_of(text)),
                     base64url(key.public_point()));
}

WebPush::WebPush(WebPushSettings settings, P256Key key, ProviderParts const& parts)
    : settings_(std::move(settings)),
      key_(std::move(key)),
      clock_(parts.clock),
      random_(parts.random),
      parts_(parts) {}

std::string WebPush::public_key() const { return base64url(key_.public_point()); }

std::optional<WebPush::Place> WebPush::place_of(std::string_view endpoint) const {
  std::string_view target;
  auto const origin = parse_url(origin_in(endpoint, target));
  if (!origin || !is_target(target)) return std::nullopt;
  auto const service = std::find_if(settings_.services.begin(), settings_.services.end(),
                                    [&](auto const& each) { return covers(each, *origin); });
  if (service == settings_.services.end()) return std::nullopt;
  return Place{*origin, std::string(target), service->host};
}

// Browsers say which hosts of a pattern there are, so their number is bounded: when there are too
// many all are forgotten, with nothing but how they fared. Calls that are under way keep theirs.
std::shared_ptr<Provider> WebPush::service_at(Place const& place) {
  std::scoped_lock const lock(mutex_);
  if (services_.size() >= most_hosts) services_.clear();
  auto& service = services_[place.origin.origin()];
  if (!service)
    service = std::make_shared<Provider>(
        ProviderOptions{.name = place.service, .base = place.origin}, parts_);
  return service;
}

std::optional<std::string> WebPush::sealed_for(notices::PushSubscription const& to,
                                               std::string_view text) const {
  auto const point = base64url_decoded(to.p256dh);
  auto const auth = base64url_decoded(to.auth);
  if (!point || !auth) return std::nullopt;
  std::string salt(salt_size, '\0');
  random_.fill(std::as_writable_bytes(std::span(salt)));
  return encrypted_push(text, {*point, *auth}, {P256Key::generate(), std::move(salt)});
}

base::Result<void> WebPush::send(notices::PushSubscription const& to,
                                 notices::PushMessage const& message) {
  auto const place = place_of(to.endpoint);
  if (!place)
    return base::refuse(Refusal::not_found, "The subscription is of a service we do not call.");
  auto body = sealed_for(to, message.json);
  if (!body) return base::refuse(Refusal::invalid, "The message cannot be encrypted.");
  Call call;
  call.method = http::Method::post;
  call.target = place->target;
  call.headers = {{"TTL", std::to_string(message.life.count())},
                  {"Urgency", message.is_urgent ? "high" : "normal"},
                  {"Topic", message.topic},
                  {"Content-Encoding", "aes128gcm"},
                  {"Content-Type", "application/octet-stream"},
                  {"Authorization",
                   vapid_header(key_, place->origin.origin(), settings_.contact, clock_.now())}};
  call.body = std::move(*body);
  call.is_repeatable = true;  // its topic makes a repeat take the place of the first
  return result_of(service_at(*place)->call(call));
}

}  // namespace providers
