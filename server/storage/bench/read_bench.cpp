// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include "storage/sql.hpp"
#include "storage/testing/schema.hpp"

// The hot read of the server: one document of 10 kB by its key and its owner.
namespace {

using namespace storage;

constexpr int documents = 1000;

void fill(Sql& sql) {
  std::string const type = sql.dialect() == Dialect::sqlite ? "TEXT" : "MEDIUMTEXT";
  sql << "CREATE TABLE documents (id CHAR(26) NOT NULL PRIMARY KEY, owner CHAR(26) NOT NULL, "
         "body " +
             type + " NOT NULL)";
  std::string const body(10'000, 'x');
  sql << "BEGIN";
  for (int i = 0; i < documents; ++i) {
    std::string const id = "id" + std::to_string(i);
    sql << "INSERT INTO documents VALUES (:id, 'anna', :body)", soci::use(id), soci::use(body);
  }
  sql << "COMMIT";
}

std::string id_of(std::size_t i) { return "id" + std::to_string(i % documents); }

void prepared_read(benchmark::State& state, Database& db) {
  std::size_t i = 0;
  for (auto _ : state) {
    auto const row = db.read([&](Sql& sql) {
      return sql.find_row("SELECT body FROM documents WHERE id = ? AND owner = ?",
                          {id_of(++i), "anna"});
    });
    benchmark::DoNotOptimize(row.value()[0]->size());
  }
}

void read_as_text(benchmark::State& state, Database& db) {
  std::size_t i = 0;
  for (auto _ : state) {
    std::string const id = id_of(++i);
    std::string const owner = "anna";
    std::string body;
    db.read([&](Sql& sql) {
      sql << "SELECT body FROM documents WHERE id = :id AND owner = :owner", soci::use(id),
          soci::use(owner), soci::into(body);
    });
    benchmark::DoNotOptimize(body.size());
  }
}

void measure(std::string const& name, Database& db) {
  db.read(fill);
  auto const add = [&](std::string const& what, auto read) {
    return benchmark::RegisterBenchmark((what + "/" + name).c_str(),
                                        [&db, read](benchmark::State& state) { read(state, db); })
        ->UseRealTime();
  };
  add("prepared_read", prepared_read)->ThreadRange(1, 4);
  add("read_as_text", read_as_text);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  testing::Schema const file(Dialect::sqlite);
  testing::Schema const server(Dialect::mariadb);
  Database sqlite(file.dsn(), testing::test_random());
  Database mariadb(server.dsn(), testing::test_random());
  measure("sqlite", sqlite);
  measure("mariadb", mariadb);
  benchmark::RunSpecifiedBenchmarks();
}
