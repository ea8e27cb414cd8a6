// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string_view>
#include <variant>

#include "places/vocabulary.hpp"

namespace assistant {

using Meant = std::variant<places::Kind, places::Cuisine, places::Tag>;

// One way of saying one thing. Chinese, or English in lower case.
struct SaidWord {
  std::string_view text;
  Meant means;
};

// The one list of what people call kinds of places, food and what they like.
std::span<SaidWord const> said_words();

}  // namespace assistant
