// SPDX-License-Identifier: Apache-2.0
#include "accounts/password.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <new>
#include <semaphore>
#include <stdexcept>

#include "accounts/username.hpp"
#include "base/expects.hpp"
#include "base/text.hpp"

namespace accounts {
namespace {

constexpr std::size_t shortest = 10;
constexpr std::size_t longest_bytes = 1024;

// The head of every published list of leaked passwords, as far as ten characters or more.
constexpr std::array common_passwords = std::to_array<std::string_view>({
    "0123456789",    "0987654321",    "1020304050",   "1122334455",    "11223344556677",
    "1123581321",    "1234512345",    "12345678900",  "123456789123",  "1234567890",
    "12345678901",   "123456789012",  "1234567890a",  "1234567890q",   "1234567891",
    "12345678910",   "1234567899",    "123456789a",   "123456789abc",  "123456789q",
    "123456789z",    "1234qwerasdf",  "123123123123", "123321123321",  "1357924680",
    "147258369147",  "147852369a",    "1a2b3c4d5e",   "1q2w3e4r5t",    "1q2w3e4r5t6y",
    "1qaz2wsx3edc",  "1qazxsw23edc",  "3.1415926535", "5201314520",    "5201314521",
    "7758521521",    "a123456789",    "a1234567890",  "aa12345678",    "aa123456789",
    "abc1234567",    "abc123456789",  "abcd123456",   "abcd1234567",   "abcde12345",
    "abcdefg123",    "abcdefghij",    "admin12345",   "admin123456",   "administrator",
    "asd123456789",  "asdasdasdasd",  "asdf123456",   "asdfghjkl1",    "asdfghjkl123",
    "asdfghjkl;",    "baseball123",   "basketball",   "changeme123",   "chocolate1",
    "football123",   "helloworld",    "iloveyou12",   "iloveyou123",   "iloveyou520",
    "jiayou123456",  "letmein123",    "letmein1234",  "liverpool1",    "manchester",
    "password01",    "password10",    "password11",   "password12",    "password123",
    "password1234",  "password12345", "password@123", "password!1",    "passw0rd123",
    "p@ssw0rd123",   "p@ssword123",   "princess123",  "q123456789",    "q1w2e3r4t5",
    "q1w2e3r4t5y6",  "qazwsx123456",  "qazwsxedc1",   "qazwsxedcrfv",  "qq123456789",
    "qwe123456789",  "qwer123456",    "qwer12345678", "qwert12345",    "qwerty1234",
    "qwerty12345",   "qwerty123456",  "qwertyuiop",   "qwertyuiop123", "qwertyuiop[]",
    "starwars123",   "sunshine123",   "superman123",  "test123456",    "unbelievable",
    "welcome123",    "welcome1234",   "wo123456789",  "woaini1314",    "woaini1314520",
    "woaini5201314", "woaini520520",  "wang123456",   "zhang123456",   "z123456789",
    "zaq12wsxcde3",  "zxc123456789",  "zxcvbnm123",   "zxcvbnm1234",   "zxcvbnm,./",
});

bool is_common(std::string_view password) {
  auto const folded = username_key(password);
  bool const one_character =
      !folded.empty() && folded.find_first_not_of(folded.front()) == std::string::npos;
  return one_character || std::find(common_passwords.begin(), common_passwords.end(), folded) !=
                              common_passwords.end();
}

}  // namespace

base::Result<void> check_password(std::string_view password, std::string_view username,
                                  std::string_view pointer) {
  base::Error error{base::Refusal::invalid, "The password is too easy to guess.", "weak_password"};
  auto const refuse = [&](char const* detail) {
    error.fields.push_back({std::string(pointer), detail});
  };
  if (base::length_of(password) < shortest) refuse("A password has at least 10 characters.");
  if (password.size() > longest_bytes) refuse("A password has at most 1024 bytes.");
  if (is_common(password)) refuse("This is one of the most common passwords.");
  auto const name = username_key(username);
  if (!name.empty() && username_key(password).find(name) != std::string::npos)
    refuse("The password contains the username.");
  if (error.fields.empty()) return {};
  return error;
}

struct PasswordHashing::Turns {
  explicit Turns(int at_once) : free(at_once) {}
  std::counting_semaphore<> free;
};

class PasswordHashing::Turn {
 public:
  Turn(Turns& turns, std::chrono::milliseconds wait)
      : turns_(turns), taken_(turns.free.try_acquire_for(wait)) {}
  ~Turn() {
    if (taken_) turns_.free.release();
  }
  explicit operator bool() const { return taken_; }

 private:
  Turns& turns_;
  bool taken_;
};

namespace {

base::Error too_busy() {
  auto error = base::refuse(base::Refusal::unavailable, "Too many people sign in just now.");
  error.retry_after = std::chrono::seconds(2);
  return error;
}

std::string argon2id(std::string_view password, HashingCost const& cost) {
  std::array<char, crypto_pwhash_STRBYTES> text{};
  if (crypto_pwhash_str(text.data(), password.data(), password.size(), cost.operations,
                        cost.memory_bytes) != 0)
    throw std::bad_alloc();
  return text.data();
}

}  // namespace

PasswordHashing::PasswordHashing(HashingCost cost)
    : cost_(cost), turns_(std::make_unique<Turns>(cost.at_once)) {
  EXPECTS(cost.at_once > 0);
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be initialised.");
  std::array<char, 32> unknown{};
  randombytes_buf(unknown.data(), unknown.size());
  nobody_ = argon2id({unknown.data(), unknown.size()}, cost_);
}

PasswordHashing::~PasswordHashing() = default;

base::Result<std::string> PasswordHashing::hash(std::string_view password) {
  Turn const turn(*turns_, cost_.wait);
  if (!turn) return too_busy();
  return argon2id(password, cost_);
}

base::Result<bool> PasswordHashing::verify(std::string const* hash, std::string_view password) {
  Turn const turn(*turns_, cost_.wait);
  if (!turn) return too_busy();
  auto const& known = hash ? *hash : nobody_;
  bool const fits = crypto_pwhash_str_verify(known.c_str(), password.data(), password.size()) == 0;
  return fits && hash != nullptr;
}

bool PasswordHashing::needs_rehash(std::string const& hash) const {
  return crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.operations, cost_.memory_bytes) != 0;
}

}  // namespace accounts
