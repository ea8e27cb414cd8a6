// SPDX-License-Identifier: Apache-2.0
#include "app/command_line.hpp"

#include <CLI/CLI.hpp>
#include <functional>
#include <iostream>

#include "app/admin_commands.hpp"
#include "app/agent_commands.hpp"
#include "app/content_commands.hpp"
#include "app/installation.hpp"
#include "app/mail_commands.hpp"
#include "app/osm_command.hpp"
#include "app/serve.hpp"
#include "app/travel_commands.hpp"
#include "app/user_commands.hpp"

namespace app {
namespace {

// A command that was chosen; run after the whole line has been read.
using Chosen = std::function<int()>;

struct Line {
  InstallationOrder order;
  std::vector<std::string> set;  // KEY=VALUE
  Chosen chosen;
};

void add_mail(CLI::App& root, Line& line, Streams const& streams) {
  auto* mail = root.add_subcommand("mail", "Letters that come in");
  mail->require_subcommand(1);
  auto* receive = mail->add_subcommand("receive", "Take one answer to support, from stdin");
  auto const file = std::make_shared<std::filesystem::path>();
  receive->add_option("--file", *file, "Read it from there");
  receive->callback([&line, &streams, file] {
    line.chosen = [&line, &streams, file] { return receive_mail(line.order, *file, streams); };
  });
}

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

void add_outbox(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("outbox", "Letters and other messages that were given up");
  auto const revives = std::make_shared<bool>(false);
  command->add_flag("--revive", *revives, "Try them again");
  command->callback([&line, &streams, revives] {
    line.chosen = [&line, &streams, revives] { return outbox(line.order, *revives, streams); };
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
  auto* command = root.add_subcommand("doctor", "Look for what is wrong with this installation");
  auto const asks_providers = std::make_shared<bool>(false);
  command->add_flag("--providers", *asks_providers,
                    "Ask each configured third party something, which it may charge for");
  command->callback([&line, &streams, asks_providers] {
    line.chosen = [&line, &streams, asks_providers] {
      return *asks_providers ? doctor_of_providers(line.order, streams)
                             : doctor(line.order, streams);
    };
  });
}

void add_serve(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("serve", "Serve the web app and the API until Ctrl-C");
  auto const listen = std::make_shared<std::string>();
  auto const web = std::make_shared<std::string>();
  command->add_option("--listen", *listen, "HOST:PORT, the same as --set server.listen=…");
  command->add_option("--web", *web, "Folder of the web app, as server.web_folder");
  command->callback([&line, &streams, listen, web] {
    if (!listen->empty()) line.order.flags["server.listen"] = *listen;
    if (!web->empty()) line.order.flags["server.web_folder"] = *web;
    line.chosen = [&] { return serve(line.order, streams); };
  });
}

void add_mcp(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("mcp", "Tools for an agent, on stdin and stdout");
  auto const told = std::make_shared<AgentCommand>();
  told->scopes = {"plan:read", "trips:read"};
  command->add_option("--user", told->username, "Whose trips these are")->required();
  command->add_option("--scope", told->scopes, "plan:read, trips:read, trips:write; the first two");
  command->add_option("--language", told->language, "zh-CN or en");
  command->callback([&line, &streams, told] {
    line.chosen = [&line, &streams, told] { return serve_agent(line.order, *told, streams); };
  });
}

void add_plan(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("plan", "Plan a wish without a server; prints the answer");
  auto const order = std::make_shared<PlanCommand>();
  command
      ->add_option("--request", order->request, "JSON as for POST /api/recommendations; - : stdin")
      ->required();
  command->add_flag("--text", order->as_text, "A timetable to read instead of JSON");
  command->callback([&line, &streams, order] {
    line.chosen = [&line, &streams, order] { return plan(line.order, *order, streams); };
  });
  auto* check = root.add_subcommand("verify", "Check plans anew and print their certificates");
  auto const asked = std::make_shared<VerifyCommand>();
  check->add_option("PLAN", asked->plan, "What plan printed; - : stdin")->required();
  check->add_option("--request", asked->request,
                    "The wish it was planned for: plans it again, which must give the same");
  check->add_flag("--json", asked->as_json, "The document of api/certificate.schema.json");
  check->callback([&line, &streams, asked] {
    line.chosen = [&line, &streams, asked] { return verify(line.order, *asked, streams); };
  });
}

void add_import_places(CLI::App& import, char const* name, Line& line, Streams const& streams) {
  auto* places = import.add_subcommand(name, "A catalogue file, or a folder of them");
  auto const told = std::make_shared<ImportPlacesCommand>();
  places->add_option("PATH", told->path, "CSV as data/README.md describes")->required();
  places->add_option("--datum", told->datum, "Of its positions: wgs84 (default), gcj02 or bd09");
  places->callback([&line, &streams, told] {
    line.chosen = [&line, &streams, told] { return import_places(line.order, *told, streams); };
  });
}

void add_import_timetable(CLI::App& import, Line& line, Streams const& streams) {
  auto* timetable = import.add_subcommand("timetable", "Trains, flights and ships between cities");
  auto const path = std::make_shared<std::string>();
  timetable->add_option("PATH", *path, "CSV as data/README.md describes")->required();
  timetable->callback([&line, &streams, path] {
    line.chosen = [&line, &streams, path] { return import_timetable(line.order, *path, streams); };
  });
}

void add_import_rates(CLI::App& import, Line& line, Streams const& streams) {
  auto* rates = import.add_subcommand("rates", "Reference rates of the European Central Bank");
  auto const path = std::make_shared<std::string>();
  rates->add_option("FILE", *path, "XML or CSV as the bank publishes it; - : stdin")->required();
  rates->callback([&line, &streams, path] {
    line.chosen = [&line, &streams, path] { return import_rates(line.order, *path, streams); };
  });
}

void add_import_tiles(CLI::App& import, Line& line, Streams const& streams) {
  auto* tiles = import.add_subcommand("tiles", "Map tiles of an OpenStreetMap extract");
  auto const order = std::make_shared<TilesCommand>();
  tiles->add_option("EXTRACT", order->extract, "FILE.osm.pbf")->required();
  tiles->add_flag("--add", order->add, "To the tiles that are there, instead of replacing them");
  tiles->callback([&line, &streams, order] {
    line.chosen = [&line, &streams, order] { return import_tiles(line.order, *order, streams); };
  });
}

void add_import_streets(CLI::App& import, Line& line, Streams const& streams) {
  auto* streets = import.add_subcommand("streets", "Streets of OpenStreetMap, for travel times");
  auto const path = std::make_shared<std::string>();
  streets->add_option("FILE", *path, "An extract, as NAME.osm.pbf")->required();
  streets->callback([&line, &streams, path] {
    line.chosen = [&line, &streams, path] { return import_streets(line.order, *path, streams); };
  });
  auto* gtfs = import.add_subcommand("gtfs", "A timetable of buses and trains within a city");
  auto const feed = std::make_shared<std::string>();
  gtfs->add_option("FEED", *feed, "A GTFS feed, as NAME.zip")->required();
  gtfs->callback([&line, &streams, feed] {
    line.chosen = [&line, &streams, feed] { return import_gtfs(line.order, *feed, streams); };
  });
}

void add_import_osm(CLI::App& import, Line& line, Streams const& streams) {
  auto* osm = import.add_subcommand("osm", "Places of OpenStreetMap; needs osmium-tool");
  auto const told = std::make_shared<ImportOsmCommand>();
  osm->add_option("FILE", told->file, "FILE.osm.pbf, or whatever osmium reads")->required();
  osm->add_option("--area", told->area, "Whose places they are; else of the nearest areas");
  osm->callback([&line, &streams, told] {
    line.chosen = [&line, &streams, told] { return import_osm(line.order, *told, streams); };
  });
}

void add_import(CLI::App& root, Line& line, Streams const& streams) {
  auto* command = root.add_subcommand("import", "Bring data in");
  command->require_subcommand(1);
  add_import_places(*command, "places", line, streams);
  add_import_places(*command, "csv", line, streams);
  add_import_timetable(*command, line, streams);
  add_import_rates(*command, line, streams);
  add_import_tiles(*command, line, streams);
  add_import_streets(*command, line, streams);
  add_import_osm(*command, line, streams);
}

using UserAction = int (*)(InstallationOrder const&, UserCommand const&, Streams const&);

void add_user_action(CLI::App& user, char const* verb, char const* help, UserAction action,
                     Line& line, Streams const& streams) {
  auto* command = user.add_subcommand(verb, help);
  auto const told = std::make_shared<UserCommand>();
  command->add_option("USERNAME", told->username)->required();
  if (action == &add_user) {
    command->add_option("--role", told->role, "traveller, agent, merchant, operator, admin");
    command->add_option("--email", told->email);
  } else if (action == &set_role) {
    command->add_option("ROLE", told->role)->required();
  }
  command->callback([&line, &streams, told, action] {
    line.chosen = [&line, &streams, told, action] { return action(line.order, *told, streams); };
  });
}

void add_user_commands(CLI::App& root, Line& line, Streams const& streams) {
  auto* user = root.add_subcommand("user", "Who may sign in; passwords are read from stdin");
  user->require_subcommand(1);
  user->add_subcommand("list", "Everybody")->callback([&] {
    line.chosen = [&] { return list_users(line.order, streams); };
  });
  add_user_action(*user, "add", "A new person", &add_user, line, streams);
  add_user_action(*user, "role", "Another role", &set_role, line, streams);
  add_user_action(*user, "password", "A new password; ends all sessions", &set_password, line,
                  streams);
  add_user_action(*user, "remove", "For good, with everything of theirs", &remove_user, line,
                  streams);
}

void add_openapi(CLI::App& root, Line& line, Streams const& streams) {
  root.add_subcommand("openapi", "Print the description of the API")->callback([&] {
    line.chosen = [&] { return print_openapi(line.order, streams); };
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
  add_serve(root, line, streams);
  add_mcp(root, line, streams);
  add_plan(root, line, streams);
  add_import(root, line, streams);
  add_user_commands(root, line, streams);
  add_mail(root, line, streams);
  add_openapi(root, line, streams);
  add_version(root, line, streams);
  add_config(root, line, streams);
  add_migrate(root, line, streams);
  add_outbox(root, line, streams);
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
