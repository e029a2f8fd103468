#include "kept_reader.hpp"

#include <utility>

#include "kept_sum.hpp"
#include "kept_totals.hpp"
#include "kept_weight.hpp"
#include "known_at.hpp"
#include "totals_queries.hpp"
#include "track/base/error.hpp"

namespace track::store {

KeptReader::KeptReader(const SQLite::Database& database, KnownAt known_at, std::optional<Day> as_of)
    : database_(database),
      until_(last_known_operation(known_at)),
      begun_(last_day_counted(as_of)),
      relies_on_kept_(are_totals_of_head(database)),
      highest_measurement_(single_integer(database, query::highest_measurement, "id")),
      highest_event_(single_integer(database, query::highest_event, "id")),
      totals_(database, relies_on_kept_ ? query::totals_kept : query::totals_there),
      periods_(database, relies_on_kept_ ? query::periods_kept : query::periods_there),
      holdings_(database, relies_on_kept_ ? query::holdings_kept : query::holdings_there) {}

std::vector<KeptTotal> KeptReader::totals(const std::string& indicator, FiscalYear first,
                                          FiscalYear last) {
  std::vector<KeptTotal> found;
  totals_.bind(":indicator", indicator).bind(":first", first).bind(":last", last);
  while (totals_.next()) {
    KeptTotal total;
    const bool is_kept = read([&] { return read_total(total); });
    if (is_kept ? total.measurements > 0 : add_up(indicator, total)) {
      found.push_back(std::move(total));
    }
  }
  return found;
}

std::vector<KeptPeriod> KeptReader::periods(const std::string& indicator, FiscalYear first,
                                            FiscalYear last) {
  std::vector<KeptPeriod> found;
  periods_.bind(":indicator", indicator).bind(":first", first).bind(":last", last);
  while (periods_.next()) {
    KeptPeriod period;
    std::int64_t measurements = 0;
    const bool is_kept = read([&] { return read_period(period, measurements); });
    if (period.period.first > begun_) continue;
    if (is_kept ? measurements > 0 : add_up(indicator, period)) found.push_back(period);
  }
  return found;
}

std::vector<KeptHoldings> KeptReader::holdings(const std::string& activity, FiscalYear first,
                                               FiscalYear last) {
  std::vector<KeptHoldings> found;
  holdings_.bind(":activity", activity).bind(":first", first).bind(":last", last);
  while (holdings_.next()) {
    KeptHoldings holdings;
    const bool is_kept = read([&] { return read_holdings(holdings); });
    if (!is_kept) add_up(activity, holdings);
    if (holdings.held > 0) found.push_back(holdings);
  }
  return found;
}

// What cannot be read of a kept row is no fault of the record.
template <class Read>
bool KeptReader::read(Read row) const {
  if (!relies_on_kept_) return row();
  try {
    return row();
  } catch (const Error& error) {
    if (error.kind() == ErrorKind::unusable_database) throw_totals_damaged();
    throw;
  }
}

bool KeptReader::read_total(KeptTotal& total) const {
  total.year = totals_.fiscal_year("fiscal_year");
  total.form = totals_.word<ValueForm>("form");
  if (!is_of_what_is_known(totals_) || !has_begun(totals_)) return false;
  const auto part = [&](std::string_view column) {
    return count(totals_, column, total.measurements);
  };
  total.measurements = count(totals_, "measurements", highest_measurement_);
  total.longer_than_a_day = part("longer_than_a_day");
  total.provisional = part("provisional");
  total.sized = part("sized");
  total.recorded = kept_integer(totals_, "recorded");
  total.amount = sum(totals_, "amount");
  total.numerator = sum(totals_, "numerator");
  total.denominator = sum(totals_, "denominator");
  total.weight = kept_integer(totals_, "weight");
  total.weighted =
      whole_of({kept_integer(totals_, "weighted_high"), kept_integer(totals_, "weighted_low")});
  return true;
}

bool KeptReader::read_period(KeptPeriod& period, std::int64_t& measurements) const {
  period.year = periods_.fiscal_year("fiscal_year");
  period.form = periods_.word<ValueForm>("form");
  period.period = {periods_.day("first_day"), periods_.day("last_day")};
  if (!is_of_what_is_known(periods_)) return false;
  measurements = count(periods_, "measurements", highest_measurement_);
  period.amount = sum(periods_, "amount");
  return true;
}

bool KeptReader::read_holdings(KeptHoldings& holdings) const {
  holdings.year = holdings_.fiscal_year("fiscal_year");
  if (!is_of_what_is_known(holdings_) || !has_begun(holdings_)) return false;
  holdings.held = count(holdings_, "held", highest_event_);
  holdings.recorded = kept_integer(holdings_, "recorded");
  return true;
}

// No more than there are.
std::int64_t KeptReader::count(const Statement& row, std::string_view column, std::int64_t most) {
  const std::int64_t number = kept_integer(row, column);
  if (number < 0 || number > most) throw_totals_damaged();
  return number;
}

Quantity KeptReader::sum(const Statement& row, std::string_view column) {
  return Quantity::from_units(kept_integer(row, column));
}

bool KeptReader::is_of_what_is_known(const Statement& row) const {
  return kept_integer(row, "operation") <= until_;
}

// Asked of what is kept alone.
bool KeptReader::has_begun(const Statement& row) const {
  return row.day("latest_first_day") <= begun_;
}

// Of two columns, so that it never overflows in SQLite.
Quantity KeptReader::added_up(const Statement& sums, const std::string& column) {
  return Quantity::from_units(
      put_together(sums.integer(column + "_high"), sums.integer(column + "_low")));
}

bool KeptReader::add_up(const std::string& indicator, KeptTotal& total) {
  Statement& sums = prepared(sums_of_year_, query::sums_of_year.text);
  sums.bind(":indicator", indicator).bind(":form", total.form).bind(":fiscal_year", total.year);
  sums.bind(":until", until_).bind(":begun", begun_);
  while (sums.next()) {
    total.measurements = sums.integer("measurements");
    total.longer_than_a_day = sums.integer("longer_than_a_day");
    total.provisional = sums.integer("provisional");
    total.recorded = sums.integer("recorded");
    total.amount = added_up(sums, "amount");
    total.numerator = added_up(sums, "numerator");
    total.denominator = added_up(sums, "denominator");
  }
  if (total.form == ValueForm::quantity) add_weights(indicator, total);
  return total.measurements > 0;
}

// Row by row: SQLite's products are not exact beyond 64 bits.
void KeptReader::add_weights(const std::string& indicator, KeptTotal& total) {
  Statement& sized = prepared(sized_, query::sized_quantities.text);
  sized.bind(":indicator", indicator).bind(":fiscal_year", total.year);
  sized.bind(":until", until_).bind(":begun", begun_);
  while (sized.next()) {
    const std::int64_t n = sized.integer("n");
    ++total.sized;
    const bool overflows =
        total.weight == beyond_64_bits || __builtin_add_overflow(total.weight, n, &total.weight);
    if (overflows) total.weight = beyond_64_bits;
    total.weighted += Rational(sized.integer("amount")) * n;
  }
}

bool KeptReader::add_up(const std::string& indicator, KeptPeriod& period) {
  Statement& sums = prepared(sums_of_period_, query::sums_of_period.text);
  sums.bind(":indicator", indicator).bind(":form", period.form).bind(":fiscal_year", period.year);
  sums.bind(":first_day", period.period.first).bind(":last_day", period.period.last);
  sums.bind(":until", until_);
  bool any = false;
  while (sums.next()) {
    any = sums.integer("measurements") > 0;
    period.amount = added_up(sums, "amount");
  }
  return any;
}

bool KeptReader::add_up(const std::string& activity, KeptHoldings& holdings) {
  Statement& row = prepared(holdings_of_year_, query::holdings_of_year.text);
  row.bind(":activity", activity).bind(":fiscal_year", holdings.year);
  row.bind(":until", until_).bind(":begun", begun_);
  while (row.next()) {
    holdings.held = row.integer("held");
    holdings.recorded = row.integer("recorded");
  }
  return holdings.held > 0;
}

Statement& KeptReader::prepared(std::optional<Statement>& statement, const char* query) const {
  if (!statement) statement.emplace(database_, query);
  return *statement;
}

}  // namespace track::store
