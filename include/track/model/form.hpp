#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "track/base/fiscal_year.hpp"
#include "track/base/localized.hpp"
#include "track/base/period.hpp"
#include "track/model/indicator_kind.hpp"
#include "track/model/plan.hpp"
#include "track/model/record.hpp"

// Forms that departments fill in: a row an indicator or part, a column a period. How one is written
// and read again must agree, and neither room knows the other: what they agree on stands here.
namespace track {

// Which form it is; written into its first cell, and onto a sheet of its own.
struct FormIdentity {
  std::string plan;
  int revision = 0;           // of the definitions it was made of
  OperationId operation = 0;  // the last one known then
  std::string owner;          // whom it asks
  FiscalYear year;
  std::string frame;  // digest of the ids of its rows and columns: see frame_of()

  bool operator==(const FormIdentity&) const = default;
};

// "track form: plan=nerima revision=3 …", and back; nothing for any other text.
std::string text_of(const FormIdentity& identity);
std::optional<FormIdentity> read_form_identity(std::string_view text);
// Whether a text begins as text_of() does.
bool begins_form(std::string_view text);

std::string frame_of(const std::vector<std::string>& rows, const std::vector<std::string>& columns);

// A cell to fill.
struct FormCell {
  bool open = false;  // else nothing is asked for there
  Localized text{};   // what is recorded already, as it is typed; empty: nothing
};

struct FormRow {
  std::string id;  // of the indicator or the part
  std::string activity;
  std::string name;
  std::string part;  // empty for a whole
  std::string unit;
  IndicatorKind kind = IndicatorKind::count;
  Localized last;               // last year's value
  Localized target;             // this year's
  std::vector<FormCell> cells;  // as many as the form has columns
};

// What a form says of an indicator or part in its first columns.
FormRow form_row(const Plan& plan, const Indicator& indicator);

struct Form {
  FormIdentity identity;
  std::string plan_name;
  std::string owner_name;
  FiscalCalendar calendar;
  std::vector<Period> columns;  // in order
  std::vector<FormRow> rows;
};

// The columns of a form by their keys, which stand in a hidden row above the headings: these, the
// periods as iso(), "note".
namespace form_key {
constexpr std::string_view id = "id";
constexpr std::string_view activity = "activity";
constexpr std::string_view name = "name";
constexpr std::string_view part = "part";
constexpr std::string_view unit = "unit";
constexpr std::string_view last = "last";
constexpr std::string_view target = "target";
constexpr std::string_view note = "note";
}  // namespace form_key

// Of any key; empty for one that no form has. A month of the fiscal year is "4月".
Localized form_heading(std::string_view key, const FiscalCalendar& calendar, FiscalYear year);
// The period of a key; nothing for another column's.
std::optional<Period> form_period(std::string_view key);
Localized form_title(const FiscalCalendar& calendar, FiscalYear year);
// What stands where nothing is asked for.
constexpr std::string_view form_closed = "／";

// The periods in which a value of an indicator is asked for in a year: those of its expectation.
// `months`: of a period, 1 to 12.
std::vector<Period> form_periods(const FiscalCalendar& calendar, FiscalYear year, int months);

}  // namespace track
