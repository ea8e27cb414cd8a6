// SPDX-License-Identifier: Apache-2.0
#include "support/canned.hpp"

#include <array>

namespace support {
namespace {

constexpr auto replies = std::to_array<CannedReply>({
    {"greeting", "问候", "Greeting", "您好，我是行趣客服，已经看到您的问题，马上为您查看。",
     "Hello, I have read your question and am looking into it now."},
    {"more_details", "请补充信息", "Ask for details",
     "为了尽快帮到您，请告诉我们：出现问题的页面、大致时间，以及页面上显示的错误编号。",
     "To help you quickly, please tell us the page, roughly when it happened, and the error code "
     "that was shown."},
    {"trip_checked", "行程已核对", "Trip looked over",
     "我已核对您附上的行程，需要改动的地方写在下面，您可以在行程页直接调整。",
     "I have looked over the trip you attached. What needs to change is below; you can change it "
     "on the trip's page."},
    {"place_closed", "地点关闭", "Place closed",
     "抱歉给您带来不便。该地点目前不开放，我们已记录；行程页会为您提供可替换的地点。",
     "Sorry for the inconvenience. The place is closed at the moment and we have noted it; the "
     "trip's page offers others in its stead."},
    {"password", "重置密码", "Password reset",
     "请在登录页点“忘记密码”，重置链接会发到您的邮箱，三十分钟内有效。我们不会向您索要密码。",
     "Press “Forgotten password” on the sign-in page; a link comes by mail. We never ask for your "
     "password."},
    {"emergency", "紧急情况", "Emergency",
     "请先确保自身安全。在中国大陆：报警 110，火警 119，急救 120。到达安全处后请告诉我们您的位置。",
     "Please see to your safety first. In mainland China: police 110, fire 119, ambulance 120. "
     "Tell us where you are once you are safe."},
    {"solved", "已解决", "Solved",
     "问题应该已经解决。如仍有疑问，直接在这里回复即可；也欢迎为这次服务评分。",
     "This should be solved now. Answer here if anything is left; we would be glad about a "
     "rating."},
});

}  // namespace

std::span<CannedReply const> canned_replies() { return replies; }

}  // namespace support
