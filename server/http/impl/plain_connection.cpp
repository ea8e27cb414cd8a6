// SPDX-License-Identifier: Apache-2.0
#include "http/impl/stream_connection.hpp"

namespace http {

void serve_plain(Shared& shared, Loop& loop, Socket socket, std::string peer) {
  std::make_shared<StreamConnection<Socket>>(shared, loop, std::move(peer), std::move(socket))
      ->start();
}

}  // namespace http
