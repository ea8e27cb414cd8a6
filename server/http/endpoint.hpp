// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <array>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"
#include "http/schema.hpp"

namespace http {

// Who may call an endpoint; enforced by the Router, nowhere else.
struct Access {
  enum class Kind { anyone, signed_in, roles } kind = Kind::signed_in;
  std::vector<std::string> roles;  // of Kind::roles: traveller, agent, merchant, operator, admin
  // A personal token needs one of these; with none of them, only who signed in may call.
  std::vector<std::string> scopes;
};

// What a personal token can allow.
inline constexpr std::array<std::string_view, 3> known_scopes{"plan:read", "trips:read",
                                                              "trips:write"};

// Which bulkhead runs the handler. `io` runs at once on the socket's thread and must not wait.
enum class Lane { io, db, cpu, outbound };
std::string_view to_word(Lane lane);

using Handler = std::function<Response(Request const&)>;
// The lane where the body decides it. Asked on the socket's thread: quick, and never throwing.
using LaneOf = std::function<Lane(Request const&)>;
// Answers requests that waited behind each other, in their order. Alone or together, a request
// is answered the same.
using HandlerOfMany = std::function<std::vector<Response>(std::span<Request const* const>)>;
using SchemaOf = Yaml (*)(Components&);

// What an endpoint answers with. Refusals that are a plain Problem need not be listed: the
// document adds them.
struct Answer {
  std::string content_type;  // empty: no content
  SchemaOf schema = nullptr;
  std::string text;
};

struct Endpoint {
  Method method = Method::get;
  std::string pattern;  // "/api/trips/{trip}"
  Access access;
  Lane lane = Lane::db;
  LaneOf lane_of = nullptr;  // instead of it
  std::string id;            // operationId, "saveTrip"
  std::string summary;
  std::string tag;
  std::size_t body_limit = 64 * 1024;
  std::string takes_type = "application/json";
  SchemaOf takes = nullptr;  // no body is taken without it
  SchemaOf query = nullptr;
  std::multimap<unsigned, Answer> answers;  // of one status: as the client accepts
  Handler handle;
  HandlerOfMany handle_many;  // where reading for many at once costs little more than for one
};

// Writes an Endpoint as one sentence:
//   http::post("/api/trips").named("saveTrip", "Keep a plan as a trip", "trips").signed_in()
//       .on(Lane::db).takes<SaveTrip>().answers<Trip>(201).calls(SaveTripHandler{trips})
class EndpointBuilder {
 public:
  EndpointBuilder(Method method, std::string_view pattern);

  EndpointBuilder& named(std::string_view id, std::string_view summary, std::string_view tag);
  EndpointBuilder& anyone();
  EndpointBuilder& signed_in();
  EndpointBuilder& only(std::vector<std::string> roles);
  // Opens it to personal tokens that have one of `scopes`; said after who may call.
  EndpointBuilder& scopes(std::vector<std::string> scopes);
  EndpointBuilder& on(Lane lane);
  EndpointBuilder& on(LaneOf lane_of);
  EndpointBuilder& body_limit(std::size_t bytes);

  template <class T>
  EndpointBuilder& takes() {
    made_.takes = &schema_of<T>;
    return *this;
  }
  // Another body than JSON, such as text/csv.
  EndpointBuilder& takes_raw(std::string_view content_type);
  template <class T>
  EndpointBuilder& query() {
    made_.query = &schema_of<T>;
    return *this;
  }
  template <class T>
  EndpointBuilder& answers(unsigned status, std::string_view text = "") {
    return add_answer(status, {"application/json", &schema_of<T>, std::string(text)});
  }
  // A refusal whose body has more members than Problem.
  template <class T>
  EndpointBuilder& refuses(unsigned status, std::string_view text) {
    return add_answer(status, {"application/problem+json", &schema_of<T>, std::string(text)});
  }
  EndpointBuilder& answers_nothing(std::string_view text = "");  // 204
  EndpointBuilder& answers_events(std::string_view text = "");   // 200 text/event-stream
  EndpointBuilder& answers_raw(std::string_view content_type, std::string_view text = "");

  // The last word: checks that the sentence is complete.
  Endpoint calls(Handler handle);
  Endpoint calls_for_many(HandlerOfMany handle);

 private:
  EndpointBuilder& add_answer(unsigned status, Answer answer);
  Endpoint made_;
};

inline EndpointBuilder get(std::string_view pattern) { return {Method::get, pattern}; }
inline EndpointBuilder post(std::string_view pattern) { return {Method::post, pattern}; }
inline EndpointBuilder put(std::string_view pattern) { return {Method::put, pattern}; }
inline EndpointBuilder patch(std::string_view pattern) { return {Method::patch, pattern}; }
inline EndpointBuilder delete_(std::string_view pattern) { return {Method::delete_, pattern}; }

}  // namespace http
