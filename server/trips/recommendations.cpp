// SPDX-License-Identifier: Apache-2.0
#include "trips/recommendations.hpp"

#include "storage/sql.hpp"
#include "trips/impl/destination_names.hpp"

namespace trips {

using soci::use;
using storage::Sql;

void Recommendations::add(RecommendationId id, std::string_view user_id,
                          std::string_view answer_json) {
  std::string const key = id.str();
  std::string const user(user_id);
  std::string const answer(answer_json);
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "INSERT INTO recommendations (id, user_id, answer, created_at_us) "
           "VALUES (:id, :user, :answer, :now)",
        use(key), use(user), use(answer), use(now_us);
  });
}

std::optional<std::string> Recommendations::find(RecommendationId id, std::string_view user_id) {
  std::string const key = id.str();
  auto row = db_.read([&](Sql& sql) {
    return sql.find_row("SELECT answer FROM recommendations WHERE id = ? AND user_id = ?",
                        {key, user_id});
  });
  if (!row) return std::nullopt;
  return with_destination_names(std::move((*row)[0]).value(), areas_);
}

void Recommendations::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write(
      [&](Sql& sql) { sql << "DELETE FROM recommendations WHERE user_id = :user", use(user); });
}

}  // namespace trips
