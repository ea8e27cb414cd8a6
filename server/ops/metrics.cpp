// SPDX-License-Identifier: Apache-2.0
#include "ops/metrics.hpp"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <map>
#include <mutex>
#include <shared_mutex>
#include <tuple>

#include "ops/process_state.hpp"
#include "ops/version.hpp"

namespace ops {
namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Gauge;
using prometheus::Histogram;
using prometheus::Labels;

// From half a millisecond to the ten seconds that the requirement allows a key function.
prometheus::Histogram::BucketBoundaries const latency_buckets = {
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

// A counter whose true value is kept elsewhere: raised to it, never lowered.
void raise(Counter& counter, double value) {
  if (value > counter.Value()) counter.Increment(value - counter.Value());
}

// Series by what names them. A Family builds and hashes all labels to find one again, which is
// too slow to be done several times for every request.
template <class Key, class Series>
class KnownSeries {
 public:
  template <class View, class Make>
  Series of(View const& key, Make make) {
    {
      std::shared_lock const lock(mutex_);
      if (auto const at = known_.find(key); at != known_.end()) return at->second;
    }
    std::scoped_lock const lock(mutex_);
    return known_.try_emplace(Key(key), make()).first->second;
  }

 private:
  std::shared_mutex mutex_;
  std::map<Key, Series, std::less<>> known_;
};

struct RequestSeries {
  Counter& count;
  Histogram& latency;
};

struct LaneSeries {
  Gauge& queued;
  Gauge& busy;
  Histogram& wait;
};

}  // namespace

struct Metrics::Families {
  prometheus::Registry registry;
  std::vector<std::string> names;

  Family<Counter>& counter(char const* name, char const* help) {
    names.emplace_back(name);
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
  }
  Family<Gauge>& gauge(char const* name, char const* help) {
    names.emplace_back(name);
    return prometheus::BuildGauge().Name(name).Help(help).Register(registry);
  }
  Family<Histogram>& histogram(char const* name, char const* help) {
    names.emplace_back(name);
    return prometheus::BuildHistogram().Name(name).Help(help).Register(registry);
  }

  Family<Counter>& requests = counter("xingqu_http_requests_total", "Requests answered.");
  Family<Histogram>& latency =
      histogram("xingqu_http_request_duration_seconds", "From head read to answer written.");
  Gauge& in_flight = gauge("xingqu_http_requests_in_flight", "Requests being answered.").Add({});
  Gauge& connections = gauge("xingqu_http_connections", "Open client connections.").Add({});
  Family<Gauge>& lane_queued = gauge("xingqu_lane_queued_requests", "Requests waiting in a lane.");
  Family<Gauge>& lane_busy = gauge("xingqu_lane_busy_threads", "Threads of a lane at work.");
  Family<Counter>& lane_rejected =
      counter("xingqu_lane_rejected_total", "Requests a full lane turned away.");
  Family<Histogram>& lane_wait =
      histogram("xingqu_lane_wait_seconds", "Time requests waited for a lane.");
  Family<Gauge>& database_connections =
      gauge("xingqu_database_connections", "Database connections by state.");
  Counter& lease_timeouts =
      counter("xingqu_database_lease_timeouts_total", "Waits for a connection given up.").Add({});
  Family<Gauge>& outbox = gauge("xingqu_outbox_messages", "Outbox messages by state.");
  Family<Counter>& plans = counter("xingqu_plans_total", "Recommendations by outcome.");
  Family<Histogram>& plan_time =
      histogram("xingqu_plan_duration_seconds", "Time to make one recommendation.");
  Family<Counter>& sign_ins = counter("xingqu_sign_ins_total", "Sign-ins by outcome.");
  Family<Counter>& provider_calls =
      counter("xingqu_provider_calls_total", "Calls to third parties by how they ended.");
  Family<Counter>& provider_retries =
      counter("xingqu_provider_retries_total", "Further attempts of calls that failed.");
  Family<Histogram>& provider_time =
      histogram("xingqu_provider_call_duration_seconds", "From call to outcome, all attempts.");
  Family<Gauge>& breakers =
      gauge("xingqu_provider_breaker", "1 for the state a provider's breaker is in.");
  Family<Counter>& caches = counter("xingqu_cache_lookups_total", "Lookups by what was found.");
  Family<Counter>& notices =
      counter("xingqu_notices_total", "Notices to a channel by how they ended.");
  Gauge& live = gauge("xingqu_live_pages", "Pages that listen to what happens.").Add({});
  Counter& cpu = counter("process_cpu_seconds_total", "CPU time of the process.").Add({});
  Gauge& resident = gauge("process_resident_memory_bytes", "Resident memory.").Add({});
  Gauge& virtual_memory = gauge("process_virtual_memory_bytes", "Virtual memory.").Add({});
  Gauge& open_files = gauge("process_open_fds", "Open file descriptors.").Add({});
  Gauge& open_files_max = gauge("process_max_fds", "Limit of open file descriptors.").Add({});
  Gauge& threads = gauge("process_threads", "Threads of the process.").Add({});
  Gauge& started = gauge("process_start_time_seconds", "Start, in seconds since 1970.").Add({});

  KnownSeries<std::tuple<std::string, std::string, unsigned>, RequestSeries> known_requests;
  KnownSeries<std::string, LaneSeries> known_lanes;
  std::function<DatabaseState()> database;
  std::function<std::size_t()> listeners;
  std::mutex scraping;

  RequestSeries request(std::string_view method, std::string_view route, unsigned status) {
    return known_requests.of(std::tuple(method, route, status), [&] {
      Labels labels{{"method", std::string(method)}, {"route", std::string(route)}};
      auto& timed = latency.Add(labels, latency_buckets);
      labels.emplace("status", std::to_string(status));
      return RequestSeries{requests.Add(labels), timed};
    });
  }

  LaneSeries lane(std::string_view name) {
    return known_lanes.of(name, [&] {
      Labels const labels{{"lane", std::string(name)}};
      return LaneSeries{lane_queued.Add(labels), lane_busy.Add(labels),
                        lane_wait.Add(labels, latency_buckets)};
    });
  }

  void sample_process() {
    auto const state = read_process_state();
    raise(cpu, state.cpu_seconds);
    resident.Set(state.resident_bytes);
    virtual_memory.Set(state.virtual_bytes);
    open_files.Set(state.open_files);
    open_files_max.Set(state.open_files_max);
    threads.Set(state.threads);
    started.Set(state.started_at);
  }

  void sample_database() {
    if (!database) return;
    auto const state = database();
    auto const idle = state.connections - std::min(state.leased, state.connections);
    database_connections.Add({{"state", "leased"}}).Set(static_cast<double>(state.leased));
    database_connections.Add({{"state", "idle"}}).Set(static_cast<double>(idle));
    raise(lease_timeouts, static_cast<double>(state.lease_timeouts));
    outbox.Add({{"state", "pending"}}).Set(static_cast<double>(state.outbox_pending));
    outbox.Add({{"state", "dead"}}).Set(static_cast<double>(state.outbox_dead));
  }
};

Metrics::Metrics() : families_(std::make_unique<Families>()) {
  families_->gauge("xingqu_build_info", "The running program; always 1.")
      .Add({{"version", std::string(version())}, {"revision", std::string(revision())}})
      .Set(1);
}

Metrics::~Metrics() = default;

void Metrics::request_began() { families_->in_flight.Increment(); }

void Metrics::request_finished(std::string_view method, std::string_view route, unsigned status,
                               Seconds took) {
  families_->in_flight.Decrement();
  auto const series = families_->request(method, route, status);
  series.latency.Observe(took.count());
  series.count.Increment();
}

void Metrics::connection_opened() { families_->connections.Increment(); }

void Metrics::connection_closed() { families_->connections.Decrement(); }

void Metrics::lane_load(std::string_view lane, std::size_t queued, std::size_t busy) {
  auto const series = families_->lane(lane);
  series.queued.Set(static_cast<double>(queued));
  series.busy.Set(static_cast<double>(busy));
}

void Metrics::lane_refused(std::string_view lane) {
  families_->lane_rejected.Add({{"lane", std::string(lane)}}).Increment();
}

void Metrics::lane_waited(std::string_view lane, Seconds waited) {
  families_->lane(lane).wait.Observe(waited.count());
}

void Metrics::plan_made(std::string_view outcome, Seconds took) {
  families_->plans.Add({{"outcome", std::string(outcome)}}).Increment();
  families_->plan_time.Add({}, latency_buckets).Observe(took.count());
}

void Metrics::signed_in(std::string_view outcome) {
  families_->sign_ins.Add({{"outcome", std::string(outcome)}}).Increment();
}

void Metrics::provider_called(std::string_view provider, std::string_view outcome, Seconds took,
                              unsigned retries) {
  Labels labels{{"provider", std::string(provider)}};
  families_->provider_time.Add(labels, latency_buckets).Observe(took.count());
  families_->provider_retries.Add(labels).Increment(retries);
  labels.emplace("outcome", std::string(outcome));
  families_->provider_calls.Add(labels).Increment();
}

void Metrics::provider_breaker(std::string_view provider, std::string_view state) {
  for (std::string_view const each : {"closed", "open", "half_open"})
    families_->breakers.Add({{"provider", std::string(provider)}, {"state", std::string(each)}})
        .Set(each == state ? 1 : 0);
}

void Metrics::cache_asked(std::string_view cache, std::string_view outcome) {
  families_->caches.Add({{"cache", std::string(cache)}, {"outcome", std::string(outcome)}})
      .Increment();
}

void Metrics::notice_sent(std::string_view channel, std::string_view outcome) {
  families_->notices.Add({{"channel", std::string(channel)}, {"outcome", std::string(outcome)}})
      .Increment();
}

void Metrics::sample_live(std::function<std::size_t()> listeners) {
  families_->listeners = std::move(listeners);
}

void Metrics::sample_database(std::function<DatabaseState()> sample) {
  families_->database = std::move(sample);
}

std::vector<std::string> Metrics::list_names() const { return families_->names; }

std::string Metrics::scrape() {
  std::scoped_lock const lock(families_->scraping);
  families_->sample_process();
  families_->sample_database();
  if (families_->listeners) families_->live.Set(static_cast<double>(families_->listeners()));
  return prometheus::TextSerializer().Serialize(families_->registry.Collect());
}

}  // namespace ops
