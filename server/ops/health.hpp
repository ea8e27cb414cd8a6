// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace ops {

enum class Wellness { well, worrying, failing };

struct Finding {
  std::string name;  // "database"
  Wellness wellness = Wellness::well;
  std::string text;  // a sentence for operators; what to do, when something is to be done
};

// Named looks at what the product needs. A look that throws is failing.
class Health {
 public:
  using Look = std::function<Finding()>;
  void add(std::string name, Look look);

  std::vector<Finding> look() const;

 private:
  struct Named {
    std::string name;
    Look look;
  };
  std::vector<Named> looks_;
};

bool is_fit(std::vector<Finding> const& findings);  // nothing is failing
// One line each: "ok    database: 3 ms", "warn  …", "FAIL  …".
std::string to_text(std::vector<Finding> const& findings);

}  // namespace ops
