// SPDX-License-Identifier: Apache-2.0
#include "http/yaml.hpp"

#include <algorithm>
#include <array>

#include "http/json_text.hpp"

namespace http {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words that YAML 1.1 readers take for something else than text.
bool is_reserved(std::string_view text) {
  static constexpr std::array words{"true", "false", "yes", "no", "on", "off", "null", "y", "n"};
  std::string lower(text);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool is_plain(std::string_view text) {
  return !text.empty() && is_letter(text.front()) && !is_reserved(text) && text.back() != ' ' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == ' ' ||
                  c == '/' || c == '.' || c == '+';
         });
}

std::string quoted(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  std::string out;
  append_json(out, text);
  return out;
}

// Paths and $ref are plain as keys, though not as texts.
std::string key_text(std::string_view key) {
  bool const plain = !key.empty() && (key.front() == '/' || key == "$ref") &&
                     key.find_first_of(" :#") == std::string_view::npos;
  return plain ? std::string(key) : quoted(key);
}

}  // namespace

Yaml Yaml::text(std::string_view text) { return literal(quoted(text)); }

Yaml Yaml::literal(std::string json) {
  Yaml made;
  made.kind_ = Kind::scalar;
  made.scalar_ = std::move(json);
  return made;
}

Yaml Yaml::list() {
  Yaml made;
  made.kind_ = Kind::list;
  return made;
}

Yaml& Yaml::operator[](std::string_view key) {
  for (auto& [name, value] : members_)
    if (name == key) return value;
  return members_.emplace_back(std::string(key), Yaml()).second;
}

Yaml const* Yaml::find(std::string_view key) const {
  for (auto const& [name, value] : members_)
    if (name == key) return &value;
  return nullptr;
}

void Yaml::remove(std::string_view key) {
  std::erase_if(members_, [&](auto const& member) { return member.first == key; });
}

std::vector<std::pair<std::string, Yaml>> const& Yaml::members() const { return members_; }

Yaml& Yaml::push(Yaml item) {
  kind_ = Kind::list;
  members_.emplace_back(std::string(), std::move(item));
  return *this;
}

std::string Yaml::str() const {
  std::string out;
  append(out, 0, false);
  return out;
}

std::string Yaml::json() const {
  std::string out;
  append_json_to(out);
  return out;
}

void Yaml::append_json_to(std::string& out) const {
  if (kind_ == Kind::scalar) {  // a word stands without quotes here, and JSON's own words do not
    if (is_plain(scalar_))
      append_json(out, scalar_);
    else
      out += scalar_;
    return;
  }
  bool const is_list = kind_ == Kind::list;
  out += is_list ? '[' : '{';
  for (auto const& [key, value] : members_) {
    if (&value != &members_.front().second) out += ',';
    if (!is_list) {
      append_json(out, key);
      out += ':';
    }
    value.append_json_to(out);
  }
  out += is_list ? ']' : '}';
}

// `after_dash`: the first line continues a "- " that is already written.
void Yaml::append(std::string& out, std::size_t depth, bool after_dash) const {
  if (kind_ == Kind::scalar || members_.empty()) {
    out += kind_ == Kind::scalar ? scalar_ : kind_ == Kind::list ? "[]" : "{}";
    out += '\n';
    return;
  }
  bool indent = !after_dash;
  for (auto const& [key, value] : members_) {
    if (indent) out.append(depth * 2, ' ');
    indent = true;
    if (kind_ == Kind::list) {
      out += "- ";
      value.append(out, depth + 1, true);
    } else {
      out += key_text(key);
      out += ':';
      value.append_after_key(out, depth);
    }
  }
}

void Yaml::append_after_key(std::string& out, std::size_t depth) const {
  bool const on_this_line = kind_ == Kind::scalar || members_.empty();
  out += on_this_line ? ' ' : '\n';
  append(out, depth + 1, false);
}

}  // namespace http
