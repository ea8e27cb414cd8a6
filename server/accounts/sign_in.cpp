// SPDX-License-Identifier: Apache-2.0
#include "accounts/sign_in.hpp"

namespace accounts {
namespace {

base::Error wrong_account_or_password() {
  return base::refuse(base::Refusal::unauthenticated, "登录失败，请检查您的账户和密码。", "E-505");
}

void collect(base::Error& into, base::Error const& found) {
  into.fields.insert(into.fields.end(), found.fields.begin(), found.fields.end());
}

struct Checked {
  Username name;
  std::string email;
};

base::Result<Checked> check(Registration const& wanted) {
  base::Error error{base::Refusal::invalid, "The account cannot be made like this."};
  Checked checked;
  if (auto name = username_from(wanted.username))
    checked.name = *std::move(name);
  else
    collect(error, name.error());
  auto const password = check_password(wanted.password, wanted.username, "/password");
  if (password.has_error()) collect(error, password.error());
  if (!wanted.email.empty()) {
    if (auto email = email_from(wanted.email))
      checked.email = *std::move(email);
    else
      collect(error, email.error());
  }
  if (error.fields.empty()) return checked;
  if (password.has_error()) error.code = password.error().code;
  return error;
}

}  // namespace

base::Result<User> SignIn::register_person(Registration const& wanted, Visitor const& visitor) {
  if (auto const checked = check(wanted); !checked) return checked.error();
  if (registrations_)
    if (auto const turn = registrations_->take(network_of(visitor.address)); !turn)
      return turn.error();
  return add_user(wanted, visitor.locale);
}

base::Result<User> SignIn::add_user(Registration const& wanted, std::string const& locale) {
  auto const checked = check(wanted);
  if (!checked) return checked.error();
  auto const hash = hashing_.hash(wanted.password);
  if (!hash) return hash.error();
  return users_.add({checked->name, checked->email, *hash, wanted.role, locale});
}

base::Result<Tokens> SignIn::sign_in(std::string_view username, std::string_view password,
                                     Visitor const& visitor) {
  auto const account = username_key(username);
  auto const network = network_of(visitor.address);
  // Taken before the password is looked at, so that many guesses at once gain nothing.
  if (auto const turn = by_address_.take(network); !turn) return turn.error();
  if (auto const turn = by_account_.take(account); !turn) return turn.error();

  auto const user = users_.find_by_name(username);
  auto const proved = prove(user ? &*user : nullptr, password);
  if (proved && !*proved) return wrong_account_or_password();
  by_account_.give_back(account);
  by_address_.give_back(network);
  if (!proved) return proved.error();
  return sessions_.open(*user, visitor);
}

// A password that was hashed at another cost is hashed anew while it is at hand.
base::Result<bool> SignIn::prove(User const* user, std::string_view password) {
  auto fits = hashing_.verify(user ? &user->password_hash : nullptr, password);
  if (!fits || !*fits || !hashing_.needs_rehash(user->password_hash)) return fits;
  if (auto const fresh = hashing_.hash(password))
    users_.replace_password(user->id, user->password_hash, *fresh);
  return true;
}

base::Result<User> SignIn::confirm(UserId id, std::string_view password, std::string_view pointer) {
  auto const user = users_.find(id);
  if (!user) return base::refuse(base::Refusal::not_found, "There is no such account.");
  auto const account = username_key(user->username);
  if (auto const turn = by_account_.take(account); !turn) return turn.error();
  auto const fits = hashing_.verify(&user->password_hash, password);
  if (fits && !*fits) {
    auto error = base::refuse_field(std::string(pointer), "This is not your password.");
    error.code = "wrong_password";
    return error;
  }
  by_account_.give_back(account);
  if (!fits) return fits.error();
  return *user;
}

base::Result<void> SignIn::change_password(UserId id, SessionId current,
                                           std::string_view current_password,
                                           std::string_view new_password) {
  auto const user = confirm(id, current_password, "/current_password");
  if (!user) return user.error();
  if (auto const fit = check_password(new_password, user->username, "/new_password"); !fit)
    return fit.error();
  auto const hash = hashing_.hash(new_password);
  if (!hash) return hash.error();
  if (!users_.replace_password(id, user->password_hash, *hash))
    return base::refuse(base::Refusal::conflict, "The password was changed by somebody else.");
  sessions_.revoke_others(id, current);
  tokens_.revoke_all(id);
  return {};
}

}  // namespace accounts
