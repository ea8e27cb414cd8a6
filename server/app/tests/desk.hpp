// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <stdlib.h>

#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "app/command_line.hpp"

struct Told {
  int code;
  std::string out;
  std::string err;
};

struct Desk {  // a command line with a data folder of its own
  Desk() {
    char name[] = "/tmp/xingqu-app-XXXXXX";
    root = ::mkdtemp(name);
  }
  ~Desk() { std::filesystem::remove_all(root); }
  Told run(std::vector<std::string> words) const {
    words.insert(words.begin(), "xingqu");
    words.push_back("--data");
    words.push_back((root / "data").string());
    std::vector<char const*> argv;
    for (auto const& word : words) argv.push_back(word.c_str());
    std::istringstream in(input);
    std::ostringstream out, err;
    int const code =
        app::run_command_line(static_cast<int>(argv.size()), argv.data(), {in, out, err});
    return {code, out.str(), err.str()};
  }
  std::filesystem::path root;
  std::string input;  // what is typed
};
