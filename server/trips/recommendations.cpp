// SPDX-License-Identifier: Apache-2.0
#include "trips/recommendations.hpp"

#include <algorithm>
#include <array>

#include "storage/sql.hpp"
#include "trips/impl/destination_names.hpp"

namespace trips {

using soci::use;
using storage::Sql;

void Recommendations::add(RecommendationId id, std::string_view user_id,
                          std::string_view answer_json, std::string_view wish_json) {
  std::string const key = id.str();
  std::string const user(user_id);
  std::string const answer(answer_json);
  std::string const wish(wish_json);
  long long const now_us = base::to_us(clock_.now());
  db_.write([&](Sql& sql) {
    sql << "INSERT INTO recommendations (id, user_id, answer, wish, created_at_us) "
           "VALUES (:id, :user, :answer, :wish, :now)",
        use(key), use(user), use(answer), use(wish), use(now_us);
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

std::optional<std::string> Recommendations::find_wish(RecommendationId id,
                                                      std::string_view user_id) {
  std::string const key = id.str();
  auto row = db_.read([&](Sql& sql) {
    return sql.find_row("SELECT wish FROM recommendations WHERE id = ? AND user_id = ?",
                        {key, user_id});
  });
  return row ? std::move((*row)[0]) : std::nullopt;
}

namespace {

// A statement stays prepared for so many keys; where there are fewer, the last is repeated.
constexpr std::size_t keys_at_once = 16;
constexpr std::string_view select_at_once =
    "SELECT id, user_id, answer FROM recommendations "
    "WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

}  // namespace

std::vector<std::optional<std::string>> Recommendations::find_all(
    std::span<RecommendationKey const> keys) {
  if (keys.size() == 1) return {find(keys[0].id, keys[0].user_id)};
  std::vector<std::string> ids;
  for (auto const& key : keys) ids.push_back(key.id.str());
  std::vector<std::optional<std::string>> answers(keys.size());
  for (std::size_t begin = 0; begin < keys.size(); begin += keys_at_once) {
    auto const end = std::min(keys.size(), begin + keys_at_once);
    std::array<storage::Parameter, keys_at_once> parameters;
    for (std::size_t i = 0; i < keys_at_once; ++i)
      parameters[i] = ids[std::min(begin + i, end - 1)];
    auto const rows = db_.read([&](Sql& sql) { return sql.list_rows(select_at_once, parameters); });
    for (auto const& row : rows)
      for (auto i = begin; i < end; ++i)
        if (row[0] == ids[i] && row[1] == keys[i].user_id)
          answers[i] = with_destination_names(row[2].value(), areas_);
  }
  return answers;
}

void Recommendations::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write(
      [&](Sql& sql) { sql << "DELETE FROM recommendations WHERE user_id = :user", use(user); });
}

}  // namespace trips
