#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "track/exchange/form.hpp"

namespace track::exchange {

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
