// SPDX-License-Identifier: Apache-2.0
#include "weather/impl/xml.hpp"

#include <fmt/format.h>

#include "base/civil.hpp"
#include "base/text.hpp"

namespace weather {
namespace {

std::optional<int> two_digits(std::string_view told, std::size_t at, int most) {
  auto const tens = told[at] - '0', ones = told[at + 1] - '0';
  if (tens < 0 || tens > 9 || ones < 0 || ones > 9 || tens * 10 + ones > most) return std::nullopt;
  return tens * 10 + ones;
}

}  // namespace

std::string_view local_name(pugi::xml_node node) {
  std::string_view const name = node.name();
  auto const colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::vector<pugi::xml_node> children(pugi::xml_node parent, std::string_view name) {
  std::vector<pugi::xml_node> found;
  for (auto const child : parent.children())
    if (local_name(child) == name) found.push_back(child);
  return found;
}

std::string text(pugi::xml_node parent, std::string_view name) {
  for (auto const child : parent.children())
    if (local_name(child) == name) {
      auto const found = base::trim(child.text().get());
      return base::is_utf8(found) ? std::string(found) : std::string();
    }
  return {};
}

base::Result<pugi::xml_node> root_of(pugi::xml_document& document, std::string_view xml) {
  auto const refused = [](std::string why) {
    return base::refuse(base::Refusal::invalid, std::move(why));
  };
  auto const parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_doctype);
  if (!parsed) return refused(fmt::format("This is no XML: {}.", parsed.description()));
  for (auto const node : document.children())
    if (node.type() == pugi::node_doctype) return refused("A document type is not allowed.");
  return document.document_element();
}

std::optional<base::Instant> cap_time(std::string_view told) {
  if (told.size() != 25 || told[10] != 'T' || told[13] != ':' || told[16] != ':' ||
      (told[19] != '+' && told[19] != '-') || told[22] != ':')
    return std::nullopt;
  auto const day = base::parse_day(told.substr(0, 10));
  auto const hour = two_digits(told, 11, 23), minute = two_digits(told, 14, 59);
  auto const second = two_digits(told, 17, 59);
  auto const off_hours = two_digits(told, 20, 14), off_minutes = two_digits(told, 23, 59);
  if (!day || !hour || !minute || !second || !off_hours || !off_minutes) return std::nullopt;
  auto const offset = std::chrono::hours(*off_hours) + std::chrono::minutes(*off_minutes);
  auto const local = day->time_since_epoch() + std::chrono::hours(*hour) +
                     std::chrono::minutes(*minute) + std::chrono::seconds(*second);
  return base::Instant(told[19] == '+' ? local - offset : local + offset);
}

}  // namespace weather
