// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "feedback/api.hpp"
#include "feedback/impl/views.hpp"

// What people say of the product itself.
namespace feedback {
namespace {

struct CommentGiven {
  CommentKind kind = CommentKind::other;
  std::string text;
  std::optional<int> stars;
  std::optional<std::string> page;
  std::optional<std::string> version;
  std::vector<std::string> errors;
  std::optional<bool> wants_answer;
};
struct CommentTaken {
  CommentId id;
  std::optional<std::string> ticket;
};
struct CommentsQuery {
  std::optional<CommentKind> kind;
  std::optional<CommentState> state;
  std::optional<int> skip;
};
struct CommentMoved {
  CommentState state = CommentState::open;
};
struct DeskComment {
  CommentId id;
  CommentKind kind = CommentKind::other;
  CommentState state = CommentState::open;
  std::string text;
  std::optional<int> stars;
  std::string page;
  std::string version;
  bool is_visitors = false;
  std::optional<std::string> ticket;
  base::Instant created_at{};
};
struct DeskComments {
  std::vector<DeskComment> comments;
  bool has_more = false;
};

BOOST_DESCRIBE_STRUCT(CommentGiven, (), (kind, text, stars, page, version, errors, wants_answer))
BOOST_DESCRIBE_STRUCT(CommentTaken, (), (id, ticket))
BOOST_DESCRIBE_STRUCT(CommentsQuery, (), (kind, state, skip))
BOOST_DESCRIBE_STRUCT(CommentMoved, (), (state))
BOOST_DESCRIBE_STRUCT(DeskComment, (),
                      (id, kind, state, text, stars, page, version, is_visitors, ticket,
                       created_at))
BOOST_DESCRIBE_STRUCT(DeskComments, (), (comments, has_more))

http::Rules rules(http::Of<CommentGiven>) {
  using http::field;
  return {field("text").length(1, 2000),
          field("stars").range(1, 5),
          field("page").length(0, 200).text("Where it was said, without what is personal."),
          field("version").length(0, 40).text("Of the product, as the page knew it."),
          field("errors").items(0, 10).length(1, 300).may_be_missing().text(
              "What the page met last, one line each; told to support when an answer is wanted."),
          field("wants_answer").text("It becomes a request for help too; of those signed in.")};
}
http::Rules rules(http::Of<CommentTaken>) {
  return {http::field("ticket").text("The request for help that brings the answer.")};
}
http::Rules rules(http::Of<CommentsQuery>) { return {http::field("skip").range(0, 100'000)}; }
http::Rules rules(http::Of<DeskComment>) {
  using http::field;
  return {field("is_visitors").text("Of somebody who was not signed in."),
          field("ticket").text("The request for help that it became.")};
}

std::optional<std::string> ticket_of(Comment const& comment) {
  if (!comment.wants_answer) return std::nullopt;
  return comment.id.str();
}

DeskComment comment_view(Comment const& comment) {
  DeskComment made{.id = comment.id,
                   .kind = comment.kind,
                   .state = comment.state,
                   .text = comment.text,
                   .page = comment.page,
                   .version = comment.version,
                   .is_visitors = comment.user_id.empty(),
                   .ticket = ticket_of(comment),
                   .created_at = comment.created_at};
  if (comment.stars > 0) made.stars = comment.stars;
  return made;
}

std::string trimmed(std::optional<std::string> const& text) {
  return std::string(base::trim(text.value_or("")));
}

// PUT /api/comments/{comment}
struct GiveComment {
  Parts const& parts;

  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<CommentId>(request, "comment");
    if (!id) return refused(id.error(), request);
    auto const given = http::parse<CommentGiven>(request.body);
    if (!given) return refused(given.error(), request);
    Comment const comment{.id = *id,
                          .user_id = request.principal ? request.principal->user_id : "",
                          .kind = given->kind,
                          .stars = given->stars.value_or(0),
                          .text = trimmed(given->text),
                          .page = trimmed(given->page),
                          .version = trimmed(given->version),
                          .wants_answer = given->wants_answer.value_or(false)};
    auto const taken = take(comment, given->errors, request);
    if (!taken) return refused(taken.error(), request);
    return http::ok(http::to_json(CommentTaken{comment.id, ticket_of(comment)}));
  }

 private:
  base::Result<void> take(Comment const& comment, std::vector<std::string> const& errors,
                          http::Request const& request) const {
    if (comment.text.empty()) return base::refuse_field("/text", "Must not be blank.");
    if (comment.wants_answer && comment.user_id.empty())
      return base::refuse_field("/wants_answer", "Please sign in to get an answer.");
    if (auto may = parts.comments.may_take(comment); !may) return may;
    bool const is_new = !parts.comments.find(comment.id);
    if (is_new && comment.user_id.empty())
      if (auto turn = parts.visitor_turn(request.client_address); !turn) return turn;
    // The request comes first: both have one id, so that sending it all again mends what broke
    // between them.
    if (comment.wants_answer)
      if (auto asked = parts.ask_support(comment, errors); !asked) return asked;
    return parts.comments.take(comment);
  }
};

// GET /api/comments
struct ListComments {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const query = http::parse_query<CommentsQuery>(request.query);
    if (!query) return refused(query.error(), request);
    constexpr std::size_t most_shown = 50;
    auto const found = parts.comments.list({.kind = query->kind,
                                            .state = query->state,
                                            .limit = most_shown + 1,
                                            .skip = query->skip.value_or(0)});
    DeskComments made{.has_more = found.size() > most_shown};
    for (auto const& each : found)
      if (made.comments.size() < most_shown) made.comments.push_back(comment_view(each));
    return http::ok(http::to_json(made));
  }
};

// PATCH /api/comments/{comment}
struct MoveComment {
  Parts const& parts;
  http::Response operator()(http::Request const& request) const {
    auto const id = http::id<CommentId>(request, "comment");
    if (!id) return refused(id.error(), request);
    auto const wanted = http::parse<CommentMoved>(request.body);
    if (!wanted) return refused(wanted.error(), request);
    auto const moved = parts.comments.move(*id, wanted->state);
    if (!moved) return refused(moved.error(), request);
    return http::ok(http::to_json(comment_view(*moved)));
  }
};

}  // namespace

std::vector<http::Endpoint> comment_endpoints(Parts const& parts) {
  std::vector<std::string> const readers{"agent", "operator", "admin"};
  return {http::put("/api/comments/{comment}")
              .named("giveComment", "Say something of the product itself", "feedback")
              .anyone()
              .on(http::Lane::db)
              .takes<CommentGiven>()
              .answers<CommentTaken>(200)
              .calls(GiveComment{parts}),
          http::get("/api/comments")
              .named("listComments", "What people say of the product, the newest first", "feedback")
              .only(readers)
              .on(http::Lane::db)
              .query<CommentsQuery>()
              .answers<DeskComments>(200)
              .calls(ListComments{parts}),
          http::patch("/api/comments/{comment}")
              .named("moveComment", "It was dealt with, or was not after all", "feedback")
              .only(readers)
              .on(http::Lane::db)
              .takes<CommentMoved>()
              .answers<DeskComment>(200)
              .calls(MoveComment{parts})};
}

}  // namespace feedback
