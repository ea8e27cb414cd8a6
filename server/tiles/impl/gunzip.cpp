// SPDX-License-Identifier: Apache-2.0
#include "tiles/impl/gunzip.hpp"

#include <zlib.h>

#include <array>
#include <stdexcept>

namespace tiles {

std::string gunzipped(std::string_view content) {
  constexpr std::size_t most = 16 << 20;
  constexpr int gzip_window = 15 + 16;  // 16: with gzip's header and checksum
  z_stream stream{};
  if (inflateInit2(&stream, gzip_window) != Z_OK) throw std::runtime_error("zlib could not begin");
  // zlib never writes to its input; its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  std::string out;
  std::array<char, 64 << 10> block;
  int state = Z_OK;
  while (state == Z_OK && out.size() <= most) {
    stream.next_out = reinterpret_cast<Bytef*>(block.data());
    stream.avail_out = static_cast<uInt>(block.size());
    state = inflate(&stream, Z_NO_FLUSH);
    out.append(block.data(), block.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (state != Z_STREAM_END) throw std::runtime_error("a tile is no gzip stream");
  return out;
}

}  // namespace tiles
