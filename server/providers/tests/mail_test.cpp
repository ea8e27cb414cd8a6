// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>
#include <thread>

#include "base/expects.hpp"
#include "providers/mail_folder.hpp"
#include "providers/mail_message.hpp"
#include "providers/smtp_mail.hpp"

using namespace providers;
namespace fs = std::filesystem;

namespace {

base::ManualClock const clock_at(base::instant_from_us(1'700'000'000'000'000));
accounts::Letter const letter{"anna@example.org", "重置您的行趣密码",
                              "Anna，您好：\n\nhttp://localhost/?token=a=b\n"};

struct Names {
  base::SeededRandom random{1};
  base::Ids ids{clock_at, random};
};

// A mail server for one letter on a port of its own. It answers the recipient with `verdict`.
class MailServer {
 public:
  explicit MailServer(std::string verdict) : verdict_(std::move(verdict)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
    REQUIRE(::listen(listener_, 1) == 0);
    ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size);
    url = "smtp://127.0.0.1:" + std::to_string(ntohs(address.sin_port));
    thread_ = std::jthread([this] { serve(); });
  }
  ~MailServer() { finish(); }
  // Everything the client said.
  std::string const& finish() {
    if (!thread_.joinable()) return heard_;
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
    return heard_;
  }

  std::string url;

 private:
  static int opened() {
    int const made = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made < 0) throw std::system_error(errno, std::generic_category(), "socket");
    return made;
  }

  void serve() {
    int const client = ::accept(listener_, nullptr, nullptr);
    if (client < 0) return;
    auto const say = [&](std::string const& line) {
      (void)::send(client, (line + "\r\n").data(), line.size() + 2, MSG_NOSIGNAL);
    };
    say("220 here");
    bool in_letter = false;
    std::string line;
    for (char c = 0; ::recv(client, &c, 1, 0) == 1;) {
      line += c;
      if (c != '\n') continue;
      heard_ += line;
      if (in_letter) {
        if (line == ".\r\n") say("250 kept"), in_letter = false;
      } else if (line.starts_with("RCPT")) {
        say(verdict_);
      } else if (line.starts_with("DATA")) {
        say("354 go on"), in_letter = true;
      } else {
        say("250 well");
      }
      line.clear();
    }
    ::close(client);
  }

  std::string verdict_;
  std::string heard_;
  int listener_ = opened();
  std::jthread thread_;
};

base::Result<void> send_to(std::string const& url, std::string const& user = "") {
  Names names;
  SmtpMail mail({.url = url, .from = "xingqu@example.cn", .user = user, .password = "secret"},
                clock_at, names.ids);
  return mail.send(letter);
}

}  // namespace

TEST_CASE("a letter is written as mail programs read it") {
  auto const text = mail_message(
      letter, {"xingqu@example.cn", "1@xingqu", clock_at.now(), BodyEncoding::eight_bit});
  CHECK(text ==
        "From: =?UTF-8?B?6KGM6LajIFhpbmdxdQ==?= <xingqu@example.cn>\r\nTo: anna@example.org\r\n"
        "Subject: =?UTF-8?B?6YeN572u5oKo55qE6KGM6Laj5a+G56CB?=\r\n"
        "Date: Tue, 14 Nov 2023 22:13:20 +0000\r\nMessage-ID: <1@xingqu>\r\n"
        "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        "Anna，您好：\r\n\r\nhttp://localhost/?token=a=b\r\n");
}

TEST_CASE("a long subject is folded between characters, a base64 body after 76 columns") {
  accounts::Letter long_letter{"a@example.org", "", std::string(100, 'x')};
  for (int i = 0; i < 30; ++i) long_letter.subject += "福";
  auto const wire =
      mail_message(long_letter, {"x@example.cn", "1@x", clock_at.now(), BodyEncoding::base64});
  CHECK(wire.find("?=\r\n =?UTF-8?B?56aP") != std::string::npos);
  std::istringstream lines(wire);
  for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 90);
  CHECK(wire.ends_with("eHh4eHh4eA==\r\n"));
}

TEST_CASE("a letter that is answered elsewhere says where") {
  auto answered = letter;
  auto const envelope = Envelope{"xingqu@example.cn", "1@xingqu", clock_at.now()};
  CHECK(mail_message(answered, envelope).find("Reply-To") == std::string::npos);
  answered.reply_to = "support+a.b@example.cn";
  CHECK(mail_message(answered, envelope).find("\r\nReply-To: support+a.b@example.cn\r\n") !=
        std::string::npos);
}

TEST_CASE("letters of one thread refer to the same id") {
  auto threaded = letter;
  auto const text = [&threaded](std::string const& id) {
    return mail_message(threaded, {"xingqu@example.cn", id + "@example.cn", clock_at.now()});
  };
  CHECK(text("1").find("References") == std::string::npos);
  threaded.thread = "support-01K";
  CHECK(text("1").find("\r\nReferences: <support-01K@example.cn>\r\n") != std::string::npos);
  CHECK(text("2").find("\r\nReferences: <support-01K@example.cn>\r\n") != std::string::npos);
}

TEST_CASE("a letter with HTML has both, the plain one first, and a way to end such letters") {
  auto rich = letter;
  rich.text = "plain\n";
  rich.html = "<p>rich</p>";
  rich.unsubscribe_url = "https://x.cn/api/notices/unsubscribe/tok?kind=alert";
  auto const text = mail_message(
      rich, {"xingqu@example.cn", "1@xingqu", clock_at.now(), BodyEncoding::eight_bit});
  CHECK(text.find("\r\nList-Unsubscribe: <https://x.cn/api/notices/unsubscribe/tok?kind=alert>\r\n"
                  "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != std::string::npos);
  CHECK(text.ends_with(
      "Content-Type: multipart/alternative; boundary=\"=_1\"\r\n\r\n"
      "--=_1\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
      "plain\r\n\r\n"
      "--=_1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
      "<p>rich</p>\r\n--=_1--\r\n"));
}

TEST_CASE("a recipient's name is told, whatever it is, and ends no header") {
  auto named = letter;
  named.to_name = "安娜\r\nBcc: b@example.org";
  auto const text =
      mail_message(named, {"xingqu@example.cn", "1@x", clock_at.now(), BodyEncoding::base64});
  CHECK(text.find("\r\nTo: =?UTF-8?B?5a6J5aicDQpCY2M6IGJAZXhhbXBsZS5vcmc=?=\r\n"
                  " <anna@example.org>\r\n") != std::string::npos);
  CHECK(text.find("\r\nBcc") == std::string::npos);
}

TEST_CASE("a letter that is sent again has the same id") {
  auto known = letter;
  known.id = "01J9Z0000000000000000000AN";
  MailServer server("250 well");
  Names names;
  SmtpMail mail({.url = server.url, .from = "xingqu@example.cn"}, clock_at, names.ids);
  CHECK(mail.send(known).has_value());
  CHECK(server.finish().find("Message-ID: <01J9Z0000000000000000000AN@example.cn>") !=
        std::string::npos);
}

TEST_CASE("nobody smuggles a header in") {
  auto forged = letter;
  forged.to = "a@example.org\r\nBcc: b@example.org";
  CHECK_THROWS_AS(mail_message(forged, {"x@example.cn", "1@x", {}, {}}), base::Bug);
}

TEST_CASE("the folder keeps a letter as a file for its owner's eyes only") {
  auto const folder = fs::temp_directory_path() / ("xingqu-mail-" + std::to_string(::getpid()));
  Names names;
  MailFolder mail(folder / "outbox", "xingqu@localhost", clock_at, names.ids);
  CHECK(mail.send(letter).has_value());
  CHECK(mail.send(letter).has_value());
  std::size_t count = 0;
  for (auto const& entry : fs::directory_iterator(folder / "outbox")) {
    ++count;
    CHECK(entry.path().extension() == ".eml");
    std::ostringstream text;
    text << std::ifstream(entry.path()).rdbuf();
    CHECK(text.str().find("http://localhost/?token=a=b\r\n") != std::string::npos);
    struct stat status {};
    REQUIRE(::stat(entry.path().c_str(), &status) == 0);
    CHECK((status.st_mode & 0777) == 0600);
  }
  CHECK(count == 2);
  fs::remove_all(folder);
}

TEST_CASE("a folder that cannot be written is a reason to try again later") {
  Names names;
  MailFolder mail("/proc/nowhere", "xingqu@localhost", clock_at, names.ids);
  CHECK(mail.send(letter).error().kind == base::Refusal::unavailable);
}

TEST_CASE("a mail server is given sender, recipient and letter") {
  MailServer server("250 well");
  CHECK(send_to(server.url).has_value());
  auto const heard = server.finish();
  CHECK(heard.find("MAIL FROM:<xingqu@example.cn>") != std::string::npos);
  CHECK(heard.find("RCPT TO:<anna@example.org>") != std::string::npos);
  CHECK(heard.find("Content-Transfer-Encoding: base64\r\n\r\nQW5uYe+8jOaCqOWlve") !=
        std::string::npos);
}

TEST_CASE("a refusal for good is told from one for now") {
  MailServer strict("550 no such person");
  CHECK(send_to(strict.url).error().kind == base::Refusal::invalid);
  MailServer busy("451 later please");
  CHECK(send_to(busy.url).error().kind == base::Refusal::unavailable);
  CHECK(send_to("smtp://127.0.0.1:1").error().kind == base::Refusal::unavailable);
}

TEST_CASE("a password is not sent to a server without TLS") {
  MailServer server("250 well");
  CHECK(send_to(server.url, "xingqu").has_error());
  auto const heard = server.finish();
  CHECK(heard.find("AUTH") == std::string::npos);
  CHECK(heard.find("MAIL FROM") == std::string::npos);
}
