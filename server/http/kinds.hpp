// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <boost/describe.hpp>
#include <boost/mp11.hpp>
#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "base/civil.hpp"
#include "base/geo.hpp"
#include "base/id.hpp"
#include "base/money.hpp"

namespace base {
BOOST_DESCRIBE_STRUCT(LatLon, (), (lat, lon))
}  // namespace base

namespace http {

// JSON that is already text, for documents stored whole. Read as any value, written as it is.
struct RawJson {
  std::string text = "null";
};

// The kinds of types that requests and answers are made of.
namespace kind {

template <class T>
struct OptionalOf : std::false_type {};
template <class T>
struct OptionalOf<std::optional<T>> : std::true_type {};

template <class T>
struct ListOf : std::false_type {};
template <class T>
struct ListOf<std::vector<T>> : std::true_type {};

template <class T>
struct MapOf : std::false_type {};
template <class T>
struct MapOf<std::map<std::string, T>> : std::true_type {};

template <class T>
struct IdOf : std::false_type {};
template <class T>
struct IdOf<base::Id<T>> : std::true_type {};

template <class T>
concept Optional = OptionalOf<T>::value;
template <class T>
concept List = ListOf<T>::value;
template <class T>
concept Map = MapOf<T>::value;
template <class T>
concept Id = IdOf<T>::value || std::same_as<T, base::Ulid>;
template <class T>
concept Integer = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;
template <class T>
concept Struct = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;
template <class T>
concept Enum = std::is_enum_v<T> && boost::describe::has_describe_enumerators<T>::value;

template <class T>
using Members = boost::describe::describe_members<T, boost::describe::mod_public |
                                                         boost::describe::mod_inherited>;
template <class T>
using Enumerators = boost::describe::describe_enumerators<T>;

}  // namespace kind

// A C++ keyword as a name carries one underscore behind it, which JSON never sees.
constexpr std::string_view json_name(std::string_view name) {
  if (name.ends_with('_')) name.remove_suffix(1);
  return name;
}

// The word of an enumerator, the same in JSON and SQL.
template <kind::Enum E>
constexpr std::string_view word_of(E value) {
  std::string_view word;
  boost::mp11::mp_for_each<kind::Enumerators<E>>([&](auto each) {
    if (each.value == value) word = json_name(each.name);
  });
  return word;
}

template <kind::Enum E>
constexpr std::optional<E> enum_from(std::string_view word) {
  std::optional<E> found;
  boost::mp11::mp_for_each<kind::Enumerators<E>>([&](auto each) {
    if (json_name(each.name) == word) found = each.value;
  });
  return found;
}

}  // namespace http
