// SPDX-License-Identifier: Apache-2.0
#include "app/agent_commands.hpp"

#include <algorithm>
#include <iostream>

#include "app/admin_commands.hpp"
#include "app/site.hpp"
#include "http/answers.hpp"
#include "mcp/stdio.hpp"
#include "ops/masking.hpp"

namespace app {
namespace {

// stdout is for messages alone.
class LogTo final : public base::Log {
 public:
  explicit LogTo(std::ostream& err) : err_(err) {}
  void write(base::Severity severity, std::string_view module, std::string_view text) override {
    if (severity >= base::Severity::info) err_ << module << ": " << ops::mask(text) << std::endl;
  }

 private:
  std::ostream& err_;
};

// The one person for whom this process acts, for as long as there is such an account.
class OnePerson final : public http::Authenticator {
 public:
  OnePerson(accounts::Users& users, accounts::UserId id, std::vector<std::string> scopes)
      : users_(users), id_(id), scopes_(std::move(scopes)) {}

  base::Result<http::Principal> authenticate(std::string_view) override {
    auto const user = users_.find(id_);
    if (!user) return http::token_refused();
    return http::Principal{.user_id = id_.str(),
                           .username = user->username,
                           .role = std::string(accounts::to_word(user->role)),
                           .scopes = scopes_,
                           .token_prefix = "stdio"};
  }

 private:
  accounts::Users& users_;
  accounts::UserId id_;
  std::vector<std::string> scopes_;
};

base::Result<void> check_scopes(std::vector<std::string> const& scopes) {
  for (auto const& scope : scopes)
    if (std::ranges::find(http::known_scopes, scope) == http::known_scopes.end())
      return base::refuse(base::Refusal::invalid,
                          scope + " is none of plan:read, trips:read, trips:write");
  return {};
}

}  // namespace

int serve_agent(InstallationOrder const& order, AgentCommand const& command,
                Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  if (auto const known = check_scopes(command.scopes); !known)
    return print_refusal(known.error(), streams);
  Site site(*installation, std::make_shared<LogTo>(streams.err));
  auto const user = site.accounts.users.find_by_name(command.username);
  if (!user)
    return print_refusal(base::refuse(base::Refusal::not_found, "there is no such user"), streams);

  OnePerson person(site.accounts.users, user->id, command.scopes);
  Agents const agents(site.endpoints(), person, *site.log, site.ids);
  http::Request caller;
  caller.headers.add("Authorization", "Bearer stdio");
  caller.locale = http::locale_from(command.language);
  caller.client_address = "stdio";
  auto ticked_at = site.clock.now();
  mcp::answer_lines(streams.in, streams.out, agents.service(), caller, [&] {
    auto const found = person.authenticate("");
    caller.principal = found ? std::optional(*found) : std::nullopt;
    if (site.clock.now() - ticked_at < std::chrono::seconds(1)) return;
    site.tick();
    ticked_at = site.clock.now();
  });
  return 0;
}

}  // namespace app
