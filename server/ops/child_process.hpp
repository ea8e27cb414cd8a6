// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace ops {

struct Child {
  std::vector<std::string> command;           // program, looked up in PATH, and its arguments
  std::filesystem::path input = {};           // empty: /dev/null
  std::filesystem::path output = {};          // empty: /dev/null
  std::vector<std::string> environment = {};  // NAME=value, added to ours
};

struct ChildEnd {
  int exit_code = 0;   // 127: the program was not found
  std::string errors;  // what it wrote to standard error, at most 4 kB
};

// Runs to the end. Never passes through a shell.
ChildEnd run_child(Child const& child);

}  // namespace ops
