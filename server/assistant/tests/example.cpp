// SPDX-License-Identifier: Apache-2.0
#include "assistant/tests/example.hpp"

#include <fmt/format.h>

namespace assistant::tests {
namespace {

using Names = std::vector<std::string>;

void add(std::vector<Entry>& entries, Family family, std::string const& city,
         std::vector<Names> const& things) {
  for (auto const& names : things)
    entries.push_back(
        {.family = family, .id = names.front(), .names = names, .city = city, .weight = 50});
}

void add_cities(std::vector<Entry>& made) {
  add(made, Family::city, "",
      {{"福州", "Fuzhou"},   {"上海", "Shanghai"},      {"杭州", "Hangzhou"},
       {"北京", "Beijing"},  {"厦门", "Xiamen"},        {"南京", "Nanjing"},
       {"成都", "Chengdu"},  {"广州", "Guangzhou"},     {"深圳", "Shenzhen"},
       {"武汉", "Wuhan"},    {"西安", "Xi'an", "Xian"}, {"重庆", "Chongqing"},
       {"苏州", "Suzhou"},   {"长沙", "Changsha"},      {"青岛", "Qingdao"},
       {"天津", "Tianjin"},  {"合肥", "Hefei"},         {"宁波", "Ningbo"},
       {"泉州", "Quanzhou"}, {"郑州", "Zhengzhou"}});
}

void add_sights(std::vector<Entry>& made) {
  add(made, Family::sight, "福州",
      {{"三坊七巷", "三坊七巷历史文化街区", "Three Lanes and Seven Alleys", "Sanfang Qixiang"},
       {"鼓山", "鼓山风景名胜区", "Gushan", "Mount Gu"},
       {"西湖公园(福州)", "福州西湖", "福州西湖公园"},
       {"林则徐纪念馆", "林文忠公祠"},
       {"上下杭", "上下杭历史文化街区", "Shangxiahang"},
       {"烟台山", "烟台山公园", "Yantaishan"},
       {"福建博物院", "Fujian Museum"},
       {"涌泉寺", "Yongquan Temple"},
       {"于山", "于山风景区"},
       {"乌山", "乌山风景区"},
       {"南后街"},
       {"金山寺"},
       {"国家森林公园", "福州国家森林公园"},
       {"平潭岛"},
       {"闽江", "闽江游船"}});
  add(made, Family::sight, "杭州",
      {{"西湖", "西湖风景名胜区", "West Lake"},
       {"灵隐寺", "Lingyin Temple"},
       {"雷峰塔", "Leifeng Pagoda"},
       {"河坊街", "清河坊历史文化街区", "Hefang Street"},
       {"西溪湿地", "西溪国家湿地公园", "Xixi Wetland"},
       {"宋城", "杭州宋城"},
       {"良渚古城遗址公园"},
       {"断桥残雪", "断桥"},
       {"龙井村", "Longjing Village"},
       {"京杭大运河", "Grand Canal"}});
  add(made, Family::sight, "上海",
      {{"外滩", "The Bund", "Bund"},
       {"豫园", "Yu Garden", "Yuyuan Garden"},
       {"东方明珠", "东方明珠广播电视塔", "Oriental Pearl Tower"},
       {"上海博物馆", "Shanghai Museum"},
       {"迪士尼", "上海迪士尼度假区", "迪士尼乐园", "Shanghai Disneyland", "Disneyland"},
       {"南京路步行街", "南京路", "Nanjing Road"},
       {"田子坊", "Tianzifang"},
       {"武康路", "Wukang Road"},
       {"静安寺", "Jing'an Temple"},
       {"世纪公园"},
       {"黄浦江游览(金陵东路码头)"},
       {"上海野生动物园"}});
  add(made, Family::sight, "南京", {{"金牛湖风景区"}, {"金牛湖野生动物王国"}});
  add(made, Family::sight, "北京",
      {{"故宫", "故宫博物院", "Forbidden City", "Palace Museum"},
       {"天安门", "天安门广场", "Tiananmen Square"},
       {"颐和园", "Summer Palace"},
       {"八达岭长城", "八达岭", "Badaling"},
       {"天坛", "天坛公园", "Temple of Heaven"},
       {"南锣鼓巷", "Nanluoguxiang"},
       {"圆明园", "圆明园遗址公园"},
       {"国家博物馆", "中国国家博物馆", "National Museum"}});
}

void add_houses(std::vector<Entry>& made) {
  add(made, Family::restaurant, "福州",
      {{"聚春园", "聚春园大酒楼"}, {"同利肉燕", "同利肉燕老铺"}, {"醉得意(东街口店)"}});
  add(made, Family::restaurant, "杭州",
      {{"楼外楼(孤山路店)"},
       {"知味观(湖滨店)"},
       {"外婆家(西湖店)"},
       {"外婆家(武林广场店)"},
       {"外婆家(余杭世纪城科技大学店)"},
       {"新白鹿餐厅"}});
  add(made, Family::restaurant, "北京", {{"全聚德(前门店)", "Quanjude"}, {"四季民福烤鸭店"}});
  add(made, Family::hotel, "福州",
      {{"福州香格里拉大酒店", "Shangri-La Fuzhou"}, {"福州三坊七巷亚朵酒店"}});
  add(made, Family::hotel, "杭州",
      {{"杭州西子湖四季酒店"}, {"全季酒店(杭州西湖湖滨店)"}, {"杭州静庐·龙井小院"}});
  add(made, Family::hotel, "上海",
      {{"和平饭店", "Peace Hotel"},
       {"上海艺龙酒店"},
       {"艺龙安悦酒店(虹桥店)"},
       {"上海浦东丽思卡尔顿酒店"}});
  add(made, Family::station, "福州", {{"福州南站"}, {"福州站"}, {"东街口地铁站", "东街口"}});
  add(made, Family::station, "杭州", {{"杭州东站", "Hangzhou East Station"}});
}

std::vector<Entry> entries() {
  auto made = product_words();
  add_cities(made);
  add_sights(made);
  add_houses(made);
  return made;
}

}  // namespace

Lexicon const& example_lexicon() {
  static Lexicon const lexicon(entries());
  return lexicon;
}

std::string to_text(Fact const& fact) {
  auto text = fact.slot + "=" + fact.value;
  if (fact.strength == Strength::soft) text += "?";
  if (fact.either.group > 0) text += fmt::format("|{}.{}", fact.either.group, fact.either.branch);
  return text;
}

std::string facts_in(std::string_view text) {
  std::string joined;
  for (auto const& fact : facts_of(read_wish(text, example_lexicon(), example_day)))
    joined += (joined.empty() ? "" : "; ") + to_text(fact);
  return joined;
}

}  // namespace assistant::tests
