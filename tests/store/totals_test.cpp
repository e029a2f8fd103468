#include <rapidcheck/catch.h>

#include "store_fixture.hpp"
#include "track/model/breakdown.hpp"

namespace track::store::totals_test {

namespace {

constexpr auto allow = Store::Repeat::allow;

bool is_value(const Value& value) {
  return value.form != ValueForm::unknown && value.form != ValueForm::suppressed;
}

// The year's total by the words of totals.hpp, one measurement after the other.
YearTotal naive_total(const Indicator& indicator, const std::vector<Measurement>& measurements) {
  YearTotal total;
  std::int64_t id_of_last = 0;
  for (const Measurement& each : measurements) {
    const Value& value = each.value;
    ++total.measurements;
    total.last_recorded = std::max(total.last_recorded, each.period.last);
    if (value.form == ValueForm::unknown) ++total.unknown;
    if (value.form == ValueForm::suppressed) ++total.suppressed;
    if (value.form == ValueForm::percentage) ++total.percentages;
    if (value.form == ValueForm::quantity) {
      ++total.quantities;
      if (indicator.adds_up(value.form)) total.sum = total.sum + value.amount;
      if (indicator.kind == IndicatorKind::score && value.n) {
        ++total.sized;
        total.weight += *value.n;
        total.weighted += to_rational(value.amount) * Rational(*value.n);
      }
    }
    if (value.form == ValueForm::fraction) {
      ++total.fractions;
      if (indicator.adds_up(value.form)) {
        total.numerator = total.numerator + value.numerator;
        total.denominator = total.denominator + value.denominator;
      }
    }
    const auto rank = std::pair(each.period.last, each.id);
    if (is_value(value) && (!total.last || rank > std::pair(total.last_period.last, id_of_last))) {
      total.last = value;
      total.last_period = each.period;
      id_of_last = each.id;
    }
  }
  return total;
}

bool same(const YearTotal& a, const YearTotal& b) {
  return a.measurements == b.measurements && a.unknown == b.unknown &&
         a.suppressed == b.suppressed && a.quantities == b.quantities && a.sum == b.sum &&
         a.fractions == b.fractions && a.numerator == b.numerator &&
         a.denominator == b.denominator && a.percentages == b.percentages && a.sized == b.sized &&
         a.weighted == b.weighted && a.weight == b.weight && a.last == b.last &&
         a.last_period == b.last_period && a.last_recorded == b.last_recorded;
}

bool looks_back(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::stock || indicator.kind == IndicatorKind::milestone ||
         !indicator.survey.empty();
}

std::map<FiscalYear, YearTotal> naive_totals(const Indicator& indicator,
                                             const std::vector<Measurement>& all, FiscalYear first,
                                             FiscalYear last, std::optional<Day> as_of) {
  std::map<FiscalYear, std::vector<Measurement>> by_year;
  for (const Measurement& each : all) {
    if (!as_of || each.period.first <= *as_of) by_year[each.year].push_back(each);
  }
  std::map<FiscalYear, YearTotal> totals;
  for (const auto& [year, measurements] : by_year) {
    const bool wanted = year <= last && (first <= year || looks_back(indicator));
    if (wanted) totals.emplace(year, naive_total(indicator, measurements));
  }
  return totals;
}

Value arbitrary_value() {
  const auto sample_size = [] {
    return *rc::gen::weightedOneOf<std::optional<std::int64_t>>(
        {{1, rc::gen::just(std::optional<std::int64_t>())},
         {1, rc::gen::map(rc::gen::inRange<std::int64_t>(1, 3'000'000'000),
                          [](std::int64_t n) { return std::optional(n); })}});
  };
  const auto amount = [] {
    return Quantity::from_units(*rc::gen::inRange<std::int64_t>(-10'000'000'000, 10'000'000'000));
  };
  Value value = of_form(*rc::gen::element(
      ValueForm::quantity, ValueForm::quantity, ValueForm::fraction, ValueForm::percentage,
      ValueForm::started, ValueForm::done, ValueForm::unknown, ValueForm::suppressed));
  switch (value.form) {
    case ValueForm::quantity:
    case ValueForm::percentage:
      value.amount = amount();
      value.n = sample_size();
      break;
    case ValueForm::fraction:
      value.numerator = amount();
      value.denominator = amount();
      break;
    default:
      break;
  }
  return value;
}

// Few days and few years, so that periods meet.
RecordRequest arbitrary_entry(const Plan& plan) {
  RecordRequest entry;
  entry.year = {*rc::gen::inRange(2019, 2024)};
  const Day start = plan.calendar.first_day(entry.year);
  entry.period.first = start + std::chrono::days(*rc::gen::inRange(0, 4));
  entry.period.last = entry.period.first + std::chrono::days(*rc::gen::inRange(0, 3));
  entry.activity = *rc::gen::element<std::string>("", "lecture", "elderly-survey");
  const int items = *rc::gen::inRange(0, 8);
  for (int i = 0; i < items; ++i) {
    const std::string indicator = (*rc::gen::elementOf(plan.indicators)).id;
    entry.items.push_back({indicator, arbitrary_value()});
  }
  return entry;
}

}  // namespace

TEST_CASE("totals of what a plan records") {
  const Plan plan = small_plan();
  rc::prop("are those that adding up one by one gives, as of any operation", [&] {
    const TemporaryFolder folder;
    Store store = store_with(folder.database(), plan);
    const int operations = *rc::gen::inRange(0, 12);
    for (int i = 0; i < operations; ++i) store.record(arbitrary_entry(plan), operation(i), allow);

    const FiscalYear first{*rc::gen::inRange(2019, 2025)};
    const FiscalYear last{*rc::gen::inRange(first.number, 2025)};
    KnownAt known_at;
    if (*rc::gen::arbitrary<bool>()) known_at.until = *rc::gen::inRange(0, operations + 2);
    std::optional<Day> as_of;
    if (*rc::gen::arbitrary<bool>()) {
      const FiscalYear now{*rc::gen::inRange(2019, 2024)};
      as_of = plan.calendar.first_day(now) + std::chrono::days(*rc::gen::inRange(0, 6));
    }
    const Totals totals = store.totals(plan, first, last, known_at, as_of);

    for (const Indicator& indicator : plan.indicators) {
      const auto naive =
          naive_totals(indicator, store.measurements(indicator.id, known_at), first, last, as_of);
      const auto found = totals.indicators.find(indicator.id);
      RC_ASSERT((found != totals.indicators.end()) == !naive.empty());
      if (naive.empty()) continue;
      RC_ASSERT(found->second.size() == naive.size());
      for (const auto& [year, total] : naive) {
        RC_ASSERT(totals.of(indicator.id, year) != nullptr);
        RC_ASSERT(same(*totals.of(indicator.id, year), total));
      }
    }
    for (const Activity& activity : plan.activities) {
      for (FiscalYear year{2018}; year < FiscalYear{2026}; year = year.next()) {
        EventTotal naive;
        for (const Event& event : store.events(activity.id, known_at)) {
          if (event.year != year || year < first || last < year) continue;
          if (as_of && *as_of < event.period.first) continue;
          naive.first_end =
              naive.held == 0 ? event.period.last : std::min(naive.first_end, event.period.last);
          ++naive.held;
          naive.last_day = std::max(naive.last_day, event.period.last);
        }
        const EventTotal* total = totals.events(activity.id, year);
        RC_ASSERT((total != nullptr) == (naive.held > 0));
        if (total == nullptr) continue;
        RC_ASSERT(total->held == naive.held);
        RC_ASSERT(total->last_day == naive.last_day);
        RC_ASSERT(total->first_end == naive.first_end);
      }
    }
  });
}

TEST_CASE("a year of an indicator, as recorded") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  store.record(on(day(2022, 6, 11), "lecture.attendance", number(132)), operation(1), allow);
  store.record(on(day(2023, 2, 18), "lecture.attendance", number(88)), operation(2), allow);
  store.record(on(day(2022, 10, 29), "lecture.attendance", number(58)), operation(3), allow);
  store.record(on(day(2023, 3, 1), "lecture.attendance", of_form(ValueForm::unknown)), operation(4),
               allow);
  const Totals totals = store.totals(plan, {2022}, {2022});
  const YearTotal* total = totals.of("lecture.attendance", {2022});
  REQUIRE(total != nullptr);
  CHECK(total->measurements == 4);
  CHECK(total->unknown == 1);
  CHECK(total->sum == Quantity::whole(278));
  CHECK(total->last == number(88));
  CHECK(total->last_period == Period{day(2023, 2, 18), day(2023, 2, 18)});
  CHECK(total->last_recorded == day(2023, 3, 1));
  CHECK(totals.of("lecture.attendance", {2021}) == nullptr);
}

TEST_CASE("within one period the last recorded stands") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  store.record(on(day(2022, 6, 11), "clinics", number(45)), operation(1), allow);
  store.record(on(day(2022, 6, 11), "clinics", number(44)), operation(2), allow);
  store.record(on(day(2022, 6, 10), "clinics", number(99)), operation(3), allow);
  CHECK(store.totals(plan, {2022}, {2022}).of("clinics", {2022})->last == number(44));
  CHECK(store.totals(plan, {2022}, {2022}, {2}).of("clinics", {2022})->last == number(45));
}

TEST_CASE("a level and a survey's indicator bring their earlier years") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  for (const char* indicator : {"clinics", "care-unknown", "lecture.people"}) {
    store.record(on(day(2017, 6, 1), indicator, number(1)), operation(1), allow);
    store.record(on(day(2018, 6, 1), indicator, number(2)), operation(2), allow);
    store.record(on(day(2020, 6, 1), indicator, of_form(ValueForm::unknown)), operation(3), allow);
  }
  const Totals totals = store.totals(plan, {2021}, {2022});
  for (const char* indicator : {"clinics", "care-unknown"}) {
    const std::optional<FiscalYear> earlier = totals.year_before(indicator, {2021});
    REQUIRE(earlier);
    CHECK(totals.of(indicator, *earlier)->last == number(2));
    CHECK(totals.of(indicator, {2017}) != nullptr);
  }
  CHECK_FALSE(totals.year_before("lecture.people", {2021}));
}

TEST_CASE("parts of a survey's indicator bring the periods of its earlier years") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  plan.breakdowns = {{"sex", "性別", {}, {}}};
  plan.breakdowns[0].parts.emplace_back().id = "f";
  for (Indicator& one : plan.indicators) {
    if (one.id != "care-unknown") continue;
    one.by = {{"sex", ""}};
    one.total = one.by[0];
    one.expect = Expectation{3};
  }
  derive_parts(plan);
  Store store = store_with(folder.database(), plan);
  store.record(on(day(2017, 6, 1), "care-unknown@sex:f", fraction(1, 2)), operation(1), allow);
  const std::set<Period> june{{day(2017, 6, 1), day(2017, 6, 1)}};
  const Totals totals = store.totals(plan, {2021}, {2022});
  REQUIRE(totals.of("care-unknown", {2017}) != nullptr);
  CHECK(totals.of("care-unknown@sex:f", {2017})->periods == june);
}

TEST_CASE("what is held once in several years brings its latest earlier wave") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  for (const int year : {2016, 2018}) {
    RecordRequest held = on(day(year, 6, 1), "lecture.talked", {});
    held.activity = "lecture";
    held.items.clear();
    store.record(held, operation(1), allow);
    store.record(on(day(year + 1, 6, 1), "lecture.talked", of_form(ValueForm::unknown)),
                 operation(2), allow);
  }
  CHECK(store.totals(plan, {2021}, {2022}).activities.empty());
  plan.activities.front().schedule = *read_schedule("1/3 years");
  const Totals totals = store.totals(plan, {2021}, {2022});
  CHECK(totals.events("lecture", {2018}) != nullptr);
  CHECK(totals.events("lecture", {2016}) == nullptr);
  CHECK(totals.of("lecture.talked", {2019}) != nullptr);
  CHECK(totals.of("lecture.talked", {2017}) != nullptr);
}

TEST_CASE("what accumulates brings its periods about the as-of day, what begins later nothing") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  const Period may{day(2022, 5, 1), day(2022, 5, 31)};
  RecordRequest entry = on(day(2022, 6, 11), "lecture.attendance", number(5));
  store.record(entry, operation(1), allow);
  entry.period = may;
  store.record(entry, operation(2), allow);
  store.record(entry, operation(3), allow);
  const auto total = [&](Day as_of) {
    return *store.totals(plan, {2022}, {2022}, {}, as_of).of("lecture.attendance", {2022});
  };
  const Period june_11{day(2022, 6, 11), day(2022, 6, 11)};
  CHECK(total(day(2022, 6, 11)).periods == std::set<Period>{may, june_11});
  CHECK(total(day(2022, 6, 10)).periods == std::set<Period>{may});
  CHECK(total(day(2022, 5, 1)).sum == Quantity::whole(10));
  CHECK(total(day(2030, 1, 1)).periods.empty());
  CHECK(store.totals(plan, {2022}, {2022}, {}, day(2022, 4, 30)).indicators.empty());
}

TEST_CASE("what is paced by history brings what each year had reached") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  for (Indicator& one : plan.indicators) {
    if (one.traits().accumulates()) one.written_pace = Pace::history;
  }
  Store store = store_with(folder.database(), plan);
  for (const char* indicator : {"lecture.attendance", "lecture.people"}) {
    for (const unsigned month : {9U, 5U, 7U}) {
      store.record(on(day(2022, month, 1), indicator, number(month)), operation(1), allow);
    }
  }
  const Totals totals = store.totals(plan, {2022}, {2022}, {}, day(2023, 6, 1));
  using Reached = std::map<Day, Quantity>;
  const auto whole = [](int number) { return Quantity::whole(number); };
  CHECK(totals.of("lecture.attendance", {2022})->reached == Reached{{day(2022, 5, 1), whole(5)},
                                                                    {day(2022, 7, 1), whole(12)},
                                                                    {day(2022, 9, 1), whole(21)}});
  CHECK(totals.of("lecture.people", {2022})->reached == Reached{{day(2022, 5, 1), whole(5)},
                                                                {day(2022, 7, 1), whole(7)},
                                                                {day(2022, 9, 1), whole(9)}});
}

TEST_CASE("events of tied activities count at each, those of others at their own") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  const auto hold = [&](const char* activity, Day when) {
    RecordRequest held = on(when, "lecture.talked", {});
    held.activity = activity;
    held.items.clear();
    return store.record(held, operation(1), allow).operation;
  };
  hold("lecture", day(2022, 6, 1));
  const OperationId later = hold("elderly-survey", day(2022, 9, 1));
  CHECK(store.totals(plan, {2022}, {2022}).events("lecture", {2022})->held == 1);
  for (Activity& one : plan.activities) {
    if (one.id == "elderly-survey") one.same_as = "lecture";
  }
  for (const char* id : {"lecture", "elderly-survey"}) {
    const Totals totals = store.totals(plan, {2022}, {2022});
    REQUIRE(totals.events(id, {2022}) != nullptr);
    CHECK(totals.events(id, {2022})->held == 2);
    CHECK(totals.events(id, {2022})->last_day == day(2022, 9, 1));
  }
  store.undo(later, operation(2));
  for (const char* id : {"lecture", "elderly-survey"}) {
    CHECK(store.totals(plan, {2022}, {2022}).events(id, {2022})->held == 1);
    CHECK(store.totals(plan, {2022}, {2022}).events(id, {2022})->last_day == day(2022, 6, 1));
  }
}

TEST_CASE("a retired indicator keeps its totals") {
  const TemporaryFolder folder;
  Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  store.record(on(day(2022, 6, 1), "lecture.attendance", number(1)), operation(1), allow);
  plan.indicators.front().retired = true;
  CHECK(store.totals(plan, {2022}, {2022}).of("lecture.attendance", {2022}) != nullptr);
}

TEST_CASE("the weighted sum of a score is exact beyond 64 bits") {
  const TemporaryFolder folder;
  const Plan plan = small_plan();
  Store store = store_with(folder.database(), plan);
  Value value = number(Quantity::largest_input);
  value.n = 4'000'000'000'000'000'000;
  store.record(on(day(2022, 6, 1), "lecture.rating", value), operation(1), allow);
  value.n = 7;
  store.record(on(day(2022, 6, 2), "lecture.rating", value), operation(2), allow);
  const Totals totals = store.totals(plan, {2022}, {2022});
  const YearTotal* total = totals.of("lecture.rating", {2022});
  CHECK(total->weight == 4'000'000'000'000'000'007);
  CHECK(total->weighted == Rational(Quantity::largest_input) * Rational(total->weight));
}

}  // namespace track::store::totals_test
