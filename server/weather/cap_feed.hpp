// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "weather/cap.hpp"
#include "weather/cap_index.hpp"
#include "weather/complaints.hpp"

namespace weather {

// A site that publishes what it warns of at one address.
class CapSite {
 public:
  virtual ~CapSite() = default;
  virtual std::string const& address() const = 0;
  // What lies at the address, or, with a link of the index that lies there, what that names.
  // Refuses a link to another site as forbidden, what is not there (any more) as not_found, and
  // otherwise says why nobody answered before `until`.
  virtual base::Result<std::string> read(std::string_view link, std::size_t most_bytes,
                                         base::Instant until) = 0;
};

// What somebody tells by CAP.
struct CapTold {
  std::string address;                          // empty: the operator's folder
  std::shared_ptr<CapMessages const> messages;  // for the public only; never nullptr
  // Nothing is missing: what is not among them is told no more. False until all was read once.
  bool is_whole = false;
};

// What one site tells: a document, or an index of documents, looked at every two minutes. A
// document is read once for each revision; one that cannot be read is told in the log once and
// passed over. While the site does not answer, what it told last stands.
class CapFeed {
 public:
  CapFeed(CapSite& site, std::chrono::seconds every, base::Clock const& clock, base::Log& log)
      : site_(site), every_(every), clock_(clock), complaints_(log) {}

  // Goes on reading where it is time, until then at the latest or a call longer. By one thread.
  void read_on(base::Instant until);
  CapTold told() const;  // by any

 private:
  using Documents = std::map<std::string, std::optional<CapMessage>, std::less<>>;

  void begin();
  void look_for(std::vector<CapLink> const& links);
  bool read_next();
  void publish(bool is_whole);
  void complain(std::string_view link, std::string const& why);

  CapSite& site_;
  std::chrono::seconds const every_;
  base::Clock const& clock_;
  Complaints complaints_;
  base::Instant next_{};
  Documents documents_;  // by link and revision; absent: of no use
  std::deque<CapLink> to_read_;
  bool is_under_way_ = false;
  mutable std::mutex mutex_;
  std::shared_ptr<CapMessages const> messages_ = std::make_shared<CapMessages const>();
  bool is_whole_ = false;
};

}  // namespace weather
