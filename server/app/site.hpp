// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "accounts/accounts.hpp"
#include "app/agents.hpp"
#include "app/alerting.hpp"
#include "app/installation.hpp"
#include "app/meta_api.hpp"
#include "app/notice_ways.hpp"
#include "app/outside.hpp"
#include "assistant/api.hpp"
#include "assistant/api_chat.hpp"
#include "assistant/metered_model.hpp"
#include "base/id.hpp"
#include "base/log.hpp"
#include "base/random.hpp"
#include "feedback/api.hpp"
#include "http/endpoint.hpp"
#include "notices/api.hpp"
#include "objects/folder_store.hpp"
#include "ops/metrics.hpp"
#include "places/catalogue.hpp"
#include "places/catalogue_store.hpp"
#include "places/estimated_travel_times.hpp"
#include "places/geocoding.hpp"
#include "rates/reference_rates.hpp"
#include "storage/database.hpp"
#include "storage/outbox.hpp"
#include "support/api.hpp"
#include "support/letter_box.hpp"
#include "tiles/basemap.hpp"
#include "tiles/tile_set.hpp"
#include "travel/preparing.hpp"
#include "travel/street_travel_times.hpp"
#include "trips/api.hpp"
#include "trips/timetable_store.hpp"
#include "weather/outlook.hpp"
#include "weather/warnings.hpp"

namespace app {

// Every long-lived object of a running installation, built in the order of its dependencies.
// Opening one brings the schema up to date and loads the bundled catalogue if it changed.
// Throws when something is broken.
class Site {
 public:
  explicit Site(Installation const& installation, std::shared_ptr<base::Log> log);
  ~Site();
  Site(Site const&) = delete;

  // What the modules answer under /api, in no particular order.
  std::vector<http::Endpoint> endpoints();
  // Delivers what is due in the outbox, takes over places that were imported, tidies up; called
  // every second or so, by one thread.
  void tick();

  base::SystemClock clock;
  base::SystemRandom random;
  base::Ids ids{clock, random};
  std::shared_ptr<base::Log> log;
  ops::Metrics metrics;
  storage::Database db;
  storage::Outbox outbox;
  objects::FolderStore object_store;
  std::unique_ptr<accounts::Mail> mail;
  support::ReplyAddresses reply_addresses;
  Outside outside;
  assistant::ModelUsage model_usage;
  std::unique_ptr<assistant::MeteredModel> model;  // empty: none is configured
  places::Geocoding geocoding;
  weather::Weather weather;
  weather::CapDocuments cap_documents;
  weather::Warnings warnings;
  accounts::Accounts accounts;
  Push push;
  Texting texting;
  notices::Live live;
  notices::Notices notices;
  notices::Delivery notice_delivery;
  notices::Parts notice_parts;
  places::CatalogueStore catalogue_store;
  places::LiveCatalogue catalogue;
  travel::LiveStreets streets;
  places::EstimatedTravelTimes estimated_travel_times;
  travel::StreetTravelTimes travel_times;
  travel::Preparing preparing;
  trips::TimetableStore timetable_store;
  rates::ReferenceRates reference_rates;
  tiles::LiveTiles tiles;
  tiles::Basemap basemap;
  assistant::ProductLexicon lexicon;
  assistant::Parts assistant;
  trips::Parts trips;
  feedback::Opinions opinions;
  feedback::OpinionDesk opinion_desk;
  feedback::Comments comments;
  accounts::Throttle commenting_visitors;
  support::Tickets support_desk;
  feedback::Parts feedback;
  support::Files support_files;
  support::LetterNews letter_news;
  support::Parts support;
  Alerting alerting;
  Agents agents;
  std::vector<std::string> agent_origins;  // whose pages may call them
  assistant::Conversations conversations;
  std::vector<assistant::ChatFunction> chat_functions;
  assistant::ChatApiParts chat;

 private:
  void follow_imports();
  base::Result<void> deliver(storage::OutboxMessage const& message);

  void tidy_notices();
  void sweep_files();
  void follow_opinions();
  void follow_timetables();
  void follow_streets();
  void follow_tiles();
  base::Instant notices_tidied_at_{};
  base::Instant files_swept_at_{};
  base::Instant opinions_read_at_{};
  std::uint64_t opinion_changes_ = 0;
  std::string loaded_catalogue_;  // its fingerprint
  std::string loaded_timetables_;
  std::filesystem::path streets_folder_;
};

// The modules' endpoints and those that describe them; fills the texts in.
std::vector<http::Endpoint> all_endpoints(Site& site, std::shared_ptr<ApiTexts> const& texts);

}  // namespace app
