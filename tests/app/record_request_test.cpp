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

TEST_CASE("a year outside the plan is warned of") {
  RequestWords early = typed({"lecture"});
  early.when.on = "2019-06-11";
  CHECK(parse_request(early, store::small_plan(), today).warnings.size() == 1);
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

}  // namespace track::app::record_request_test
