// SPDX-License-Identifier: Apache-2.0
#include "providers/sms/alibaba_sms.hpp"

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "providers/sms/sms_folder.hpp"
#include "stand_in.hpp"
#include "way_out.hpp"

using base::Refusal;
using notices::ShortMessage;
using namespace providers;
namespace json = boost::json;

namespace {

ShortMessage const code{ShortMessage::Purpose::code, "+8613800138000", "042137"};
ShortMessage const help{ShortMessage::Purpose::notice, "+447700900123", "小明求助 & 位置"};

struct Service : StandIn {
  explicit Service(std::string const& secret = "stand-in-sk")
      : StandIn("sms"),
        way(url()),
        sms({url(), "stand-in-ak", secret, "行趣", "SMS_100000001", "SMS_100000002"},
            {way.transport, way.clock, way.random, way.ids, way.log, way.observer,
             [](auto, auto const&) { return true; }}) {
    control(R"({"templates": {"SMS_100000001": "验证码${code}",
                "SMS_100000002": "行趣通知：${title}"}})");
  }
  json::array messages() const { return json::parse(state()).at("messages").as_array(); }
  std::optional<Refusal> refusal_after(std::string const& spoiled) {
    fault(spoiled);
    auto const sent = sms.send(code);
    return sent ? std::nullopt : std::optional(sent.error().kind);
  }

  Way way;
  AlibabaSms sms;
};

}  // namespace

TEST_CASE("Alibaba Cloud takes codes and notices, at home and abroad") {
  Service service;
  CHECK(service.sms.send(code).has_value());
  CHECK(service.sms.send(help).has_value());
  auto const messages = service.messages();
  REQUIRE(messages.size() == 2);
  CHECK(messages[0].at("number").as_string() == "13800138000");
  CHECK(messages[0].at("text").as_string() == "【行趣】验证码042137");
  CHECK(messages[1].at("number").as_string() == "00447700900123");
  CHECK(messages[1].at("text").as_string() == "【行趣】行趣通知：小明求助 & 位置");
}

TEST_CASE("each way in which a short message is not taken") {
  Service service;
  for (auto const* const later :
       {R"({"error": "isv.BUSINESS_LIMIT_CONTROL"})", R"({"error": "isv.AMOUNT_NOT_ENOUGH"})",
        R"({"error": "isv.SMS_TEMPLATE_ILLEGAL"})", R"({"error": "Throttling.User"})",
        R"({"status": 503})", R"({"html": true})"}) {
    service.way.clock.advance(std::chrono::minutes(10));
    service.control(R"({"advance_s": 600})");
    CHECK_MESSAGE(service.refusal_after(later) == Refusal::unavailable, later);
  }
  for (auto const* const never :
       {R"({"error": "isv.MOBILE_NUMBER_ILLEGAL"})", R"({"error": "isv.PARAM_NOT_SUPPORT_URL"})"})
    CHECK_MESSAGE(service.refusal_after(never) == Refusal::invalid, never);
  CHECK(service.messages().empty());
}

TEST_CASE("what may have been sent is not sent again") {
  Service service;
  CHECK(service.refusal_after(R"({"drop": true})") == Refusal::invalid);
  CHECK(service.calls() == 1);
}

TEST_CASE("a wrong key is told, and nothing is sent") {
  Service service("another");
  CHECK(service.sms.send(code).error().kind == Refusal::unavailable);
  CHECK(service.messages().empty());
}

TEST_CASE("without a service short messages are files for their owner") {
  auto const folder = std::filesystem::path(XINGQU_BINARY_DIR) / "sms_folder_test";
  std::filesystem::remove_all(folder);
  base::ManualClock const clock{stand_in_time};
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  CHECK(SmsFolder(folder, ids).send(code).has_value());
  auto const file = std::filesystem::directory_iterator(folder)->path();
  CHECK(file.string().ends_with(".sms.json"));
  CHECK((std::filesystem::status(file).permissions() & std::filesystem::perms(077)) ==
        std::filesystem::perms::none);
  std::ifstream in(file);
  auto const written = json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
  CHECK(written.at("word").as_string() == "042137");
  CHECK(!SmsFolder("/proc/none", ids).send(code));
}
