// SPDX-License-Identifier: Apache-2.0
#include "letters/impl/mime.hpp"

#include <gmime/gmime.h>

#include <memory>

#include "base/text.hpp"
#include "letters/impl/charset.hpp"

namespace letters::mime {
namespace {

struct Unrefs {
  void operator()(void* object) const { g_object_unref(object); }
};
template <class Object>
using Owned = std::unique_ptr<Object, Unrefs>;

struct Frees {
  void operator()(char* text) const { g_free(text); }
};
using Text = std::unique_ptr<char, Frees>;

// Headers are decoded with the charsets they name; whatever is left unknown becomes U+FFFD.
std::string text_or_empty(char const* text) {
  return text ? plain_lines(utf8_from(text, "UTF-8")) : std::string();
}

std::string bytes_of(GMimeStream* stream) {
  auto* const memory = GMIME_STREAM_MEM(stream);
  auto const* const array = g_mime_stream_mem_get_byte_array(memory);
  return {reinterpret_cast<char const*>(array->data), array->len};
}

std::string decoded(GMimePart* part) {
  auto* const content = g_mime_part_get_content(part);
  if (!content) return {};
  Owned<GMimeStream> const into(g_mime_stream_mem_new());
  g_mime_data_wrapper_write_to_stream(content, into.get());
  return bytes_of(into.get());
}

std::string written(GMimeObject* object) {
  Owned<GMimeStream> const into(g_mime_stream_mem_new());
  g_mime_object_write_to_stream(object, nullptr, into.get());
  return bytes_of(into.get());
}

std::string type_of(GMimeObject* object) {
  auto* const type = g_mime_object_get_content_type(object);
  if (!type) return "text/plain";
  Text const name(g_mime_content_type_get_mime_type(type));
  return base::fold(text_or_empty(name.get()));
}

// Follows the tree as far as the caller wants to see it.
class Walk {
 public:
  Walk(std::size_t deepest, std::size_t most) : deepest_(deepest), most_(most) {}

  Part read(GMimeObject* object, std::size_t depth) {
    ++parts_;
    Part part;
    part.type = type_of(object);
    part.is_attached = is_attached(object);
    if (GMIME_IS_MULTIPART(object)) {
      read_children(GMIME_MULTIPART(object), part, depth);
    } else if (GMIME_IS_PART(object)) {
      auto const* const type = g_mime_object_get_content_type(object);
      part.charset = text_or_empty(
          type ? g_mime_content_type_get_parameter(const_cast<GMimeContentType*>(type), "charset")
               : nullptr);
      part.name = text_or_empty(g_mime_part_get_filename(GMIME_PART(object)));
      part.bytes = decoded(GMIME_PART(object));
    } else {  // a message within the message
      part.is_attached = true;
      part.bytes = written(object);
    }
    return part;
  }

 private:
  static bool is_attached(GMimeObject* object) {
    auto* const disposition = g_mime_object_get_content_disposition(object);
    return disposition && g_mime_content_disposition_is_attachment(disposition);
  }

  void read_children(GMimeMultipart* from, Part& part, std::size_t depth) {
    int const count = g_mime_multipart_get_count(from);
    for (int i = 0; i < count && depth < deepest_ && parts_ <= most_; ++i)
      part.children.push_back(read(g_mime_multipart_get_part(from, i), depth + 1));
  }

  std::size_t deepest_;
  std::size_t most_;
  std::size_t parts_ = 0;
};

void collect(InternetAddressList* list, std::vector<std::string>& found, int depth) {
  constexpr int deepest_group = 4;
  int const count = internet_address_list_length(list);
  for (int i = 0; i < count; ++i) {
    auto* const address = internet_address_list_get_address(list, i);
    if (INTERNET_ADDRESS_IS_GROUP(address)) {
      if (depth < deepest_group)
        collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), found,
                depth + 1);
      continue;
    }
    auto const* const text = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(address));
    auto name = base::fold(text_or_empty(text));
    if (name.find('@') != std::string::npos && name.size() <= 254 &&
        name.find_first_of(" \n\t") == std::string::npos)
      found.push_back(std::move(name));
  }
}

void start_library() {
  static bool const is_started = [] {
    g_mime_init();
    return true;
  }();
  (void)is_started;
}

}  // namespace

std::optional<Message> parse(std::string_view bytes, std::size_t deepest, std::size_t most_parts) {
  start_library();
  Owned<GMimeStream> const stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
  Owned<GMimeParser> const parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> const message(g_mime_parser_construct_message(parser.get(), nullptr));
  if (!message) return std::nullopt;
  auto* const root = g_mime_message_get_mime_part(message.get());
  if (!root) return std::nullopt;
  Message made;
  made.message_id = text_or_empty(g_mime_message_get_message_id(message.get()));
  made.content_type = type_of(root);
  auto* const headers = g_mime_object_get_header_list(GMIME_OBJECT(message.get()));
  int const count = g_mime_header_list_get_count(headers);
  for (int i = 0; i < count; ++i) {
    auto* const header = g_mime_header_list_get_header_at(headers, i);
    made.headers.emplace_back(base::fold(text_or_empty(g_mime_header_get_name(header))),
                              text_or_empty(g_mime_header_get_value(header)));
  }
  made.body = Walk(deepest, most_parts).read(root, 0);
  return made;
}

std::vector<std::string> addresses_in(std::string const& header) {
  start_library();
  Owned<InternetAddressList> const list(internet_address_list_parse(nullptr, header.c_str()));
  std::vector<std::string> found;
  if (list) collect(list.get(), found, 0);
  return found;
}

}  // namespace letters::mime
