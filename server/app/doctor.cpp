// SPDX-License-Identifier: Apache-2.0
#include "app/doctor.hpp"

#include <fmt/format.h>
#include <soci/soci.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "storage/migrations.hpp"
#include "storage/sql.hpp"

namespace app {
namespace {

using ops::Finding;
using enum ops::Wellness;

Finding look_at_database(storage::Database& db) {
  auto const began = std::chrono::steady_clock::now();
  int one = 0;
  db.read([&](storage::Sql& sql) { sql << "SELECT 1", soci::into(one); });
  auto const took = std::chrono::steady_clock::now() - began;
  auto const ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
  auto const kind = db.dialect() == storage::Dialect::sqlite ? "SQLite" : "MariaDB";
  return {{}, ms < 500 ? well : worrying, fmt::format("{} answers in {} ms", kind, ms)};
}

Finding look_at_schema(storage::Database& db) {
  auto const status = storage::migration_status(db, storage::built_in_migrations());
  auto const missing = std::count_if(status.begin(), status.end(),
                                     [](auto const& each) { return !each.applied_at; });
  if (missing > 0)
    return {{}, failing, fmt::format("{} migrations to apply: xingqu migrate", missing)};
  return {{}, well, status.empty() ? "empty" : "at " + status.back().name};
}

Finding look_at_folder(std::filesystem::path const& folder) {
  if (::access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
    return {{}, failing, folder.string() + " cannot be written"};
  auto const open_to = std::filesystem::status(folder).permissions() &
                       (std::filesystem::perms::group_all | std::filesystem::perms::others_all);
  if (open_to != std::filesystem::perms::none)
    return {{}, worrying, folder.string() + " is open to other users: chmod 700"};
  return {{}, well, folder.string()};
}

Finding look_at_space(std::filesystem::path const& folder) {
  auto const space = std::filesystem::space(folder);
  auto const free_mb = space.available >> 20;
  auto const used = 100 - space.available * 100 / std::max<std::uintmax_t>(space.capacity, 1);
  auto const text = fmt::format("{} MB free, {} % used", free_mb, used);
  if (free_mb < 200) return {{}, failing, text};
  return {{}, used > 85 ? worrying : well, text};  // the operations document's threshold
}

Finding look_at_open_files(std::int64_t connections_max) {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  auto const text = fmt::format("{} open files allowed for {} connections",
                                static_cast<std::uint64_t>(limit.rlim_cur), connections_max);
  bool const enough = limit.rlim_cur >= static_cast<rlim_t>(connections_max) + 200;
  return {{}, enough ? well : worrying, text};
}

Finding look_at_tls(ops::Settings const& settings) {
  bool const has_certificate = !settings.text("server.tls_certificate").empty();
  bool const has_key = !settings.text("server.tls_key").empty();
  if (has_certificate != has_key)
    return {{}, failing, "certificate and key belong together; one is missing"};
  if (has_certificate) return {{}, well, "TLS in process"};
  return {{}, well, "plain HTTP; put a proxy with TLS in front before others come in"};
}

Finding look_at_mail(ops::Settings const& settings) {
  auto const transport = settings.text("mail.transport");
  if (transport == "folder")
    return {{}, worrying, "letters stay in the outbox folder; set mail.transport: smtp"};
  if (transport != "smtp") return {{}, failing, "mail.transport is neither folder nor smtp"};
  if (settings.text("mail.smtp_url").empty()) return {{}, failing, "mail.smtp_url is empty"};
  return {{}, well, settings.text("mail.smtp_url")};
}

}  // namespace

void add_readiness(ops::Health& health, storage::Database& db) {
  health.add("database", [&db] { return look_at_database(db); });
  health.add("schema", [&db] { return look_at_schema(db); });
}

void add_examination(ops::Health& health, Installation const& installation) {
  auto const& settings = installation.settings;
  health.add("data folder", [&] { return look_at_folder(installation.data); });
  health.add("secrets folder", [&] { return look_at_folder(installation.secrets()); });
  health.add("disk space", [&] { return look_at_space(installation.data); });
  health.add("open files",
             [&] { return look_at_open_files(settings.number("server.connections_max")); });
  health.add("tls", [&] { return look_at_tls(settings); });
  health.add("mail", [&] { return look_at_mail(settings); });
}

}  // namespace app
