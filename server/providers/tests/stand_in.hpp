// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "providers/url.hpp"

// A stand-in of tests/standins as the process it is, for as long as this lives; it dies with us.
// Throws when it does not start.
class StandIn {
 public:
  explicit StandIn(std::string const& name, std::vector<std::string> options = {});
  ~StandIn();
  StandIn(StandIn const&) = delete;

  providers::Url url() const;
  // JSON for POST /_control, and what it answers; throws when the stand-in refuses it, so that no
  // slip passes.
  std::string control(std::string const& json) const;
  std::string state() const;  // as JSON: what GET /_control answers
  // The next `times` calls are spoiled with this fault, written as JSON.
  void fault(std::string const& fault, int times = 1, std::string const& match = "") const;
  // Received so far, those whose target contains `match`.
  std::size_t calls(std::string const& match = "") const;
  std::string last_call() const;  // as JSON; empty: none

 private:
  std::string ask(std::string const& method, std::string const& path,
                  std::string const& body = "") const;

  std::filesystem::path folder_;
  int process_ = -1;
  int held_ = -1;  // the write end of its standard input: it ends when this closes
  int told_ = -1;  // the read end of its standard output
  std::uint16_t port_ = 0;
};
