// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <iosfwd>

namespace app {

struct Streams {
  std::istream& in;
  std::ostream& out;
  std::ostream& err;
};

// `xingqu COMMAND …`. Exit code: 0 done; 1 refused, with the reason on `err`; 2 wrong usage;
// 3 something broke. `mail receive` has the codes of sysexits.h instead.
int run_command_line(int argc, char const* const* argv, Streams const& streams);

}  // namespace app
