// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "base/civil.hpp"
#include "feedback/opinion_desk.hpp"
#include "feedback/remarks.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/language.hpp"

// Opinions as the API reads and writes them. Include it from .cpp files only.
namespace feedback {

struct PlaceOpinionGiven {
  int stars = 0;
  std::vector<PlaceRemark> remarks;
  std::optional<std::string> text;
};
struct PlanOpinionGiven {
  int stars = 0;
  std::vector<PlanRemark> remarks;
  std::optional<std::string> text;
};
struct PlaceOpinionView {
  OpinionId id;
  int stars = 0;
  std::vector<PlaceRemark> remarks;
  std::string text;
  bool is_hidden = false;
  base::Instant updated_at{};
};
struct PlanOpinionView {
  OpinionId id;
  int stars = 0;
  std::vector<PlanRemark> remarks;
  std::string text;
  bool is_hidden = false;
  base::Instant updated_at{};
};
struct RemarkCount {
  PlaceRemark remark{};
  std::int64_t count = 0;
};
struct PlaceFeedback {
  std::int64_t count = 0;
  std::optional<double> stars;
  std::vector<std::int64_t> by_stars;
  std::vector<RemarkCount> remarks;
  std::optional<base::Instant> newest;
  std::vector<PlaceOpinionView> words;
};
struct MyPlaceOpinion {
  bool may_give = false;
  std::optional<base::Day> visited_on;
  std::optional<PlaceOpinionView> opinion;
};
struct RatedVisit {
  std::string place_key;
  base::Day day{};
  std::optional<PlaceOpinionView> opinion;
};
struct MyTripOpinions {
  bool may_give = false;
  std::optional<PlanOpinionView> opinion;
  std::vector<RatedVisit> visits;
};
struct MyOfferOpinion {
  std::optional<PlanOpinionView> opinion;
};

BOOST_DESCRIBE_STRUCT(PlaceOpinionGiven, (), (stars, remarks, text))
BOOST_DESCRIBE_STRUCT(PlanOpinionGiven, (), (stars, remarks, text))
BOOST_DESCRIBE_STRUCT(PlaceOpinionView, (), (id, stars, remarks, text, is_hidden, updated_at))
BOOST_DESCRIBE_STRUCT(PlanOpinionView, (), (id, stars, remarks, text, is_hidden, updated_at))
BOOST_DESCRIBE_STRUCT(RemarkCount, (), (remark, count))
BOOST_DESCRIBE_STRUCT(PlaceFeedback, (), (count, stars, by_stars, remarks, newest, words))
BOOST_DESCRIBE_STRUCT(MyPlaceOpinion, (), (may_give, visited_on, opinion))
BOOST_DESCRIBE_STRUCT(RatedVisit, (), (place_key, day, opinion))
BOOST_DESCRIBE_STRUCT(MyTripOpinions, (), (may_give, opinion, visits))
BOOST_DESCRIBE_STRUCT(MyOfferOpinion, (), (opinion))

inline http::Rules opinion_rules() {
  using http::field;
  return {field("stars").range(1, 5), field("remarks").items(0, 5).may_be_missing(),
          field("text").length(0, 1000)};
}
inline http::Rules rules(http::Of<PlaceOpinionGiven>) { return opinion_rules(); }
inline http::Rules rules(http::Of<PlanOpinionGiven>) { return opinion_rules(); }
inline http::Rules rules(http::Of<PlaceOpinionView>) {
  return {http::field("is_hidden").text("By those who run the installation; it counts no more.")};
}
inline http::Rules rules(http::Of<PlaceFeedback>) {
  using http::field;
  return {field("count").text("People who said something."),
          field("stars").text("Their mean; absent: nobody did."),
          field("by_stars").text("How many gave one star, two … five."),
          field("remarks").text("The most frequent first, of the newest opinions."),
          field("newest").text("When the last of them was given or changed."),
          field("words").text("The newest that say something in words, without names.")};
}
inline http::Rules rules(http::Of<MyPlaceOpinion>) {
  using http::field;
  return {field("may_give").text("From the day on that a trip of theirs visits the place."),
          field("visited_on").text("The last such day until today.")};
}
inline http::Rules rules(http::Of<MyTripOpinions>) {
  using http::field;
  return {field("may_give").text("From the last day of the trip on."),
          field("opinion").text("Of the plan; absent: none was given."),
          field("visits").text("Until today, by time.")};
}

// Remarks of releases that had other words are left out.
template <class View>
View opinion_view(Opinion const& opinion) {
  View made{.id = opinion.id,
            .stars = opinion.said.stars,
            .text = opinion.said.text,
            .is_hidden = opinion.is_hidden,
            .updated_at = opinion.updated_at};
  using Remark = typename decltype(made.remarks)::value_type;
  for (auto const& word : opinion.said.remarks)
    if (auto const remark = http::enum_from<Remark>(word)) made.remarks.push_back(*remark);
  return made;
}

// In the language of who asks.
http::Response refused(base::Error const& error, http::Request const& request);

}  // namespace feedback
