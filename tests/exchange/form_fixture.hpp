#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "exchange/reading.hpp"
#include "track/base/date.hpp"
#include "track/base/period.hpp"
#include "track/exchange/form.hpp"
#include "track/render/views.hpp"

// A form of three indicators, as it is written and filled in.
namespace track::exchange::form_test {

using render::FormFile;

constexpr FiscalYear r4{2022};

inline Indicator asked(const std::string& id, IndicatorKind kind, const std::string& unit) {
  Indicator indicator;
  indicator.id = id;
  indicator.activity = "phone";
  indicator.name = "name of " + id;
  indicator.kind = kind;
  indicator.unit = unit;
  return indicator;
}

inline Plan asking_plan() {
  Plan plan;
  plan.id = "forms";
  plan.name = "様式の計画";
  plan.first_year = {2021};
  plan.last_year = {2023};
  plan.calendar.starts = std::chrono::April / 1;
  plan.calendar.eras = EraCalendar::japanese;
  Activity phone;
  phone.id = "phone";
  phone.name = "電話相談";
  plan.activities = {phone};
  plan.indicators = {asked("phone.calls", IndicatorKind::count, "件"),
                     asked("phone.content", IndicatorKind::share, "%"),
                     asked("phone.guide", IndicatorKind::milestone, "")};
  return plan;
}

inline FormRow row_of(const Indicator& indicator, std::vector<FormCell> cells) {
  FormRow row;
  row.id = indicator.id;
  row.activity = "電話相談";
  row.name = indicator.name;
  row.unit = indicator.unit;
  row.kind = indicator.kind;
  row.cells = std::move(cells);
  return row;
}

inline FormCell open_cell(const std::string& text) {
  return {true, verbatim(text)};
}

// Of April, May and the whole year, filled in.
inline Form form_with(const std::string& april, const std::string& may, const std::string& share,
                      const std::string& stage) {
  const Plan plan = asking_plan();
  Form form;
  form.plan_name = plan.name;
  form.owner_name = "高齢者支援課";
  form.calendar = plan.calendar;
  form.columns = {{make_day(2022, 4, 1), make_day(2022, 4, 30)},
                  {make_day(2022, 5, 1), make_day(2022, 5, 31)},
                  plan.calendar.period(r4)};
  form.rows = {row_of(plan.indicators[0], {open_cell(april), open_cell(may), {}}),
               row_of(plan.indicators[1], {{}, {}, open_cell(share)}),
               row_of(plan.indicators[2], {{}, {}, open_cell(stage)})};
  form.identity = {"forms", 3, 57, "elderly", r4, {}};
  std::vector<std::string> columns;
  for (const Period& one : form.columns) columns.push_back(iso(one));
  form.identity.frame = frame_of({"phone.calls", "phone.content", "phone.guide"}, columns);
  return form;
}

inline std::string csv_form(const Form& form) {
  return render::write_form(form, FormFile::csv, {Language::ja});
}

struct Taken {
  FormReading reading;
  std::vector<Entry> entries;
  std::vector<SheetFault> faults;
  std::vector<std::string> order;  // the cells of both, as they came
};

inline Taken taken(const Workbook& workbook, FormOptions options = {3, {}}) {
  Taken all;
  all.reading = read_form(
      workbook, asking_plan(), options,
      [&all](Entry&& entry) {
        all.order.push_back(entry.cells.front());
        all.entries.push_back(std::move(entry));
      },
      [&all](const SheetFault& fault) {
        all.order.push_back("! " + fault.place);
        all.faults.push_back(fault);
      });
  return all;
}
inline Taken taken(const std::string& bytes, FormOptions options = {3, {}}) {
  return taken(workbook_of(bytes, "form.csv"), options);
}

inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t place = text.find(from);
  REQUIRE(place != std::string::npos);
  return text.replace(place, from.size(), to);
}

inline std::string first_warning(const Taken& one) {
  REQUIRE(one.reading.warnings.size() == 1);
  const FormWarning& warning = one.reading.warnings.front();
  return warning.place + ": " + warning.text.en;
}

inline std::string first_problem(const Taken& one) {
  REQUIRE_FALSE(one.faults.empty());
  return one.faults.front().place + ": " + one.faults.front().problem.en;
}

}  // namespace track::exchange::form_test
