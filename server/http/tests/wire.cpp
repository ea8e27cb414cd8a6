// SPDX-License-Identifier: Apache-2.0
#include "wire.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <system_error>

Wire::Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_port = htons(port);
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  timeval const patience{20, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  if (::connect(socket_, reinterpret_cast<sockaddr const*>(&at), sizeof at) != 0) {
    ::close(socket_);
    throw std::system_error(errno, std::generic_category(), "connect");
  }
}

Wire::~Wire() { ::close(socket_); }

// The server may have closed already; what matters is what it answered.
void Wire::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const size = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (size <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

bool Wire::more() {
  char bytes[16384];
  auto const size = ::recv(socket_, bytes, sizeof bytes, 0);
  if (size < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
    throw std::runtime_error("the server says nothing");
  if (size <= 0) return false;
  came_.append(bytes, static_cast<std::size_t>(size));
  return true;
}

std::string Wire::read_until(std::string_view end) {
  for (;;) {
    if (auto const at = came_.find(end); at != std::string::npos) {
      auto text = came_.substr(0, at + end.size());
      came_.erase(0, at + end.size());
      return text;
    }
    if (!more()) return std::exchange(came_, {});
  }
}

bool Wire::is_closed() {
  while (more()) {
  }
  return true;
}

std::string Wire::line() {
  auto text = read_until("\r\n");
  if (text.ends_with("\r\n")) text.resize(text.size() - 2);
  return text;
}

Answer Wire::read_answer(bool has_body) {
  Answer answer;
  auto const status = line();
  if (!status.starts_with("HTTP/1.1 ")) return answer;
  answer.status = static_cast<unsigned>(std::stoul(status.substr(9)));
  for (auto text = line(); !text.empty(); text = line()) {
    auto const colon = text.find(": ");
    answer.headers.add(text.substr(0, colon), text.substr(colon + 2));
  }
  if (answer.status < 200) return read_answer(has_body);
  if (!has_body || answer.status == 204 || answer.status == 304) return answer;
  auto const size = std::stoul(std::string(answer.headers.find("Content-Length").value_or("0")));
  while (came_.size() < size && more()) {
  }
  answer.body = came_.substr(0, size);
  came_.erase(0, answer.body.size());
  return answer;
}

Answer Wire::ask(std::string_view method, std::string_view target, std::string_view headers,
                 std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\nHost: test\r\n");
  text.append(headers);
  if (!body.empty()) text += "Content-Length: " + std::to_string(body.size()) + "\r\n";
  send(text.append("\r\n").append(body));
  return read_answer(method != "HEAD");
}
