// SPDX-License-Identifier: Apache-2.0
#include "accounts/access_token.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "accounts/secrets.hpp"

using namespace accounts;
using namespace std::chrono_literals;

namespace {

std::string const old_secret(32, 'o');
std::string const new_secret(32, 'n');

struct Mint {  // tokens of a quarter of an hour
  base::ManualClock clock{base::instant_from_us(1'700'000'000'000'000)};
  AccessTokens tokens{signing_keys_in(old_secret), clock, 900s};
  std::string const token = tokens.issue({"user", "session", "agent"});
};

// The token with one of its three parts replaced.
std::string with_part(std::string const& token, int part, std::string_view json) {
  auto const first = token.find('.');
  auto const last = token.rfind('.');
  std::string parts[]{token.substr(0, first), token.substr(first + 1, last - first - 1),
                      token.substr(last + 1)};
  parts[part] = base64url(json);
  return parts[0] + "." + parts[1] + "." + parts[2];
}

}  // namespace

TEST_CASE("a token says whose it is, for a quarter of an hour") {
  Mint mint;
  auto const claims = mint.tokens.verify(mint.token);
  REQUIRE(claims);
  CHECK(claims->user_id == "user");
  CHECK(claims->session_id == "session");
  CHECK(claims->role == "agent");
  mint.clock.advance(899s);
  CHECK(mint.tokens.verify(mint.token));
  mint.clock.advance(1s);
  CHECK(!mint.tokens.verify(mint.token));
}

TEST_CASE("a token of the future is refused, but for a few seconds between clocks") {
  Mint mint;
  mint.clock.advance(-5s);
  CHECK(mint.tokens.verify(mint.token));
  mint.clock.advance(-1s);
  CHECK(!mint.tokens.verify(mint.token));
}

TEST_CASE("every changed character makes a token worthless") {
  Mint const mint;
  for (std::size_t i = 0; i < mint.token.size(); ++i) {
    auto forged = mint.token;
    forged[i] = forged[i] == 'A' ? 'B' : 'A';
    if (mint.tokens.verify(forged)) FAIL("accepted with another character at " << i);
  }
}

TEST_CASE("no other algorithm is accepted, none least of all") {
  Mint const mint;
  for (auto const* header :
       {R"({"alg":"none"})", R"({"alg":"HS512","kid":"x"})", R"({"alg":"RS256"})", "{}", "[]"}) {
    auto const forged = with_part(mint.token, 0, header);
    CHECK(!mint.tokens.verify(forged));
    CHECK(!mint.tokens.verify(forged.substr(0, forged.rfind('.') + 1)));
  }
  CHECK(!mint.tokens.verify(with_part(mint.token, 1, R"({"sub":"admin","exp":9999999999})")));
}

TEST_CASE("what is no token at all is refused") {
  Mint const mint;
  for (auto const* text : {"", ".", "..", "...", "a.b", "a.b.c", "a.b.c.d", "é.é.é"})
    CHECK(!mint.tokens.verify(text));
  CHECK(!mint.tokens.verify(std::string(100'000, 'a')));
  CHECK(!mint.tokens.verify(mint.token + "=="));
  CHECK(!mint.tokens.verify(mint.token + "."));
}

TEST_CASE("after a new key came first, tokens of the old one still count") {
  Mint const mint;
  AccessTokens const rotated(signing_keys_in(new_secret + "\n" + old_secret), mint.clock, 900s);
  AccessTokens const only_new(signing_keys_in(new_secret), mint.clock, 900s);
  CHECK(rotated.verify(mint.token));
  CHECK(!only_new.verify(mint.token));
  CHECK(only_new.verify(rotated.issue({"user", "session", "agent"})));
}

TEST_CASE("a key file is made once, for its owner's eyes only") {
  auto const file =
      std::filesystem::temp_directory_path() / ("xingqu-keys-" + std::to_string(::getpid()));
  base::SeededRandom random(1);
  auto const made = signing_keys_from(file, random);
  auto const read = signing_keys_from(file, random);
  CHECK(made.size() == 1);
  CHECK(made[0].secret == read[0].secret);
  CHECK(made[0].secret.find(made[0].name) == std::string::npos);
  struct stat status {};
  REQUIRE(::stat(file.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777) == 0600);
  std::ofstream(file) << "short\n";
  CHECK_THROWS_AS((void)signing_keys_from(file, random), std::runtime_error);
  std::ofstream(file) << "\n";
  CHECK_THROWS_AS((void)signing_keys_from(file, random), std::runtime_error);
  std::filesystem::remove(file);
}
