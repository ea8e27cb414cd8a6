// SPDX-License-Identifier: Apache-2.0
#include "ops/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <system_error>
#include <utility>

namespace ops {
namespace {

constexpr std::size_t longest_errors = 4096;

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string path_or_null(std::filesystem::path const& path) {
  return path.empty() ? "/dev/null" : path.string();
}

struct Handle {
  int number = -1;
  Handle() = default;
  Handle(Handle const&) = delete;
  ~Handle() { close(); }
  void close() {
    if (number >= 0) ::close(std::exchange(number, -1));
  }
};

struct Pipe {
  Handle read;
  Handle write;
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
      throw std::system_error(errno, std::generic_category(), "pipe2");
    read.number = ends[0];
    write.number = ends[1];
  }
};

// Reads what is there; false at the end.
bool read_some(int handle, std::string& text) {
  std::array<char, 65536> block;
  auto const got = ::read(handle, block.data(), block.size());
  if (got > 0) text.append(block.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

// Takes the whole lines off the front of the text.
void take_lines(std::string& text, std::function<void(std::string_view)> const& take) {
  std::size_t begin = 0;
  for (auto end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    take(std::string_view(text).substr(begin, end - begin));
    begin = end + 1;
  }
  text.erase(0, begin);
}

// A child that runs; one that nobody waited for is ended.
class Running {
 public:
  explicit Running(pid_t pid) : pid_(pid) {}
  Running(Running const&) = delete;
  ~Running() {
    if (pid_ < 0) return;
    ::kill(pid_, SIGKILL);
    wait();
  }

  ChildEnd wait() {
    int status = 0;
    rusage used{};
    while (::wait4(pid_, &status, 0, &used) < 0 && errno == EINTR) {
    }
    pid_ = -1;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), {}, used.ru_maxrss};
  }

 private:
  pid_t pid_;
};

struct Spawned {
  pid_t pid = 0;
  int failed = 0;
};

// `output` below 0: the file of the child.
Spawned spawn(Child const& child, int output, int errors) {
  auto command = child.command;
  auto environment = child.environment;
  for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  auto const input = path_or_null(child.input);
  auto const output_file = path_or_null(child.output);
  ::posix_spawn_file_actions_addopen(&actions, 0, input.c_str(), O_RDONLY, 0);
  if (output >= 0)
    ::posix_spawn_file_actions_adddup2(&actions, output, 1);
  else
    ::posix_spawn_file_actions_addopen(&actions, 1, output_file.c_str(),
                                       O_WRONLY | O_CREAT | O_TRUNC, 0600);
  ::posix_spawn_file_actions_adddup2(&actions, errors, 2);
  Spawned spawned;
  auto const arguments = pointers_to(command);
  auto const variables = pointers_to(environment);
  spawned.failed = ::posix_spawnp(&spawned.pid, arguments[0], &actions, nullptr, arguments.data(),
                                  variables.data());
  ::posix_spawn_file_actions_destroy(&actions);
  return spawned;
}

void keep_beginning(std::string& errors) {
  if (errors.size() > longest_errors) errors.resize(longest_errors);
}

// Both are read as they come: a child that waits for one of them to be read would not end.
std::string read_both(int output, int errors, std::function<void(std::string_view)> const& take) {
  std::string lines;
  std::string told;
  std::array<pollfd, 2> open{{{output, POLLIN, 0}, {errors, POLLIN, 0}}};
  while (open[0].fd >= 0 || open[1].fd >= 0) {
    if (::poll(open.data(), open.size(), -1) < 0) continue;
    if (open[0].revents != 0 && !read_some(output, lines)) open[0].fd = -1;
    if (open[1].revents != 0 && !read_some(errors, told)) open[1].fd = -1;
    take_lines(lines, take);
    keep_beginning(told);
  }
  if (!lines.empty()) take(lines);
  return told;
}

ChildEnd not_found(int failed) { return {127, std::generic_category().message(failed)}; }

}  // namespace

ChildEnd run_child(Child const& child) {
  Pipe errors;
  auto const spawned = spawn(child, -1, errors.write.number);
  errors.write.close();
  if (spawned.failed != 0) return not_found(spawned.failed);
  Running running(spawned.pid);
  std::string told;
  while (read_some(errors.read.number, told)) keep_beginning(told);
  auto end = running.wait();
  end.errors = std::move(told);
  return end;
}

ChildEnd read_child(Child const& child, std::function<void(std::string_view)> const& take) {
  Pipe output;
  Pipe errors;
  auto const spawned = spawn(child, output.write.number, errors.write.number);
  output.write.close();
  errors.write.close();
  if (spawned.failed != 0) return not_found(spawned.failed);
  Running running(spawned.pid);
  auto told = read_both(output.read.number, errors.read.number, take);
  auto end = running.wait();
  end.errors = std::move(told);
  return end;
}

}  // namespace ops
