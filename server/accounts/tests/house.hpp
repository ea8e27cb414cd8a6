// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "accounts/accounts.hpp"
#include "storage/testing.hpp"

namespace accounts {

// Keeps what it was told, without the moment.
struct NotedLog final : base::Log {
  void write(base::Severity, std::string_view module, std::string_view text) override {
    lines.push_back(std::string(module) + ": " + std::string(text));
  }
  std::vector<std::string> lines;
};

struct FakeMail final : Mail {
  base::Result<void> send(Letter const& letter) override {
    if (answer.has_error()) return answer;
    letters.push_back(letter);
    return {};
  }
  base::Result<void> answer;
  std::vector<Letter> letters;
};

// Cheap hashes, and the same tokens in every run.
inline AccountSettings quick() {
  AccountSettings settings;
  settings.hashing = {.operations = 1, .memory_bytes = 8192};
  return settings;
}

inline std::string const good_password = "春天去鼓山看日出吧呀";

// The module on an empty database, at a noon that stands still. Anna and 王小明 have accounts.
struct House {
  explicit House(storage::Database& database, AccountSettings const& settings = quick())
      : db(database),
        accounts({db, clock, random, mail, log}, settings, signing_keys_in(std::string(40, 'k'))) {
    anna = add("Anna", "anna@example.org");
    ming = add("王小明", "");
  }
  UserId add(std::string const& name, std::string const& email) {
    return accounts.sign_in.register_person({name, good_password, email}, phone).value().id;
  }
  base::Result<Tokens> sign_in(std::string_view name, std::string_view password = good_password) {
    return accounts.sign_in.sign_in(name, password, phone);
  }
  bool admits(Tokens const& tokens) {
    return accounts.authenticator().authenticate(tokens.access_token).has_value();
  }
  std::size_t deliver_outbox() {
    return accounts.outbox.deliver(10, [this](storage::OutboxMessage const& message) {
      delivered.push_back(message);
      return accounts.handles(message.topic) ? accounts.deliver(message) : base::Result<void>();
    });
  }

  storage::Database& db;
  base::ManualClock clock{base::instant_from_us(1'700'000'000'000'000)};
  base::SeededRandom random{7};
  FakeMail mail;
  NotedLog log;
  Accounts accounts;
  Visitor phone{"Chrome · Android", "192.0.2.1", "zh-CN"};
  UserId anna, ming;
  std::vector<storage::OutboxMessage> delivered;
};

template <class Test>
void each_house(Test&& test, AccountSettings const& settings = quick()) {
  storage::testing::each_database([&](storage::Database& db) {
    House house(db, settings);
    test(house);
  });
}

// "pointer: detail" of every wrong field, or the reason.
template <class T>
std::string complaint(base::Result<T> const& result) {
  if (!result.has_error()) return "";
  std::string text;
  for (auto const& field : result.error().fields)
    text += (text.empty() ? "" : "; ") + field.pointer + ": " + field.detail;
  return text.empty() ? result.error().why : text;
}

}  // namespace accounts
