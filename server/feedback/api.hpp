// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <vector>

#include "base/civil.hpp"
#include "feedback/comments.hpp"
#include "feedback/opinion_desk.hpp"
#include "feedback/opinions.hpp"
#include "http/endpoint.hpp"

namespace feedback {

// A place that somebody has been to, on the newest version of a trip of theirs.
struct PastVisit {
  std::string place_key;
  base::Day day{};
};

// A trip of somebody, as far as it has gone.
struct TripSoFar {
  bool is_over = false;           // from its last day on
  std::vector<PastVisit> visits;  // until today, by time
};

// What the endpoints are built from; what belongs to other modules is asked of them.
struct Parts {
  Opinions& opinions;
  OpinionDesk& desk;
  Comments& comments;
  base::Clock const& clock;
  std::chrono::days settled_after;  // how old an account is that counts in full
  std::function<bool(std::string_view place_key)> is_place;
  // The last day, until today, on which a trip of theirs has a visit there.
  std::function<std::optional<base::Day>(std::string_view user_id, std::string_view place_key)>
      visited_on;
  // nullopt: it is not theirs, or gone.
  std::function<std::optional<TripSoFar>(std::string_view user_id, std::string_view trip_id)>
      trip_of;
  std::function<bool(std::string_view user_id, std::string_view recommendation_id,
                     std::string_view tier)>
      was_offered;
  std::function<base::Instant(std::string_view user_id)> account_since;
  std::function<std::string(std::string_view user_id)> name_of;  // empty: gone
  // In a language; empty: it is gone.
  std::function<std::string(std::string_view place_key, http::Locale locale)> place_name;
  // Whether somebody at this address who is not signed in may say something now.
  std::function<base::Result<void>(std::string_view address)> visitor_turn;
  // Makes a request for help of it, with the id of the comment. Repeatable.
  std::function<base::Result<void>(Comment const& comment, std::vector<std::string> const& errors)>
      ask_support;
};

// …/feedback of places, of trips and of plans that were offered, and comments on the product.
// `parts` must outlive it.
std::vector<http::Endpoint> endpoints(Parts const& parts);

// Parts of the above: for those who run the installation, and about the product.
std::vector<http::Endpoint> desk_endpoints(Parts const& parts);
std::vector<http::Endpoint> comment_endpoints(Parts const& parts);

}  // namespace feedback
