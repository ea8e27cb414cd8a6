// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/asio/ssl/context.hpp>

#include "http/impl/loop.hpp"

namespace http {

// TLS 1.3 only. Throws when the files cannot be read or do not belong together.
asio::ssl::context tls_context(TlsFiles const& files);

void serve_tls(Shared& shared, Loop& loop, Socket socket, std::string peer,
               asio::ssl::context& context);

}  // namespace http
