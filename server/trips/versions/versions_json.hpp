// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "trips/api.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/versions/described.hpp"

// Versions and branches on the wire.
namespace trips {

struct Person {
  std::string id;
  std::string name;
};

struct VersionAnswer {
  std::int64_t number = 1;
  BranchId branch;
  std::optional<std::int64_t> parent;
  std::optional<std::int64_t> other_parent;
  ChangeKind kind = ChangeKind::kept;
  std::optional<Person> by;
  bool by_support = false;
  std::optional<Words> label;
  std::optional<std::string> name;
  bool is_draft = false;
  base::Instant created_at{};
};

struct BranchAnswer {
  BranchId id;
  std::string name;
  bool is_main = false;
  std::int64_t head = 1;
  base::Instant created_at{};
};

BOOST_DESCRIBE_STRUCT(Person, (), (id, name))
BOOST_DESCRIBE_STRUCT(VersionAnswer, (),
                      (number, branch, parent, other_parent, kind, by, by_support, label, name,
                       is_draft, created_at))
BOOST_DESCRIBE_STRUCT(BranchAnswer, (), (id, name, is_main, head, created_at))

inline std::string api_name(http::Of<VersionAnswer>) { return "TripVersion"; }
inline std::string api_name(http::Of<BranchAnswer>) { return "TripBranch"; }
inline http::Rules rules(http::Of<VersionAnswer>) {
  using http::field;
  return {field("other_parent").text("What was undone, restored or merged."),
          field("by").text("None: the account is gone."),
          field("by_support").text("By support, because a member allowed it."),
          field("label").text("What was done."),
          field("is_draft").text("Kept although something is violated.")};
}
inline http::Rules rules(http::Of<BranchAnswer>) {
  return {http::field("name").text("Empty: the main one.")};
}

// What people are called; each is looked up once.
class Names {
 public:
  explicit Names(Parts const& parts) : parts_(parts) {}
  Names(Parts const& parts, TripId trip);  // knows too who was let into it as support
  // Nothing: the account is gone.
  std::optional<Person> find(std::string const& user_id);
  // Whether they were let in as support at that moment.
  bool is_of_support(std::string const& user_id, base::Instant at) const;

 private:
  Parts const& parts_;
  std::vector<Grant> grants_;
  std::map<std::string, std::string> known_;
};

VersionAnswer version_answer(Version const& version, Names& names);
std::vector<BranchAnswer> branch_answers(std::vector<TripBranch> const& branches, TripId trip);
// Of a cursor.
std::optional<VersionNumber> number_from(std::string_view text);

}  // namespace trips
