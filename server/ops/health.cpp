// SPDX-License-Identifier: Apache-2.0
#include "ops/health.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ops {
namespace {

std::string_view mark_of(Wellness wellness) {
  if (wellness == Wellness::failing) return "FAIL";
  return wellness == Wellness::worrying ? "warn" : "ok";
}

}  // namespace

void Health::add(std::string name, Look look) {
  looks_.push_back({std::move(name), std::move(look)});
}

std::vector<Finding> Health::look() const {
  std::vector<Finding> findings;
  for (auto const& [name, look] : looks_) {
    try {
      findings.push_back(look());
    } catch (std::exception const& broken) {
      findings.push_back({name, Wellness::failing, broken.what()});
    }
    findings.back().name = name;
  }
  return findings;
}

bool is_fit(std::vector<Finding> const& findings) {
  return std::none_of(findings.begin(), findings.end(),
                      [](auto const& found) { return found.wellness == Wellness::failing; });
}

std::string to_text(std::vector<Finding> const& findings) {
  std::string text;
  for (auto const& found : findings)
    text += fmt::format("{:<5} {}: {}\n", mark_of(found.wellness), found.name, found.text);
  return text;
}

}  // namespace ops
