// SPDX-License-Identifier: Apache-2.0
#include "trips/versions/versions_json.hpp"

#include <algorithm>
#include <charconv>

#include "http/described.hpp"
#include "storage/sql.hpp"
#include "trips/together/asked.hpp"

namespace trips {

Names::Names(Parts const& parts, TripId trip)
    : parts_(parts),
      grants_(parts.db.read([&](storage::Sql& sql) { return list_grants(sql, trip); })) {}

bool Names::is_of_support(std::string const& user_id, base::Instant at) const {
  return std::any_of(grants_.begin(), grants_.end(), [&](Grant const& grant) {
    return grant.user_id == user_id && grant.from <= at && at < grant.until;
  });
}

std::optional<Person> Names::find(std::string const& user_id) {
  auto known = known_.find(user_id);
  if (known == known_.end()) known = known_.emplace(user_id, name_of_person(parts_, user_id)).first;
  if (known->second.empty()) return std::nullopt;
  return Person{user_id, known->second};
}

VersionAnswer version_answer(Version const& version, Names& names) {
  VersionAnswer answer;
  answer.number = version.number;
  answer.branch = version.branch;
  if (version.parent != 0) answer.parent = version.parent;
  if (version.other_parent != 0) answer.other_parent = version.other_parent;
  answer.kind = version.kind;
  answer.by = names.find(version.author_id);
  answer.by_support = names.is_of_support(version.author_id, version.created_at);
  if (auto label = http::parse<Words>(version.label_json)) answer.label = std::move(*label);
  if (!version.name.empty()) answer.name = version.name;
  answer.is_draft = version.is_draft;
  answer.created_at = version.created_at;
  return answer;
}

std::vector<BranchAnswer> branch_answers(std::vector<TripBranch> const& branches, TripId trip) {
  std::vector<BranchAnswer> answers;
  for (auto const& branch : branches)
    answers.push_back(
        {branch.id, branch.name, branch.id == main_branch(trip), branch.head, branch.created_at});
  return answers;
}

std::optional<VersionNumber> number_from(std::string_view text) {
  VersionNumber number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace trips
