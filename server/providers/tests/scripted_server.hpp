// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <openssl/types.h>

#include <atomic>
#include <filesystem>
#include <functional>
#include <list>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "providers/url.hpp"

// A certificate authority of the test's own and one certificate from it, in files.
struct Certificates {
  std::filesystem::path folder;
  std::string authority;  // PEM: who trusts this trusts `chain`
  std::string chain;
  std::string key;

  explicit Certificates(std::string const& host);
  ~Certificates();
  Certificates(Certificates const&) = delete;
};

// A server on loopback that does with every connection exactly what the test says: answer, break
// off, drip, be silent.
class ScriptedServer {
 public:
  // One accepted connection. Reading returns "" when the client has gone.
  class Peer {
   public:
    Peer(int socket, SSL* tls) : socket_(socket), tls_(tls) {}
    std::string read_request();  // head and body
    void send(std::string_view bytes);
    void answer(unsigned status, std::string_view body, std::string_view headers = "");
    void reset();            // a TCP reset instead of an end
    void wait_until_left();  // until the client closes
    bool has_left_within(std::chrono::milliseconds time);

   private:
    std::string read();
    int socket_;
    SSL* tls_;
    std::string came_;
  };
  using Act = std::function<void(Peer&)>;

  explicit ScriptedServer(Act act, Certificates const* certificates = nullptr);
  ~ScriptedServer();
  ScriptedServer(ScriptedServer const&) = delete;

  std::uint16_t port() const { return port_; }
  // By address, which is private and named so in the "settings"; or by another name for it.
  providers::Url url(std::string const& host = "127.0.0.1") const;
  std::string address_for(std::string const& host) const;  // for CurlOptions::addresses
  unsigned connections() const { return connections_; }
  std::vector<std::string> requests() const;

 private:
  void accept_all();
  void serve(int socket);

  Act act_;
  SSL_CTX* context_ = nullptr;
  int listener_ = -1;
  std::uint16_t port_ = 0;
  std::atomic<unsigned> connections_ = 0;
  mutable std::mutex mutex_;
  std::vector<std::string> requests_;
  std::vector<int> open_;
  std::list<std::jthread> threads_;
  std::jthread accepting_;
};

// A whole answer.
std::string http_answer(unsigned status, std::string_view body, std::string_view headers = "");
