// SPDX-License-Identifier: Apache-2.0
#include "alerts/api.hpp"

#include <array>

#include "alerts/impl/answering.hpp"
#include "http/language.hpp"

namespace alerts {
namespace {

constexpr auto sentences = std::to_array<http::Sentence>({
    {"There is no such event.", "没有这个事件。"},
    {"Somebody else has changed it; look at it again.", "别人刚刚修改过，请重新查看。"},
    {"It is called off.", "它已经解除。"},
    {"It does not await a review.", "它不在等待核实。"},
    {"Must not be blank.", "不能为空。"},
    {"This is too long.", "太长了。"},
    {"Say where: a place, a district, a circle or a polygon.",
     "请说明在哪里：地点、行政区、圆形或多边形。"},
    {"There is no such place.", "没有这个地点。"},
    {"This is not the code of any area.", "没有使用这个代码的行政区。"},
    {"Must be later than `from`.", "必须晚于开始时间。"},
    {"An event lasts at most 400 days.", "一个事件最长 400 天。"},
    {"That is enough for today.", "今天的报告已经够多了。"},
    {"Nobody reports that.", "没有人这样报告。"},
    {"There is no such trip.", "没有这个行程。"},
    {"Your role in this trip does not allow that.", "你在这个行程中的角色不允许这样做。"},
    {"The trip or the event has changed meanwhile; look at the proposals again.",
     "行程或事件已有变化，请重新查看方案。"},
    {"There is no such call.", "没有这个求助。"},
    {"This call is closed.", "这个求助已经结束。"},
    {"Somebody else has answered it, or it is closed.", "已有同事接手，或者求助已经结束。"},
    {"This position is not shared any more.", "这个位置已经不再共享。"},
    {"Must be a next_cursor.", "必须是 next_cursor。"},
    {"Must be a telephone number.", "必须是电话号码。"},
});

}  // namespace

base::Error in_language(base::Error const& error, http::Request const& request) {
  return http::in_language(error, request.locale, sentences);
}

http::Response refused(base::Error const& error, http::Request const& request) {
  return http::refusal(in_language(error, request), request);
}

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  std::vector<http::Endpoint> all;
  for (auto const& group : {event_endpoints, trip_alert_endpoints, proposal_endpoints,
                            report_endpoints, safety_endpoints, sos_endpoints, position_endpoints})
    for (auto& endpoint : group(parts)) all.push_back(std::move(endpoint));
  return all;
}

void remove_all_of(std::string_view user_id, Parts const& parts) {
  Reports(parts.db, parts.clock, parts.ids).remove_all_of(user_id);
  Safety(parts.db, parts.clock, parts.seal).remove_all_of(user_id);
}

}  // namespace alerts
