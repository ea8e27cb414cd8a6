// SPDX-License-Identifier: Apache-2.0
#include "app/admin_commands.hpp"

#include <fmt/format.h>

#include <ostream>

#include "app/doctor.hpp"
#include "app/outside.hpp"
#include "base/civil.hpp"
#include "base/random.hpp"
#include "ops/backup.hpp"
#include "ops/health.hpp"
#include "ops/version.hpp"
#include "storage/database.hpp"
#include "storage/migrations.hpp"
#include "storage/outbox.hpp"

namespace app {
namespace {

std::string_view to_word(ops::SettingKind kind) {
  switch (kind) {
    case ops::SettingKind::text:
      return "text";
    case ops::SettingKind::number:
      return "number";
    case ops::SettingKind::yes_no:
      return "yes or no";
    case ops::SettingKind::list:
      return "list";
    case ops::SettingKind::secret:
      return "secret";
    case ops::SettingKind::key:
      return "key, by reference";
  }
  return "";
}

void print_backup(ops::Backup const& backup, std::string_view verb, std::ostream& out) {
  std::int64_t bytes = 0;
  for (auto const& file : backup.files) bytes += file.bytes;
  out << fmt::format("{} {}: {} files, {} bytes, made {} by {}, schema {}\n", verb,
                     backup.folder.string(), backup.files.size(), bytes, backup.made_at,
                     backup.version, backup.schema);
}

}  // namespace

int print_refusal(base::Error const& error, Streams const& streams) {
  streams.err << "refused: " << error.why << '\n';
  for (auto const& field : error.fields)
    streams.err << "  " << field.pointer << ' ' << field.detail << '\n';
  return 1;
}

int show_version(Streams const& streams) {
  streams.out << "xingqu " << ops::version() << " (" << ops::revision() << ")\n";
  return 0;
}

int check_config(InstallationOrder const& order, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  if (auto const fits = Outside::check(installation->settings); !fits)
    return print_refusal(fits.error(), streams);
  streams.out << installation->settings.describe();
  return 0;
}

int list_settings(bool as_markdown, Streams const& streams) {
  if (as_markdown) streams.out << "| setting | kind | default | meaning |\n|---|---|---|---|\n";
  for (auto const& setting : ops::all_settings()) {
    auto const initial = setting.initial.empty() ? "" : fmt::format("`{}`", setting.initial);
    streams.out << (as_markdown
                        ? fmt::format("| `{}` | {} | {} | {} |\n", setting.key,
                                      to_word(setting.kind), initial, setting.meaning)
                        : fmt::format("{:<30} {:<17} {:<20} {}\n", setting.key,
                                      to_word(setting.kind), setting.initial, setting.meaning));
  }
  return 0;
}

int migrate(InstallationOrder const& order, bool status_only, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  base::SystemRandom random;
  base::SystemClock const clock;
  storage::Database db(installation->dsn(), random, {.connections = 1});
  if (!status_only) {
    auto const applied = storage::migrate(db, storage::built_in_migrations(), clock);
    if (!applied) return print_refusal(applied.error(), streams);
    streams.out << *applied << " applied\n";
  }
  for (auto const& each : storage::migration_status(db, storage::built_in_migrations()))
    streams.out << each.name << "  "
                << (each.applied_at ? base::to_text(*each.applied_at) : "to come") << '\n';
  return 0;
}

int outbox(InstallationOrder const& order, bool revives, Streams const& streams) {
  constexpr std::size_t most_listed = 200;
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  base::SystemRandom random;
  base::SystemClock const clock;
  base::Ids ids(clock, random);
  storage::Database db(installation->dsn(), random, {.connections = 1});
  storage::Outbox box(db, clock, ids);
  for (auto const& message : box.list_dead(most_listed))
    streams.out << fmt::format("{}  {} {} after {} attempts: {}\n", message.id, message.topic,
                               message.key, message.attempt, message.last_error);
  auto const counts = box.count();
  streams.out << fmt::format("{} waiting, {} given up\n", counts.pending, counts.dead);
  if (revives) streams.out << box.revive() << " to be tried again\n";
  return 0;
}

int doctor(InstallationOrder const& order, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  ops::Health health;
  add_examination(health, *installation);
  auto findings = health.look();
  try {
    base::SystemRandom random;
    storage::Database db(installation->dsn(), random, {.connections = 1});
    ops::Health readiness;
    add_readiness(readiness, db);
    for (auto& finding : readiness.look()) findings.push_back(std::move(finding));
  } catch (std::exception const& broken) {
    findings.push_back({"database", ops::Wellness::failing, broken.what()});
  }
  streams.out << ops::to_text(findings);
  return ops::is_fit(findings) ? 0 : 1;
}

int doctor_of_providers(InstallationOrder const& order, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  if (auto const fits = Outside::check(installation->settings); !fits)
    return print_refusal(fits.error(), streams);
  base::SystemClock const clock;
  base::SystemRandom random;
  base::Ids ids(clock, random);
  base::SilentLog silent;
  ops::Metrics metrics;
  auto const findings =
      Outside(installation->settings, {clock, random, ids, silent, metrics}).parties().probe();
  streams.out << ops::to_text(findings);
  return ops::is_fit(findings) ? 0 : 1;
}

int backup(InstallationOrder const& order, BackupCommand const& command, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  base::SystemClock const clock;
  auto const made =
      ops::make_backup({installation->dsn(), installation->data, command.to, command.keep}, clock);
  if (!made) return print_refusal(made.error(), streams);
  print_backup(*made, "saved", streams.out);
  return 0;
}

// The data folder must be empty, so the settings are read without making it.
int restore(InstallationOrder const& order, std::filesystem::path const& from,
            Streams const& streams) {
  auto const settings = ops::Settings::load(
      {.files = order.config,
       .environment = [](char const* name) -> char const* { return std::getenv(name); },
       .flags = order.flags});
  if (!settings) return print_refusal(settings.error(), streams);
  auto const restored = ops::restore_backup({from, order.data, settings->text("storage.dsn")});
  if (!restored) return print_refusal(restored.error(), streams);
  print_backup(*restored, "restored", streams.out);
  return 0;
}

}  // namespace app
