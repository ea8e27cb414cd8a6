// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/candidates.hpp"

#include <algorithm>
#include <cmath>

#include "planner/journey.hpp"

namespace chinatravel {

namespace {

constexpr std::size_t sights_around = 55;
constexpr std::size_t restaurants_around = 24;
constexpr std::size_t cheapest_restaurants = 8;
constexpr std::size_t breakfast_places = 4;
constexpr std::size_t near_each_anchor = 5;
constexpr std::size_t of_each_wish = 6;
constexpr std::size_t hotels_around = 10;
constexpr std::size_t cheapest_hotels = 6;
constexpr std::size_t breakfast_near_each_arrival = 3;
constexpr int breakfast_opens = 8 * 60 + 30;

double km_between(base::LatLon a, base::LatLon b) { return base::distance_m(a, b) / 1000; }

std::string const& type_of(Sight const& sight) { return sight.type; }
std::string const& type_of(Restaurant const& restaurant) { return restaurant.cuisine; }
std::string const& type_of(Hotel const& hotel) { return hotel.feature; }

// What the wishes leave of a table, and which of it they name.
template <class Place>
class Choosing {
 public:
  Choosing(std::vector<Place> const& places, Wishes const& wishes, Role role)
      : places_(places), chosen_(places.size()), wishes_(wishes), role_(role) {
    for (std::size_t i = 0; i < places.size(); ++i)
      if (!is_excluded(places[i])) left_.push_back(static_cast<int>(i));
  }

  std::vector<int> const& left() const { return left_; }
  std::vector<int> const& result() const { return result_; }
  Place const& place(int index) const { return places_[static_cast<std::size_t>(index)]; }

  bool is_wanted(Place const& place) const {
    bool const is_choice =
        std::any_of(wishes_.choices.begin(), wishes_.choices.end(), [&](Choice const& choice) {
          return choice.role == role_ && !choice.is_type && choice.want != Choice::Want::none &&
                 names(choice, place.name, type_of(place));
        });
    auto const is_it = [&](auto const& wish) { return wish.place == place.name; };
    return is_choice || std::any_of(wishes_.visits.begin(), wishes_.visits.end(), is_it) ||
           std::any_of(wishes_.orders.begin(), wishes_.orders.end(), [&](PlaceOrder const& order) {
             return order.first == place.name || order.then == place.name;
           });
  }

  void take(int index) {
    if (chosen_[static_cast<std::size_t>(index)]) return;
    chosen_[static_cast<std::size_t>(index)] = true;
    result_.push_back(index);
  }
  // The `count` best that are left and for which `holds`.
  template <class Utility, class Holds>
  void take_best(std::size_t count, Utility utility, Holds holds) {
    std::vector<std::pair<double, int>> ranked;
    for (int const index : left_)
      if (holds(place(index))) ranked.emplace_back(-utility(place(index)), index);
    count = std::min(count, ranked.size());
    std::partial_sort(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(count),
                      ranked.end());
    for (std::size_t i = 0; i < count; ++i) take(ranked[i].second);
  }
  template <class Utility>
  void take_best(std::size_t count, Utility utility) {
    take_best(count, utility, [](Place const&) { return true; });
  }
  void take_wanted() {
    for (int const index : left_)
      if (is_wanted(place(index))) take(index);
  }
  // Some of every type that is asked for.
  template <class Utility>
  void take_types(Utility utility) {
    for (auto const& choice : wishes_.choices) {
      if (choice.role != role_ || !choice.is_type || choice.want == Choice::Want::none) continue;
      for (auto const& value : choice.values)
        take_best(of_each_wish, utility,
                  [&](Place const& place) { return type_of(place) == value; });
    }
  }

 private:
  bool is_excluded(Place const& place) const {
    return std::any_of(wishes_.choices.begin(), wishes_.choices.end(), [&](Choice const& choice) {
      return choice.role == role_ && choice.want == Choice::Want::none &&
             names(choice, place.name, type_of(place));
    });
  }

  std::vector<Place> const& places_;
  std::vector<bool> chosen_;
  Wishes const& wishes_;
  Role role_;
  std::vector<int> left_;
  std::vector<int> result_;
};

// The tightest limit on this kind of spending alone or with others, in yuan for one person.
double limit_of(Wishes const& wishes, unsigned spending, int people) {
  double least = std::numeric_limits<double>::infinity();
  for (auto const& budget : wishes.budgets)
    if ((budget.counts & spending) != 0) least = std::min(least, budget.yuan / people);
  return least;
}

class Area {
 public:
  Area(City const& city, Wishes const& wishes, Choosing<Sight> const& sights,
       Choosing<Restaurant> const& restaurants, Choosing<Hotel> const& hotels)
      : city_(city) {
    for (int const index : sights.left())
      if (sights.is_wanted(sights.place(index))) anchors_.push_back(sights.place(index).at);
    for (int const index : restaurants.left())
      if (restaurants.is_wanted(restaurants.place(index)))
        anchors_.push_back(restaurants.place(index).at);
    for (int const index : hotels.left())
      if (hotels.is_wanted(hotels.place(index))) anchors_.push_back(hotels.place(index).at);
    for (auto const& near : wishes.hotel_near)
      if (auto const at = city.points.find(near.place); at != city.points.end())
        anchors_.push_back(at->second);
    find_centre(sights);
  }

  base::LatLon centre() const { return centre_; }
  std::vector<base::LatLon> const& anchors() const { return anchors_; }

 private:
  // Where many sights lie close together, not far from what has to be visited anyway.
  void find_centre(Choosing<Sight> const& sights) {
    double best = -1;
    for (int const index : sights.left()) {
      auto const at = sights.place(index).at;
      double density = 0;
      for (int const other : sights.left()) {
        auto const& sight = sights.place(other);
        density += std::exp(-km_between(at, sight.at) / 2) / (1 + sight.stay_min / 60.0);
      }
      double far = 0;
      for (auto const& anchor : anchors_) far += km_between(at, anchor);
      if (!anchors_.empty()) density *= std::exp(-far / static_cast<double>(anchors_.size()) / 8);
      if (density > best) {
        best = density;
        centre_ = at;
      }
    }
  }

  City const& city_;
  std::vector<base::LatLon> anchors_;
  base::LatLon centre_;
};

void choose_sights(Choosing<Sight>& sights, Area const& area, double limit, bool has_taxi,
                   City const& city) {
  auto const utility_from = [&](base::LatLon centre) {
    return [&sights, centre, has_taxi, &city](Sight const& sight) {
      double const access = has_taxi ? 0 : 3 * city.access(sight.at).km;
      return -km_between(centre, sight.at) - 3 * sight.stay_min / 60.0 -
             sight.price * worth_per_yuan - access;
    };
  };
  auto const is_affordable = [&](Sight const& sight) { return sight.price <= limit; };
  sights.take_wanted();
  sights.take_types(utility_from(area.centre()));
  sights.take_best(sights_around, utility_from(area.centre()), is_affordable);
  for (auto const& anchor : area.anchors())
    sights.take_best(near_each_anchor, utility_from(anchor), is_affordable);
}

void choose_restaurants(Choosing<Restaurant>& restaurants, Area const& area, double limit,
                        std::vector<base::LatLon> const& early_arrivals) {
  auto const utility_from = [](base::LatLon centre) {
    return [centre](Restaurant const& restaurant) {
      return -km_between(centre, restaurant.at) - restaurant.price * worth_per_yuan / 2;
    };
  };
  auto const is_affordable = [&](Restaurant const& place) { return place.price <= limit; };
  auto const serves = [&](Restaurant const& place) {
    return is_affordable(place) && place.opens <= 12 * 60 &&
           (place.closes >= 18 * 60 || place.closes <= place.opens);
  };
  restaurants.take_wanted();
  restaurants.take_types(utility_from(area.centre()));
  restaurants.take_best(restaurants_around, utility_from(area.centre()), serves);
  restaurants.take_best(
      cheapest_restaurants,
      [&](Restaurant const& place) {
        return -place.price - km_between(area.centre(), place.at) / 2;
      },
      serves);
  auto const serves_breakfast = [&](Restaurant const& place) {
    return is_affordable(place) && place.opens <= breakfast_opens;
  };
  restaurants.take_best(breakfast_places, utility_from(area.centre()), serves_breakfast);
  for (auto const& arrival : early_arrivals)
    restaurants.take_best(breakfast_near_each_arrival, utility_from(arrival), serves_breakfast);
  for (auto const& anchor : area.anchors())
    restaurants.take_best(near_each_anchor, utility_from(anchor), serves);
}

void choose_hotels(Choosing<Hotel>& hotels, Area const& area, City const& city, Query const& query,
                   Wishes const& wishes) {
  auto const admits = [&](Hotel const& hotel) {
    bool const is_chosen =
        std::all_of(wishes.choices.begin(), wishes.choices.end(), [&](Choice const& choice) {
          if (choice.role != Role::hotel || choice.want == Choice::Want::none) return true;
          bool const is_one = choice.values.size() == 1 || choice.want == Choice::Want::any;
          return is_one && names(choice, hotel.name, hotel.feature);
        });
    bool const is_near =
        std::all_of(wishes.hotel_near.begin(), wishes.hotel_near.end(), [&](NearPlace const& near) {
          auto const at = city.points.find(near.place);
          return at != city.points.end() && km_between(at->second, hotel.at) <= near.km * 1.01;
        });
    return is_chosen && is_near && (!wishes.beds || *wishes.beds == hotel.beds);
  };
  double const nights = query.days - 1;
  double const rooms = static_cast<double>(rooms_for(query, wishes)) / query.people;
  auto const utility = [&](Hotel const& hotel) {
    return -km_between(area.centre(), hotel.at) - hotel.price * rooms * nights * worth_per_yuan / 4;
  };
  hotels.take_best(hotels_around, utility, admits);
  hotels.take_best(
      cheapest_hotels, [](Hotel const& hotel) { return -hotel.price; }, admits);
}

}  // namespace

bool names(Choice const& choice, std::string const& name, std::string const& type) {
  auto const& value = choice.is_type ? type : name;
  return std::find(choice.values.begin(), choice.values.end(), value) != choice.values.end();
}

int rooms_for(Query const& query, Wishes const& wishes) {
  return wishes.rooms.value_or((query.people + 1) / 2);
}

Candidates candidates_for(City const& city, Query const& query, Wishes const& wishes,
                          std::vector<base::LatLon> const& early_arrivals) {
  Choosing<Sight> sights(city.sights, wishes, Role::sight);
  Choosing<Restaurant> restaurants(city.restaurants, wishes, Role::restaurant);
  Choosing<Hotel> hotels(city.hotels, wishes, Role::hotel);
  Area const area(city, wishes, sights, restaurants, hotels);
  choose_sights(sights, area, limit_of(wishes, planner::sight_tickets, query.people),
                wishes.modes[taxi], city);
  choose_restaurants(restaurants, area, limit_of(wishes, planner::meal_bills, query.people),
                     early_arrivals);
  choose_hotels(hotels, area, city, query, wishes);
  return {sights.result(), restaurants.result(), hotels.result()};
}

}  // namespace chinatravel
