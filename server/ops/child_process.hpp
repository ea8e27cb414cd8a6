// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ops {

struct Child {
  std::vector<std::string> command;           // program, looked up in PATH, and its arguments
  std::filesystem::path input = {};           // empty: /dev/null
  std::filesystem::path output = {};          // empty: /dev/null
  std::vector<std::string> environment = {};  // NAME=value, added to ours
};

struct ChildEnd {
  int exit_code = 0;          // 127: the program was not found
  std::string errors;         // what it wrote to standard error, at most 4 kB
  std::int64_t peak_kib = 0;  // the most memory it held
};

// Runs to the end. Never passes through a shell.
ChildEnd run_child(Child const& child);

// The same, and hands over each line of its output, without the break, as it comes; `output` is not
// used. A child that writes faster than lines are taken waits. What `take` throws ends the child.
ChildEnd read_child(Child const& child, std::function<void(std::string_view)> const& take);

}  // namespace ops
