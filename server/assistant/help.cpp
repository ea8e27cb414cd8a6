// SPDX-License-Identifier: Apache-2.0
#include "assistant/help.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace assistant {
namespace {

constexpr auto articles = std::to_array<HelpArticle>({
    {"怎么用|如何使用|使用方法|帮助|能做什么|会什么|help|how do i|how does|what can you",
     "在首页写下愿望（去哪里、哪几天、几个人、预算），行趣会排出豪华、经济、穷游三档行程，每档都有"
     "时间表、"
     "费用清单和核对结果。满意的一档可以存到“我的行程”。",
     "Write your wish on the first page: where, when, how many people, what budget. Xingqu plans "
     "three tiers, each with a timetable, a ledger and its checks. Keep the one you like under "
     "“My trips”."},
    {"三档|档次|豪华|经济|穷游|区别|tier|luxury|economy|backpacker|difference",
     "三档按价格严格排序：豪华尊享游住得更好、多乘出租车；经济适用游平衡时间与花费；特种兵穷游多走"
     "路和坐公交、"
     "看得最多。三档都在您的预算以内。",
     "The tiers are strictly ordered by price. Luxury sleeps better and takes taxis, economy "
     "weighs "
     "time against money, backpacker walks, rides buses and sees most. All are within the budget."},
    {"预算|费用|价格|多少钱|包含|budget|cost|price|included",
     "预算是全部同行人的总额，包含门票、餐饮、住宿和市内交通；填了出发地还包含往返交通。未知的票价"
     "按同类的常见"
     "区间计算，并会注明。早餐不计入。",
     "The budget is for the whole party and covers tickets, meals, lodging and local transport; "
     "with "
     "an origin also the rides there and back. Unknown prices count as the usual range of their "
     "kind, and say so. Breakfast is not included."},
    {"收藏|保存|我的行程|改名|删除行程|save|keep|my trips|rename|delete",
     "在方案页点“保存为行程”，这一档就会存到“我的行程”。那里可以重新打开、改名或删除；只有您自己看"
     "得到。",
     "Press “Save as a trip” on a plan, and that tier is stored under “My trips”, where you can "
     "open, rename "
     "or delete it. Nobody else sees it."},
    {"密码|登录|注册|账号|账户|注销|password|sign in|register|account",
     "在“账户”页可以修改密码、查看登录的设备、注销账户。忘记密码时，在登录页点“忘记密码”，重置链接"
     "会发到"
     "您的邮箱。",
     "The account page changes your password, lists your sessions and deletes the account. If you "
     "forgot the password, press “Forgotten password” when signing in; a link is mailed to you."},
    {"隐私|数据|聊天记录|谁能看到|privacy|data|who can see|conversation",
     "对话和行程只有您自己看得到，可以随时删除；注销账户时一并删除。启用语言模型时，您的问题会发给"
     "管理员配置的"
     "服务商，账户信息不会。",
     "Your conversations and trips are seen by you alone and can be deleted at any time; they go "
     "with "
     "the account. Where a language model is configured, your questions go to that provider, your "
     "account does not."},
    {"天气|下雨|雨天|weather|rain|indoor", "每个户外景点都附有一个室内备选，下雨时可以换过去。",
     "Each sight in the open comes with an alternative under a roof for when it rains."},
    {"轮椅|无障碍|婴儿车|宠物|老人|wheelchair|accessible|stroller|pet|senior",
     "勾选“无障碍”“亲子”或“携带宠物”后，只安排已知符合条件的地方；条件未知的不算符合。老人和孩子会"
     "让行程更"
     "宽松。",
     "With “step-free”, “children” or “pets” ticked, only places known to fit are planned; unknown "
     "does not count as yes. Seniors and children make the days easier."},
    {"地图|离线|没有网络|map|offline|no network",
     "方案页的地图显示地点和路线，没有网络时列表和时间表照常可用。行趣可以安装到手机桌面。",
     "The map of a plan shows its places and ways; without a network the list and the timetable "
     "keep "
     "working. Xingqu can be installed on your phone."},
    {"人工|客服|投诉|联系|human|support|complain|contact",
     "遇到解决不了的问题，请联系为您提供行趣的机构，并附上出错时显示的编号。",
     "If something cannot be solved here, contact whoever runs this installation, with the number "
     "that the error shows."},
});

std::size_t said_words(HelpArticle const& article, std::string_view folded) {
  auto const words = base::split(article.words, '|');
  return static_cast<std::size_t>(std::count_if(
      words.begin(), words.end(),
      [&](std::string const& word) { return folded.find(word) != std::string_view::npos; }));
}

}  // namespace

std::span<HelpArticle const> help_articles() { return articles; }

std::optional<FoundHelp> find_help(std::string_view text) {
  auto const folded = base::fold(text);
  HelpArticle const* best = nullptr;
  std::size_t most = 0;
  for (auto const& article : articles) {
    auto const said = said_words(article, folded);
    if (said <= most) continue;
    most = said;
    best = &article;
  }
  if (!best) return std::nullopt;
  return FoundHelp{*best, most >= 2};
}

}  // namespace assistant
