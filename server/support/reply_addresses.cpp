// SPDX-License-Identifier: Apache-2.0
#include "support/reply_addresses.hpp"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

#include "base/expects.hpp"
#include "base/text.hpp"

namespace support {
namespace {

constexpr std::size_t id_size = 26;
constexpr std::size_t longest_local = 64;
constexpr std::size_t longest_name = longest_local - 2 * id_size - 2;

base::Ulid reply_signature(TicketId ticket, std::string_view user_id, std::string const& key) {
  auto const text = fmt::format("support reply\n{}\n{}", ticket.str(), user_id);
  std::array<unsigned char, 32> digest{};
  unsigned size = 0;
  EXPECTS(HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
               reinterpret_cast<unsigned char const*>(text.data()), text.size(), digest.data(),
               &size) != nullptr);
  std::array<std::uint8_t, 16> first{};
  std::copy_n(digest.begin(), first.size(), first.begin());
  return base::Ulid(first);
}

std::string upper(std::string_view text) {
  std::string made(text);
  for (char& c : made)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return made;
}

bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_';
  });
}

}  // namespace

bool ReplyAddresses::fits(std::string_view mailbox) {
  auto const at = mailbox.find('@');
  if (at == std::string_view::npos) return false;
  auto const name = mailbox.substr(0, at);
  auto const domain = mailbox.substr(at + 1);
  return !name.empty() && name.size() <= longest_name && is_plain(name) && !domain.empty() &&
         domain.size() <= 180 && is_plain(domain);
}

ReplyAddresses::ReplyAddresses(std::string_view mailbox, std::vector<accounts::SigningKey> keys)
    : mailbox_(base::fold(mailbox)), keys_(std::move(keys)) {
  if (mailbox_.empty()) return;
  EXPECTS(fits(mailbox_) && !keys_.empty());
  auto const at = mailbox_.find('@');
  prefix_ = mailbox_.substr(0, at) + "+";
  suffix_ = mailbox_.substr(at);
}

std::string ReplyAddresses::address_of(TicketId ticket, std::string_view user_id) const {
  EXPECTS(is_on());
  auto const signature = reply_signature(ticket, user_id, keys_.front().secret);
  return prefix_ + base::fold(ticket.str()) + "." + base::fold(signature.str()) + suffix_;
}

std::optional<ReplyAddresses::Named> ReplyAddresses::read(std::string_view address) const {
  auto const folded = base::fold(address);
  std::string_view rest(folded);
  if (!is_on() || !rest.starts_with(prefix_) || !rest.ends_with(suffix_)) return std::nullopt;
  if (rest.size() != prefix_.size() + 2 * id_size + 1 + suffix_.size()) return std::nullopt;
  rest.remove_prefix(prefix_.size());
  auto const ticket = TicketId::parse(upper(rest.substr(0, id_size)));
  auto const signature = base::Ulid::parse(upper(rest.substr(id_size + 1, id_size)));
  if (rest[id_size] != '.' || !ticket || !signature) return std::nullopt;
  return Named{*ticket, *signature};
}

bool ReplyAddresses::is_ours(Named const& named, std::string_view user_id) const {
  bool is_signed = false;
  for (auto const& key : keys_) {
    auto const wanted = reply_signature(named.ticket, user_id, key.secret).bytes();
    is_signed |= CRYPTO_memcmp(wanted.data(), named.signature.bytes().data(), wanted.size()) == 0;
  }
  return is_signed;
}

bool ReplyAddresses::is_mailbox(std::string_view address) const {
  auto const folded = base::fold(address);
  return is_on() &&
         (folded == mailbox_ || (folded.starts_with(prefix_) && folded.ends_with(suffix_)));
}

}  // namespace support
