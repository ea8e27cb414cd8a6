// SPDX-License-Identifier: Apache-2.0
// Web push: the example of RFC 8291 §5, and what a push service that checks everything says.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <filesystem>

#include "accounts/secrets.hpp"
#include "providers/push/message_encryption.hpp"
#include "providers/push/web_push.hpp"
#include "stand_in.hpp"
#include "way_out.hpp"

using accounts::base64url;
using accounts::base64url_decoded;
using base::Refusal;
using namespace providers;
namespace json = boost::json;

namespace {

std::string bytes(std::string_view text) { return base64url_decoded(text).value(); }

PushReader const example_reader{
    bytes(
        "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
    bytes("BTBZMqHH6r4Tts7J_aSIgg")};

PushSender example_sender() {
  return {P256Key::from_private(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")).value(),
          bytes("DGv6ra1nlYgDCS1FRnbzlw")};
}

struct Service : StandIn {  // where a phone is subscribed
  Service() : StandIn("webpush"), way(url()) {
    auto const made = json::parse(control(R"({"subscribe":{"id":"phone"}})")).at("subscribe");
    phone.endpoint = std::string(made.at("endpoint").as_string());
    phone.p256dh = std::string(made.at_pointer("/keys/p256dh").as_string());
    phone.auth = std::string(made.at_pointer("/keys/auth").as_string());
  }
  base::Result<void> send(std::string const& text, bool is_urgent = false) {
    return push.send(phone, {.json = text,
                             .topic = "01J9Z0000000000000000000AN",
                             .is_urgent = is_urgent,
                             .life = std::chrono::hours(1)});
  }
  json::array messages() const { return json::parse(state()).at("messages").as_array(); }

  Way way;
  WebPush push{{{url()}, "mailto:xingqu@example.org"},
               P256Key::generate(),
               {way.transport, way.clock, way.random, way.ids, way.log, way.observer,
                [](auto, auto const&) { return true; }}};
  notices::PushSubscription phone;
};

}  // namespace

TEST_CASE("a message is encrypted as the example of RFC 8291 is") {
  auto const sender = example_sender();
  CHECK(base64url(sender.key.public_point()) ==
        "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8");
  auto const body =
      encrypted_push("When I grow up, I want to be a watermelon", example_reader, sender);
  CHECK(
      base64url(body.value()) ==
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAm"
      "S6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_"
      "Qulcy4a-fN");
}

TEST_CASE("what cannot be read by anybody is not encrypted") {
  auto reader = example_reader;
  reader.point[5] = static_cast<char>(reader.point[5] ^ 1);  // no point of the curve any more
  CHECK(!encrypted_push("x", reader, example_sender()));
  CHECK(!encrypted_push("x", {example_reader.point, "short"}, example_sender()));
  CHECK(!encrypted_push("x", {"short", example_reader.auth}, example_sender()));
  CHECK(encrypted_push(std::string(longest_push, 'x'), example_reader, example_sender())->size() ==
        4096);
  CHECK(!encrypted_push(std::string(longest_push + 1, 'x'), example_reader, example_sender()));
  CHECK(!P256Key::from_private(std::string(32, '\0')));
  CHECK(!P256Key::from_private(std::string(32, '\xff')));
}

TEST_CASE("a browser reads what it is sent, and its service knows from whom it is") {
  Service service;
  auto const sent = service.send(R"({"title":{"zh":"暴雨红色预警"}})", true);
  CHECK_MESSAGE(sent.has_value(), sent);
  auto const messages = service.messages();
  REQUIRE(messages.size() == 1);
  CHECK(messages[0].at("text").as_string() == R"({"title":{"zh":"暴雨红色预警"}})");
  CHECK(messages[0].at("problem").is_null());
  CHECK(messages[0].at("urgency").as_string() == "high");
  CHECK(messages[0].at("ttl").as_string() == "3600");
  CHECK(service.send("again").has_value());
  CHECK(service.messages().size() == 1);  // of the same topic
}

TEST_CASE("what a push service answers is a reason to forget, to give up or to come back") {
  Service service;
  auto const kind_after = [&](char const* fault, int times) {
    service.fault(fault, times);
    return service.send("x").error().kind;
  };
  CHECK(kind_after(R"({"status":404})", 1) == Refusal::not_found);
  CHECK(kind_after(R"({"status":400})", 1) == Refusal::invalid);
  CHECK(kind_after(R"({"status":413})", 1) == Refusal::invalid);
  CHECK(kind_after(R"({"status":403})", 1) == Refusal::unavailable);
  CHECK(kind_after(R"({"status":500})", 2) == Refusal::unavailable);
  service.control(R"({"unsubscribe":"phone"})");
  CHECK(service.send("x").error().kind == Refusal::not_found);
  // More often than the way out tries, which begins anew where a kept connection has gone.
  CHECK(kind_after(R"({"drop":true})", 9) == Refusal::unavailable);
}

TEST_CASE("only the services of the settings are called") {
  Service service;
  CHECK(service.push.takes(service.phone.endpoint));
  auto const origin = service.url().origin();
  for (auto const& endpoint :
       {origin, origin + ".evil.example/push/phone", origin + "@evil.example/x",
        std::string("http://127.0.0.1:1/push/phone"), std::string("//push/phone"), std::string(),
        origin + "/push/a b"})
    CHECK_MESSAGE(!service.push.takes(endpoint), endpoint);
  service.phone.endpoint = "http://127.0.0.1:1/push/phone";
  CHECK(service.send("x").error().kind == Refusal::not_found);
  service.phone.endpoint = origin + "/push/phone";
  service.phone.p256dh = std::string(87, 'B');
  CHECK(service.send("x").error().kind == Refusal::invalid);
  CHECK(service.calls("/push/") == 0);
}

TEST_CASE(
    "the usual services are known by their hosts, and what only looks like one is not called") {
  Service at;
  WebPushSettings settings{{}, "mailto:xingqu@example.org"};
  for (auto const each : usual_push_services())
    settings.services.push_back(parse_allowed_origin(each).value());
  WebPush push(settings, P256Key::generate(),
               {at.way.transport, at.way.clock, at.way.random, at.way.ids, at.way.log,
                at.way.observer, [](auto, auto const&) { return true; }});
  for (auto const* endpoint :
       {"https://fcm.googleapis.com/fcm/send/x",
        "https://updates.push.services.mozilla.com/wpush/x", "https://web.push.apple.com/x",
        "https://wns2-par02p.notify.windows.com/w/?token=x"})
    CHECK_MESSAGE(push.takes(endpoint), endpoint);
  for (auto const* endpoint :
       {"https://xpush.apple.com/x", "https://evilpush.apple.com.example/x",
        "https://push.apple.com/x", "https://evil.example/.push.apple.com/x",
        "https://web.push.apple.com@evil.example/x", "https://web.push.apple.com:8443/x",
        "http://web.push.apple.com/x", "https://web.push.apple.com"})
    CHECK_MESSAGE(!push.takes(endpoint), endpoint);
}

TEST_CASE("the key that names us is made once and kept for its owner's eyes") {
  namespace fs = std::filesystem;
  auto const folder = fs::temp_directory_path() / ("push_key." + std::to_string(::getpid()));
  fs::create_directories(folder);
  auto const file = folder / "push.key";
  auto const made = push_key_from(file);
  CHECK(push_key_from(file).public_point() == made.public_point());
  CHECK((fs::status(file).permissions() & fs::perms::mask) ==
        (fs::perms::owner_read | fs::perms::owner_write));
  fs::resize_file(file, 5);
  CHECK_THROWS(push_key_from(file));
  fs::remove_all(folder);
}
