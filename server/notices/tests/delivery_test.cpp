// SPDX-License-Identifier: Apache-2.0
#include "notices/delivery.hpp"

#include <doctest/doctest.h>

#include "notices/preferences.hpp"
#include "notices/tests/house.hpp"

using namespace notices;
using namespace std::chrono_literals;
using base::Refusal;

namespace {

// Takes every message, or answers as it is told to.
struct Browsers final : PushService {
  base::Result<void> send(PushSubscription const& to, PushMessage const& message) override {
    tried.push_back(to.endpoint);
    if (answer && (broken.empty() || broken == to.endpoint)) return *answer;
    shown.push_back(message);
    return {};
  }
  std::string public_key() const override { return "key"; }
  bool takes(std::string_view) const override { return true; }

  std::vector<std::string> tried;
  std::vector<PushMessage> shown;
  std::optional<base::Error> answer;
  std::string broken;  // the endpoint that answers so; empty: all
};

// Mobile phones, which take every message or answer as they are told to.
struct Mobiles final : ShortMessages {
  base::Result<void> send(ShortMessage const& message) override {
    if (answer) return *answer;
    shown.push_back(message);
    return {};
  }
  std::vector<ShortMessage> shown;
  std::optional<base::Error> answer;
};

struct Post : House {  // Anna reads English, Bela has no address
  explicit Post(storage::Database& its_db) : House(its_db) {}
  static Ways ways(Post& post) {
    return {.recipient = [](std::string_view user) -> std::optional<Recipient> {
              if (user == anna) return Recipient{"anna@example.com", true};
              return Recipient{};
            },
            .letter = [&post](Letter const& letter) -> base::Result<void> {
              if (post.mail_answer) return *post.mail_answer;
              post.letters.push_back(letter);
              return {};
            },
            .push = &post.browsers,
            .short_messages = &post.mobiles,
            .public_url = "https://x.example"};
  }
  void subscribe(std::string const& endpoint, std::string const& user = anna) {
    CHECK(PushSubscriptions(db, clock, ids)
              .add({.user_id = user,
                    .endpoint = endpoint,
                    .p256dh = "p",
                    .auth = "a",
                    .device = "Pixel"})
              .has_value());
  }
  std::size_t deliver() {
    return outbox.deliver(50, [&](auto const& message) {
      REQUIRE(Delivery::handles(message.topic));
      return delivery.deliver(message);
    });
  }
  static Notice alert(std::string const& event, std::string const& user = anna) {
    auto made = notice_of(event, user);
    made.kind = "alert";
    return made;
  }

  // Anna's, confirmed.
  void give_phone() {
    CHECK(delivery.send_code(anna, "13800138000").has_value());
    CHECK(delivery.phones().confirm(anna, mobiles.shown.at(0).word).has_value());
    mobiles.shown.clear();
    outcomes.clear();
  }

  Browsers browsers;
  Mobiles mobiles;
  std::vector<Letter> letters;
  std::optional<base::Error> mail_answer;
  std::vector<std::string> outcomes;
  base::SilentLog log;
  storage::Outbox outbox{db, clock, ids};
  Delivery delivery{{db, clock, random, ids, notices, log,
                     [this](std::string_view channel, std::string_view outcome) {
                       outcomes.push_back(std::string(channel) + " " + std::string(outcome));
                     }},
                    ways(*this)};
};

void each_post(std::function<void(Post&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    Post post(db);
    test(post);
  });
}

void at_post(std::function<void(Post&)> const& test) {
  auto const db = storage::testing::migrated();
  Post post(*db);
  test(post);
}

auto const down = base::refuse(Refusal::unavailable, "down");

}  // namespace

TEST_CASE("a notice leaves by the channels of its kind, to every browser of the person") {
  at_post([](Post& post) {
    post.subscribe("https://push/phone");
    post.subscribe("https://push/laptop");
    post.subscribe("https://push/other", bela);
    post.tell(Post::alert("storm"));
    CHECK(post.deliver() == 3);
    CHECK(post.browsers.tried.size() == 2);
    CHECK(post.browsers.shown.at(0).topic == post.newest().str());
    CHECK(post.browsers.shown.at(0).json.find("A trip changed: storm") != std::string::npos);
    REQUIRE(post.letters.size() == 1);
    CHECK(post.letters[0].to == "anna@example.com");
    CHECK(post.letters[0].subject == "A trip changed: storm");

    post.tell("quiet kind");  // trip_changed: inbox and pages only
    CHECK(post.outbox.count().pending == 0);
  });
}

TEST_CASE("a push says which language its person reads") {
  at_post([](Post& post) {
    post.subscribe("https://push/phone");
    post.subscribe("https://push/hers", bela);
    post.tell(Post::alert("storm"));
    post.tell(Post::alert("storm", bela));
    post.deliver();
    for (auto const& shown : post.browsers.shown)
      CHECK((shown.json.find(R"("language":"en")") != std::string::npos) ==
            (shown.topic == post.newest().str()));
    CHECK(post.browsers.shown.back().json.find(R"("language":)") != std::string::npos);
  });
}

TEST_CASE("an operator is told what could not be delivered and to whom, without their address") {
  at_post([](Post& post) {
    post.subscribe("https://push/phone");
    post.give_phone();
    auto help = Post::alert("help");
    help.kind = "sos";
    auto const no = base::refuse(Refusal::invalid, "no");
    post.mail_answer = no;
    post.browsers.answer = no;
    post.mobiles.answer = no;
    post.tell(help);
    post.deliver();
    std::map<Channel, std::string> recipients;
    for (auto const& dead : post.outbox.list_dead(9)) {
      auto const facts = post.delivery.describe(dead);
      CHECK(facts.kind == "sos");
      recipients[facts.channel.value()] = facts.recipient;
    }
    CHECK(recipients == std::map<Channel, std::string>{{Channel::push, "Pixel"},
                                                       {Channel::email, "a***@example.com"},
                                                       {Channel::sms, "+86 138****8000"}});
    auto const dead = post.outbox.list_dead(1).at(0);
    post.notices.remove_all_of(anna);
    auto const gone = post.delivery.describe(dead);
    CHECK(gone.kind.empty());
    CHECK(gone.recipient.empty());
    auto const other = post.delivery.describe({.id = "x", .topic = "account_deleted"});
    CHECK_FALSE(other.channel);
    CHECK(other.kind == "account_deleted");
  });
}

TEST_CASE("a push is no longer than services take, however much there is to tell") {
  at_post([](Post& post) {
    post.subscribe("https://push/phone");
    auto storm = Post::alert("storm");
    for (auto* const text : {&storm.title.zh, &storm.title.en, &storm.text.zh, &storm.text.en})
      *text = std::string(5000, '\x01');  // six bytes each in JSON
    storm.link = std::string(300, 'x');
    post.tell(storm);
    post.deliver();
    CHECK(post.browsers.shown.at(0).json.size() <= 3993);
  });
}

TEST_CASE("in quiet hours only what is urgent leaves, the rest when they end") {
  each_post([](Post& post) {
    Preferences wanted;
    wanted.quiet_hours = {22h, 7h};
    wanted.time_zone = "UTC";  // it is midnight
    PreferencesStore(post.db, post.clock).replace(anna, wanted);
    post.tell(Post::alert("drizzle"));
    auto red = Post::alert("typhoon");
    red.severity = Severity::urgent;
    post.tell(red);
    post.deliver();
    REQUIRE(post.letters.size() == 1);
    CHECK(post.letters[0].subject == "A trip changed: typhoon");

    post.clock.advance(7h - 1s);
    CHECK(post.deliver() == 0);
    post.clock.advance(1s);
    CHECK(post.deliver() == 1);
    CHECK(post.letters.back().subject == "A trip changed: drizzle");
  });
}

TEST_CASE("what was read meanwhile is not sent any more") {
  at_post([](Post& post) {
    post.tell(Post::alert("storm"));
    post.notices.mark_read(anna, {post.newest()});
    CHECK(post.deliver() == 1);
    CHECK(post.letters.empty());
    CHECK(post.outcomes == std::vector<std::string>{"email not_wanted"});
  });
}

TEST_CASE("a browser that withdrew is forgotten, one that is out of reach is tried again alone") {
  at_post([](Post& post) {
    post.subscribe("https://push/gone");
    post.tell(Post::alert("storm"));
    post.browsers.answer = base::refuse(Refusal::not_found, "gone");
    CHECK(post.deliver() == 2);
    CHECK(PushSubscriptions(post.db, post.clock, post.ids).list(anna).empty());

    post.subscribe("https://push/phone");
    post.subscribe("https://push/laptop");
    post.browsers = {};
    post.browsers.answer = down;
    post.browsers.broken = "https://push/phone";
    post.tell(Post::alert("flood"));
    CHECK(post.deliver() == 2);  // the letter and the laptop
    post.browsers.answer.reset();
    post.clock.advance(1s);
    CHECK(post.deliver() == 1);
    CHECK(post.browsers.tried.size() == 3);
    CHECK(post.browsers.shown.size() == 2);
  });
}

TEST_CASE("a letter that no mail server will ever take is given up, one that may be is kept") {
  at_post([](Post& post) {
    post.mail_answer = down;
    post.tell(Post::alert("storm"));
    CHECK(post.deliver() == 0);
    CHECK(post.outbox.count().pending == 1);
    post.mail_answer = base::refuse(Refusal::invalid, "no such mailbox");
    post.clock.advance(1s);
    CHECK(post.deliver() == 0);
    CHECK(post.outbox.count().pending == 0);
    CHECK(post.outbox.count().dead == 1);
    CHECK(post.outbox.list_dead(1).at(0).last_error == "no such mailbox");
    CHECK(post.outcomes == std::vector<std::string>{"email unavailable", "email refused"});
  });
}

TEST_CASE("who has no address gets no letter, and who is gone gets nothing") {
  at_post([](Post& post) {
    post.tell(Post::alert("storm", bela));
    post.tell(Post::alert("storm"));
    post.notices.remove_all_of(anna);
    CHECK(post.deliver() == 2);
    CHECK(post.letters.empty());
  });
}

TEST_CASE("the link of a letter ends the letters of its kind and nothing else") {
  each_post([](Post& post) {
    post.tell(Post::alert("storm"));
    post.deliver();
    auto const& url = post.letters.at(0).unsubscribe_url;
    std::string const head = "https://x.example/api/notices/unsubscribe/";
    REQUIRE(url.starts_with(head));
    auto const token = url.substr(head.size(), 32);
    CHECK(url.substr(head.size() + 32) == "?kind=alert");

    CHECK(!post.delivery.unsubscribe("0123456789abcdef0123456789abcdef", "alert"));
    CHECK(!post.delivery.unsubscribe(token, "gossip"));
    CHECK(post.delivery.unsubscribe(token, "alert"));
    CHECK(post.delivery.unsubscribe(token, "alert"));
    PreferencesStore store(post.db, post.clock);
    CHECK(store.find(anna).channels_of("alert") == Channels{Channel::push});
    CHECK(store.find(anna).channels_of("invitation").contains(Channel::email));
    post.tell(Post::alert("flood"));
    post.deliver();
    CHECK(post.letters.size() == 1);
    CHECK(post.letters[0].text.find(token) != std::string::npos);
  });
}

TEST_CASE("a browser belongs to whom it was last subscribed for, and nobody has too many") {
  each_post([](Post& post) {
    PushSubscriptions subscriptions(post.db, post.clock, post.ids);
    post.subscribe("https://push/shared");
    post.subscribe("https://push/shared", bela);
    CHECK(subscriptions.list(anna).empty());
    REQUIRE(subscriptions.list(bela).size() == 1);
    auto const id = subscriptions.list(bela)[0].id;
    CHECK(!subscriptions.remove(id, anna));
    CHECK(subscriptions.remove(id, bela));

    for (std::size_t i = 0; i < PushSubscriptions::most; ++i)
      post.subscribe("https://push/" + std::to_string(i));
    auto const one_more = subscriptions.add(
        {.user_id = anna, .endpoint = "https://push/more", .p256dh = "p", .auth = "a"});
    CHECK(one_more.error().kind == Refusal::conflict);
    CHECK(subscriptions.list(anna).size() == PushSubscriptions::most);
  });
}

TEST_CASE("a call for help comes to a phone that was confirmed") {
  each_post([](Post& at) {
    auto help = Post::alert("help/1");
    help.kind = "sos";
    help.severity = Severity::urgent;
    help.title.en = "Help at www.x.example and https://y.example for " + std::string(60, 'z');
    CHECK(at.tell(help));
    at.deliver();
    CHECK(at.mobiles.shown.empty());  // nobody knows a number
    at.give_phone();
    help.event_key = "help/2";
    CHECK(at.tell(help));
    at.deliver();
    REQUIRE(at.mobiles.shown.size() == 1);
    auto const& shown = at.mobiles.shown[0];
    CHECK(shown.number == "+8613800138000");
    CHECK(shown.purpose == ShortMessage::Purpose::notice);
    CHECK(shown.word.starts_with("Help at"));
    CHECK(shown.word.find("www.") == std::string::npos);
    CHECK(shown.word.find("://") == std::string::npos);
    CHECK(shown.word.size() <= 32);
  });
}

TEST_CASE("short messages wait for a channel that is down and not for one that refuses") {
  at_post([](Post& at) {
    at.give_phone();
    auto help = Post::alert("help");
    help.kind = "sos";
    at.mobiles.answer = down;
    CHECK(at.tell(help));
    at.deliver();
    CHECK(std::count(at.outcomes.begin(), at.outcomes.end(), "sms unavailable") == 1);
    at.mobiles.answer = base::refuse(Refusal::invalid, "no such number");
    at.clock.advance(1h);
    at.deliver();
    CHECK(std::count(at.outcomes.begin(), at.outcomes.end(), "sms refused") == 1);
    at.clock.advance(24h);
    CHECK(at.deliver() == 0);
  });
}

TEST_CASE("a code that cannot be sent is refused at the number") {
  at_post([](Post& at) {
    at.mobiles.answer = base::refuse(Refusal::invalid, "no such number");
    auto const sent = at.delivery.send_code(anna, "13800138000");
    CHECK(sent.error().fields.at(0).pointer == "/number");
  });
}
