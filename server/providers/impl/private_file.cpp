// SPDX-License-Identifier: Apache-2.0
#include "providers/impl/private_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <system_error>

namespace providers {
namespace {

namespace fs = std::filesystem;

bool write_new(fs::path const& file, std::string_view text) {
  int const out = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) return false;
  bool const written = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(out);
  return written;
}

}  // namespace

bool write_private_file(fs::path const& file, std::string_view text) {
  std::error_code failed;
  if (fs::exists(file, failed)) return false;
  fs::create_directories(file.parent_path(), failed);
  auto part = file;
  part += ".part";
  if (write_new(part, text)) {
    fs::rename(part, file, failed);
    if (!failed) return true;
  }
  fs::remove(part, failed);
  return false;
}

}  // namespace providers
