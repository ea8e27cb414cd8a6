// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "assistant/language_model.hpp"
#include "base/log.hpp"
#include "providers/curl_transport.hpp"
#include "providers/provider.hpp"
#include "stand_in.hpp"

// A service of language models as the contract suite meets it.
struct ModelCase {
  // `issuer`: the same stand-in from its root, where temporary keys are fetched.
  using Make = std::function<std::unique_ptr<assistant::LanguageModel>(
      providers::Provider&, providers::Provider& issuer, base::Clock const&)>;
  std::string name;
  std::string stand_in;
  std::vector<std::string> options;
  std::string path;  // behind the stand-in's origin
  Make make;
  bool has_temporary_keys = false;
};

// All services we have clients for.
std::vector<ModelCase> const& model_cases();
ModelCase const& model_case(std::string_view name);

// A client of a stand-in, all real but for the service.
struct ModelBench {
  explicit ModelBench(ModelCase const& each, unsigned retries = 0);

  assistant::ModelAnswer ask(std::string text);            // whole
  assistant::ModelAnswer ask_streaming(std::string text);  // what was shown is in `shown`
  assistant::ModelAnswer ask(assistant::ModelRequest request, bool streams);
  assistant::ModelRequest request(std::string text) const;  // in no hurry

  StandIn stand_in;
  base::SystemClock clock;
  base::SeededRandom random{1};
  base::Ids ids{clock, random};
  base::SilentLog log;
  providers::CallObserver observer;
  providers::CurlTransport transport;
  providers::Provider provider;
  providers::Provider issuer;
  std::unique_ptr<assistant::LanguageModel> model;
  std::string shown;
};

// The bench of a service, as new: its stand-in runs once for all tests, because starting one takes
// longer than a test.
ModelBench& bench_of(ModelCase const& each);
