// SPDX-License-Identifier: Apache-2.0
#include "http/impl/tls_connection.hpp"

#include <boost/asio/ssl/stream.hpp>

#include "http/impl/stream_connection.hpp"

namespace http {
namespace {

// The only protocol inside TLS that we speak; a client that asks for others alone is refused.
int choose_protocol(SSL*, unsigned char const** out, unsigned char* out_size,
                    unsigned char const* offered, unsigned int offered_size, void*) {
  static constexpr unsigned char ours[] = "\x08http/1.1";
  unsigned char* chosen = nullptr;
  int const found =
      SSL_select_next_proto(&chosen, out_size, ours, sizeof ours - 1, offered, offered_size);
  *out = chosen;
  return found == OPENSSL_NPN_NEGOTIATED ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_ALERT_FATAL;
}

}  // namespace

asio::ssl::context tls_context(TlsFiles const& files) {
  asio::ssl::context context(asio::ssl::context::tls_server);
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_3_VERSION);
  context.use_certificate_chain_file(files.certificate);
  context.use_private_key_file(files.key, asio::ssl::context::pem);
  SSL_CTX_set_alpn_select_cb(context.native_handle(), choose_protocol, nullptr);
  return context;
}

void serve_tls(Shared& shared, Loop& loop, Socket socket, std::string peer,
               asio::ssl::context& context) {
  using Stream = asio::ssl::stream<Socket>;
  std::make_shared<StreamConnection<Stream>>(shared, loop, std::move(peer), std::move(socket),
                                             context)
      ->start();
}

}  // namespace http
