// SPDX-License-Identifier: Apache-2.0
// What a connection leaves of the day.
#pragma once
#include "chinatravel/sandbox.hpp"

namespace chinatravel {

// Out of the station there, and at the station for the ride back, in minutes of the day.
int free_at(Connection const& there);
int at_station_by(Connection const& back);

// What leaving home at this minute takes from the worth of a journey, where a sight is worth about
// ten: nothing from six on, before that an hour as much as a sight, and before five so much that
// only those go who have no other ride.
double drawback_of_leaving(int minute);

}  // namespace chinatravel
