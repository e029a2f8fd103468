#include "workplace.hpp"

#include <SQLiteCpp/Statement.h>

#include <fstream>

#include "../../src/store/record/chain.hpp"
#include "../../src/store/record/kept_totals_check.hpp"
#include "support/small_plan.hpp"

namespace track::durability {

namespace fs = std::filesystem;

namespace {

constexpr const char* definitions_text = R"toml(
[[theme]]
id = "citizens"
name = "区民"

[[owner]]
id = "medicine"
name = "地域医療課"

[[field]]
id = "awareness"
theme = "citizens"
name = "啓発"
outcomes = ["知っている"]
indicators = ["known"]

[[survey]]
id = "poll"
name = "調査"
owners = ["medicine"]
schedule = "1/3 years"

[[indicator]]
id = "known"
name = "認知度"
kind = "share"
unit = "%"
survey = "poll"
baseline = { year = "R1", value = "35.2% n=1500", source = "調査" }

[[initiative]]
id = "lecture"
field = "awareness"
name = "講演会"
owners = ["medicine"]
schedule = "3/year"

  [[initiative.indicator]]
  id = "attendance"
  name = "参加人数"
  kind = "count"
  unit = "人"

  [[initiative.indicator]]
  id = "talked"
  name = "話した割合"
  kind = "share"
  unit = "%"

[targets."lecture.attendance"]
R3 = 300
R4 = 320
)toml";

struct Rule {
  const char* broken;
  const char* count;
};

constexpr Rule whole_operations[] = {
    {"a record without its event or its values",
     "SELECT count(*) FROM operation AS o WHERE kind = 'record' AND"
     " ((SELECT count(*) FROM event WHERE operation = o.id) <> 1 OR"
     "  (SELECT count(*) FROM measurement WHERE operation = o.id AND"
     "   event = (SELECT id FROM event WHERE operation = o.id)) <> 2)"},
    {"an amendment without what it withdrew or what it put there",
     "SELECT count(*) FROM operation AS o WHERE kind = 'amend' AND"
     " ((SELECT count(*) FROM withdrawal WHERE operation = o.id) = 0 OR"
     "  (SELECT count(*) FROM withdrawal WHERE operation = o.id) <>"
     "  (SELECT count(*) FROM event WHERE operation = o.id) +"
     "  (SELECT count(*) FROM measurement WHERE operation = o.id))"},
    {"an undo that took back a part",
     "SELECT count(*) FROM operation AS o WHERE kind = 'undo' AND"
     " ((SELECT count(*) FROM undoing WHERE operation = o.id) <> 1 OR"
     "  (SELECT count(*) FROM withdrawal WHERE operation = o.id) <>"
     "  (SELECT count(*) FROM undoing AS u JOIN event AS e ON e.operation = u.undone"
     "   WHERE u.operation = o.id) +"
     "  (SELECT count(*) FROM undoing AS u JOIN measurement AS m ON m.operation = u.undone"
     "   WHERE u.operation = o.id) OR"
     "  (SELECT count(*) FROM restoration WHERE operation = o.id) <>"
     "  (SELECT count(*) FROM undoing AS u JOIN withdrawal AS w ON w.operation = u.undone"
     "   WHERE u.operation = o.id))"},
    {"a load without its revision",
     "SELECT count(*) FROM operation AS o WHERE kind = 'load' AND"
     " (SELECT count(*) FROM revision WHERE operation = o.id) <> 1"},
    {"a revision without a part of it",
     "SELECT count(*) FROM revision AS r WHERE"
     " (SELECT count(*) FROM plan WHERE revision = r.number) <> 1 OR"
     " (SELECT count(*) FROM activity WHERE revision = r.number) <> 2 OR"
     " (SELECT count(*) FROM indicator WHERE revision = r.number) <> 3 OR"
     " (SELECT count(*) FROM target WHERE revision = r.number) <> 2 OR"
     " (SELECT count(*) FROM baseline WHERE revision = r.number) <> 1 OR"
     " (SELECT count(*) FROM item_text WHERE revision = r.number) <> 1"},
};

}  // namespace

Workplace::Workplace() : own_(std::in_place), folder_(own_->path()) {}
Workplace::Workplace(fs::path folder) : folder_(std::move(folder)) {}

Command Workplace::command(const Words& words) const {
  Command command;
  command.words = words;
  command.folder = folder_;
  command.variables = {{"TRACK_DB", database().string()}, {"TRACK_LANG", "en"}};
  return command;
}

fs::path Workplace::definitions(const std::string& goal) const {
  fs::path result = folder_ / goal;
  fs::create_directory(result);
  const std::string keys = "goal = \"" + goal + "\"\ntime_zone = \"Asia/Tokyo\"\n";
  std::ofstream(result / "plan.toml")
      << testing::plan_table("small", "小さな計画", keys) << definitions_text;
  return result;
}

void Workplace::load() const {
  const Ended ended = track({"load", definitions("first").string()});
  INFO(description(ended));
  REQUIRE(ended.exit_code == 0);
}

SQLite::Database Workplace::open() const {
  return {database().string(), SQLite::OPEN_READWRITE, 30'000};
}

std::int64_t Workplace::number(const std::string& query) const {
  SQLite::Database database = open();
  return database.execAndGet(query).getInt64();
}

std::set<std::string> Workplace::texts(const std::string& query) const {
  const SQLite::Database database = open();
  SQLite::Statement rows(database, query);
  std::set<std::string> result;
  while (rows.executeStep()) result.insert(rows.getColumn(0).getString());
  return result;
}

std::string Workplace::what_is_wrong() const {
  return what_is_wrong_in(database());
}

std::string what_is_wrong_in(const fs::path& file) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, 30'000);
  const std::string integrity = database.execAndGet("PRAGMA integrity_check").getString();
  std::string result = integrity == "ok" ? "" : integrity;
  if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep()) {
    result += "; a reference to nothing";
  }
  for (const Rule& rule : whole_operations) {
    const std::int64_t count = database.execAndGet(rule.count).getInt64();
    if (count != 0) result += "; " + std::to_string(count) + " times " + rule.broken;
  }
  if (store::find_break(database)) result += "; the chain of digests is broken";
  store::Inspection totals;
  store::find_wrong_totals(database, store::Depth::full, totals);
  if (!totals.wrong_totals.empty()) result += "; a kept total that is not that of its rows";
  if (!totals.are_totals_current) result += "; kept totals of another operation";
  return result;
}

Words record_words(const std::string& note) {
  return {"record",     "lecture", "attendance=7", "talked=3/4", "--on",
          "2022-06-11", "--again", "--note",       note};
}

}  // namespace track::durability
