// SPDX-License-Identifier: Apache-2.0
#include "http/bulkhead.hpp"

#include <pthread.h>

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

Bulkhead::Bulkhead(BulkheadOptions options, Observer& observer)
    : options_(std::move(options)), observer_(observer) {
  EXPECTS(options_.threads > 0);
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
  bool const fits = queue_.size() < options_.most_queued;
  if (fits) queue_.push_back({std::move(job), std::chrono::steady_clock::now()});
  auto const queued = queue_.size();
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

bool Bulkhead::submit(std::function<void()> run) {
  return submit(std::make_shared<FunctionJob>(std::move(run)));
}

// One worker at a time is called: it calls the next if there is more than it can take. Short
// jobs are then done in a row by one thread, without waking all of them for each.
bool Bulkhead::should_wake() {
  if (queue_.empty() || idle_ == 0 || waking_) return false;
  return waking_ = true;
}

void Bulkhead::work(unsigned number) {
  auto const name = (options_.name + "-" + std::to_string(number)).substr(0, 15);
  pthread_setname_np(pthread_self(), name.c_str());
  std::unique_lock lock(mutex_);
  for (;;) {
    if (queue_.empty() && !stopping_) {
      ++idle_;
      news_.wait(lock, [&] { return stopping_ || waking_; });
      --idle_;
      waking_ = false;
    }
    if (queue_.empty() && stopping_) return;
    if (queue_.empty()) continue;  // another worker was faster
    auto waiting = std::move(queue_.front());
    queue_.pop_front();
    ++busy_;
    auto const queued = queue_.size();
    auto const busy = busy_;
    bool const wake = should_wake();
    lock.unlock();

    if (wake) news_.notify_one();
    auto const waited = std::chrono::steady_clock::now() - waiting.since;
    observer_.bulkhead_load(options_.name, queued, busy);
    observer_.job_started(options_.name, waited);
    if (waited > options_.longest_wait)
      waiting.job->expire();
    else
      waiting.job->run();
    waiting.job.reset();

    lock.lock();
    --busy_;
    if (queue_.empty()) observer_.bulkhead_load(options_.name, 0, busy_);
  }
}

}  // namespace http
