#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "../definitions/definitions.hpp"
#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "known_at.hpp"
#include "operations.hpp"
#include "recording.hpp"
#include "rows.hpp"
#include "track/base/error.hpp"
#include "track/base/fiscal_year.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

constexpr Message<std::string, OperationId, Localized, std::string> recorded_before{
    "the same was recorded for {} by operation {} ({}, {})",
    "{} の同じ内容は、操作{}で記録済みです（{}、{}）"};
constexpr Message<std::string, std::string> stands_for_same{"{} is the same event as {}",
                                                            "{} は {} と同じ行事です"};
constexpr Message<> again_records_it{"--again records it anyway",
                                     "それでも記録する場合は --again を付けてください"};

// The same holding, whatever was measured at it. Here and below, a place left out fits any.
constexpr auto same_events = sql(R"sql(
  SELECT event.id, event.operation, operation.at, operation.actor
  FROM (SELECT * FROM event
        WHERE activity = :activity AND fiscal_year = :fiscal_year
          AND last_day = :last_day AND first_day = :first_day
          AND (place = :place OR place = '' OR :place = '')
          AND )sql",
                                 event_in_force, R"sql() AS event
    JOIN operation ON operation.id = event.operation
  ORDER BY event.id)sql");

constexpr auto values_of_event = sql(R"sql(
  SELECT indicator, form, amount, numerator, denominator, n FROM measurement
  WHERE event = :event
    AND id NOT IN (SELECT measurement FROM withdrawn WHERE subject = measurement.indicator
                   AND measurement IS NOT NULL AND )sql",
                                     withdrawn_by_then, ")");

constexpr auto events_sharing_days_of = sql(R"sql(
  SELECT id FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year
    AND last_day >= :first_day AND first_day <= :last_day AND )sql",
                                            event_in_force, " ORDER BY id");

// With :alone_only, one that was recorded without a holding.
constexpr auto same_measurement = sql(R"sql(
  SELECT measurement.operation, operation.at, operation.actor
  FROM (SELECT * FROM measurement
        WHERE indicator = :indicator AND fiscal_year = :fiscal_year AND form = :form
          AND last_day = :last_day AND first_day = :first_day
          AND (place = :place OR place = '' OR :place = '')
          AND amount IS :amount AND numerator IS :numerator
          AND denominator IS :denominator AND n IS :n
          AND (event IS NULL OR NOT :alone_only)
          AND )sql",
                                      measurement_in_force, R"sql() AS measurement
    JOIN operation ON operation.id = measurement.operation
  ORDER BY measurement.id LIMIT 1)sql");

// `earlier` stands at the row of what was recorded.
[[noreturn]] void throw_recorded_before(const SQLite::Database& database, const std::string& what,
                                        const Statement& earlier,
                                        std::vector<Localized> hints = {}) {
  hints.push_back(again_records_it());
  throw Error(ErrorKind::refused,
              recorded_before(what, earlier.integer("operation"),
                              time_text(earlier.moment("at"), read_calendar(database)),
                              earlier.text("actor")),
              std::move(hints));
}

void bind_time_and_place(Statement& statement, const RecordRequest& request) {
  statement.bind(":until", last_known_operation({}))
      .bind(":fiscal_year", request.year)
      .bind(":first_day", request.period.first)
      .bind(":last_day", request.period.last)
      .bind(":place", request.place);
}

// Whether the event's values are those of the request, in any order.
bool has_values(Statement& values, std::int64_t event, std::vector<RecordRequest::Item> items) {
  values.bind(":event", event);
  bool equal = true;
  while (values.next()) {
    const std::string indicator = values.text("indicator");
    const Value value = values.value();
    const auto item =
        std::find_if(items.begin(), items.end(), [&](const RecordRequest::Item& candidate) {
          return candidate.indicator == indicator && candidate.value == value;
        });
    if (item == items.end()) {
      equal = false;
    } else {
      items.erase(item);
    }
  }
  return equal && items.empty();
}

void refuse_repeated_event(const SQLite::Database& database, const RecordRequest& request,
                           const std::string& activity) {
  Statement event(database, same_events);
  event.bind(":activity", activity);
  bind_time_and_place(event, request);
  Statement values(database, values_of_event);
  values.bind(":until", last_known_operation({}));
  while (event.next()) {
    if (has_values(values, event.integer("id"), request.items)) {
      std::vector<Localized> hints;
      if (activity != request.activity)
        hints.push_back(stands_for_same(request.activity, activity));
      throw_recorded_before(database, activity, event, std::move(hints));
    }
  }
}

// Values of a holding may have been recorded by themselves; those of another holding are its own.
void refuse_repeated_measurements(const SQLite::Database& database, const RecordRequest& request) {
  Statement earlier(database, same_measurement);
  bind_time_and_place(earlier, request);
  earlier.bind(":alone_only", !request.activity.empty());
  for (const RecordRequest::Item& item : request.items) {
    earlier.bind(":indicator", item.indicator).bind(item.value);
    if (earlier.next()) throw_recorded_before(database, item.indicator, earlier);
  }
}

void add_measurements(const SQLite::Database& database, const RecordRequest& request,
                      const Operation& operation, RecordResult& recorded) {
  for (const RecordRequest::Item& item : request.items) {
    Measurement made = measurement_of(request, item, operation);
    made.operation = recorded.operation;
    made.event = recorded.event;
    add_measurement(database, made);
    recorded.measurements.push_back(std::move(made));
  }
}

}  // namespace

void refuse_repeat(const SQLite::Database& database, const RecordRequest& request) {
  if (!request.activity.empty()) refuse_repeated_event(database, request, request.activity);
  for (const std::string& tied : request.tied) refuse_repeated_event(database, request, tied);
  refuse_repeated_measurements(database, request);
}

Event event_of(const RecordRequest& request, const Operation& operation) {
  return {0,
          0,
          request.activity,
          request.period,
          request.year,
          request.place,
          request.note,
          operation.at,
          operation.actor};
}

Measurement measurement_of(const RecordRequest& request, const RecordRequest::Item& item,
                           const Operation& operation) {
  return {0,
          0,
          {},
          item.indicator,
          request.period,
          request.year,
          item.value,
          request.place,
          request.note,
          operation.at,
          operation.actor,
          request.provisional};
}

std::vector<Event> Store::events_sharing_days(const std::string& activity, const Period& period,
                                              FiscalYear year) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, events_sharing_days_of);
    row.bind(":activity", activity)
        .bind(":fiscal_year", year)
        .bind(":first_day", period.first)
        .bind(":last_day", period.last)
        .bind(":until", last_known_operation({}));
    std::vector<Event> events;
    while (row.next()) events.push_back(read_event(database, row.integer("id")));
    return events;
  });
}

RecordResult Store::record(const RecordRequest& request, const Operation& operation,
                           Repeat repeat) {
  return connection_->use([&](SQLite::Database& database) {
    Writing writing(database, operation);
    require_open_year(database, request.year);
    if (repeat == Repeat::refuse) refuse_repeat(database, request);
    RecordResult recorded;
    recorded.operation = writing.operation();
    if (!request.activity.empty()) {
      Event event = event_of(request, operation);
      event.operation = recorded.operation;
      add_event(database, event);
      recorded.event = event.id;
    }
    add_measurements(database, request, operation, recorded);
    writing.commit();
    return recorded;
  });
}

}  // namespace track::store
