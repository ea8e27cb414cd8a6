// SPDX-License-Identifier: Apache-2.0
#include "ops/child_process.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <system_error>

namespace ops {
namespace {

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (auto& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

std::string path_or_null(std::filesystem::path const& path) {
  return path.empty() ? "/dev/null" : path.string();
}

std::string read_to_end(int handle) {
  std::string text;
  std::array<char, 1024> block{};
  for (;;) {
    auto const got = ::read(handle, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return text;
    if (text.size() < 4096) text.append(block.data(), static_cast<std::size_t>(got));
  }
}

}  // namespace

ChildEnd run_child(Child const& child) {
  auto command = child.command;
  auto environment = child.environment;
  for (char** entry = environ; *entry; ++entry) environment.emplace_back(*entry);
  int pipe_ends[2];
  if (::pipe2(pipe_ends, O_CLOEXEC) != 0)
    throw std::system_error(errno, std::generic_category(), "pipe2");

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  auto const input = path_or_null(child.input);
  auto const output = path_or_null(child.output);
  ::posix_spawn_file_actions_addopen(&actions, 0, input.c_str(), O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, 1, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC,
                                     0600);
  ::posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], 2);

  pid_t pid = 0;
  auto const arguments = pointers_to(command);
  auto const variables = pointers_to(environment);
  int const failed =
      ::posix_spawnp(&pid, arguments[0], &actions, nullptr, arguments.data(), variables.data());
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(pipe_ends[1]);
  if (failed != 0) {
    ::close(pipe_ends[0]);
    return {127, std::generic_category().message(failed)};
  }
  auto errors = read_to_end(pipe_ends[0]);
  ::close(pipe_ends[0]);
  int status = 0;
  while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
  }
  return {WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), std::move(errors)};
}

}  // namespace ops
