#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "../sqlite/statement.hpp"
#include "track/base/date.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/period.hpp"
#include "track/base/rational.hpp"
#include "track/model/record.hpp"
#include "track/store/store.hpp"

namespace track::store {

// The measurements of an indicator, year and form, added up. There is at least one. Sums may be
// beyond what fits, of whatever kind the indicator is (kept_sum.hpp).
struct KeptTotal {
  FiscalYear year;
  ValueForm form = ValueForm::quantity;
  std::int64_t measurements = 0;
  std::int64_t longer_than_a_day = 0;
  std::int64_t provisional = 0;
  OperationId recorded = 0;  // the last that stored one of them
  Quantity amount;
  Quantity numerator;
  Quantity denominator;
  std::int64_t sized = 0;   // quantities with n
  std::int64_t weight = 0;  // Σ n
  Rational weighted;        // Σ amount × n, in units of the amount
};

// The measurements of a period and form, likewise.
struct KeptPeriod {
  FiscalYear year;
  ValueForm form = ValueForm::quantity;
  Period period{};
  Quantity amount;
};

// The holdings of an activity and year, likewise.
struct KeptHoldings {
  FiscalYear year;
  std::int64_t held = 0;
  OperationId recorded = 0;
};

// Reads totals as known at an operation and as of a day: those kept where they are of that, the
// rows of a year or period added up where they are not. Belongs to one moment of the database. Each
// throws Error (unusable_database) where what is kept cannot be the total of any rows.
class KeptReader {
 public:
  KeptReader(const SQLite::Database& database, KnownAt known_at, std::optional<Day> as_of);

  // In any order.
  std::vector<KeptTotal> totals(const std::string& indicator, FiscalYear first, FiscalYear last);
  // By year, then by period.
  std::vector<KeptPeriod> periods(const std::string& indicator, FiscalYear first, FiscalYear last);
  std::vector<KeptHoldings> holdings(const std::string& activity, FiscalYear first,
                                     FiscalYear last);

 private:
  // What these read of a row serves, or its rows are to be added up.
  template <class Read>
  bool read(Read row) const;
  bool read_total(KeptTotal& total) const;
  bool read_period(KeptPeriod& period, std::int64_t& measurements) const;
  bool read_holdings(KeptHoldings& holdings) const;
  static std::int64_t count(const Statement& row, std::string_view column, std::int64_t most);
  static Quantity sum(const Statement& row, std::string_view column);
  static Quantity added_up(const Statement& sums, const std::string& column);
  bool is_of_what_is_known(const Statement& row) const;
  bool has_begun(const Statement& row) const;
  bool add_up(const std::string& indicator, KeptTotal& total);
  void add_weights(const std::string& indicator, KeptTotal& total);
  bool add_up(const std::string& indicator, KeptPeriod& period);
  bool add_up(const std::string& activity, KeptHoldings& holdings);
  Statement& prepared(std::optional<Statement>& statement, const char* query) const;

  const SQLite::Database& database_;
  std::int64_t until_;
  Day begun_;
  bool relies_on_kept_;
  std::int64_t highest_measurement_;  // numbers of rows
  std::int64_t highest_event_;
  Statement totals_;
  Statement periods_;
  Statement holdings_;
  std::optional<Statement> sums_of_year_;
  std::optional<Statement> sized_;
  std::optional<Statement> sums_of_period_;
  std::optional<Statement> holdings_of_year_;
};

}  // namespace track::store
