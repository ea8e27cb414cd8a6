// SPDX-License-Identifier: Apache-2.0
// Plans every query of a file and writes one document for each.
#include <time.h>

#include <atomic>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <thread>

#include "chinatravel/plan_json.hpp"
#include "chinatravel/planning.hpp"
#include "chinatravel/reading.hpp"
#include "chinatravel/sandbox.hpp"
#include "chinatravel/wishes.hpp"

namespace chinatravel {

namespace {

constexpr char const* usage =
    "chinatravel_bench --database DIR --queries FILE.jsonl --from words|wishes [--wishes FILE]\n"
    "                  --plans OUT_DIR [--limit-ms 1000] [--jobs 1] [--first N]\n";

struct Options {
  std::map<std::string, std::string> values{
      {"--limit-ms", "1000"}, {"--jobs", "1"}, {"--first", "1000000"}, {"--wishes", ""}};
  std::string const& at(char const* name) const { return values.at(name); }
};

std::optional<Options> options_from(std::vector<std::string> const& arguments) {
  Options options;
  for (std::size_t i = 0; i + 1 < arguments.size(); i += 2)
    options.values[arguments[i]] = arguments[i + 1];
  for (auto const* name : {"--database", "--queries", "--from", "--plans"})
    if (!options.values.contains(name)) return {};
  bool const is_wishes = options.at("--from") == "wishes";
  if (!is_wishes && options.at("--from") != "words") return {};
  if (is_wishes && options.at("--wishes").empty()) return {};
  return options;
}

std::vector<std::string> lines_of(std::string const& path, std::size_t most) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path);
  std::vector<std::string> lines;
  for (std::string line; lines.size() < most && std::getline(file, line);)
    if (!line.empty()) lines.push_back(line);
  return lines;
}

double thread_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Outcome {
  double ms = 0;
  std::vector<std::string> faults;
};

class Run {
 public:
  explicit Run(Options const& options)
      : options_(options),
        sandbox_(options.at("--database")),
        limit_ms_(std::stod(options.at("--limit-ms"))) {
    std::filesystem::create_directories(options.at("--plans"));
    auto const most = std::stoul(options.at("--first"));
    lines_ = lines_of(
        options.at("--from") == "wishes" ? options.at("--wishes") : options.at("--queries"), most);
    outcomes_.resize(lines_.size());
    if (options.at("--from") == "words") lexicon_.emplace(lexicon_of(sandbox_));
  }

  void plan_all() {
    std::vector<std::thread> threads;
    for (int job = 0; job < std::stoi(options_.at("--jobs")); ++job)
      threads.emplace_back([this] {
        for (auto i = next_++; i < lines_.size(); i = next_++) plan(i);
      });
    for (auto& thread : threads) thread.join();
  }

  void report() const {
    std::vector<double> times;
    std::size_t faulty = 0;
    for (auto const& outcome : outcomes_) {
      times.push_back(outcome.ms);
      faulty += !outcome.faults.empty();
    }
    std::sort(times.begin(), times.end());
    if (times.empty()) return;
    double const sum = std::accumulate(times.begin(), times.end(), 0.0);
    std::printf("%zu queries, %zu with faults; CPU ms per query: mean %.0f, p99 %.0f, max %.0f\n",
                times.size(), faulty, sum / static_cast<double>(times.size()),
                times[times.size() * 99 / 100], times.back());
  }

 private:
  void plan(std::size_t index) {
    double const started = thread_ms();
    auto const query =
        lexicon_ ? query_from_words(lines_[index], *lexicon_) : query_from_wishes(lines_[index]);
    auto const trip =
        plan_trip(sandbox_, query, [&] { return (thread_ms() - started) / limit_ms_; });
    auto& outcome = outcomes_[index];
    outcome.ms = thread_ms() - started;
    outcome.faults = trip.journey.faults;
    if (!trip.journey.exists()) outcome.faults.emplace_back("no journey");
    auto const folder = std::filesystem::path(options_.at("--plans"));
    std::ofstream(folder / (query.uid + ".json")) << plan_json(query, trip);
    if (outcome.faults.empty()) return;
    std::lock_guard const lock(printing_);
    std::printf("%s:", query.uid.c_str());
    for (auto const& fault : outcome.faults) std::printf(" %s;", fault.c_str());
    std::printf("\n");
  }

  Options const& options_;
  Sandbox sandbox_;
  std::optional<assistant::Lexicon> lexicon_;  // only to read words
  double limit_ms_;
  std::vector<std::string> lines_;
  std::vector<Outcome> outcomes_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex printing_;
};

}  // namespace

}  // namespace chinatravel

int main(int count, char** values) {
  auto const options = chinatravel::options_from({values + 1, values + count});
  if (!options) {
    std::fputs(chinatravel::usage, stderr);
    return 2;
  }
  try {
    chinatravel::Run run(*options);
    run.plan_all();
    run.report();
  } catch (std::exception const& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
