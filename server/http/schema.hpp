// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <limits>
#include <map>
#include <string>
#include <typeinfo>
#include <vector>

#include "base/expects.hpp"
#include "http/json_text.hpp"
#include "http/kinds.hpp"
#include "http/rules.hpp"
#include "http/yaml.hpp"

namespace http {

// Named schemas, by the name of their struct.
using Components = std::map<std::string, Yaml>;

// accounts::LoginRequest → "LoginRequest", Page<trips::Trip> → "PageTrip".
std::string component_name(std::type_info const& type);

// As above, unless the type has another name in the API because two modules use the same word:
//   inline std::string api_name(http::Of<Role>) { return "VisitRole"; }
template <class T>
std::string component_name_of() {
  if constexpr (requires { api_name(Of<T>{}); })
    return api_name(Of<T>{});
  else
    return component_name(typeid(T));
}

// One line per member of T in the order of its description. Built once.
struct MemberRule {
  std::string name;
  FieldRule rule;
  bool required = true;
};

template <kind::Struct T>
Rules const& rules_of() {
  static Rules const found = [] {
    if constexpr (requires { rules(Of<T>{}); })
      return rules(Of<T>{});
    else
      return Rules{};
  }();
  return found;
}

template <kind::Struct T>
std::vector<MemberRule> const& member_rules() {
  static std::vector<MemberRule> const found = [] {
    std::vector<MemberRule> members;
    boost::mp11::mp_for_each<kind::Members<T>>([&](auto member) {
      using Type = std::remove_cvref_t<decltype(std::declval<T&>().*member.pointer)>;
      members.push_back({std::string(json_name(member.name)), {}, !kind::Optional<Type>});
    });
    for (auto const& rule : rules_of<T>().fields()) {
      bool known = false;
      for (auto& member : members) {
        if (member.name != rule.name) continue;
        known = true;
        member.rule = rule;
        member.required = member.required && !rule.may_be_missing;
      }
      EXPECTS(known);  // a rule for a field that does not exist
    }
    return members;
  }();
  return found;
}

namespace schema {

Yaml of_type(std::string_view type, std::string_view format = {});
Yaml of_id();
Yaml of_money(Components& components);
Yaml reference(std::string const& component);
// Adds a component once; a second struct of the same name must have the same schema.
void add(Components& components, std::string const& name, Yaml schema);
void append_rule(Yaml& schema, FieldRule const& rule, bool is_container);

}  // namespace schema

template <class T>
Yaml schema_of(Components& components);

template <kind::Enum T>
Yaml enum_schema(Components& components) {
  Yaml made = schema::of_type("string");
  Yaml& words = made["enum"] = Yaml::list();
  boost::mp11::mp_for_each<kind::Enumerators<T>>(
      [&](auto each) { words.push(Yaml::text(json_name(each.name))); });
  auto const name = component_name_of<T>();
  schema::add(components, name, std::move(made));
  return schema::reference(name);
}

// The schema of one field with its rules; on a list the rules of single values go to the items.
template <class T>
Yaml field_schema(Components& components, FieldRule const& rule) {
  if constexpr (kind::Optional<T>) {
    return field_schema<typename T::value_type>(components, rule);
  } else if constexpr (kind::List<T> || kind::Map<T>) {
    Yaml made = schema_of<T>(components);
    using Item =
        std::conditional_t<kind::List<T>, typename T::value_type,
                           typename std::iterator_traits<typename T::iterator>::value_type>;
    if constexpr (kind::List<T>) {
      FieldRule item = rule;
      item.text.clear();
      item.example.clear();
      item.items.reset();
      made["items"] = field_schema<Item>(components, item);
    }
    schema::append_rule(made, rule, true);
    return made;
  } else {
    Yaml made = schema_of<T>(components);
    schema::append_rule(made, rule, false);
    return made;
  }
}

template <kind::Struct T>
Yaml struct_schema(Components& components) {
  auto const name = component_name_of<T>();
  Yaml made = schema::of_type("object");
  if (!rules_of<T>().text().empty()) made.set("description", rules_of<T>().text());
  auto const& members = member_rules<T>();
  Yaml required = Yaml::list();
  for (auto const& member : members)
    if (member.required) required.push(Yaml::text(member.name));
  if (!required.empty()) made["required"] = std::move(required);

  Yaml& properties = made["properties"];
  T const defaults{};
  std::size_t i = 0;
  boost::mp11::mp_for_each<kind::Members<T>>([&](auto each) {
    using Type = std::remove_cvref_t<decltype(std::declval<T&>().*each.pointer)>;
    auto const& member = members[i++];
    Yaml property = field_schema<Type>(components, member.rule);
    if (member.rule.may_be_missing && !is_absent(defaults.*each.pointer))
      property["default"] = Yaml::literal(to_json(defaults.*each.pointer));
    properties[member.name] = std::move(property);
  });
  made["additionalProperties"] = Yaml::literal("false");
  schema::add(components, name, std::move(made));
  return schema::reference(name);
}

// JSON Schema as OpenAPI 3.1 wants it; structs and enums are added to `components`.
template <class T>
Yaml schema_of(Components& components) {
  if constexpr (std::same_as<T, RawJson>) {
    return Yaml();
  } else if constexpr (std::same_as<T, std::string>) {
    return schema::of_type("string");
  } else if constexpr (std::same_as<T, bool>) {
    return schema::of_type("boolean");
  } else if constexpr (std::same_as<T, base::Minutes>) {
    return schema::of_type("integer", "int32");
  } else if constexpr (kind::Integer<T>) {
    return schema::of_type("integer", sizeof(T) > 4 ? "int64" : "int32");
  } else if constexpr (std::floating_point<T>) {
    return schema::of_type("number", "double");
  } else if constexpr (std::same_as<T, base::Day>) {
    return schema::of_type("string", "date");
  } else if constexpr (std::same_as<T, base::Instant>) {
    return schema::of_type("string", "date-time");
  } else if constexpr (std::same_as<T, base::Money>) {
    return schema::of_money(components);
  } else if constexpr (kind::Id<T>) {
    return schema::of_id();
  } else if constexpr (kind::Optional<T>) {
    return schema_of<typename T::value_type>(components);
  } else if constexpr (kind::List<T>) {
    Yaml made = schema::of_type("array");
    made["items"] = schema_of<typename T::value_type>(components);
    return made;
  } else if constexpr (kind::Map<T>) {
    Yaml made = schema::of_type("object");
    made["additionalProperties"] = schema_of<typename T::mapped_type>(components);
    return made;
  } else if constexpr (kind::Enum<T>) {
    return enum_schema<T>(components);
  } else {
    return struct_schema<T>(components);
  }
}

}  // namespace http
