// SPDX-License-Identifier: Apache-2.0
#include "http/impl/connection.hpp"

#include <fmt/format.h>

#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>

#include "base/expects.hpp"
#include "http/answers.hpp"
#include "http/client_address.hpp"
#include "http/event_stream.hpp"
#include "http/trace.hpp"

namespace http {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

void Input::consume(std::size_t size) {
  begin_ += size;
  if (begin_ == end_) begin_ = end_ = 0;
}

asio::mutable_buffer Input::space() {
  if (begin_ > 0 && end_ == bytes_.size()) {
    std::copy(bytes_.begin() + static_cast<std::ptrdiff_t>(begin_),
              bytes_.begin() + static_cast<std::ptrdiff_t>(end_), bytes_.begin());
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == bytes_.size())
    bytes_.resize(std::min(most_, std::max<std::size_t>(4096, bytes_.size() * 2)));
  return asio::buffer(bytes_.data() + end_, bytes_.size() - end_);
}

Connection::Connection(Shared& shared, Loop& loop, std::string peer)
    : shared_(shared),
      loop_(loop),
      input_(shared.options.limits.head.header_bytes + 1024),
      parser_(shared.options.limits.head),
      peer_(std::move(peer)) {
  shared_.count_alive(+1);
  ++shared_.open;
  loop_.add(*this);
  shared_.parts.observer.connection_opened();
}

Connection::~Connection() { shared_.count_alive(-1); }

void Connection::finish() {
  if (std::exchange(finished_, true)) return;
  if (response_.events) response_.events->abandon();
  close_socket();
  loop_.remove(*this);
  --shared_.open;
  shared_.parts.observer.connection_closed();
}

void Connection::arm(Phase phase, std::chrono::milliseconds limit) {
  phase_ = phase;
  deadline_ = SteadyClock::now() + limit;
}

void Connection::check_deadline(SteadyClock::time_point now) {
  if (phase_ == Phase::handling || now < deadline_) return;
  if (phase_ == Phase::streaming) {
    heartbeat_due_ = true;
    wake();
    return;
  }
  expired_ = true;
  cancel_operations();
}

void Connection::drain() {
  // While a handler runs the response is not ours; stream_events() will see for itself.
  if (phase_ != Phase::handling && response_.events) response_.events->close();
  if (phase_ != Phase::idle) return;
  if (served_ > 0)
    cancel_operations();
  else
    arm(Phase::idle, 1000ms);  // it came before we stopped: its request may be on the way
}

void Connection::cut() {
  close_ = true;
  peer_left_ = true;
  close_socket();
  if (phase_ == Phase::streaming) wake();
}

void Connection::begin_request() {
  request_.body.clear();
  if (request_.body.capacity() > 64 * 1024) request_.body = {};
  request_.headers.clear();
  request_.query.clear();
  request_.params.clear();
  request_.path.clear();
  request_.request_id.clear();
  request_.traceparent.clear();
  request_.principal.reset();
  response_ = {};
  refused_ = 0;
  head_read_ = false;
  parser_.begin(request_);
  auto const& limits = shared_.options.limits;
  if (input_.empty())
    arm(Phase::idle, served_ == 0 ? limits.head_time : limits.idle);
  else
    arm(Phase::head, limits.head_time);
}

Connection::Progress Connection::refuse_with(unsigned status, std::string_view why) {
  refused_ = status;
  refused_why_ = why;
  return Progress::refused;
}

Connection::Progress Connection::advance() {
  while (!input_.empty() && !parser_.done()) {
    if (phase_ == Phase::idle) arm(Phase::head, shared_.options.limits.head_time);
    auto const used = parser_.feed(input_.view());
    input_.consume(used);
    if (parser_.refused() != 0) return refuse_with(parser_.refused(), parser_.why());
    if (!head_read_ && parser_.head_done()) {
      head_read_ = true;
      if (auto const progress = on_head()) return *progress;
    } else if (used == 0) {
      break;
    }
  }
  if (parser_.done()) return Progress::complete;
  if (input_.is_full()) return refuse_with(400, "A line of the request is too long.");
  return Progress::need_more;
}

std::optional<Connection::Progress> Connection::on_head() {
  name_request();
  route_ = shared_.parts.router.find(request_);
  parser_.limit_body(route_.body_limit());
  if (parser_.done()) return std::nullopt;
  auto const length = parser_.content_length().value_or(0);
  if (length > route_.body_limit()) return refuse_with(413, "The body is too large.");
  auto const seconds = std::chrono::seconds(length / (16 * 1024));
  arm(Phase::body, shared_.options.limits.body_time + seconds);
  if (parser_.expects_continue() && input_.empty()) return Progress::continue_wanted;
  return std::nullopt;
}

// Gives the request its id, its trace, its sender and its language.
void Connection::name_request() {
  auto const ours = shared_.parts.ids.next();
  auto const& headers = request_.headers;
  request_.received_at = shared_.parts.clock.now();
  auto const theirs = headers.get("X-Request-Id");
  request_.request_id = is_sane_request_id(theirs) ? std::string(theirs) : ours.str();
  request_.traceparent = traceparent_for(headers.get("traceparent"), ours);
  request_.client_address = client_address(request_, peer_, shared_.options.trusted_proxies);
  request_.locale = locale_from(headers.get("Accept-Language"));
}

// A request that is refused before its end may be followed by more of it: the connection ends.
void Connection::refuse_request() {
  started_ = SteadyClock::now();
  shared_.parts.observer.request_started();
  if (request_.request_id.empty()) request_.request_id = shared_.parts.ids.next().str();
  if (timed_out()) refuse_with(408, "The request took too long to arrive.");
  // What is wrong with the address or the types matters more than the size of the body.
  std::optional<Response> early;
  if (head_read_ && refused_ == 413) early = shared_.parts.router.refuse_early(route_, request_);
  response_ =
      early ? std::move(*early)
            : problem(refused_, {base::Refusal::invalid, std::string(refused_why_)}, request_);
  close_ = true;
}

bool Connection::answer_or_submit() {
  started_ = SteadyClock::now();
  ++served_;
  shared_.parts.observer.request_started();
  arm(Phase::handling, 0ms);
  close_ = !parser_.keep_alive();
  auto const& router = shared_.parts.router;
  if (auto preflight = shared_.heads.preflight(request_)) {
    response_ = std::move(*preflight);
    return true;
  }
  if (auto refused = router.refuse_early(route_, request_)) {
    response_ = std::move(*refused);
    return true;
  }
  auto const& [db, cpu, outbound] = shared_.parts.bulkheads;
  switch (route_.lane_for(request_)) {
    case Lane::io:
      answer();
      if (response_.produce && !cpu.submit([self = shared_from_this()] { self->produce_events(); }))
        response_.events->close();
      return true;
    case Lane::db:
      if (db.submit(shared_from_this())) return false;
      break;
    case Lane::cpu:
      if (cpu.submit(shared_from_this())) return false;
      break;
    case Lane::outbound:
      if (outbound.submit(shared_from_this())) return false;
      break;
  }
  response_ = refusal(base::refuse(base::Refusal::unavailable,
                                   "Too much is going on; please try again in a moment."),
                      request_);
  return true;
}

void Connection::run() {
  answer();
  bool const produces = response_.produce != nullptr;
  auto const self = shared_from_this();
  hand_over();
  // The loop owns the response now; only one with events does it leave as it is.
  if (produces) produce_events();
}

void Connection::expire() {
  response_ = refusal(
      base::refuse(base::Refusal::unavailable, "The request waited too long; please try again."),
      request_);
  hand_over();
}

void const* Connection::kind() const {
  return route_.endpoint && route_.endpoint->handle_many ? route_.endpoint : nullptr;
}

void Connection::run_together(std::span<std::shared_ptr<Job> const> jobs) {
  auto const connection = [&](std::size_t i) -> Connection& {
    return static_cast<Connection&>(*jobs[i]);
  };
  std::vector<Response> answers;
  try {
    std::vector<Request*> requests;
    for (std::size_t i = 0; i < jobs.size(); ++i) requests.push_back(&connection(i).request_);
    answers = shared_.parts.router.run_together(route_, requests);
  } catch (std::exception const&) {  // no memory for all of them
    for (auto const& job : jobs) job->run();
    return;
  }
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    connection(i).answer_with([&] { return std::move(answers[i]); });
    connection(i).hand_over();
  }
}

// The loop owns request and response again, and writes the answer.
void Connection::hand_over() {
  asio::post(loop_.io, [self = shared_from_this()] { self->wake(); });
}

void Connection::answer() {
  answer_with([&] { return shared_.parts.router.run(route_, request_); });
}

template <class Make>
void Connection::answer_with(Make make) {
  try {
    response_ = make();
    compress(request_, response_, shared_.options.compression);
  } catch (std::exception const&) {  // no memory to answer with
    response_ = Response{};
    response_.status = 500;
  }
}

void Connection::produce_events() {
  auto const events = response_.events;
  shared_.parts.router.guard(request_, [&] { response_.produce(*events); });
  events->close();
}

std::string chunk_of(std::string_view text) {
  return fmt::format("{:x}\r\n{}\r\n", text.size(), text);
}

std::string_view Connection::body_to_send() const {
  bool const bodyless = request_.method == Method::head || response_.status == 204 ||
                        response_.status == 304 || response_.events;
  return bodyless ? std::string_view() : response_.content();
}

void Connection::compose() {
  if (shared_.draining || response_.events) close_ = true;
  Framing framing;
  framing.content_length = response_.content().size();
  framing.is_stream = response_.events != nullptr;
  framing.is_chunked =
      framing.is_stream && !parser_.is_http_1_0() && request_.method != Method::head;
  framing.close = close_;
  framing.keep_alive_1_0 = head_read_ && parser_.is_http_1_0();
  out_.clear();
  shared_.heads.append(out_, request_, response_, framing, loop_.date());
  auto const body = body_to_send();
  if (body.size() <= short_body) out_ += body;
}

void Connection::finish_request(std::size_t sent) {
  shared_.parts.observer.request_finished({request_, head_read_ ? route_.pattern() : "(none)",
                                           response_.status, sent, SteadyClock::now() - started_});
}

Awaitable<void> Connection::wait_for_wake() {
  auto keep = [this](auto handler) {
    waiter_.emplace(std::move(handler));
    if (std::exchange(woken_, false))
      asio::post(loop_.io, [self = shared_from_this()] { self->wake(); });
  };
  return asio::async_initiate<UseAwaitable const&, void()>(keep, use_awaitable);
}

void Connection::wake() {
  if (!waiter_) {
    woken_ = true;
    return;
  }
  auto waiter = std::move(*waiter_);
  waiter_.reset();
  waiter();
}

}  // namespace http
