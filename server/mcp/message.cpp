// SPDX-License-Identifier: Apache-2.0
#include "mcp/message.hpp"

#include <boost/json.hpp>

#include "http/described.hpp"

namespace mcp {
namespace {

namespace json = boost::json;

constexpr std::size_t longest_id = 256;
constexpr std::string_view meta_version = "io.modelcontextprotocol/protocolVersion";
constexpr std::string_view meta_capabilities = "io.modelcontextprotocol/clientCapabilities";

// Reads one message; keeps the first thing that is wrong with it.
class Reader {
 public:
  explicit Reader(Message& into) : into_(into) {}

  void read(json::value const& value) {
    if (!value.is_object()) return refuse(Code::invalid_request, "A message is a JSON object.");
    auto const& object = value.get_object();
    if (auto const* const id = object.if_contains("id")) read_id(*id);
    auto const* const version = object.if_contains("jsonrpc");
    if (!version || !version->is_string() || version->get_string() != "2.0")
      refuse(Code::invalid_request, "jsonrpc must be \"2.0\".");
    auto const* const method = object.if_contains("method");
    into_.is_response = !method && (object.contains("result") || object.contains("error"));
    if (into_.is_response) return;
    if (!method || !method->is_string())
      return refuse(Code::invalid_request, "method must be a string.");
    into_.method = method->get_string();
    if (auto const* const params = object_in(object, "params")) read_params(*params);
  }

 private:
  void refuse(Code code, std::string why) {
    if (!into_.failure) into_.failure = Failure{code, std::move(why)};
  }

  void read_id(json::value const& id) {
    bool const is_short_text = id.is_string() && id.get_string().size() <= longest_id;
    if (is_short_text || id.is_int64() || id.is_uint64())
      into_.id = json::serialize(id);
    else
      refuse(Code::invalid_request, "The id must be an integer or a string of at most 256 bytes.");
  }

  void read_params(json::object const& params) {
    if (auto const* const meta = object_in(params, "_meta")) {
      into_.version = text_in(*meta, meta_version);
      into_.tells_capabilities = object_in(*meta, meta_capabilities) != nullptr;
    }
    into_.name = text_in(params, "name");
    if (!into_.name) into_.name = text_in(params, "uri");
    if (auto const* const arguments = object_in(params, "arguments"))
      into_.arguments = json::serialize(*arguments);
    into_.cursor = text_in(params, "cursor");
    into_.wanted_version = text_in(params, "protocolVersion").value_or("");
  }

  json::object const* object_in(json::object const& in, std::string_view name) {
    auto const* const value = in.if_contains(name);
    if (!value) return nullptr;
    if (!value->is_object())
      refuse(Code::invalid_params, std::string(name) + " must be an object.");
    return value->if_object();
  }

  std::optional<std::string> text_in(json::object const& in, std::string_view name) {
    auto const* const value = in.if_contains(name);
    if (!value) return std::nullopt;
    if (value->is_string()) return std::string(value->get_string());
    refuse(Code::invalid_params, std::string(name) + " must be a string.");
    return std::nullopt;
  }

  Message& into_;
};

Message message_from(json::value const& value) {
  Message message;
  Reader(message).read(value);
  return message;
}

Message failed(Code code, std::string why) {
  Message message;
  message.failure = Failure{code, std::move(why)};
  return message;
}

}  // namespace

Envelope read_messages(std::string_view text) {
  http::reading::Document const document(text);
  Envelope envelope;
  if (auto const& refusal = document.refusal()) {
    envelope.messages.push_back(failed(Code::not_json, refusal->why));
    return envelope;
  }
  if (!document.root().is_array()) {
    envelope.messages.push_back(message_from(document.root()));
    return envelope;
  }
  auto const& batch = document.root().get_array();
  if (batch.empty() || batch.size() > most_in_batch) {
    envelope.messages.push_back(failed(Code::invalid_request, "A batch has 1 to 20 messages."));
    return envelope;
  }
  envelope.is_batch = true;
  for (auto const& each : batch) envelope.messages.push_back(message_from(each));
  return envelope;
}

std::string result_text(std::string_view id, std::string_view result) {
  std::string out = R"({"jsonrpc":"2.0","id":)";
  out.append(id).append(R"(,"result":)").append(result);
  return out += '}';
}

std::string failure_text(std::string_view id, Failure const& failure) {
  std::string out = R"({"jsonrpc":"2.0",)";
  if (!id.empty()) out.append(R"("id":)").append(id).append(",");
  out += R"("error":{"code":)";
  http::append_json(out, static_cast<int>(failure.code));
  out += R"(,"message":)";
  http::append_json(out, failure.message);
  if (!failure.data.empty()) out.append(R"(,"data":)").append(failure.data);
  return out += "}}";
}

}  // namespace mcp
