// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>

#include "house.hpp"
#include "wire.hpp"

namespace fs = std::filesystem;

namespace {

struct Certificate {  // a fresh self-signed one for "test" and its key, in files
  fs::path folder = fs::temp_directory_path() / ("xingqu-tls-" + std::to_string(::getpid()));
  http::TlsFiles files{(folder / "chain.pem").string(), (folder / "key.pem").string()};

  Certificate() {
    fs::create_directories(folder);
    EVP_PKEY* const key = EVP_EC_gen("P-256");
    X509* const made = X509_new();
    X509_gmtime_adj(X509_getm_notBefore(made), -60);
    X509_gmtime_adj(X509_getm_notAfter(made), 3600);
    X509_set_pubkey(made, key);
    auto* const name = X509_get_subject_name(made);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<unsigned char const*>("test"), -1, -1, 0);
    X509_set_issuer_name(made, name);
    X509_sign(made, key, EVP_sha256());
    auto* out = std::fopen(files.certificate.c_str(), "w");
    PEM_write_X509(out, made);
    std::fclose(out);
    out = std::fopen(files.key.c_str(), "w");
    PEM_write_PrivateKey(out, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(out);
    X509_free(made);
    EVP_PKEY_free(key);
  }
  ~Certificate() { fs::remove_all(folder); }
};

class TlsClient {
 public:
  explicit TlsClient(std::uint16_t port, int newest = TLS1_3_VERSION)
      : wire_(port), context_(SSL_CTX_new(TLS_client_method())), tls_(nullptr) {
    SSL_CTX_set_max_proto_version(context_, newest);
    tls_ = SSL_new(context_);
    SSL_set_fd(tls_, wire_.socket());
  }
  ~TlsClient() {
    SSL_free(tls_);
    SSL_CTX_free(context_);
  }
  bool greet() { return SSL_connect(tls_) == 1; }
  std::string version() const { return SSL_get_version(tls_); }
  void send(std::string_view text) {
    REQUIRE(SSL_write(tls_, text.data(), static_cast<int>(text.size())) > 0);
  }
  std::string read_until(std::string_view end) {
    std::string came;
    char bytes[16384];
    while (!came.ends_with(end)) {
      int const size = SSL_read(tls_, bytes, sizeof bytes);
      if (size <= 0) break;
      came.append(bytes, static_cast<std::size_t>(size));
    }
    return came;
  }

 private:
  Wire wire_;
  SSL_CTX* context_;
  SSL* tls_;
};

}  // namespace

TEST_CASE("with a certificate the server speaks TLS 1.3 and says to keep to it") {
  Certificate const certificate;
  http::ServerOptions options;
  options.tls = certificate.files;
  House house(options);
  TlsClient client(house.port());
  REQUIRE(client.greet());
  CHECK(client.version() == "TLSv1.3");
  for (int i = 0; i < 2; ++i) {
    client.send("GET /api/db HTTP/1.1\r\nHost: t\r\n\r\n");
    auto const text = client.read_until("}");
    CHECK(text.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(text.find("Strict-Transport-Security: max-age=31536000") != std::string::npos);
    CHECK(text.ends_with("{\"hello\":\"you\"}"));
  }
  client.send("GET /api/long HTTP/1.1\r\nHost: t\r\nConnection: close\r\n\r\n");
  CHECK(client.read_until("never").size() > 3'000'000);
}

TEST_CASE("older TLS and plain text are turned away") {
  Certificate const certificate;
  http::ServerOptions options;
  options.tls = certificate.files;
  House house(options);
  CHECK(!TlsClient(house.port(), TLS1_2_VERSION).greet());
  Wire plain(house.port());
  plain.send("GET /api/hello HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(plain.read_answer().status == 0);
  TlsClient client(house.port());
  CHECK(client.greet());
}

TEST_CASE("events and draining work over TLS") {
  Certificate const certificate;
  http::ServerOptions options;
  options.tls = certificate.files;
  House house(options);
  TlsClient client(house.port());
  REQUIRE(client.greet());
  client.send("GET /api/events HTTP/1.1\r\nHost: t\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n").find("text/event-stream") != std::string::npos);
  CHECK(house.events->send({.data = "hello"}));
  CHECK(client.read_until("hello\n\n\r\n").find("data: hello\n\n") != std::string::npos);
  CHECK(house.server->drain(std::chrono::seconds(20)));
}

TEST_CASE("a certificate that cannot be read stops the start") {
  http::ServerOptions options;
  options.tls = http::TlsFiles{"/nowhere/chain.pem", "/nowhere/key.pem"};
  CHECK_THROWS(House{options});
}
