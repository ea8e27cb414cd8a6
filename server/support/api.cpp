// SPDX-License-Identifier: Apache-2.0
#include "support/api.hpp"

#include "http/answers.hpp"
#include "support/impl/views.hpp"

namespace support {

struct AboutTrip {
  std::string id;
  std::optional<std::int64_t> version;
  std::optional<std::string> item;
};
struct AskForHelp {
  std::string subject;
  TicketTopic topic = TicketTopic::other;
  std::string text;
  std::optional<AboutTrip> trip;
  std::vector<std::string> errors;
};
struct SayMore {
  std::string text;
  std::vector<objects::ObjectId> files;
};
struct RateHelp {
  int stars = 0;
  std::optional<std::string> text;
};
BOOST_DESCRIBE_STRUCT(AboutTrip, (), (id, version, item))
BOOST_DESCRIBE_STRUCT(AskForHelp, (), (subject, topic, text, trip, errors))
BOOST_DESCRIBE_STRUCT(SayMore, (), (text, files))
BOOST_DESCRIBE_STRUCT(RateHelp, (), (stars, text))

http::Rules rules(http::Of<AboutTrip>) {
  using http::field;
  return {field("id").length(1, 26), field("version").range(1, 1e9), field("item").length(1, 26)};
}
http::Rules rules(http::Of<AskForHelp>) {
  using http::field;
  return {field("subject").length(1, 120), field("text").length(1, 4000),
          field("topic").text("safety is answered before the others."),
          field("trip").text("That it is about; agents see it."),
          field("errors").items(0, 10).length(1, 300).may_be_missing().text(
              "What the page met last, one line each.")};
}
http::Rules rules(http::Of<SayMore>) {
  return {http::field("text").length(0, 4000).text("May be empty beside files."), files_rule()};
}
http::Rules rules(http::Of<RateHelp>) {
  using http::field;
  return {field("stars").range(1, 5), field("text").length(0, 500)};
}

namespace {

constexpr std::size_t most_listed = 100;

// POST /api/support/tickets
struct Ask {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto asked = http::parse<AskForHelp>(request.body);
    if (!asked) return refused(asked.error(), request);
    auto const text = said_in(asked->text);
    auto const subject = said_in(asked->subject);
    if (!text) return blank_text(request);
    if (!subject) return refused(base::refuse_field("/subject", "Must not be blank."), request);
    auto const& user = request.principal->user_id;
    NewTicket made{.user_id = user, .subject = *subject, .topic = asked->topic, .text = *text};
    if (made.topic == TicketTopic::safety) made.priority = TicketPriority::urgent;
    for (auto const& line : asked->errors)
      if (auto said = said_in(line)) made.context.errors.push_back(in_one_line(*std::move(said)));
    if (asked->trip) {
      if (!parts.trip_of(user, asked->trip->id))
        return refused(base::refuse_field("/trip/id", "There is no such trip of yours."), request);
      made.context.trip_id = asked->trip->id;
      made.context.trip_version = asked->trip->version.value_or(0);
      made.context.item_id = asked->trip->item.value_or("");
    }
    return shown(parts.tickets.open(made), parts, request, 201);
  }

 private:
  static std::string in_one_line(std::string text) {
    for (char& c : text)
      if (c == '\n' || c == '\r') c = ' ';
    return text;
  }
};

// GET /api/support/tickets
struct ListMine {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    TicketList list;
    auto const unread = parts.tickets.unread_of_traveller(request.principal->user_id);
    for (auto const& each : parts.tickets.list_of(request.principal->user_id, most_listed)) {
      list.tickets.push_back(view_of<TicketEntry>(each));
      list.tickets.back().unread = unread_in(unread, each.id);
    }
    return http::ok(http::to_json(list));
  }
};

// GET /api/support/tickets/{ticket}
struct OpenMine {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    auto const found = id ? parts.tickets.find_of(request.principal->user_id, *id) : std::nullopt;
    return shown(found ? base::Result<Ticket>(*found) : no_such_ticket(), parts, request);
  }
};

// POST /api/support/tickets/{ticket}/messages
struct Say {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const said = http::parse<SayMore>(request.body);
    if (!said) return refused(said.error(), request);
    auto const text = said_in(said->text);
    if (!text && said->files.empty()) return blank_text(request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown(parts.tickets.say(*id, request.principal->user_id, text.value_or(""), said->files),
                 parts, request);
  }
};

// POST /api/support/tickets/{ticket}/typing
struct Type {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id || !parts.tickets.tell_typing(*id, request.principal->user_id))
      return refused(no_such_ticket(), request);
    return http::no_content();
  }
};

// POST /api/support/tickets/{ticket}/close
struct Close {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown(parts.tickets.close(*id, request.principal->user_id), parts, request);
  }
};

// PUT /api/support/tickets/{ticket}/rating
struct Rate {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const rated = http::parse<RateHelp>(request.body);
    if (!rated) return refused(rated.error(), request);
    auto const id = http::id<TicketId>(request, "ticket");
    if (!id) return refused(no_such_ticket(), request);
    return shown(parts.tickets.rate(*id, request.principal->user_id, rated->stars,
                                    said_in(rated->text.value_or("")).value_or("")),
                 parts, request);
  }
};

}  // namespace

http::Response shown(base::Result<Ticket> const& ticket, Parts const& parts,
                     http::Request const& request, unsigned status) {
  if (!ticket) return refused(ticket.error(), request);
  auto detail = view_of<TicketDetail>(*ticket);
  if (!ticket->context.trip_id.empty()) detail.trip_id = ticket->context.trip_id;
  detail.may_be_rated = ticket->first_answer_at.has_value();
  detail.rating_text = ticket->rating_text;
  detail.merged_into = TicketId::parse(ticket->merged_into);
  detail.messages = views_of(ticket->id, parts.tickets.messages(ticket->id, false), parts, false);
  detail.read_to = parts.tickets.read_by_agents(*ticket);
  detail.history = views_of(parts.tickets.history(ticket->id), *ticket, parts);
  detail.accesses = views_of(parts.tickets.accesses(ticket->id), parts);
  if (status == 201)
    return http::created(http::to_json(detail), "/api/support/tickets/" + ticket->id.str());
  return http::ok(http::to_json(detail));
}

std::vector<http::Endpoint> endpoints(Parts const& parts) {
  auto const named = [](http::EndpointBuilder builder, char const* id, char const* summary) {
    builder.named(id, summary, "support").signed_in().on(http::Lane::db);
    return builder;
  };
  auto made = agent_endpoints(parts);
  for (auto& endpoint : handover_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : file_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : reading_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : access_endpoints(parts)) made.push_back(std::move(endpoint));
  for (auto& endpoint : figures_endpoints(parts)) made.push_back(std::move(endpoint));
  made.push_back(named(http::post("/api/support/tickets"), "askForHelp", "Ask a person for help")
                     .takes<AskForHelp>()
                     .answers<TicketDetail>(201)
                     .calls(Ask{parts}));
  made.push_back(named(http::get("/api/support/tickets"), "listHelp", "What I asked")
                     .answers<TicketList>(200)
                     .calls(ListMine{parts}));
  made.push_back(named(http::get("/api/support/tickets/{ticket}"), "openHelp",
                       "What I asked, with all that was said")
                     .answers<TicketDetail>(200)
                     .calls(OpenMine{parts}));
  made.push_back(named(http::post("/api/support/tickets/{ticket}/messages"), "sayMoreToSupport",
                       "Say more; what was resolved is open again")
                     .takes<SayMore>()
                     .answers<TicketDetail>(200)
                     .calls(Say{parts}));
  made.push_back(named(http::post("/api/support/tickets/{ticket}/typing"), "tellTyping",
                       "I am writing; told to those who answer and kept nowhere")
                     .answers_nothing()
                     .calls(Type{parts}));
  made.push_back(named(http::post("/api/support/tickets/{ticket}/close"), "closeHelp",
                       "It needs no more answers")
                     .answers<TicketDetail>(200)
                     .calls(Close{parts}));
  made.push_back(named(http::put("/api/support/tickets/{ticket}/rating"), "rateHelp",
                       "How the help was; again replaces it")
                     .takes<RateHelp>()
                     .answers<TicketDetail>(200)
                     .calls(Rate{parts}));
  return made;
}

}  // namespace support
