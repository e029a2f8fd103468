#include <catch2/catch.hpp>
#include <functional>

#include "sample_plan.hpp"
#include "track/model/plan_difference.hpp"

namespace attribute_changes_test {

using namespace track;

// Every attribute of every item: changed alone, it yields exactly one line.
namespace {

using Requirement = Change::Requirement;

Change only_change(const Plan& stored, const Plan& given) {
  const std::vector<Change> changes = difference(stored, given);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].sign == Change::Sign::changed);
  return changes[0];
}

template <class T>
struct Case {
  std::function<void(T&)> change;
  std::string what;  // in English
  Requirement requirement = Requirement::none;
};

// Applies each case to one item of the sample plan.
template <class T>
void check_each(
    const std::vector<Case<T>>& cases, const std::string& id,
    const std::function<T&(Plan&)>& item_of, const std::function<void(T&)>& prepare = [](T&) {}) {
  for (const Case<T>& each : cases) {
    Plan stored = testing::sample_plan();
    prepare(item_of(stored));
    Plan given = stored;
    each.change(item_of(given));
    CAPTURE(each.what);
    const Change change = only_change(stored, given);
    CHECK(change.id == id);
    CHECK(change.what.en == each.what);
    CHECK_FALSE(change.what.ja.empty());
    CHECK(change.requirement == each.requirement);
  }
}

Schedule schedule(const std::string& text) {
  return read_schedule(text).value.value();
}

Value percentage(std::int64_t tenths, std::int64_t n) {
  Value value;
  value.form = ValueForm::percentage;
  value.amount = Quantity::from_units(tenths * 1000);
  value.n = n;
  return value;
}

// These fail to compile when a member comes or goes: then the cases below, and the comparison
// itself, want a line more or less.
[[maybe_unused]] void every_member_is_listed() {
  const auto& [o1, o2, o3] = Owner{};
  const auto& [t1, t2] = Theme{};
  const auto& [f1, f2, f3, f4, f5] = Field{};
  const auto& [p1, p2, p3] = Partner{};
  const auto& [y1, y2, y3] = YearBound{};
  const auto& [b1, b2, b3, b4] = Baseline{};
  const auto& [a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15, a16, a17, a18, a19,
               a20, a21, a22] = Activity{};
  const auto& [i1, i2, i3, i4, i5, i6, i7, i8, i9, i10, i11, i12, i13, i14, i15, i16, i17, i18, i19,
               i20, i21, i22, i23, i24, i25, i26, i27, i28, i29, i30, i31, i32, i33, i34, i35,
               i36] = Indicator{};
  const auto& [l1, l2, l3, l4, l5, l6, l7, l8, l9, l10, l11, l12, l13, l14, l15, l16, l17, l18, l19,
               l20, l21, l22] = Plan{};
  const auto& [c1, c2, c3, c4, c5] = FiscalCalendar{};
  const auto& [r1, r2, r3] = Office{};
  const auto& [s1, s2, s3] = AssessmentRules{};
  const auto& [g1, g2, g3, g4] = Grade{};
}

}  // namespace

TEST_CASE("every attribute of an owner", "[attribute_changes]") {
  check_each<Owner>(
      {
          {[](Owner& o) { o.name = "保健課"; }, "name  \"高齢者支援課\" → \"保健課\""},
          {[](Owner& o) { o.aliases = {"支援課"}; }, "aliases  +\"支援課\" −\"高齢課\""},
      },
      "owner elderly-support", [](Plan& plan) -> Owner& { return plan.owners[1]; });
}

TEST_CASE("every attribute of a theme", "[attribute_changes]") {
  check_each<Theme>({{[](Theme& t) { t.name = "新"; }, "name  \"区民の環境\" → \"新\""}},
                    "theme citizens", [](Plan& plan) -> Theme& { return plan.themes[0]; });
}

TEST_CASE("every attribute of a field", "[attribute_changes]") {
  check_each<Field>(
      {
          {[](Field& f) { f.theme = "professionals"; }, "theme  citizens → professionals"},
          {[](Field& f) { f.name = "啓発"; }, "name  \"区民への啓発\" → \"啓発\""},
          {[](Field& f) {
             f.outcomes = {"共有している。", "知っている。"};
           },
           "outcomes  +\"共有している。\""},
          {[](Field& f) { f.indicators = {"lecture.talked"}; },
           "indicators  +lecture.talked −care-unknown"},
      },
      "field awareness", [](Plan& plan) -> Field& { return plan.fields[0]; });
}

TEST_CASE("every attribute of a partner", "[attribute_changes]") {
  check_each<Partner>(
      {
          {[](Partner& p) { p.name = "医師会"; }, "name  \"練馬区医師会\" → \"医師会\""},
          {[](Partner& p) { p.aliases.clear(); }, "aliases  −\"医師会\""},
      },
      "partner medical-association", [](Plan& plan) -> Partner& { return plan.partners[0]; });
}

TEST_CASE("every attribute of an activity", "[attribute_changes]") {
  const auto fiscal = YearCounting::fiscal;
  check_each<Activity>(
      {
          {[](Activity& a) { a.kind = ActivityKind::survey; }, "kind  initiative → survey",
           Requirement::fixed},
          {[](Activity& a) { a.no = 4; }, "no  none → 4"},
          {[](Activity& a) { a.name = "講座"; }, "name  \"在宅療養講演会の開催\" → \"講座\""},
          {[](Activity& a) { a.aliases.push_back("会"); }, "aliases  +\"会\""},
          {[](Activity& a) { a.field = "advice"; }, "field  awareness → advice"},
          {[](Activity& a) { a.partner = "medical-association"; },
           "partner  none → medical-association"},
          {[](Activity& a) { a.summary = "要旨\n二行目"; }, "summary  none → \"要旨 二行目\""},
          {[](Activity& a) {
             a.purposes = {"周知", "啓発"};
           },
           "purposes  +\"周知\" +\"啓発\""},
          {[](Activity& a) { a.owners = {"elderly-support"}; },
           "owners  +elderly-support −community-medicine"},
          {[](Activity& a) { a.schedule = schedule("4/year"); }, "schedule  3/year → 4/year",
           Requirement::verdict},
          {[](Activity& a) {
             a.schedule = {};
             a.schedules = {{{2021}, schedule("3/year")}, {{2023}, schedule("1/2 years")}};
           },
           "schedule  3/year → 3/year from R3, 1/2 years from R5", Requirement::verdict},
          {[](Activity& a) { a.formerly = {"talks"}; }, "formerly  +talks"},
          {[](Activity& a) {
             a.since = {2017, YearCounting::calendar, "平成29年"};
           },
           "since  平成29年度 → 平成29年"},
          {[=](Activity& a) {
             a.until = {2020, fiscal, "R2"};
           },
           "until  none → R2"},
          {[](Activity& a) { a.audience = "区民"; }, "audience  none → \"区民\""},
          {[](Activity& a) { a.issue = "連携"; }, "issue  none → \"連携\""},
          {[](Activity& a) { a.involvement = {"主催"}; }, "involvement  +\"主催\""},
          {[](Activity& a) { a.same_as = "p1"; }, "same_as  none → p1"},
          {[](Activity& a) { a.note = "\x1b[31m"; }, "note  none → \"<U+001B>[31m\""},
          {[](Activity& a) { a.monitoring = true; }, "monitoring  false → true"},
      },
      "lecture", [](Plan& plan) -> Activity& { return plan.activities[0]; },
      [=](Activity& a) {
        a.schedule = schedule("3/year");
        a.since = {2017, fiscal, "平成29年度"};
      });
}

TEST_CASE("every attribute of an indicator", "[attribute_changes]") {
  const Baseline before{{2019}, std::nullopt, percentage(352, 1500), "調査"};
  check_each<Indicator>(
      {
          {[](Indicator& i) { i.activity = "salon"; }, "activity  lecture → salon"},
          {[](Indicator& i) { i.name = "出席者数"; }, "name  \"参加人数\" → \"出席者数\""},
          {[](Indicator& i) { i.aliases = {"人数"}; }, "aliases  +\"人数\""},
          {[](Indicator& i) { i.kind = IndicatorKind::running; }, "kind  count → running",
           Requirement::meaning},
          {[](Indicator& i) { i.unit = "件"; }, "unit  人 → 件", Requirement::meaning},
          {[](Indicator& i) { i.unit = ""; }, "unit  人 → none", Requirement::meaning},
          {[](Indicator& i) { i.written_direction = Direction::down; },
           "direction  default (up) → down", Requirement::meaning},
          {[](Indicator& i) { i.written_direction = Direction::up; },
           "direction  default (up) → up"},
          {[](Indicator& i) { i.survey = "elderly-survey"; }, "survey  none → elderly-survey"},
          {[](Indicator& i) { i.per = 100'000; }, "per  1 → 100000", Requirement::meaning},
          {[](Indicator& i) { i.method = Method::change; }, "method  default → change",
           Requirement::verdict},
          {[](Indicator& i) { i.basis = TargetBasis::cumulative; }, "basis  yearly → cumulative",
           Requirement::target},
          {[](Indicator& i) { i.targets[{2023}] = testing::quantity(350); }, "target R5  320 → 350",
           Requirement::target},
          {[](Indicator& i) { i.targets[{2022}] = testing::quantity(1300); },
           "target R4  none → 1,300", Requirement::target},
          {[](Indicator& i) { i.targets.clear(); }, "target R5  320 → none", Requirement::target},
          {[](Indicator& i) { i.baseline.reset(); }, "baseline  R1 35.2 % (n = 1,500) → none",
           Requirement::verdict},
          {[](Indicator& i) { i.baseline->value.n = 1501; },
           "baseline  R1 35.2 % (n = 1,500) → R1 35.2 % (n = 1,501)", Requirement::verdict},
          {[](Indicator& i) { i.baseline->year = {2020}; },
           "baseline  R1 35.2 % (n = 1,500) → R2 35.2 % (n = 1,500)", Requirement::verdict},
          {[](Indicator& i) { i.baseline->day = make_day(2019, 10, 1); },
           "baseline  R1 35.2 % (n = 1,500) → R1 (2019-10-01) 35.2 % (n = 1,500)",
           Requirement::verdict},
          {[](Indicator& i) { i.baseline->source = ""; }, "baseline.source  \"調査\" → none"},
          {[](Indicator& i) { i.plan_target = testing::quantity(900); }, "target plan  none → 900",
           Requirement::verdict},
          {[](Indicator& i) { i.written_pace = Pace::history; }, "pace  default (linear) → history",
           Requirement::verdict},
          {[](Indicator& i) { i.year = YearCounting::calendar; }, "year  fiscal → calendar",
           Requirement::fixed},
          {[](Indicator& i) { i.decimals = 0; }, "decimals  none → 0"},
          {[](Indicator& i) { i.unit_aliases = {"名"}; }, "unit_aliases  +\"名\""},
          {[](Indicator& i) { i.formerly = {"att"}; }, "formerly  +att"},
          {[](Indicator& i) { i.expect = Expectation{1}; }, "expect  none → monthly",
           Requirement::verdict},
          {[](Indicator& i) { i.min = Quantity::whole(0); }, "min  none → 0"},
          {[](Indicator& i) { i.max = Quantity::from_units(25'000); }, "max  none → 2.5"},
          {[](Indicator& i) {
             i.series_breaks = {{{2022}, "選択肢の追加"}, {{2023}, "対象の変更"}};
           },
           "series_break  none → R4 (選択肢の追加), R5 (対象の変更)", Requirement::verdict},
          {[](Indicator& i) {
             i.since = {2019, YearCounting::fiscal, "R1"};
           },
           "since  none → R1"},
          {[](Indicator& i) {
             i.until = {2019, YearCounting::fiscal, "R1"};
           },
           "until  none → R1"},
          {[](Indicator& i) { i.personal = false; }, "personal  true → false"},
          {[](Indicator& i) { i.question = "問7"; }, "question  none → \"問7\""},
          {[](Indicator& i) { i.note = "延べ"; }, "note  none → \"延べ\""},
      },
      "lecture.attendance", [](Plan& plan) -> Indicator& { return plan.indicators[0]; },
      [&](Indicator& i) {
        i.targets[{2023}] = testing::quantity(320);
        i.baseline = before;
      });
}

TEST_CASE("every attribute of the plan itself", "[attribute_changes]") {
  check_each<Plan>(
      {
          {[](Plan& p) { p.id = "other"; }, "id  home-care → other"},
          {[](Plan& p) { p.name = "新計画"; }, "name  \"在宅療養推進事業\" → \"新計画\""},
          {[](Plan& p) { p.goal = "構築する。"; }, "goal  none → \"構築する。\""},
          {[](Plan& p) { p.first_year = {2020}; }, "years  R3, R5 → R2, R5", Requirement::verdict},
          {[](Plan& p) { p.last_year = {2025}; }, "years  R3, R5 → R3, R7", Requirement::verdict},
          {[](Plan& p) { p.calendar.starts = std::chrono::October / 5; },
           "fiscal_year_starts  04-01 → 10-05", Requirement::fixed},
          {[](Plan& p) { p.calendar.named = YearNaming::end; }, "fiscal_year_named  start → end",
           Requirement::fixed},
          {[](Plan& p) { p.calendar.time_zone = "UTC"; }, "time_zone  Asia/Tokyo → UTC",
           Requirement::meaning},
          {[](Plan& p) { p.near = Quantity::from_units(9'000); }, "near  0.85 → 0.9",
           Requirement::verdict},
          {[](Plan& p) { p.reporting_days = 45; }, "reporting.days  30 → 45"},
          {[](Plan& p) { p.monitoring_outcomes = {"把握している。"}; },
           "monitoring.outcomes  +\"把握している。\""},
          {[](Plan& p) { p.office.name = "地域医療課"; }, "office.name  none → \"地域医療課\""},
          {[](Plan& p) {
             p.office.logo = {"logo.png", "\x89PNG"};
           },
           "office.logo  none → \"logo.png\" (4 bytes)"},
          {[](Plan& p) { p.office.accent = "#0b5394"; }, "office.accent  none → \"#0b5394\""},
          {[](Plan& p) { p.suppress_below = 5; }, "public.suppress_below  none → 5"},
          {[](Plan& p) {
             p.assessment.of = {EvaluationSubject::plan, EvaluationSubject::field};
           },
           "assessment.of  none → plan, field"},
          {[](Plan& p) { p.assessment.days = 60; }, "assessment.days  none → 60"},
          {[](Plan& p) {
             p.assessment.grades = {{"a", "◎", "", Quantity::from_units(11'000)},
                                    {"b", "○", "", {}}};
           },
           "assessment.grades  none → ◎ from 110 %, ○"},
      },
      "plan", [](Plan& plan) -> Plan& { return plan; });
}

TEST_CASE("a picture and grades that read alike are told apart", "[attribute_changes]") {
  Plan stored = testing::sample_plan();
  stored.office.logo = {"logo.png", "\x89PNG1"};
  stored.assessment.grades = {{"a", "◎", "目標を上回る", {}}};
  Plan given = stored;
  given.office.logo->content.back() = '2';
  CHECK(only_change(stored, given).what.en == "office.logo  \"logo.png\": another picture");
  given = stored;
  given.assessment.grades[0].meaning = "目標を大きく上回る";
  CHECK(only_change(stored, given).what.en == "assessment.grades  other ids or meanings");
}

TEST_CASE("a share is put together in another way with another meaning", "[attribute_changes]") {
  Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators[1].pooling = Pooling::last;
  Change change = only_change(stored, given);
  CHECK(change.what.en == "aggregation  default (pooled) → last");
  CHECK(change.requirement == Requirement::meaning);
  given.indicators[1].pooling = Pooling::pooled;
  change = only_change(stored, given);
  CHECK(change.what.en == "aggregation  default (pooled) → pooled");
  CHECK(change.requirement == Requirement::none);
}

TEST_CASE("another era alone leaves the years as they are", "[attribute_changes]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.calendar.eras = EraCalendar::none;
  const std::vector<Change> changes = difference(stored, given);
  REQUIRE(changes.size() == 1);
  CHECK(changes[0].what.en == "era  japanese → none");
}

TEST_CASE("Japanese readers get Japanese quotes and words", "[attribute_changes]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.activities[0].name = "講座";
  CHECK(only_change(stored, given).what.ja == "name  「在宅療養講演会の開催」 → 「講座」");
  given = stored;
  given.indicators[0].targets[{2022}] = testing::quantity(300);
  CHECK(only_change(stored, given).what.ja == "目標値 R4  なし → 300");
  given = stored;
  given.indicators[0].written_direction = Direction::none;
  CHECK(only_change(stored, given).what.ja == "direction  既定（up） → none");
}

TEST_CASE("targets know their year, a basis the first of all", "[attribute_changes]") {
  Plan stored = testing::sample_plan();
  stored.indicators[0].targets = {{{2022}, testing::quantity(300)}};
  Plan given = stored;
  given.indicators[0].targets = {{{2021}, testing::quantity(280)},
                                 {{2022}, testing::quantity(310)},
                                 {{2023}, testing::quantity(350)}};
  given.indicators[0].basis = TargetBasis::cumulative;
  const std::vector<Change> changes = difference(stored, given);
  REQUIRE(changes.size() == 4);
  CHECK(changes[0].what.en == "basis  yearly → cumulative");
  CHECK(changes[0].year == FiscalYear{2021});
  CHECK(changes[1].year == FiscalYear{2021});
  CHECK(changes[2].year == FiscalYear{2022});
  CHECK(changes[3].year == FiscalYear{2023});
  for (const Change& change : changes) CHECK(change.requirement == Requirement::target);
}

TEST_CASE("a basis without any target concerns no year", "[attribute_changes]") {
  const Plan stored = testing::sample_plan();
  Plan given = stored;
  given.indicators[0].basis = TargetBasis::cumulative;
  CHECK(only_change(stored, given).requirement == Requirement::none);
}

TEST_CASE("a list's order and repetitions are not lost", "[attribute_changes]") {
  Plan stored = testing::sample_plan();
  stored.activities[0].purposes = {"甲", "乙"};
  Plan given = stored;
  given.activities[0].purposes = {"乙", "甲"};
  CHECK(only_change(stored, given).what ==
        Localized{"purposes  reordered", "purposes  順序の変更"});
  given.activities[0].purposes = {"甲", "乙", "乙"};
  CHECK(only_change(stored, given).what.en == "purposes  +\"乙\"");
}

}  // namespace attribute_changes_test
