// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "planner/plan.hpp"

namespace trips {

// Why there is no plan, with everything that helps the traveller on.
struct WrongField {
  std::string pointer;
  planner::Words detail;
};

struct Choice {  // an area to ask for instead
  std::string adcode;
  std::string full_name;  // in Chinese, to be sent as the destination
  planner::Words name;    // the same in both languages, to be read
};

struct Conflict {  // wishes that cannot hold together, with the figures
  std::string id;
  planner::Words text;
};

struct Change {  // of one field of the wish; `value` is JSON
  std::string field;
  std::string value;
};

// One of the wishes that cannot all be met: without any one of them the others can.
struct Claim {
  std::string field;  // of the wish
  planner::Words text;
};

struct Relaxation {  // a change with which there is a plan: it was tried
  std::string id;
  planner::Words text;
  Change change;
  double size = 0;                  // how much it asks of the traveller: 1 is a lot
  std::optional<Change> also = {};  // where one change is not enough
};

struct Refused {
  std::string code;  // invalid, ambiguous_destination, unknown_destination, no_catalogue, …
  planner::Words why;
  std::vector<WrongField> fields = {};
  std::vector<Choice> choices = {};
  std::vector<Conflict> conflicts = {};
  std::vector<Claim> conflicting = {};       // a smallest set of wishes that cannot hold together
  std::vector<Relaxation> relaxations = {};  // smallest first
};

}  // namespace trips
