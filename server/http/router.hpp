// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/endpoint.hpp"
#include "http/message.hpp"

namespace http {

// Port: says who a bearer token speaks for, or refuses with session_ended(). Called on the
// handler's lane.
class Authenticator {
 public:
  virtual ~Authenticator() = default;
  virtual base::Result<Principal> authenticate(std::string_view bearer) = 0;
};

// Port: how long this caller must wait, or nothing. Called on the socket's thread, before the
// request may queue and before the token is read; it must not block.
class RateLimiter {
 public:
  virtual ~RateLimiter() = default;
  virtual std::optional<std::chrono::seconds> wait_for(Request const& request,
                                                       Endpoint const& endpoint) = 0;
};

struct RouterPorts {
  Authenticator* authenticator = nullptr;  // without one, nobody is signed in
  RateLimiter* limiter = nullptr;
  // Told of everything a handler threw; the client learns only the request id.
  std::function<void(Request const&, std::string_view what)> breakage;
  // Answers GET and HEAD outside /api when no endpoint matches, such as static files.
  Handler fallback;
};

// What find() made of a request line.
struct Route {
  Endpoint const* endpoint = nullptr;
  bool is_fallback = false;
  std::string allow;  // of 405 and OPTIONS: the methods the path has; empty: no such path

  std::string_view pattern() const;  // for metrics: "/api/trips/{trip}", "(files)", "(none)"
  Lane lane_for(Request const& request) const {
    if (!endpoint) return Lane::io;
    return endpoint->lane_of ? endpoint->lane_of(request) : endpoint->lane;
  }
  std::size_t body_limit() const {
    return endpoint && endpoint->takes ? endpoint->body_limit : 4096;
  }
};

// Finds the endpoint of a request and admits it: the only place where access is decided.
class Router {
 public:
  // Two endpoints of the same method and path are a Bug.
  explicit Router(std::vector<Endpoint> endpoints, RouterPorts ports = {});
  ~Router();
  Router(Router const&) = delete;

  // Needs method and path alone; sets request.params.
  Route find(Request& request) const;
  // What can be refused before the request may queue: path, method, size, types, rate.
  std::optional<Response> refuse_early(Route const& route, Request const& request) const;
  // Admits and answers; whatever the handler throws becomes a 500.
  Response run(Route const& route, Request& request) const;
  // The same for requests of one endpoint that answers many at once.
  std::vector<Response> run_together(Route const& route, std::span<Request* const> requests) const;
  // Calls what belongs to a request; what it throws is reported. False when it threw.
  bool guard(Request const& request, std::function<void()> const& call) const;
  // All of it, on this thread.
  Response handle(Request& request) const;

  std::vector<Endpoint> const& endpoints() const { return endpoints_; }

 private:
  struct Node;
  std::optional<base::Error> admit(Endpoint const& endpoint, Request& request) const;

  std::vector<Endpoint> endpoints_;
  RouterPorts ports_;
  std::unique_ptr<Node> root_;
};

}  // namespace http
