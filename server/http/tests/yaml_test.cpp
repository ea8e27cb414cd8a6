// SPDX-License-Identifier: Apache-2.0
#include "http/yaml.hpp"

#include <doctest/doctest.h>

TEST_CASE("a tree of YAML can be told as JSON") {
  http::Yaml tree;
  tree.set("word", "plain");
  tree.set("reserved", "no");
  tree.set("version", "3.1.0");
  tree["yes"] = http::Yaml::literal("true");
  tree["none"] = http::Yaml::list();
  tree["any"] = http::Yaml();
  tree["two"] = http::Yaml::list().push(http::Yaml::text("a \"b\"")).push(http::Yaml::literal("1"));
  CHECK(tree.json() ==
        R"({"word":"plain","reserved":"no","version":"3.1.0","yes":true,"none":[],"any":{},)"
        R"("two":["a \"b\"",1]})");
}
