// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// How names of areas and places are compared.
namespace places {

// Folded (base::fold) and without spaces, punctuation and brackets: 三坊七巷（南后街） and
// "San Fang Qi Xiang" become one word each.
std::string compact(std::string_view name);

// Latin letters as people type them who have no accents: é is e, ß is s, ø is o.
std::string without_accents(std::string_view text);

// The bytes of each code point of well-formed UTF-8.
std::vector<std::string_view> code_points(std::string_view text);

// Code points to insert, remove or replace to make one text the other; counting stops at `most`,
// so that a larger distance is told as most + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

// Nothing but ASCII.
bool is_latin(std::string_view text);

}  // namespace places
