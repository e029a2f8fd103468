#include "track/app/findings.hpp"

#include "store/store_fixture.hpp"

namespace track::app::findings_test {

using store::day;
using store::store_with;

namespace {

std::string yearly_label(const Plan& plan, const Indicator& indicator) {
  return plan.calendar_of(indicator).label({2022}).ja;
}

}  // namespace

TEST_CASE("a finding names the command that mends it, with the database where one was named") {
  CheckedRecord record{"/data/r 4.db", "", day(2022, 6, 13)};
  CHECK(record.command({"track", "backup"}) == "track backup");
  record.option = "/data/r 4.db";
  CHECK(record.command({"track", "load", "$x"}) == "track load '$x' --db \"/data/r 4.db\"");
  store::Inspection found;
  CHECK(record_findings(found, record).empty());
  found.broken_operation = 7;
  const std::vector<Finding> findings = record_findings(found, record);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == "chain");
  CHECK(findings[0].mend == record.restore_command());
}

TEST_CASE("wrong totals are made anew, but where the rows themselves were changed") {
  const CheckedRecord record{"/data/r4.db", "/data/r4.db", day(2022, 6, 13)};
  store::Inspection found;
  found.wrong_totals = {{"lecture.attendance", 2022}};
  found.are_totals_current = false;
  std::vector<Finding> findings = record_findings(found, record);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == "totals");
  CHECK(findings[0].what.en ==
        "the kept total of lecture.attendance for 2022 is not what its values add up to");
  CHECK(findings[0].mend.en == "track check --full --rebuild-totals --db /data/r4.db");
  found.wrong_totals.resize(store::wrong_totals_named);
  CHECK(record_findings(found, record).size() == store::wrong_totals_named + 1);
  found.wrong_totals.clear();
  findings = record_findings(found, record);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].what.en.starts_with("the kept totals are not of the last operation"));
  found.broken_operation = 7;
  CHECK(record_findings(found, record).size() == 1);
  CHECK(record_findings(found, record)[0].kind == "chain");
}

TEST_CASE("a wrong total is named as the plan names its item and year") {
  const TemporaryFolder folder;
  Plan plan = store::small_plan();
  plan.calendar.eras = EraCalendar::japanese;
  Indicator yearly = plan.indicators.front();
  yearly.id = "lecture.yearly";
  yearly.year = YearCounting::calendar;
  plan.indicators.push_back(yearly);
  { store_with(folder.database(), plan); }
  const CheckedRecord record{folder.database(), "", day(2022, 6, 13)};
  store::Inspection found;
  found.wrong_totals = {{"lecture", 2022, true},
                        {"lecture.attendance", 2022},
                        {"lecture.yearly", 2022},
                        {"lecture.attendance", -7}};
  const std::vector<Finding> findings = record_findings(found, record);
  REQUIRE(findings.size() == 4);
  CHECK(findings[0].what.en ==
        "the kept number of holdings of lecture in R4 (FY2022) is not what is recorded");
  CHECK(findings[1].what.en ==
        "the kept total of lecture.attendance for R4 (FY2022) is not what "
        "its values add up to");
  CHECK(findings[1].what.ja ==
        "lecture.attendance の令和4年度の集計値が、記録されている値の合計と"
        "一致しません");
  CHECK(findings[2].what.ja == "lecture.yearly の" + yearly_label(plan, yearly) +
                                   "の集計値が、記録されている値の合計と一致しません");
  CHECK(findings[3].what.en.find(" for -7 ") != std::string::npos);
}

TEST_CASE("totals that are damaged are made anew, and nothing is restored for it") {
  const CheckedRecord record{"/data/r4.db", "", day(2022, 6, 13)};
  store::Inspection found;
  found.damaged_totals = "TEXT value in kept_total.amount";
  found.are_totals_current = false;
  const std::vector<Finding> findings = record_findings(found, record);
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].kind == "totals");
  CHECK(findings[0].what.en == "the kept totals are damaged: TEXT value in kept_total.amount");
  CHECK(findings[0].mend.en == "track check --full --rebuild-totals");
}

TEST_CASE("definitions that are not those in force are loaded") {
  const TemporaryFolder folder;
  const CheckedRecord record{folder.database(), "", day(2022, 6, 13)};
  { store_with(folder.database(), store::small_plan()); }
  Plan plan = store::small_plan();
  CHECK(definition_findings(plan, {"plan"}, record).empty());
  plan.name = "別の名称";
  const std::vector<Finding> changed = definition_findings(plan, {"plan"}, record);
  REQUIRE(changed.size() == 1);
  CHECK(changed[0].mend.en == "track load plan");
  plan.id = "other";
  CHECK(definition_findings(plan, {"plan"}, record).at(0).mend.en != "track load plan");
}

TEST_CASE("a record without closed years has no finding of one, and without a plan neither") {
  const TemporaryFolder folder;
  const CheckedRecord record{folder.database(), "", day(2022, 6, 13)};
  { store_with(folder.database(), store::small_plan()); }
  CHECK(closed_year_findings(record).empty());
}

}  // namespace track::app::findings_test
