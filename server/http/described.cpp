// SPDX-License-Identifier: Apache-2.0
#include "http/described.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>

#include "base/text.hpp"

namespace json = boost::json;

namespace http::reading {
namespace {

constexpr std::size_t most_depth = 32;

base::Error malformed(std::string why) {
  return base::refuse(base::Refusal::invalid, std::move(why), std::string(malformed_json));
}

// "line 3, column 7" for people who look at the text they sent.
std::string place(std::string_view text, std::size_t at) {
  auto const before = text.substr(0, at);
  auto const line = std::count(before.begin(), before.end(), '\n') + 1;
  auto const line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return fmt::format("line {}, column {}", line, base::length_of(before.substr(line_start)) + 1);
}

std::string_view name_of(json::kind kind) {
  switch (kind) {
    case json::kind::null:
      return "null";
    case json::kind::bool_:
      return "a boolean";
    case json::kind::string:
      return "a string";
    case json::kind::array:
      return "an array";
    case json::kind::object:
      return "an object";
    default:
      return "a number";
  }
}

void refuse_type(Value const& from, std::string_view wanted, Findings& findings) {
  findings.refuse(fmt::format("Must be {}, not {}.", wanted, name_of(from.kind())));
}

// name@host with something on both sides; whether it exists only a mail can tell.
bool looks_like_email(std::string_view text) {
  auto const at = text.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < text.size() && text.size() <= 254 &&
         text.find('@', at + 1) == std::string_view::npos &&
         text.find_first_of(" \t\r\n<>,;\"") == std::string_view::npos;
}

// 2024-10-31T12:00:00Z, with up to six decimals of a second.
std::optional<base::Instant> instant_from(std::string_view text) {
  auto const day = base::parse_day(text.substr(0, 10));
  if (!day || text.size() < 20 || text[10] != 'T' || text.back() != 'Z') return std::nullopt;
  std::int64_t parts[3]{};
  for (std::size_t i = 0; i < 3; ++i) {
    auto const* const at = text.data() + 11 + 3 * i;
    auto const [end, error] = std::from_chars(at, at + 2, parts[i]);
    bool const separated = i == 2 || at[2] == ':';
    if (error != std::errc{} || end != at + 2 || !separated || parts[i] < 0) return std::nullopt;
  }
  auto fraction = text.substr(19, text.size() - 20);
  if (parts[0] > 23 || parts[1] > 59 || parts[2] > 59) return std::nullopt;
  std::int64_t micros = 0;
  if (!fraction.empty()) {
    if (fraction.size() < 2 || fraction.size() > 7 || fraction[0] != '.') return std::nullopt;
    fraction.remove_prefix(1);
    for (std::size_t i = 0; i < 6; ++i) {
      char const digit = i < fraction.size() ? fraction[i] : '0';
      if (digit < '0' || digit > '9') return std::nullopt;
      micros = micros * 10 + (digit - '0');
    }
  }
  auto const seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
  return base::Instant(day->time_since_epoch() + std::chrono::seconds(seconds) +
                       std::chrono::microseconds(micros));
}

bool check_range(double number, FieldRule const& rule, Findings& findings) {
  if (rule.min && number < *rule.min)
    findings.refuse(fmt::format("Must be at least {}.", *rule.min));
  else if (rule.max && number > *rule.max)
    findings.refuse(fmt::format("Must be at most {}.", *rule.max));
  else
    return true;
  return false;
}

bool check_size(std::size_t size, std::optional<std::pair<std::size_t, std::size_t>> bounds,
                std::string_view unit, Findings& findings) {
  if (!bounds) return true;
  auto const [least, most] = *bounds;
  if (size < least)
    findings.refuse(fmt::format("Must have at least {} {}; it has {}.", least, unit, size));
  else if (size > most)
    findings.refuse(fmt::format("Must have at most {} {}; it has {}.", most, unit, size));
  else
    return true;
  return false;
}

// The number as an integer if it is exactly one.
std::optional<std::int64_t> integer_from(Value const& from) {
  if (from.is_int64()) return from.get_int64();
  if (!from.is_double()) return std::nullopt;
  double const number = from.get_double();
  constexpr double limit = 9007199254740992;  // 2^53: beyond, a double has lost the units
  if (number != std::floor(number) || std::abs(number) > limit) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

}  // namespace

struct Document::Tree {
  json::monotonic_resource memory;
  std::optional<json::value> root;  // in `memory`; assigning to a value would copy it out
};

Document::Document(std::string_view text) : tree_(std::make_unique<Tree>()) {
  if (!base::is_utf8(text)) {
    refusal_ = malformed("The body is not valid UTF-8.");
    return;
  }
  if (base::trim(text).empty()) {
    refusal_ = malformed("The body is empty; a JSON document is expected.");
    return;
  }
  json::parse_options options;
  options.max_depth = most_depth;
  json::stream_parser parser({}, options);
  parser.reset(&tree_->memory);
  boost::system::error_code error;
  auto const read = parser.write_some(text.data(), text.size(), error);
  bool const more = !error && !base::trim(text.substr(read)).empty();
  if (!error && !more) parser.finish(error);
  if (error == json::error::too_deep) {
    refusal_ = malformed(fmt::format("The JSON is nested deeper than {} levels.", most_depth));
  } else if (error || more) {
    auto const why = more ? "text behind the end" : error.message();
    refusal_ = malformed(fmt::format("The body is not JSON: {} at {}.", why, place(text, read)));
  } else {
    tree_->root.emplace(parser.release());
  }
}

Document::~Document() = default;
Value const& Document::root() const { return *tree_->root; }

void Findings::refuse(std::string detail) {
  if (errors_.size() < most) errors_.push_back({pointer_, std::move(detail)});
}

std::size_t Findings::enter(std::string_view name) {
  auto const mark = pointer_.size();
  pointer_ += '/';
  for (char const c : name) {
    if (c == '~')
      pointer_ += "~0";
    else if (c == '/')
      pointer_ += "~1";
    else
      pointer_ += c;
  }
  return mark;
}

std::size_t Findings::enter(std::size_t index) { return enter(std::to_string(index)); }

base::Error Findings::refusal() && {
  auto why = errors_.size() == 1 && errors_[0].pointer.empty()
                 ? errors_[0].detail
                 : std::string("Some fields are not as they must be.");
  return {base::Refusal::invalid, std::move(why), "invalid_fields", std::move(errors_)};
}

bool read_text(Value const& from, FieldRule const& rule, Findings& findings, std::string& into) {
  if (!from.is_string()) {
    refuse_type(from, "a string", findings);
    return false;
  }
  std::string_view const text = from.get_string();
  if (text.find('\0') != std::string_view::npos) {
    findings.refuse("Must not contain the character U+0000.");
    return false;
  }
  if (rule.length && !check_size(base::length_of(text), rule.length, "characters", findings))
    return false;
  if (rule.pattern && !matches(*rule.pattern, text)) {
    findings.refuse(rule.pattern_detail);
    return false;
  }
  if (rule.format == "email" && !looks_like_email(text)) {
    findings.refuse("Must be an e-mail address.");
    return false;
  }
  into = text;
  return true;
}

bool read_bool(Value const& from, Findings& findings, bool& into) {
  if (from.is_bool())
    into = from.get_bool();
  else
    refuse_type(from, "true or false", findings);
  return from.is_bool();
}

bool read_double(Value const& from, FieldRule const& rule, Findings& findings, double& into) {
  if (!from.is_number()) {
    refuse_type(from, "a number", findings);
    return false;
  }
  auto const number = from.to_number<double>();
  if (!std::isfinite(number)) {
    findings.refuse("Is too large a number.");
    return false;
  }
  if (!check_range(number, rule, findings)) return false;
  into = number;
  return true;
}

bool read_integer(Value const& from, FieldRule const& rule, Findings& findings, std::int64_t least,
                  std::int64_t most, std::int64_t& into) {
  if (!from.is_number()) {
    refuse_type(from, "a whole number", findings);
    return false;
  }
  auto const number = integer_from(from);
  if (!number && from.is_double() && from.get_double() != std::floor(from.get_double())) {
    findings.refuse("Must be a whole number.");
    return false;
  }
  if (number && !check_range(static_cast<double>(*number), rule, findings)) return false;
  if (!number || *number < least || *number > most) {
    findings.refuse(fmt::format("Must be between {} and {}.", least, most));
    return false;
  }
  into = *number;
  return true;
}

bool read_day(Value const& from, Findings& findings, base::Day& into) {
  std::string text;
  if (!read_text(from, {}, findings, text)) return false;
  auto const day = base::parse_day(text);
  if (day)
    into = *day;
  else
    findings.refuse("Must be a date such as 2024-10-25.");
  return day.has_value();
}

bool read_instant(Value const& from, Findings& findings, base::Instant& into) {
  std::string text;
  if (!read_text(from, {}, findings, text)) return false;
  auto const at = instant_from(text);
  if (at)
    into = *at;
  else
    findings.refuse("Must be a UTC time such as 2024-10-31T12:00:00Z.");
  return at.has_value();
}

bool read_money(Value const& from, FieldRule const& rule, Findings& findings, base::Money& into) {
  if (!is_object(from, findings)) return false;
  static std::vector<MemberRule> const members{{"minor", {}, true}, {"currency", {}, true}};
  static std::vector<std::string_view> const words{"CNY", "USD", "EUR", "JPY", "HKD"};
  std::int64_t minor = 0;
  std::size_t currency = 0;
  bool good = true;
  for (auto const& member : members) {
    auto const mark = findings.enter(member.name);
    auto const* const value = find_member(from, member.name);
    if (!value)
      findings.refuse("This field is required.");
    else if (member.name == "minor")
      good &= read_integer(*value, rule, findings, INT64_MIN, INT64_MAX, minor);
    else
      good &= read_word(*value, findings, words, currency);
    good &= value != nullptr;
    findings.leave(mark);
  }
  refuse_unknown(from, members, findings);
  if (good) into = base::Money(minor, static_cast<base::Currency>(currency));
  return good;
}

bool read_word(Value const& from, Findings& findings, std::vector<std::string_view> const& words,
               std::size_t& index) {
  std::string text;
  if (!read_text(from, {}, findings, text)) return false;
  auto const at = std::find(words.begin(), words.end(), text);
  if (at == words.end()) {
    findings.refuse(fmt::format("Must be one of {}.", fmt::join(words, ", ")));
    return false;
  }
  index = static_cast<std::size_t>(at - words.begin());
  return true;
}

bool read_raw(Value const& from, std::string& into) {
  into = json::serialize(from);
  return true;
}

bool is_null(Value const& value) { return value.is_null(); }

bool is_object(Value const& value, Findings& findings) {
  if (!value.is_object()) refuse_type(value, "an object", findings);
  return value.is_object();
}

Value const* find_member(Value const& object, std::string_view name) {
  return object.get_object().if_contains(name);
}

void refuse_unknown(Value const& object, std::vector<MemberRule> const& known, Findings& findings) {
  for (auto const& member : object.get_object()) {
    std::string_view const name = member.key();
    bool const is_known = std::any_of(known.begin(), known.end(),
                                      [&](auto const& rule) { return rule.name == name; });
    if (is_known) continue;
    auto const mark = findings.enter(name.substr(0, 100));
    findings.refuse("There is no such field.");
    findings.leave(mark);
  }
}

std::vector<Value const*> list_items(Value const& from, FieldRule const& rule, Findings& findings) {
  if (!from.is_array()) {
    refuse_type(from, "an array", findings);
    return {};
  }
  auto const& array = from.get_array();
  if (!check_size(array.size(), rule.items, "items", findings)) return {};
  std::vector<Value const*> items;
  items.reserve(array.size());
  for (auto const& item : array) items.push_back(&item);
  return items;
}

std::vector<std::pair<std::string, Value const*>> list_members(Value const& from,
                                                               FieldRule const& rule,
                                                               Findings& findings) {
  if (!is_object(from, findings)) return {};
  auto const& object = from.get_object();
  if (!check_size(object.size(), rule.items, "entries", findings)) return {};
  std::vector<std::pair<std::string, Value const*>> members;
  members.reserve(object.size());
  for (auto const& member : object) members.emplace_back(member.key(), &member.value());
  return members;
}

}  // namespace http::reading
