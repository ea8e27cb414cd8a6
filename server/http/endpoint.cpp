// SPDX-License-Identifier: Apache-2.0
#include "http/endpoint.hpp"

#include <algorithm>
#include <array>

#include "base/expects.hpp"

namespace http {

std::string_view to_word(Lane lane) {
  static constexpr std::array<std::string_view, 4> words{"io", "db", "cpu", "outbound"};
  return words[static_cast<std::size_t>(lane)];
}

EndpointBuilder::EndpointBuilder(Method method, std::string_view pattern) {
  EXPECTS(pattern.starts_with('/'));
  made_.method = method;
  made_.pattern = pattern;
}

EndpointBuilder& EndpointBuilder::named(std::string_view id, std::string_view summary,
                                        std::string_view tag) {
  made_.id = id;
  made_.summary = summary;
  made_.tag = tag;
  return *this;
}

EndpointBuilder& EndpointBuilder::anyone() {
  made_.access = {Access::Kind::anyone, {}, {}};
  return *this;
}

EndpointBuilder& EndpointBuilder::signed_in() {
  made_.access = {Access::Kind::signed_in, {}, {}};
  return *this;
}

EndpointBuilder& EndpointBuilder::only(std::vector<std::string> roles) {
  static constexpr std::array<std::string_view, 5> known{"traveller", "agent", "merchant",
                                                         "operator", "admin"};
  EXPECTS(!roles.empty());
  for (auto const& role : roles)
    EXPECTS(std::find(known.begin(), known.end(), role) != known.end());
  made_.access = {Access::Kind::roles, std::move(roles), {}};
  return *this;
}

EndpointBuilder& EndpointBuilder::scopes(std::vector<std::string> scopes) {
  EXPECTS(!scopes.empty() && made_.access.kind != Access::Kind::anyone);
  for (auto const& scope : scopes)
    EXPECTS(std::find(known_scopes.begin(), known_scopes.end(), scope) != known_scopes.end());
  made_.access.scopes = std::move(scopes);
  return *this;
}

EndpointBuilder& EndpointBuilder::on(Lane lane) {
  made_.lane = lane;
  return *this;
}

EndpointBuilder& EndpointBuilder::on(LaneOf lane_of) {
  made_.lane_of = std::move(lane_of);
  return *this;
}

EndpointBuilder& EndpointBuilder::body_limit(std::size_t bytes) {
  made_.body_limit = bytes;
  return *this;
}

EndpointBuilder& EndpointBuilder::takes_raw(std::string_view content_type) {
  made_.takes = [](Components&) { return schema::of_type("string"); };
  made_.takes_type = content_type;
  return *this;
}

EndpointBuilder& EndpointBuilder::answers_nothing(std::string_view text) {
  return add_answer(204, {"", nullptr, std::string(text)});
}

EndpointBuilder& EndpointBuilder::answers_events(std::string_view text) {
  return answers_raw("text/event-stream", text);
}

EndpointBuilder& EndpointBuilder::answers_raw(std::string_view content_type,
                                              std::string_view text) {
  return add_answer(
      200, {std::string(content_type), [](Components&) { return schema::of_type("string"); },
            std::string(text)});
}

EndpointBuilder& EndpointBuilder::add_answer(unsigned status, Answer answer) {
  made_.answers.emplace(status, std::move(answer));
  return *this;
}

Endpoint EndpointBuilder::calls(Handler handle) {
  EXPECTS(handle != nullptr);
  EXPECTS(!made_.id.empty() && !made_.answers.empty());
  made_.handle = std::move(handle);
  return std::move(made_);
}

Endpoint EndpointBuilder::calls_for_many(HandlerOfMany handle) {
  EXPECTS(handle != nullptr);
  made_.handle_many = handle;
  return calls([handle = std::move(handle)](Request const& request) {
    return std::move(handle(std::array{&request}).front());
  });
}

}  // namespace http
