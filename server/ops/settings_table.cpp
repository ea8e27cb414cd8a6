// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "ops/settings.hpp"

namespace ops {
namespace {

using enum SettingKind;

constexpr Setting table[] = {
    {"service.name", text, "xingqu", "Name of the service in log lines and metrics."},
    {"service.instance", text, "", "Name of this instance; empty: the host's name."},
    {"server.listen", text, "localhost:8080", "Address of the web app and the API."},
    {"server.admin_listen", text, "localhost:8081",
     "Address of /livez, /readyz and /metrics; empty: none."},
    {"server.public_url", text, "", "How travellers reach us, for links in mail; empty: listen."},
    {"server.web_folder", text, "", "Folder of the built web app; empty: found beside the binary."},
    {"server.io_threads", number, "0", "Threads that serve sockets; 0: one per core.", 0, 256},
    {"server.connections_max", number, "10000", "Open connections at once.", 1, 1'000'000},
    {"server.header_seconds", number, "10", "Time a client has to send a request's head.", 1, 600},
    {"server.body_seconds", number, "30", "Time a client has to send a request's body.", 1, 3600},
    {"server.write_seconds", number, "30", "Time a client may take nothing of its answer.", 1,
     3600},
    {"server.idle_seconds", number, "75", "Time a kept-alive connection may be idle.", 1, 3600},
    {"server.drain_seconds", number, "20", "Time requests have to finish at shutdown.", 0, 600},
    {"server.drain_wait_seconds", number, "0",
     "Time between saying not ready and refusing connections.", 0, 600},
    {"server.tls_certificate", text, "", "PEM file with the chain; empty: no TLS in process."},
    {"server.tls_key", text, "", "PEM file with the private key."},
    {"server.gzip_level", number, "1", "Effort of gzip for answers, 9: most; 0: not spoken.", 0, 9},
    {"server.brotli_level", number, "2", "Effort of Brotli for answers, 11: most; 0: not spoken.",
     0, 11},
    {"server.cors_origins", list, "", "Origins that other web apps may call from; empty: none."},
    {"server.trusted_proxies", list, "",
     "Addresses of proxies whose X-Forwarded-For is believed; empty: none."},
    {"server.requests_per_minute", number, "1200", "Per address; 0: no limit.", 0, 10'000'000},
    {"lanes.db_threads", number, "8", "Handlers that talk to the database at once.", 1, 256},
    {"lanes.db_queue", number, "2048", "Requests that may wait for them.", 1, 100'000},
    {"lanes.cpu_threads", number, "2", "Plans made at once.", 1, 256},
    {"lanes.cpu_queue", number, "256", "Requests that may wait for them.", 1, 100'000},
    {"lanes.outbound_threads", number, "4", "Calls to third parties at once.", 1, 256},
    {"lanes.outbound_queue", number, "64", "Requests that may wait for them.", 1, 100'000},
    {"storage.dsn", secret, "",
     "sqlite:PATH or mariadb:host=… user=… password=… dbname=…; empty: SQLite in the data folder."},
    {"storage.connections", number, "12", "Database connections of this process.", 1, 512},
    {"accounts.access_minutes", number, "15", "Life of an access token.", 1, 1440},
    {"accounts.refresh_days", number, "30", "Life of a refresh token.", 1, 365},
    {"accounts.signing_keys", text, "",
     "File of the keys that sign access tokens; empty: secrets/signing.keys in the data folder."},
    {"accounts.hash_memory_kib", number, "19456", "Memory of one password hash.", 8192, 1'048'576},
    {"accounts.hash_passes", number, "2", "Passes of one password hash.", 1, 10},
    {"accounts.hashes_at_once", number, "2", "Password hashes computed at once.", 1, 64},
    {"mail.transport", text, "folder", "folder: files in the data folder's outbox; or smtp."},
    {"mail.from", text, "xingqu@localhost", "Sender of our mail."},
    {"mail.smtp_url", text, "", "smtp://host:25 or smtps://host:465."},
    {"mail.smtp_user", text, "", "User at the mail server; empty: none."},
    {"mail.smtp_password", secret, "", "Password at the mail server."},
    {"providers.calls_at_once", number, "8", "Calls to one provider at once.", 1, 256},
    {"providers.retries", number, "1", "Further attempts of a lookup that failed.", 0, 5},
    {"providers.breaker_failures", number, "5",
     "Failures in a row after which a provider is left alone.", 1, 1000},
    {"providers.breaker_seconds", number, "30",
     "Time before it is tried again; doubled, up to ten times, while that fails.", 1, 3600},
    {"providers.ca_file", text, "",
     "PEM file of the authorities to trust in place of the system's; empty: the system's."},
    {"weather.order", list, "",
     "Who is asked for forecasts, the preferred first: openweather, open_meteo; empty: nobody."},
    {"weather.openweather_url", text, "https://api.openweathermap.org", "Its base URL."},
    {"weather.openweather_version", text, "3.0",
     "What the key has subscribed to: 3.0 or 4.0, One Call; 2.5, the free five days."},
    {"weather.openweather_key", key, "", "Its API key."},
    {"weather.open_meteo_url", text, "https://api.open-meteo.com",
     "Its base URL, or that of a server of your own."},
    {"weather.open_meteo_key", key, "", "Key of its customer API; empty: the free one."},
    {"travel.order", list, "",
     "Routing engines that draw ways on the map, the preferred first: valhalla, osrm; empty: none, "
     "and the imported streets answer."},
    {"travel.valhalla_url", text, "http://127.0.0.1:8002", "Its base URL."},
    {"travel.osrm_url", text, "http://127.0.0.1:5000",
     "Its base URL; its profiles are foot, bike and car."},
    {"log.level", text, "info", "trace, debug, info, warn or error."},
    {"log.format", text, "text", "text or json."},
    {"log.console", yes_no, "yes", "Write lines to standard error."},
    {"log.access", yes_no, "yes", "Write one line per request."},
    {"log.folder", text, "", "Folder of the log files; empty: logs in the data folder; -: none."},
    {"log.rotate_mb", number, "100", "Size at which a file is rotated.", 1, 10'000},
    {"log.keep_days", number, "30", "Days an archive is kept.", 1, 3650},
};

}  // namespace

std::span<Setting const> all_settings() { return table; }

}  // namespace ops
