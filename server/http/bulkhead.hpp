// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <thread>
#include <unordered_map>
#include <vector>

#include "http/observer.hpp"

namespace http {

// Work for a bulkhead. It is run, alone or together with others, or it expires: one of these,
// once, and none may throw.
class Job {
 public:
  virtual ~Job() = default;
  virtual void run() = 0;
  virtual void expire() = 0;  // it waited too long to be worth doing

  // Jobs of one kind may be run as one, by the first of them. nullptr: always alone.
  virtual void const* kind() const { return nullptr; }
  virtual void run_together(std::span<std::shared_ptr<Job> const> jobs);
};

struct BulkheadOptions {
  std::string name;
  unsigned threads = 4;
  std::size_t most_queued = 256;
  std::chrono::milliseconds longest_wait{5000};
  std::size_t most_together = 16;  // jobs of one kind that are run as one
  std::size_t most_turns = 2;      // of one kind at once; what comes meanwhile waits and is grouped
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
  struct Kind {
    std::deque<Waiting> waiting;
    std::size_t turns = 0;  // that are queued or being run
  };
  // What a worker takes next: one job, or as many of a kind as may go together.
  struct Turn {
    Waiting alone;
    Kind* kind = nullptr;
  };
  void queue(std::shared_ptr<Job> job);
  void work(unsigned number);
  bool should_wake();
  void take(Turn& turn, std::vector<Waiting>& taken);
  void run(std::vector<Waiting> const& taken);
  void end(Turn const& turn);

  BulkheadOptions const options_;
  Observer& observer_;
  std::mutex mutex_;
  std::condition_variable news_;
  std::deque<Turn> turns_;
  std::unordered_map<void const*, Kind> kinds_;
  std::size_t queued_ = 0;  // jobs
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
