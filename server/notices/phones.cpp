// SPDX-License-Identifier: Apache-2.0
#include "notices/phones.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "notices/impl/digest.hpp"
#include "storage/sql.hpp"

namespace notices {
namespace {

using base::Refusal;
using soci::use;
using storage::Sql;
using namespace std::chrono_literals;

constexpr auto life_of_code = 5min;
constexpr auto between_codes = 1min;
constexpr auto hour = 1h;
constexpr int most_in_an_hour = 5;
constexpr int most_tries = 5;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool are_digits(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

bool is_mobile_of_china(std::string_view digits) {
  return digits.size() == 11 && digits[0] == '1' && digits[1] >= '3';
}

std::string hash_of(std::string const& user, std::string const& number, std::string_view code) {
  return sha256_hex(fmt::format("{} {} {}", user, number, code));
}

base::Error wait_for(base::Instant until, base::Instant now) {
  auto error = base::refuse(Refusal::too_many, "Codes were sent already; please wait a moment.");
  error.retry_after = std::max(1s, std::chrono::ceil<std::chrono::seconds>(until - now));
  return error;
}

// nullopt: another code may be sent now.
std::optional<base::Error> refusal_of_another(Sql& sql, std::string_view user,
                                              std::string_view number, base::Instant now) {
  auto const row = sql.find_row(
      "SELECT COUNT(*), COALESCE(MIN(sent_at_us), 0), COALESCE(MAX(sent_at_us), 0) "
      "FROM notice_codes WHERE (user_id = ? OR number = ?) AND sent_at_us > ?",
      {user, number, base::to_us(now - hour)});
  auto const moment = [&](std::size_t column) {
    return base::instant_from_us(std::stoll((*row)[column].value()));
  };
  if (std::stoll((*row)[0].value()) >= most_in_an_hour) return wait_for(moment(1) + hour, now);
  if (moment(2) + between_codes > now) return wait_for(moment(2) + between_codes, now);
  return std::nullopt;
}

struct Awaited {
  long long sent_at_us = 0;
  std::string number;
  std::string code_hash;
  int tries = 0;
};

std::optional<Awaited> find_awaited(Sql& sql, std::string_view user, base::Instant since) {
  auto const row = sql.find_row(
      "SELECT sent_at_us, number, code_hash, tries FROM notice_codes WHERE user_id = ? "
      "AND sent_at_us > ? ORDER BY sent_at_us DESC LIMIT 1",
      {user, base::to_us(since)});
  if (!row) return std::nullopt;
  return Awaited{std::stoll((*row)[0].value()), (*row)[1].value(), (*row)[2].value(),
                 std::stoi((*row)[3].value())};
}

// Every try counts, the right one too: a code is good for one confirmation.
void count_try(Sql& sql, std::string const& user, Awaited const& awaited, bool is_right) {
  int const tries = is_right ? most_tries : awaited.tries + 1;
  sql << "UPDATE notice_codes SET tries = :tries WHERE user_id = :user AND sent_at_us = :sent",
      use(tries), use(user), use(awaited.sent_at_us);
}

void keep(Sql& sql, std::string const& user, std::string const& number, base::Instant now) {
  long long const now_us = base::to_us(now);
  sql << "DELETE FROM notice_phones WHERE user_id = :user", use(user);
  sql << "INSERT INTO notice_phones (user_id, number, confirmed_at_us) "
         "VALUES (:user, :number, :now)",
      use(user), use(number), use(now_us);
}

}  // namespace

std::optional<std::string> phone_number_from(std::string_view text) {
  std::string digits;
  for (char const c : text) {
    if (is_digit(c) || (c == '+' && digits.empty()))
      digits += c;
    else if (std::string_view(" -().").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  if (digits.starts_with("00")) digits.replace(0, 2, "+");
  if (is_mobile_of_china(digits)) return "+86" + digits;
  if (digits.starts_with("86") && is_mobile_of_china(digits.substr(2))) return "+" + digits;
  bool const is_international = digits.starts_with('+') && digits.size() >= 9 &&
                                digits.size() <= 16 && digits[1] != '0' &&
                                are_digits(digits.substr(1));
  if (!is_international) return std::nullopt;
  if (digits.starts_with("+86") && !is_mobile_of_china(digits.substr(3))) return std::nullopt;
  return digits;
}

std::string masked_number(std::string_view number) {
  auto const country = number.substr(0, 3);
  auto const rest = number.substr(3);
  auto const shown = number.starts_with("+86") ? rest.substr(0, 3) : std::string_view();
  return fmt::format("{} {}****{}", country, shown, rest.substr(rest.size() - 4));
}

std::optional<Phone> Phones::find(std::string_view user_id) {
  return db_.read([&](Sql& sql) -> std::optional<Phone> {
    if (auto const awaited = find_awaited(sql, user_id, clock_.now() - life_of_code);
        awaited && awaited->tries < most_tries)
      return Phone{awaited->number, false};
    auto const number = find_confirmed(sql, user_id);
    return number ? std::optional(Phone{*number, true}) : std::nullopt;
  });
}

std::optional<std::string> Phones::find_confirmed(Sql& sql, std::string_view user_id) {
  auto const row = sql.find_row("SELECT number FROM notice_phones WHERE user_id = ?", {user_id});
  return row ? (*row)[0] : std::nullopt;
}

base::Result<AwaitedCode> Phones::ask(std::string_view user_id, std::string_view number) {
  auto const e164 = phone_number_from(number);
  if (!e164) return base::refuse_field("/number", "This is not the number of a mobile phone.");
  std::string const user(user_id);
  auto const code = six_digits();
  auto const hash = hash_of(user, *e164, code);
  auto const now = clock_.now();
  return db_.write([&](Sql& sql) -> base::Result<AwaitedCode> {
    if (auto refusal = refusal_of_another(sql, user, *e164, now)) return *refusal;
    long long const now_us = base::to_us(now);
    long long const old_us = base::to_us(now - hour);
    sql << "DELETE FROM notice_codes WHERE sent_at_us <= :old", use(old_us);
    sql << "INSERT INTO notice_codes (user_id, sent_at_us, number, code_hash) "
           "VALUES (:user, :now, :number, :hash)",
        use(user), use(now_us), use(*e164), use(hash);
    return AwaitedCode{*e164, code};
  });
}

base::Result<Phone> Phones::confirm(std::string_view user_id, std::string_view code) {
  std::string const user(user_id);
  auto const now = clock_.now();
  auto const number = db_.write([&](Sql& sql) -> std::optional<std::string> {
    auto const awaited = find_awaited(sql, user, now - life_of_code);
    if (!awaited || awaited->tries >= most_tries) return std::nullopt;
    bool const is_right = hash_of(user, awaited->number, code) == awaited->code_hash;
    count_try(sql, user, *awaited, is_right);
    if (!is_right) return std::nullopt;
    keep(sql, user, awaited->number, now);
    return awaited->number;
  });
  if (!number) return base::refuse_field("/code", "The code is wrong or too old.");
  return Phone{*number, true};
}

bool Phones::remove(std::string_view user_id) {
  std::string const user(user_id);
  return db_.write([&](Sql& sql) {
    soci::statement remove =
        (sql.prepare << "DELETE FROM notice_phones WHERE user_id = :user", use(user));
    remove.execute(true);
    bool const had_one = remove.get_affected_rows() == 1;
    // What was sent counts still, but can confirm nothing any more.
    sql << "UPDATE notice_codes SET tries = :most WHERE user_id = :user", use(most_tries),
        use(user);
    return had_one;
  });
}

std::string Phones::six_digits() {
  constexpr std::uint32_t codes = 1'000'000;
  constexpr std::uint32_t fair = UINT32_MAX / codes * codes;  // above it some would come oftener
  std::uint32_t number = fair;
  while (number >= fair) random_.fill(std::as_writable_bytes(std::span(&number, 1)));
  return fmt::format("{:06}", number % codes);
}

}  // namespace notices
