// SPDX-License-Identifier: Apache-2.0
#include "app/meta_api.hpp"

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include "http/answers.hpp"
#include "http/described.hpp"
#include "http/openapi.hpp"
#include "ops/version.hpp"

namespace app {

struct VersionAnswer {
  std::string name = "xingqu";
  std::string version;
  std::string revision;
};
BOOST_DESCRIBE_STRUCT(VersionAnswer, (), (name, version, revision))

namespace {

using http::Lane;
using http::Request;
using http::Response;

constexpr std::string_view docs_style =
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;"
    "color:#17293a;background:#fff}"
    "h2{border-bottom:1px solid #c4d2dd;padding-bottom:.25rem}"
    "code,pre{font:14px/1.45 ui-monospace,monospace}"
    "pre{background:#eef3f7;padding:.75rem;overflow:auto;border-radius:.5rem}"
    "summary{cursor:pointer;padding:.35rem 0}"
    ".verb{display:inline-block;min-width:4.5rem;font-weight:700}"
    ".note{color:#44586a}"
    "a{color:#0b5c8a}"
    "@media(prefers-color-scheme:dark){body{color:#e4ecf2;background:#111a22}"
    "pre{background:#1b2833}h2{border-color:#34495a}.note{color:#a9bccb}a{color:#7cc4ee}}";

Response text_response(std::string_view type, std::string body) {
  return http::text_answer(200, type, std::move(body));
}

Response readiness(Operating const& operating, Request const& request) {
  bool const draining = operating.is_draining();
  auto const findings = operating.health.look();
  bool const ready = !draining && ops::is_fit(findings);
  std::string body = draining ? "draining\n" : ready ? "ready\n" : "not ready\n";
  if (request.query.find("verbose")) body += ops::to_text(findings);
  return http::text_answer(ready ? 200 : 503, "text/plain; charset=utf-8", std::move(body));
}

}  // namespace

std::vector<http::Endpoint> meta_endpoints(std::shared_ptr<ApiTexts const> texts) {
  std::vector<http::Endpoint> endpoints;
  endpoints.push_back(
      http::get("/api/version")
          .named("getVersion", "Which program this is", "meta")
          .anyone()
          .on(Lane::io)
          .answers<VersionAnswer>(200)
          .calls([](Request const&) {
            return http::ok(http::to_json(VersionAnswer{.version = std::string(ops::version()),
                                                        .revision = std::string(ops::revision())}));
          }));
  endpoints.push_back(http::get("/api/openapi.yaml")
                          .named("getOpenapi", "This description of the API", "meta")
                          .anyone()
                          .on(Lane::io)
                          .answers_raw("application/yaml")
                          .calls([texts](Request const&) {
                            return text_response("application/yaml", texts->openapi);
                          }));
  endpoints.push_back(http::get("/api/docs")
                          .named("getDocs", "The description of the API for people", "meta")
                          .anyone()
                          .on(Lane::io)
                          .answers_raw("text/html")
                          .calls([texts](Request const&) {
                            return text_response("text/html; charset=utf-8", texts->page);
                          }));
  endpoints.push_back(http::get("/api/docs.css")
                          .named("getDocsStyle", "How that page looks", "meta")
                          .anyone()
                          .on(Lane::io)
                          .answers_raw("text/css")
                          .calls([](Request const&) {
                            return text_response("text/css; charset=utf-8",
                                                 std::string(docs_style));
                          }));
  return endpoints;
}

std::string openapi_of(std::vector<http::Endpoint> const& endpoints) {
  return http::openapi(
      endpoints,
      {.title = "行趣 Xingqu",
       .version = std::string(ops::version()),
       .description = "Trips that hold: from a wish to priced, verified day-by-day plans."});
}

std::vector<http::Endpoint> admin_endpoints(Operating operating) {
  std::vector<http::Endpoint> endpoints;
  endpoints.push_back(http::get("/livez")
                          .named("getLive", "The process answers", "admin")
                          .anyone()
                          .on(Lane::io)
                          .answers_raw("text/plain")
                          .calls([](Request const&) {
                            return text_response("text/plain; charset=utf-8", "alive\n");
                          }));
  endpoints.push_back(
      http::get("/readyz")
          .named("getReady", "Requests may be sent here; ?verbose says why not", "admin")
          .anyone()
          .on(Lane::db)
          .answers_raw("text/plain")
          .calls([operating](Request const& request) { return readiness(operating, request); }));
  endpoints.push_back(http::get("/metrics")
                          .named("getMetrics", "For Prometheus", "admin")
                          .anyone()
                          .on(Lane::db)
                          .answers_raw("text/plain")
                          .calls([operating](Request const&) {
                            return text_response("text/plain; version=0.0.4; charset=utf-8",
                                                 operating.metrics.scrape());
                          }));
  return endpoints;
}

}  // namespace app
