// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <zlib.h>

#include <filesystem>
#include <fstream>

#include "http/encoding.hpp"
#include "http/static_files.hpp"
#include "http/trace.hpp"

namespace fs = std::filesystem;

namespace {

std::string gunzipped(std::string_view content) {
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, 15 + 16) == Z_OK);
  std::string out(1 << 20, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  inflateEnd(&stream);
  return out;
}

struct Folder {  // a small web app, and a secret beside it
  fs::path root = fs::temp_directory_path() / ("xingqu-files-" + std::to_string(::getpid()));
  fs::path web = root / "web";

  Folder() {
    fs::create_directories(web / "assets");
    fs::create_directories(web / ".hidden");
    write("web/index.html", "<!doctype html>");
    write("web/assets/app-Bx71aQ3z.js", std::string(5000, 'x'));
    write("web/assets/plain.css", "a{}");
    write("web/sw.js", "self");
    write("web/ready.json", "{}");
    write("web/ready.json.br", "made before");
    write("web/.hidden/key", "secret");
    write("secret.txt", "secret");
    fs::create_symlink(root / "secret.txt", web / "link.txt");
  }
  ~Folder() { fs::remove_all(root); }
  void write(std::string const& name, std::string const& content) const {
    std::ofstream(root / name) << content;
  }
};

http::Response ask(http::StaticFiles const& files, std::string path, http::Headers headers = {}) {
  http::Request request;
  request.path = std::move(path);
  request.headers = std::move(headers);
  return files(request);
}

}  // namespace

TEST_CASE("a file is found by its path and nothing outside the folder is") {
  Folder const folder;
  http::StaticFiles const files(folder.web);
  CHECK(ask(files, "/index.html").content() == "<!doctype html>");
  CHECK(ask(files, "/assets/plain.css").headers.get("Content-Type") == "text/css; charset=utf-8");
  for (auto const* wrong :
       {"/../secret.txt", "/assets/../../secret.txt", "/./../secret.txt", "//secret.txt",
        "/link.txt", "/.hidden/key.x", "/assets/none.js", "/..\\secret.txt"}) {
    CAPTURE(wrong);
    CHECK(ask(files, wrong).status == 404);
  }
  CHECK(ask(files, "/.hidden/key").content() == "<!doctype html>");
}

TEST_CASE("the addresses of pages get index.html") {
  Folder const folder;
  http::StaticFiles const files(folder.web);
  for (auto const* page : {"/", "/trips", "/trips/7/days", "/assets/"})
    CHECK_MESSAGE(ask(files, page).content() == "<!doctype html>", page);
  CHECK(ask(files, "/").headers.get("Cache-Control") == "no-cache");
}

TEST_CASE("a file that the reader has is not sent again") {
  Folder const folder;
  http::StaticFiles const files(folder.web);
  auto const first = ask(files, "/sw.js");
  auto const tag = std::string(first.headers.get("ETag"));
  auto const again = ask(files, "/sw.js", {{"If-None-Match", "\"other\", W/" + tag}});
  CHECK(again.status == 304);
  CHECK(again.content().empty());
  CHECK(again.headers.get("ETag") == tag);
  CHECK(ask(files, "/sw.js", {{"If-None-Match", "\"other\""}}).status == 200);
}

TEST_CASE("compressed forms are sent to those who take them, each with its own tag") {
  Folder const folder;
  http::StaticFiles const files(folder.web);
  auto const* const path = "/assets/app-Bx71aQ3z.js";
  auto const plain = ask(files, path);
  auto const gzip = ask(files, path, {{"Accept-Encoding", "gzip"}});
  auto const br = ask(files, path, {{"Accept-Encoding", "gzip, br"}});
  CHECK(plain.content().size() == 5000);
  CHECK(gzip.headers.get("Content-Encoding") == "gzip");
  CHECK(gunzipped(gzip.content()) == plain.content());
  CHECK(br.headers.get("Content-Encoding") == "br");
  CHECK(br.content().size() < 100);
  CHECK(br.headers.get("Vary") == "Accept-Encoding");
  CHECK(gzip.headers.get("ETag") != br.headers.get("ETag"));
  CHECK(plain.headers.get("ETag") != br.headers.get("ETag"));
  CHECK(br.headers.get("Cache-Control") == "public, max-age=31536000, immutable");
  CHECK(ask(files, "/ready.json", {{"Accept-Encoding", "br"}}).content() == "made before");
}

TEST_CASE("the encoding is the best both sides know") {
  using http::Encoding;
  CHECK(http::encoding_for("") == Encoding::identity);
  CHECK(http::encoding_for("gzip, deflate, br, zstd") == Encoding::br);
  CHECK(http::encoding_for("gzip;q=1.0, br;q=0.5") == Encoding::gzip);
  CHECK(http::encoding_for("br;q=0, gzip") == Encoding::gzip);
  CHECK(http::encoding_for("*") == Encoding::br);
  CHECK(http::encoding_for("*;q=0") == Encoding::identity);
  CHECK(http::encoding_for("GZIP") == Encoding::gzip);
  CHECK(http::encoding_for("br, gzip", {.br = false}) == Encoding::gzip);
  CHECK(http::encoding_for("br", {.br = false}) == Encoding::identity);
}

TEST_CASE("a trace goes on under our own span") {
  base::Ulid const ours({0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15});
  CHECK(http::traceparent_for("", ours) ==
        "00-000102030405060708090a0b0c0d0e0f-08090a0b0c0d0e0f-00");
  CHECK(http::traceparent_for("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", ours) ==
        "00-4bf92f3577b34da6a3ce929d0e0e4736-08090a0b0c0d0e0f-01");
  for (auto const* wrong : {"00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                            "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                            "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                            "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"})
    CHECK_MESSAGE(http::traceparent_for(wrong, ours).starts_with("00-000102"), wrong);
}

TEST_CASE("a request id from outside is taken only when it is harmless") {
  CHECK(http::is_sane_request_id("01JBF1Z6MM4Q0V5G8D0JX3TQ7E"));
  CHECK(!http::is_sane_request_id("short"));
  CHECK(!http::is_sane_request_id("with space in it"));
  CHECK(!http::is_sane_request_id("line\nbreak-0000"));
  CHECK(!http::is_sane_request_id(std::string(65, 'a')));
}
