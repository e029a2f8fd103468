#include "store_fixture.hpp"
#include "track/model/breakdown.hpp"

namespace track::store::definitions_test {

TEST_CASE("a plan is read as it was saved, every attribute and order included") {
  const TemporaryFolder folder;
  const Plan plan = full_plan();
  store_with(folder.database(), plan);
  const Plan read = Store::open(folder.database(), Access::read).plan(1);
  CHECK(read.owners == plan.owners);
  CHECK(read.themes == plan.themes);
  CHECK(read.fields == plan.fields);
  CHECK(read.partners == plan.partners);
  CHECK(read.activities == plan.activities);
  CHECK(read.indicators == plan.indicators);
  for (std::size_t i = 0; i < plan.indicators.size(); ++i) {
    const Origins& stored = read.indicators[i].origins;
    for (const auto& [year, origin] : plan.indicators[i].origins.targets) {
      CHECK(stored.targets.at(year).file == origin.file);
      CHECK(stored.targets.at(year).line == origin.line);
    }
    CHECK(stored.plan_target.file == plan.indicators[i].origins.plan_target.file);
    CHECK(stored.plan_target.line == plan.indicators[i].origins.plan_target.line);
    CHECK(stored.baseline.file == plan.indicators[i].origins.baseline.file);
    CHECK(stored.baseline.line == plan.indicators[i].origins.baseline.line);
  }
  CHECK(read == plan);
}

TEST_CASE("a plan of a January start and without an era is read as it was saved") {
  const TemporaryFolder folder;
  Plan plan;
  plan.id = "water";
  plan.first_year = plan.last_year = {2022};
  plan.calendar = {std::chrono::January / 1, EraCalendar::none, "Africa/Nairobi"};
  plan.calendar.named = YearNaming::end;
  CHECK(store_with(folder.database(), plan).plan(1) == plan);
}

namespace {

template <class T>
std::vector<std::string> ids(const std::vector<T>& items) {
  std::vector<std::string> result;
  for (const T& item : items) result.push_back(item.id);
  return result;
}

Activity activity(std::string id, ActivityKind kind, std::string same_as = {}) {
  Activity result;
  result.id = std::move(id);
  result.kind = kind;
  result.same_as = std::move(same_as);
  result.aliases = {"alias of " + result.id};
  return result;
}

Indicator indicator(std::string id, std::string activity, std::string survey) {
  Indicator result;
  result.id = std::move(id);
  result.activity = std::move(activity);
  result.survey = std::move(survey);
  result.targets = {{{2022}, number(3)}};
  return result;
}

}  // namespace

TEST_CASE("a plan about one item has what that item is measured with, and no more") {
  Plan plan = small_plan();
  plan.activities = {activity("lecture", ActivityKind::initiative),
                     activity("visit", ActivityKind::initiative),
                     activity("survey", ActivityKind::survey),
                     activity("census", ActivityKind::survey),
                     activity("p1", ActivityKind::partner_activity),
                     activity("p2", ActivityKind::partner_activity, "p1"),
                     activity("p3", ActivityKind::partner_activity, "p1")};
  plan.indicators = {indicator("lecture.people", "lecture", ""),
                     indicator("lecture.heard", "lecture", "survey"),
                     indicator("visit.people", "visit", ""),
                     indicator("care-unknown", "", "survey"),
                     indicator("survey.answers", "survey", "survey"),
                     indicator("elderly", "", "census")};
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), plan);

  struct Case {
    std::string about;
    std::vector<std::string> activities;
    std::vector<std::string> indicators;
  };
  const auto [about, activities, indicators] = GENERATE(values<Case>(
      {{"lecture",
        {"lecture", "survey"},
        {"lecture.people", "lecture.heard", "care-unknown", "survey.answers"}},
       {"lecture.people", {"lecture"}, {"lecture.people"}},
       {"lecture.heard",
        {"lecture", "survey"},
        {"lecture.heard", "care-unknown", "survey.answers"}},
       {"visit", {"visit"}, {"visit.people"}},
       {"care-unknown", {"survey"}, {"lecture.heard", "care-unknown", "survey.answers"}},
       {"survey", {"lecture", "survey"}, {"lecture.heard", "care-unknown", "survey.answers"}},
       {"survey.answers", {"survey"}, {"lecture.heard", "care-unknown", "survey.answers"}},
       {"census", {"census"}, {"elderly"}},
       {"p1", {"p1", "p2", "p3"}, {}},
       {"p3", {"p1", "p2", "p3"}, {}},
       {"nothing", {}, {}}}));
  INFO(about);
  const Plan part = store.plan_about(1, about);
  CHECK(ids(part.activities) == activities);
  CHECK(ids(part.indicators) == indicators);

  Plan expected = plan;
  std::erase_if(expected.activities,
                [&](const Activity& one) { return !find_activity(part, one.id); });
  std::erase_if(expected.indicators,
                [&](const Indicator& one) { return !find_indicator(part, one.id); });
  CHECK(part == expected);
}

TEST_CASE("each revision keeps what it said") {
  const TemporaryFolder folder;
  const Plan first = full_plan();
  Plan second = first;
  second.name = "第二版";
  std::reverse(second.activities.begin(), second.activities.end());
  second.indicators.erase(second.indicators.begin());
  second.indicators.front().targets[{2023}] = number(350);
  derive_parts(second);
  Plan third = second;
  third.owners.clear();

  Store store = store_with(folder.database(), first);
  CHECK(store.save(second, 1, operation(1)) == 2);
  CHECK(store.save(third, 2, operation(2)) == 3);
  CHECK(store.plan(1) == first);
  CHECK(store.plan(2) == second);
  CHECK(store.plan(3) == third);
}

TEST_CASE("a target knows the load that gave it its value, however often it was loaded since") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  const std::string id = plan.indicators.front().id;
  const FiscalYear year{2022};
  plan.indicators.front().targets[year] = number(300);
  Store store = store_with(folder.database(), plan);
  plan.name = "第二版";
  store.save(plan, 1, operation(1));
  plan.indicators.front().targets[year] = number(320);
  store.save(plan, 2, operation(2));
  plan.name = "第四版";
  store.save(plan, 3, operation(3));
  plan.indicators.front().targets[year] = number(300);
  store.save(plan, 4, operation(4));

  CHECK(store.target_provenance(id, year, 2)->revision == 1);
  CHECK(store.target_provenance(id, year, 3)->revision == 3);
  const std::optional<Provenance> fourth = store.target_provenance(id, year, 4);
  REQUIRE(fourth);
  CHECK(fourth->revision == 3);
  CHECK(fourth->operation.at == operation(2).at);
  CHECK(fourth->operation.actor == operation(2).actor);
  CHECK(store.target_provenance(id, year, 5)->revision == 5);
  CHECK_FALSE(store.target_provenance(id, {2023}, 5));
  CHECK_FALSE(store.target_provenance("none", year, 5));
}

TEST_CASE("a word that this program does not know is an error, not a guess") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), small_plan());
  SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
  raw.exec("DROP TRIGGER indicator_is_of_open_revision");
  raw.exec(
      "INSERT INTO indicator SELECT revision, 'x', 99, activity, name, 'median', unit, direction, "
      "survey, per, method, target_basis, NULL, NULL, NULL, NULL, NULL, NULL, question, note, "
      "retired, pace, min, max, NULL, NULL, NULL, NULL, NULL, NULL FROM indicator WHERE id = "
      "'clinics'");
  const Error error = error_of(ErrorKind::unusable_database, [&] { store.plan(1); });
  CHECK(error.message().en.find("median") != std::string::npos);
}

TEST_CASE("a schedule that no definition may give is an error") {
  for (const char* forged : {"schedule_every = 0", "schedule_every = 2147483647",
                             "schedule_least = 0", "schedule_most = 1000000"}) {
    INFO(forged);
    const TemporaryFolder folder;
    Store store = store_with(folder.database(), full_plan());
    SQLite::Database raw(folder.database().string(), SQLite::OPEN_READWRITE);
    raw.exec("DROP TRIGGER activity_is_not_changed");
    CHECK_NOTHROW(store.plan(1));
    raw.exec(std::string("UPDATE activity SET ") + forged + " WHERE schedule_form = 'counted'");
    error_of(ErrorKind::unusable_database, [&] { store.plan(1); });
  }
}

TEST_CASE("a revision that is not there is an error") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), small_plan());
  error_of(ErrorKind::unusable_database, [&] { store.plan(2); });
}

}  // namespace track::store::definitions_test
