// SPDX-License-Identifier: Apache-2.0
#include "house.hpp"

#include <stdexcept>

namespace {

http::Yaml any(http::Components&) { return {}; }

http::Endpoint endpoint(http::Method method, std::string pattern, http::Lane lane,
                        http::Handler handle) {
  http::Endpoint made;
  made.method = method;
  made.pattern = std::move(pattern);
  made.access = {http::Access::Kind::anyone, {}};
  made.lane = lane;
  made.answers.emplace(200, http::Answer{"application/json", any, ""});
  made.answers.emplace(200, http::Answer{"text/event-stream", any, ""});
  made.handle = std::move(handle);
  return made;
}

http::Response hello(http::Request const& request) {
  auto const name = request.query.find("name").value_or("you");
  return http::ok("{\"hello\":\"" + std::string(name) + "\"}");
}

http::Response echo(http::Request const& request) { return http::ok(request.body); }

http::Response who(http::Request const& request) {
  return http::ok(request.client_address + " " + request.traceparent + " " +
                  std::string(http::to_word(request.locale)));
}

// "3 of 8": the third of eight that are answered at once.
std::vector<http::Response> crowd(std::span<http::Request const* const> requests) {
  std::vector<http::Response> answers;
  for (auto const* request : requests)
    answers.push_back(http::ok(std::string(*request->params.find("number")) + " of " +
                               std::to_string(requests.size())));
  return answers;
}

http::Response progress(http::Request const&) {
  return http::events(std::make_shared<http::EventStream>(), [](http::EventStream& events) {
    for (auto const* stage : {"one", "two"}) events.send({.data = stage, .name = "stage"});
  });
}

std::vector<http::Endpoint> house_endpoints(House& house) {
  using http::Lane;
  using http::Method;
  auto post = endpoint(Method::post, "/api/echo", Lane::db, echo);
  post.takes = any;
  post.body_limit = 100'000;
  auto header = [](http::Request const& request) {
    auto answer = http::no_content();
    answer.headers.add("X-Name", request.query.find("name").value_or(""));
    return answer;
  };
  return {
      endpoint(Method::get, "/api/hello", Lane::io, hello),
      endpoint(Method::get, "/api/db", Lane::db, hello),
      post,
      endpoint(Method::get, "/api/who", Lane::db, who),
      endpoint(Method::get, "/api/header", Lane::db, header),
      endpoint(Method::get, "/api/long", Lane::db,
               [](auto const&) { return http::ok(std::string(3'000'000, 'x')); }),
      endpoint(Method::get, "/api/broken", Lane::db,
               [](auto const&) -> http::Response { throw std::runtime_error("disk on fire"); }),
      endpoint(Method::get, "/api/slow", Lane::db,
               [&house](auto const&) {
                 house.slow_entered.set_value();
                 house.slow_opened.get_future().wait();
                 return http::ok("\"slow\"");
               }),
      http::get("/api/crowd/{number}")
          .named("crowd", "Answers many at once", "")
          .anyone()
          .answers_raw("text/plain")
          .calls_for_many(crowd),
      endpoint(Method::get, "/api/events", Lane::io,
               [&house](auto const&) { return http::events(house.events); }),
      endpoint(Method::get, "/api/progress", Lane::cpu, progress),
  };
}

http::RouterPorts house_ports(House& house) {
  http::RouterPorts ports;
  ports.breakage = [&house](auto const&, std::string_view what) { house.broken = what; };
  return ports;
}

}  // namespace

House::House(http::ServerOptions options, http::BulkheadOptions db_options)
    : db(std::move(db_options), counter),
      cpu({.name = "cpu", .threads = 1}, counter),
      outbound({.name = "outbound", .threads = 1}, counter),
      router(house_endpoints(*this), house_ports(*this)) {
  server = std::make_unique<http::Server>(
      std::move(options), http::ServerParts{router, {db, cpu, outbound}, counter, clock, ids});
  server->start();
}

House::~House() {
  if (drained.valid()) drained.wait();
  server.reset();
}

void House::drain_in_background(std::chrono::milliseconds deadline) {
  drained = std::async(std::launch::async, [this, deadline] { return server->drain(deadline); });
}
