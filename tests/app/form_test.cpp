#include "track/app/form.hpp"

#include <catch2/catch.hpp>

#include "store/store_fixture.hpp"
#include "support/temporary_folder.hpp"
#include "track/base/period.hpp"
#include "track/model/breakdown.hpp"

namespace track::app::form_test {
namespace {

using store::number;

constexpr FiscalYear r4{2022};

Plan asked_plan() {
  Plan plan = store::small_plan();
  for (Activity& one : plan.activities) {
    if (one.id == "lecture") one.owners = {"office"};
  }
  plan.owners = {{"office", "担当課", {}}};
  return plan;
}

RecordRequest of_period(const Period& period, Value value) {
  RecordRequest request = store::on(period.first, "lecture.attendance", value);
  request.period = period;
  return request;
}

struct Made {
  TemporaryFolder folder;
  store::Store store;
  KnownPlan known;

  explicit Made(const Plan& plan)
      : store(store::store_with(folder.path() / "t.db", plan)),
        known{plan, 1, make_day(2023, 3, 1), {}} {}
  void record(const RecordRequest& request) {
    store.record(request, store::operation(++minute_), store::Store::Repeat::allow);
  }
  Form form() const { return form_of(store, known, "office", r4); }

 private:
  int minute_ = 1;
};

const FormRow* row_of(const Form& form, const std::string& id) {
  for (const FormRow& row : form.rows) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

std::string columns_of(const Form& form) {
  std::string all;
  for (const Period& one : form.columns) all += iso(one) + " ";
  return all;
}

TEST_CASE("a form asks for the year where nothing says more") {
  const Made made(asked_plan());
  const Form form = made.form();
  CHECK(columns_of(form) == "2022-04-01..2023-03-31 ");
  const FormRow* row = row_of(form, "lecture.attendance");
  REQUIRE(row != nullptr);
  CHECK(row->cells.front().open);
  CHECK(row->cells.front().text.empty());
  CHECK(form.identity.owner == "office");
  CHECK(form.identity.year == r4);
  CHECK(form.identity.operation == made.store.last_operation());
}

TEST_CASE("a form asks by the expectation, and shows what is recorded") {
  Plan plan = asked_plan();
  for (Indicator& one : plan.indicators) {
    if (one.id == "lecture.attendance") one.expect = Expectation{3};
  }
  Made made(plan);
  made.record(of_period({make_day(2022, 4, 1), make_day(2022, 6, 30)}, number(41)));
  const Form form = made.form();
  const FormRow* row = row_of(form, "lecture.attendance");
  REQUIRE(row != nullptr);
  CHECK(columns_of(form).find("2022-04-01..2022-06-30 2022-07-01..2022-09-30") == 0);
  CHECK(row->cells[0].text.en == "41");
  CHECK(row->cells[1].open);
  CHECK(row->cells[1].text.empty());
  CHECK_FALSE(row->cells.back().open);  // the year of the other indicators
}

TEST_CASE("a form asks by the periods of the values where a year has several") {
  Made made(asked_plan());
  made.record(of_period({make_day(2022, 4, 1), make_day(2022, 4, 30)}, number(41)));
  // One may be all of a year: its cell would come on top of it.
  CHECK(row_of(made.form(), "lecture.attendance") == nullptr);
  made.record(of_period({make_day(2022, 5, 1), make_day(2022, 5, 31)}, number(42)));
  const Form form = made.form();
  const FormRow* row = row_of(form, "lecture.attendance");
  REQUIRE(row != nullptr);
  CHECK(iso(form.columns[1]) == "2022-05");
  CHECK(row->cells[1].text.en == "42");
}

TEST_CASE("what is recorded by days is not asked for again") {
  Made made(asked_plan());
  made.record(store::on(make_day(2022, 6, 11), "lecture.attendance", number(132)));
  made.record(store::on(make_day(2022, 10, 29), "lecture.attendance", number(58)));
  CHECK(row_of(made.form(), "lecture.attendance") == nullptr);
}

TEST_CASE("a form is known again as it was written") {
  Made made(asked_plan());
  made.record(of_period({make_day(2022, 4, 1), make_day(2022, 4, 30)}, number(41)));
  made.record(of_period({make_day(2022, 5, 1), make_day(2022, 5, 31)}, number(42)));
  const Form form = made.form();
  made.store.undo(form.identity.operation, store::operation(9, OperationKind::undo));
  made.record(of_period({make_day(2022, 6, 1), make_day(2022, 6, 30)}, number(43)));
  const std::optional<Form> again = form_written(made.store, form.identity);
  REQUIRE(again);
  CHECK(again->identity == form.identity);
  CHECK(row_of(*again, "lecture.attendance")->cells[1].text.en == "42");
  CHECK(row_of(*again, "lecture.attendance")->cells[2].text.empty());

  FormIdentity other = form.identity;
  other.operation = made.store.last_operation() + 1;
  CHECK_FALSE(form_written(made.store, other));
  other = form.identity;
  other.frame = "0";
  CHECK_FALSE(form_written(made.store, other));
  other = form.identity;
  other.owner = "nobody";
  CHECK_FALSE(form_written(made.store, other));
}

}  // namespace
}  // namespace track::app::form_test
