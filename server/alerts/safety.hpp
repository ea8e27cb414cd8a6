// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "alerts/point.hpp"
#include "alerts/seal.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "base/random.hpp"
#include "base/result.hpp"
#include "storage/database.hpp"

namespace alerts {

using SosId = base::Id<struct Sos>;
using PositionId = base::Id<struct SharedPositionOf>;

struct Contact {
  std::string name;
  std::string phone;
  std::string relation;
};

// What helps whoever helps: shown to the person alone, and to support while an SOS is open.
struct SafetyCard {
  std::vector<Contact> contacts;
  std::string medical;  // blood group, allergies, medicines; may be empty
};

struct Position {
  PointOnEarth at;
  std::optional<int> accuracy_m;
};

// What somebody said who needs help.
struct SosTold {
  std::optional<Position> position;
  std::string words;  // where that is; may be empty
  std::string note;
};

struct SosCall {
  SosId id;
  std::string user_id;
  std::string trip_id;  // empty: none
  SosTold told;
  bool is_open = true;
  std::string answered_by;  // empty: nobody yet
  base::Instant created_at{};
  base::Instant updated_at{};
};

struct SharedPosition {
  PositionId id;
  std::string user_id;
  Position position;
  std::string name;  // of the person, as they want to be called
  std::string note;
  base::Instant expires_at{};
  base::Instant updated_at{};
};

// Whoever answers calls for help. Each may be told again of what it knows.
struct SosDesk {
  std::function<void(SosCall const&)> opened = [](SosCall const&) {};
  std::function<void(SosCall const&, std::string_view agent_id)> answered = [](SosCall const&,
                                                                               std::string_view) {};
  std::function<void(SosCall const&)> ended = [](SosCall const&) {};
};

// Safety cards, SOS calls and shared positions; what is personal in them is sealed at rest.
class Safety {
 public:
  Safety(storage::Database& db, base::Clock const& clock, Seal const& seal)
      : db_(db), clock_(clock), seal_(seal) {}

  std::optional<SafetyCard> find_card(std::string_view user_id);
  void keep_card(std::string_view user_id, SafetyCard const& card);

  // Opens a call; the same id again is the same call with what is told now, so that it can be
  // repeated until it arrives. Refuses (conflict) one that is closed, (not_found) one of others.
  // True: it is new.
  base::Result<bool> call(SosCall const& call);
  std::optional<SosCall> find_call(SosId id);
  std::vector<SosCall> list_calls_of(std::string_view user_id, std::size_t limit);
  std::vector<SosCall> list_open(std::size_t limit);  // the longest waiting first
  // False when somebody else was faster, or the call is closed.
  bool answer(SosId id, std::string_view agent_id);
  bool close(SosId id);

  // Answers the token of the link; only its hash is kept.
  std::string share(SharedPosition const& position, base::Random& random);
  // False when there is no such position of that person, or it has expired.
  bool move(PositionId id, std::string_view user_id, Position const& position);
  bool stop_sharing(PositionId id, std::string_view user_id);
  std::optional<SharedPosition> find_shared(std::string_view token);
  std::vector<SharedPosition> list_shared_by(std::string_view user_id);

  void remove_expired();
  void remove_all_of(std::string_view user_id);

 private:
  storage::Database& db_;
  base::Clock const& clock_;
  Seal const& seal_;
};

}  // namespace alerts
