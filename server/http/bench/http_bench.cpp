// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "base/expects.hpp"
#include "base/random.hpp"
#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/head.hpp"
#include "http/request_parser.hpp"
#include "http/router.hpp"

namespace bench {

struct Place {
  std::string id, name, city;
  double lat = 0, lon = 0;
  int price = 0;
  bool open = true;
  std::vector<std::string> tags;
};
BOOST_DESCRIBE_STRUCT(Place, (), (id, name, city, lat, lon, price, open, tags))
inline http::Rules rules(http::Of<Place>) {
  return {http::field("name").length(1, 80), http::field("lat").range(-90, 90)};
}

}  // namespace bench

namespace {

// 64 places, some 9 kB as JSON.
std::vector<bench::Place> places() {
  std::vector<bench::Place> made;
  for (int i = 0; i < 64; ++i)
    made.push_back({"01JBF1Z6MM4Q0V5G8D0JX3TQ7E",
                    "三坊七巷",
                    "福州",
                    26.08 + i * 0.001,
                    119.29,
                    i * 10,
                    true,
                    {"park", "walk"}});
  return made;
}

void write_places(benchmark::State& state) {
  auto const all = places();
  std::size_t bytes = 0;
  for (auto _ : state) bytes += http::to_json(all).size();
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
}
BENCHMARK(write_places)->Unit(benchmark::kMicrosecond);

void read_places(benchmark::State& state) {
  auto const text = http::to_json(places());
  for (auto _ : state) {
    auto const read = http::parse<std::vector<bench::Place>>(text);
    EXPECTS(read.has_value());
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(text.size()) * state.iterations());
}
BENCHMARK(read_places)->Unit(benchmark::kMicrosecond);

// From the bytes of a browser's request to the bytes of its answer, without a socket.
void answer_request(benchmark::State& state) {
  constexpr std::string_view bytes =
      "GET /api/places/7?limit=20 HTTP/1.1\r\nHost: localhost:8080\r\nUser-Agent: bench/1.0\r\n"
      "Accept: application/json\r\nAccept-Language: zh-CN,zh;q=0.9\r\nConnection: keep-alive\r\n"
      "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl\r\n\r\n";
  http::Router const router({http::get("/api/places/{place}")
                                 .named("getPlace", "", "")
                                 .anyone()
                                 .answers<bench::Place>(200)
                                 .calls([](auto const&) { return http::ok("{\"ok\":true}"); })});
  http::HeadWriter const heads{http::ServerOptions{}};
  http::RequestParser parser{http::ParserLimits{}};
  http::Request request;
  std::string out;
  for (auto _ : state) {
    request.headers.clear();
    parser.begin(request);
    EXPECTS(parser.feed(bytes) == bytes.size() && parser.done());
    auto const answer = router.handle(request);
    out.clear();
    heads.append(out, request, answer, {.content_length = answer.body.size()}, "now");
    benchmark::DoNotOptimize(out.append(answer.body));
  }
}
BENCHMARK(answer_request)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
