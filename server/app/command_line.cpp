// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "app/admin_commands.hpp"
#include "app/installation.hpp"

namespace app {
namespace {

// A command that was chosen; run after the whole line has been read.
using Chosen = std::function<int()>;

struct Line {
  InstallationOrder order;
  std::vector<std::string> set;  // KEY=VALUE
  Chosen chosen;
};

void add_version(CLI::App& root, Line& line, Streams const& streams) {
  root.add_subcommand("version", "Print the version")->callback([&] {
    line.chosen = [&streams] { return show_version(streams); };
  });
}

void add_config(CLI::App& root, Line& line, Streams const& streams) {
  auto* config = root.add_subcommand("config", "Look at the settings");
  config->require_subcommand(1);
  config->add_subcommand("check", "Refuse what does not fit; print what is in force")
      ->callback([&] { line.chosen = [&] { return check_config(line.order, streams); }; });
  auto* list = config->add_subcommand("list", "Every setting with its default and meaning");
  auto const as_markdown = std::make_shared<bool>(false);
  list->add_flag("--markdown", *as_markdown, "As a table for docs/operations/settings.md");
  list->callback([&line, &streams, as_markdown] {
    line.chosen = [&streams, as_markdown] { return list_settings(*as_markdown, streams); };
  });
}

void add_migrate(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("migrate", "Bring the database's schema up to date");
  auto const status_only = std::make_shared<bool>(false);
  command->add_flag("--status", *status_only, "Only say what was applied and when");
  command->callback([&line, &streams, status_only] {
    line.chosen = [&line, &streams, status_only] {
      return migrate(line.order, *status_only, streams);
    };
  });
}

void add_backup(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("backup", "Save database and secrets while serving");
  auto const order = std::make_shared<BackupCommand>();
  command->add_option("--to", order->to, "An existing folder")->required();
  command->add_option("--keep", order->keep, "Newest backups to keep there; 0: all");
  command->callback([&line, &streams, order] {
    line.chosen = [&line, &streams, order] { return backup(line.order, *order, streams); };
  });
}

void add_restore(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("restore", "Restore a backup into an empty data folder");
  auto const from = std::make_shared<std::filesystem::path>();
  command->add_option("BACKUP", *from, "The folder backup-…")->required();
  command->callback([&line, &streams, from] {
    line.chosen = [&line, &streams, from] { return restore(line.order, *from, streams); };
  });
}

void add_doctor(CLI::App& root, Line& line, Streams const& streams) {
  root.add_subcommand("doctor", "Look for what is wrong with this installation")->callback([&] {
    line.chosen = [&] { return doctor(line.order, streams); };
  });
}

bool split_settings(Line& line, Streams const& streams) {
  for (auto const& pair : line.set) {
    auto const at = pair.find('=');
    if (at == std::string::npos) {
      streams.err << "--set wants KEY=VALUE, not " << pair << '\n';
      return false;
    }
    line.order.flags[pair.substr(0, at)] = pair.substr(at + 1);
  }
  return true;
}

}  // namespace

int run_command_line(int argc, char const* const* argv, Streams const& streams) {
  CLI::App root("行趣 Xingqu: trips that hold", "xingqu");
  Line line;
  root.require_subcommand(1);
  root.fallthrough();
  root.add_option("--data", line.order.data, "Folder for database, secrets, logs (default: var)");
  root.add_option("--config", line.order.config, "Settings file; later ones win");
  root.add_option("--set", line.set, "KEY=VALUE, wins over files and environment");
  add_version(root, line, streams);
  add_config(root, line, streams);
  add_migrate(root, line, streams);
  add_backup(root, line, streams);
  add_restore(root, line, streams);
  add_doctor(root, line, streams);
  try {
    root.parse(argc, const_cast<char**>(argv));
  } catch (CLI::ParseError const& wrong) {
    return root.exit(wrong, streams.out, streams.err) == 0 ? 0 : 2;
  }
  if (!split_settings(line, streams)) return 2;
  try {
    return line.chosen();
  } catch (std::exception const& broken) {
    streams.err << "broken: " << broken.what() << '\n';
    return 3;
  }
}

}  // namespace app
