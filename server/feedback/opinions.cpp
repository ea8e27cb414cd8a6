// SPDX-License-Identifier: Apache-2.0
#include "feedback/opinions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "feedback/impl/opinion_rows.hpp"
#include "storage/errors.hpp"

namespace feedback {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

std::vector<std::string> lines_of(std::string const& text) {
  return text.empty() ? std::vector<std::string>() : base::split(text, '\n');
}

std::optional<Opinion> find_in(Sql& sql, About const& about, std::string_view user_id) {
  static auto const statement =
      fmt::format("SELECT {} FROM opinions WHERE subject = ? AND subject_key = ? AND user_id = ?",
                  opinion_columns);
  auto const row = sql.find_row(statement, {http::word_of(about.subject), about.key, user_id});
  if (!row) return std::nullopt;
  return opinion_from(*row);
}

// The one that is there gives way; of two at once the later one counts.
void put(Sql& sql, About const& about, Speaker const& speaker, Said const& said,
         std::string const& id, long long now_us) {
  std::string const subject(http::word_of(about.subject));
  std::string const user(speaker.user_id);
  auto const remarks = fmt::format("{}", fmt::join(said.remarks, "\n"));
  int const settled = speaker.is_settled ? 1 : 0;
  soci::statement insert =
      (sql.prepare << "INSERT INTO opinions (id, subject, subject_key, user_id, stars, remarks, "
                      "said, is_settled, hidden_at_us, created_at_us, updated_at_us) VALUES (:id, "
                      ":subject, :key, :user, :stars, :remarks, :said, :settled, 0, :created, "
                      ":updated)",
       use(id), use(subject), use(about.key), use(user), use(said.stars), use(remarks),
       use(said.text), use(settled), use(now_us), use(now_us));
  if (storage::unless_duplicate([&] { insert.execute(true); })) return;
  sql << "UPDATE opinions SET stars = :stars, remarks = :remarks, said = :said, is_settled = "
         ":settled, updated_at_us = :updated WHERE subject = :subject AND subject_key = :key AND "
         "user_id = :user",
      use(said.stars), use(remarks), use(said.text), use(settled), use(now_us), use(subject),
      use(about.key), use(user);
}

std::vector<std::pair<std::string, std::int64_t>> count_remarks(std::vector<Row> const& rows) {
  std::map<std::string, std::int64_t> counts;
  for (auto const& row : rows)
    for (auto const& remark : lines_of(row[0].value())) ++counts[remark];
  std::vector<std::pair<std::string, std::int64_t>> made(counts.begin(), counts.end());
  std::stable_sort(made.begin(), made.end(),
                   [](auto const& a, auto const& b) { return a.second > b.second; });
  return made;
}

}  // namespace

Opinion opinion_from(Row const& row) {
  auto const text = [&](std::size_t column) { return row[column].value(); };
  return {.id = OpinionId::parse(text(0)).value(),
          .about = {http::enum_from<OpinionSubject>(text(1)).value(), text(2)},
          .said = {std::stoi(text(3)), lines_of(text(4)), text(5)},
          .is_hidden = text(6) != "0",
          .created_at = base::instant_from_us(std::stoll(text(7))),
          .updated_at = base::instant_from_us(std::stoll(text(8)))};
}

Voices Summary::voices() const {
  Voices made;
  for (std::size_t i = 0; i < by_stars.size(); ++i) {
    made.opinions += by_stars[i];
    made.stars += by_stars[i] * static_cast<std::int64_t>(i + 1);
  }
  return made;
}

base::Result<Opinion> Opinions::give(About const& about, Speaker const& speaker, Said const& said) {
  auto const now_us = base::to_us(clock_.now());
  auto const day_ago_us = base::to_us(clock_.now() - std::chrono::days(1));
  auto const id = ids_.next<OpinionId>().str();
  auto given = db_.write([&](Sql& sql) -> base::Result<Opinion> {
    auto const row =
        sql.find_row("SELECT COUNT(*) FROM opinions WHERE user_id = ? AND updated_at_us > ?",
                     {speaker.user_id, day_ago_us});
    if (!find_in(sql, about, speaker.user_id) && std::stoll((*row)[0].value()) >= most_a_day)
      return base::refuse(base::Refusal::too_many,
                          "That is a lot for one day; please go on later.");
    put(sql, about, speaker, said, id, now_us);
    return find_in(sql, about, speaker.user_id).value();
  });
  note_change();
  return given;
}

std::optional<Opinion> Opinions::find(About const& about, std::string_view user_id) {
  return db_.read([&](Sql& sql) { return find_in(sql, about, user_id); });
}

void Opinions::take_back(About const& about, std::string_view user_id) {
  std::string const subject(http::word_of(about.subject));
  std::string const user(user_id);
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM opinions WHERE subject = :subject AND subject_key = :key AND "
           "user_id = :user AND hidden_at_us = 0",
        use(subject), use(about.key), use(user);
    sql << "UPDATE opinions SET remarks = '', said = '' WHERE subject = :subject AND "
           "subject_key = :key AND user_id = :user",
        use(subject), use(about.key), use(user);
  });
  note_change();
}

Summary Opinions::summary(About const& about) {
  auto const subject = http::word_of(about.subject);
  return db_.read([&](Sql& sql) {
    Summary made;
    for (auto const& row :
         sql.list_rows("SELECT stars, COUNT(*), MAX(updated_at_us) FROM opinions WHERE subject = ? "
                       "AND subject_key = ? AND hidden_at_us = 0 GROUP BY stars",
                       {subject, about.key})) {
      made.by_stars.at(std::stoul(row[0].value()) - 1) = std::stoll(row[1].value());
      auto const newest = base::instant_from_us(std::stoll(row[2].value()));
      made.newest = std::max(made.newest.value_or(newest), newest);
    }
    made.remarks = count_remarks(
        sql.list_rows("SELECT remarks FROM opinions WHERE subject = ? AND subject_key = ? AND "
                      "hidden_at_us = 0 ORDER BY updated_at_us DESC LIMIT ?",
                      {subject, about.key, most_counted}));
    return made;
  });
}

std::vector<Opinion> Opinions::list_words(About const& about, std::int64_t limit) {
  static auto const statement = fmt::format(
      "SELECT {} FROM opinions WHERE subject = ? AND subject_key = ? AND hidden_at_us = 0 AND "
      "said <> '' ORDER BY updated_at_us DESC, id DESC LIMIT ?",
      opinion_columns);
  std::vector<Opinion> made;
  for (auto const& row : db_.read([&](Sql& sql) {
         return sql.list_rows(statement, {http::word_of(about.subject), about.key, limit});
       }))
    made.push_back(opinion_from(row));
  return made;
}

std::unordered_map<std::string, Tally> Opinions::tallies() {
  auto const rows = db_.read([&](Sql& sql) {
    return sql.list_rows(
        "SELECT subject_key, is_settled, COUNT(*), SUM(stars) FROM opinions WHERE "
        "subject = 'place' AND hidden_at_us = 0 GROUP BY subject_key, is_settled",
        {});
  });
  std::unordered_map<std::string, Tally> made;
  for (auto const& row : rows) {
    auto& tally = made[row[0].value()];
    auto& voices = row[1].value() == "1" ? tally.settled : tally.newcomers;
    voices = {std::stoll(row[2].value()), std::stoll(row[3].value())};
  }
  return made;
}

void Opinions::remove_all_of(std::string_view user_id) {
  std::string const user(user_id);
  db_.write([&](Sql& sql) {
    sql << "DELETE FROM opinion_reports WHERE user_id = :user", use(user);
    sql << "DELETE FROM opinions WHERE user_id = :user", use(user);
    sql << "UPDATE opinion_steps SET actor_id = '' WHERE actor_id = :user", use(user);
  });
  note_change();
}

}  // namespace feedback
