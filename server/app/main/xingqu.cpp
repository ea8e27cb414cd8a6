// SPDX-License-Identifier: Apache-2.0
#include <iostream>

#include "app/command_line.hpp"

int main(int argc, char** argv) {
  return app::run_command_line(argc, argv, {std::cin, std::cout, std::cerr});
}
