// SPDX-License-Identifier: Apache-2.0
#include "http/router.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "http/answers.hpp"

namespace http {

// One segment of the paths; a literal goes before a {name}.
struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
  std::unique_ptr<Node> named;
  std::vector<Endpoint const*> endpoints;

  Endpoint const* find(Method method) const {
    for (auto const* endpoint : endpoints)
      if (endpoint->method == method) return endpoint;
    return nullptr;
  }

  // The node of the path below this one; the named segments go to `values`.
  Node const* match(std::string_view rest, std::vector<std::string_view>& values) const {
    if (rest.empty()) return endpoints.empty() ? nullptr : this;
    auto const segment = rest.substr(1, rest.find('/', 1) - 1);
    auto const below = rest.substr(1 + segment.size());
    if (auto const at = literal.find(segment); at != literal.end())
      if (auto const* const found = at->second->match(below, values)) return found;
    if (!named || segment.empty()) return nullptr;
    values.push_back(segment);
    if (auto const* const found = named->match(below, values)) return found;
    values.pop_back();
    return nullptr;
  }
};

namespace {

bool is_name(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

// Calls `each` with the segments of "/api/trips/{trip}" in turn.
template <class Each>
void for_each_segment(std::string_view pattern, Each each) {
  while (!pattern.empty()) {
    auto const segment = pattern.substr(1, pattern.find('/', 1) - 1);
    each(segment);
    pattern.remove_prefix(1 + segment.size());
  }
}

std::string allowed_methods(std::vector<Endpoint const*> const& endpoints) {
  std::string allow;
  for (auto const* endpoint : endpoints) {
    allow += to_word(endpoint->method);
    allow += endpoint->method == Method::get ? ", HEAD, " : ", ";
  }
  return allow + "OPTIONS";
}

// "application/json" of "application/json; charset=utf-8".
std::string_view media_type(std::string_view header) {
  return base::trim(header.substr(0, header.find(';')));
}

bool accepts(std::string_view accept, std::string_view type) {
  auto const family = type.substr(0, type.find('/') + 1);
  for (auto const& part : base::split(accept, ',')) {
    auto const wanted = media_type(part);
    if (wanted == "*/*" || equal_ignoring_case(wanted, type)) return true;
    if (wanted.ends_with("/*") && equal_ignoring_case(wanted.substr(0, wanted.size() - 1), family))
      return true;
  }
  return false;
}

bool accepts_some_answer(std::string_view accept, Endpoint const& endpoint) {
  if (base::trim(accept).empty()) return true;
  for (auto const& [status, answer] : endpoint.answers)
    if (status < 300 && (answer.content_type.empty() || accepts(accept, answer.content_type)))
      return true;
  return false;
}

Response refuse_with(unsigned status, std::string why, Request const& request) {
  return problem(status, {base::Refusal::invalid, std::move(why)}, request);
}

Response broken(Request const& request) {
  return refuse_with(500, "Something went wrong on our side; it has been noted.", request);
}

// True for a sign-in; a personal token opens what one of its scopes is for.
bool reaches(Principal const& principal, Access const& access) {
  return !principal.scopes ||
         std::find_first_of(access.scopes.begin(), access.scopes.end(), principal.scopes->begin(),
                            principal.scopes->end()) != access.scopes.end();
}

std::string_view bearer_of(Request const& request) {
  auto const header = request.headers.get("Authorization");
  return header.size() > 7 && equal_ignoring_case(header.substr(0, 7), "Bearer ")
             ? base::trim(header.substr(7))
             : std::string_view();
}

}  // namespace

std::string_view Route::pattern() const {
  return endpoint ? std::string_view(endpoint->pattern) : is_fallback ? "(files)" : "(none)";
}

Router::Router(std::vector<Endpoint> endpoints, RouterPorts ports)
    : endpoints_(std::move(endpoints)), ports_(std::move(ports)), root_(std::make_unique<Node>()) {
  for (auto const& endpoint : endpoints_) {
    auto* node = root_.get();
    for_each_segment(endpoint.pattern, [&](std::string_view segment) {
      auto& next = is_name(segment) ? node->named : node->literal[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
    });
    EXPECTS(!node->find(endpoint.method));
    node->endpoints.push_back(&endpoint);
  }
}

Router::~Router() = default;

Route Router::find(Request& request) const {
  std::vector<std::string_view> values;
  request.params.clear();
  Route route;
  auto const* const node = root_->match(request.path, values);
  bool const reads = request.method == Method::get || request.method == Method::head;
  if (!node) {
    route.is_fallback =
        ports_.fallback && reads && request.path != "/api" && !request.path.starts_with("/api/");
    return route;
  }
  route.endpoint = node->find(request.method == Method::head ? Method::get : request.method);
  if (!route.endpoint) {
    route.allow = allowed_methods(node->endpoints);
    return route;
  }
  auto value = values.begin();
  for_each_segment(route.endpoint->pattern, [&](std::string_view segment) {
    if (is_name(segment))
      request.params.add(std::string(segment.substr(1, segment.size() - 2)), std::string(*value++));
  });
  return route;
}

std::optional<Response> Router::refuse_early(Route const& route, Request const& request) const {
  if (route.is_fallback) return std::nullopt;
  if (!route.endpoint) {
    if (route.allow.empty()) return refuse_with(404, "There is nothing at this address.", request);
    auto answer = request.method == Method::options
                      ? no_content()
                      : refuse_with(405, "This address does not know that method.", request);
    answer.headers.add("Allow", route.allow);
    return answer;
  }
  auto const& endpoint = *route.endpoint;
  if (request.body.size() > route.body_limit())
    return refuse_with(413, fmt::format("The body is larger than {} bytes.", route.body_limit()),
                       request);
  if (endpoint.takes &&
      !accepts(endpoint.takes_type, media_type(request.headers.get("Content-Type"))))
    return refuse_with(415, fmt::format("The body must be {}.", endpoint.takes_type), request);
  if (!accepts_some_answer(request.headers.get("Accept"), endpoint))
    return refuse_with(406, "None of the types you accept can be made here.", request);
  if (!ports_.limiter) return std::nullopt;
  auto const wait = ports_.limiter->wait_for(request, endpoint);
  if (!wait) return std::nullopt;
  base::Error error = base::refuse(base::Refusal::too_many, "Too many requests; please wait.");
  error.retry_after = std::max(*wait, std::chrono::seconds(1));
  return refusal(error, request);
}

std::optional<base::Error> Router::admit(Endpoint const& endpoint, Request& request) const {
  using Kind = Access::Kind;
  auto const bearer = bearer_of(request);
  bool const open = endpoint.access.kind == Kind::anyone;
  if (bearer.empty() || !ports_.authenticator)
    return open ? std::nullopt
                : std::optional(base::refuse(base::Refusal::unauthenticated, "Please sign in."));
  auto principal = ports_.authenticator->authenticate(bearer);
  if (!principal) return open ? std::nullopt : std::optional(principal.error());
  if (reaches(*principal, endpoint.access))
    request.principal = std::move(*principal);
  else if (!open)
    return base::refuse(base::Refusal::forbidden, "Your token is not for this.",
                        "insufficient_scope");

  auto const& roles = endpoint.access.roles;
  if (endpoint.access.kind != Kind::roles ||
      std::find(roles.begin(), roles.end(), request.principal->role) != roles.end())
    return std::nullopt;
  return base::refuse(base::Refusal::forbidden, "Your role does not allow this.");
}

bool Router::guard(Request const& request, std::function<void()> const& call) const {
  try {
    call();
    return true;
  } catch (std::exception const& broken) {
    if (ports_.breakage) ports_.breakage(request, broken.what());
  } catch (...) {
    if (ports_.breakage) ports_.breakage(request, "an exception that is no std::exception");
  }
  return false;
}

Response Router::run(Route const& route, Request& request) const {
  Response answer;
  bool const whole = guard(request, [&] {
    if (route.is_fallback)
      answer = ports_.fallback(request);
    else if (auto const refused = admit(*route.endpoint, request))
      answer = refusal(*refused, request);
    else
      answer = route.endpoint->handle(request);
  });
  if (whole) return answer;
  return broken(request);
}

std::vector<Response> Router::run_together(Route const& route,
                                           std::span<Request* const> requests) const {
  std::vector<Response> answers(requests.size());
  std::vector<Request const*> admitted;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < requests.size(); ++i) {
    auto& request = *requests[i];
    bool const whole = guard(request, [&] {
      if (auto const refused = admit(*route.endpoint, request)) {
        answers[i] = refusal(*refused, request);
        return;
      }
      admitted.push_back(&request);
      places.push_back(i);
    });
    if (!whole) answers[i] = broken(request);
  }
  if (admitted.empty()) return answers;
  try {
    auto made = route.endpoint->handle_many(admitted);
    EXPECTS(made.size() == admitted.size());
    for (std::size_t i = 0; i < made.size(); ++i) answers[places[i]] = std::move(made[i]);
  } catch (...) {  // one of them broke it: alone, it costs itself only
    for (auto const place : places) answers[place] = run(route, *requests[place]);
  }
  return answers;
}

Response Router::handle(Request& request) const {
  auto const route = find(request);
  if (auto refused = refuse_early(route, request)) return std::move(*refused);
  return run(route, request);
}

}  // namespace http
