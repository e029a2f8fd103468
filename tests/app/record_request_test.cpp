#include "track/app/record_request.hpp"

#include "store/store_fixture.hpp"
#include "track/app/correction.hpp"

namespace track::app::record_request_test {

using store::day;
using store::error_of;
using store::number;
using store::operation;
using store::Store;
using store::store_with;
using Words = std::vector<std::string>;

namespace {

const Day today = day(2022, 6, 13);

RequestWords typed(Words words) {
  RequestWords result;
  result.words = std::move(words);
  result.when.on = "2022-06-11";
  return result;
}

RecordRequest parsed(Words words) {
  return parse_request(typed(std::move(words)), store::small_plan(), today).request;
}

}  // namespace

TEST_CASE("an activity is recorded with the values of its indicators, an indicator with one") {
  const RecordRequest held = parsed({"lecture", "attendance=132", "talked=84/102"});
  CHECK(held.activity == "lecture");
  CHECK(held.year == FiscalYear{2022});
  REQUIRE(held.items.size() == 2);
  CHECK(held.items[1].indicator == "lecture.talked");
  const RecordRequest measured = parsed({"care-unknown", "31%", "n=1100"});
  CHECK(measured.activity.empty());
  REQUIRE(measured.items.size() == 1);
  CHECK(measured.items[0].indicator == "care-unknown");
}

TEST_CASE("words that do not belong together are refused") {
  const std::pair<Words, ErrorKind> cases[] = {
      {{"lecture.attendance"}, ErrorKind::usage},
      {{"lecture.attendance", "132", "talked=84/102"}, ErrorKind::usage},
      {{"lecture", "132"}, ErrorKind::usage},
      {{"lecture", "attendance=1", "attendance=2"}, ErrorKind::usage},
      {{"lecture.attendance", "many"}, ErrorKind::bad_input},
      {{"lectures", "attendance=1"}, ErrorKind::unknown_name},
  };
  for (const auto& [words, kind] : cases) {
    INFO(words.back());
    error_of(kind, [&words = words] { parsed(words); });
  }
  RequestWords late = typed({"lecture"});
  late.when.on = "2022-06-14";
  error_of(ErrorKind::bad_input, [&] { parse_request(late, store::small_plan(), today); });
  late.when.allow_future = true;
  CHECK(parse_request(late, store::small_plan(), today).request.items.empty());
  RequestWords foreign = typed({"lecture"});
  foreign.note = "\xff";
  error_of(ErrorKind::bad_input, [&] { parse_request(foreign, store::small_plan(), today); });
}

TEST_CASE("what counts by calendar year is read by its years") {
  Plan plan = store::small_plan();
  const auto by_calendar = [&plan](const std::string& id) {
    std::ranges::find(plan.indicators, id, &Indicator::id)->year = YearCounting::calendar;
  };
  by_calendar("care-unknown");
  by_calendar("lecture.attendance");
  const auto on = [&plan](Words words, const char* text) {
    RequestWords request = typed(std::move(words));
    request.when.on = text;
    return parse_request(request, plan, day(2023, 6, 1)).request;
  };
  const RecordRequest year = on({"care-unknown", "31%"}, "令和4年");
  CHECK(iso(year.period) == "2022-01-01..2022-12-31");
  CHECK(year.year == FiscalYear{2022});
  CHECK(iso(on({"care-unknown", "31%"}, "R4-Q1").period) == "2022-01-01..2022-03-31");
  CHECK(on({"care-unknown", "31%"}, "2023-03-01").year == FiscalYear{2023});
  error_of(ErrorKind::bad_input, [&] { on({"care-unknown", "31%"}, "R4.4..R5.3"); });
  SECTION("with a holding as long as both are of one name") {
    CHECK(on({"lecture", "attendance=5"}, "2022-12-31").year == FiscalYear{2022});
    const Error other = error_of(ErrorKind::bad_input, [&] {
      on({"lecture", "attendance=5"}, "2023-01-01");
    });
    CHECK(std::string(other.what()).find("counts by calendar year") != std::string::npos);
    CHECK(on({"lecture"}, "2023-01-01").year == FiscalYear{2022});
    CHECK(on({"lecture.attendance", "5"}, "2023-01-01").year == FiscalYear{2023});
  }
}

TEST_CASE("a day outside the plan is refused unless it is meant") {
  RequestWords early = typed({"lecture"});
  early.when.on = "2019-06-11";
  error_of(ErrorKind::bad_input, [&] { parse_request(early, store::small_plan(), today); });
  early.when.outside_plan = true;
  CHECK(parse_request(early, store::small_plan(), today).request.year == FiscalYear{2019});
  RequestWords mistyped = typed({"lecture"});
  mistyped.when.on = "R34.6.11";
  const Error both =
      error_of(ErrorKind::bad_input, [&] { parse_request(mistyped, store::small_plan(), today); });
  CHECK(both.faults().size() == 2);  // in the future as well
}

TEST_CASE("all that is wrong with a request is told at once") {
  RequestWords words = typed({"lecture", "attendance=many", "talked=9/2", "nothing=1"});
  words.when.on = "R4.2.30";
  words.note = "\xff";
  const Error error =
      error_of(ErrorKind::bad_input, [&] { parse_request(words, store::small_plan(), today); });
  CHECK(error.faults().size() == 5);
}

TEST_CASE("an indicator and its value in two words are refused with the right form") {
  for (const Words& words :
       {Words{"lecture", "attendance", "132"}, Words{"lecture", "attendance", "=", "132"},
        Words{"lecture", "attendance", "=132"}}) {
    const Error error = error_of(ErrorKind::usage, [&] { parsed(words); });
    REQUIRE(error.faults().size() == 1);
    CHECK(error.hints().front().en == "write attendance=132");
  }
  const Error open = error_of(ErrorKind::usage, [] { parsed({"lecture", "attendance"}); });
  CHECK(open.hints().front().en == "write attendance=VALUE");
}

TEST_CASE("a pair may be full width, and a sample size a word of its own") {
  CHECK(parsed({"lecture", "attendance＝１３２"}).items.size() == 1);
  const RecordRequest request = parsed({"lecture", "talked=68.6%", "n=1083", "attendance=132"});
  REQUIRE(request.items.size() == 2);
  CHECK(request.items[0].value.n == 1083);
}

TEST_CASE("an indicator may be called n") {
  Plan plan = store::small_plan();
  Indicator called_n = *find_indicator(plan, "lecture.attendance");
  called_n.id = "lecture.n";
  called_n.name = "n";
  plan.indicators.push_back(called_n);
  const auto request = parse_request(typed({"lecture", "n=150"}), plan, today).request;
  REQUIRE(request.items.size() == 1);
  CHECK(request.items[0].indicator == "lecture.n");
}

TEST_CASE("how a day without its year was read is noted") {
  RequestWords words = typed({"lecture"});
  words.when.on = "6月11日";
  const ParsedRequest made = parse_request(words, store::small_plan(), today);
  CHECK(made.request.period.first == day(2022, 6, 11));
  REQUIRE(made.notes.size() == 1);
}

TEST_CASE("the plan is read as far as a request looks at it, also by name") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), store::small_plan());
  for (const char* subject : {"lecture", "在宅療養講演会"}) {
    const Plan plan = plan_about(subject, store);
    CHECK(plan.activities.size() == 1);
    CHECK(plan.indicators.size() == 5);
  }
  error_of(ErrorKind::unknown_name, [&] { plan_about("nothing", store); });
}

TEST_CASE("an amendment names the value that it corrects where there were several") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(parsed({"lecture", "attendance=132", "talked=84/102"}), operation(1),
               Store::Repeat::refuse);
  store.record(parsed({"clinics", "40"}), operation(2), Store::Repeat::refuse);
  const Plan plan = store.plan(1);
  const auto amendment = [&](OperationId of, Words values) {
    AmendmentWords words;
    words.values = std::move(values);
    return parse_amendment(words, of, plan, store.rows_of(of), today).amendment;
  };
  CHECK(AmendmentWords().empty());
  CHECK(amendment(3, {"41"}).items.at(0).indicator == "clinics");
  CHECK(amendment(2, {"talked=85/102"}).items.at(0).indicator == "lecture.talked");
  CHECK_FALSE(amendment(3, {"41"}).provisional);
  error_of(ErrorKind::usage, [&] { amendment(2, {"41"}); });
  error_of(ErrorKind::unknown_name, [&] { amendment(2, {"clinics=41"}); });
  error_of(ErrorKind::refused, [&] { amendment(1, {"41"}); });
}

TEST_CASE("the last operation that still stands is undone, and the years that it touched shown") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(parsed({"clinics", "40"}), operation(1), Store::Repeat::refuse);
  CHECK(last_undoable(store) == 2);
  const Correction undone = store.undo(2, operation(2, OperationKind::undo));
  CHECK(last_undoable(store) == 1);
  const auto years = corrected_years(store, undone, today);
  REQUIRE(years);
  CHECK(years->plan.id == store::small_plan().id);
  CHECK_FALSE(corrected_years(store, {}, today));
}

TEST_CASE("an amendment adds what an operation's holding was not recorded with") {
  const TemporaryFolder folder;
  Store store = store_with(folder.database(), store::small_plan());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  const auto amended = [&](const Words& values) {
    AmendmentWords words;
    words.values = values;
    return parse_amendment(words, 2, store::small_plan(), store.rows_of(2), today).amendment;
  };
  CHECK(amended({"talked=84/102"}).added.size() == 1);
  CHECK(amended({"talked=84/102", "attendance=130"}).items.size() == 1);
  CHECK(amended({"130"}).items.size() == 1);
  error_of(ErrorKind::unknown_name, [&] { amended({"nothing=1"}); });
}

}  // namespace track::app::record_request_test
