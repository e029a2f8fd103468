#include "store/store_fixture.hpp"
#include "track/app/record_doubts.hpp"
#include "track/model/breakdown.hpp"

namespace track::app::figure_doubts_test {

using store::day;
using store::fraction;
using store::number;
using store::operation;
using store::Store;

namespace {

const Day today = day(2022, 6, 13);
const Period may{day(2022, 5, 1), day(2022, 5, 31)};

Part part(const std::string& id) {
  Part result;
  result.id = id;
  result.name = id;
  return result;
}

Indicator& of(Plan& plan, const std::string& id) {
  return const_cast<Indicator&>(*find_indicator(plan, id));
}

Plan by_centre(const std::string& id, bool makes_the_whole) {
  Plan plan = store::small_plan();
  plan.breakdowns = {{"centre", "センター", {part("e"), part("w")}, {}}};
  Indicator& whole = of(plan, id);
  whole.by = {{"centre", ""}};
  if (makes_the_whole) whole.total = whole.by[0];
  derive_parts(plan);
  return plan;
}

Value percentage(std::int64_t percent) {
  Value value = store::of_form(ValueForm::percentage);
  value.amount = Quantity::whole(percent);
  return value;
}

// A database in which values are recorded one after another.
class Recorded {
 public:
  explicit Recorded(Plan plan)
      : plan_(std::move(plan)), store_(store::store_with(folder_.database(), plan_)) {}

  // What is doubtful, in one line each.
  std::vector<std::string> add(const std::string& id, const Value& value,
                               const Period& period = may) {
    return add({{id, value}}, period);
  }
  std::vector<std::string> add(std::vector<RecordRequest::Item> items, const Period& period = may,
                               const std::string& place = "") {
    RecordRequest request = store::on(period.first, items.front().indicator, items.front().value);
    request.items = std::move(items);
    request.period = period;
    request.place = place;
    const RecordResult made = store_.record(request, operation(++minute_), Store::Repeat::allow);
    std::vector<std::string> doubts;
    for (const Localized& one : doubts_about(made.measurements, plan_, store_, today)) {
      doubts.push_back(one.en);
    }
    return doubts;
  }

 private:
  TemporaryFolder folder_;
  Plan plan_;
  Store store_;
  int minute_ = 0;
};

bool tells(const std::vector<std::string>& doubts, const std::string& text) {
  return doubts.size() == 1 && doubts[0].find(text) != std::string::npos;
}

const std::string talked = "lecture.talked";
const std::string rating = "lecture.rating";
const std::string attendance = "lecture.attendance";
const std::string at_e = "@centre:e";
const std::string at_w = "@centre:w";

}  // namespace

TEST_CASE("a value by which its year loses its figure is doubted with the way out") {
  Recorded record(store::small_plan());
  CHECK(record.add(talked, percentage(80)).empty());
  CHECK(tells(record.add(talked, percentage(82)), "track undo 3"));
  CHECK(record.add(talked, store::of_form(ValueForm::unknown)).empty());
  CHECK(record.add(talked, percentage(70)).empty());  // there was none to lose
}

TEST_CASE("a value takes no figure away that the year did not have") {
  Recorded record(store::small_plan());
  CHECK(record.add(talked, fraction(0, 0)).empty());
  CHECK(record.add(talked, percentage(60)).empty());
}

TEST_CASE("a whole that loses its figure by a part is doubted") {
  SECTION("a published percentage beside numerators and denominators") {
    Recorded record(by_centre(talked, true));
    CHECK(record.add(talked + at_e, fraction(84, 102)).empty());
    CHECK(tells(record.add(talked + at_w, percentage(70)), "lecture.talked: R4"));
  }
  SECTION("both in one operation") {
    Recorded record(by_centre(talked, true));
    const auto doubts =
        record.add({{talked + at_e, fraction(84, 102)}, {talked + at_w, percentage(70)}});
    CHECK(tells(doubts, "lecture.talked: R4"));
  }
  SECTION("scores without n") {
    Recorded record(by_centre(rating, true));
    CHECK(record.add(rating + at_e, number(4)).empty());
    CHECK(tells(record.add(rating + at_w, number(5)), "lecture.rating: R4"));
  }
  SECTION("the part alone, where it has none itself") {
    Recorded record(by_centre(talked, true));
    CHECK(record.add(talked + at_e, percentage(80)).empty());
    CHECK(tells(record.add(talked + at_e, percentage(70)), "lecture.talked@centre:e: R4"));
  }
  SECTION("not by a control, not where it is its own") {
    Recorded record(by_centre(talked, true));
    CHECK(record.add(talked + at_e, fraction(84, 102)).empty());
    CHECK(record.add(talked, percentage(79)).empty());
    Recorded own(by_centre(talked, false));
    CHECK(own.add(talked + at_e, fraction(84, 102)).empty());
    CHECK(own.add(talked + at_w, percentage(70)).empty());
  }
}

TEST_CASE("a part above the whole of its period is doubted where that is its own") {
  Recorded record(by_centre(attendance, false));
  CHECK(record.add(attendance, number(10)).empty());
  CHECK(record.add(attendance + at_w, number(10)).empty());
  CHECK(tells(record.add(attendance + at_e, number(11)), "more than the whole of that period, 10"));
  CHECK(record.add(attendance + at_e, number(20), month_of(day(2022, 4, 1))).empty());
  CHECK(tells(record.add(attendance, number(19), month_of(day(2022, 4, 1))), "whole"));
}

TEST_CASE("a second value of a period that is asked for is doubted with the command to amend") {
  Plan plan = by_centre(attendance, true);
  of(plan, attendance).expect = Expectation{1};
  derive_parts(plan);
  Recorded record(plan);
  CHECK(record.add(attendance + at_e, number(3)).empty());
  CHECK(record.add(attendance + at_w, number(3)).empty());
  CHECK(
      tells(record.add(attendance + at_e, number(4)), "track undo 4 && track amend 2 4 --reason"));
  CHECK(record.add(attendance + at_e, number(4), {day(2022, 5, 2), day(2022, 5, 2)}).size() == 1);
  CHECK(record.add(attendance + at_e, number(3), month_of(day(2022, 4, 1))).empty());
  SECTION("several at once") {
    const Period april = month_of(day(2022, 4, 1));
    const auto doubts =
        record.add({{attendance + at_e, number(5)}, {attendance + at_w, number(6)}}, april);
    CHECK(tells(doubts, "track amend 6 5 --reason"));
    CHECK(tells(doubts, "record again what else"));
  }
  SECTION("not a control, nor what is not asked for in parts of a year") {
    CHECK(record.add(attendance, number(6), month_of(day(2022, 4, 1))).empty());
    CHECK(record.add(attendance, number(6), month_of(day(2022, 4, 1))).empty());
    Recorded yearly(by_centre(attendance, true));
    CHECK(yearly.add(attendance + at_e, number(3)).empty());
    CHECK(yearly.add(attendance + at_e, number(3)).empty());
  }
}

}  // namespace track::app::figure_doubts_test
