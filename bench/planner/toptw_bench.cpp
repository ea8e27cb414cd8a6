// SPDX-License-Identifier: Apache-2.0
// Solves published orienteering instances within a limit of CPU time on one thread and writes one
// JSON line a run. tools/check_toptw.py checks what it wrote from the instance files alone.
#include <fmt/format.h>
#include <time.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string_view>

#include "instances.hpp"

namespace {

using namespace planner;
using namespace planner::bench;

constexpr std::string_view usage =
    "toptw_bench --instances DIR [--routes 1,2,3,4] --limit-ms N | --iterations N\n"
    "            [--seed S] [--only PREFIX,…] [--solutions OUT.jsonl]\n";

struct Order {
  std::filesystem::path instances;
  std::vector<int> routes = {1, 2, 3, 4};
  double limit_ms = 0;
  int iterations = 0;
  std::uint64_t seed = 1;
  std::vector<std::string> only;
  std::string solutions;
};

template <class Number>
Number number_from(std::string_view text) {
  Number number = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size())
    throw std::runtime_error(fmt::format("{} is not a number", text));
  return number;
}

std::vector<std::string> parts_of(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    auto const comma = std::min(list.find(','), list.size());
    parts.emplace_back(list.substr(0, comma));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return parts;
}

void take(Order& order, std::string_view name, std::string_view value) {
  if (name == "--instances") {
    order.instances = value;
  } else if (name == "--routes") {
    order.routes.clear();
    for (auto const& part : parts_of(value)) order.routes.push_back(number_from<int>(part));
  } else if (name == "--limit-ms") {
    order.limit_ms = number_from<double>(value);
  } else if (name == "--iterations") {
    order.iterations = number_from<int>(value);
  } else if (name == "--seed") {
    order.seed = number_from<std::uint64_t>(value);
  } else if (name == "--only") {
    order.only = parts_of(value);
  } else if (name == "--solutions") {
    order.solutions = value;
  } else {
    throw std::runtime_error(fmt::format("{} is not known", name));
  }
}

Order order_from(int count, char** words) {
  Order order;
  for (int i = 1; i < count; i += 2) {
    if (i + 1 == count) throw std::runtime_error(fmt::format("{} wants a value", words[i]));
    take(order, words[i], words[i + 1]);
  }
  if (order.instances.empty()) throw std::runtime_error("--instances is missing");
  if (order.limit_ms <= 0 && order.iterations <= 0)
    throw std::runtime_error("--limit-ms or --iterations is missing");
  return order;
}

double cpu_ms() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) * 1e-6;
}

std::string routes_of(PublishedInstance const& instance, Solution const& solution) {
  std::string text;
  for (auto const& day : solution.days) {
    std::vector<int> vertices;
    for (auto const& visit : day)
      vertices.push_back(instance.vertices[static_cast<std::size_t>(visit.stop)]);
    text += fmt::format("{}[{}]", text.empty() ? "" : ",", fmt::join(vertices, ","));
  }
  return text;
}

std::string run(PublishedInstance const& instance, Order const& order) {
  Effort effort;
  effort.seed = order.seed;
  double const began = cpu_ms();
  if (order.limit_ms > 0)
    effort.elapsed_share = [&] { return (cpu_ms() - began) / order.limit_ms; };
  else
    effort.iterations = order.iterations;
  auto const solution = optimise(instance.problem, effort);
  double const ms = cpu_ms() - began;
  return fmt::format(
      R"({{"instance":"{}","m":{},"score":{},"ms":{:.1f},"bound":{},"seed":{},"routes":[{}]}})",
      instance.name, instance.problem.days.size(), solution.score, ms, solution.score_bound,
      order.seed, routes_of(instance, solution));
}

bool is_wanted(Order const& order, std::filesystem::path const& file) {
  if (file.extension() != ".txt" || file.stem() == "FORMAT") return false;
  return order.only.empty() || std::any_of(order.only.begin(), order.only.end(), [&](auto& each) {
           return file.stem().string().starts_with(each);
         });
}

void run_all(Order const& order) {
  std::vector<std::filesystem::path> files;
  for (auto const& entry : std::filesystem::directory_iterator(order.instances))
    if (is_wanted(order, entry.path())) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::ofstream file;
  if (!order.solutions.empty()) file.open(order.solutions);
  std::ostream& out = order.solutions.empty() ? std::cout : file;
  for (auto const& each : files) {
    auto const routes = format_of(each) == Format::toptw ? order.routes : std::vector{0};
    for (int const count : routes) out << run(read_instance(each, count), order) << std::endl;
  }
  if (!out) throw std::runtime_error("cannot write " + order.solutions);
}

}  // namespace

int main(int count, char** words) {
  try {
    run_all(order_from(count, words));
    return 0;
  } catch (std::exception const& problem) {
    std::cerr << "toptw_bench: " << problem.what() << "\n" << usage;
    return 2;
  }
}
