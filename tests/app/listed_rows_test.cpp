#include "track/app/listed_rows.hpp"

#include <algorithm>

#include "store/store_fixture.hpp"
#include "track/app/history.hpp"
#include "track/app/reports.hpp"

namespace track::app::listed_rows_test {

using store::day;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Moment now = day(2022, 12, 1) + std::chrono::hours(3);

// Five holdings with their attendance; the first is amended into the last day, the second undone.
Store store_with_lectures(const TemporaryFolder& folder) {
  Store store = store_with(folder.database(), store::small_plan());
  for (unsigned month = 5; month <= 9; ++month) {
    RecordRequest request =
        store::lecture({{"lecture.attendance", number(static_cast<std::int64_t>(month) * 10)}});
    request.period = {day(2022, month, 3), day(2022, month, 3)};
    request.place = month % 2 == 0 ? "光が丘" : "練馬";
    store.record(request, operation(static_cast<int>(month)), Store::Repeat::refuse);
  }
  Amendment moved;
  moved.of = 2;
  moved.period = Period{day(2022, 10, 3), day(2022, 10, 3)};
  moved.year = {2022};
  store.amend(moved, operation(11, OperationKind::amend));
  store.undo(3, operation(12, OperationKind::undo));
  return store;
}

std::vector<std::int64_t> numbers(const auto& items) {
  std::vector<std::int64_t> numbers;
  for (const auto& item : items) numbers.push_back(item.id);
  return numbers;
}

}  // namespace

TEST_CASE("the last rows read alone are those that are left of all") {
  const TemporaryFolder folder;
  const Store store = store_with_lectures(folder);
  for (const std::optional<OperationId> until : {std::optional<OperationId>(), {7}, {4}}) {
    KnownPlan known = known_plan(store, "", now);
    known.known_at.until = until;
    for (const char* what : {"lecture", "lecture.attendance"}) {
      const Subject subject = look_up(known.plan, what);
      for (const std::size_t most : {1UL, 2UL, 3UL, 6UL, 50UL}) {
        CAPTURE(what, most, until.value_or(0));
        RecordedHistory all = history_of(store, known, subject);
        keep_last(all.history, most);
        const RecordedHistory last = history_of(store, known, subject, std::nullopt, most);
        CHECK(numbers(last.history.measurements) == numbers(all.history.measurements));
        CHECK(numbers(last.history.events) == numbers(all.history.events));
        CHECK(numbers(last.history.amended) == numbers(all.history.amended));
        CHECK(last.history.listed_of == all.history.listed_of);
        CHECK(last.history.years.size() == all.history.years.size());
        for (std::size_t i = 0; i < last.history.measurements.size(); ++i) {
          CHECK(last.history.measurements[i].withdrawn == all.history.measurements[i].withdrawn);
        }
      }
    }
  }
}

TEST_CASE("many measurements are read as they are listed: the same as all that were read before") {
  const TemporaryFolder folder;
  Store store = store_with_lectures(folder);
  const auto put_many = [&](const store::Put& put) {
    for (std::int64_t i = 0; i < most_read_before_listing; ++i) {
      RecordRequest request;
      const Day on = day(2022, 4, 1) + std::chrono::days(i % 300);
      request.period = {on, on};
      request.year = {2022};
      request.items = {{"lecture.attendance", number(i + 1)}};
      put(request);
    }
  };
  store::BatchOptions options;
  options.matching = store::Matching::repeats;
  store.record_batch(options, operation(20, OperationKind::import), put_many);
  for (const std::optional<OperationId> until : {std::optional<OperationId>(), {9}, {8}}) {
    KnownPlan known = known_plan(store, "", now);
    known.known_at.until = until;
    const Subject subject = look_up(known.plan, "lecture.attendance");
    const RecordedHistory before = history_of(store, known, subject);
    const RecordedHistory listed =
        history_of(store, known, subject, std::nullopt, std::nullopt, Reading::as_listed);
    const bool is_many = !until || *until > 8;
    REQUIRE(static_cast<bool>(listed.history.each_measurement) == is_many);
    if (!is_many) continue;
    CHECK(listed.history.measurements.empty());
    for (int time = 0; time < 2; ++time) {
      std::vector<Measurement> all;
      listed.history.each_measurement([&](const Measurement& one) { all.push_back(one); });
      CHECK(numbers(all) == numbers(before.history.measurements));
      REQUIRE(all.size() == before.history.measurements.size());
      for (std::size_t i = 0; i < all.size(); ++i) {
        if (all[i].withdrawn != before.history.measurements[i].withdrawn) FAIL(all[i].id);
      }
    }
    CHECK(listed.history.years.size() == before.history.years.size());
    const std::vector<std::int64_t> kept = numbers(listed.history.amended);
    for (const Measurement& one : before.history.measurements) {
      if (one.amends) CHECK(std::ranges::count(kept, *one.amends) == 1);
    }
  }
}

TEST_CASE("what the last rows amend is kept beside them") {
  const TemporaryFolder folder;
  const Store store = store_with_lectures(folder);
  const KnownPlan known = known_plan(store, "", now);
  const RecordedHistory shown =
      history_of(store, known, look_up(known.plan, "lecture.attendance"), std::nullopt, 1);
  REQUIRE(shown.history.measurements.size() == 1);
  REQUIRE(shown.history.amended.size() == 1);
  CHECK(shown.history.measurements.front().amends == shown.history.amended.front().id);
  CHECK(shown.history.listed_of == 6);
}

TEST_CASE("of an explained year each row left keeps what became of it") {
  const TemporaryFolder folder;
  const Store store = store_with_lectures(folder);
  const KnownPlan known = known_plan(store, "", now);
  report::History year =
      explained_year(store, known, look_up(known.plan, "lecture.attendance"), {2022});
  const std::vector<report::Inclusion> all = year.inclusions;
  keep_last(year, 2);
  CHECK(year.inclusions == std::vector<report::Inclusion>(all.end() - 2, all.end()));
  CHECK(year.measurements.size() == 2);
}

TEST_CASE("rows at a place are told apart from the others") {
  const TemporaryFolder folder;
  const Store store = store_with_lectures(folder);
  const KnownPlan known = known_plan(store, "", now);
  RecordedHistory shown = history_of(store, known, look_up(known.plan, "lecture"));
  keep_place(shown.history, "光");
  CHECK(shown.history.events.size() == 2);
  CHECK(operations_at(store, "光").size() == 2);
}

}  // namespace track::app::listed_rows_test
