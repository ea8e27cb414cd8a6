// SPDX-License-Identifier: Apache-2.0
#include "http/event_stream.hpp"

#include <utility>

namespace http {
namespace {

// One field of an event; a line break in the value begins another line of the same field.
void append_field(std::string& out, std::string_view field, std::string_view value) {
  for (;;) {
    auto const end = value.find_first_of("\r\n");
    out.append(field).append(": ").append(value.substr(0, end)).push_back('\n');
    if (end == std::string_view::npos) return;
    bool const both = value[end] == '\r' && end + 1 < value.size() && value[end + 1] == '\n';
    value.remove_prefix(end + (both ? 2 : 1));
  }
}

// Names and ids are single lines: what follows a line break is not ours to send.
std::string_view first_line(std::string_view text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace

bool EventStream::send(Event const& event) {
  std::string text;
  if (!event.id.empty()) append_field(text, "id", first_line(event.id));
  if (!event.name.empty()) append_field(text, "event", first_line(event.name));
  append_field(text, "data", event.data);
  text.push_back('\n');

  std::unique_lock lock(mutex_);
  if (!open_) return false;
  bool const fits = waiting_.size() + text.size() <= most_bytes_;
  if (fits)
    waiting_ += text;
  else
    open_ = false;  // too slow: the browser reconnects and says what it saw last
  tell_news(lock);
  return fits;
}

void EventStream::close() {
  std::unique_lock lock(mutex_);
  open_ = false;
  tell_news(lock);
}

bool EventStream::is_open() const {
  std::scoped_lock const lock(mutex_);
  return open_;
}

std::string EventStream::take() {
  std::scoped_lock const lock(mutex_);
  return std::exchange(waiting_, {});
}

bool EventStream::is_finished() const {
  std::scoped_lock const lock(mutex_);
  return !open_ && waiting_.empty();
}

void EventStream::on_news(std::function<void()> tell) {
  std::unique_lock lock(mutex_);
  news_ = std::move(tell);
  if (!waiting_.empty() || !open_) tell_news(lock);
}

void EventStream::abandon() {
  std::scoped_lock const lock(mutex_);
  open_ = false;
  waiting_.clear();
  news_ = nullptr;
}

void EventStream::tell_news(std::unique_lock<std::mutex>& lock) {
  auto const tell = news_;  // a copy: the callee may take() or abandon()
  lock.unlock();
  if (tell) tell();
}

}  // namespace http
