// SPDX-License-Identifier: Apache-2.0
#include "trips/changes/commands.hpp"

#include <algorithm>
#include <array>

#include "http/described.hpp"
#include "trips/impl/command_json.hpp"

namespace trips {
namespace {

struct Takes {
  CommandType type;
  std::vector<std::string_view> needed;
  std::vector<std::string_view> allowed = {};
};

std::vector<Takes> const& table() {
  using enum CommandType;
  static std::vector<Takes> const rows{
      {move, {"item", "day"}, {"before"}},
      {swap, {"item", "with"}},
      {add, {"place"}, {"day", "before", "minutes", "item"}},
      {remove, {"item"}},
      {to_tray, {"item"}},
      {pin, {"item", "is_pinned"}},
      {pay, {"item", "is_paid"}},
      {resize, {"item", "minutes"}},
      {start_at, {"item", "start"}},
      {replace, {"item", "place"}},
      {optimise, {}, {"day"}},
      {set_lodging, {"place"}, {"night"}},
      {set_dates, {"start_date", "end_date", "bookings"}},
      {set_party, {"party"}},
      {set_budget, {"budget"}},
      {set_pace, {"pace"}},
      {indoor, {"day"}},
      {lighten, {"day"}},
      {set_note, {"item", "note"}},
  };
  return rows;
}

bool contains(std::vector<std::string_view> const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string_view> fields_of(Command const& command) {
  std::vector<std::string_view> names;
  boost::mp11::mp_for_each<http::kind::Members<Command>>([&](auto member) {
    if constexpr (http::kind::Optional<std::remove_cvref_t<decltype(command.*member.pointer)>>)
      if (command.*member.pointer) names.emplace_back(member.name);
  });
  return names;
}

}  // namespace

base::Result<void> check(Command const& command) {
  auto const row = std::find_if(table().begin(), table().end(),
                                [&](Takes const& each) { return each.type == command.type; });
  EXPECTS(row != table().end());
  auto const given = fields_of(command);
  for (auto const name : row->needed)
    if (!contains(given, name))
      return base::refuse_field("/" + std::string(name), "This field is required.");
  for (auto const name : given)
    if (!contains(row->needed, name) && !contains(row->allowed, name))
      return base::refuse_field("/" + std::string(name), "This change does not take that.");
  return {};
}

std::string to_json(Command const& command) { return http::to_json(command); }

base::Result<Command> parse_command(std::string_view json) {
  auto command = http::parse<Command>(json);
  if (!command) return command;
  if (auto const checked = check(*command); !checked) return checked.error();
  return command;
}

}  // namespace trips
