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
  static constexpr char const* debian_program = "/usr/sbin/mariadbd";

  // Where the program is not installed, why_not() says so. Throws when it is and does not start:
  // tests that were to run on it must fail then, and not be skipped.
  explicit MariadbServer(std::string program = debian_program);
  ~MariadbServer();
  MariadbServer(MariadbServer const&) = delete;
  MariadbServer& operator=(MariadbServer const&) = delete;

  std::string const& why_not() const { return why_not_; }
  std::string dsn(std::string const& schema) const;  // "" for no schema

 private:
  void start();
  void stop();
  bool answers() const;

  std::string program_;
  std::string folder_;
  std::string why_not_;
  pid_t pid_ = 0;
};

}  // namespace storage::testing
