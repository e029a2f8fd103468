#include "revision_writer.hpp"

#include <string>

#include "definition_writer.hpp"
#include "operations.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, std::string, std::string> other_plan{
    "the database {} holds the plan \"{}\", not \"{}\"",
    "データベース {} の計画は「{}」です。「{}」ではありません"};
constexpr Message<> one_plan{"one database holds one plan, and --db names another file",
                             "1つのデータベースには1つの計画が入ります。別のファイルは --db "
                             "で指定してください"};

constexpr Message<int> loaded_meanwhile{
    "another load changed the definitions in the meantime; they are at revision {} now",
    "その間に別の load で定義が変更され、現在は第{}版です"};
constexpr Message<> load_again{"load again to see the difference from what stands now",
                               "もう一度 load して、現在の版との違いを確認してください"};

void require_same_plan(const SQLite::Database& database, const std::filesystem::path& path,
                       const Plan& plan) {
  Statement stored(database, query::current_plan);
  if (!stored.next() || stored.text("id") == plan.id) return;
  throw Error(ErrorKind::refused, other_plan(path.string(), stored.text("id"), plan.id),
              {one_plan()});
}

// Numbers are not used again: one that was taken back keeps its own.
int next_revision(const SQLite::Database& database) {
  Statement row(database, query::next_revision);
  row.next();
  return row.number("number");
}

}  // namespace

int write_revision(SQLite::Database& database, const std::filesystem::path& path, const Plan& plan,
                   std::optional<int> expected, const Operation& operation) {
  Writing writing(database, operation);
  require_same_plan(database, path, plan);
  const int last = find_last_revision(database, {}).value_or(0);
  if (last != expected.value_or(0)) {
    throw Error(ErrorKind::refused, loaded_meanwhile(last), {load_again()});
  }
  const int number = next_revision(database);
  Statement(database, query::insert_revision)
      .bind(":number", number)
      .bind(":operation", writing.operation())
      .run();
  write_definitions(database, number, plan);
  writing.commit();
  return number;
}

}  // namespace track::store
