// SPDX-License-Identifier: Apache-2.0
#include "http/openapi.hpp"

#include <algorithm>
#include <set>

#include "base/expects.hpp"
#include "http/answers.hpp"
#include "http/problem.hpp"

namespace http {
namespace {

std::string lower_word(Method method) {
  std::string word(to_word(method));
  for (char& c : word) c = static_cast<char>(c + 32);
  return word;
}

std::vector<std::string> names_in(std::string_view pattern) {
  std::vector<std::string> names;
  for (auto open = pattern.find('{'); open != std::string_view::npos;
       open = pattern.find('{', open + 1)) {
    auto const close = pattern.find('}', open);
    EXPECTS(close != std::string_view::npos);
    names.emplace_back(pattern.substr(open + 1, close - open - 1));
  }
  return names;
}

Yaml parameter(std::string_view name, std::string_view in, bool required, Yaml schema) {
  Yaml made;
  made.set("name", name);
  made.set("in", in);
  if (required) made["required"] = Yaml::literal("true");
  if (auto const* const description = schema.find("description")) {
    made["description"] = *description;
    schema.remove("description");
  }
  made["schema"] = std::move(schema);
  return made;
}

// A described struct of query parameters is no component: its members become parameters. The
// enums and structs it mentions stay components.
void add_query(Yaml& parameters, SchemaOf query, Components& components) {
  Components mine;
  auto const reference = query(mine).find("$ref")->scalar();
  for (auto& [name, schema] : mine) {
    if (!reference.ends_with("/" + name + "\"")) {
      schema::add(components, name, std::move(schema));
      continue;
    }
    std::set<std::string> required;
    if (auto const* const names = schema.find("required"))
      for (auto const& [key, word] : names->members()) required.insert(word.scalar());
    for (auto const& [field, type] : schema.find("properties")->members())
      parameters.push(parameter(field, "query", required.contains(field), type));
  }
}

Yaml content(std::string_view type, Yaml schema) {
  Yaml made;
  made[type]["schema"] = std::move(schema);
  return made;
}

Yaml problem_reference() {
  Yaml made;
  made.set("$ref", "#/components/responses/Problem");
  return made;
}

// Every status the router or the reader can refuse with, beside the endpoint's own.
std::set<unsigned> refusals_of(Endpoint const& endpoint) {
  std::set<unsigned> statuses{429, 503};
  if (endpoint.takes) statuses.insert({400, 413, 415});
  if (endpoint.takes || endpoint.query) statuses.insert(422);
  if (endpoint.access.kind != Access::Kind::anyone) statuses.insert(401);
  if (endpoint.access.kind == Access::Kind::roles || !endpoint.access.scopes.empty())
    statuses.insert(403);
  if (!names_in(endpoint.pattern).empty()) statuses.insert(404);
  return statuses;
}

Yaml responses(Endpoint const& endpoint, Components& components) {
  std::map<unsigned, Yaml> by_status;
  for (auto const status : refusals_of(endpoint)) by_status[status] = problem_reference();
  for (auto const& [status, answer] : endpoint.answers) {
    bool const is_first =
        endpoint.answers.lower_bound(status)->second.content_type == answer.content_type;
    if (is_first) {
      by_status[status] = Yaml();
      by_status[status].set("description",
                            answer.text.empty() ? reason_phrase(status) : answer.text);
    }
    if (!answer.content_type.empty())
      by_status[status]["content"][answer.content_type]["schema"] = answer.schema(components);
  }
  Yaml made;
  for (auto& [status, answer] : by_status) made[std::to_string(status)] = std::move(answer);
  made["default"] = problem_reference();
  return made;
}

Yaml operation(Endpoint const& endpoint, Components& components) {
  Yaml made;
  made.set("operationId", endpoint.id);
  made.set("summary", endpoint.summary);
  made["tags"] = Yaml::list().push(Yaml::text(endpoint.tag));
  Yaml parameters = Yaml::list();
  for (auto const& name : names_in(endpoint.pattern))
    parameters.push(parameter(name, "path", true, schema::of_type("string")));
  if (endpoint.query) add_query(parameters, endpoint.query, components);
  if (!parameters.empty()) made["parameters"] = std::move(parameters);
  if (endpoint.takes) {
    Yaml& body = made["requestBody"];
    body["required"] = Yaml::literal("true");
    body["content"] = content(endpoint.takes_type, endpoint.takes(components));
  }
  made["responses"] = responses(endpoint, components);
  if (endpoint.access.kind == Access::Kind::anyone) {
    made["security"] = Yaml::list();
    return made;
  }
  Yaml bearer;
  bearer["bearer"] = Yaml::list();
  for (auto const& scope : endpoint.access.scopes) bearer["bearer"].push(Yaml::text(scope));
  made["security"] = Yaml::list().push(std::move(bearer));
  Yaml roles = Yaml::list();
  for (auto const& role : endpoint.access.roles) roles.push(Yaml::text(role));
  if (!roles.empty()) made["x-roles"] = std::move(roles);
  return made;
}

std::vector<Endpoint const*> in_order(std::vector<Endpoint> const& endpoints) {
  std::vector<Endpoint const*> sorted;
  for (auto const& endpoint : endpoints) sorted.push_back(&endpoint);
  std::sort(sorted.begin(), sorted.end(), [](auto const* a, auto const* b) {
    return std::pair(std::string_view(a->pattern), a->method) <
           std::pair(std::string_view(b->pattern), b->method);
  });
  return sorted;
}

}  // namespace

std::string openapi(std::vector<Endpoint> const& endpoints, ApiInfo const& info) {
  Yaml document;
  document["openapi"] = Yaml::text("3.1.0");
  document["info"].set("title", info.title);
  document["info"].set("version", info.version);
  document["info"].set("description", info.description);
  document["paths"] = Yaml();

  Components components;
  std::set<std::string> ids;
  for (auto const* endpoint : in_order(endpoints)) {
    EXPECTS(ids.insert(endpoint->id).second);  // an operationId is unique
    document["paths"][endpoint->pattern][lower_word(endpoint->method)] =
        operation(*endpoint, components);
  }
  auto const problem_schema = schema_of<Problem>(components);
  Yaml& made = document["components"];
  for (auto& [name, schema] : components) made["schemas"][name] = std::move(schema);
  Yaml& problem = made["responses"]["Problem"];
  problem.set("description", "The request was refused; the body says why.");
  problem["content"] = content("application/problem+json", problem_schema);
  Yaml& bearer = made["securitySchemes"]["bearer"];
  bearer.set("type", "http");
  bearer.set("scheme", "bearer");
  bearer.set("description",
             "The access token of a sign-in or, where scopes are listed, a personal token that "
             "has one of them.");
  return document.str();
}

}  // namespace http
