// SPDX-License-Identifier: Apache-2.0
#include "providers/models/impl/trouble_status.hpp"

namespace providers::models {

using enum assistant::ModelTrouble;
using assistant::ModelTrouble;

ModelTrouble trouble_of_status(unsigned status) {
  switch (status) {
    case 408:
    case 504:
    case 524:
      return timed_out;
    case 400:
    case 404:
    case 405:
    case 413:
    case 415:
    case 422:
      return bad_request;
    case 401:
    case 403:
      return unauthorised;
    case 402:
    case 429:
      return exhausted;
    default:
      return unavailable;
  }
}

unsigned status_of(ModelTrouble trouble, bool is_lasting) {
  switch (trouble) {
    case timed_out:
      return 504;
    case unauthorised:
      return 401;
    case exhausted:
      return is_lasting ? 402 : 429;
    case bad_request:
    case too_long:
    case unsafe:
      return 400;
    default:
      return is_lasting ? 501 : 500;
  }
}

}  // namespace providers::models
