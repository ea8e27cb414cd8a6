// SPDX-License-Identifier: Apache-2.0
#include "trips/api.hpp"

#include <array>
#include <iterator>

#include "http/json_text.hpp"
#include "http/language.hpp"
#include "trips/impl/answer_json.hpp"
#include "trips/impl/answering.hpp"
#include "trips/impl/wish_problem.hpp"
#include "trips/luggage/luggage.hpp"
#include "trips/together/members.hpp"

namespace trips {

namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"A trip has at most 14 days.", "一次行程最多 14 天。"},
    {"A trip can have 100 notes.", "一次行程最多 100 条备注。"},
    {"A trip can have 60 files.", "一次行程最多 60 个文件。"},
    {"The files of a trip can have 100 MiB.", "一次行程的文件合计最多 100 MiB。"},
    {"A packing list can have 300 lines.", "打包清单最多 300 项。"},
    {"There is no such file.", "没有这个文件。"},
    {"There is no such line.", "清单里没有这一项。"},
    {"There is such a file already.", "已经有这个文件。"},
    {"No files are kept here.", "本站不保存文件。"},
    {"The file cannot be kept just now.", "文件暂时无法保存，请稍后再试。"},
    {"Only PDF, pictures (PNG, JPEG, WebP, GIF, HEIC), text and CSV are kept.",
     "只能保存 PDF、图片（PNG、JPEG、WebP、GIF、HEIC）、文本和 CSV。"},
    {"The file is empty.", "文件是空的。"},
    {"The file is not what its type says.", "文件内容与类型不符。"},
    {"Must be a file's name of at most 120 characters.", "必须是不超过 120 个字的文件名。"},
    {"It is in the trip already.", "行程里已经有了。"},
    {"It is no place to see or to eat at.", "这里不是游览或用餐的地方。"},
    {"A newer release wrote it than this one can read.",
     "该文件由更新的版本写出，此版本无法读取。"},
    {"A trip of ours is taken as it is; change it afterwards.",
     "我们自己的行程文件会原样导入，请在导入后修改。"},
    {"Its XML is damaged.", "文件的 XML 已损坏。"},
    {"Its city or its dates cannot be planned any more.", "文件中的城市或日期已无法安排。"},
    {"It is XML, but neither GPX nor KML.", "文件是 XML，但既不是 GPX 也不是 KML。"},
    {"It is empty.", "文件是空的。"},
    {"It is larger than 2 MiB.", "文件超过 2 MiB。"},
    {"It is neither GPX, KML, iCalendar nor a trip of ours, and as a table it has no column for "
     "names.",
     "文件不是 GPX、KML、iCalendar 或我们的行程文件；作为表格，其中没有名称列。"},
    {"It is no text in an encoding we know.", "无法识别文件的文字编码。"},
    {"It is no trip of ours, or it was damaged.", "这不是我们的行程文件，或文件已损坏。"},
    {"It is packed, as KMZ is: please unpack it first.", "文件是压缩包（如 KMZ），请先解压。"},
    {"It names more than 200 places; a trip has 14 days at most.",
     "文件里的地点超过 200 个，而一次行程最多 14 天。"},
    {"Must be base64url without padding.", "须为不带填充的 base64url。"},
    {"None of its places is in our catalogue.", "文件里的地点都不在我们的资料中。"},
    {"Nothing of the file is left to take.", "文件里没有可以导入的地点了。"},
    {"It is too old to be exported.", "这个行程过旧，无法导出。"},
    {"A trip can have 20 branches.", "一个行程最多有 20 个分支。"},
    {"A trip can have 30 share links.", "一个行程最多有 30 个分享链接。"},
    {"A trip can have 50 open invitations.", "一个行程最多有 50 份待接受的邀请。"},
    {"A trip needs an owner: make somebody else one.", "行程必须有主人：请先将主人转交给他人。"},
    {"Many people are changing this trip at once. Please try again.",
     "许多人正在同时修改这个行程，请重试。"},
    {"Nobody can be invited as the owner.", "不能邀请他人成为主人。"},
    {"Others changed the same meanwhile. Nothing of yours is lost.",
     "其他人刚刚改了同一处。您的改动没有丢失。"},
    {"A foreign currency needs a rate.", "外币需要汇率。"},
    {"A trip can have 1000 expenses.", "一个行程最多记 1000 笔费用。"},
    {"A trip can have 1000 payments.", "一个行程最多记 1000 笔付款。"},
    {"A trip can have 30 guests.", "一个行程最多有 30 位同行者。"},
    {"Everybody is named once.", "每个人只能出现一次。"},
    {"Expenses or payments are of that guest.", "这位同行者还有费用或付款。"},
    {"Must be a member or a guest of the trip.", "须为行程的成员或同行者。"},
    {"Must be a number above 0 such as 0.0479.", "须为大于 0 的数，如 0.0479。"},
    {"Must be the code of a currency such as JPY.", "须为货币代码，如 JPY。"},
    {"Nobody can pay themselves.", "不能付款给自己。"},
    {"Somebody must bear a part.", "至少要有一人分摊。"},
    {"That is too much.", "金额过大。"},
    {"The parts must add up to the amount.", "各人之和须等于总额。"},
    {"The trip's own currency has no rate.", "行程的货币不需要汇率。"},
    {"There is another payment of that id.", "已有另一笔同编号的付款。"},
    {"That day is over.", "这一天已经过去。"},
    {"That was decided already.", "这条建议已经处理过。"},
    {"The plan would not hold. Choose a fix, or keep it as a draft.",
     "这样安排行不通。请选择一种修正，或保存为草稿。"},
    {"There is nobody of that name to invite.", "没有可以邀请的这个用户。"},
    {"There is no such branch.", "没有这个分支。"},
    {"There is no such invitation, or it is over.", "没有这份邀请，或它已失效。"},
    {"There is no such link, or it is over.", "没有这个链接，或它已失效。"},
    {"There is no such member.", "没有这个成员。"},
    {"There is no such stop.", "文件里没有这一项。"},
    {"There is no such suggestion.", "没有这条建议。"},
    {"There is no such version.", "没有这个版本。"},
    {"There is nothing to redo.", "没有可以重做的改动。"},
    {"There is nothing to undo.", "没有可以撤销的改动。"},
    {"This trip is too old to be changed; plan it again.", "这个行程过旧，无法修改，请重新规划。"},
    {"You can have 20 calendar links.", "最多有 20 个日历链接。"},
    {"Your role in this trip does not allow that.", "您在这个行程中的角色不允许这样做。"},
    {"It is too old to be kept; ask again.", "这份推荐过旧，无法保存，请重新规划。"},
    {"It waits in the tray: give it a day first.", "它还在待定区，请先放到某一天。"},
    {"Must be a next_cursor.", "须为上一页的 next_cursor。"},
    {"Must be a time such as 14:30.", "须为时间，如 14:30。"},
    {"Must not be blank.", "不能为空。"},
    {"No change of the trip was understood in that.", "没有读懂要怎样修改行程。"},
    {"Nothing on that day can be set aside.", "那天没有可以放下的安排。"},
    {"Nothing on that day is in the open.", "那天没有室外的安排。"},
    {"The end lies before the start.", "结束日期不能早于开始日期。"},
    {"The recommendation has no such tier.", "这份推荐没有这个档次。"},
    {"The trip has no such day.", "行程里没有这一天。"},
    {"The trip has no such item.", "行程里没有这一项。"},
    {"The trip has no such night.", "行程里没有这一晚。"},
    {"The trip has that item.", "行程里已有这一项。"},
    {"There is no such house with room for all of you.", "没有这家住得下所有人的住处。"},
    {"There is no such place in the city.", "这个城市的资料里没有这个地点。"},
    {"There is no such recommendation.", "没有这份推荐。"},
    {"There is no such trip.", "没有这个行程。"},
    {"This change does not take that.", "这种修改不需要这个字段。"},
});

ChangeAnswer answer_from(Change const& change) { return {change.field, {change.value}}; }

template <class T>
std::optional<std::vector<T>> unless_empty(std::vector<T> const& values) {
  return values.empty() ? std::nullopt : std::optional(values);
}

}  // namespace

base::Error in_language(base::Error const& error, http::Request const& request) {
  return http::in_language(error, request.locale, sentences);
}

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(in_language(error, request), request);
}

http::Response answer_to(Refused const& refused, http::Request const& request) {
  bool const is_english = request.locale == http::Locale::en;
  auto const chosen = [&](Words const& words) { return is_english ? words.en : words.zh; };
  base::Error error{base::Refusal::invalid, chosen(refused.why), refused.code};
  for (auto const& field : refused.fields)
    error.fields.push_back({field.pointer, chosen(field.detail)});
  auto answer = http::refusal(error, request);
  WishProblem problem{http::problem_from(answer.status, error, request)};
  problem.choices = unless_empty(refused.choices);
  problem.conflicts = unless_empty(refused.conflicts);
  problem.conflicting = unless_empty(refused.conflicting);
  std::vector<RelaxationAnswer> relaxations;
  for (auto const& each : refused.relaxations) {
    RelaxationAnswer told{each.id, each.text, answer_from(each.change), {}, each.size};
    if (each.also) told.also = answer_from(*each.also);
    relaxations.push_back(std::move(told));
  }
  problem.relaxations = unless_empty(relaxations);
  answer.body = http::to_json(problem);
  return answer;
}

namespace {

// Whoever shared a trip has it now.
void remove_objects_if_gone(TripId trip, Parts const& parts) {
  auto const members = parts.db.read([&](storage::Sql& sql) { return list_member_ids(sql, trip); });
  if (members.empty() && parts.objects) remove_objects(*parts.objects, trip);
}

}  // namespace

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  std::vector<http::Endpoint> all;
  for (auto* const some :
       {recommendation_endpoints, trip_endpoints, introduction_endpoints, export_endpoints,
        change_endpoints, editing_endpoints, version_endpoints, member_endpoints,
        invitation_endpoints, suggestion_endpoints, share_endpoints, expense_endpoints,
        payment_endpoints, luggage_endpoints, file_endpoints, feed_endpoints, import_endpoints}) {
    auto endpoints = some(parts);
    std::move(endpoints.begin(), endpoints.end(), std::back_inserter(all));
  }
  return all;
}

void remove_all_of(std::string_view user_id, Parts const& parts) {
  SavedTrips trips(parts.db, parts.clock, parts.areas);
  auto const owned = parts.db.read([&](storage::Sql& sql) { return list_owned(sql, user_id); });
  trips.remove_all_of(user_id);
  for (auto const trip : owned) remove_objects_if_gone(trip, parts);
  Recommendations(parts.db, parts.clock, parts.areas).remove_all_of(user_id);
}

void sweep_files(Parts const& parts) {
  if (parts.objects) sweep_files(parts.db, *parts.objects, parts.clock.now());
}

}  // namespace trips
