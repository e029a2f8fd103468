#include "track/app/review.hpp"

#include "store/store_fixture.hpp"

namespace track::app::review_test {

using store::day;
using store::number;
using store::operation;
using store::Store;
using store::store_with;

namespace {

const Moment after_year = day(2023, 6, 13) + std::chrono::hours(3);
constexpr FiscalYear r4{2022};

// The lecture stands in a field, and a partner lectures as well.
Plan plan_with_field() {
  Plan plan = store::small_plan();
  plan.themes = {{"citizens", "区民"}};
  plan.fields = {{"awareness", "citizens", "区民への啓発", {}, {}}};
  plan.activities.front().field = "awareness";
  plan.partners = {{"medical-association", "練馬区医師会", {}}};
  Activity training;
  training.kind = ActivityKind::partner_activity;
  training.id = "p1";
  training.name = "在宅医療研修会";
  training.partner = "medical-association";
  plan.activities.push_back(training);
  return plan;
}

Store store_with_lecture(const TemporaryFolder& folder) {
  Store store = store_with(folder.database(), plan_with_field());
  store.record(store::lecture({{"lecture.attendance", number(132)}}), operation(1),
               Store::Repeat::refuse);
  return store;
}

void amend(Store& store, OperationId of, std::int64_t to, int minute) {
  Amendment amendment;
  amendment.of = of;
  amendment.items = {{"lecture.attendance", number(to)}};
  amendment.year = r4;
  store.amend(amendment, operation(minute, OperationKind::amend));
}

KnownPlan known_of(const Store& store) {
  return as_closed(store, known_plan(store, "", after_year), r4);
}

}  // namespace

TEST_CASE("a review explains every row of its report and names the state of the record") {
  const TemporaryFolder folder;
  const Store store = store_with_lecture(folder);
  const KnownPlan known = known_of(store);
  const RecordedReview made = review_of(store, known, r4, {}, Explanations::given);
  REQUIRE_FALSE(made.review.report.rows().empty());
  const auto rows = made.review.report.rows();
  const auto row = std::ranges::find(rows, "lecture.attendance", &report::Row::id);
  REQUIRE(row != rows.end());
  const report::History figure = made.review.explain(**row);
  CHECK(figure.measurements.size() == 1);
  CHECK(figure.years.front().actual.number == Rational(132));
  CHECK(made.review.state.operation == 2);
  CHECK(made.review.state.digest == store.logged(2).digest);
  CHECK(made.review.years.years.back().year == r4);
  CHECK_FALSE(review_of(store, known, r4, {}, Explanations::left_out).review.explain);
}

TEST_CASE("what was corrected is told from the beginning, after a closing since then") {
  const TemporaryFolder folder;
  Store store = store_with_lecture(folder);
  amend(store, 2, 130, 2);
  {
    const KnownPlan known = known_of(store);
    const RecordedReview open = review_of(store, known, r4, {}, Explanations::given);
    CHECK_FALSE(open.review.last_edition);
    REQUIRE(open.review.corrected.size() == 1);
    CHECK(open.review.corrected.front().operation == 3);
  }
  store.close({0, r4, day(2023, 4, 20), "{}", {}}, {3}, operation(3, OperationKind::close));
  {
    const KnownPlan known = known_of(store);
    const RecordedReview closed = review_of(store, known, r4, {}, Explanations::given);
    CHECK_FALSE(closed.review.last_edition);  // it is the first
    CHECK(closed.review.corrected.size() == 1);
    CHECK(closed.review.state.operation == 4);
  }
  store.reopen(r4, day(2023, 5, 1), operation(4, OperationKind::reopen));
  {
    const KnownPlan known = known_of(store);
    const RecordedReview again = review_of(store, known, r4, {}, Explanations::given);
    CHECK(again.review.last_edition == 4);
    CHECK(again.review.corrected.empty());
  }
  amend(store, 3, 131, 5);
  const KnownPlan known = known_of(store);
  const RecordedReview corrected = review_of(store, known, r4, {}, Explanations::given);
  REQUIRE(corrected.review.corrected.size() == 1);
  CHECK(corrected.review.corrected.front().operation == 6);
}

TEST_CASE("the register of partners belongs to the whole plan") {
  const TemporaryFolder folder;
  const Store store = store_with(folder.database(), plan_with_field());
  const KnownPlan known = known_plan(store, "", after_year);
  CHECK(review_of(store, known, r4, {}, Explanations::given).review.partners);
  Filter filter;
  filter.level = Level::output;
  CHECK_FALSE(review_of(store, known, r4, filter, Explanations::given).review.partners);
}

}  // namespace track::app::review_test
