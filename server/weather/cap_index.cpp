// SPDX-License-Identifier: Apache-2.0
#include "weather/cap_index.hpp"

#include "base/text.hpp"
#include "weather/impl/xml.hpp"

namespace weather {
namespace {

constexpr std::string_view cap_type = "application/cap+xml";

// Atom: the link that is said to be CAP, or else the one to the entry itself.
std::string atom_link(pugi::xml_node entry) {
  std::string usual;
  for (auto const link : children(entry, "link")) {
    std::string_view const relation = link.attribute("rel").value();
    std::string const address = link.attribute("href").value();
    if (link.attribute("type").value() == cap_type) return address;
    if (usual.empty() && (relation.empty() || relation == "alternate")) usual = address;
  }
  return usual;
}

std::string rss_link(pugi::xml_node item) {
  for (auto const enclosure : children(item, "enclosure"))
    if (enclosure.attribute("type").value() == cap_type) return enclosure.attribute("url").value();
  return text(item, "link");
}

}  // namespace

base::Result<std::optional<std::vector<CapLink>>> read_cap_index(std::string_view xml) {
  if (xml.size() > most_index_bytes)
    return base::refuse(base::Refusal::invalid, "The index is larger than eight megabytes.");
  pugi::xml_document document;
  auto const root = root_of(document, xml);
  if (!root) return root.error();
  bool const is_atom = local_name(*root) == "feed";
  if (!is_atom && local_name(*root) != "rss") return std::optional<std::vector<CapLink>>();
  std::vector<CapLink> found;
  auto const list = is_atom ? *root : root->child("channel");
  for (auto const entry : children(list, is_atom ? "entry" : "item")) {
    if (found.size() == most_links) break;
    CapLink link{.address = is_atom ? atom_link(entry) : rss_link(entry),
                 .revision = text(entry, is_atom ? "updated" : "pubDate"),
                 .expires = cap_time(text(entry, "expires"))};
    if (!link.address.empty() && base::is_utf8(link.address)) found.push_back(std::move(link));
  }
  return std::optional(std::move(found));
}

}  // namespace weather
