// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/bce_signature.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "base/civil.hpp"
#include "base/text.hpp"
#include "providers/url.hpp"

namespace providers::models {
namespace {

// In hex, because the next key is the text and not the bytes.
std::string hmac_hex(std::string_view key, std::string_view text) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
       reinterpret_cast<unsigned char const*>(text.data()), text.size(), bytes.data(), &size);
  std::string hex;
  for (unsigned i = 0; i < size; ++i) hex += fmt::format("{:02x}", bytes[i]);
  return hex;
}

// Sorted; a name without a value keeps its '='.
std::string canonical_query(std::string_view query) {
  std::vector<std::string> pairs;
  while (!query.empty()) {
    auto const end = std::min(query.find('&'), query.size());
    auto const pair = std::string(query.substr(0, end));
    pairs.push_back(pair.find('=') == std::string::npos ? pair + "=" : pair);
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  std::sort(pairs.begin(), pairs.end());
  return fmt::format("{}", fmt::join(pairs, "&"));
}

}  // namespace

std::string bce_signature(BceRequest const& request, BceKeys const& keys, base::Instant now,
                          std::chrono::seconds holds) {
  auto const at = base::to_text(base::Instant(std::chrono::floor<std::chrono::seconds>(now)));
  auto const prefix = fmt::format("bce-auth-v1/{}/{}/{}", keys.access_key, at, holds.count());
  std::vector<std::string> names;
  std::vector<std::string> headers;
  for (auto const& [name, value] : request.headers) {
    names.push_back(name);
    headers.push_back(percent_encoded(name) + ":" + percent_encoded(base::trim(value)));
  }
  std::sort(names.begin(), names.end());
  std::sort(headers.begin(), headers.end());
  auto const question = std::min(request.target.find('?'), request.target.size());
  auto const query =
      std::string_view(request.target).substr(std::min(question + 1, request.target.size()));
  auto const canonical =
      fmt::format("{}\n{}\n{}\n{}", request.method, request.target.substr(0, question),
                  canonical_query(query), fmt::join(headers, "\n"));
  auto const signing_key = hmac_hex(keys.secret_key, prefix);
  return fmt::format("{}/{}/{}", prefix, fmt::join(names, ";"), hmac_hex(signing_key, canonical));
}

}  // namespace providers::models
