// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/json/fwd.hpp>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "http/json_text.hpp"
#include "http/message.hpp"
#include "http/schema.hpp"

// Reads described structs from JSON and from query parameters. Include it from .cpp files only.
namespace http {

// The code of a body that is not JSON at all; answers.cpp gives it status 400 instead of 422.
inline constexpr std::string_view malformed_json = "malformed_json";

namespace reading {

using Value = boost::json::value;

// A JSON text as a tree, or the refusal that says where it stops being JSON.
class Document {
 public:
  explicit Document(std::string_view text);
  ~Document();
  Document(Document const&) = delete;
  std::optional<base::Error> const& refusal() const { return refusal_; }
  Value const& root() const;

 private:
  struct Tree;
  std::unique_ptr<Tree> tree_;
  std::optional<base::Error> refusal_;
};

// Where in the document we are, and everything found wrong so far.
class Findings {
 public:
  void refuse(std::string detail);
  // Steps into a member or an item; leave() with what it returned steps out again.
  std::size_t enter(std::string_view name);
  std::size_t enter(std::size_t index);
  void leave(std::size_t mark) { pointer_.resize(mark); }
  bool empty() const { return errors_.empty(); }
  base::Error refusal() &&;

 private:
  static constexpr std::size_t most = 50;
  std::string pointer_;
  std::vector<base::FieldError> errors_;
};

// Each refuses in `findings` and returns false when the value does not fit.
bool read_text(Value const& from, FieldRule const& rule, Findings& findings, std::string& into);
bool read_bool(Value const& from, Findings& findings, bool& into);
bool read_double(Value const& from, FieldRule const& rule, Findings& findings, double& into);
bool read_integer(Value const& from, FieldRule const& rule, Findings& findings, std::int64_t least,
                  std::int64_t most, std::int64_t& into);
bool read_day(Value const& from, Findings& findings, base::Day& into);
bool read_instant(Value const& from, Findings& findings, base::Instant& into);
bool read_money(Value const& from, FieldRule const& rule, Findings& findings, base::Money& into);
bool read_word(Value const& from, Findings& findings, std::vector<std::string_view> const& words,
               std::size_t& index);
bool read_raw(Value const& from, std::string& into);

bool is_null(Value const& value);
bool is_object(Value const& value, Findings& findings);
Value const* find_member(Value const& object, std::string_view name);
void refuse_unknown(Value const& object, std::vector<MemberRule> const& known, Findings& findings);
// The items of an array, or nothing after refusing.
std::vector<Value const*> list_items(Value const& from, FieldRule const& rule, Findings& findings);
std::vector<std::pair<std::string, Value const*>> list_members(Value const& from,
                                                               FieldRule const& rule,
                                                               Findings& findings);

template <class T>
void read(Value const& from, FieldRule const& rule, Findings& findings, T& into);

template <kind::Integer T>
void read_number(Value const& from, FieldRule const& rule, Findings& findings, T& into) {
  constexpr auto least = std::numeric_limits<T>::min();
  constexpr auto most = std::numeric_limits<T>::max();
  constexpr auto widest = std::numeric_limits<std::int64_t>::max();
  std::int64_t number = 0;
  if (read_integer(from, rule, findings, static_cast<std::int64_t>(least),
                   std::cmp_greater(most, widest) ? widest : static_cast<std::int64_t>(most),
                   number))
    into = static_cast<T>(number);
}

template <kind::Enum T>
void read_enum(Value const& from, Findings& findings, T& into) {
  std::vector<std::string_view> words;
  std::vector<T> values;
  boost::mp11::mp_for_each<kind::Enumerators<T>>([&](auto each) {
    words.push_back(json_name(each.name));
    values.push_back(each.value);
  });
  std::size_t index = 0;
  if (read_word(from, findings, words, index)) into = values[index];
}

template <kind::Id T>
void read_id(Value const& from, Findings& findings, T& into) {
  std::string text;
  if (!read_text(from, {}, findings, text)) return;
  if (auto const id = T::parse(text))
    into = *id;
  else
    findings.refuse("Must be an id of 26 characters.");
}

template <kind::List T>
void read_list(Value const& from, FieldRule const& rule, Findings& findings, T& into) {
  auto const items = list_items(from, rule, findings);
  into.clear();
  into.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    auto const mark = findings.enter(i);
    typename T::value_type value{};
    read(*items[i], rule, findings, value);
    into.push_back(std::move(value));
    findings.leave(mark);
  }
}

template <kind::Map T>
void read_map(Value const& from, FieldRule const& rule, Findings& findings, T& into) {
  for (auto const& [name, value] : list_members(from, rule, findings)) {
    auto const mark = findings.enter(name);
    read(*value, rule, findings, into[name]);
    findings.leave(mark);
  }
}

template <kind::Struct T>
void read_struct(Value const& from, Findings& findings, T& into) {
  if (!is_object(from, findings)) return;
  auto const& members = member_rules<T>();
  std::size_t i = 0;
  boost::mp11::mp_for_each<kind::Members<T>>([&](auto each) {
    auto const& member = members[i++];
    auto const* const value = find_member(from, member.name);
    auto const mark = findings.enter(member.name);
    if (value)
      read(*value, member.rule, findings, into.*each.pointer);
    else if (member.required)
      findings.refuse("This field is required.");
    findings.leave(mark);
  });
  refuse_unknown(from, members, findings);
}

template <class T>
void read(Value const& from, FieldRule const& rule, Findings& findings, T& into) {
  if constexpr (kind::Optional<T>) {
    if (is_null(from))
      into.reset();
    else
      read(from, rule, findings, into.emplace());
  } else if constexpr (std::same_as<T, RawJson>) {
    read_raw(from, into.text);
  } else if constexpr (std::same_as<T, std::string>) {
    read_text(from, rule, findings, into);
  } else if constexpr (std::same_as<T, bool>) {
    read_bool(from, findings, into);
  } else if constexpr (std::same_as<T, base::Minutes>) {
    std::int64_t count = 0;
    if (read_integer(from, rule, findings, -1'000'000, 1'000'000, count))
      into = base::Minutes(count);
  } else if constexpr (kind::Integer<T>) {
    read_number(from, rule, findings, into);
  } else if constexpr (std::same_as<T, double>) {
    read_double(from, rule, findings, into);
  } else if constexpr (std::same_as<T, base::Day>) {
    read_day(from, findings, into);
  } else if constexpr (std::same_as<T, base::Instant>) {
    read_instant(from, findings, into);
  } else if constexpr (std::same_as<T, base::Money>) {
    read_money(from, rule, findings, into);
  } else if constexpr (kind::Id<T>) {
    read_id(from, findings, into);
  } else if constexpr (kind::List<T>) {
    read_list(from, rule, findings, into);
  } else if constexpr (kind::Map<T>) {
    read_map(from, rule, findings, into);
  } else if constexpr (kind::Enum<T>) {
    read_enum(from, findings, into);
  } else {
    read_struct(from, findings, into);
  }
}

// How a query parameter's text becomes JSON.
enum class QueryKind { text, number, boolean, texts, numbers };

template <class T>
constexpr QueryKind query_kind() {
  if constexpr (kind::Optional<T>)
    return query_kind<typename T::value_type>();
  else if constexpr (std::same_as<T, bool>)
    return QueryKind::boolean;
  else if constexpr (std::is_arithmetic_v<T> || std::same_as<T, base::Minutes>)
    return QueryKind::number;
  else if constexpr (kind::List<T>)
    return query_kind<typename T::value_type>() == QueryKind::number ? QueryKind::numbers
                                                                     : QueryKind::texts;
  else
    return QueryKind::text;
}

std::string json_of(Parameters const& query,
                    std::vector<std::pair<std::string_view, QueryKind>> const& kinds);
base::Error named_by_parameter(base::Error error);

}  // namespace reading

// Reads a body into T. All wrong fields are reported at once, each with its JSON pointer; a body
// that is no JSON at all is refused with the code `malformed_json` and the place.
template <class T>
base::Result<T> parse(std::string_view body) {
  reading::Document const document(body);
  if (document.refusal()) return *document.refusal();
  reading::Findings findings;
  T value{};
  reading::read(document.root(), FieldRule{}, findings, value);
  if (!findings.empty()) return std::move(findings).refusal();
  return value;
}

// Reads the described struct T from query parameters. Lists are written a,b or given repeatedly.
template <kind::Struct T>
base::Result<T> parse_query(Parameters const& query) {
  std::vector<std::pair<std::string_view, reading::QueryKind>> kinds;
  boost::mp11::mp_for_each<kind::Members<T>>([&](auto each) {
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*each.pointer)>;
    kinds.emplace_back(json_name(each.name), reading::query_kind<Type>());
  });
  auto parsed = parse<T>(reading::json_of(query, kinds));
  if (!parsed) return reading::named_by_parameter(parsed.error());
  return parsed;
}

}  // namespace http
