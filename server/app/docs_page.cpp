// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "app/meta_api.hpp"
#include "http/schema.hpp"

namespace app {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '>')
      out += "&gt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out.push_back(c);
  }
  return out;
}

std::string access_of(http::Access const& access) {
  if (access.kind == http::Access::Kind::anyone) return "open to anyone";
  if (access.kind == http::Access::Kind::signed_in) return "signed in";
  std::string roles;
  for (auto const& role : access.roles) roles += (roles.empty() ? "" : ", ") + role;
  return "only " + roles;
}

// A schema as a link to its component, or as it is.
std::string schema_text(http::SchemaOf schema, http::Components& components) {
  auto const made = schema(components);
  auto const* reference = made.find("$ref");
  if (!reference) return fmt::format("<pre>{}</pre>", escaped(made.str()));
  auto const& path = reference->scalar();
  auto name = path.substr(path.rfind('/') + 1);
  std::erase(name, '"');
  return fmt::format("<a href=\"#{0}\">{0}</a>", escaped(name));
}

std::string section_of(http::Endpoint const& endpoint, http::Components& components) {
  auto text = fmt::format(
      "<details id=\"{}\"><summary><span class=\"verb\">{}</span> <code>{}</code> — {} "
      "<span class=\"note\">({})</span></summary>",
      escaped(endpoint.id), http::to_word(endpoint.method), escaped(endpoint.pattern),
      escaped(endpoint.summary), access_of(endpoint.access));
  if (endpoint.takes)
    text += fmt::format("<p>Takes {}</p>", schema_text(endpoint.takes, components));
  if (endpoint.query)
    text += fmt::format("<p>Query {}</p>", schema_text(endpoint.query, components));
  text += "<ul>";
  for (auto const& [status, answer] : endpoint.answers)
    text += fmt::format(
        "<li>{} {} {}</li>", status,
        answer.schema ? schema_text(answer.schema, components) : escaped(answer.content_type),
        escaped(answer.text));
  return text + "</ul></details>";
}

}  // namespace

std::string docs_page_of(std::vector<http::Endpoint> const& endpoints) {
  std::map<std::string, std::vector<http::Endpoint const*>> by_tag;
  for (auto const& endpoint : endpoints) by_tag[endpoint.tag].push_back(&endpoint);
  http::Components components;
  std::string sections;
  for (auto& [tag, members] : by_tag) {
    std::sort(members.begin(), members.end(), [](auto const* a, auto const* b) {
      return std::tie(a->pattern, a->method) < std::tie(b->pattern, b->method);
    });
    sections += fmt::format("<h2>{}</h2>", escaped(tag));
    for (auto const* endpoint : members) sections += section_of(*endpoint, components);
  }
  sections += "<h2>Schemas</h2>";
  for (auto const& [name, schema] : components)
    sections += fmt::format("<details id=\"{0}\"><summary>{0}</summary><pre>{1}</pre></details>",
                            escaped(name), escaped(schema.str()));
  return "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\">"
         "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
         "<title>行趣 Xingqu API</title><link rel=\"stylesheet\" href=\"/api/docs.css\"></head>"
         "<body><main><h1>行趣 Xingqu API</h1><p>The same as a document for programs: "
         "<a href=\"/api/openapi.yaml\">openapi.yaml</a>. Errors are RFC 9457 problems.</p>" +
         sections + "</main></body></html>";
}

}  // namespace app
