// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

// A tree of YAML to be written: mappings keep the order in which their keys were set. Every
// text is quoted unless it is plainly a word, so that "no" and "3.1.0" stay texts.
class Yaml {
 public:
  Yaml() = default;  // an empty mapping
  static Yaml text(std::string_view text);
  static Yaml literal(std::string json);  // a number, true, [1, 2]: JSON is YAML
  static Yaml list();

  Yaml& operator[](std::string_view key);  // made when absent
  Yaml const* find(std::string_view key) const;
  void remove(std::string_view key);
  Yaml& push(Yaml item);
  void set(std::string_view key, std::string_view text) { (*this)[key] = Yaml::text(text); }
  bool empty() const { return members_.empty(); }
  std::string const& scalar() const { return scalar_; }              // as it is written
  std::vector<std::pair<std::string, Yaml>> const& members() const;  // of a list: with empty keys

  std::string str() const;
  std::string json() const;  // the same tree as JSON
  friend bool operator==(Yaml const&, Yaml const&) = default;

 private:
  enum class Kind { mapping, list, scalar };
  void append(std::string& out, std::size_t depth, bool after_dash) const;
  void append_json_to(std::string& out) const;
  void append_after_key(std::string& out, std::size_t depth) const;

  Kind kind_ = Kind::mapping;
  std::string scalar_;
  std::vector<std::pair<std::string, Yaml>> members_;
};

}  // namespace http
