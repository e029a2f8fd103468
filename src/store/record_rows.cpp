#include "record_rows.hpp"

#include "closings.hpp"
#include "correction_queries.hpp"
#include "definition_reader.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"

namespace track::store {

namespace {

constexpr Message<Localized, std::string, OperationId> year_is_closed{
    "{} was closed on {} by operation {}", "{}は{}に操作 {} で締められています"};
constexpr Message<std::string> reopen_first{
    "to change it all the same: track reopen {} --reason …",
    "変更する場合は、先に年度を開いてください：track reopen "
    "{} --reason …"};

Statement withdrawal(const SQLite::Database& database, OperationId operation,
                     const std::string& subject) {
  Statement insert(database, query::insert_withdrawal);
  insert.bind(":operation", operation).bind(":subject", subject);
  return insert;
}

// Fails where a sum of the measurement's year does not fit.
void add_up(const SQLite::Database& database, const char* sums, const Measurement& measurement) {
  Statement(database, sums)
      .bind(":fiscal_year", measurement.year)
      .bind(":indicator", measurement.indicator)
      .bind(":form", to_stored(measurement.value.form))
      .next();
}

}  // namespace

void add_event(const SQLite::Database& database, Event& event) {
  Statement(database, query::insert_event)
      .bind(":operation", event.operation)
      .bind(":activity", event.activity)
      .bind(":first_day", event.period.first)
      .bind(":last_day", event.period.last)
      .bind(":fiscal_year", event.year)
      .bind(":place", event.place)
      .bind(":note", event.note)
      .run();
  event.id = database.getLastInsertRowid();
}

void add_measurement(const SQLite::Database& database, Measurement& measurement) {
  Statement(database, query::insert_measurement)
      .bind(":operation", measurement.operation)
      .bind(":event", measurement.event)
      .bind(":indicator", measurement.indicator)
      .bind(":first_day", measurement.period.first)
      .bind(":last_day", measurement.period.last)
      .bind(":fiscal_year", measurement.year)
      .bind(":place", measurement.place)
      .bind(":note", measurement.note)
      .bind(":provisional", measurement.provisional)
      .bind(":amends", measurement.amends)
      .bind(measurement.value)
      .run();
  measurement.id = database.getLastInsertRowid();
}

void withdraw(const SQLite::Database& database, const Event& event, OperationId operation) {
  withdrawal(database, operation, event.activity).bind(":event", event.id).run();
}

void withdraw(const SQLite::Database& database, const Measurement& measurement,
              OperationId operation) {
  withdrawal(database, operation, measurement.indicator).bind(":measurement", measurement.id).run();
}

void withdraw_revision(const SQLite::Database& database, int revision, OperationId operation) {
  withdrawal(database, operation, {}).bind(":revision", revision).run();
}

void require_total_that_fits(const SQLite::Database& database, const Measurement& measurement) {
  const Value& value = measurement.value;
  const bool in_parts = value.form == ValueForm::fraction;
  add_up(database, in_parts ? query::sums_of_parts : query::sum_of_amounts, measurement);
  if (value.n) add_up(database, query::sum_of_sizes, measurement);
}

void require_open_year(const SQLite::Database& database, FiscalYear year) {
  const std::optional<Closing> closing = find_closing(database, year, {});
  if (!closing) return;
  const FiscalCalendar calendar = read_calendar(database);
  throw Error(ErrorKind::refused,
              year_is_closed(calendar.label(year), iso(closing->as_of), closing->operation),
              {reopen_first(calendar.short_label(year))});
}

}  // namespace track::store
