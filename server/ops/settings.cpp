// SPDX-License-Identifier: Apache-2.0
#include "ops/settings.hpp"

#include <fmt/format.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <numeric>
#include <sstream>

#include "base/expects.hpp"
#include "base/text.hpp"

namespace ops {
namespace {

using Problems = std::vector<base::FieldError>;

constexpr std::string_view from_env = "environment ";  // how such a source is told

bool is_secret(SettingKind kind) { return kind == SettingKind::secret || kind == SettingKind::key; }

Setting const* find_setting(std::string_view key) {
  auto const table = all_settings();
  auto const found =
      std::find_if(table.begin(), table.end(), [&](Setting const& s) { return s.key == key; });
  return found == table.end() ? nullptr : &*found;
}

// Edit distance (Wagner and Fischer, 1974), one row at a time.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), 0u);
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < b.size(); ++j) {
      auto const substitute = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, substitute});
    }
  }
  return row.back();
}

std::string_view nearest_key(std::string_view key) {
  auto const table = all_settings();
  return std::min_element(table.begin(), table.end(),
                          [&](auto const& a, auto const& b) {
                            return distance(key, a.key) < distance(key, b.key);
                          })
      ->key;
}

std::optional<std::int64_t> to_number(std::string_view text) {
  std::int64_t value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

std::optional<bool> to_yes_no(std::string_view text) {
  if (text == "yes" || text == "true" || text == "on") return true;
  if (text == "no" || text == "false" || text == "off") return false;
  return std::nullopt;
}

bool is_reference(std::string_view text) { return text.starts_with("${") && text.ends_with("}"); }

// ${file:PATH} and ${env:NAME}; anything else is the value itself.
base::Result<std::string> resolve_reference(std::string const& text,
                                            Settings::Sources const& sources) {
  if (!is_reference(text)) return text;
  auto const inner = text.substr(2, text.size() - 3);
  if (inner.starts_with("file:")) {
    std::ifstream file(inner.substr(5));
    if (!file) return base::refuse(base::Refusal::invalid, inner.substr(5) + " cannot be read");
    std::ostringstream content;
    content << file.rdbuf();
    return std::string(base::trim(content.str()));
  }
  if (inner.starts_with("env:")) {
    auto const* value =
        sources.environment ? sources.environment(inner.substr(4).c_str()) : nullptr;
    if (value) return std::string(value);
    return base::refuse(base::Refusal::invalid, inner.substr(4) + " is not in the environment");
  }
  return base::refuse(base::Refusal::invalid, "a reference is ${file:…} or ${env:…}");
}

std::string problem_with(Setting const& setting, std::string const& text) {
  if (setting.kind == SettingKind::yes_no && !to_yes_no(text))
    return fmt::format("\"{}\" is neither yes nor no", text);
  if (setting.kind != SettingKind::number) return {};
  auto const number = to_number(text);
  if (!number) return fmt::format("\"{}\" is not a whole number", text);
  if (*number < setting.least || *number > setting.most)
    return fmt::format("{} is not between {} and {}", *number, setting.least, setting.most);
  return {};
}

// A YAML tree as dotted keys; lists of plain values are joined by commas.
void flatten(YAML::Node const& node, std::string const& prefix,
             std::vector<std::pair<std::string, std::string>>& out) {
  if (node.IsMap()) {
    for (auto const& entry : node) {
      auto const key = entry.first.as<std::string>();
      flatten(entry.second, prefix.empty() ? key : prefix + "." + key, out);
    }
  } else if (node.IsSequence()) {
    std::string joined;
    for (auto const& item : node) joined += (joined.empty() ? "" : ",") + item.as<std::string>();
    out.emplace_back(prefix, joined);
  } else {
    out.emplace_back(prefix, node.IsNull() ? "" : node.as<std::string>());
  }
}

std::vector<std::pair<std::string, std::string>> read_file(std::filesystem::path const& file,
                                                           Problems& problems) {
  std::vector<std::pair<std::string, std::string>> entries;
  try {
    auto const root = YAML::LoadFile(file.string());
    if (root.IsMap())
      flatten(root, "", entries);
    else if (!root.IsNull())
      problems.push_back({file.string(), "is not a mapping of settings"});
  } catch (YAML::BadFile const&) {
    problems.push_back({file.string(), "cannot be read"});
  } catch (YAML::Exception const& wrong) {
    problems.push_back({fmt::format("{}:{}", file.string(), wrong.mark.line + 1), wrong.msg});
  }
  return entries;
}

}  // namespace

std::string environment_name(std::string_view key) {
  std::string name = "XINGQU_";
  for (char const c : key)
    name.push_back(c == '.' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c);
  return name;
}

base::Result<Settings> Settings::load(Sources const& sources) {
  Settings settings;
  Problems problems;
  auto const put = [&](std::string const& key, std::string const& raw, std::string const& source) {
    auto const where = source + ": " + key;
    auto const* setting = find_setting(key);
    if (!setting) {
      problems.push_back(
          {where, fmt::format("is not a setting; did you mean {}?", nearest_key(key))});
      return;
    }
    bool const is_in_clear = !raw.empty() && !is_reference(raw) && !source.starts_with(from_env);
    if (setting->kind == SettingKind::key && is_in_clear) {
      problems.push_back(
          {where, "is a key: write ${env:NAME} or ${file:PATH}, not the key itself"});
      return;
    }
    auto const resolved = resolve_reference(raw, sources);
    auto const wrong = resolved ? problem_with(*setting, *resolved) : resolved.error().why;
    if (!wrong.empty()) {
      problems.push_back({where, wrong});
      return;
    }
    settings.values_[key] = {*resolved, source};
  };

  for (auto const& setting : all_settings())
    settings.values_[std::string(setting.key)] = {std::string(setting.initial), "default"};
  for (auto const& file : sources.files)
    for (auto const& [key, value] : read_file(file, problems)) put(key, value, file.string());
  if (sources.environment)
    for (auto const& setting : all_settings()) {
      auto const name = environment_name(setting.key);
      if (auto const* value = sources.environment(name.c_str()))
        put(std::string(setting.key), value, std::string(from_env) + name);
    }
  for (auto const& [key, value] : sources.flags) put(key, value, "flag");

  if (problems.empty()) return settings;
  auto refusal = base::refuse(base::Refusal::invalid, "The settings do not hold.");
  refusal.fields = std::move(problems);
  return refusal;
}

Settings::Value const& Settings::value(std::string_view key, SettingKind kind) const {
  auto const* setting = find_setting(key);
  EXPECTS(setting != nullptr && setting->kind == kind);
  return values_.find(key)->second;
}

std::string Settings::text(std::string_view key) const {
  auto const* setting = find_setting(key);
  EXPECTS(setting != nullptr);
  EXPECTS(setting->kind == SettingKind::text || is_secret(setting->kind));
  return values_.find(key)->second.text;
}

std::int64_t Settings::number(std::string_view key) const {
  return to_number(value(key, SettingKind::number).text).value();
}

bool Settings::yes(std::string_view key) const {
  return to_yes_no(value(key, SettingKind::yes_no).text).value();
}

std::vector<std::string> Settings::list(std::string_view key) const {
  return base::split(value(key, SettingKind::list).text, ',');
}

std::string Settings::describe() const {
  std::string lines;
  for (auto const& setting : all_settings()) {
    auto const& held = values_.find(setting.key)->second;
    bool const hide = is_secret(setting.kind) && !held.text.empty();
    lines += fmt::format("{}: {}  # {}\n", setting.key, hide ? "***" : held.text, held.source);
  }
  return lines;
}

}  // namespace ops
