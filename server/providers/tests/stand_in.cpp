// SPDX-License-Identifier: Apache-2.0
#include "stand_in.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <fstream>
#include <stdexcept>

#include "providers/curl_transport.hpp"

namespace fs = std::filesystem;
namespace json = boost::json;
using std::chrono::seconds;

namespace {

constexpr int patience_ms = 30'000;

struct Pipe {
  Pipe() {
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  }
  std::array<int, 2> ends{};
};

// Its first line says that it listens; the port is in the file by then or a moment later.
void wait_for_line(int handle) {
  pollfd watched{handle, POLLIN, 0};
  for (char c = 0; c != '\n';)  // which may come in a piece of its own
    if (::poll(&watched, 1, patience_ms) != 1 || ::read(handle, &c, 1) <= 0)
      throw std::runtime_error("the stand-in did not start; is python3 installed?");
}

}  // namespace

StandIn::StandIn(std::string const& name, std::vector<std::string> options) {
  char folder[] = "/tmp/xingqu-stand-in-XXXXXX";
  folder_ = ::mkdtemp(folder);
  auto const port_file = folder_ / "port";
  options.insert(options.begin(),
                 {"python3", XINGQU_SOURCE_DIR "/tests/standins/" + name + ".py", "--port", "0",
                  "--port-file", port_file.string(), "--until-stdin-closes"});
  std::vector<char*> words;
  for (auto& option : options) words.push_back(option.data());
  words.push_back(nullptr);

  Pipe const in;
  Pipe const out;
  held_ = in.ends[1];
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in.ends[0], 0);
  ::posix_spawn_file_actions_adddup2(&actions, out.ends[1], 1);
  int const failed = ::posix_spawnp(&process_, "python3", &actions, nullptr, words.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in.ends[0]);
  ::close(out.ends[1]);
  if (failed != 0) throw std::runtime_error("python3 cannot be run");
  told_ = out.ends[0];
  wait_for_line(told_);
  while (port_ == 0) {
    if (::waitpid(process_, nullptr, WNOHANG) != 0) throw std::runtime_error("it ended at once");
    std::ifstream(port_file) >> port_;
  }
}

StandIn::~StandIn() {
  ::close(held_);
  ::kill(process_, SIGTERM);
  ::waitpid(process_, nullptr, 0);
  ::close(told_);
  fs::remove_all(folder_);
}

providers::Url StandIn::url() const { return {"http", "127.0.0.1", port_, ""}; }

std::string StandIn::ask(std::string const& method, std::string const& path,
                         std::string const& body) const {
  providers::CurlTransport transport({.allowed = {url()}});
  auto const outcome = transport.exchange(
      {.method = http::method_from(method),
       .origin = url(),
       .target = path,
       .headers = {{"Content-Type", "application/json"}},
       .body = body,
       .deadlines = {.connect = seconds(30), .first_byte = seconds(30), .total = seconds(30)},
       .most_bytes = 16 << 20,
       .may_be_private = true},
      nullptr, {});
  if (!outcome.is_success())
    throw std::runtime_error(fmt::format("stand-in: {} {} {}", path, outcome.body, outcome.why));
  return outcome.body;
}

std::string StandIn::control(std::string const& text) const {
  return ask("POST", "/_control", text);
}

std::string StandIn::state() const { return ask("GET", "/_control"); }

void StandIn::fault(std::string const& fault, int times, std::string const& match) const {
  control(
      fmt::format(R"({{"next":[{{"match":"{}","times":{},"fault":{}}}]}})", match, times, fault));
}

std::size_t StandIn::calls(std::string const& match) const {
  auto const log = json::parse(ask("GET", "/_calls"));
  auto const& calls = log.at("calls").as_array();
  return static_cast<std::size_t>(std::count_if(calls.begin(), calls.end(), [&](auto const& call) {
    return std::string_view(call.at("target").as_string()).find(match) != std::string_view::npos;
  }));
}

std::string StandIn::last_call() const {
  auto const calls = json::parse(ask("GET", "/_calls")).at("calls").as_array();
  return calls.empty() ? std::string() : json::serialize(calls.back());
}
