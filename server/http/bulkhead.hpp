// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "http/observer.hpp"

namespace http {

// Work for a bulkhead. Exactly one of the two is called, once; neither may throw.
class Job {
 public:
  virtual ~Job() = default;
  virtual void run() = 0;
  virtual void expire() = 0;  // it waited too long to be worth doing
};

struct BulkheadOptions {
  std::string name;
  unsigned threads = 4;
  std::size_t most_queued = 256;
  std::chrono::milliseconds longest_wait{5000};
};

// A fixed number of threads behind a bounded queue, so that one slow neighbour cannot take the
// whole house down: what does not fit is refused at once.
class Bulkhead {
 public:
  Bulkhead(BulkheadOptions options, Observer& observer);
  ~Bulkhead();  // runs what is queued, then joins
  Bulkhead(Bulkhead const&) = delete;

  // False when the queue is full; then the job was not touched.
  [[nodiscard]] bool submit(std::shared_ptr<Job> job);
  // A function has no way to refuse: it is run however long it waited.
  [[nodiscard]] bool submit(std::function<void()> run);

  std::string const& name() const { return options_.name; }

 private:
  struct Waiting {
    std::shared_ptr<Job> job;
    std::chrono::steady_clock::time_point since;
  };
  void work(unsigned number);
  bool should_wake();

  BulkheadOptions const options_;
  Observer& observer_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Waiting> queue_;
  std::size_t busy_ = 0;
  std::size_t idle_ = 0;
  bool waking_ = false;  // a worker was called and has not come yet
  bool stopping_ = false;
  std::vector<std::thread> threads_;
};

// Where each lane's handlers run. The io lane needs none.
struct Bulkheads {
  Bulkhead& db;
  Bulkhead& cpu;
  Bulkhead& outbound;
};

}  // namespace http
