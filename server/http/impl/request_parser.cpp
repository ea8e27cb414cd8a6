// SPDX-License-Identifier: Apache-2.0
// Failed assertions of Beast come to us, below.
#define BOOST_ENABLE_ASSERT_DEBUG_HANDLER
#include "http/request_parser.hpp"

#include <assert.h>

#include <boost/beast/http/basic_parser.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>

namespace beast = boost::beast;

namespace boost {

// Beast before 1.86 asserts that the head of a last chunk is looked at again with five bytes at
// least; without a chunk before it three are enough, and the code behind the assertion knows that
// (https://github.com/boostorg/beast/pull/2861). Bytes from the network must not end a debug build.
void assertion_failed(char const* expression, char const* function, char const* file, long line) {
  bool const is_known =
      std::string_view(expression) == "n >= 5" &&
      std::string_view(function).find("parse_chunk_header") != std::string_view::npos;
  if (!is_known) __assert_fail(expression, file, static_cast<unsigned>(line), function);
}
void assertion_failed_msg(char const* expression, char const*, char const* function,
                          char const* file, long line) {
  assertion_failed(expression, function, file, line);
}

}  // namespace boost

namespace http {
namespace {

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

}  // namespace

// Beast's grammar without its message types: the callbacks write where the text belongs.
class RequestParser::Reader {
 public:
  explicit Reader(ParserLimits limits) : limits_(limits) {}

  void begin(Request& into);
  std::size_t feed(std::string_view bytes);

  class Grammar;
  ParserLimits limits_;
  std::unique_ptr<Grammar> grammar_;
  unsigned refused_ = 0;
  std::string_view why_;

 private:
  void refuse(unsigned status, std::string_view why);
  void refuse_error(beast::error_code const& code);
  void check_head();
};

class RequestParser::Reader::Grammar final : public beast::http::basic_parser<true> {
 public:
  Grammar(Request& into, ParserLimits const& limits) : request(into) {
    header_limit(limits.header_bytes);
    basic_parser::body_limit(boost::none);  // we count ourselves, the limit is known late
  }

  Request& request;
  std::string target;
  int version = 0;
  std::size_t body_limit = 0;
  int hosts = 0;
  bool strange_transfer = false;
  bool expects_continue = false;

 private:
  using error_code = beast::error_code;
  using string_view = beast::string_view;

  void on_request_impl(beast::http::verb, string_view method, string_view text, int http_version,
                       error_code&) override {
    request.method = method_from(view(method));
    target = view(text);
    version = http_version;
  }
  void on_response_impl(int, string_view, int, error_code&) override {}

  void on_field_impl(beast::http::field name, string_view name_text, string_view value,
                     error_code&) override {
    if (is_header_done()) return;  // a trailer must not change what was decided on the head
    if (name == beast::http::field::host) ++hosts;
    if (name == beast::http::field::transfer_encoding &&
        !equal_ignoring_case(view(value), "chunked"))
      strange_transfer = true;
    if (name == beast::http::field::expect && equal_ignoring_case(view(value), "100-continue"))
      expects_continue = true;
    request.headers.add(view(name_text), view(value));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(boost::optional<std::uint64_t> const&, error_code&) override {}

  std::size_t append(string_view body, error_code& error) {
    if (request.body.size() + body.size() > body_limit) {
      error = beast::http::error::body_limit;
      return 0;
    }
    request.body.append(body.data(), body.size());
    return body.size();
  }
  std::size_t on_body_impl(string_view body, error_code& error) override {
    return append(body, error);
  }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& error) override {
    return append(body, error);
  }
  void on_finish_impl(error_code&) override {}
};

void RequestParser::Reader::begin(Request& into) {
  refused_ = 0;
  why_ = {};
  grammar_ = std::make_unique<Grammar>(into, limits_);
}

std::size_t RequestParser::Reader::feed(std::string_view bytes) {
  std::size_t used = 0;
  bool const had_head = grammar_->is_header_done();
  while (used < bytes.size() && refused_ == 0 && !grammar_->is_done()) {
    beast::error_code error;
    auto const rest = bytes.substr(used);
    auto const step = grammar_->put(boost::asio::buffer(rest.data(), rest.size()), error);
    used += step;
    if (error == beast::http::error::need_more) break;
    if (error) refuse_error(error);
    if (!had_head && grammar_->is_header_done()) break;
    if (!error && step == 0) break;
  }
  if (!had_head && refused_ == 0 && grammar_->is_header_done()) check_head();
  return used;
}

void RequestParser::Reader::refuse(unsigned status, std::string_view why) {
  refused_ = status;
  why_ = why;
}

void RequestParser::Reader::refuse_error(beast::error_code const& code) {
  using beast::http::error;
  if (code == error::header_limit && grammar_->target.empty())
    refuse(414, "The address is too long.");
  else if (code == error::header_limit)
    refuse(431, "The header fields are too large.");
  else if (code == error::body_limit)
    refuse(413, "The body is too large.");
  else if (code == error::bad_version)
    refuse(505, "Only HTTP/1.1 and 1.0 are spoken here.");
  else
    refuse(400, "The request is not HTTP.");
}

void RequestParser::Reader::check_head() {
  if (grammar_->version != 10 && grammar_->version != 11)
    refuse(505, "Only HTTP/1.1 and 1.0 are spoken here.");
  else if (grammar_->target.size() > limits_.target_bytes)
    refuse(414, "The address is too long.");
  else if (grammar_->hosts > 1 || (grammar_->hosts == 0 && grammar_->version == 11))
    refuse(400, "Exactly one Host header is needed.");
  else if (grammar_->strange_transfer)
    refuse(501, "Only the chunked transfer encoding is known.");
  else if (!read_target(grammar_->target, grammar_->request))
    refuse(400, "The address cannot be read.");
}

RequestParser::RequestParser(ParserLimits limits) : reader_(std::make_unique<Reader>(limits)) {}
RequestParser::~RequestParser() = default;

void RequestParser::begin(Request& into) { reader_->begin(into); }
std::size_t RequestParser::feed(std::string_view bytes) { return reader_->feed(bytes); }
unsigned RequestParser::refused() const { return reader_->refused_; }
std::string_view RequestParser::why() const { return reader_->why_; }
bool RequestParser::head_done() const { return reader_->grammar_->is_header_done(); }
bool RequestParser::done() const { return reader_->grammar_->is_done(); }
bool RequestParser::keep_alive() const { return reader_->grammar_->keep_alive(); }
bool RequestParser::is_http_1_0() const { return reader_->grammar_->version == 10; }
bool RequestParser::expects_continue() const { return reader_->grammar_->expects_continue; }

void RequestParser::limit_body(std::size_t bytes) { reader_->grammar_->body_limit = bytes; }

std::optional<std::uint64_t> RequestParser::content_length() const {
  auto const length = reader_->grammar_->content_length();
  return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

}  // namespace http
