// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace notices {

// Where a person's short messages go. None does before they have repeated the code sent there.
struct Phone {
  std::string number;  // E.164: "+8613800138000"
  bool is_confirmed = false;
};

struct AwaitedCode {
  std::string number;
  std::string code;  // six digits
};

// The rows of `notice_phones`: one number for each person.
class Phones {
 public:
  Phones(storage::Database& db, base::Clock const& clock, base::Random& random)
      : db_(db), clock_(clock), random_(random) {}

  std::optional<Phone> find(std::string_view user_id);
  static std::optional<std::string> find_confirmed(storage::Sql& sql, std::string_view user_id);

  // Notes the number, unconfirmed, and makes the code to be sent there. A number confirmed before
  // stays in force until the new one is. Refuses (too_many) more than one code in a minute and
  // five in an hour, to one person or to one number: messages cost money and annoy strangers.
  base::Result<AwaitedCode> ask(std::string_view user_id, std::string_view number);
  // Refuses (invalid, at /code) a code that is wrong, older than five minutes, or tried too often.
  base::Result<Phone> confirm(std::string_view user_id, std::string_view code);
  bool remove(std::string_view user_id);

 private:
  std::string six_digits();

  storage::Database& db_;
  base::Clock const& clock_;
  base::Random& random_;
};

// "138 0013 8000", "+86 138-0013-8000" or "0044 7700 900123" as E.164; without a country it is
// China's. nullopt: it is no number of a mobile phone.
std::optional<std::string> phone_number_from(std::string_view text);
// "+86 138****8000".
std::string masked_number(std::string_view number);

}  // namespace notices
