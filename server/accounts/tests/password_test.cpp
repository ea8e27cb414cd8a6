// SPDX-License-Identifier: Apache-2.0
#include "accounts/password.hpp"

#include <doctest/doctest.h>

#include <latch>
#include <thread>

#include "accounts/tests/house.hpp"

using namespace accounts;

namespace {

std::string complaint_about(std::string_view password, std::string_view username = "anna") {
  return complaint(check_password(password, username, "/password"));
}

HashingCost const cheap{.operations = 1, .memory_bytes = 8192};

}  // namespace

TEST_CASE("a password is long, not common and not the name") {
  CHECK(complaint_about("correct horse") == "");
  CHECK(complaint_about("春天去鼓山看日出吧呀") == "");
  CHECK(complaint_about("short") == "/password: A password has at least 10 characters.");
  CHECK(complaint_about("春天去鼓山看日出吧") ==
        "/password: A password has at least 10 characters.");
  CHECK(complaint_about("Password123") == "/password: This is one of the most common passwords.");
  CHECK(complaint_about("aaaaaaaaaaaa") == "/password: This is one of the most common passwords.");
  CHECK(complaint_about("my ANNA loves me") == "/password: The password contains the username.");
  CHECK(complaint_about("王小明的密码真的很长", "王小明") ==
        "/password: The password contains the username.");
  CHECK(complaint_about(std::string(1025, 'x') + "y") ==
        "/password: A password has at most 1024 bytes.");
  CHECK(complaint_about("") == "/password: A password has at least 10 characters.");
}

TEST_CASE("everything that is wrong with a password is said at once, under one code") {
  auto const result = check_password("annaanna", "anna", "/new_password");
  CHECK(result.error().code == "weak_password");
  CHECK(complaint(result) ==
        "/new_password: A password has at least 10 characters.; "
        "/new_password: The password contains the username.");
}

TEST_CASE("a hash fits its password and no other, and is Argon2id") {
  PasswordHashing hashing(cheap);
  auto const hash = hashing.hash("correct horse").value();
  CHECK(hash.starts_with("$argon2id$"));
  CHECK(hash != hashing.hash("correct horse").value());
  CHECK(hashing.verify(&hash, "correct horse").value());
  CHECK(!hashing.verify(&hash, "correct hors").value());
  CHECK(!hashing.verify(nullptr, "correct horse").value());
}

TEST_CASE("a hash of another cost is to be made anew") {
  PasswordHashing const now(cheap);
  PasswordHashing before({.operations = 1, .memory_bytes = 16384});
  CHECK(now.needs_rehash(before.hash("correct horse").value()));
  CHECK(!now.needs_rehash(PasswordHashing(cheap).hash("correct horse").value()));
}

TEST_CASE("who waits too long for a turn at hashing is asked to come back") {
  PasswordHashing hashing({.operations = 2, .memory_bytes = 1 << 22, .at_once = 1, .wait = {}});
  std::atomic<int> refused{0};
  std::atomic<int> hashed{0};
  std::latch all_here(8);
  {
    std::vector<std::jthread> crowd;
    for (int i = 0; i < 8; ++i)
      crowd.emplace_back([&] {
        all_here.arrive_and_wait();
        for (int round = 0; round < 5; ++round) {
          auto const hash = hashing.hash("correct horse");
          if (hash)
            ++hashed;
          else if (hash.error().kind == base::Refusal::unavailable && hash.error().retry_after)
            ++refused;
        }
      });
  }
  CHECK(hashed + refused == 40);
  CHECK(hashed > 0);
  CHECK(refused > 0);
  CHECK(hashing.hash("correct horse").has_value());
}
