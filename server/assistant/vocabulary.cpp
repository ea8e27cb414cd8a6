// SPDX-License-Identifier: Apache-2.0
#include "assistant/vocabulary.hpp"

#include <vector>

namespace assistant {
namespace {

using enum places::Kind;
using places::Cuisine;
using places::Tag;

// What is meant, and everything it is called, parted by '|'.
struct Called {
  Meant means;
  std::string_view words;
};

// A word may stand for several kinds (山: mountain and hill): once in each line.
constexpr Called called[] = {
    // kinds of places
    {grassland, "草原|草地|grassland"},
    {beach, "靠海|海滩|沙滩|海边|大海|看海|海景|beach|seaside|赶海|踏浪"},
    {snow_mountain, "雪山|冰川|snow mountain"},
    {mountain, "山|山岳|高山|山峰|爬山|登山|mountain|climbing"},
    {hill, "山|爬山|登山|mountain|hill|climbing"},
    {lake, "湖|湖泊|lake"},
    {river, "江|河|江河|江景|河流|river"},
    {forest, "森林|林|forest|森林公园"},
    {park, "公园|绿地|park|城市公园|散步的公园"},
    {garden, "花园|园林|garden|古典园林|classical garden"},
    {waterfall, "瀑布|waterfall"},
    {hot_spring, "温泉|泡汤|hot spring|泡温泉"},
    {wetland, "湿地|wetland"},
    {island, "岛|海岛|岛屿|island|登岛|上岛"},
    {cave, "洞|溶洞|cave"},
    {botanical_garden, "植物园|botanical garden"},
    {scenic_area, "风景区|景区|scenic area"},
    {memorial, "纪念馆|纪念堂|memorial|烈士陵园|旧址"},
    {museum, "博物馆|博物院|museum|展馆|博物馆之类"},
    {science_museum, "科技馆|科学馆|science museum|天文馆"},
    {art_gallery,
     "美术馆|艺术馆|画廊|art gallery|美术展|画展|看展|艺术展|galleries|gallery|"
     "art museum"},
    {former_residence, "故居|名人|former residence|名人故居|旧居"},
    {temple, "寺庙|寺|庙|佛教|道观|temple|上香|烧香|拜佛|祈福|寺院|佛寺"},
    {church, "教堂|church|天主教堂"},
    {mosque, "清真寺|mosque"},
    {pagoda, "塔|pagoda|古塔"},
    {historic_street, "历史街区|历史文化街区|古街|老街|古巷|坊巷|胡同|old street|historic street"},
    {ancient_town, "古镇|古村|ancient town"},
    {old_town, "古城|老城|old town"},
    {palace, "宫殿|皇宫|palace"},
    {city_wall, "城墙|长城"},
    {university, "大学|校园|高校|university|campus|大学校园|高等学府|名校|college"},
    {zoo, "动物园|zoo|野生动物|看熊猫|熊猫|pandas|panda"},
    {aquarium, "水族馆|海洋馆|海洋世界|aquarium"},
    {theme_park,
     "主题乐园|主题公园|游乐园|游乐场|乐园|theme park|游乐设施|体育娱乐|"
     "amusement park|过山车"},
    {library, "图书馆|library"},
    {theatre, "剧院|大剧院|theatre|看戏|听戏|看演出|演出|话剧|音乐会|live show"},
    {square, "广场|square"},
    {bridge, "桥|bridge"},
    {shopping_street, "步行街|商业街|商业街区|商圈|购物街|shopping street|pedestrian street"},
    {mall,
     "商场|购物中心|mall|百货|百货商场|shopping mall|shopping centre|"
     "shopping center"},
    {food_street, "美食街|food street|夜市|night market|小吃一条街|美食城"},
    {market, "市场|market|菜市场|集市|早市|local market"},
    {cafe, "咖啡馆|咖啡厅|café"},
    {tea_house, "茶馆"},
    {night_view, "夜景|night view|夜色"},
    {viewpoint, "观景点|viewpoint|lookout"},
    {artwork, "雕塑|雕像|sculpture|sculptures"},
    {tower, "观景台|电视塔|observation deck|tv tower"},
    {guesthouse, "民宿|guesthouse|guest house|客栈式|bed and breakfast|b&b|homestay"},
    {hostel, "青旅|青年旅舍|青年旅社|youth hostel|hostel"},
    {resort, "度假村|度假酒店|resort"},
    // food
    {Cuisine::fujian, "闽菜|福州菜|福建菜|本地菜|fujian|当地菜"},
    {Cuisine::sichuan, "川菜|四川菜|sichuan|川渝菜|麻辣火锅底"},
    {Cuisine::cantonese, "粤菜|广东菜|cantonese|粤式|广式"},
    {Cuisine::hunan, "湘菜|湖南菜"},
    {Cuisine::jiangsu, "苏菜|淮扬菜"},
    {Cuisine::zhejiang, "浙菜"},
    {Cuisine::anhui, "徽菜"},
    {Cuisine::shandong, "鲁菜"},
    {Cuisine::beijing, "京菜|北京菜|烤鸭"},
    {Cuisine::shanghai, "本帮菜|上海菜"},
    {Cuisine::hangzhou, "杭帮菜|杭州菜"},
    {Cuisine::northeastern, "东北菜"},
    {Cuisine::northwestern, "西北菜|新疆菜|西北风味|拉面"},
    {Cuisine::yunnan, "云南菜"},
    {Cuisine::guizhou, "贵州菜"},
    {Cuisine::hakka, "客家菜"},
    {Cuisine::taiwanese, "台湾菜|台湾小吃"},
    {Cuisine::minnan, "闽南菜|厦门菜"},
    {Cuisine::hotpot, "火锅|hotpot|涮肉|涮羊肉|hot pot"},
    {Cuisine::barbecue, "烧烤|烤肉|barbecue|烤串|撸串|bbq"},
    {Cuisine::noodles, "面食|面条|拌面|noodle"},
    {Cuisine::dim_sum, "早茶|点心|dim sum"},
    {Cuisine::snacks,
     "小吃|snack|street food|当地小吃|特色小吃|地方小吃|本地小吃|小吃街|街头小吃|"
     "local snacks"},
    {Cuisine::seafood, "海鲜|seafood|吃海鲜|生猛海鲜|大排档海鲜"},
    {Cuisine::vegetarian, "素食|素菜|吃素|vegetarian|vegan|纯素|素斋|斋饭|吃斋"},
    {Cuisine::halal, "清真|halal|清真餐|清真菜|清真餐厅"},
    {Cuisine::japanese, "日料|日本菜|japanese|日本料理|日餐|寿司|sushi|日式料理"},
    {Cuisine::korean, "韩餐|韩国菜|korean|韩国料理|韩料|韩式料理"},
    {Cuisine::southeast_asian, "东南亚菜|泰国菜|东南亚料理|泰餐|越南菜|thai food|thai"},
    {Cuisine::western, "西餐|western|牛排|披萨|意大利菜|法餐|steak|pizza|italian|western food"},
    {Cuisine::fast_food, "快餐|简餐|汉堡|炸鸡|fast food"},
    {Cuisine::dessert, "甜品|甜点|dessert|甜食|面包|蛋糕|奶茶|冰淇淋|糖水|desserts|pastries"},
    {Cuisine::coffee, "咖啡|咖啡文化|coffee|咖啡店|探店喝咖啡|cafe hopping"},
    {Cuisine::tea, "喝茶|茶|品茶|茶文化"},
    // what places are liked for
    {Tag::hiking, "徒步|hiking"},
    {Tag::nature,
     "自然|nature|风光|自然风光|自然景观|自然美景|自然风景|山水|风景|大自然|scenery|"
     "natural scenery"},
    {Tag::history,
     "古迹|历史|history|历史感|有历史感|文化底蕴|文化|有文化特色|文化氛围|人文|"
     "人文景观|人文景点|名胜古迹|历史古迹|文物|culture|cultural|historic|historical|"
     "heritage"},
    {Tag::architecture, "建筑|architecture"},
    {Tag::art, "艺术"},
    {Tag::religion, "宗教"},
    {Tag::red_tourism, "红色|革命|红色景点|红色旅游|红色教育"},
    {Tag::unesco, "世界遗产"},
    {Tag::food, "美食|好吃|food|吃好喝好"},
    {Tag::time_honoured_brand, "老字号|老牌子|百年老店"},
    {Tag::night, "夜景|夜游|night view|夜生活|灯光秀|nightlife"},
    {Tag::family, "亲子|孩子|小孩|儿童|kids|children|family"},
    {Tag::photo, "拍照|摄影|打卡|出片|photo|网红打卡|网红|适合拍照|photography|photos"},
    {Tag::quiet,
     "安静|清静|人少|quiet|人少的|小众|冷门|不拥挤|peaceful|less crowded|"
     "off the beaten track|hate crowds|avoid crowds|no crowds|without "
     "crowds|避开人群|避开人流|不想人挤人|"
     "away from the crowds|人别太多|人不要太多"},
    {Tag::lively, "热闹|lively"},
    {Tag::romantic, "浪漫|情侣|蜜月|romantic|约会"},
    {Tag::sunset, "日落|晚霞|sunset"},
    {Tag::sunrise, "日出|sunrise"},
    {Tag::shopping, "购物|逛街|shopping"},
    {Tag::local_life, "市井|烟火气|本地生活|local life|当地人生活|市井生活|接地气"},
    {Tag::free_entry,
     "免费|free|免费景点|免费景区|不收门票|不要门票|免门票|免费的景点|"
     "free attractions|free sights"},
    {Tag::boat, "坐船|游船|boat|坐游船|乘船|river cruise|boat ride"},
    {Tag::cable_car, "缆车|索道|cable car"},
    {Tag::rainy_day, "室内|雨天|下雨|indoor"},
    {Tag::spicy, "辣菜|吃辣|辣|辣的|无辣不欢|麻辣|重辣|辛辣|太辣|太辣的|spicy|spicy food"},
    {Tag::modern, "现代都市|都市繁华|高楼|modern city|skyscrapers"},
    {Tag::not_spicy, "清淡|清淡的|清淡点|清淡一点|口味清淡|mild food|not spicy"},
    {Tag::sea, ""},
    {Tag::near_metro,
     "近地铁|靠近地铁|靠地铁|地铁附近|地铁口|地铁站附近|地铁旁|离地铁近|地铁站旁|"
     "离地铁站近|靠近地铁站|地铁沿线|near the metro|near metro|near a metro station|"
     "near the subway|close to the metro|near a subway station|"
     "close to a metro station|next to the metro"},
    {Tag::near_station,
     "近火车站|近高铁站|火车站附近|高铁站附近|离火车站近|离高铁站近|靠近高铁站|"
     "靠近火车站|near the train station|near the railway station|"
     "close to the train station"},
    {Tag::breakfast,
     "含早|含早餐|带早餐|有早餐|包早餐|送早餐|含双早|breakfast included|"
     "with breakfast|including breakfast"},
    {Tag::family_room,
     "亲子酒店|亲子房|亲子主题房|亲子主题酒店|儿童房|家庭酒店|儿童乐园|适合家庭|"
     "适合亲子|适合带孩子|family hotel|family-friendly hotel|kid-friendly hotel|"
     "family friendly hotel|child-friendly hotel"},
    {Tag::pool,
     "泳池|游泳池|游泳|室内泳池|恒温泳池|无边泳池|网红泳池|pool|swimming pool|"
     "indoor pool"},
    {Tag::gym, "健身房|健身|gym|fitness room|fitness centre|fitness center"},
    {Tag::parking, "停车场|停车|停车位|免费停车|能停车|parking|free parking|car park"},
    {Tag::spa, "温泉酒店|水疗|spa|桑拿|按摩"},
    {Tag::business, "商务酒店|会议室|商务中心|适合出差|business hotel|meeting room"},
};

std::vector<SaidWord> build_words() {
  std::vector<SaidWord> words;
  for (auto const& [means, text] : called)
    for (auto rest = text; !rest.empty();) {
      auto const bar = rest.find('|');
      words.push_back({rest.substr(0, bar), means});
      rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
    }
  return words;
}

}  // namespace

std::span<SaidWord const> said_words() {
  static std::vector<SaidWord> const words = build_words();
  return words;
}

}  // namespace assistant
