// SPDX-License-Identifier: Apache-2.0
#include "providers/mail_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include "providers/mail_message.hpp"

namespace providers {
namespace {

namespace fs = std::filesystem;

bool write_private(fs::path const& file, std::string const& text) {
  int const out = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) return false;
  bool const written = ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  ::close(out);
  return written;
}

}  // namespace

base::Result<void> MailFolder::send(accounts::Letter const& letter) {
  auto const id = ids_.next().str();
  auto const text =
      mail_message(letter, {from_, id + "@xingqu", clock_.now(), BodyEncoding::eight_bit});
  std::error_code failed;
  fs::create_directories(folder_, failed);
  fs::path const whole = folder_ / (id + ".eml");
  fs::path const part = folder_ / (id + ".part");
  if (write_private(part, text)) {
    fs::rename(part, whole, failed);  // so that an .eml file is always a whole one
    if (!failed) return {};
  }
  fs::remove(part, failed);
  return base::refuse(base::Refusal::unavailable, "The letter cannot be written to its folder.");
}

}  // namespace providers
