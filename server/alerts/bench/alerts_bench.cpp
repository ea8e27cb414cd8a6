// SPDX-License-Identifier: Apache-2.0
// One event against a hundred thousand trips: how long it takes to find those it touches, and how
// much memory the process has had at most.
#include <benchmark/benchmark.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <memory>

#include "alerts/matching.hpp"
#include "storage/migrations.hpp"
#include "storage/sql.hpp"

namespace {

using soci::use;
using namespace alerts;

constexpr int trip_count = 100'000;
constexpr int days_each = 3;
constexpr int rows_a_day = 11;  // five visits, five ways, a night
constexpr int days_of_year = 365;

constexpr std::array<std::pair<base::LatLon, int>, 10> cities{{{{26.08, 119.30}, 350102},
                                                               {{24.48, 118.09}, 350203},
                                                               {{39.91, 116.40}, 110101},
                                                               {{31.23, 121.47}, 310101},
                                                               {{30.25, 120.17}, 330102},
                                                               {{30.66, 104.07}, 510104},
                                                               {{29.56, 106.55}, 500103},
                                                               {{23.13, 113.26}, 440103},
                                                               {{32.06, 118.80}, 320102},
                                                               {{22.54, 114.06}, 440303}}};

base::Instant const new_year = base::china_instant(base::parse_day("2026-01-01").value(), {});

std::string id_of(int number) {
  std::array<std::uint8_t, 16> bytes{};
  for (std::size_t i = 0; i < 4; ++i)
    bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * static_cast<int>(i)));
  return base::Ulid(bytes).str();
}

// The trips of a year, spread over ten cities; every fifth row is in the open.
class World {
 public:
  static World& get() {
    static World world;
    return world;
  }
  storage::Database& db() { return *db_; }

 private:
  World() {
    std::filesystem::remove(file_);
    db_ = std::make_unique<storage::Database>("sqlite:" + file_.string(), random_);
    base::SystemClock const clock;
    storage::migrate(*db_, storage::built_in_migrations(), clock).value();
    for (int first = 0; first < trip_count; first += 5000) add(first, first + 5000);
  }
  ~World() {
    db_.reset();
    for (auto const* end : {"", "-wal", "-shm"}) std::filesystem::remove(file_.string() + end);
  }

  void add(int first, int last) {
    db_->write([&](storage::Sql& sql) {
      std::string trip, day, place, kind;
      int number = 0, cell = 0, area = 0, outdoor = 0, lat = 0, lon = 0;
      long long from = 0, until = 0;
      soci::statement add_trip =
          (sql.prepare << "INSERT INTO trips (id, user_id, recommendation_id, name, destination, "
                          "start_date, end_date, tier, total_low_minor, total_high_minor, "
                          "per_person_low_minor, per_person_high_minor, currency, created_at_us, "
                          "updated_at_us) VALUES (:id, 'u', 'r', 'n', 'd', :day, :day2, 'economy', "
                          "0, 0, 0, 0, 'CNY', 0, 0)",
           use(trip), use(day), use(day));
      soci::statement add_row =
          (sql.prepare << "INSERT INTO trip_exposures (trip_id, row_number_in, version_number, "
                          "kind, day, place_key, lat_e6, lon_e6, to_lat_e6, to_lon_e6, cell, "
                          "area_code, is_outdoor, from_at_us, until_at_us) VALUES (:trip, "
                          ":number, 1, :kind, :day, :place, :lat, :lon, :lat2, :lon2, :cell, "
                          ":area, :outdoor, :from, :until)",
           use(trip), use(number), use(kind), use(day), use(place), use(lat), use(lon), use(lat),
           use(lon), use(cell), use(area), use(outdoor), use(from), use(until));
      for (int i = first; i < last; ++i) {
        auto const& [centre, code] = cities[static_cast<std::size_t>(i) % cities.size()];
        trip = id_of(i + 1);
        auto const start = new_year + std::chrono::days((i / 7) % days_of_year);
        day = base::to_text(base::china_day(start));
        add_trip.execute(true);
        for (number = 0; number < days_each * rows_a_day; ++number) {
          int const of_day = number % rows_a_day;
          auto const at =
              start + std::chrono::days(number / rows_a_day) + std::chrono::hours(8 + of_day);
          kind = of_day == 10 ? "night" : of_day % 2 == 0 ? "visit" : "drive";
          place = "city" + std::to_string(code) + "-" + std::to_string((i * 31 + number) % 300);
          base::LatLon const where{centre.lat + (i * 37 + number * 11) % 200 / 1000.0 - 0.1,
                                   centre.lon + (i * 53 + number * 17) % 200 / 1000.0 - 0.1};
          lat = static_cast<int>(where.lat * 1e6);
          lon = static_cast<int>(where.lon * 1e6);
          cell = trips::cell_of(where);
          area = code;
          outdoor = number % 5 == 0 ? 1 : 0;
          from = base::to_us(at);
          until = base::to_us(at + std::chrono::minutes(of_day == 10 ? 720 : 60));
          day = base::to_text(base::china_day(at));
          add_row.execute(true);
        }
      }
    });
  }

  std::filesystem::path const file_ =
      std::filesystem::temp_directory_path() / ("alerts-bench-" + std::to_string(::getpid()));
  base::SystemRandom random_;
  std::unique_ptr<storage::Database> db_;
};

Event storm(int days) {
  Event event;
  event.kind = EventKind::weather;
  event.from = new_year + std::chrono::days(120);
  event.until = event.from + std::chrono::days(days);
  return event;
}

void measure(benchmark::State& state, Event const& event) {
  auto& db = World::get().db();
  Matcher const matcher(event, places::Areas::china());
  std::size_t trips = 0;
  for (auto _ : state) trips = db.read([&](storage::Sql& sql) { return matcher.find(sql); }).size();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  state.counters["trips_hit"] = static_cast<double>(trips);
  state.counters["peak_mib"] = static_cast<double>(usage.ru_maxrss) / 1024;
}

void typhoon_over_a_city(benchmark::State& state) {
  auto event = storm(2);
  event.area.circles = {{cities[0].first, 60'000}};
  measure(state, event);
}

void strike_in_a_province(benchmark::State& state) {
  auto event = storm(1);
  event.kind = EventKind::road;
  event.area.districts = {"350000"};
  measure(state, event);
}

void epidemic_in_a_city_for_a_month(benchmark::State& state) {
  auto event = storm(30);
  event.kind = EventKind::epidemic;
  event.area.districts = {"350100"};
  measure(state, event);
}

void one_place_closes(benchmark::State& state) {
  auto event = storm(7);
  event.kind = EventKind::closure;
  event.area.places = {"city350102-42"};
  measure(state, event);
}

BENCHMARK(typhoon_over_a_city)->Unit(benchmark::kMillisecond);
BENCHMARK(strike_in_a_province)->Unit(benchmark::kMillisecond);
BENCHMARK(epidemic_in_a_city_for_a_month)->Unit(benchmark::kMillisecond);
BENCHMARK(one_place_closes)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
