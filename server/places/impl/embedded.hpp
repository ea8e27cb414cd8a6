// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <span>
#include <string_view>

// The files of data/ that travel inside the binary; CMakeLists.txt chooses them.
namespace places::embedded {

struct File {
  std::string_view name;  // below data/: "places/fuzhou.csv"
  std::string_view text;
};

std::span<File const> files();
std::string_view text_of(std::string_view name);  // one that is not there is a Bug

}  // namespace places::embedded
