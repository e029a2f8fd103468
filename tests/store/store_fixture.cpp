#include "store_fixture.hpp"

#include <stdexcept>

#include "track/model/breakdown.hpp"

namespace track::store {

namespace {

Indicator indicator(std::string id, std::string activity, IndicatorKind kind) {
  Indicator result;
  result.id = std::move(id);
  result.activity = std::move(activity);
  result.name = "指標 " + result.id;
  result.kind = kind;
  return result;
}

Activity full_activity(ActivityKind kind, const std::string& id) {
  Activity activity;
  activity.kind = kind;
  activity.id = id;
  activity.no = 2;
  activity.name = "在宅医療研修会 " + id;
  activity.aliases = {"研修会", "研修"};
  activity.field = "awareness";
  activity.partner = "medical-association";
  activity.summary = "概要";
  activity.purposes = {"目的その2", "目的その1"};
  activity.owners = {"elderly-policy", "community-medicine"};
  activity.schedule = {Schedule::Form::counted, true, 2, 3, 4, Schedule::Unit::month, "2-3/year"};
  activity.since = YearBound{2017, YearCounting::fiscal, "平成29年度"};
  activity.until = YearBound{2024, YearCounting::calendar, "令和6年"};
  activity.audience = "医師";
  activity.issue = "専門職のネットワークの充実";
  activity.involvement = {"主催", "後援"};
  activity.formerly = {"course-" + id, "talks-" + id};
  activity.schedules = {
      {{2021}, {Schedule::Form::as_needed, false, 0, 0, 1, Schedule::Unit::year, "as needed"}},
      {{2023}, {Schedule::Form::counted, false, 1, 1, 1, Schedule::Unit::year, "1/year"}}};
  activity.note = "'; DROP TABLE plan; --";
  activity.same_as = "lecture";
  activity.monitoring = true;
  activity.retired = true;
  return activity;
}

Indicator full_indicator() {
  Indicator full = indicator("lecture.asked", "lecture", IndicatorKind::rate);
  full.aliases = {"質問件数", "質問"};
  full.unit = "人口10万対";
  full.written_direction = Direction::down;
  full.survey = "elderly-survey";
  full.per = 100'000;
  full.method = Method::change;
  full.basis = TargetBasis::cumulative;
  full.targets = {
      {{2021}, number(300)},
      {{2022}, fraction(3, 4)},
      {{2023}, Value{ValueForm::percentage, Quantity::from_units(686'000), {}, {}, 12}}};
  full.baseline = Baseline{{2019}, day(2019, 12, 1), number(-3), "基礎調査"};
  full.origins.targets = {{{2021}, {"data/targets.toml", 12}}, {{2023}, {"別の.toml", 3}}};
  full.origins.baseline = {"plan.toml", 40};
  full.plan_target = number(900);
  full.origins.plan_target = {"data/targets.toml", 14};
  full.year = YearCounting::calendar;
  full.pooling = Pooling::last;
  full.decimals = 1;
  full.unit_aliases = {"十万対", "人対"};
  full.formerly = {"questions", "talk.asked"};
  full.written_pace = Pace::history;
  full.expect = Expectation{36};
  full.min = Quantity::from_units(-5);
  full.max = Quantity::whole(1'000'000);
  full.series_breaks = {{{2020}, "対象の変更"}, {{2022}, "選択肢の追加"}};
  full.since = YearBound{2018, YearCounting::calendar, "平成30年"};
  full.until = YearBound{2023, YearCounting::fiscal, "R5"};
  full.question = "どのような医療を受けられるか";
  full.note = "注記";
  full.retired = true;
  return full;
}

// By sex, crossed with age, and by centre, which makes up the whole.
void break_down(Plan& plan) {
  const auto part = [](const std::string& id, const std::string& name) {
    Part result;
    result.id = id;
    result.name = name;
    return result;
  };
  Part kita = part("kita", "北");
  kita.aliases = {"北センター", "北部"};
  kita.owners = {"community-medicine", "elderly-policy"};
  kita.since = YearBound{2021, YearCounting::fiscal, "R3"};
  kita.until = YearBound{2023, YearCounting::calendar, "令和5年"};
  kita.formerly = {"north", "n"};
  Part gone = part("minami", "南");
  gone.retired = true;
  plan.breakdowns = {{"centre", "センター", {kita, gone}, {{{2022}, "移転"}, {{2023}, "分割"}}},
                     {"sex", "性別", {part("m", "男性"), part("f", "女性")}, {}},
                     {"age", "年齢", {part("65-74", "65～74歳")}, {}}};
  Indicator& attendance = plan.indicators.front();
  attendance.by = {{"centre", ""}, {"age", "sex"}, {"sex", ""}};
  attendance.total = PartTable{"centre", ""};
  attendance.part_targets["centre:kita"] = {
      {{{2022}, number(3)}, {{2023}, number(4)}}, number(9), TargetBasis::cumulative, {}};
  attendance.part_targets["centre:kita"].origins.targets = {{{2022}, {"targets.toml", 7}}};
  attendance.part_targets["centre:kita"].origins.plan_target = {"targets.toml", 9};
  derive_parts(plan);
}

}  // namespace

Day day(int year, unsigned month, unsigned day_of_month) {
  return make_day(year, month, day_of_month);
}

Value number(std::int64_t whole) {
  return {ValueForm::quantity, Quantity::whole(whole), {}, {}, {}};
}

Value fraction(std::int64_t numerator, std::int64_t denominator) {
  return {ValueForm::fraction, {}, Quantity::whole(numerator), Quantity::whole(denominator), {}};
}

Value of_form(ValueForm form) {
  return {form, {}, {}, {}, {}};
}

Operation operation(int minute, OperationKind kind) {
  const Moment start = day(2022, 6, 13);
  return {0, start + std::chrono::minutes(minute), "sato", kind, std::string(key(kind)) + " …", ""};
}

Plan small_plan() {
  Plan plan;
  plan.id = "nerima-home-care";
  plan.name = "練馬区在宅療養推進事業";
  plan.first_year = {2021};
  plan.last_year = {2023};
  plan.calendar = {std::chrono::April / 1, EraCalendar::japanese, "Asia/Tokyo"};
  Activity lecture;
  lecture.id = "lecture";
  lecture.name = "在宅療養講演会";
  Activity survey;
  survey.kind = ActivityKind::survey;
  survey.id = "elderly-survey";
  survey.name = "高齢者基礎調査";
  plan.activities = {lecture, survey};
  plan.indicators = {indicator("lecture.attendance", "lecture", IndicatorKind::count),
                     indicator("lecture.people", "lecture", IndicatorKind::running),
                     indicator("lecture.talked", "lecture", IndicatorKind::share),
                     indicator("lecture.rating", "lecture", IndicatorKind::score),
                     indicator("lecture.printed", "lecture", IndicatorKind::milestone),
                     indicator("clinics", "", IndicatorKind::stock),
                     indicator("care-unknown", "", IndicatorKind::share)};
  plan.indicators.back().survey = "elderly-survey";
  return plan;
}

Plan full_plan() {
  Plan plan = small_plan();
  plan.goal = "在宅で安心して療養できる体制を構築する。\n二行目";
  plan.near = Quantity::from_units(9'000);
  plan.reporting_days = 45;
  plan.monitoring_outcomes = {"状態二", "状態一"};
  plan.office = {"地域医療課", Logo{"logo.png", "\x89PNG\r\n\x1a\n…"}, "#0b5394"};
  plan.suppress_below = 5;
  plan.assessment = {{EvaluationSubject::plan, EvaluationSubject::initiative},
                     60,
                     {{"a", "◎", "目標を上回る", Quantity::from_units(11'000)},
                      {"b", "○", "", Quantity::whole(1)},
                      {"×", "×", "", {}}}};
  plan.files.names = {"plan.toml", "data/targets.toml"};
  plan.owners = {{"elderly-policy", "高齢社会対策課", {"対策課"}},
                 {"community-medicine", "地域医療課", {}}};
  plan.themes = {{"supply", "提供体制"}, {"citizens", "区民"}};
  plan.fields = {{"training", "supply", "研修", {}, {}},
                 {"awareness",
                  "citizens",
                  "区民への啓発",
                  {"知っている", "話し合っている"},
                  {"care-unknown", "clinics"}}};
  plan.partners = {{"welfare-council", "社会福祉協議会", {}},
                   {"medical-association", "練馬区医師会", {"医師会"}}};
  for (const Word<ActivityKind>& kind : words<ActivityKind>()) {
    plan.activities.push_back(full_activity(kind.value, std::string("full-") += kind.key));
  }
  for (const auto form : {Schedule::Form::counted, Schedule::Form::none, Schedule::Form::as_needed,
                          Schedule::Form::unknown}) {
    Activity& activity = plan.activities.emplace_back();
    activity.id = "schedule-" + std::to_string(static_cast<int>(form));
    activity.schedule.form = form;
    if (form == Schedule::Form::counted) activity.schedule.least = activity.schedule.most = 1;
  }
  plan.indicators.push_back(full_indicator());
  for (const Word<Method>& method : words<Method>()) {
    Indicator& with_method = plan.indicators.emplace_back();
    with_method.id = std::string("method-") += method.key;
    with_method.method = method.value;
    with_method.targets = {{{2022}, of_form(ValueForm::done)}};
  }
  for (const Word<Direction>& direction : words<Direction>()) {
    Indicator& with_direction = plan.indicators.emplace_back();
    with_direction.id = std::string("direction-") += direction.key;
    with_direction.written_direction = direction.value;
    with_direction.baseline = Baseline{{2020}, std::nullopt, number(0), ""};
  }
  break_down(plan);
  return plan;
}

RecordRequest lecture(std::vector<RecordRequest::Item> items) {
  return {"lecture",       {}, {day(2022, 6, 11), day(2022, 6, 11)}, {2022}, "練馬区役所", "第1回",
          std::move(items)};
}

RecordRequest on(Day day, std::string indicator, Value value) {
  const FiscalYear year = small_plan().calendar.year_of(day);
  return {"", {}, {day, day}, year, "", "", {{std::move(indicator), value}}};
}

Store store_with(const std::filesystem::path& path, const Plan& plan) {
  Store store = Store::open(path, Access::create);
  store.save(plan, std::nullopt, operation(0, OperationKind::load));
  return store;
}

void tamper(const std::filesystem::path& path, const std::string& sql) {
  SQLite::Database raw(path.string(), SQLite::OPEN_READWRITE);
  raw.exec("PRAGMA foreign_keys = OFF");
  std::vector<std::pair<std::string, std::string>> triggers;
  SQLite::Statement row(raw, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'");
  while (row.executeStep()) triggers.emplace_back(row.getColumn(0), row.getColumn(1));
  row.reset();
  for (const auto& [name, text] : triggers) raw.exec("DROP TRIGGER " + name);
  raw.exec(sql);
  for (const auto& [name, text] : triggers) raw.exec(text);
}

Error error_of(ErrorKind kind, const std::function<void()>& job) {
  try {
    job();
  } catch (const Error& error) {
    INFO(error.message().en);
    CHECK(error.kind() == kind);
    CHECK_FALSE(error.message().en.empty());
    CHECK_FALSE(error.message().ja.empty());
    return error;
  }
  FAIL("no error");
  throw std::logic_error("unreachable");
}

}  // namespace track::store
