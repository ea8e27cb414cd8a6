// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ops {

// This process as /proc shows it; 0 where it cannot be read.
struct ProcessState {
  double cpu_seconds = 0;
  double resident_bytes = 0;
  double virtual_bytes = 0;
  double open_files = 0;
  double open_files_max = 0;
  double threads = 0;
  double started_at = 0;  // seconds since 1970
};

ProcessState read_process_state();

}  // namespace ops
