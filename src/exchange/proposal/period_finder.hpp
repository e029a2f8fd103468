#pragma once

#include <optional>
#include <string>
#include <vector>

#include "mapping/layout.hpp"
#include "mapping/sheet_period.hpp"
#include "sample.hpp"
#include "track/base/localized.hpp"

namespace track::exchange {

// Where the periods of a table seem to stand.
struct PeriodGuess {
  std::string written;  // of the template
  Every every = Every::as_written;
  std::vector<std::size_t> columns{};  // in which they stand
  std::vector<std::size_t> values{};   // the columns of months, blank ones too, where it knows them
  bool from_heading = false;
  std::size_t part = 0;             // of the heading, 0: the whole
  std::vector<std::string> skip{};  // labels of rows that have none
  std::string fiscal{};             // what to write instead for years that are fiscal
  Localized doubt{};                // what to look at
};

// Looks for a column of periods, headings that are, a cell above the table, the name of the sheet.
class PeriodFinder {
 public:
  PeriodFinder(const Plan& plan, Day today, const Sample& sample, const Shape& shape,
               const Layout& layout);

  // `separator` cuts the headings.
  std::optional<PeriodGuess> find(const std::string& sheet_name, const std::string& separator);

 private:
  struct Tried {
    std::size_t all = 0;
    std::size_t read = 0;
    void count(bool was_read) {
      ++all;
      if (was_read) ++read;
    }
    bool mostly() const { return all > 0 && read * 100 >= all * 85; }
  };
  // How the cells of a column read, in each way.
  struct ColumnReading {
    Tried written;
    Tried months;
    Tried years;
    Tried with_year;  // with a year in front
    std::vector<std::string> unread;
    bool all_first = true;  // of a month
    bool all_new_year = true;
    bool no_day_shown = true;
  };

  std::optional<ColumnReading> read_column(std::size_t column);
  Tried read_headings(std::size_t part, const std::string& separator);
  void look_at_days(const ColumnReading& reading, std::size_t column, PeriodGuess& guess) const;
  bool reads(const std::string& text, Every every);
  std::optional<PeriodGuess> in_column(std::size_t column);
  std::optional<PeriodGuess> in_headings(const std::string& separator);
  std::optional<PeriodGuess> in_title();
  std::vector<std::size_t> month_columns() const;
  // Months without a year, as headings or name of the sheet; the year stands in a title.
  std::optional<PeriodGuess> in_months(const std::string& sheet_name);
  // "$A$1", "sheet", or nothing.
  std::string place_of_fiscal_year(const std::string& sheet_name);
  bool is_year_column(std::size_t column) const;
  // A column of years for months or days that have none.
  std::optional<PeriodGuess> with_years(std::size_t column);
  std::string reference(std::size_t column) const;

  MappingOptions options_;
  SheetPeriods periods_;
  const Sample& sample_;
  const Shape& shape_;
  const Layout& layout_;
};

// "4月", "Apr".
bool is_month_name(const std::string& text);

// "受付日", or "$A" where the heading is blank or stands twice.
std::string reference_to(const Layout& layout, std::size_t column);

}  // namespace track::exchange
