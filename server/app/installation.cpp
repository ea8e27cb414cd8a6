// SPDX-License-Identifier: Apache-2.0
#include "app/installation.hpp"

#include <unistd.h>

#include <array>
#include <cstdlib>
#include <stdexcept>

namespace fs = std::filesystem;

namespace app {
namespace {

void make_private_folder(fs::path const& folder) {
  fs::create_directories(folder);
  fs::permissions(folder, fs::perms::owner_all);
}

}  // namespace

base::Result<Installation> open_installation(InstallationOrder const& order) {
  auto settings = ops::Settings::load(
      {.files = order.config,
       .environment = [](char const* name) -> char const* { return std::getenv(name); },
       .flags = order.flags});
  if (!settings) return settings.error();
  make_private_folder(order.data);
  make_private_folder(order.data / "secrets");
  return Installation{order.data, std::move(*settings)};
}

std::string Installation::dsn() const {
  auto const told = settings.text("storage.dsn");
  return told.empty() ? "sqlite:" + (data / "xingqu.db").string() : told;
}

fs::path Installation::signing_keys() const {
  auto const told = settings.text("accounts.signing_keys");
  return told.empty() ? secrets() / "signing.keys" : fs::path(told);
}

fs::path Installation::log_folder() const {
  auto const told = settings.text("log.folder");
  if (told == "-") return {};
  return told.empty() ? data / "logs" : fs::path(told);
}

std::string Installation::instance() const {
  auto const told = settings.text("service.instance");
  if (!told.empty()) return told;
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? name.data() : "local";
}

std::string Installation::public_url() const {
  auto const told = settings.text("server.public_url");
  if (!told.empty()) return told;
  auto const scheme = settings.text("server.tls_certificate").empty() ? "http://" : "https://";
  return scheme + settings.text("server.listen");
}

fs::path shared_files(std::string const& name) {
  auto const binary = fs::read_symlink("/proc/self/exe").parent_path();
  for (auto const& candidate :
       {binary / "../share/xingqu" / name, binary / "../.." / name, fs::path(name)})
    if (fs::exists(candidate)) return fs::weakly_canonical(candidate);
  throw std::runtime_error("the folder " + name + " that belongs to this program is missing");
}

}  // namespace app
