// SPDX-License-Identifier: Apache-2.0
#include "app/site.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "accounts/api.hpp"
#include "app/chat_functions.hpp"
#include "app/feedback_book.hpp"
#include "app/language_models.hpp"
#include "app/notice_ways.hpp"
#include "app/support_desk.hpp"
#include "handbook/api.hpp"
#include "mcp/api.hpp"
#include "places/api.hpp"
#include "places/fares.hpp"
#include "places/geo_api.hpp"
#include "rates/api.hpp"
#include "storage/migrations.hpp"
#include "tiles/api.hpp"
#include "travel/api.hpp"
#include "weather/api.hpp"

namespace app {
namespace {

using std::chrono::minutes;

std::optional<accounts::ThrottleLimit> registrations_limit(std::int64_t per_minute) {
  if (per_minute == 0) return std::nullopt;
  return accounts::ThrottleLimit{static_cast<int>(5 * per_minute),
                                 std::chrono::milliseconds(60'000) / per_minute};
}

accounts::AccountSettings account_settings(Installation const& installation) {
  auto const& settings = installation.settings;
  accounts::AccountSettings made;
  made.hashing.operations =
      static_cast<unsigned long long>(settings.number("accounts.hash_passes"));
  made.hashing.memory_bytes = static_cast<std::size_t>(settings.number("accounts.hash_memory_kib"))
                              << 10;
  made.hashing.at_once = static_cast<int>(settings.number("accounts.hashes_at_once"));
  made.access_lifetime = minutes(settings.number("accounts.access_minutes"));
  made.sessions.refresh_lifetime = std::chrono::days(settings.number("accounts.refresh_days"));
  made.sign_in.registrations =
      registrations_limit(settings.number("accounts.registrations_per_minute"));
  made.resets.public_url = installation.public_url();
  return made;
}

storage::DatabaseOptions database_options(ops::Settings const& settings) {
  return {.connections = static_cast<std::size_t>(settings.number("storage.connections"))};
}

std::unique_ptr<assistant::MeteredModel> open_model(Outside& outside, assistant::ModelUsage& usage,
                                                    base::Clock const& clock,
                                                    ops::Settings const& settings) {
  auto* const model = outside.language_model();
  if (!model) return nullptr;
  return std::make_unique<assistant::MeteredModel>(*model, usage, clock, model_limits(settings));
}

}  // namespace

Site::Site(Installation const& installation, std::shared_ptr<base::Log> its_log)
    : log(std::move(its_log)),
      db(installation.dsn(), random, database_options(installation.settings)),
      outbox(db, clock, ids),
      object_store(installation.objects()),
      mail(open_mail(installation, clock, ids)),
      reply_addresses(app::reply_addresses(installation, random)),
      outside(installation.settings, {clock, random, ids, *log, metrics}),
      model_usage(db),
      model(open_model(outside, model_usage, clock, installation.settings)),
      geocoding(outside.geocoder(), {places::Areas::china(), catalogue}, clock),
      weather({outside.weather_source(), weather::Climate::bundled(), clock,
               [this](auto outcome) { metrics.cache_asked("weather", outcome); }}),
      cap_documents(
          {installation.settings.text("weather.cap_folder"), outside.cap_sites(),
           std::chrono::seconds(installation.settings.number("weather.cap_feed_seconds"))},
          clock, *log),
      warnings({outside.warning_source(), cap_documents, clock,
                [this](auto outcome) { metrics.cache_asked("warnings", outcome); }}),
      accounts({db, clock, random, *mail, *log}, account_settings(installation),
               accounts::signing_keys_from(installation.signing_keys(), random)),
      push(installation, {clock, random, ids, *log, metrics}),
      texting(installation, {clock, random, ids, *log, metrics}),
      live(clock, live_limits(installation.settings)),
      notices(db, clock, ids, live),
      notice_delivery(
          {db, clock, random, ids, notices, *log,
           [this](auto channel, auto outcome) { metrics.notice_sent(channel, outcome); }},
          ways_of_notices(*this, installation)),
      notice_parts{db, clock, ids, notices, live, notice_delivery},
      catalogue_store(db, places::Areas::china(), clock),
      estimated_travel_times(places::Areas::china(), places::Fares::bundled()),
      travel_times(streets, estimated_travel_times, places::Fares::bundled()),
      preparing(streets, installation.streets(), clock),
      timetable_store(db, places::Areas::china(), clock),
      reference_rates(db),
      tiles(installation.tile_set()),
      basemap(outside.basemap(), basemap_facts(installation.settings), clock),
      lexicon(places::Areas::china(), catalogue),
      assistant{clock, lexicon, model.get()},
      trips{db,
            clock,
            ids,
            random,
            places::Areas::china(),
            catalogue,
            travel_times,
            lexicon,
            [this](auto outcome, auto took) { metrics.plan_made(outcome, took); },
            [this](auto const& wish) { return weather.outlook(wish); }},
      opinions(db, clock, ids),
      opinion_desk(opinions, db, clock, ids),
      comments(db, clock),
      commenting_visitors({.burst = 5, .each = minutes(10)}, clock),
      support_desk({db, clock, ids, notices, live, [this] { return agent_ids(accounts.users); },
                    trip_door(clock)}),
      feedback(feedback_parts(
          {opinions, opinion_desk, comments, commenting_visitors, support_desk, trips, accounts,
           std::chrono::days(installation.settings.number("feedback.settled_days"))})),
      support_files(db, clock, object_store),
      letter_news(db, clock, support_desk),
      support(
          support_parts(support_desk, support_files, accounts, trips, notice_delivery.phones())),
      alerting(installation,
               {db, clock, random, ids, catalogue, geocoding, notices, warnings, cap_documents,
                trips, sos_desk(support_desk), outside.warning_source() != nullptr}),
      agents(endpoints(), accounts.authenticator(), *log, ids),
      agent_origins(installation.settings.list("server.cors_origins")),
      conversations(db, clock),
      chat_functions(app::chat_functions(agents.service().tools())),
      chat{{conversations, model.get(), chat_functions, clock}, ids} {
  agent_origins.push_back(origin_of(installation.public_url()));
  trips.notices = &notices;
  trips.live = &live;
  trips.objects = &object_store;
  trips.grant_used = [this](storage::Sql& sql, trips::GrantUse const& use) {
    note_grant_use(support_desk, sql, use);
  };
  trips.introducer = std::make_shared<trips::Introducer>(model.get(), clock);
  auto const migrated = storage::migrate(db, storage::built_in_migrations(), clock);
  if (!migrated) throw std::runtime_error(migrated.error().why);
  auto const report = catalogue_store.import_bundled();
  for (auto const& problem : report.problems) log->error("places", places::to_text(problem));
  follow_imports();
  follow_timetables();
  follow_tiles();
  streets_folder_ = installation.streets();
  follow_streets();
  metrics.sample_live([this] { return live.listeners(); });
  metrics.sample_database([this] {
    auto const pool = db.pool();
    auto const messages = outbox.count();
    return ops::DatabaseState{pool.size, pool.leased, pool.timeouts, messages.pending,
                              messages.dead};
  });
}

Site::~Site() = default;

// Requests that are under way keep the catalogue they began with.
void Site::follow_imports() {
  auto fingerprint = catalogue_store.fingerprint();
  if (fingerprint == loaded_catalogue_) return;
  auto loaded = catalogue_store.load();
  for (auto const& problem : loaded.problems) log->warn("places", places::to_text(problem));
  log->info("places", fmt::format("{} places in {} cities", loaded.catalogue.all().size(),
                                  loaded.catalogue.cities().size()));
  catalogue.replace(std::move(loaded.catalogue));
  loaded_catalogue_ = std::move(fingerprint);
}

void Site::follow_timetables() {
  auto fingerprint = timetable_store.fingerprint();
  if (fingerprint == loaded_timetables_) return;
  auto loaded = timetable_store.load();
  log->info("trips", fmt::format("{} rides in the timetables", loaded->size()));
  trips.timetable->replace(std::move(loaded));
  loaded_timetables_ = std::move(fingerprint);
}

void Site::follow_tiles() {
  try {
    if (!tiles.follow()) return;
    auto const now = tiles.now();
    log->info("tiles", now ? "tiles as of " + now->facts().as_of : "no tiles any more");
  } catch (std::exception const& broken) {  // everything else works without a map's streets
    log->error("tiles", broken.what());
  }
}

void Site::follow_streets() {
  auto const before = streets.now();
  for (auto const& problem : streets.follow(streets_folder_)) log->warn("travel", problem);
  auto const after = streets.now();
  if (after == before) return;
  for (auto const& ground : *after)
    log->info("travel",
              fmt::format("streets of {}, {}", ground->name(), base::to_text(ground->as_of())));
}

std::vector<http::Endpoint> Site::endpoints() {
  auto endpoints = accounts::endpoints(accounts);
  for (auto& endpoint : notices::endpoints(notice_parts)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : places::endpoints({catalogue, places::Areas::china(), clock}))
    endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : places::endpoints({geocoding, places::Areas::china(), clock}))
    endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : weather::endpoints(
           {weather, warnings, outside.moment_source(), places::Areas::china(), clock, *log}))
    endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : assistant::endpoints(assistant)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : tiles::endpoints(tiles, basemap)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint :
       travel::endpoints({travel_times, places::Fares::bundled(), outside.street_engine(), clock}))
    endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : handbook::endpoints()) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : feedback::endpoints(feedback)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : support::endpoints(support)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : alerting.endpoints()) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : rates::endpoints(reference_rates)) endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : trips::endpoints(trips)) endpoints.push_back(std::move(endpoint));
  return endpoints;
}

void Site::tick() {
  auto const attempt = [this](char const* area, auto work) {
    try {
      work();
    } catch (std::exception const& broken) {  // tried again at the next tick
      log->error(area, broken.what());
    }
  };
  attempt("outbox",
          [this] { outbox.deliver(50, [this](auto const& message) { return deliver(message); }); });
  attempt("accounts", [this] {
    accounts.sessions.remove_expired();
    accounts.personal_tokens.remove_ended();
  });
  live.tidy();
  attempt("notices", [this] { tidy_notices(); });
  attempt("files", [this] { sweep_files(); });
  if (reply_addresses.is_on()) attempt("support", [this] { letter_news.look(); });
  attempt("places", [this] { follow_imports(); });
  attempt("trips", [this] { follow_timetables(); });
  attempt("feedback", [this] { follow_opinions(); });
  attempt("travel", [this] { follow_streets(); });
  attempt("alerts", [this] { alerting.tick(); });
  follow_tiles();
}

// What was said counts within seconds, and what other processes were told within a minute; no
// request waits for the sums.
void Site::follow_opinions() {
  auto const changes = opinions.changes();
  auto const pause = changes == opinion_changes_ ? minutes(1) : std::chrono::seconds(5);
  if (clock.now() < opinions_read_at_ + pause) return;
  trips.worths->replace(feedback::Worths(opinions.tallies()));
  opinion_changes_ = changes;
  opinions_read_at_ = clock.now();
}

void Site::tidy_notices() {
  if (clock.now() < notices_tidied_at_ + std::chrono::hours(1)) return;
  notices.remove_old(std::chrono::days(180));
  notices_tidied_at_ = clock.now();
}

void Site::sweep_files() {
  if (clock.now() < files_swept_at_ + std::chrono::hours(1)) return;
  trips::sweep_files(trips);
  files_swept_at_ = clock.now();
}

base::Result<void> Site::deliver(storage::OutboxMessage const& message) {
  if (accounts.handles(message.topic)) return accounts.deliver(message);
  if (notices::Delivery::handles(message.topic)) return notice_delivery.deliver(message);
  if (message.topic == accounts::Accounts::account_deleted) {
    trips::remove_all_of(message.key, trips);
    notices.remove_all_of(message.key);
    alerting.remove_all_of(message.key);
    model_usage.remove_all_of(message.key);
    conversations.remove_all_of(message.key);
    if (auto const gone = support_files.remove_all_of(message.key); !gone) return gone.error();
    support_desk.remove_all_of(message.key);
    opinions.remove_all_of(message.key);
    comments.remove_all_of(message.key);
    return {};
  }
  return base::refuse(base::Refusal::not_found, "Nobody handles " + message.topic + ".");
}

std::vector<http::Endpoint> all_endpoints(Site& site, std::shared_ptr<ApiTexts> const& texts) {
  auto endpoints = site.endpoints();
  for (auto& endpoint : assistant::chat_endpoints(site.chat))
    endpoints.push_back(std::move(endpoint));
  for (auto& endpoint : meta_endpoints(texts)) endpoints.push_back(std::move(endpoint));
  texts->openapi = openapi_of(endpoints);
  texts->page = docs_page_of(endpoints);
  // Described by its own protocol.
  endpoints.push_back(mcp::endpoint({site.agents.service(), site.agent_origins}));
  return endpoints;
}

}  // namespace app
