// SPDX-License-Identifier: Apache-2.0
#include "http/bulkhead.hpp"

#include <pthread.h>

#include <algorithm>
#include <iterator>

#include "base/expects.hpp"

namespace http {
namespace {

struct FunctionJob final : Job {
  explicit FunctionJob(std::function<void()> f) : function(std::move(f)) {}
  void run() override { function(); }
  void expire() override { function(); }
  std::function<void()> function;
};

}  // namespace

void Job::run_together(std::span<std::shared_ptr<Job> const> jobs) {
  for (auto const& job : jobs) job->run();
}

Bulkhead::Bulkhead(BulkheadOptions options, Observer& observer)
    : options_(std::move(options)), observer_(observer) {
  EXPECTS(options_.threads > 0 && options_.most_together > 0 && options_.most_turns > 0);
  for (unsigned i = 0; i < options_.threads; ++i) threads_.emplace_back([this, i] { work(i); });
}

Bulkhead::~Bulkhead() {
  {
    std::scoped_lock const lock(mutex_);
    stopping_ = true;
  }
  news_.notify_all();
  for (auto& thread : threads_) thread.join();
}

bool Bulkhead::submit(std::shared_ptr<Job> job) {
  std::unique_lock lock(mutex_);
  bool const fits = queued_ < options_.most_queued;
  if (fits) queue(std::move(job));
  auto const queued = queued_;
  auto const busy = busy_;
  bool const wake = fits && should_wake();
  lock.unlock();

  if (wake) news_.notify_one();
  if (fits)
    observer_.bulkhead_load(options_.name, queued, busy);
  else
    observer_.job_refused(options_.name);
  return fits;
}

void Bulkhead::queue(std::shared_ptr<Job> job) {
  ++queued_;
  auto const* const kind = job->kind();
  Waiting waiting{std::move(job), std::chrono::steady_clock::now()};
  if (!kind) {
    turns_.push_back({std::move(waiting)});
    return;
  }
  auto& its = kinds_[kind];
  its.waiting.push_back(std::move(waiting));
  if (its.turns == options_.most_turns) return;
  ++its.turns;
  turns_.push_back({{}, &its});
}

bool Bulkhead::submit(std::function<void()> run) {
  return submit(std::make_shared<FunctionJob>(std::move(run)));
}

// One worker at a time is called: it calls the next if there is more than it can take. Short
// jobs are then done in a row by one thread, without waking all of them for each.
bool Bulkhead::should_wake() {
  if (turns_.empty() || idle_ == 0 || waking_) return false;
  return waking_ = true;
}

void Bulkhead::work(unsigned number) {
  auto const name = (options_.name + "-" + std::to_string(number)).substr(0, 15);
  pthread_setname_np(pthread_self(), name.c_str());
  std::vector<Waiting> taken;
  std::unique_lock lock(mutex_);
  for (;;) {
    if (turns_.empty() && !stopping_) {
      ++idle_;
      news_.wait(lock, [&] { return stopping_ || waking_; });
      --idle_;
      waking_ = false;
    }
    if (turns_.empty() && stopping_) return;
    if (turns_.empty()) continue;  // another worker was faster
    auto turn = std::move(turns_.front());
    turns_.pop_front();
    take(turn, taken);
    ++busy_;
    auto const queued = queued_;
    auto const busy = busy_;
    bool const wake = should_wake();
    lock.unlock();

    if (wake) news_.notify_one();
    observer_.bulkhead_load(options_.name, queued, busy);
    run(taken);
    taken.clear();

    lock.lock();
    --busy_;
    end(turn);
    if (turns_.empty()) observer_.bulkhead_load(options_.name, queued_, busy_);
  }
}

void Bulkhead::take(Turn& turn, std::vector<Waiting>& taken) {
  if (turn.kind) {
    auto& waiting = turn.kind->waiting;
    auto const end = waiting.begin() +
                     static_cast<std::ptrdiff_t>(std::min(waiting.size(), options_.most_together));
    std::move(waiting.begin(), end, std::back_inserter(taken));
    waiting.erase(waiting.begin(), end);
  } else {
    taken.push_back(std::move(turn.alone));
  }
  queued_ -= taken.size();
}

void Bulkhead::run(std::vector<Waiting> const& taken) {
  auto const now = std::chrono::steady_clock::now();
  std::vector<std::shared_ptr<Job>> jobs;
  for (auto const& waiting : taken) {
    auto const waited = now - waiting.since;
    observer_.job_started(options_.name, waited);
    if (waited > options_.longest_wait)
      waiting.job->expire();
    else
      jobs.push_back(waiting.job);
  }
  if (jobs.size() == 1)
    jobs.front()->run();
  else if (!jobs.empty())
    jobs.front()->run_together(jobs);
}

// Those of its kind that came meanwhile get another turn, behind all that waits now.
void Bulkhead::end(Turn const& turn) {
  if (!turn.kind) return;
  if (turn.kind->waiting.empty())
    --turn.kind->turns;
  else
    turns_.push_back({{}, turn.kind});
}

}  // namespace http
