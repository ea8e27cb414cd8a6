// SPDX-License-Identifier: Apache-2.0
#include "providers/impl/transfer.hpp"

#include <fmt/format.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "providers/private_address.hpp"

namespace providers {
namespace {

constexpr std::size_t most_head_bytes = 64 * 1024;

CurlList list_of(std::vector<std::string> const& lines) {
  curl_slist* list = nullptr;
  for (auto const& line : lines) list = curl_slist_append(list, line.c_str());
  return CurlList(list);
}

std::vector<std::string> header_lines(Exchange const& out) {
  std::vector<std::string> lines{"Expect:"};  // no 100-continue
  if (!out.headers.has("Content-Type")) lines.emplace_back("Content-Type:");
  for (std::size_t i = 0; i < out.headers.size(); ++i) {
    auto const [name, value] = out.headers[i];
    lines.push_back(value.empty() ? fmt::format("{};", name) : fmt::format("{}: {}", name, value));
  }
  return lines;
}

}  // namespace

Transfer::Transfer(Exchange const& out, CurlOptions const& options, bool streams)
    : out_(out), streams_(streams), easy_(curl_easy_init()) {
  EXPECTS(easy_ != nullptr);
  headers_ = list_of(header_lines(out_));
  addresses_ = list_of(options.addresses);
  set_up(options);
  set_up_body();
}

void Transfer::set_up(CurlOptions const& options) {
  auto const set = [this](CURLoption option, auto value) {
    EXPECTS(curl_easy_setopt(easy_.get(), option, value) == CURLE_OK);
  };
  set(CURLOPT_URL, (out_.origin.origin() + out_.target).c_str());
  set(CURLOPT_PATH_AS_IS, 1L);
  set(CURLOPT_PROTOCOLS_STR, "http,https");
  set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  set(CURLOPT_HTTPHEADER, headers_.get());
  set(CURLOPT_USERAGENT, options.user_agent.c_str());
  set(CURLOPT_ACCEPT_ENCODING, "");  // all it can unpack; limits count what is unpacked
  set(CURLOPT_FOLLOWLOCATION, 0L);   // ours: only within the host
  set(CURLOPT_PROXY, "");
  set(CURLOPT_NOSIGNAL, 1L);
  set(CURLOPT_SSL_VERIFYPEER, 1L);
  set(CURLOPT_SSL_VERIFYHOST, 2L);
  set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!options.ca_file.empty()) set(CURLOPT_CAINFO, options.ca_file.c_str());
  if (addresses_) set(CURLOPT_RESOLVE, addresses_.get());
  set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(out_.deadlines.connect.count()));
  set(CURLOPT_TIMEOUT_MS, static_cast<long>(out_.deadlines.total.count()));
  set(CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(out_.most_bytes));
  set(CURLOPT_ERRORBUFFER, detail_.data());
  set(CURLOPT_HEADERFUNCTION, &Transfer::on_header);
  set(CURLOPT_HEADERDATA, static_cast<void*>(this));
  set(CURLOPT_WRITEFUNCTION, &Transfer::on_body);
  set(CURLOPT_WRITEDATA, static_cast<void*>(this));
  set(CURLOPT_OPENSOCKETFUNCTION, &Transfer::on_socket);
  set(CURLOPT_OPENSOCKETDATA, static_cast<void*>(this));
}

void Transfer::set_up_body() {
  auto const set = [this](CURLoption option, auto value) {
    EXPECTS(curl_easy_setopt(easy_.get(), option, value) == CURLE_OK);
  };
  if (out_.method == http::Method::get) return;
  if (out_.method == http::Method::head) {
    set(CURLOPT_NOBODY, 1L);
    return;
  }
  set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(out_.body.size()));
  set(CURLOPT_POSTFIELDS, out_.body.data());
  set(CURLOPT_CUSTOMREQUEST, std::string(http::to_word(out_.method)).c_str());
}

void Transfer::begin(Steady::time_point now) {
  began_ = now;
  last_news_ = now;
}

Transfer::Steady::time_point Transfer::gives_up_at() const {
  return has_body_ ? last_news_ + out_.deadlines.idle : began_ + out_.deadlines.first_byte;
}

void Transfer::give_up() {
  if (abandoned_) return end(Trouble::cancelled, "The caller wants it no more.");
  end(Trouble::timed_out, has_body_ ? "It fell silent in the middle of its answer."
                                    : "It did not begin to answer in time.");
}

std::size_t Transfer::on_header(char* text, std::size_t size, std::size_t count, void* self) {
  auto const bytes = size * count;
  return static_cast<Transfer*>(self)->take_header({text, bytes}) ? bytes : 0;
}

std::size_t Transfer::on_body(char* text, std::size_t size, std::size_t count, void* self) {
  auto const bytes = size * count;
  bool const fits = static_cast<Transfer*>(self)->take_body({text, bytes});
  return fits ? bytes : CURL_WRITEFUNC_ERROR;
}

curl_socket_t Transfer::on_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  if (!transfer.out_.may_be_private && is_private(address->addr)) {
    transfer.refused_address_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

bool Transfer::take_header(std::string_view line) {
  head_bytes_ += line.size();
  if (head_bytes_ > most_head_bytes) {
    stopped_ = Trouble::too_large;
    return false;
  }
  if (line.starts_with("HTTP/")) {  // of an interim answer, too
    auto const space = line.find(' ');
    made_.head = {};
    if (space != std::string_view::npos)
      std::from_chars(line.data() + space + 1, line.data() + line.size(), made_.head.status);
  } else if (auto const colon = line.find(':'); colon != std::string_view::npos && !has_body_) {
    made_.head.headers.add(base::trim(line.substr(0, colon)), base::trim(line.substr(colon + 1)));
  }
  return true;
}

bool Transfer::take_body(std::string_view bytes) {
  has_body_ = true;
  last_news_ = Steady::now();
  body_bytes_ += bytes.size();
  if (body_bytes_ > out_.most_bytes) {
    stopped_ = Trouble::too_large;
    return false;
  }
  if (!streams_ || made_.head.status / 100 != 2) {
    made_.body += bytes;
    return true;
  }
  std::scoped_lock const lock(mutex_);
  if (head_.status == 0) head_ = made_.head;
  arrived_ += bytes;
  news_.notify_one();
  return true;
}

Trouble Transfer::trouble_of(CURLcode result) const {
  if (stopped_ != Trouble::none) return stopped_;
  if (refused_address_) return Trouble::not_allowed;
  switch (result) {
    case CURLE_OK:
      return made_.head.status >= 100 ? Trouble::none : Trouble::malformed;
    case CURLE_COULDNT_RESOLVE_HOST:
      return Trouble::unresolved;
    case CURLE_COULDNT_CONNECT:
      return Trouble::unreachable;
    case CURLE_OPERATION_TIMEDOUT:
      return Trouble::timed_out;
    case CURLE_FILESIZE_EXCEEDED:
      return Trouble::too_large;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
      return Trouble::tls;
    case CURLE_UNSUPPORTED_PROTOCOL:  // an HTTP/0.9 answer
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_BAD_CONTENT_ENCODING:
      return Trouble::malformed;
    default:  // reset, truncated, an HTTP/2 stream given up …
      return Trouble::cut;
  }
}

std::string Transfer::sentence_of(CURLcode result) const {
  if (stopped_ == Trouble::too_large)
    return fmt::format("The answer is larger than {} bytes.", out_.most_bytes);
  if (refused_address_) return "The name leads to a private address.";
  std::string_view const detail(detail_.data());
  return fmt::format("{}.", detail.empty() ? curl_easy_strerror(result) : detail);
}

void Transfer::finish(CURLcode result) {
  auto const trouble = trouble_of(result);
  curl_off_t sent = 0;
  curl_easy_getinfo(easy_.get(), CURLINFO_PRETRANSFER_TIME_T, &sent);
  made_.never_sent = sent == 0;
  end(trouble, trouble == Trouble::none ? "" : sentence_of(result));
}

void Transfer::end(Trouble trouble, std::string why) {
  made_.trouble = trouble;
  made_.why = std::move(why);
  std::scoped_lock const lock(mutex_);
  ended_ = std::move(made_);
  news_.notify_one();
}

Outcome Transfer::wait(Sink const& sink, std::function<void()> const& cancel) {
  bool wanted = true;
  std::unique_lock lock(mutex_);
  for (;;) {
    news_.wait(lock, [this] { return ended_ || !arrived_.empty(); });
    auto const bytes = std::exchange(arrived_, {});
    if (bytes.empty()) break;
    if (!wanted) continue;
    lock.unlock();
    wanted = sink(head_, bytes);
    if (!wanted) cancel();
    lock.lock();
  }
  auto outcome = *std::move(ended_);
  if (!wanted) {
    outcome.trouble = Trouble::cancelled;
    outcome.why = "The caller wants it no more.";
  }
  return outcome;
}

}  // namespace providers
