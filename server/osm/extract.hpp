// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/civil.hpp"
#include "base/result.hpp"

namespace osm {

// A file of OpenStreetMap, read by osmium-tool as a child process: what osmium reads, we do.
class Extract {
 public:
  Extract(std::filesystem::path file, std::string osmium)
      : file_(std::move(file)), osmium_(std::move(osmium)) {}

  // Refuses when there is no osmium, or no such file.
  base::Result<void> check() const;
  // Of which day the data are: as the header says, else the newest change in it.
  base::Result<base::Day> as_of();

  // Writes the file anew with the positions of nodes at the ways; not again when an earlier run has
  // written it.
  base::Result<void> locate(std::filesystem::path const& into);
  // Every line of OPL of such a file.
  base::Result<void> read(std::filesystem::path const& located,
                          std::function<void(std::string_view)> const& take);

  std::int64_t peak_kib() const { return peak_kib_; }  // the most that osmium needed

 private:
  base::Result<std::string> ask(std::vector<std::string> command);
  base::Result<void> run(std::vector<std::string> command,
                         std::function<void(std::string_view)> const& take);

  std::filesystem::path file_;
  std::string osmium_;
  std::int64_t peak_kib_ = 0;
};

}  // namespace osm
