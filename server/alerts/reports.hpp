// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <vector>

#include "alerts/event.hpp"
#include "places/place.hpp"
#include "storage/database.hpp"

namespace alerts {

enum class ReportKind : std::uint8_t { closed, price, hours, unsafe };
BOOST_DESCRIBE_ENUM(ReportKind, closed, price, hours, unsafe)

// When reports of a kind are believed enough for an operator to look: so many people who do not
// depend on each other, within so many days. People with accounts younger than a week count as one
// together, so that nobody closes a place by signing up.
struct Threshold {
  ReportKind kind = ReportKind::closed;
  int people = 3;
  std::chrono::days within{3};
  bool opens_event = false;  // an event that awaits review; else it is only listed
};
Threshold const& threshold_of(ReportKind kind);

struct Report {
  places::PlaceKey place;
  ReportKind kind = ReportKind::closed;
  std::string user_id;
  std::string note;
};

// How a report was taken.
struct Reported {
  bool is_new = false;  // the same person said so today already
  int people = 0;       // who count, this one included
  bool opened_event = false;
};

// What several people say of one place, for operators.
struct ReportGroup {
  std::string place;
  ReportKind kind = ReportKind::closed;
  int people = 0;
  base::Instant first_at{};
  base::Instant last_at{};
  std::string last_note;
};

class Reports {
 public:
  Reports(storage::Database& db, base::Clock const& clock, base::Ids& ids)
      : db_(db), clock_(clock), ids_(ids) {}

  // Refuses (too_many) more than ten reports of a person on a day.
  base::Result<Reported> add(Report const& report, places::Place const& place);
  // Those that no operator has settled, the latest first.
  std::vector<ReportGroup> list_open(std::size_t limit);
  // False when there are none.
  bool settle(std::string_view place, ReportKind kind);
  void remove_all_of(std::string_view user_id);

  static constexpr int most_a_day = 10;

 private:
  int people_who_say(storage::Sql& sql, Report const& report, base::Instant now);
  void open_event(storage::Sql& sql, Report const& report, places::Place const& place,
                  base::Instant now);

  storage::Database& db_;
  base::Clock const& clock_;
  base::Ids& ids_;
};

}  // namespace alerts
