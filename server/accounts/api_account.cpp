// SPDX-License-Identifier: Apache-2.0
#include "accounts/api_types.hpp"
#include "accounts/impl/answering.hpp"
#include "base/text.hpp"
#include "http/described.hpp"

namespace accounts {
namespace {

using http::Request;
using http::Response;

Response account_answer(Accounts& accounts, Request const& request) {
  auto const user = accounts.users.find(user_of(request));
  if (!user)
    return refused(base::refuse(base::Refusal::not_found, "There is no such account."), request);
  return http::ok(
      http::to_json(AccountView{user->id, user->username, user->display_name, user->email,
                                user->role, user->locale, user->home_adcode, user->created_at}));
}

struct GetAccount {
  Accounts& accounts;
  Response operator()(Request const& request) const { return account_answer(accounts, request); }
};

struct ChangeAccount {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<AccountChange>(request.body);
    if (!body) return refused(body.error(), request);
    ProfileChange change{body->display_name, body->email, body->locale, body->home_adcode};
    if (auto const fit = check(request, *body, change); !fit) return refused(fit.error(), request);
    accounts.users.change(user_of(request), change);
    return account_answer(accounts, request);
  }

 private:
  base::Result<void> check(Request const& request, AccountChange const& body,
                           ProfileChange& change) const {
    if (change.display_name) {
      change.display_name = std::string(base::trim(*change.display_name));
      if (change.display_name->empty())
        return base::refuse_field("/display_name", "This field is required.");
    }
    if (!change.email) return {};
    if (!change.email->empty()) {
      auto const email = email_from(*change.email);
      if (!email) return email.error();
      change.email = *email;
    }
    return may_change_email(request, body, *change.email);
  }

  // A link to a new password goes there, so whoever found an open phone must not change it.
  base::Result<void> may_change_email(Request const& request, AccountChange const& body,
                                      std::string const& email) const {
    auto const user = accounts.users.find(user_of(request));
    if (user && user->email == email) return {};
    if (!body.current_password)
      return base::refuse_field("/current_password",
                                "Changing the e-mail address needs the password.");
    auto const proved =
        accounts.sign_in.confirm(user_of(request), *body.current_password, "/current_password");
    if (!proved) return proved.error();
    return {};
  }
};

struct DeleteAccount {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<AccountDeletion>(request.body);
    if (!body) return refused(body.error(), request);
    return done_or_refused(accounts.delete_account(user_of(request), body->password), request);
  }
};

struct ChangePassword {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<PasswordChange>(request.body);
    if (!body) return refused(body.error(), request);
    return done_or_refused(
        accounts.sign_in.change_password(user_of(request), session_of(request),
                                         body->current_password, body->new_password),
        request);
  }
};

struct ListSessions {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    SessionList list;
    for (auto const& session : accounts.sessions.list(user_of(request)))
      list.sessions.push_back({session.id, session.device, session.address, session.created_at,
                               session.last_seen_at, session.id == session_of(request)});
    return http::ok(http::to_json(list));
  }
};

struct RevokeSession {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const none = base::refuse(base::Refusal::not_found, "There is no such session.");
    auto const session = http::id<SessionId>(request, "session");
    if (!session || !accounts.sessions.revoke(user_of(request), *session))
      return refused(none, request);
    return http::no_content();
  }
};

struct RevokeOtherSessions {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    accounts.sessions.revoke_others(user_of(request), session_of(request));
    return http::no_content();
  }
};

struct GetPreferences {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    return http::ok(http::to_json(accounts.preferences.find(user_of(request))));
  }
};

struct ReplacePreferences {
  Accounts& accounts;
  Response operator()(Request const& request) const {
    auto const body = http::parse<TravelPreferences>(request.body);
    if (!body) return refused(body.error(), request);
    accounts.preferences.replace(user_of(request), *body);
    return http::ok(http::to_json(*body));
  }
};

}  // namespace

std::vector<http::Endpoint> account_endpoints(Accounts& accounts) {
  using http::Lane;
  return {
      http::get("/api/account")
          .named("getAccount", "Who I am", "accounts")
          .signed_in()
          .answers<AccountView>(200)
          .calls(GetAccount{accounts}),
      http::patch("/api/account")
          .named("changeAccount", "Change my profile", "accounts")
          .signed_in()
          .on(Lane::cpu)
          .takes<AccountChange>()
          .answers<AccountView>(200)
          .calls(ChangeAccount{accounts}),
      http::delete_("/api/account")
          .named("deleteAccount", "Delete my account and all that is mine", "accounts")
          .signed_in()
          .on(Lane::cpu)
          .takes<AccountDeletion>()
          .answers_nothing()
          .calls(DeleteAccount{accounts}),
      http::put("/api/account/password")
          .named("changePassword", "Change my password; other sessions end", "accounts")
          .signed_in()
          .on(Lane::cpu)
          .takes<PasswordChange>()
          .answers_nothing()
          .calls(ChangePassword{accounts}),
      http::get("/api/account/preferences")
          .named("getPreferences", "How I like to travel", "accounts")
          .signed_in()
          .answers<TravelPreferences>(200)
          .calls(GetPreferences{accounts}),
      http::put("/api/account/preferences")
          .named("replacePreferences", "Say how I like to travel", "accounts")
          .signed_in()
          .takes<TravelPreferences>()
          .answers<TravelPreferences>(200)
          .calls(ReplacePreferences{accounts}),
      http::get("/api/sessions")
          .named("listSessions", "Where I am signed in", "accounts")
          .signed_in()
          .answers<SessionList>(200)
          .calls(ListSessions{accounts}),
      http::delete_("/api/sessions")
          .named("revokeOtherSessions", "Sign out everywhere else", "accounts")
          .signed_in()
          .answers_nothing()
          .calls(RevokeOtherSessions{accounts}),
      http::delete_("/api/sessions/{session}")
          .named("revokeSession", "Sign out one device", "accounts")
          .signed_in()
          .answers_nothing()
          .calls(RevokeSession{accounts}),
  };
}

}  // namespace accounts
