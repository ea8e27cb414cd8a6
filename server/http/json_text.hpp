// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <charconv>
#include <chrono>
#include <string>
#include <string_view>

#include "http/kinds.hpp"

namespace http {

// Writes values straight to JSON text; absent optionals are left out.
void append_json(std::string& out, std::string_view text);
void append_json(std::string& out, double number);  // null for what JSON cannot say

inline void append_json(std::string& out, bool value) { out += value ? "true" : "false"; }
inline void append_json(std::string& out, char const* text) {
  append_json(out, std::string_view(text));
}
inline void append_json(std::string& out, std::string const& text) {
  append_json(out, std::string_view(text));
}
inline void append_json(std::string& out, RawJson const& value) { out += value.text; }
inline void append_json(std::string& out, base::Day day) { append_json(out, base::to_text(day)); }
inline void append_json(std::string& out, base::Instant at) { append_json(out, base::to_text(at)); }
void append_json(std::string& out, base::Money amount);  // {"minor":3550,"currency":"CNY"}

template <kind::Integer T>
void append_json(std::string& out, T number) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, number).ptr);
}

inline void append_json(std::string& out, base::Minutes minutes) {
  append_json(out, minutes.count());
}

template <kind::Id T>
void append_json(std::string& out, T const& id) {
  append_json(out, id.str());
}

template <kind::Enum T>
void append_json(std::string& out, T value) {
  append_json(out, word_of(value));
}

// Declared before their bodies, which call one another.
template <kind::Struct T>
void append_json(std::string& out, T const& value);
template <kind::List T>
void append_json(std::string& out, T const& values);
template <kind::Map T>
void append_json(std::string& out, T const& values);

template <kind::Optional T>
void append_json(std::string& out, T const& value) {
  if (value)
    append_json(out, *value);
  else
    out += "null";
}

template <kind::List T>
void append_json(std::string& out, T const& values) {
  out += '[';
  for (auto const& value : values) {
    append_json(out, static_cast<typename T::value_type const&>(value));
    out += ',';
  }
  if (values.empty())
    out += ']';
  else
    out.back() = ']';
}

template <kind::Map T>
void append_json(std::string& out, T const& values) {
  out += '{';
  for (auto const& [name, value] : values) {
    append_json(out, std::string_view(name));
    out += ':';
    append_json(out, value);
    out += ',';
  }
  if (values.empty())
    out += '}';
  else
    out.back() = '}';
}

template <class T>
bool is_absent(T const& value) {
  if constexpr (kind::Optional<T>)
    return !value.has_value();
  else
    return false;
}

template <kind::Struct T>
void append_json(std::string& out, T const& value) {
  char separator = '{';
  boost::mp11::mp_for_each<kind::Members<T>>([&](auto member) {
    auto const& part = value.*member.pointer;
    if (is_absent(part)) return;
    out += separator;
    out += '"';
    out += json_name(member.name);
    out += "\":";
    append_json(out, part);
    separator = ',';
  });
  out += separator == '{' ? "{}" : "}";
}

template <class T>
std::string to_json(T const& value) {
  std::string out;
  append_json(out, value);
  return out;
}

}  // namespace http
