// SPDX-License-Identifier: Apache-2.0
#include "trips/impl/certificate_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/civil.hpp"

namespace trips {
namespace {

constexpr std::size_t verdict_width = 10;
constexpr std::size_t id_width = 27;
constexpr std::size_t title_width = 30;

// Columns of a terminal: two for what is wide, from the bytes that begin a code point.
std::size_t width_of(std::string const& text) {
  std::size_t columns = 0;
  for (auto const byte : text) {
    auto const value = static_cast<unsigned char>(byte);
    if (value < 0x80)
      ++columns;
    else if (value >= 0xE2)
      columns += 2;
    else if (value >= 0xC0)
      ++columns;
  }
  return columns;
}

std::string padded(std::string const& text, std::size_t columns) {
  auto const width = width_of(text);
  return text + std::string(width < columns ? columns - width : 1, ' ');
}

std::string sources_of(planner::Check const& check) {
  std::string text;
  for (auto const& source : check.sources) {
    if (!text.empty()) text += "; ";
    text += source.name;
    if (source.as_of) text += " " + base::to_text(*source.as_of);
  }
  return text;
}

}  // namespace

std::string word_for(planner::Verdict verdict) {
  switch (verdict) {
    case planner::Verdict::holds:
      return "holds";
    case planner::Verdict::unknown:
      return "unknown";
    case planner::Verdict::violated:
      return "VIOLATED";
  }
  return "";
}

std::string table_of(planner::Certificate const& certificate, std::string const& title) {
  auto const count = [&](planner::Verdict verdict) {
    return std::count_if(certificate.checks.begin(), certificate.checks.end(),
                         [&](auto const& check) { return check.verdict == verdict; });
  };
  auto text = fmt::format("{}: {} ({} hold, {} unknown, {} violated)\n", title,
                          word_for(certificate.verdict), count(planner::Verdict::holds),
                          count(planner::Verdict::unknown), count(planner::Verdict::violated));
  text += padded("verdict", verdict_width) + padded("check", id_width) + padded("", title_width) +
          "source\n";
  for (auto const& check : certificate.checks) {
    text += padded(word_for(check.verdict), verdict_width) + padded(check.id, id_width) +
            padded(check.title.zh, title_width) + sources_of(check) + "\n";
    text += std::string(verdict_width, ' ') + check.evidence.zh + "\n";
    for (auto const& finding : check.findings)
      text += std::string(verdict_width, ' ') + "- " + finding.zh + "\n";
  }
  return text + "\n";
}

}  // namespace trips
