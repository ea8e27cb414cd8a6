// SPDX-License-Identifier: Apache-2.0
#include "chinatravel/words.hpp"

#include <map>

#include "base/text.hpp"

namespace chinatravel {

namespace {

using assistant::Family;

struct Called {
  Family family;
  char const* id;
  char const* words;  // parted by '|', besides the id itself and its parts
};

constexpr Called called[] = {
    {Family::kind, "自然风光",
     "自然|自然景观|自然风景|自然美景|自然景色|大自然|山水|山水风光|nature"},
    {Family::kind, "历史古迹", "古迹|历史|历史感|历史感比较重|有历史感|名胜古迹|历史遗迹|古建筑"},
    {Family::kind, "博物馆/纪念馆", "博物馆|纪念馆|博物馆或纪念馆|博物馆或者纪念馆|博物院|museum"},
    {Family::kind, "美术馆/艺术馆", "美术馆|艺术馆|画廊|艺术展|gallery"},
    {Family::kind, "游乐园/体育娱乐",
     "游乐园|体育娱乐|游乐场|主题乐园|体育娱乐场所|体育场所|娱乐场所"},
    {Family::kind, "人文景观", "人文|人文景点|文化底蕴|有文化底蕴|人文气息"},
    {Family::kind, "文化旅游区", "文化特色|有文化特色|文化氛围|有文化氛围|文化旅游|文化旅游景点"},
    {Family::kind, "商业街区",
     "商业街|步行街|商圈|逛街|购物|繁华的商业街区|现代都市|都市繁华|"
     "现代都市的繁华|繁华都市"},
    {Family::kind, "大学校园", "大学|校园|高校|大学里面|校园里面"},
    {Family::kind, "红色景点", "红色旅游|红色教育|革命景点|革命旧址"},
    {Family::kind, "公园", "公园散步|城市公园|park"},
    {Family::kind, "园林", "古典园林|江南园林|花园"},
    {Family::kind, "图书馆/纪念馆", "图书馆"},
    {Family::kind, "其它", ""},
    {Family::kind, free_of_charge, "免费|免费景点|免费的景点|免费景区|不收门票|免门票"},
    {Family::cuisine, of_this_city,
     "当地菜|当地特色菜|当地的特色菜|本地菜|本地特色菜|特色菜|地方菜|"
     "当地特色|当地美食|本地特色"},
    {Family::cuisine, "本帮菜", "上海菜|上海本帮菜|上海本地菜|上海本地特色菜"},
    {Family::cuisine, "北京菜", "京菜|北京本地菜|北京本地特色菜|老北京菜|烤鸭"},
    {Family::cuisine, "江浙菜", "江浙|淮扬菜|苏菜|浙菜|杭帮菜|苏帮菜"},
    {Family::cuisine, "湖北菜", "鄂菜|楚菜"},
    {Family::cuisine, "粤菜", "广东菜|粤式|广式|早茶"},
    {Family::cuisine, "川菜", "四川菜|川味"},
    {Family::cuisine, "湘菜", "湖南菜"},
    {Family::cuisine, "徽菜", "安徽菜"},
    {Family::cuisine, "鲁菜", "山东菜"},
    {Family::cuisine, "闽菜", "福建菜"},
    {Family::cuisine, "东北菜", ""},
    {Family::cuisine, "西北菜", ""},
    {Family::cuisine, "云南菜", "滇菜"},
    {Family::cuisine, "客家菜", ""},
    {Family::cuisine, "台湾菜", ""},
    {Family::cuisine, "海南菜", ""},
    {Family::cuisine, "西藏菜", "藏餐"},
    {Family::cuisine, "新疆菜", "新疆美食"},
    {Family::cuisine, "清真菜", "清真"},
    {Family::cuisine, "农家菜", "农家饭"},
    {Family::cuisine, "素食", "素菜|吃素|素斋"},
    {Family::cuisine, "火锅", "涮肉|涮羊肉|hotpot"},
    {Family::cuisine, "烧烤", "烤肉|烤串|撸串"},
    {Family::cuisine, "海鲜", "吃海鲜"},
    {Family::cuisine, "小吃", "当地小吃|特色小吃|街头小吃|当地的小吃"},
    {Family::cuisine, "快餐简餐", "快餐|简餐|当地的快餐"},
    {Family::cuisine, "自助餐", "自助"},
    {Family::cuisine, "西餐", "牛排|披萨|western food"},
    {Family::cuisine, "日本料理", "日料|日本菜|日式料理|寿司"},
    {Family::cuisine, "韩国料理", "韩餐|韩国菜|韩料|韩式料理|韩国的料理"},
    {Family::cuisine, "东南亚菜", "泰国菜|泰餐|越南菜"},
    {Family::cuisine, "中东料理", "中东菜"},
    {Family::cuisine, "拉美料理", "墨西哥菜"},
    {Family::cuisine, "亚洲菜", ""},
    {Family::cuisine, "创意菜", "创意菜肴|有创意的菜肴|有创意的菜"},
    {Family::cuisine, "融合菜", "融合料理"},
    {Family::cuisine, "咖啡店", "咖啡|咖啡馆|咖啡厅|咖啡文化|喝咖啡"},
    {Family::cuisine, "酒吧/酒馆", "酒吧|酒馆|喝酒|小酌"},
    {Family::cuisine, "茶馆/茶室", "茶馆|茶室|喝茶|品茶"},
    {Family::cuisine, "面包甜点", "面包|甜点|甜品|甜食|蛋糕|甜食面包"},
    {Family::hotel_feature, "儿童乐园", "小孩玩的乐园|带小孩玩的乐园|孩子玩的乐园|游乐区"},
    {Family::hotel_feature, "江河景房", "江景|河景|江河景|江河景色|江景房|河景房|看到江|看江"},
    {Family::hotel_feature, "湖景房", "湖景|看湖"},
    {Family::hotel_feature, "山景房", "山景|看山"},
    {Family::hotel_feature, "海景房", "海景"},
    {Family::hotel_feature, "泳池", "游泳池|游泳|可以游泳"},
    {Family::hotel_feature, "网红泳池", "网红的泳池"},
    {Family::hotel_feature, "会议厅", "会议室|开会|开会的地方"},
    {Family::hotel_feature, "健身室", "健身房|健身"},
    {Family::hotel_feature, "情侣房", "情侣|适合情侣|适合情侣入住"},
    {Family::hotel_feature, "影音房", "看电影|电影|影音|投影"},
    {Family::hotel_feature, "历史名宅", "名宅|历史名宅的感觉"},
    {Family::hotel_feature, "管家服务", "管家"},
    {Family::hotel_feature, "拍照出片", "拍照|拍照好看|出片"},
    {Family::hotel_feature, "民宿", "像民宿"},
    {Family::hotel_feature, "空气净化器", "空气净化"},
    {Family::hotel_feature, "棋牌室", "打牌|棋牌|麻将"},
    {Family::hotel_feature, "别墅", "别墅状"},
    {Family::hotel_feature, "家庭房", "适合家庭|适合家庭入住|家庭入住"},
    {Family::hotel_feature, "电竞房", "电竞|电子游戏|打电子游戏|打游戏"},
    {Family::hotel_feature, "桑拿", "蒸桑拿|桑拿房"},
    {Family::hotel_feature, "智能客控", "智能控制|智能控制房间设备|智能房控"},
    {Family::hotel_feature, "机器人服务", "机器人"},
    {Family::hotel_feature, "停车场", "停车"},
    {Family::hotel_feature, "免费停车", "免费的停车"},
    {Family::hotel_feature, "充电桩", "充电"},
    {Family::hotel_feature, "24小时前台", "24小时的前台"},
    {Family::hotel_feature, "洗衣房", "洗衣"},
    {Family::hotel_feature, "宠物友好", "带宠物|可带宠物"},
    {Family::hotel_feature, "窗外好景", "窗外的好景|窗外风景好"},
    {Family::hotel_feature, "动人夜景", "看夜景|夜景"},
    {Family::hotel_feature, "SPA", "水疗|spa"},
    {Family::hotel_feature, "温泉", "泡温泉|温泉酒店"},
};

}  // namespace

std::vector<assistant::Entry> type_words() {
  std::vector<assistant::Entry> entries;
  for (auto const& [family, id, words] : called) {
    assistant::Entry entry{family, id, base::split(words, '|'), "", 0};
    bool const has_name = std::string(id) != free_of_charge && std::string(id) != of_this_city;
    if (has_name) entry.names.insert(entry.names.begin(), id);
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::string local_cuisine(std::string const& city) {
  static std::map<std::string, std::string> const cuisines{
      {"上海", "本帮菜"}, {"北京", "北京菜"}, {"广州", "粤菜"},   {"深圳", "粤菜"},
      {"重庆", "川菜"},   {"成都", "川菜"},   {"武汉", "湖北菜"}, {"杭州", "江浙菜"},
      {"南京", "江浙菜"}, {"苏州", "江浙菜"}};
  auto const found = cuisines.find(city);
  return found == cuisines.end() ? "" : found->second;
}

}  // namespace chinatravel
