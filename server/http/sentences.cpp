// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "http/language.hpp"

namespace http {
namespace {

constexpr auto table = std::to_array<Sentence>({
    // What a request must look like.
    {"A line of the request is too long.", "请求中有一行过长。"},
    {"Exactly one Host header is needed.", "请求须有且仅有一个 Host 头。"},
    {"None of the types you accept can be made here.", "此处无法提供您接受的内容类型。"},
    {"Only HTTP/1.1 and 1.0 are spoken here.", "此处只支持 HTTP/1.1 和 1.0。"},
    {"Only the chunked transfer encoding is known.", "只支持 chunked 传输编码。"},
    {"The address cannot be read.", "无法读取请求地址。"},
    {"The address is too long.", "请求地址过长。"},
    {"The body is larger than {} bytes.", "请求正文超过 {0} 字节。"},
    {"The body is too large.", "请求正文过大。"},
    {"The body must be {}.", "请求正文的类型须为 {0}。"},
    {"The header fields are too large.", "请求头过大。"},
    {"The request is not HTTP.", "这不是 HTTP 请求。"},
    {"The request took too long to arrive.", "请求传输超时。"},
    {"There is no such file.", "没有这个文件。"},
    {"There is no such thing.", "没有找到您要的内容。"},
    {"There is nothing at this address.", "这个地址没有内容。"},
    {"This address does not know that method.", "这个地址不支持该请求方法。"},

    // Who may, and how often.
    {"Please sign in.", "请先登录。"},
    {"Something went wrong on our side; it has been noted.", "我们这边出错了，已记录下来。"},
    {"The request waited too long; please try again.", "请求等待过久，请重试。"},
    {"Too many requests; please wait.", "请求过于频繁，请稍后再试。"},
    {"Too much is going on; please try again in a moment.", "当前请求较多，请稍后重试。"},
    {"This token is not, or no longer, good.", "该访问令牌无效或已失效。"},
    {"Your token is not for this.", "该访问令牌没有此权限。"},
    {"Your role does not allow this.", "您的角色无权进行此操作。"},
    {"Your session has ended; please sign in.", "登录已失效，请重新登录。"},

    // What a body must be as a whole.
    {"Some fields are not as they must be.", "部分内容填写有误。"},
    {"Some query parameters are not as they must be.", "部分查询参数有误。"},
    {"The JSON is nested deeper than {} levels.", "JSON 嵌套超过 {0} 层。"},
    {"The body is empty; a JSON document is expected.", "请求正文为空，应为 JSON。"},
    {"The body is not JSON: {} at {}.", "请求正文不是 JSON：{1}{0}。"},
    {"The body is not valid UTF-8.", "请求正文不是有效的 UTF-8 文本。"},
    {"line {}, column {}", "第 {0} 行第 {1} 列"},
    {"text behind the end", "在结尾之后还有内容"},
    {"incomplete JSON", "内容不完整"},
    {"syntax error", "有语法错误"},
    {"exponent overflow", "指数过大"},
    {"illegal leading surrogate", "的 Unicode 高位代理有误"},
    {"illegal trailing surrogate", "的 Unicode 低位代理有误"},
    {"expected hex digit", "应为十六进制数字"},
    {"expected utf16 escape", "应为 UTF-16 转义"},

    // What a field must be.
    {"Is too large a number.", "数值过大。"},
    {"Must be a UTC time such as 2024-10-31T12:00:00Z.",
     "须为 UTC 时间，如 2024-10-31T12:00:00Z。"},
    {"Must be a date such as 2024-10-25.", "须为日期，如 2024-10-25。"},
    {"Must be a whole number.", "须为整数。"},
    {"Must be an e-mail address.", "邮箱格式不正确。"},
    {"Must be an id of 26 characters.", "须为 26 个字符的编号。"},
    {"Must be at least {}.", "不能小于 {0}。"},
    {"Must be at most {}.", "不能大于 {0}。"},
    {"Must be between {} and {}.", "须在 {0} 到 {1} 之间。"},
    {"Must be one of {}.", "须为以下之一：{0}。"},
    {"Must be {}, not {}.", "须为{0}，而不是{1}。"},
    {"Must have at least {} {}; it has {}.", "至少需要 {0} {1}，现有 {2} {1}。"},
    {"Must have at most {} {}; it has {}.", "最多 {0} {1}，现有 {2} {1}。"},
    {"Must not contain the character U+0000.", "不能包含字符 U+0000。"},
    {"There is no such field.", "没有这个字段。"},
    {"This field is required.", "此项必填。"},
    {"a boolean", "布尔值"},
    {"a number", "数字"},
    {"a string", "文本"},
    {"a whole number", "整数"},
    {"an array", "数组"},
    {"an object", "对象"},
    {"characters", "个字符"},
    {"entries", "条"},
    {"items", "项"},
    {"null", "空值"},
    {"true or false", " true 或 false"},
});

}  // namespace

Sentences const sentences = table;

}  // namespace http
