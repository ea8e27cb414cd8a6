// SPDX-License-Identifier: Apache-2.0
#include "mcp/stdio.hpp"

#include <istream>
#include <optional>
#include <ostream>

#include "base/text.hpp"

namespace mcp {
namespace {

enum class Line { whole, too_long, end };

Line read_line(std::istream& in, std::string& into) {
  into.clear();
  bool is_long = false;
  auto* const buffer = in.rdbuf();
  for (int c = buffer->sbumpc();; c = buffer->sbumpc()) {
    if (c == std::istream::traits_type::eof()) {
      if (into.empty() && !is_long) return Line::end;
      break;
    }
    if (c == '\n') break;
    if (into.size() == longest_line) is_long = true;
    if (!is_long) into.push_back(static_cast<char>(c));
  }
  return is_long ? Line::too_long : Line::whole;
}

}  // namespace

void answer_lines(std::istream& in, std::ostream& out, Service const& service,
                  http::Request const& caller, std::function<void()> const& before_each) {
  std::string line;
  for (auto read = read_line(in, line); read != Line::end; read = read_line(in, line)) {
    if (read == Line::too_long) {
      out << failure_text("", {Code::invalid_request, "The message is too long."}) << std::endl;
      continue;
    }
    if (base::trim(line).empty()) continue;
    before_each();
    auto const reply = service.answer(line, std::nullopt, caller);
    if (!reply.body.empty()) out << reply.body << std::endl;
  }
}

}  // namespace mcp
