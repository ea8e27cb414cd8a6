// SPDX-License-Identifier: Apache-2.0
#include "ops/logging.hpp"

#include <pthread.h>
#include <spdlog/async_logger.h>
#include <spdlog/details/thread_pool.h>
#include <spdlog/sinks/base_sink.h>

#include <array>
#include <boost/json.hpp>
#include <ctime>
#include <mutex>

#include "ops/masking.hpp"
#include "ops/rotating_files.hpp"

namespace ops {
namespace {

constexpr std::array<std::string_view, 5> severity_words = {"TRACE", "DEBUG", "INFO", "WARN",
                                                            "ERROR"};

std::string local_time(std::chrono::system_clock::time_point at) {
  using namespace std::chrono;
  auto const whole = floor<seconds>(at);
  auto const seconds_part = system_clock::to_time_t(whole);
  std::tm parts{};
  ::localtime_r(&seconds_part, &parts);
  return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}.{:03}", parts.tm_year + 1900,
                     parts.tm_mon + 1, parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec,
                     duration_cast<milliseconds>(at - whole).count());
}

std::string this_thread_name() {
  std::array<char, 16> name{};
  ::pthread_getname_np(::pthread_self(), name.data(), name.size());
  return name.data();
}

// Lines arrive finished; this sink only puts them where they belong.
class LineSink final : public spdlog::sinks::base_sink<std::mutex> {
 public:
  LineSink(LogSettings const& settings) : to_console_(settings.to_console) {
    if (!settings.folder.empty())
      files_ = std::make_unique<RotatingFiles>(settings.folder, settings.service,
                                               settings.rotate_bytes, settings.keep_days);
  }

 private:
  void sink_it_(spdlog::details::log_msg const& message) override {
    std::string_view const line(message.payload.data(), message.payload.size());
    if (to_console_) std::fwrite(line.data(), 1, line.size(), stderr);
    if (files_) files_->write(line, message.time);
  }
  void flush_() override {
    if (files_) files_->flush();
  }

  bool to_console_;
  std::unique_ptr<RotatingFiles> files_;
};

class SpdLog final : public base::Log {
 public:
  explicit SpdLog(LogSettings const& settings)
      : settings_(settings),
        pool_(std::make_shared<spdlog::details::thread_pool>(8192, 1)),
        logger_(std::make_shared<spdlog::async_logger>(
            settings.service, std::make_shared<LineSink>(settings), pool_,
            spdlog::async_overflow_policy::overrun_oldest)) {
    logger_->set_level(spdlog::level::trace);
    logger_->flush_on(spdlog::level::trace);
  }

  void write(base::Severity severity, std::string_view module, std::string_view text) override {
    if (severity < settings_.level) return;
    auto const now = std::chrono::system_clock::now();
    auto const word = severity_words[static_cast<std::size_t>(severity)];
    auto const masked = mask(text);
    auto const line = settings_.format == LogFormat::json ? as_json(now, word, module, masked)
                                                          : as_text(now, word, module, masked);
    logger_->log(now, spdlog::source_loc{}, spdlog::level::info, line);
  }

 private:
  using Time = std::chrono::system_clock::time_point;

  std::string as_text(Time now, std::string_view word, std::string_view module,
                      std::string_view text) const {
    return fmt::format("[{}] [{}] [{}] [{}] [{}] [{}] - {}\n", local_time(now), word,
                       settings_.service, settings_.instance, this_thread_name(), module, text);
  }

  std::string as_json(Time now, std::string_view word, std::string_view module,
                      std::string_view text) const {
    boost::json::object record;
    record["time"] = local_time(now);
    record["level"] = word;
    record["service"] = settings_.service;
    record["instance"] = settings_.instance;
    record["thread"] = this_thread_name();
    record["module"] = module;
    record["message"] = text;
    return boost::json::serialize(record) + "\n";
  }

  LogSettings settings_;
  std::shared_ptr<spdlog::details::thread_pool> pool_;
  std::shared_ptr<spdlog::async_logger> logger_;
};

}  // namespace

std::shared_ptr<base::Log> open_log(LogSettings const& settings) {
  return std::make_shared<SpdLog>(settings);
}

void name_this_thread(std::string const& name) {
  ::pthread_setname_np(::pthread_self(), name.substr(0, 15).c_str());
}

}  // namespace ops
