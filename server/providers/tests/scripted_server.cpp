// SPDX-License-Identifier: Apache-2.0
#include "scripted_server.hpp"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <signal.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace fs = std::filesystem;

namespace {

X509* make_certificate(EVP_PKEY* key, char const* subject, std::string const& extension,
                       bool is_authority) {
  X509* const made = X509_new();
  X509_set_version(made, 2);
  ASN1_INTEGER_set(X509_get_serialNumber(made), is_authority ? 1 : 2);
  X509_gmtime_adj(X509_getm_notBefore(made), -60);
  X509_gmtime_adj(X509_getm_notAfter(made), 3600);
  X509_set_pubkey(made, key);
  X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_ASC,
                             reinterpret_cast<unsigned char const*>(subject), -1, -1, 0);
  auto* const added = X509V3_EXT_conf_nid(
      nullptr, nullptr, is_authority ? NID_basic_constraints : NID_subject_alt_name,
      extension.c_str());
  X509_add_ext(made, added, -1);
  X509_EXTENSION_free(added);
  return made;
}

void write_certificate(std::string const& file, X509* certificate) {
  auto* const out = std::fopen(file.c_str(), "w");
  PEM_write_X509(out, certificate);
  std::fclose(out);
}

}  // namespace

Certificates::Certificates(std::string const& host) {
  auto pattern = (fs::temp_directory_path() / "xingqu-ca-XXXXXX").string();
  folder = ::mkdtemp(pattern.data());
  authority = folder / "ca.pem";
  chain = folder / "chain.pem";
  key = folder / "key.pem";
  EVP_PKEY* const ca_key = EVP_EC_gen("P-256");
  EVP_PKEY* const host_key = EVP_EC_gen("P-256");
  X509* const ca = make_certificate(ca_key, "authority of a test", "critical,CA:TRUE", true);
  X509_set_issuer_name(ca, X509_get_subject_name(ca));
  X509_sign(ca, ca_key, EVP_sha256());
  X509* const leaf = make_certificate(host_key, host.c_str(), "DNS:" + host, false);
  X509_set_issuer_name(leaf, X509_get_subject_name(ca));
  X509_sign(leaf, ca_key, EVP_sha256());
  write_certificate(authority, ca);
  write_certificate(chain, leaf);
  auto* const out = std::fopen(key.c_str(), "w");
  PEM_write_PrivateKey(out, host_key, nullptr, nullptr, 0, nullptr, nullptr);
  std::fclose(out);
  X509_free(ca);
  X509_free(leaf);
  EVP_PKEY_free(ca_key);
  EVP_PKEY_free(host_key);
}

Certificates::~Certificates() { fs::remove_all(folder); }

std::string ScriptedServer::Peer::read() {
  std::array<char, 4096> buffer;
  auto const size = tls_ ? SSL_read(tls_, buffer.data(), buffer.size())
                         : static_cast<int>(::recv(socket_, buffer.data(), buffer.size(), 0));
  return size > 0 ? std::string(buffer.data(), static_cast<std::size_t>(size)) : "";
}

std::string ScriptedServer::Peer::read_request() {
  auto head = std::string::npos;
  while ((head = came_.find("\r\n\r\n")) == std::string::npos) {
    auto const more = read();
    if (more.empty()) return "";
    came_ += more;
  }
  std::size_t body = 0;
  if (auto const at = came_.find("Content-Length: "); at < head)
    std::from_chars(came_.data() + at + 16, came_.data() + head, body);
  while (came_.size() < head + 4 + body) {
    auto const more = read();
    if (more.empty()) return "";
    came_ += more;
  }
  auto const request = came_.substr(0, head + 4 + body);
  came_.erase(0, request.size());
  return request;
}

void ScriptedServer::Peer::send(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const size =
        tls_ ? SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size()))
             : static_cast<int>(::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL));
    if (size <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
}

void ScriptedServer::Peer::answer(unsigned status, std::string_view body,
                                  std::string_view headers) {
  send(http_answer(status, body, headers));
}

void ScriptedServer::Peer::reset() {
  linger const at_once{1, 0};
  ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

void ScriptedServer::Peer::wait_until_left() {
  while (!read().empty()) {
  }
}

bool ScriptedServer::Peer::has_left_within(std::chrono::milliseconds time) {
  pollfd watched{socket_, POLLIN | POLLRDHUP, 0};
  return ::poll(&watched, 1, static_cast<int>(time.count())) > 0;
}

ScriptedServer::ScriptedServer(Act act, Certificates const* certificates) : act_(std::move(act)) {
  if (certificates) {
    context_ = SSL_CTX_new(TLS_server_method());
    SSL_CTX_use_certificate_chain_file(context_, certificates->chain.c_str());
    SSL_CTX_use_PrivateKey_file(context_, certificates->key.c_str(), SSL_FILETYPE_PEM);
  }
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in at{};
  at.sin_family = AF_INET;
  at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof at;
  auto* const address = reinterpret_cast<sockaddr*>(&at);
  if (::bind(listener_, address, size) != 0 || ::listen(listener_, 128) != 0)
    throw std::runtime_error("no port on loopback");
  ::getsockname(listener_, address, &size);
  port_ = ntohs(at.sin_port);
  accepting_ = std::jthread([this] { accept_all(); });
}

ScriptedServer::~ScriptedServer() {
  ::shutdown(listener_, SHUT_RDWR);
  accepting_.join();
  {
    std::scoped_lock const lock(mutex_);
    for (int const socket : open_) ::shutdown(socket, SHUT_RDWR);
  }
  threads_.clear();
  ::close(listener_);
  SSL_CTX_free(context_);
}

providers::Url ScriptedServer::url(std::string const& host) const {
  return *providers::parse_url(fmt::format("{}://{}:{}", context_ ? "https" : "http", host, port_));
}

std::string ScriptedServer::address_for(std::string const& host) const {
  return fmt::format("{}:{}:127.0.0.1", host, port_);
}

std::vector<std::string> ScriptedServer::requests() const {
  std::scoped_lock const lock(mutex_);
  return requests_;
}

void ScriptedServer::accept_all() {
  for (;;) {
    int const socket = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) return;
    ++connections_;
    std::scoped_lock const lock(mutex_);
    open_.push_back(socket);
    threads_.emplace_back([this, socket] { serve(socket); });
  }
}

// As many requests as the client sends over this connection; the act ends it by sending
// "Connection: close", by reset() or by waiting.
void ScriptedServer::serve(int socket) {
  sigset_t broken_pipe;  // of a TLS client that has gone
  ::sigemptyset(&broken_pipe);
  ::sigaddset(&broken_pipe, SIGPIPE);
  ::pthread_sigmask(SIG_BLOCK, &broken_pipe, nullptr);
  SSL* const tls = context_ ? SSL_new(context_) : nullptr;
  if (tls) SSL_set_fd(tls, socket);
  if (!tls || SSL_accept(tls) == 1) {
    Peer peer(socket, tls);
    for (;;) {
      auto const request = peer.read_request();
      if (request.empty()) break;
      {
        std::scoped_lock const lock(mutex_);
        requests_.push_back(request);
      }
      bool const ends = request.find("GET /keep") == std::string::npos;
      act_(peer);
      if (ends) break;
    }
  }
  ERR_clear_error();
  SSL_free(tls);
  std::scoped_lock const lock(mutex_);
  std::erase(open_, socket);
  ::close(socket);
}

std::string http_answer(unsigned status, std::string_view body, std::string_view headers) {
  return fmt::format("HTTP/1.1 {} As scripted\r\nContent-Length: {}\r\n{}\r\n{}", status,
                     body.size(), headers, body);
}
