// SPDX-License-Identifier: Apache-2.0
#include "app/serve.hpp"

#include <fmt/format.h>
#include <pthread.h>
#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <ctime>
#include <ostream>
#include <thread>

#include "accounts/request_limiter.hpp"
#include "app/admin_commands.hpp"
#include "app/doctor.hpp"
#include "app/listen_address.hpp"
#include "app/meta_api.hpp"
#include "app/observing.hpp"
#include "app/site.hpp"
#include "app/ways_ahead.hpp"
#include "http/bulkhead.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "ops/health.hpp"
#include "ops/logging.hpp"
#include "ops/version.hpp"

namespace app {
namespace {

using std::chrono::seconds;

// Blocked in every thread of the process, so that only wait_for_signal() takes them.
class Signals {
 public:
  Signals() {
    ::sigemptyset(&set_);
    for (int const signal : {SIGINT, SIGTERM}) ::sigaddset(&set_, signal);
    ::pthread_sigmask(SIG_BLOCK, &set_, &before_);
    ::signal(SIGPIPE, SIG_IGN);
  }
  ~Signals() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
  Signals(Signals const&) = delete;

  // True when one came within `at_most`.
  bool wait(seconds at_most) {
    timespec const limit{at_most.count(), 0};
    return ::sigtimedwait(&set_, nullptr, &limit) > 0;
  }

 private:
  sigset_t set_{};
  sigset_t before_{};
};

std::shared_ptr<base::Log> open_log_of(Installation const& installation) {
  auto const& settings = installation.settings;
  auto const level = settings.text("log.level");
  auto const severity = level == "trace"   ? base::Severity::trace
                        : level == "debug" ? base::Severity::debug
                        : level == "warn"  ? base::Severity::warn
                        : level == "error" ? base::Severity::error
                                           : base::Severity::info;
  return ops::open_log(
      {.service = settings.text("service.name"),
       .instance = installation.instance(),
       .level = severity,
       .format =
           settings.text("log.format") == "json" ? ops::LogFormat::json : ops::LogFormat::text,
       .to_console = settings.yes("log.console"),
       .folder = installation.log_folder(),
       .rotate_bytes = static_cast<std::size_t>(settings.number("log.rotate_mb")) << 20,
       .keep_days = static_cast<int>(settings.number("log.keep_days"))});
}

http::BulkheadOptions lane_options(ops::Settings const& settings, std::string const& name) {
  return {.name = name,
          .threads = static_cast<unsigned>(settings.number("lanes." + name + "_threads")),
          .most_queued = static_cast<std::size_t>(settings.number("lanes." + name + "_queue"))};
}

http::ServerOptions server_options(ops::Settings const& settings, ListenAddress const& at) {
  http::ServerOptions options;
  options.host = at.address;
  options.port = at.port;
  options.threads = static_cast<unsigned>(settings.number("server.io_threads"));
  options.limits.most_connections =
      static_cast<std::size_t>(settings.number("server.connections_max"));
  options.limits.idle = seconds(settings.number("server.idle_seconds"));
  options.limits.head_time = seconds(settings.number("server.header_seconds"));
  options.limits.body_time = seconds(settings.number("server.body_seconds"));
  options.limits.write_time = seconds(settings.number("server.write_seconds"));
  options.compression.gzip = static_cast<int>(settings.number("server.gzip_level"));
  options.compression.brotli = static_cast<int>(settings.number("server.brotli_level"));
  options.allowed_origins = settings.list("server.cors_origins");
  options.trusted_proxies = settings.list("server.trusted_proxies");
  if (auto const certificate = settings.text("server.tls_certificate"); !certificate.empty())
    options.tls = {certificate, settings.text("server.tls_key")};
  return options;
}

// The web app, if it was built; without it the API still serves.
http::Handler web_app(Installation const& installation, base::Log& log) {
  auto folder = installation.settings.text("server.web_folder");
  try {
    if (folder.empty()) folder = shared_files("web/dist").string();
    auto const files = std::make_shared<http::StaticFiles const>(folder);
    return [files](http::Request const& request) { return (*files)(request); };
  } catch (std::exception const& missing) {
    log.warn("app", fmt::format("no web app: {}", missing.what()));
    return nullptr;
  }
}

std::optional<accounts::RequestLimiter> limiter_of(ops::Settings const& settings,
                                                   base::Clock const& clock) {
  auto const per_minute = [&](char const* name) { return static_cast<int>(settings.number(name)); };
  accounts::RequestLimits const limits{per_minute("server.requests_per_minute"),
                                       per_minute("server.token_requests_per_minute")};
  if (limits.by_address == 0 && limits.by_token == 0) return std::nullopt;
  return std::optional<accounts::RequestLimiter>(std::in_place, limits, clock);
}

// The running whole: lanes, routers, listeners over a Site.
class Serving {
 public:
  Serving(Installation const& installation, Site& site, ListenAddress const& at,
          std::optional<ListenAddress> const& admin_at)
      : settings_(installation.settings),
        site_(site),
        observing_(site.metrics, *site.log, settings_.yes("log.access")),
        limiter_(limiter_of(settings_, site.clock)),
        router_(all_endpoints(site, std::make_shared<ApiTexts>()),
                {.authenticator = &site.accounts.authenticator(),
                 .limiter = limiter_ ? &*limiter_ : nullptr,
                 .breakage = [this](auto const& request, auto what) { report(request, what); },
                 .fallback = web_app(installation, *site.log)}),
        admin_router_(
            admin_endpoints({health_, site.metrics, [this] { return draining_.load(); }})),
        db_(lane_options(settings_, "db"), observing_),
        cpu_(lane_options(settings_, "cpu"), observing_),
        outbound_(lane_options(settings_, "outbound"), observing_),
        server_(server_options(settings_, at),
                {router_, {db_, cpu_, outbound_}, observing_, site.clock, site.ids}) {
    add_readiness(health_, site.db);
    site.outside.parties().add_standings(health_);
    if (!admin_at) return;
    http::ServerOptions admin_options;
    admin_options.host = admin_at->address;
    admin_options.port = admin_at->port;
    admin_options.threads = 1;
    admin_lane_.emplace(http::BulkheadOptions{.name = "admin", .threads = 1, .most_queued = 16},
                        quiet_);
    admin_.emplace(admin_options, http::ServerParts{admin_router_,
                                                    {*admin_lane_, *admin_lane_, *admin_lane_},
                                                    quiet_,
                                                    site.clock,
                                                    site.ids});
  }

  void start() {
    server_.start();
    if (admin_) admin_->start();
  }
  std::uint16_t port() const { return server_.port(); }
  std::optional<std::uint16_t> admin_port() const {
    return admin_ ? std::optional(admin_->port()) : std::nullopt;
  }

  bool drain() {
    draining_ = true;
    // Balancers look at /readyz now and then; until they have, their requests must still be served.
    std::this_thread::sleep_for(seconds(settings_.number("server.drain_wait_seconds")));
    bool const clean = server_.drain(seconds(settings_.number("server.drain_seconds")));
    if (admin_) admin_->drain(seconds(1));
    return clean;
  }

 private:
  void report(http::Request const& request, std::string_view what) {
    site_.log->error("http", fmt::format("{} {} broke: {} {}", http::to_word(request.method),
                                         request.path, what, request.request_id));
  }

  ops::Settings const& settings_;
  Site& site_;
  std::atomic<bool> draining_ = false;
  ops::Health health_;
  Observing observing_;
  http::Observer quiet_;
  std::optional<accounts::RequestLimiter> limiter_;
  http::Router router_;
  http::Router admin_router_;
  http::Bulkhead db_;
  http::Bulkhead cpu_;
  http::Bulkhead outbound_;
  std::optional<http::Bulkhead> admin_lane_;
  http::Server server_;
  std::optional<http::Server> admin_;
};

void announce(Serving const& serving, ListenAddress const& at,
              std::optional<ListenAddress> const& admin_at, bool tls, std::ostream& out) {
  out << "行趣 Xingqu " << ops::version() << '\n'
      << (tls ? "https://" : "http://") << at.name << ':' << serving.port() << '\n';
  if (admin_at) out << "admin http://" << admin_at->name << ':' << *serving.admin_port() << '\n';
  out << "Ctrl-C stops it." << std::endl;
}

int run(Installation const& installation, ListenAddress const& at,
        std::optional<ListenAddress> const& admin_at, Streams const& streams) {
  Signals signals;
  auto const log = open_log_of(installation);
  Site site(installation, log);
  WaysAhead ways(site);
  Serving serving(installation, site, at, admin_at);
  serving.start();
  announce(serving, at, admin_at, !installation.settings.text("server.tls_certificate").empty(),
           streams.out);
  log->info("app", fmt::format("serving {} {}", ops::version(), ops::revision()));
  while (!signals.wait(seconds(1))) {
    site.tick();
    ways.tick();
  }
  log->info("app", "draining");
  std::jthread const impatience([&](std::stop_token stop) {
    while (!stop.stop_requested())
      if (signals.wait(seconds(1))) ::_exit(130);
  });
  bool const clean = serving.drain();
  site.tick();
  log->info("app", clean ? "stopped" : "stopped, some requests were cut");
  return 0;
}

}  // namespace

int serve(InstallationOrder const& order, Streams const& streams) {
  auto const installation = open_installation(order);
  if (!installation) return print_refusal(installation.error(), streams);
  if (auto const fits = Outside::check(installation->settings); !fits)
    return print_refusal(fits.error(), streams);
  auto const at = listen_address_from(installation->settings.text("server.listen"));
  if (!at) return print_refusal(at.error(), streams);
  std::optional<ListenAddress> admin_at;
  if (auto const told = installation->settings.text("server.admin_listen"); !told.empty()) {
    auto const read = listen_address_from(told);
    if (!read) return print_refusal(read.error(), streams);
    admin_at = *read;
  }
  return run(*installation, *at, admin_at, streams);
}

}  // namespace app
