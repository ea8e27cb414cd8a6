// SPDX-License-Identifier: Apache-2.0
#include "support/letter_box.hpp"

#include <fmt/format.h>

#include "http/event_stream.hpp"
#include "support/tests/desk.hpp"

using namespace support;
using namespace std::chrono_literals;

namespace {

accounts::SigningKey const old_key{"old", "an old secret of more than 32 characters"};
accounts::SigningKey const key{"new", "a new secret of more than 32 characters!"};
std::string const mailbox = "Support@Travel.example";

// A desk that takes letters.
struct LetterDesk : Desk {
  explicit LetterDesk(storage::Database& its_db) : Desk(its_db) {}

  std::string letter(std::string const& to, std::string const& text = "谢谢",
                     std::string const& more = "Message-ID: <1@mail.example>\r\n") const {
    return fmt::format(
        "From: 林 <lin@mail.example>\r\nTo: {}\r\n{}MIME-Version: 1.0\r\n{}\r\n{}\r\n", to, more,
        more.find("Content-Type") == std::string::npos
            ? "Content-Type: text/plain; charset=utf-8\r\n"
            : "",
        text);
  }

  ReplyAddresses addresses{mailbox, {key, old_key}};
  std::vector<notices::Letter> sent;
  base::Result<void> sends = {};
  LetterBox box{{tickets, files, addresses, "xingqu@travel.example", "https://x.example",
                 [](std::string const&) {
                   return notices::Recipient{"Lin@mail.example", true};
                 },
                 [this](notices::Letter const& each) {
                   if (sends) sent.push_back(each);
                   return sends;
                 }}};
};

void each_letter_desk(std::function<void(LetterDesk&)> const& test) {
  storage::testing::each_database([&](storage::Database& db) {
    LetterDesk desk(db);
    test(desk);
  });
}

}  // namespace

TEST_CASE("an address names one request and one person, and nobody makes another of it") {
  ReplyAddresses const addresses(mailbox, {key, old_key});
  auto const ticket = TicketId::parse("01JD0000000000000000000TRP").value();
  auto const address = addresses.address_of(ticket, lin);
  CHECK(address.find('@') <= 64);
  CHECK(address.starts_with("support+01jd0000000000000000000trp."));
  CHECK(address.ends_with("@travel.example"));
  auto const named = addresses.read(address);
  REQUIRE(named);
  CHECK(named->ticket == ticket);
  CHECK(addresses.is_ours(*named, lin));
  CHECK_FALSE(addresses.is_ours(*named, wu));
  auto const other = TicketId::parse("01JD0000000000000000000TRJ").value();
  CHECK_FALSE(addresses.is_ours({other, named->signature}, lin));
  for (std::size_t bit = 0; bit < 128; ++bit) {
    auto bytes = named->signature.bytes();
    bytes[bit / 8] = static_cast<std::uint8_t>(bytes[bit / 8] ^ (1u << (bit % 8)));
    CHECK_FALSE(addresses.is_ours({ticket, base::Ulid(bytes)}, lin));
  }
  // A key that was replaced is still taken, and one that was removed is not.
  auto const before = ReplyAddresses(mailbox, {old_key}).address_of(ticket, lin);
  CHECK(addresses.is_ours(addresses.read(before).value(), lin));
  CHECK_FALSE(ReplyAddresses(mailbox, {old_key}).is_ours(*named, lin));
}

TEST_CASE("other addresses name nothing") {
  ReplyAddresses const addresses(mailbox, {key});
  auto const ticket = TicketId::parse("01JD0000000000000000000TRP").value();
  auto const address = addresses.address_of(ticket, lin);
  for (auto const& other : {std::string("support@travel.example"), std::string(),
                            std::string("support+@travel.example"), address + ".cn", "x" + address,
                            address.substr(1), std::string(200, '+')})
    CHECK_FALSE(addresses.read(other));
  CHECK(addresses.is_mailbox("SUPPORT@travel.example"));
  CHECK(addresses.is_mailbox(address));
  CHECK_FALSE(addresses.is_mailbox("lin@mail.example"));
  CHECK_FALSE(ReplyAddresses("", {}).read(address));
  CHECK(ReplyAddresses::fits("a.b-c_d123@x"));
  for (auto const* const wrong : {"", "support", "@x.example", "support@", "elevenchars@x.example",
                                  "a+b@x.example", "a b@x.example", "a@x@y"})
    CHECK_FALSE(ReplyAddresses::fits(wrong));
}

TEST_CASE("a letter is said in its request, once, without what it quotes") {
  each_letter_desk([](LetterDesk& desk) {
    auto const id = desk.ask().id;
    desk.answer(id);
    desk.clock.advance(1min);
    auto const mail = desk.letter("x@y.example, " + desk.addresses.address_of(id, lin),
                                  "谢谢！\r\n\r\n> 在景区入口购买。");
    CHECK(desk.box.take(mail).fate == LetterFate::taken);
    CHECK(desk.box.take(mail).fate == LetterFate::taken_before);
    auto const messages = desk.tickets.messages(id, false);
    REQUIRE(messages.size() == 3);
    CHECK(messages[2].text == "谢谢！");
    CHECK_FALSE(messages[2].is_of_agent);
    CHECK(messages[2].author_id == lin);
    REQUIRE(messages[2].mail);
    CHECK(messages[2].mail->sender.empty());
    CHECK(messages[2].mail->original == "谢谢！\n\n> 在景区入口购买。");
    CHECK_FALSE(messages[1].mail);
    auto const ticket = desk.tickets.find(id);
    CHECK(ticket->state == TicketState::open);
    CHECK(ticket->waiting_since == desk.clock.now());
    CHECK(desk.sent.empty());
  });
}

TEST_CASE(
    "a letter from elsewhere shows where it came from; one with a wrong signature is refused") {
  each_letter_desk([](LetterDesk& desk) {
    auto const id = desk.ask().id;
    auto const address = desk.addresses.address_of(id, lin);
    auto mail = desk.letter(address);
    mail.replace(mail.find("lin@mail"), 8, "wei@work");
    CHECK(desk.box.take(mail).fate == LetterFate::taken);
    auto const messages = desk.tickets.messages(id, false);
    REQUIRE(messages.back().mail);
    CHECK(messages.back().mail->sender == "wei@work.example");
    CHECK(messages.back().mail->original.empty());
    auto const forged = desk.addresses.address_of(id, wu);
    CHECK(desk.box.take(desk.letter(forged)).fate == LetterFate::refused);
    CHECK(desk.box.take(desk.letter("support@travel.example")).fate == LetterFate::refused);
    CHECK(desk.box.take("no letter").fate == LetterFate::refused);
    CHECK(desk.tickets.messages(id, false).size() == messages.size());
    CHECK(desk.sent.empty());
  });
}

TEST_CASE("what programs send and what is our own is forgotten") {
  each_letter_desk([](LetterDesk& desk) {
    auto const id = desk.ask().id;
    auto const address = desk.addresses.address_of(id, lin);
    CHECK(desk.box.take(desk.letter(address, "I am away.", "Auto-Submitted: auto-replied\r\n"))
              .fate == LetterFate::ignored);
    for (auto const& sender : {std::string("xingqu@travel.example"), address}) {
      auto mail = desk.letter(address);
      mail.replace(mail.find("林 <lin@mail.example>"), std::string("林 <lin@mail.example>").size(),
                   sender);
      CHECK(desk.box.take(mail).fate == LetterFate::ignored);
    }
    CHECK(desk.tickets.messages(id, false).size() == 1);
    CHECK(desk.sent.empty());
  });
}

TEST_CASE("files of a letter are kept as on the page, and what is not kept is told") {
  each_letter_desk([](LetterDesk& desk) {
    auto const id = desk.ask().id;
    std::string parts = "--b\r\nContent-Type: text/plain\r\n\r\nsee\r\n";
    auto const file = [&](std::string const& name, std::string const& bytes) {
      parts +=
          "--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
          "filename=\"" +
          name + "\"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + bytes + "\r\n";
    };
    file("ticket.pdf", "%PDF-1.4\nticket");
    file("tool.exe", "MZ");
    for (int i = 0; i < 5; ++i) file(fmt::format("{}.pdf", i), "%PDF-1.4\nmore");
    auto const mail =
        desk.letter(desk.addresses.address_of(id, lin), parts + "--b--",
                    "Message-ID: <f>\r\nContent-Type: multipart/mixed; boundary=b\r\n");
    REQUIRE(desk.box.take(mail).fate == LetterFate::taken);
    auto const files = desk.files.list(id);
    REQUIRE(files.size() == 5);
    CHECK(files[0].name == "ticket.pdf");
    CHECK(files[0].type == objects::MediaType::pdf);
    CHECK(files[4].name == "3.pdf");
    CHECK(desk.files.bytes(files[0]).value() == "%PDF-1.4\nticket");
    auto const message = desk.tickets.messages(id, false).back();
    CHECK(files[0].message == message.id);
    REQUIRE(message.mail->refused.size() == 2);
    CHECK(message.mail->refused[0].name == "tool.exe");
    CHECK(message.mail->refused[0].why == LetterFileFault::unknown_type);
    CHECK(message.mail->refused[1].name == "4.pdf");
    CHECK(message.mail->refused[1].why == LetterFileFault::too_many);
  });
}

TEST_CASE("a letter to a closed request is answered, to the address of the account alone") {
  each_letter_desk([](LetterDesk& desk) {
    auto const id = desk.ask().id;
    REQUIRE(desk.tickets.close(id, lin));
    auto mail = desk.letter(desk.addresses.address_of(id, lin));
    mail.replace(mail.find("lin@mail"), 8, "wei@work");
    CHECK(desk.box.take(mail).fate == LetterFate::answered);
    REQUIRE(desk.sent.size() == 1);
    CHECK(desk.sent[0].to == "Lin@mail.example");
    CHECK(desk.sent[0].text.find("This request is closed") == 0);
    CHECK(desk.sent[0].text.find("https://x.example/support/" + id.str()) != std::string::npos);
    desk.sends = base::refuse(base::Refusal::unavailable, "down");
    CHECK(desk.box.take(mail).fate == LetterFate::later);
    auto const empty = desk.ask(wu).id;
    desk.sends = {};
    CHECK(desk.box.take(desk.letter(desk.addresses.address_of(empty, wu), "")).fate ==
          LetterFate::answered);
    CHECK(desk.sent.back().text.starts_with("Your letter says nothing."));
  });
}

TEST_CASE("a letter goes where its request was merged into, and too many at once come later") {
  each_letter_desk([](LetterDesk& desk) {
    auto const from = desk.ask().id;
    auto const into = desk.ask().id;
    REQUIRE(desk.tickets.merge(from, into, mei));
    auto const address = desk.addresses.address_of(from, lin);
    desk.clock.advance(2min);
    for (int i = 0; i < 12; ++i)
      CHECK(desk.box.take(desk.letter(address, "x", fmt::format("Message-ID: <{}>\r\n", i))).fate ==
            LetterFate::taken);
    auto const more = desk.letter(address, "x", "Message-ID: <more>\r\n");
    CHECK(desk.box.take(more).fate == LetterFate::later);
    CHECK(desk.tickets.messages(into, false).size() == 14);
    desk.clock.advance(2min);
    CHECK(desk.box.take(more).fate == LetterFate::taken);
  });
}

TEST_CASE("pages hear of letters that another process took, once") {
  each_letter_desk([](LetterDesk& desk) {
    notices::Live pages(desk.clock);
    Tickets here(
        {desk.db, desk.clock, desk.ids, desk.notices, pages, [] { return std::vector{mei}; }});
    LetterNews news(desk.db, desk.clock, here);
    auto const id = desk.ask().id;
    news.look();
    auto const page = pages.listen(lin);
    REQUIRE(page);
    (*page)->take();
    REQUIRE(desk.box.take(desk.letter(desk.addresses.address_of(id, lin))).fate ==
            LetterFate::taken);
    news.look();
    CHECK((*page)->take().find(id.str()) != std::string::npos);
    desk.clock.advance(1s);
    news.look();
    CHECK((*page)->take().empty());
  });
}
