// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <pugixml.hpp>
#include <set>

#include "base/text.hpp"
#include "trips/imports/impl/file_readers.hpp"

namespace trips {
namespace {

using pugi::xml_node;

// The name without its prefix: kml:Placemark.
std::string_view local_name(xml_node node) {
  std::string_view const name = node.name();
  return name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
}

xml_node child(xml_node parent, std::string_view name) {
  for (auto const node : parent.children())
    if (local_name(node) == name) return node;
  return {};
}

std::string text_in(xml_node parent, std::string_view name) {
  return child(parent, name).text().get();
}

// The next node in the document's order below `root`; empty at its end. Files nest as deeply as
// they like: nothing here calls itself.
xml_node next_below(xml_node node, xml_node root) {
  if (auto const inner = node.first_child()) return inner;
  while (node != root) {
    if (auto const beside = node.next_sibling()) return beside;
    node = node.parent();
  }
  return {};
}

std::optional<double> number_from(std::string_view text) {
  auto const trimmed = base::trim(text);
  double value = 0;
  auto const [end, error] = std::from_chars(trimmed.data(), trimmed.data() + trimmed.size(), value);
  bool const is_all = error == std::errc() && end == trimmed.data() + trimmed.size();
  return is_all && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::optional<base::LatLon> position(std::optional<double> lat, std::optional<double> lon) {
  if (!lat || !lon || !base::is_on_earth({*lat, *lon})) return std::nullopt;
  return base::LatLon{*lat, *lon};
}

class GpxFile {
 public:
  explicit GpxFile(xml_node gpx) : gpx_(gpx) {}

  TripFile read() {
    auto const about = child(gpx_, "metadata");
    file_.name = name_from(text_in(about ? about : gpx_, "name"));
    for (auto const node : gpx_.children())
      if (local_name(node) == "rte") read_route(node);
    for (auto const node : gpx_.children()) {
      if (local_name(node) == "wpt") read_waypoint(node);
      if (local_name(node) == "trk") leave_track(node);
    }
    file_.left = std::move(left_).told();
    return std::move(file_);
  }

 private:
  static FileStop stop_at(xml_node point) {
    FileStop stop;
    stop.name = name_from(text_in(point, "name"));
    stop.at = position(number_from(point.attribute("lat").value()),
                       number_from(point.attribute("lon").value()));
    stop.begins = file_time_from(text_in(point, "time"));
    stop.note = note_from(text_in(point, "desc"));
    return stop;
  }

  void read_route(xml_node route) {
    ++routes_;
    int unnamed = 0;
    for (auto const point : route.children()) {
      if (local_name(point) != "rtept") continue;
      auto stop = stop_at(point);
      stop.group = routes_;
      if (stop.name.empty()) {
        ++unnamed;
        continue;
      }
      in_routes_.insert(stop.name);
      file_.stops.push_back(std::move(stop));
    }
    if (unnamed > 0)
      left_.add(name_from(text_in(route, "name")),
                {fmt::format("路线上没有名字的 {} 个点只是路的形状。", unnamed),
                 fmt::format("{} points without a name are the shape of the way.", unnamed)});
  }

  // Programs repeat the places of a route as waypoints.
  void read_waypoint(xml_node point) {
    auto stop = stop_at(point);
    if (in_routes_.contains(stop.name)) return;
    stop.begins.reset();  // when it was put on the map, not when one is there
    file_.stops.push_back(std::move(stop));
  }

  void leave_track(xml_node track) {
    left_.add(name_from(text_in(track, "name")),
              {"走过的轨迹不是地点，行程里的路由我们另行计算。",
               "A recorded track is no place; ways are worked out anew."});
  }

  xml_node gpx_;
  TripFile file_{ImportFormat::gpx, "", {}};
  LeftOfFile left_;
  std::set<std::string> in_routes_;
  int routes_ = 0;
};

class KmlFile {
 public:
  explicit KmlFile(xml_node kml) : kml_(kml) {}

  TripFile read() {
    for (auto node = kml_; node; node = next_below(node, kml_)) {
      auto const name = local_name(node);
      if (name == "Document" && file_.name.empty()) file_.name = name_from(text_in(node, "name"));
      if (name == "Placemark") read_placemark(node);
      if (name == "NetworkLink")
        left_.add(name_from(text_in(node, "name")),
                  {"指向别处的链接不会被打开。", "Links elsewhere are not followed."});
    }
    file_.left = std::move(left_).told();
    return std::move(file_);
  }

 private:
  void read_placemark(xml_node mark) {
    auto const point = child(mark, "Point");
    auto const name = name_from(text_in(mark, "name"));
    if (!point) {
      left_.add(name, {"线和面不是地点。", "Lines and areas are no places."});
      return;
    }
    FileStop stop;
    stop.name = without_number(name);
    stop.group = group_of(mark);
    stop.note = note_from(text_in(mark, "description"));
    auto const coordinates = base::split(text_in(point, "coordinates"), ',');
    if (coordinates.size() >= 2)
      stop.at = position(number_from(coordinates[1]), number_from(coordinates[0]));
    auto const span = child(mark, "TimeSpan");
    stop.begins =
        file_time_from(span ? text_in(span, "begin") : text_in(child(mark, "TimeStamp"), "when"));
    stop.ends = file_time_from(text_in(span, "end"));
    file_.stops.push_back(std::move(stop));
  }

  // "3. 鼓山" is 鼓山, as ours and other programs number them.
  static std::string without_number(std::string const& name) {
    auto const digits = name.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || name.compare(digits, 2, ". ") != 0)
      return name;
    return name.substr(digits + 2);
  }

  // Folders of stops are days; those of a file with a single one are not.
  int group_of(xml_node mark) {
    if (local_name(mark.parent()) != "Folder") return 0;
    if (mark.parent() != folder_) ++folders_;
    folder_ = mark.parent();
    return folders_;
  }

  xml_node kml_;
  xml_node folder_;
  int folders_ = 0;
  TripFile file_{ImportFormat::kml, "", {}};
  LeftOfFile left_;
};

void forget_single_group(TripFile& file) {
  std::set<int> groups;
  for (auto const& stop : file.stops) groups.insert(stop.group);
  if (groups.size() > 1) return;
  for (auto& stop : file.stops) stop.group = 0;
}

}  // namespace

base::Result<TripFile> read_tracks(std::string_view xml) {
  pugi::xml_document document;
  auto const parsed =
      document.load_buffer(xml.data(), xml.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) return base::refuse_field("/file", "Its XML is damaged.");
  auto const root = document.document_element();
  TripFile file;
  if (local_name(root) == "gpx")
    file = GpxFile(root).read();
  else if (local_name(root) == "kml")
    file = KmlFile(root).read();
  else
    return base::refuse_field("/file", "It is XML, but neither GPX nor KML.");
  if (file.stops.size() > most_file_stops) return too_many_stops();
  forget_single_group(file);
  return file;
}

}  // namespace trips
