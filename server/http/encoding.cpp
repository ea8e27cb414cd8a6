// SPDX-License-Identifier: Apache-2.0
#include "http/encoding.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>

#include "base/expects.hpp"
#include "base/text.hpp"
#include "http/headers.hpp"

namespace http {
namespace {

std::string gzipped(std::string_view content, int effort) {
  z_stream stream{};
  constexpr int gzip_window = 15 + 16;  // 16: with gzip's header and checksum
  if (deflateInit2(&stream, effort, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    throw std::runtime_error("zlib could not begin");
  std::string out(deflateBound(&stream, content.size()), '\0');
  // zlib never writes to its input; its interface is older than const.
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  int const end = deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  if (end != Z_STREAM_END) throw std::runtime_error("zlib did not finish");
  return out;
}

std::string brotli(std::string_view content, int effort) {
  std::size_t size = BrotliEncoderMaxCompressedSize(content.size());
  std::string out(size, '\0');
  int const window = content.size() < 65536 ? 16 : BROTLI_DEFAULT_WINDOW;
  if (!BrotliEncoderCompress(effort, window, BROTLI_MODE_TEXT, content.size(),
                             reinterpret_cast<std::uint8_t const*>(content.data()), &size,
                             reinterpret_cast<std::uint8_t*>(out.data())))
    throw std::runtime_error("brotli did not finish");
  out.resize(size);
  return out;
}

double quality_of(std::string_view part) {
  auto const at = part.find("q=");
  if (at == std::string_view::npos) return 1;
  double q = 0;
  auto const text = part.substr(at + 2);
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), q);
  return error == std::errc{} ? q : 0;
}

}  // namespace

std::string_view to_word(Encoding encoding) {
  return encoding == Encoding::br ? "br" : encoding == Encoding::gzip ? "gzip" : "identity";
}

Encoding encoding_for(std::string_view accept_encoding, Makeable makeable) {
  double gzip = -1;
  double br = -1;
  double any = 0;
  while (!accept_encoding.empty()) {
    auto const part = base::trim(accept_encoding.substr(0, accept_encoding.find(',')));
    auto const comma = accept_encoding.find(',');
    accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size()
                                                                  : comma + 1);
    auto const name = base::trim(part.substr(0, part.find(';')));
    if (equal_ignoring_case(name, "gzip"))
      gzip = quality_of(part);
    else if (equal_ignoring_case(name, "br"))
      br = quality_of(part);
    else if (name == "*")
      any = quality_of(part);
  }
  if (gzip < 0) gzip = any;
  if (br < 0) br = any;
  if (!makeable.gzip) gzip = 0;
  if (!makeable.br) br = 0;
  if (br <= 0 && gzip <= 0) return Encoding::identity;
  return br >= gzip ? Encoding::br : Encoding::gzip;
}

bool is_compressible(std::string_view content_type) {
  auto const type = base::trim(content_type.substr(0, content_type.find(';')));
  return type.starts_with("text/") || type.ends_with("json") || type.ends_with("xml") ||
         type.ends_with("javascript") || type == "application/yaml" || type == "application/wasm";
}

std::string compressed(std::string_view content, Encoding encoding, int effort) {
  EXPECTS(encoding != Encoding::identity);
  return encoding == Encoding::br ? brotli(content, effort) : gzipped(content, effort);
}

}  // namespace http
