#include <array>

#include "../sqlite/connection.hpp"
#include "known_at.hpp"
#include "track/model/plan.hpp"

namespace track::store {

namespace {

// Of what was recorded before the operation :until. Each reads a run of measurement_totals.

constexpr auto nearest_before = sql(R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day < :last_day AND operation < :until
    AND )sql",
                                    measurement_in_force, R"sql(
  ORDER BY last_day DESC, id DESC LIMIT 1)sql");

constexpr auto nearest_after = sql(R"sql(
  SELECT form, amount, numerator, denominator, n, first_day, last_day, operation FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day > :last_day AND operation < :until
    AND )sql",
                                   measurement_in_force, R"sql(
  ORDER BY last_day, id DESC LIMIT 1)sql");

// How many share days, those before :made in its own operation too, and the last recorded of them:
// of one max(), the other columns are of its row. One row always.
constexpr auto overlapping = sql(R"sql(
  SELECT count(*) AS overlaps, max(id), form, amount, numerator, denominator, n, first_day, last_day,
         operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day >= :first_day AND first_day <= :last_day
    AND (first_day <> :first_day OR last_day <> :last_day)
    AND (operation < :until OR (operation = :until AND id < :made))
    AND )sql",
                                 measurement_in_force);

// The greatest, or with :sign -1 the least, of one period (:first_day) or, with NULL, of single
// days that end from :from to :to: of one max(), the other columns are of its row. One row always;
// figure is NULL where there is none. It orders fractions only as well as a double can.
constexpr auto extreme = sql(R"sql(
  SELECT max(:sign * CASE form WHEN 'fraction' THEN 1.0 * numerator / denominator ELSE amount END)
           AS figure,
         form, amount, numerator, denominator, n, first_day, last_day, operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day BETWEEN :from AND :to AND first_day = coalesce(:first_day, last_day)
    AND operation < :until
    AND )sql",
                             measurement_in_force);

// Of what lies within a period. One row always.
constexpr auto sum_within = sql(R"sql(
  SELECT count(*) AS measurements, sum(amount) AS amount, max(operation) AS operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND last_day BETWEEN :first_day AND :last_day AND first_day >= :first_day
    AND operation < :until
    AND )sql",
                                measurement_in_force);

// The greatest, or with :sign -1 the least, of the values whose period has from :shortest to
// :longest days. One row always; figure is NULL where there is none.
constexpr auto extreme_of_length = sql(R"sql(
  SELECT max(:sign * CASE form WHEN 'fraction' THEN 1.0 * numerator / denominator ELSE amount END)
           AS figure,
         form, amount, numerator, denominator, n, first_day, last_day, operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form AND fiscal_year = :fiscal_year
    AND julianday(last_day) - julianday(first_day) + 1 BETWEEN :shortest AND :longest
    AND operation < :until
    AND )sql",
                                       measurement_in_force);

// How many values were recorded in the year and the three before, how many of them have decimals,
// and the last recorded. One row always.
constexpr auto decimals_before = sql(R"sql(
  SELECT count(*) AS recorded, sum(amount % :units_per_one <> 0) AS with_decimals, max(id),
         form, amount, numerator, denominator, n, first_day, last_day, operation
  FROM measurement
  WHERE indicator = :indicator AND form = :form
    AND fiscal_year BETWEEN :fiscal_year - 3 AND :fiscal_year AND operation < :until
    AND )sql",
                                     measurement_in_force);

constexpr const char* measurements_of_indicator = R"sql(
  SELECT count(*) AS measurements FROM measurement WHERE indicator = :indicator)sql";

// The forms that have a figure.
constexpr std::array comparable_forms{ValueForm::quantity, ValueForm::fraction,
                                      ValueForm::percentage};

// What `extreme` gives.
constexpr int least = -1;
constexpr int greatest = 1;

ReferenceValue reference_value(const Statement& row) {
  return {row.value(), {row.day("first_day"), row.day("last_day")}, row.integer("operation")};
}

class ReferenceReader {
 public:
  ReferenceReader(const SQLite::Database& database, const Plan& plan, const Indicator& indicator,
                  const Measurement& made)
      : database_(database),
        calendar_(plan.calendar_of(indicator)),
        indicator_(indicator),
        made_(made),
        extreme_(database, extreme) {}

  std::optional<ReferenceValue> nearest(const char* query) const {
    Statement row = statement(query, made_.value.form, made_.year);
    row.bind(":last_day", made_.period.last);
    if (!row.next()) return std::nullopt;
    return reference_value(row);
  }

  void add_overlaps(ReferenceValues& reference_values) const {
    Statement row = statement(overlapping.text, made_.value.form, made_.year);
    row.bind(":first_day", made_.period.first)
        .bind(":last_day", made_.period.last)
        .bind(":made", made_.id);
    row.next();
    reference_values.overlaps = row.integer("overlaps");
    if (reference_values.overlaps > 0) reference_values.overlap = reference_value(row);
  }

  // Of periods that differ in length by no more than months do.
  std::vector<ReferenceValue> same_year() const {
    const std::int64_t days = (made_.period.last - made_.period.first).count() + 1;
    std::vector<ReferenceValue> found;
    for (const int sign : {least, greatest}) {
      Statement row = statement(extreme_of_length.text, made_.value.form, made_.year);
      row.bind(":shortest", days - days / 5).bind(":longest", days + days / 4).bind(":sign", sign);
      row.next();
      if (!row.is_null("figure")) found.push_back(reference_value(row));
    }
    return found;
  }

  void add_decimals(ReferenceValues& reference_values) const {
    Statement row = statement(decimals_before.text, made_.value.form, made_.year);
    row.bind(":units_per_one", Quantity::units_per_one);
    row.next();
    reference_values.values_before = row.integer("recorded");
    const bool whole = reference_values.values_before > 0 && row.integer("with_decimals") == 0;
    if (whole) reference_values.whole_before = reference_value(row);
  }

  std::vector<ReferenceValue> earlier_years() {
    std::vector<ReferenceValue> found;
    for (int years = 1; is_compared(years); ++years) {
      if (made_.period.is_day()) {
        add_single_days(years, years_before(month_of(made_.period.first), years), found);
      } else {
        add_period(years, found);
      }
    }
    // Running totals grow through the year: those of other months say nothing.
    if (!found.empty() || !made_.period.is_day() || indicator_.traits().year_to_date) {
      return found;
    }
    for (int years = 1; is_compared(years); ++years) {
      add_single_days(years, calendar_.period(year_before(years)), found);
    }
    return found;
  }

 private:
  Statement statement(const char* query, ValueForm form, FiscalYear year) const {
    Statement result(database_, query);
    bind(result, form, year);
    return result;
  }
  Statement& bind(Statement& statement, ValueForm form, FiscalYear year) const {
    return statement.bind(":indicator", indicator_.id)
        .bind(":form", to_stored(form))
        .bind(":fiscal_year", year)
        .bind(":until", made_.operation);
  }

  FiscalYear year_before(int years) const { return {made_.year.number - years}; }
  bool is_compared(int years) const {
    return years <= years_compared &&
           break_between(indicator_, year_before(years), made_.year) == nullptr;
  }

  void add_single_days(int years, const Period& within, std::vector<ReferenceValue>& found) {
    add_extremes(years, within, std::nullopt, found);
  }

  // A count's total of the period or, where there is none, what its parts sum to.
  void add_period(int years, std::vector<ReferenceValue>& found) {
    const Period period = years_before(made_.period, years);
    const std::size_t known = found.size();
    add_extremes(years, {period.last, period.last}, period.first, found);
    if (found.size() > known || !indicator_.traits().sums()) return;
    Statement row = statement(sum_within.text, ValueForm::quantity, year_before(years));
    row.bind(":first_day", period.first).bind(":last_day", period.last);
    row.next();
    const std::int64_t parts = row.integer("measurements");
    if (parts == 0) return;
    const Value sum{ValueForm::quantity, row.quantity("amount"), {}, {}, {}};
    found.push_back({sum, period, row.integer("operation"), parts});
  }

  void add_extremes(int years, const Period& ending_within, std::optional<Day> first_day,
                    std::vector<ReferenceValue>& found) {
    extreme_.bind(":from", ending_within.first)
        .bind(":to", ending_within.last)
        .bind(":first_day", first_day);
    for (const ValueForm form : comparable_forms) {
      bind(extreme_, form, year_before(years));
      for (const int sign : {least, greatest}) {
        extreme_.bind(":sign", sign);
        while (extreme_.next()) {
          if (!extreme_.is_null("figure")) found.push_back(reference_value(extreme_));
        }
      }
    }
  }

  const SQLite::Database& database_;
  const FiscalCalendar calendar_;
  const Indicator& indicator_;
  const Measurement& made_;
  Statement extreme_;  // asked several times
};

}  // namespace

ReferenceValues Store::reference_values(const Plan& plan, const Measurement& made) const {
  return connection_->use([&](SQLite::Database& database) -> ReferenceValues {
    const Indicator* indicator = find_indicator(plan, made.indicator);
    if (indicator == nullptr || !figure_of(*indicator, made.value)) return {};
    ReferenceReader reader(database, plan, *indicator, made);
    ReferenceValues reference_values;
    const KindTraits& kind = indicator->traits();
    if (kind.year_to_date) {
      reference_values.before = reader.nearest(nearest_before.text);
      reference_values.after = reader.nearest(nearest_after.text);
    }
    if (kind.adds_up(made.value.form)) reader.add_overlaps(reference_values);
    if (kind.years_check != YearsCheck::none) {
      reference_values.earlier_years = reader.earlier_years();
    }
    const bool compared_within_year = kind.years_check == YearsCheck::ratio && !kind.year_to_date;
    if (compared_within_year && reference_values.earlier_years.empty()) {
      reference_values.same_year = reader.same_year();
    }
    if (made.value.form == ValueForm::quantity && !made.value.amount.is_whole()) {
      reader.add_decimals(reference_values);
    }
    return reference_values;
  });
}

std::int64_t Store::count_of(const std::string& indicator) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, measurements_of_indicator);
    row.bind(":indicator", indicator).next();
    return row.integer("measurements");
  });
}

}  // namespace track::store
