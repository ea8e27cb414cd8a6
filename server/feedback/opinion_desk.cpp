// SPDX-License-Identifier: Apache-2.0
#include "feedback/opinion_desk.hpp"

#include <fmt/format.h>

#include "feedback/impl/opinion_rows.hpp"
#include "storage/errors.hpp"

namespace feedback {
namespace {

using soci::use;
using storage::Row;
using storage::Sql;

constexpr std::string_view read_columns =
    "is_settled, (SELECT COUNT(*) FROM opinion_reports r WHERE r.opinion_id = opinions.id)";

ReadOpinion read_from(Row const& row) {
  return {opinion_from(row), row[opinion_width].value() == "1",
          std::stoll(row[opinion_width + 1].value())};
}

base::Error no_such_opinion() {
  return base::refuse(base::Refusal::not_found, "There is no such opinion.");
}

}  // namespace

base::Result<void> OpinionDesk::report(OpinionId id, std::string_view user_id, OpinionFault fault) {
  auto const now_us = static_cast<long long>(base::to_us(clock_.now()));
  auto const day_ago_us = base::to_us(clock_.now() - std::chrono::days(1));
  return db_.write([&](Sql& sql) -> base::Result<void> {
    auto const opinion = id.str();
    if (!sql.find_row("SELECT 1 FROM opinions WHERE id = ? AND user_id <> ? AND hidden_at_us = 0",
                      {opinion, user_id}))
      return no_such_opinion();
    auto const row =
        sql.find_row("SELECT COUNT(*) FROM opinion_reports WHERE user_id = ? AND at_us > ?",
                     {user_id, day_ago_us});
    if (std::stoll((*row)[0].value()) >= most_reports_a_day)
      return base::refuse(base::Refusal::too_many,
                          "That is a lot for one day; please go on later.");
    std::string const user(user_id);
    std::string const word(http::word_of(fault));
    storage::unless_duplicate([&] {
      sql << "INSERT INTO opinion_reports (opinion_id, user_id, fault, at_us) VALUES (:opinion, "
             ":user, :fault, :at)",
          use(opinion), use(user), use(word), use(now_us);
    });
    return {};
  });
}

std::vector<ReadOpinion> OpinionDesk::list(OpinionFilter const& filter) {
  static auto const statement = fmt::format(
      "SELECT {}, {} FROM opinions WHERE (? = '' OR subject = ?) AND (? = 'all' OR (? = 'hidden' "
      "AND hidden_at_us > 0) OR (? = 'reported' AND hidden_at_us = 0 AND EXISTS (SELECT 1 FROM "
      "opinion_reports r WHERE r.opinion_id = opinions.id))) ORDER BY updated_at_us DESC, id DESC "
      "LIMIT ? OFFSET ?",
      opinion_columns, read_columns);
  auto const subject = filter.subject ? http::word_of(*filter.subject) : "";
  auto const state = http::word_of(filter.state);
  std::vector<ReadOpinion> made;
  for (auto const& row : db_.read([&](Sql& sql) {
         return sql.list_rows(statement,
                              {subject, subject, state, state, state, filter.limit, filter.skip});
       }))
    made.push_back(read_from(row));
  return made;
}

std::optional<ReadOpinion> OpinionDesk::find(OpinionId id) {
  static auto const statement =
      fmt::format("SELECT {}, {} FROM opinions WHERE id = ?", opinion_columns, read_columns);
  auto const key = id.str();
  auto const row = db_.read([&](Sql& sql) { return sql.find_row(statement, {key}); });
  if (!row) return std::nullopt;
  return read_from(*row);
}

std::vector<OpinionStep> OpinionDesk::steps_of(OpinionId id) {
  auto const key = id.str();
  std::vector<OpinionStep> made;
  for (auto const& row : db_.read([&](Sql& sql) {
         return sql.list_rows(
             "SELECT actor_id, step, fault, at_us FROM opinion_steps WHERE opinion_id = ? "
             "ORDER BY id",
             {key});
       }))
    made.push_back({row[0].value(), http::enum_from<OpinionDone>(row[1].value()).value(),
                    http::enum_from<OpinionFault>(row[2].value()),
                    base::instant_from_us(std::stoll(row[3].value()))});
  return made;
}

base::Result<void> OpinionDesk::hide(OpinionId id, std::string_view actor_id, OpinionFault fault) {
  return take_step(id, actor_id, OpinionDone::hide, http::word_of(fault));
}

base::Result<void> OpinionDesk::show(OpinionId id, std::string_view actor_id) {
  return take_step(id, actor_id, OpinionDone::show, "");
}

base::Result<void> OpinionDesk::take_step(OpinionId id, std::string_view actor_id, OpinionDone done,
                                          std::string_view fault) {
  auto const now_us = static_cast<long long>(base::to_us(clock_.now()));
  long long const hidden_us = done == OpinionDone::hide ? now_us : 0;
  auto const opinion = id.str();
  auto const step_id = ids_.next().str();
  std::string const actor(actor_id);
  std::string const step(http::word_of(done));
  std::string const why(fault);
  auto const taken = db_.write([&](Sql& sql) -> base::Result<void> {
    if (!sql.find_row("SELECT 1 FROM opinions WHERE id = ?", {opinion})) return no_such_opinion();
    sql << "UPDATE opinions SET hidden_at_us = :hidden WHERE id = :id", use(hidden_us),
        use(opinion);
    if (done == OpinionDone::show)
      sql << "DELETE FROM opinion_reports WHERE opinion_id = :id", use(opinion);
    sql << "INSERT INTO opinion_steps (id, opinion_id, actor_id, step, fault, at_us) VALUES (:id, "
           ":opinion, :actor, :step, :fault, :at)",
        use(step_id), use(opinion), use(actor), use(step), use(why), use(now_us);
    return {};
  });
  opinions_.note_change();
  return taken;
}

}  // namespace feedback
