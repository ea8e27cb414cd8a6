// SPDX-License-Identifier: Apache-2.0
#include "app/mail_commands.hpp"

#include <fmt/format.h>
#include <sysexits.h>

#include <fstream>
#include <iostream>

#include "app/admin_commands.hpp"
#include "app/notice_ways.hpp"
#include "app/support_desk.hpp"
#include "letters/letter.hpp"
#include "objects/folder_store.hpp"
#include "support/letter_box.hpp"

namespace app {
namespace {

// One byte more than a letter may have, so that the reader sees there was more.
std::string read_letter_from(std::istream& in) {
  std::string bytes(letters::most_letter_bytes + 1, '\0');
  in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(in.gcount()));
  return bytes;
}

// What support needs and no more: a mail server may start many of these at once.
class LetterCounter {
 public:
  explicit LetterCounter(Installation const& installation)
      : db_(installation.dsn(), random_, {.connections = 1}),
        users_(db_, clock_, ids_),
        live_(clock_),
        notices_(db_, clock_, ids_, live_),
        store_(installation.objects()),
        mail_(open_mail(installation, clock_, ids_)),
        addresses_(reply_addresses(installation, random_)),
        files_(db_, clock_, store_),
        tickets_({db_, clock_, ids_, notices_, live_, [this] { return agent_ids(users_); },
                  trip_door(clock_)}),
        box_({tickets_, files_, addresses_, installation.settings.text("mail.from"),
              installation.public_url(),
              [this](std::string const& user_id) { return recipient_of(users_, user_id); },
              [this](notices::Letter const& letter) { return send_by(*mail_, letter); }}) {}

  support::LetterEnd take(std::string_view bytes) { return box_.take(bytes); }

 private:
  base::SystemClock clock_;
  base::SystemRandom random_;
  base::Ids ids_{clock_, random_};
  storage::Database db_;
  accounts::Users users_;
  notices::Live live_;
  notices::Notices notices_;
  objects::FolderStore store_;
  std::unique_ptr<accounts::Mail> mail_;
  support::ReplyAddresses addresses_;
  support::Files files_;
  support::Tickets tickets_;
  support::LetterBox box_;
};

int exit_code_of(support::LetterFate fate) {
  using support::LetterFate;
  switch (fate) {
    case LetterFate::taken:
    case LetterFate::taken_before:
    case LetterFate::ignored:
    case LetterFate::answered:
      return EX_OK;
    case LetterFate::refused:
      return EX_DATAERR;
    case LetterFate::later:
      break;
  }
  return EX_TEMPFAIL;
}

}  // namespace

// What is broken here may be mended before the mail server gives up, so no letter is lost by it.
int receive_mail(InstallationOrder const& order, std::filesystem::path const& file,
                 Streams const& streams) {
  try {
    auto const installation = open_installation(order);
    if (!installation) {
      print_refusal(installation.error(), streams);
      return EX_TEMPFAIL;
    }
    if (installation->settings.text("support.mail_address").empty()) {
      streams.err << "refused: support.mail_address is not set\n";
      return EX_TEMPFAIL;
    }
    std::ifstream opened;
    if (!file.empty()) opened.open(file, std::ios::binary);
    if (!file.empty() && !opened) {
      streams.err << "refused: " << file.string() << " cannot be read\n";
      return EX_TEMPFAIL;
    }
    auto const bytes = read_letter_from(file.empty() ? streams.in : opened);
    auto const end = LetterCounter(*installation).take(bytes);
    streams.err << http::word_of(end.fate) << ": " << end.why << '\n';
    return exit_code_of(end.fate);
  } catch (std::exception const& broken) {
    streams.err << "broken: " << broken.what() << '\n';
    return EX_TEMPFAIL;
  }
}

}  // namespace app
