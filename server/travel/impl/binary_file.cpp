// SPDX-License-Identifier: Apache-2.0
#include "travel/impl/binary_file.hpp"

#include <fstream>
#include <stdexcept>

namespace travel {
namespace {

constexpr auto tail = sizeof(std::uint64_t);

}  // namespace

std::uint64_t checksum_of(std::string_view bytes, std::uint64_t so_far) {  // FNV-1a
  for (char const byte : bytes)
    so_far = (so_far ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return so_far;
}

std::uint64_t checksum_of_file(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  auto sum = checksum_of({});
  std::string part(1 << 16, '\0');
  while (in.read(part.data(), static_cast<std::streamsize>(part.size())) || in.gcount() > 0)
    sum = checksum_of({part.data(), static_cast<std::size_t>(in.gcount())}, sum);
  return sum;
}

void BinaryWriting::save(std::filesystem::path const& file) {
  add(checksum_of(bytes_));
  auto const unfinished = file.string() + ".new";
  {
    std::ofstream out(unfinished, std::ios::binary);
    out.write(bytes_.data(), static_cast<std::streamsize>(bytes_.size()));
    out.flush();
    if (!out) throw std::runtime_error(unfinished + " cannot be written");
  }
  std::filesystem::rename(unfinished, file);
}

BinaryFile::BinaryFile(std::string bytes, std::size_t letters)
    : bytes_(std::move(bytes)),
      letters_(letters),
      checksum_(BinaryReading(std::string_view(bytes_).substr(bytes_.size() - tail))
                    .take<std::uint64_t>()) {}

std::string_view BinaryFile::body() const {
  return std::string_view(bytes_).substr(letters_, bytes_.size() - letters_ - tail);
}

base::Result<BinaryFile> read_binary(std::filesystem::path const& file, std::string_view letters) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return base::refuse(base::Refusal::not_found, file.string() + " cannot be read.");
  std::string bytes{std::istreambuf_iterator<char>(in), {}};
  if (!bytes.starts_with(letters))
    return base::refuse(base::Refusal::invalid,
                        file.string() + " is of another version; it must be made anew.");
  auto const damaged = base::refuse(base::Refusal::invalid, file.string() + " is damaged.");
  if (bytes.size() < letters.size() + tail) return damaged;
  BinaryFile read(std::move(bytes), letters.size());
  auto const kept = checksum_of(letters);
  if (checksum_of(read.body(), kept) != read.checksum()) return damaged;
  return read;
}

}  // namespace travel
