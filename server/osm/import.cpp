// SPDX-License-Identifier: Apache-2.0
#include "osm/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "osm/extract.hpp"
#include "osm/neighbours.hpp"

namespace osm {
namespace {

using places::Place;

constexpr std::size_t told_each = 20'000;  // elements between two words of progress

// The work of one import: what was found, and where the ways lie that relations are made of.
class Collection {
 public:
  Collection(Reading const& reading, Report& report, Tell const& tell)
      : reading_(reading), report_(report), tell_(tell) {}

  void take(std::string_view line) {
    if (++lines_ % told_each == 0) tell_({Stage::reading, lines_, found_.size()});
    auto element = read_opl(line);
    if (!element) return skip(Skip::unreadable);
    if (element->type == ElementType::way)
      ways_[element->id] = {element->box, element->is_incomplete};
    if (element->tags.empty()) return;
    if (element->type == ElementType::relation) gather(*element);
    auto read = read_place(*element, reading_);
    if (auto const* const reason = std::get_if<Skip>(&read)) return skip(*reason);
    found_.push_back(std::move(std::get<Found>(read)));
  }

  // The places that nobody knows yet, each once: of two of the same thing the one of which more is
  // said.
  std::vector<Place> settle(places::Catalogue const& known) {
    std::ranges::sort(found_, [](Found const& a, Found const& b) {
      return a.tags != b.tags ? a.tags > b.tags : a.place.key < b.place.key;
    });
    Neighbours strangers;
    for (auto const& place : known.all()) strangers.add(place);
    Neighbours own;
    std::vector<Place> places;
    places.reserve(found_.size());  // neighbours point into it
    for (auto& each : found_) {
      if (strangers.same_as(each.place)) {
        skip(Skip::known_already);
      } else if (own.same_as(each.place)) {
        skip(Skip::there_twice);
      } else {
        report_.incomplete += each.is_incomplete ? 1 : 0;
        report_.hours_unread += each.place.hours_unread.empty() ? 0 : 1;
        places.push_back(std::move(each.place));
        own.add(places.back());
      }
    }
    return places;
  }

  std::size_t lines() const { return lines_; }

 private:
  struct Outline {
    Box box;
    bool is_incomplete = false;
  };

  void skip(Skip reason) {
    if (reason == Skip::of_no_kind) return;  // it came along with another
    ++report_.skipped[static_cast<std::size_t>(reason)];
  }

  // A relation lies where its ways do that are in the file.
  void gather(Element& relation) const {
    for (auto const& member : relation.members) {
      if (member.type != ElementType::way) continue;
      auto const way = ways_.find(member.id);
      bool const is_whole = way != ways_.end() && !way->second.is_incomplete;
      if (way != ways_.end()) relation.box.add(way->second.box);
      relation.is_incomplete = relation.is_incomplete || !is_whole;
    }
  }

  Reading const& reading_;
  Report& report_;
  Tell const& tell_;
  std::size_t lines_ = 0;
  std::vector<Found> found_;
  std::unordered_map<std::int64_t, Outline> ways_;
};

// The size and the time of a file tell it from a newer one of the same name.
std::filesystem::path located_name(ImportOrder const& order) {
  auto const changed = std::filesystem::last_write_time(order.file).time_since_epoch().count();
  return order.work_folder / fmt::format("{}-{}-{}.osm.pbf", order.file.stem().stem().string(),
                                         std::filesystem::file_size(order.file), changed);
}

std::size_t count_elements(Report const& report) {
  auto count = report.places;
  for (auto const skipped : report.skipped) count += skipped;
  return count;
}

std::string why(Skip reason) {
  std::string words(to_word(reason));
  std::ranges::replace(words, '_', ' ');
  return words;
}

}  // namespace

base::Result<Report> import_file(ImportOrder const& order, places::Areas const& areas,
                                 places::CatalogueStore& store, Tell const& tell) {
  Extract extract(order.file, order.osmium);
  if (auto const can = extract.check(); !can) return can.error();
  auto const as_of = extract.as_of();
  if (!as_of) return as_of.error();
  Report report{.source = "osm/" + order.file.filename().string(), .as_of = *as_of};

  auto const located = located_name(order);
  tell({Stage::locating});
  if (auto const done = extract.locate(located); !done) return done.error();
  AreaFinder const finder(areas, order.area);
  Reading const reading{KindRules::bundled(), finder, *as_of};
  Collection collection(reading, report, tell);
  auto const take = [&](std::string_view line) { collection.take(line); };
  if (auto const done = extract.read(located, take); !done) return done.error();

  auto const known = store.load_without(report.source);
  auto const places = collection.settle(known.catalogue);
  report.places = places.size();
  report.elements = count_elements(report);
  tell({Stage::storing, collection.lines(), places.size()});
  auto const changes = store.replace(report.source, places);
  if (!changes) return changes.error();
  report.changes = *changes;
  report.osmium_peak_kib = extract.peak_kib();
  std::filesystem::remove(located);
  return report;
}

std::string to_text(Report const& report) {
  auto text = fmt::format("{}, data of {}: {} places of {} elements\n", report.source,
                          base::to_text(report.as_of), report.places, report.elements);
  text += fmt::format("  {} added, {} changed, {} removed, {} unchanged\n", report.changes.added,
                      report.changes.changed, report.changes.removed, report.changes.unchanged);
  text += fmt::format("  osmium needed {} MB\n", report.osmium_peak_kib / 1024);
  if (report.incomplete > 0)
    text += fmt::format("  {} lie partly outside the file\n", report.incomplete);
  if (report.hours_unread > 0)
    text +=
        fmt::format("  {} have opening hours that are kept as they stand\n", report.hours_unread);
  for (std::size_t i = 0; i < report.skipped.size(); ++i)
    if (report.skipped[i] > 0)
      text += fmt::format("  {} left out: {}\n", report.skipped[i], why(static_cast<Skip>(i)));
  return text;
}

}  // namespace osm
