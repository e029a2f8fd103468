#include "own_schema.hpp"

#include <map>
#include <tuple>

#include "../sqlite/statement.hpp"
#include "schema_text.hpp"
#include "track/base/digest.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<std::string> differs{
    "the database's schema was changed: \"{}\" differs, so what is stored or counted through it is "
    "unreliable",
    "データベースのスキーマが track "
    "の作成したものと異なります（「{}」）。このままでは正しく記録・集計"
    "できません"};
constexpr Message<> check_names_all{"\"track check\" lists every difference and how to fix it",
                                    "異なる箇所と対処方法は「track check」で確認できます"};

constexpr const char* schema_objects = R"sql(
  SELECT type, name, tbl_name, coalesce(sql, '') AS sql FROM sqlite_schema ORDER BY type, name)sql";

struct Object {
  std::string type;
  std::string name;
  bool operator<(const Object& other) const {
    return std::tie(type, name) < std::tie(other.type, other.name);
  }
};

// What is stored of an object; the same name may stand twice in a forged schema.
using Objects = std::multimap<Object, std::string>;

Objects objects_of(const SQLite::Database& database) {
  Objects objects;
  Statement row(database, schema_objects);
  while (row.next()) {
    objects.emplace(Object{row.text("type"), row.text("name")},
                    row.text("tbl_name") + "\n" + row.text("sql"));
  }
  return objects;
}

Objects objects_as_made(std::int64_t version) {
  SQLite::Database fresh(":memory:", SQLite::OPEN_READWRITE);
  for (const EmbeddedText& step : embedded_texts().first(static_cast<std::size_t>(version))) {
    fresh.exec(std::string(step.content));
  }
  return objects_of(fresh);
}

bool is_statistics(const Object& object, const std::string& text) {
  return object.type == "table" &&
         (text == "sqlite_stat1\nCREATE TABLE sqlite_stat1(tbl,idx,stat)" ||
          text == "sqlite_stat4\nCREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)");
}

std::string text_of(const Objects& objects) {
  std::string text;
  for (const auto& [object, definition] : objects) {
    text += object.type + "\n" + object.name + "\n" + definition + "\n";
  }
  return text;
}

bool is_harmless(const SchemaDifference& difference) {
  using Kind = SchemaDifference::Kind;
  const bool guard = difference.type == "trigger" || difference.type == "index";
  if (difference.kind == Kind::missing) return guard;
  const bool data = difference.type == "table" || difference.type == "view";
  return difference.kind == Kind::added && data;
}

}  // namespace

std::int64_t newest_schema_version() {
  return static_cast<std::int64_t>(embedded_texts().size());
}

std::vector<SchemaDifference> schema_differences(const SQLite::Database& database,
                                                 std::int64_t version) {
  using Kind = SchemaDifference::Kind;
  const Objects made = objects_as_made(version);
  const Objects stored = objects_of(database);
  std::vector<SchemaDifference> differences;
  for (const auto& [object, text] : made) {
    const auto there = stored.find(object);
    if (there == stored.end()) {
      differences.push_back({Kind::missing, object.type, object.name});
    } else if (there->second != text || stored.count(object) != made.count(object)) {
      differences.push_back({Kind::changed, object.type, object.name});
    }
  }
  for (const auto& [object, text] : stored) {
    if (made.contains(object) || is_statistics(object, text)) continue;
    differences.push_back({Kind::added, object.type, object.name});
  }
  return differences;
}

const char* const known_schema_digest =
    "f53bbed91e36a80f9655eb1202bbd1326f847639c420c92df7a78fe69a0312c1";

std::string digest_of_own_schema() {
  return digest_of(text_of(objects_as_made(newest_schema_version())));
}

void require_usable_schema(const SQLite::Database& database) {
  if (digest_of(text_of(objects_of(database))) == known_schema_digest) return;
  for (const SchemaDifference& one : schema_differences(database, newest_schema_version())) {
    if (is_harmless(one)) continue;
    throw Error(ErrorKind::unusable_database, differs(one.name), {check_names_all()});
  }
}

}  // namespace track::store
