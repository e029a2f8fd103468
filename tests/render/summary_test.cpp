#include "track/render/views.hpp"

#include <catch2/catch.hpp>

#include "render/reporting.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::render::summary_test {
namespace {

using namespace track::testing;
using report::StatusChange;
using report::Summary;

struct World {
  Plan plan = rich_plan();
  Summary summary;

  World() {
    summary.plan = &plan;
    summary.then = make_day(2022, 11, 29);
    summary.as_of = make_day(2022, 11, 30);
    summary.year = r4;
    summary.counts = {{Status::behind, 2}};
    summary.row_of = [](const StatusChange& one) {
      report::Row row;
      row.year = one.year;
      row.id = row.name = one.id;
      row.assessment.status = one.now;
      return row;
    };
  }

  void changes(const std::string& id, Status before, Status after) {
    StatusChange change;
    change.year = r4;
    change.id = id;
    change.before = before;
    change.now = after;
    change.newly = true;
    summary.changes.push_back(change);
  }
  void corrects(const std::string& indicator, const Value& before, std::optional<Value> after) {
    CorrectedValue one;
    one.operation = 5;
    one.actor = "tanaka";
    one.reason = "参加者名簿の再集計";
    one.before.indicator = indicator;
    one.before.value = before;
    if (after) {
      one.after = one.before;
      one.after->value = *after;
    }
    summary.record.corrected.push_back(one);
    operation(5, one.after ? OperationKind::amend : OperationKind::undo, "");
  }
  void operation(OperationId id, OperationKind kind, const std::string& command) {
    LoggedOperation one;
    one.operation = {id, {}, "tanaka", kind, command, ""};
    summary.record.log.push_back(one);
  }
  void overdue(const std::string& activity, int number, bool newly = true) {
    report::Deadline one;
    one.activity = find_activity(plan, activity);
    one.year = r4;
    one.number = number;
    one.planned = 9;
    one.day = make_day(2022, 11, 1);
    summary.overdue.push_back({one, newly});
  }

  std::string text(Language language = Language::en, int width = 100) const {
    return written(summary, Format::table, {language, width, false});
  }
  Json json() const { return Json::parse(written(summary, Format::json, {})); }
};

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a quiet night is told in a few lines") {
  World world;
  CHECK(lines_of(world.text()).size() == 8);
  CHECK(holds(world.text(), "No action needed."));
  CHECK(holds(world.text(Language::ja), "前回以降の記録：なし"));
  CHECK(world.json()["act_on"].empty());
}

TEST_CASE("a corrected value is told before and after, with the reason, one taken back as such") {
  World world;
  world.corrects("salon.attendance", number("80"), number("88"));
  world.corrects("care-unknown", percentage("31"), {});
  const std::string text = world.text(Language::ja);
  CHECK(holds(text, "訂正 1件、取消 1件"));
  CHECK(holds(text, "訂正　参加人数（介護学べるサロンの実施）　80人 → 88人（"));
  CHECK(holds(text, "（参加者名簿の再集計、tanaka）"));
  CHECK(holds(text, "取消　わからない割合　31%（参加者名簿の再集計、tanaka）"));
  CHECK_FALSE(holds(text, "操作5"));  // is told by its values
}

TEST_CASE("an operation that says nothing else is told by its command") {
  World world;
  world.operation(7, OperationKind::load, "load plan.toml");
  world.summary.record.revisions = {{7, 3}};
  world.operation(8, OperationKind::close, "close R4");
  world.operation(9, OperationKind::record, "record lecture");
  const std::string text = world.text();
  CHECK(holds(text, "operation 7 by tanaka: load plan.toml → revision 3"));
  CHECK(holds(text, "operation 8 by tanaka: close R4"));
  CHECK_FALSE(holds(text, "record lecture"));
}

TEST_CASE("of parts a deadline says who lacks it, of several how often") {
  World world;
  Part east;
  east.id = east.name = "東";
  Part west;
  west.id = west.name = "西";
  world.plan.breakdowns = {{"centre", "センター", {east, west}, {}}};
  Indicator& salon = indicator_of(world.plan, "salon.attendance");
  salon.by = {{"centre", ""}};
  derive_parts(world.plan);
  const auto lacks = [&](const std::vector<const Indicator*>& parts) {
    world.overdue("salon", 0);
    report::Deadline& one = world.summary.overdue.back().deadline;
    one.indicator = &salon;
    one.missing_parts = parts;
    one.expected_parts = 2;
    one.reported_parts = 2 - parts.size();
  };
  const std::vector<const Indicator*> parts = derived_parts(world.plan, salon);
  lacks({parts[1]});
  CHECK(holds(world.text(Language::en, 200),
              "参加人数 (介護学べるサロンの実施) [1 of 2 reported; not: 西]"));
  lacks({parts[1]});
  CHECK(holds(world.text(Language::en, 200),
              "参加人数 (介護学べるサロンの実施) ×2 [1 of 2 reported; not: 西]"));
  lacks(parts);
  CHECK(holds(world.text(Language::en, 200),
              "参加人数 (介護学べるサロンの実施) ×3 [not: 西 ×3, 東 ×1]"));
  CHECK(holds(world.text(Language::ja, 200),
              "参加人数（介護学べるサロンの実施）×3［未報告：西×3、東×1］"));
}

TEST_CASE("the text leaves out the eleventh change and says where it stands, JSON has it") {
  World world;
  for (int i = 0; i < 10; ++i) {
    world.changes("x" + std::to_string(i), Status::on_track, Status::behind);
  }
  CHECK_FALSE(holds(world.text(), "more: track report"));
  world.changes("last", Status::on_track, Status::behind);
  CHECK(holds(world.text(), "and 1 more: track report --year R4"));
  CHECK_FALSE(holds(world.text(), "last"));
  CHECK(world.json()["changes"].size() == 11);
  CHECK(world.json()["changes"][10]["act_on"] == true);
}

TEST_CASE("what is asked for several times stands once, and what several answer for as well") {
  World world;
  world.overdue("salon", 1);
  world.overdue("salon", 2);
  world.overdue("lecture", 3);
  const std::string text = world.text();
  CHECK(holds(text, "newly overdue, 地域医療課, 高齢者支援課: 介護学べるサロンの実施: holding ×2"));
  CHECK(holds(text, "newly overdue, 地域医療課: 在宅療養講演会の開催: holding 3 of 9"));
  CHECK(holds(text, "Overdue: 3 (地域医療課 3, 高齢者支援課 2)"));
}

TEST_CASE("organisations are counted together once there are more than three") {
  World world;
  for (int i = 0; i < 4; ++i) {
    const std::string id = "partner" + std::to_string(i);
    world.plan.partners.push_back({id, id, {}});
    world.plan.activities.push_back(world.plan.activities.back());
    world.plan.activities.back().id = "of-" + id;
    world.plan.activities.back().partner = id;
  }
  for (int i = 0; i < 3; ++i) world.overdue("of-partner" + std::to_string(i), 0, false);
  CHECK(holds(world.text(), "Overdue: 3 (partner0 1, partner1 1, partner2 1)"));
  world.overdue("of-partner3", 0, false);
  CHECK(holds(world.text(), "Overdue: 4 (4 organisations 4)"));
  CHECK(world.json()["overdue_by"].size() == 4);
}

TEST_CASE("a text keeps to the width, and lets no control character through") {
  World world;
  world.plan.name = "計画\x1b[31m | & <b>";
  world.operation(7, OperationKind::load, "load \x1b]0;x\x07 " + std::string(200, 'x'));
  world.changes("とても長い名前の指標がここに入ります。とても長い名前の指標がここに入ります。",
                Status::on_track, Status::behind);
  world.overdue("lecture", 1);
  for (const int width : {40, 80, 120}) {
    for (const Language language : {Language::en, Language::ja}) {
      const std::string text = world.text(language, width);
      CHECK_FALSE(has_raw_control(text));
      for (const std::string& line : lines_of(text)) {
        INFO(line);
        CHECK(text_width(line) <= static_cast<std::size_t>(width));
      }
    }
  }
  const std::string markdown = written(world.summary, Format::markdown, {});
  CHECK_FALSE(has_raw_control(markdown));
  CHECK(holds(markdown, "\\| \\& \\<b\\>"));
}

TEST_CASE("an old copy or check is told with the command that makes a new one") {
  World world;
  world.summary.maintenance.last.copy = LastCopy{make_day(2022, 11, 1), 4, "x"};
  world.summary.maintenance.last.check = LastCheck{make_day(2022, 11, 2), 3};
  world.summary.maintenance.copy = report::Recency::long_ago;
  const std::string text = world.text(Language::en, 200);
  CHECK(holds(text, "Copied 2022-11-01 09:00 (up to operation 4), too long ago: track backup"));
  CHECK(holds(text, "checked 2022-11-02 09:00, 3 findings: track check"));
  CHECK(world.json()["act_on"] == Json({"findings", "backup"}));
  CHECK(world.json()["backup"]["state"] == "long_ago");
}

}  // namespace
}  // namespace track::render::summary_test
