#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "track/base/error.hpp"
#include "track/exchange/form.hpp"
#include "track/exchange/workbook.hpp"
#include "track/model/plan.hpp"
#include "track/model/value.hpp"

namespace track::exchange {

// Something was written into it.
bool is_filled(const Cell& cell);
// Nothing is asked for there.
bool is_closed(const Cell& cell);

// What people write into a form: 132, １３２, "132 人", 84/102, 68.6 % as a text or as a number
// that is shown so, 秘匿. Rejected: what read_value() rejects, days (which a program made of 3/4),
// error values, formulas that were never computed.
Parsed<Value> form_value(const Cell& cell, const Indicator& indicator);

// A cell of a period, as a form asks for it.
struct AskedCell {
  const Indicator& indicator;
  Period period;
  const std::optional<FormCell>& written;  // nothing: not known
  std::string place;
};

// What the cells of a row say.
struct FilledRow {
  struct Deleted {
    Period period;
    Localized text;  // recorded when the form was written
    std::string place;
  };
  std::vector<std::variant<Entry, SheetFault>> told;  // in the order of the cells; entries without
                                                      // their year
  std::int64_t untouched = 0;                         // values that stood there already
  std::vector<FormBlank> blanks;
  std::vector<Deleted> deleted;

  // The last; nullptr where there is none.
  Entry* last_entry();
  bool is_empty() const { return told.empty() && untouched == 0 && deleted.empty(); }
};

void read_cell(const Cell& cell, const AskedCell& asked, FilledRow& filled);

// Tells them in one sentence.
FormWarning deleted_values(const FilledRow& filled, const Indicator& indicator,
                           const FiscalCalendar& calendar);

}  // namespace track::exchange
