// SPDX-License-Identifier: Apache-2.0
// What the words of the vocabularies are called in front of travellers.
#include "trips/words.hpp"

namespace trips {
namespace {

using Pair = std::pair<char const*, char const*>;

// In the order of places::Kind.
constexpr Pair kind_names[] = {{"山岳", "mountain"},
                               {"小山", "hill"},
                               {"公园", "park"},
                               {"园林", "garden"},
                               {"湖泊", "lake"},
                               {"江河", "river"},
                               {"海滩", "beach"},
                               {"岛屿", "island"},
                               {"森林", "forest"},
                               {"草原", "grassland"},
                               {"雪山", "snow mountain"},
                               {"瀑布", "waterfall"},
                               {"湿地", "wetland"},
                               {"温泉", "hot spring"},
                               {"洞穴", "cave"},
                               {"风景区", "scenic area"},
                               {"植物园", "botanical garden"},
                               {"动物园", "zoo"},
                               {"水族馆", "aquarium"},
                               {"主题乐园", "theme park"},
                               {"历史街区", "historic street"},
                               {"老城", "old town"},
                               {"古镇", "ancient town"},
                               {"宫殿", "palace"},
                               {"城墙", "city wall"},
                               {"寺庙", "temple"},
                               {"教堂", "church"},
                               {"清真寺", "mosque"},
                               {"古塔", "pagoda"},
                               {"故居", "former residence"},
                               {"纪念馆", "memorial"},
                               {"博物馆", "museum"},
                               {"科技馆", "science museum"},
                               {"美术馆", "art gallery"},
                               {"图书馆", "library"},
                               {"剧院", "theatre"},
                               {"大学", "university"},
                               {"塔楼", "tower"},
                               {"桥", "bridge"},
                               {"广场", "square"},
                               {"夜景", "night view"},
                               {"观景点", "viewpoint"},
                               {"雕塑艺术", "sculpture"},
                               {"步行街", "shopping street"},
                               {"商场", "mall"},
                               {"美食街", "food street"},
                               {"市场", "market"},
                               {"餐馆", "restaurant"},
                               {"咖啡馆", "café"},
                               {"茶馆", "tea house"},
                               {"酒店", "hotel"},
                               {"青旅", "hostel"},
                               {"民宿", "guesthouse"},
                               {"度假村", "resort"},
                               {"火车站", "railway station"},
                               {"机场", "airport"},
                               {"汽车站", "bus station"},
                               {"码头", "pier"},
                               {"医院", "hospital"},
                               {"派出所", "police"}};

// In the order of places::Cuisine.
constexpr Pair cuisine_names[] = {{"闽菜", "Fujian"},
                                  {"川菜", "Sichuan"},
                                  {"粤菜", "Cantonese"},
                                  {"湘菜", "Hunan"},
                                  {"苏菜", "Jiangsu"},
                                  {"浙菜", "Zhejiang"},
                                  {"徽菜", "Anhui"},
                                  {"鲁菜", "Shandong"},
                                  {"京菜", "Beijing"},
                                  {"本帮菜", "Shanghai"},
                                  {"杭帮菜", "Hangzhou"},
                                  {"东北菜", "north-eastern"},
                                  {"西北菜", "north-western"},
                                  {"云南菜", "Yunnan"},
                                  {"贵州菜", "Guizhou"},
                                  {"客家菜", "Hakka"},
                                  {"台湾菜", "Taiwanese"},
                                  {"闽南菜", "Minnan"},
                                  {"火锅", "hotpot"},
                                  {"烧烤", "barbecue"},
                                  {"面食", "noodles"},
                                  {"点心", "dim sum"},
                                  {"小吃", "snacks"},
                                  {"海鲜", "seafood"},
                                  {"素食", "vegetarian"},
                                  {"清真", "halal"},
                                  {"日料", "Japanese"},
                                  {"韩餐", "Korean"},
                                  {"东南亚菜", "South-East Asian"},
                                  {"西餐", "Western"},
                                  {"快餐", "fast food"},
                                  {"甜品", "dessert"},
                                  {"咖啡", "coffee"},
                                  {"茶", "tea"}};

constexpr Pair mode_names[] = {
    {"步行", "walk"}, {"骑行", "bike"}, {"公交", "bus"}, {"地铁", "metro"}, {"打车", "taxi"}};
constexpr Pair tier_names[] = {
    {"豪华尊享游", "Luxury"}, {"经济适用游", "Economy"}, {"特种兵穷游", "Backpacker"}};
constexpr Pair pace_names[] = {{"轻松", "relaxed"}, {"适中", "normal"}, {"紧凑", "intense"}};
constexpr Pair weekday_names[] = {
    {"星期一", "Monday"}, {"星期二", "Tuesday"},  {"星期三", "Wednesday"}, {"星期四", "Thursday"},
    {"星期五", "Friday"}, {"星期六", "Saturday"}, {"星期日", "Sunday"}};

template <class Enum, std::size_t size>
Words named(Pair const (&names)[size], Enum value) {
  auto const index = static_cast<std::size_t>(value);
  EXPECTS(index < size);
  return {names[index].first, names[index].second};
}

}  // namespace

Words name_of(places::Kind kind) { return named(kind_names, kind); }
Words name_of(places::Cuisine cuisine) { return named(cuisine_names, cuisine); }
Words name_of(places::Mode mode) { return named(mode_names, mode); }
Words name_of(planner::Tier tier) { return named(tier_names, tier); }
Words name_of(planner::Pace pace) { return named(pace_names, pace); }
Words weekday_name(base::Day day) { return named(weekday_names, iso_weekday(day) - 1); }

int iso_weekday(base::Day day) {
  return static_cast<int>(std::chrono::weekday(day).iso_encoding());
}

}  // namespace trips
