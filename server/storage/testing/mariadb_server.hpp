// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <sys/types.h>

#include <string>

namespace storage::testing {

// A MariaDB server of this process: data in a temporary folder, reached by a unix socket only,
// as fast as a server is that may lose everything. Stopped, and its folder removed, at the end;
// if the process is killed, the kernel stops it.
class MariadbServer {
 public:
  MariadbServer();
  ~MariadbServer();
  MariadbServer(MariadbServer const&) = delete;
  MariadbServer& operator=(MariadbServer const&) = delete;

  std::string const& why_not() const { return why_not_; }
  std::string dsn(std::string const& schema) const;  // "" for no schema

 private:
  void start();
  bool answers() const;

  std::string folder_;
  std::string why_not_;
  pid_t pid_ = 0;
};

}  // namespace storage::testing
