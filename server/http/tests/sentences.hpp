// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <string>

namespace http::testing {

// The English sentences in a source's string literals: what it refuses with. Descriptions for
// readers of the API are none of them.
inline std::set<std::string> sentences_in(std::filesystem::path const& file) {
  std::ostringstream text;
  text << std::ifstream(file).rdbuf();
  auto source = text.str();
  source = std::regex_replace(source, std::regex("(^|\\n)\\s*//[^\\n]*"), "\n");
  source = std::regex_replace(source, std::regex("\"\\s*\\n\\s*\""), "");
  std::regex const described(
      "(\\.text|answers\\w*(<\\w+>)?|refuses<\\w+>)\\(\\s*([0-9]+,\\s*)?\"[^\"]*\"");
  source = std::regex_replace(source, described, "");
  std::set<std::string> found;
  std::regex const sentence("\"([A-Z][^\"\\\\]*\\.)\"");
  for (auto match = std::sregex_iterator(source.begin(), source.end(), sentence);
       match != std::sregex_iterator(); ++match)
    found.insert((*match)[1]);
  return found;
}

}  // namespace http::testing
