#include "own_schema.hpp"

#include <map>
#include <string_view>
#include <tuple>

#include "care_queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/store/schema_text.hpp"

namespace track::store {

namespace {

constexpr Phrase<std::string> foreign_trigger{
    "the database has a trigger that is not track's, \"{}\": what it does to a record is not known",
    "データベースに track のものではないトリガー「{}」があり、記録への影響がわかりません"};
constexpr Phrase<> see_check{"\"track check\" names everything that differs, and the way out",
                             "異なる箇所と対処方法は「track check」で確認できます"};

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
  Statement row(database, query::schema_objects);
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

// The steps in order, one behind the other.
std::string_view all_steps() {
  static const std::string steps = [] {
    std::string text;
    for (const EmbeddedText& step : embedded_texts()) text += step.content;
    return text;
  }();
  return steps;
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

// SQLite keeps the text of a trigger as it was written, and lists triggers in the order in which
// they were made: one walk through the steps finds them all.
void require_own_triggers(const SQLite::Database& database) {
  const std::string_view steps = all_steps();
  std::size_t from = 0;
  Statement row(database, query::triggers);
  while (row.next()) {
    const std::string text = "\n" + row.text("sql") + ";\n";
    std::size_t found = steps.find(text, from);
    if (found == std::string_view::npos) found = steps.find(text);
    if (found == std::string_view::npos) {
      throw Error(ErrorKind::unusable_database, foreign_trigger(row.text("name")), {see_check()});
    }
    from = found + text.size() - 1;
  }
}

}  // namespace track::store
