// SPDX-License-Identifier: Apache-2.0
#include "http/answers.hpp"

#include "http/event_stream.hpp"
#include "http/json_text.hpp"
#include "http/language.hpp"
#include "http/problem.hpp"

namespace http {
namespace {

std::string_view code_of(unsigned status) {
  switch (status) {
    case 400:
      return "bad_request";
    case 401:
      return "unauthenticated";
    case 403:
      return "forbidden";
    case 404:
      return "not_found";
    case 405:
      return "method_not_allowed";
    case 406:
      return "not_acceptable";
    case 408:
      return "request_timeout";
    case 409:
      return "conflict";
    case 413:
      return "too_large";
    case 414:
      return "target_too_long";
    case 415:
      return "unsupported_media_type";
    case 422:
      return "invalid";
    case 429:
      return "too_many_requests";
    case 431:
      return "headers_too_large";
    case 503:
      return "unavailable";
    default:
      return status < 500 ? "refused" : "internal_error";
  }
}

}  // namespace

unsigned status_of(base::Error const& error) {
  switch (error.kind) {
    case base::Refusal::invalid:
      return error.code == "malformed_json" ? 400 : 422;
    case base::Refusal::unauthenticated:
      return 401;
    case base::Refusal::forbidden:
      return 403;
    case base::Refusal::not_found:
      return 404;
    case base::Refusal::conflict:
      return 409;
    case base::Refusal::too_large:
      return 413;
    case base::Refusal::too_many:
      return 429;
    case base::Refusal::unavailable:
      return 503;
  }
  return 500;
}

std::string_view reason_phrase(unsigned status) {
  switch (status) {
    case 100:
      return "Continue";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return status < 300 ? "OK" : status < 400 ? "Redirect" : "Error";
  }
}

Response text_answer(unsigned status, std::string_view content_type, std::string body) {
  Response answer;
  answer.status = status;
  answer.headers.add("Content-Type", content_type);
  answer.body = std::move(body);
  return answer;
}

Response json_answer(unsigned status, std::string json) {
  return text_answer(status, "application/json", std::move(json));
}

Response ok(std::string json) { return json_answer(200, std::move(json)); }

Response created(std::string json, std::string_view location) {
  auto answer = json_answer(201, std::move(json));
  if (!location.empty()) answer.headers.add("Location", location);
  return answer;
}

Response no_content() {
  Response answer;
  answer.status = 204;
  return answer;
}

Response events(std::shared_ptr<EventStream> stream, std::function<void(EventStream&)> produce) {
  auto answer = text_answer(200, "text/event-stream", "");
  answer.headers.add("Cache-Control", "no-store");
  answer.events = std::move(stream);
  answer.produce = std::move(produce);
  return answer;
}

base::Error session_ended() {
  return base::refuse(base::Refusal::unauthenticated, "Your session has ended; please sign in.",
                      "session_ended");
}

base::Error token_refused() {
  return base::refuse(base::Refusal::unauthenticated, "This token is not, or no longer, good.",
                      "token_refused");
}

Response refusal(base::Error const& error, Request const& request) {
  return problem(status_of(error), error, request);
}

Problem problem_from(unsigned status, base::Error const& error, Request const& request) {
  auto said = in_language(error, request.locale, sentences);
  Problem made{.type = "about:blank",
               .title = std::string(reason_phrase(status)),
               .status = static_cast<int>(status),
               .detail = std::move(said.why),
               .code = error.code.empty() ? std::string(code_of(status)) : error.code};
  if (!said.fields.empty()) made.errors = std::move(said.fields);
  if (!request.request_id.empty()) made.request_id = request.request_id;
  if (!request.path.empty()) made.instance = request.path;
  return made;
}

Response problem(unsigned status, base::Error const& error, Request const& request) {
  auto body = to_json(problem_from(status, error, request));
  auto answer = text_answer(status, "application/problem+json", std::move(body));
  answer.headers.add("Cache-Control", "no-store");
  auto const wait = error.retry_after.value_or(std::chrono::seconds(status == 503 ? 1 : 0));
  if (wait.count() > 0) answer.headers.add("Retry-After", std::to_string(wait.count()));
  if (status == 401) answer.headers.add("WWW-Authenticate", "Bearer");
  return answer;
}

}  // namespace http
