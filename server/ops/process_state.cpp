// SPDX-License-Identifier: Apache-2.0
#include "ops/process_state.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace ops {
namespace {

// The fields of /proc/self/stat behind the command's name, which may itself contain spaces.
std::vector<double> stat_fields() {
  std::ifstream file("/proc/self/stat");
  std::string line;
  std::getline(file, line);
  auto const behind_name = line.rfind(") ");
  if (behind_name == std::string::npos) return {};
  std::istringstream rest(line.substr(behind_name + 4));  // past the state letter as well
  std::vector<double> fields;
  for (double field = 0; rest >> field;) fields.push_back(field);
  return fields;
}

double boot_time() {
  std::ifstream file("/proc/stat");
  for (std::string line; std::getline(file, line);)
    if (line.starts_with("btime ")) return std::stod(line.substr(6));
  return 0;
}

double open_files() {
  std::error_code ignored;
  double count = 0;
  for (std::filesystem::directory_iterator entry("/proc/self/fd", ignored), end; entry != end;
       entry.increment(ignored))
    ++count;
  return count;
}

}  // namespace

// Field numbers as in proc(5), less the four that stat_fields() leaves out.
ProcessState read_process_state() {
  ProcessState state;
  auto const fields = stat_fields();
  auto const ticks = static_cast<double>(::sysconf(_SC_CLK_TCK));
  auto const page = static_cast<double>(::sysconf(_SC_PAGESIZE));
  if (fields.size() > 20) {
    state.cpu_seconds = (fields[10] + fields[11]) / ticks;
    state.threads = fields[16];
    state.started_at = boot_time() + fields[18] / ticks;
    state.virtual_bytes = fields[19];
    state.resident_bytes = fields[20] * page;
  }
  state.open_files = open_files();
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
    state.open_files_max = static_cast<double>(limit.rlim_cur);
  return state;
}

}  // namespace ops
