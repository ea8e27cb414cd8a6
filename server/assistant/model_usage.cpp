// SPDX-License-Identifier: Apache-2.0
#include "assistant/model_usage.hpp"

#include "storage/errors.hpp"
#include "storage/sql.hpp"

namespace assistant {

using soci::use;
using storage::Sql;

void ModelUsage::add(std::string_view user_id, base::Day day, std::string_view provider,
                     Used const& used) {
  std::string const user(user_id);
  std::string const date = base::to_text(day);
  std::string const by(provider);
  long long const calls = used.calls;
  long long const prompt = used.prompt_tokens;
  long long const reply = used.reply_tokens;
  long long const cost = used.cost_micro_yuan;
  db_.write([&](Sql& sql) {
    storage::unless_duplicate([&] {
      sql << "INSERT INTO model_usage (user_id, day, provider, calls, prompt_tokens, "
             "reply_tokens, cost_micro_yuan) VALUES (:user, :day, :provider, 0, 0, 0, 0)",
          use(user), use(date), use(by);
    });
    sql << "UPDATE model_usage SET calls = calls + :calls, "
           "prompt_tokens = prompt_tokens + :prompt, reply_tokens = reply_tokens + :reply, "
           "cost_micro_yuan = cost_micro_yuan + :cost "
           "WHERE user_id = :user AND day = :day AND provider = :provider",
        use(calls), use(prompt), use(reply), use(cost), use(user), use(date), use(by);
  });
}

Used ModelUsage::on_day(std::string_view user_id, base::Day day) {
  std::string const date = base::to_text(day);
  auto const row = db_.read([&](Sql& sql) {
    return sql.find_row(
        "SELECT COALESCE(SUM(calls), 0), COALESCE(SUM(prompt_tokens), 0), "
        "COALESCE(SUM(reply_tokens), 0), COALESCE(SUM(cost_micro_yuan), 0) "
        "FROM model_usage WHERE user_id = ? AND day = ?",
        {user_id, date});
  });
  auto const number = [&](std::size_t column) { return std::stoll((*row)[column].value()); };
  return {number(0), number(1), number(2), number(3)};
}

void ModelUsage::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) { sql << "DELETE FROM model_usage WHERE user_id = :user", use(user); });
}

}  // namespace assistant
