// SPDX-License-Identifier: Apache-2.0
// A file of ours: eight letters, then values in the byte order of the machine that wrote it (such a
// file is not for exchange), and at the end a checksum of all that stands before it.
#pragma once
#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <type_traits>

#include "base/expects.hpp"
#include "base/result.hpp"

namespace travel {

std::uint64_t checksum_of(std::string_view bytes, std::uint64_t so_far = 14695981039346656037ULL);
std::uint64_t checksum_of_file(std::filesystem::path const& file);

class BinaryWriting {
 public:
  explicit BinaryWriting(std::string_view letters) : bytes_(letters) {}
  template <class Value>
  void add(Value const& value) {
    static_assert(std::has_unique_object_representations_v<Value>);
    bytes_.append(reinterpret_cast<char const*>(&value), sizeof value);
  }
  template <class Items>
  void add_all(Items const& items) {
    using Item = typename Items::value_type;
    static_assert(std::has_unique_object_representations_v<Item>);
    add(static_cast<std::uint64_t>(items.size()));
    bytes_.append(reinterpret_cast<char const*>(items.data()), items.size() * sizeof(Item));
  }
  // Takes the place of an older one in one step; throws where it cannot be written.
  void save(std::filesystem::path const& file);

 private:
  std::string bytes_;
};

// To read beyond the end is a Bug: the checksum has shown that the file is as it was written.
class BinaryReading {
 public:
  explicit BinaryReading(std::string_view bytes) : rest_(bytes) {}
  template <class Value>
  Value take() {
    Value value{};
    copy(&value, sizeof value);
    return value;
  }
  template <class Items>
  Items take_all() {
    auto const size = take<std::uint64_t>();
    EXPECTS(size <= rest_.size() / sizeof(typename Items::value_type));
    Items items;
    items.resize(size);
    copy(items.data(), size * sizeof(typename Items::value_type));
    return items;
  }

 private:
  void copy(void* to, std::size_t size) {
    EXPECTS(size <= rest_.size());
    std::copy_n(rest_.data(), size, static_cast<char*>(to));
    rest_.remove_prefix(size);
  }
  std::string_view rest_;
};

// What stands between the letters and the checksum.
class BinaryFile {
 public:
  explicit BinaryFile(std::string bytes, std::size_t letters);
  std::string_view body() const;
  std::uint64_t checksum() const { return checksum_; }

 private:
  std::string bytes_;
  std::size_t letters_;
  std::uint64_t checksum_;
};

// Refused if there is no such file, if it begins with other letters or if it is damaged.
base::Result<BinaryFile> read_binary(std::filesystem::path const& file, std::string_view letters);

}  // namespace travel
