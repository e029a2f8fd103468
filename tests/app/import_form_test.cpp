#include <catch2/catch.hpp>

#include "exchange/reading.hpp"
#include "store/store_fixture.hpp"
#include "support/temporary_folder.hpp"
#include "track/app/form.hpp"
#include "track/app/import.hpp"
#include "track/render/format.hpp"
#include "track/render/views.hpp"

namespace track::app::import_form_test {
namespace {

using store::number;

const Period april{make_day(2022, 4, 1), make_day(2022, 4, 30)};
const Period may{make_day(2022, 5, 1), make_day(2022, 5, 31)};

// A form of a record with two months, as CSV.
class Returned {
 public:
  Returned() : plan_(asked_plan()), store_(store::store_with(folder_.path() / "t.db", plan_)) {
    for (const auto& [period, value] : {std::pair(april, 41), std::pair(may, 42)}) {
      RecordRequest request = store::on(period.first, "lecture.attendance", number(value));
      request.period = period;
      store_.record(request, store::operation(++minute_), store::Store::Repeat::allow);
    }
    const KnownPlan known{plan_, 1, make_day(2023, 3, 1), {}};
    text_ = render::write_form(form_of(store_, known, "office", {2022}), render::FormFile::csv, {});
  }

  void amend_april(int value) {
    Amendment amendment;
    amendment.of = store_.last_operation() - 1;
    amendment.items = {{"lecture.attendance", number(value)}};
    store_.amend(amendment, store::operation(++minute_, OperationKind::amend));
  }

  void change(const std::string& from, const std::string& to) {
    const std::size_t place = text_.find(from);
    REQUIRE(place != std::string::npos);
    text_.replace(place, from.size(), to);
  }

  const Plan& plan() const { return plan_; }

  render::ImportAnswer import(Day today = make_day(2022, 6, 13)) {
    std::vector<exchange::Workbook> workbooks;
    workbooks.push_back(exchange::workbook_of(text_, "form.csv"));
    ImportReading reading;
    reading.options.today = today;
    return import_workbooks(workbooks, reading, plan_, store_, {},
                            store::operation(++minute_, OperationKind::import))
        .answer;
  }

 private:
  static Plan asked_plan() {
    Plan plan = store::small_plan();
    for (Activity& one : plan.activities) {
      if (one.id == "lecture") one.owners = {"office"};
    }
    plan.owners = {{"office", "担当課", {}}};
    return plan;
  }

  TemporaryFolder folder_;
  Plan plan_;
  store::Store store_;
  int minute_ = 1;
  std::string text_;
};

TEST_CASE("a cell that was not touched does not undo what was amended since") {
  Returned form;
  form.amend_april(45);
  form.change(",41,42,,", ",41,43,,");
  // May was changed against what is recorded; April is as it was written.
  const std::string problem = exchange::error_of([&] { form.import(); });
  CHECK(problem.find("2022-05") != std::string::npos);
  CHECK(problem.find("2022-04") == std::string::npos);
  form.change(",41,43,,", ",41,42,,");
  const render::ImportAnswer answer = form.import();
  CHECK(answer.unchanged == 2);
  CHECK_FALSE(answer.operation);
  CHECK(answer.files.front().warnings.empty());
}

TEST_CASE("a cell that was changed is a conflict with what was amended since") {
  Returned form;
  form.amend_april(45);
  form.change(",41,42,,", ",46,42,,");
  CHECK(exchange::error_of([&] { form.import(); }).find("2022-04") != std::string::npos);
}

TEST_CASE("cells left blank are told by whether their period is over") {
  Returned form;
  form.change(",41,42,,", ",41,,,");
  const render::ImportAnswer answer = form.import();
  CHECK(answer.files.front().warnings.size() == 1);  // the value of May was deleted
  // Those of June to March, and the years of what is asked for besides, lie ahead.
  for (const auto& one : answer.files.front().blanks) {
    CHECK(one.ahead == (one.period.last > make_day(2022, 6, 13)));
  }
  const std::string text =
      render::write(render::document_of(form.plan(), answer), render::Format::table, {});
  CHECK(text.find("left blank") == std::string::npos);
  CHECK(text.find("blank, of periods not over yet: ") != std::string::npos);
  const std::string later =
      render::write(render::document_of(form.plan(), form.import(make_day(2022, 8, 13))),
                    render::Format::table, {});
  CHECK(later.find("left blank (2)") != std::string::npos);
}

TEST_CASE("a form of a state that the record does not have is told") {
  Returned form;
  form.change("operation=3", "operation=300");
  CHECK(form.import().files.front().warnings.size() == 1);
}

}  // namespace
}  // namespace track::app::import_form_test
