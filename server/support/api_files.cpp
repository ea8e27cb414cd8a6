// SPDX-License-Identifier: Apache-2.0
#include "accounts/secrets.hpp"
#include "http/answers.hpp"
#include "support/impl/views.hpp"

// Files in conversations, brought and read by both sides.
namespace support {

struct BringFile {
  std::string name;
  std::string type;
  std::string content;
};
BOOST_DESCRIBE_STRUCT(BringFile, (), (name, type, content))

http::Rules rules(http::Of<BringFile>) {
  using http::field;
  return {field("name").length(1, 120).example("\"门票.png\""),
          field("type").length(1, 100).text("Its media type; the bytes must agree."),
          field("content")
              .length(1, Files::most_bytes * 4 / 3 + 4)
              .text("The bytes in base64url without padding, 8 MiB at most.")};
}

http::Field files_rule() {
  return http::field("files")
      .items(0, Files::most_of_message)
      .may_be_missing()
      .text("Ids of files that were brought before.");
}

namespace {

constexpr std::size_t body_bytes = Files::most_bytes * 4 / 3 + 4096;

base::Error no_such_file() {
  return base::refuse(base::Refusal::not_found, "There is no such file.");
}

// The request of the path, for who asked it or, in the queue, for agents.
base::Result<Ticket> ticket_of(Parts const& parts, http::Request const& request, bool is_agent) {
  auto const id = http::id<TicketId>(request, "ticket");
  if (!id) return no_such_ticket();
  auto const found =
      is_agent ? parts.tickets.find(*id) : parts.tickets.find_of(request.principal->user_id, *id);
  return found ? base::Result<Ticket>(*found) : no_such_ticket();
}

// PUT /api/support/tickets/{ticket}/files/{file}, and the same of the queue
struct Bring {
  Parts const& parts;
  bool is_agent = false;
  http::Response operator()(http::Request const& request) const {
    auto const wanted = http::parse<BringFile>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const bytes = accounts::base64url_decoded(wanted->content);
    if (!bytes)
      return refused(base::refuse_field("/content", "Must be base64url without padding."), request);
    auto const ticket = ticket_of(parts, request, is_agent);
    if (!ticket) return refused(ticket.error(), request);
    if (ticket->state == TicketState::closed)
      return refused(
          base::refuse(base::Refusal::conflict, "This request is closed; please open a new one."),
          request);
    auto const id = http::id<objects::ObjectId>(request, "file");
    if (!id) return refused(no_such_file(), request);
    auto const file = parts.files.bring(
        {*id, ticket->id, request.principal->user_id, wanted->name, wanted->type, *bytes});
    if (!file) return refused(file.error(), request);
    return http::ok(http::to_json(view_of(*file)));
  }
};

// GET /api/support/tickets/{ticket}/files/{file}, and the same of the queue
struct ReadFile {
  Parts const& parts;
  bool is_agent = false;
  http::Response operator()(http::Request const& request) const {
    auto const ticket = ticket_of(parts, request, is_agent);
    if (!ticket) return refused(ticket.error(), request);
    auto const id = http::id<objects::ObjectId>(request, "file");
    auto const file =
        id ? parts.files.find(ticket->id, *id, request.principal->user_id) : std::nullopt;
    if (!file || !may_see(*file)) return refused(no_such_file(), request);
    auto bytes = parts.files.bytes(*file);
    if (!bytes) return refused(bytes.error(), request);
    http::Response response;
    response.body = *std::move(bytes);
    response.headers.add("Content-Type", std::string(objects::mime_of(file->type)));
    for (auto& [name, value] : objects::serving_headers(file->name))
      response.headers.add(name, value);
    return response;
  }

 private:
  // What stands beside a note is for agents alone.
  bool may_see(File const& file) const {
    if (is_agent || !file.message) return true;
    auto const messages = parts.tickets.messages(file.ticket, false);
    return std::any_of(messages.begin(), messages.end(),
                       [&](Message const& each) { return each.id == *file.message; });
  }
};

}  // namespace

std::vector<http::Endpoint> file_endpoints(Parts const& parts) {
  auto const mine = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "support").signed_in().on(http::Lane::db);
    return builder;
  };
  return {mine(http::put("/api/support/tickets/{ticket}/files/{file}"), "bringFile",
               "Bring a file, to be sent with the next words")
              .body_limit(body_bytes)
              .takes<BringFile>()
              .answers<FileView>(200)
              .calls(Bring{parts}),
          mine(http::get("/api/support/tickets/{ticket}/files/{file}"), "readFile",
               "A file of the conversation")
              .answers_raw("application/octet-stream", "As its type says.")
              .calls(ReadFile{parts}),
          for_agents(http::put("/api/support/queue/{ticket}/files/{file}"), "bringFileAsAgent",
                     "Bring a file, to be sent with the next words")
              .body_limit(body_bytes)
              .takes<BringFile>()
              .answers<FileView>(200)
              .calls(Bring{parts, true}),
          for_agents(http::get("/api/support/queue/{ticket}/files/{file}"), "readFileAsAgent",
                     "A file of the conversation")
              .answers_raw("application/octet-stream", "As its type says.")
              .calls(ReadFile{parts, true})};
}

}  // namespace support
