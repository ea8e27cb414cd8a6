// SPDX-License-Identifier: Apache-2.0
#include "objects/folder_store.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "base/expects.hpp"

namespace objects {
namespace {

namespace fs = std::filesystem;

class Descriptor {
 public:
  Descriptor(fs::path const& path, int flags) : number_(::open(path.c_str(), flags, 0600)) {}
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  Descriptor(Descriptor const&) = delete;
  Descriptor& operator=(Descriptor const&) = delete;
  bool is_open() const { return number_ >= 0; }
  int number() const { return number_; }

 private:
  int number_;
};

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    auto const written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return true;
}

bool write_durably(fs::path const& path, std::string_view bytes) {
  Descriptor const file(path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC);
  return file.is_open() && write_all(file.number(), bytes) && ::fsync(file.number()) == 0;
}

bool flush_folder(fs::path const& path) {
  Descriptor const folder(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return folder.is_open() && ::fsync(folder.number()) == 0;
}

// Each new folder is flushed into the one above it.
bool make_private(fs::path const& path) {
  if (::mkdir(path.c_str(), 0700) == 0) return flush_folder(path.parent_path());
  if (errno == EEXIST) return true;
  if (errno != ENOENT || !path.has_parent_path() || path.parent_path() == path) return false;
  return make_private(path.parent_path()) &&
         (::mkdir(path.c_str(), 0700) == 0 || errno == EEXIST) && flush_folder(path.parent_path());
}

base::Error cannot_write() {
  return base::refuse(base::Refusal::unavailable, "The file cannot be kept just now.");
}

base::Error is_taken() {
  return base::refuse(base::Refusal::conflict, "There is such a file already.");
}

}  // namespace

fs::path FolderStore::folder_of(Owner const& owner) const {
  EXPECTS(!owner.kind.empty() && std::all_of(owner.kind.begin(), owner.kind.end(),
                                             [](char c) { return c >= 'a' && c <= 'z'; }));
  return folder_ / owner.kind / owner.id.str();
}

base::Result<void> FolderStore::put(Owner const& owner, ObjectId id, std::string_view bytes) {
  if (bytes.size() > most_bytes_)
    return base::refuse(base::Refusal::too_large,
                        fmt::format("A file can have {} MB.", most_bytes_ >> 20));
  auto const folder = folder_of(owner);
  auto const whole = folder / id.str();
  auto const part = folder / (id.str() + ".part");
  std::error_code failed;
  if (fs::exists(whole, failed)) return is_taken();
  if (!make_private(folder)) return cannot_write();
  bool const is_written = write_durably(part, bytes);
  // A link, not a rename: of two that put the same id, one is refused.
  bool const is_named = is_written && ::link(part.c_str(), whole.c_str()) == 0;
  bool const was_taken = is_written && !is_named && errno == EEXIST;
  fs::remove(part, failed);
  if (was_taken) return is_taken();
  if (!is_named || !flush_folder(folder)) return cannot_write();
  return {};
}

base::Result<std::string> FolderStore::get(Owner const& owner, ObjectId id) const {
  auto const missing = base::refuse(base::Refusal::not_found, "There is no such file.");
  Descriptor const file(folder_of(owner) / id.str(), O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  if (!file.is_open() || ::fstat(file.number(), &facts) != 0) return missing;
  std::string bytes(static_cast<std::size_t>(facts.st_size), '\0');
  std::size_t read = 0;
  while (read < bytes.size()) {
    auto const more = ::read(file.number(), bytes.data() + read, bytes.size() - read);
    if (more < 0 && errno == EINTR) continue;
    if (more <= 0) throw std::system_error(errno, std::generic_category(), "reading an object");
    read += static_cast<std::size_t>(more);
  }
  return bytes;
}

std::vector<ObjectId> FolderStore::list(Owner const& owner) const {
  std::vector<ObjectId> found;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator(folder_of(owner), failed))
    if (auto const id = ObjectId::parse(entry.path().filename().string())) found.push_back(*id);
  std::sort(found.begin(), found.end());
  return found;
}

base::Result<void> FolderStore::remove(Owner const& owner, ObjectId id) {
  std::error_code failed;
  fs::remove(folder_of(owner) / id.str(), failed);
  if (failed) return cannot_write();
  return {};
}

base::Result<void> FolderStore::remove_all(Owner const& owner) {
  std::error_code failed;
  fs::remove_all(folder_of(owner), failed);
  if (failed) return cannot_write();
  return {};
}

std::vector<Owner> FolderStore::list_owners(std::string_view kind) const {
  std::vector<Owner> found;
  std::error_code failed;
  for (auto const& entry : fs::directory_iterator(folder_ / kind, failed))
    if (auto const id = base::Ulid::parse(entry.path().filename().string()))
      found.push_back({std::string(kind), *id});
  std::sort(found.begin(), found.end(), [](auto& a, auto& b) { return a.id < b.id; });
  return found;
}

std::optional<base::Instant> FolderStore::put_at(Owner const& owner, ObjectId id) const {
  struct stat facts {};
  if (::stat((folder_of(owner) / id.str()).c_str(), &facts) != 0) return std::nullopt;
  return base::Instant(std::chrono::seconds(facts.st_mtim.tv_sec));
}

}  // namespace objects
