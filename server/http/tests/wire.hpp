// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "http/headers.hpp"

// A client that sends exactly the bytes it is told to, and reads answers as a browser would.
struct Answer {
  unsigned status = 0;  // 0: the server closed instead of answering
  http::Headers headers;
  std::string body;
};

class Wire {
 public:
  explicit Wire(std::uint16_t port);  // throws when nobody listens
  ~Wire();
  Wire(Wire const&) = delete;

  void send(std::string_view bytes);
  Answer ask(std::string_view method, std::string_view target, std::string_view headers = "",
             std::string_view body = "");
  Answer read_answer(bool has_body = true);
  std::string read_until(std::string_view end);  // what came, when it ends so or nothing comes
  bool is_closed();                              // waits for the end
  int socket() const { return socket_; }

 private:
  bool more();
  std::string line();

  int socket_ = -1;
  std::string came_;
};
