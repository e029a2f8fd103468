#include "rows.hpp"

#include <fmt/format.h>

#include <map>
#include <string>

#include "../sqlite/connection.hpp"
#include "evaluations.hpp"
#include "known_at.hpp"
#include "operations.hpp"

namespace track::store {

namespace {

// `withdrawn` is the operation that took the row out of force, as known at :until.
constexpr auto joined_measurements = sql(R"sql(
         , measurement.id, operation.at, operation.actor, operation.reason,
         withdrawn.since AS withdrawn
  FROM measurement JOIN operation ON operation.id = measurement.operation
    LEFT JOIN withdrawn ON withdrawn.measurement = measurement.id AND )sql",
                                         withdrawn_by_then);
constexpr auto joined_events = sql(R"sql(
         , event.id, operation.at, operation.actor, withdrawn.since AS withdrawn
  FROM event JOIN operation ON operation.id = event.operation
    LEFT JOIN withdrawn ON withdrawn.event = event.id AND )sql",
                                   withdrawn_by_then);

std::string parameter_of(std::size_t number) {
  return fmt::format(":indicator{}", number);
}

constexpr const char* of_indicator = R"sql(
  WHERE indicator = :indicator AND measurement.operation <= :listed
  ORDER BY first_day, last_day, measurement.id)sql";
// In place of :indicator, as many as there are: sorted together, beyond some memory in a file.
std::string of_indicators(std::size_t count) {
  std::string names;
  for (std::size_t i = 0; i < count; ++i) names += (i == 0 ? "" : ", ") + parameter_of(i);
  return " WHERE indicator IN (" + names +
         ") AND measurement.operation <= :listed ORDER BY first_day, last_day, measurement.id";
}
constexpr const char* once_withdrawn = R"sql(
  WHERE measurement.id IN (SELECT measurement FROM withdrawal
                           WHERE subject = :indicator AND measurement IS NOT NULL)
    AND measurement.operation <= :listed)sql";
// Every form is named, so that the index on what totals are made of leads to the rows.
constexpr const char* of_period = R"sql(
  WHERE indicator = :indicator
    AND form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                 'suppressed')
    AND fiscal_year = :fiscal_year AND last_day = :last_day AND first_day = :first_day
  ORDER BY measurement.id)sql";
constexpr const char* of_activity = R"sql(
  WHERE activity = :activity AND event.operation <= :listed
  ORDER BY first_day, last_day, event.id)sql";

constexpr const char* insert_withdrawal = R"sql(
  INSERT INTO withdrawal (operation, measurement, event, revision, subject)
  VALUES (:operation, :measurement, :event, :revision, :subject))sql";

constexpr const char* insert_source = R"sql(
  INSERT INTO source_file (operation, role, name, digest)
  VALUES (:operation, :role, :name, :digest))sql";
constexpr const char* sources_of_operation = R"sql(
  SELECT role, name, digest FROM source_file WHERE operation = :operation ORDER BY id)sql";

constexpr const char* revision_of_operation = R"sql(
  SELECT number FROM revision WHERE operation = :operation)sql";

constexpr const char* counts_of_operation = R"sql(
  SELECT (SELECT count(*) FROM event WHERE operation = :operation) AS events,
         (SELECT count(*) FROM measurement WHERE operation = :operation) AS measurements)sql";

constexpr const char* count_of_measurements = R"sql(
  SELECT indicator AS subject, count(*) AS rows_there FROM measurement GROUP BY indicator)sql";

constexpr const char* count_of_events = R"sql(
  SELECT activity AS subject, count(*) AS rows_there FROM event GROUP BY activity)sql";

void read_joined(const Statement& row, Measurement& measurement) {
  measurement.reason = row.text("reason");
}
void read_joined(const Statement&, Event&) {}

// A query of rows, with the condition and the order behind it.
template <class Item>
class Rows {
 public:
  Rows(const SQLite::Database& database, const char* condition, KnownAt known_at = {})
      : row_(database, query(condition).c_str()) {
    row_.bind(":until", last_known_operation(known_at));
  }

  template <class T>
  Rows& bind(const char* name, const T& value) {
    row_.bind(name, value);
    return *this;
  }

  std::vector<Item> read() {
    std::vector<Item> items;
    while (row_.next()) items.push_back(item());
    return items;
  }

  template <class Take>
  void each(const Take& take) {
    while (row_.next()) take(item());
  }

 private:
  Item item() const {
    Item item;
    read_columns(row_, item);
    item.id = row_.integer("id");
    item.recorded_at = row_.moment("at");
    item.actor = row_.text("actor");
    item.withdrawn = row_.optional_integer("withdrawn");
    read_joined(row_, item);
    return item;
  }

  static std::string query(const char* condition) {
    const bool measured = std::is_same_v<Item, Measurement>;
    return "SELECT " + column_names<Item>().list(measured ? "measurement." : "event.") +
           (measured ? joined_measurements.text : joined_events.text) + condition;
  }

  Statement row_;
};

OperationId last_listed(KnownAt known_at, Store::Later later) {
  return last_known_operation(later == Store::Later::listed ? KnownAt{} : known_at);
}

template <class Item>
void add(const SQLite::Database& database, const char* table, Item& item) {
  Statement insert(database, insert_into<Item>(table).c_str());
  bind_columns(insert, item);
  insert.run();
  item.id = database.getLastInsertRowid();
}

std::optional<int> read_revision_of(const SQLite::Database& database, OperationId operation) {
  Statement revision(database, revision_of_operation);
  revision.bind(":operation", operation);
  std::optional<int> number;
  while (revision.next()) number = revision.number("number");
  return number;
}

std::map<std::string, std::int64_t> read_counts(const SQLite::Database& database,
                                                const char* query) {
  Statement row(database, query);
  std::map<std::string, std::int64_t> counts;
  while (row.next()) counts.emplace(row.text("subject"), row.integer("rows_there"));
  return counts;
}

}  // namespace

Measurement read_measurement(const SQLite::Database& database, std::int64_t id, KnownAt known_at) {
  return Rows<Measurement>(database, " WHERE measurement.id = :id", known_at)
      .bind(":id", id)
      .read()
      .at(0);
}

Event read_event(const SQLite::Database& database, std::int64_t id, KnownAt known_at) {
  return Rows<Event>(database, " WHERE event.id = :id", known_at).bind(":id", id).read().at(0);
}

std::vector<Measurement> read_measurements_of(const SQLite::Database& database,
                                              std::int64_t event) {
  return Rows<Measurement>(database, " WHERE measurement.event = :event ORDER BY measurement.id")
      .bind(":event", event)
      .read();
}

std::vector<Measurement> read_like(const SQLite::Database& database, const Measurement& one) {
  std::vector<Measurement> found =
      Rows<Measurement>(database,
                        " WHERE measurement.indicator = :indicator AND fiscal_year = :fiscal_year "
                        "AND first_day = :first_day AND last_day = :last_day AND place = :place "
                        "AND event IS NULL ORDER BY measurement.id")
          .bind(":indicator", one.indicator)
          .bind(":fiscal_year", one.year)
          .bind(":first_day", one.period.first)
          .bind(":last_day", one.period.last)
          .bind(":place", one.place)
          .read();
  std::erase_if(found, [](const Measurement& other) { return other.withdrawn.has_value(); });
  return found;
}

RecordRows read_rows_of(const SQLite::Database& database, OperationId operation) {
  RecordRows rows;
  rows.events = Rows<Event>(database, " WHERE operation.id = :operation ORDER BY event.id")
                    .bind(":operation", operation)
                    .read();
  rows.measurements =
      Rows<Measurement>(database, " WHERE operation.id = :operation ORDER BY measurement.id")
          .bind(":operation", operation)
          .read();
  rows.revision = read_revision_of(database, operation);
  rows.evaluations = read_evaluations_of(database, operation).added;
  return rows;
}

void add_event(const SQLite::Database& database, Event& event) {
  add(database, "event", event);
}

void add_measurement(const SQLite::Database& database, Measurement& measurement) {
  add(database, "measurement", measurement);
}

void add_source(const SQLite::Database& database, const SourceFile& file, OperationId operation) {
  Statement(database, insert_source)
      .bind(":operation", operation)
      .bind(":role", file.role)
      .bind(":name", file.name)
      .bind(":digest", file.digest)
      .run();
}

std::vector<SourceFile> read_sources(const SQLite::Database& database, OperationId operation) {
  std::vector<SourceFile> files;
  Statement row(database, sources_of_operation);
  row.bind(":operation", operation);
  while (row.next()) {
    files.push_back({row.word<SourceRole>("role"), row.text("name"), row.text("digest")});
  }
  return files;
}

void withdraw(const SQLite::Database& database, const RecordRows& rows, OperationId operation) {
  const auto insert = [&] {
    Statement withdrawal(database, insert_withdrawal);
    withdrawal.bind(":operation", operation);
    return withdrawal;
  };
  Statement of_event = insert();
  for (const Event& one : rows.events) {
    of_event.bind(":subject", one.activity).bind(":event", one.id).run();
  }
  Statement of_measurement = insert();
  for (const Measurement& one : rows.measurements) {
    of_measurement.bind(":subject", one.indicator).bind(":measurement", one.id).run();
  }
  if (rows.revision) insert().bind(":subject", "").bind(":revision", *rows.revision).run();
}

std::vector<Measurement> Store::measurements(const std::string& indicator, KnownAt known_at,
                                             Later later) const {
  return connection_->use([&](SQLite::Database& database) {
    return Rows<Measurement>(database, of_indicator, known_at)
        .bind(":indicator", indicator)
        .bind(":listed", last_listed(known_at, later))
        .read();
  });
}

std::vector<Measurement> Store::measurements_in(const std::string& indicator, FiscalYear year,
                                                const Period& period) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<Measurement> found = Rows<Measurement>(database, of_period)
                                         .bind(":indicator", indicator)
                                         .bind(":fiscal_year", year)
                                         .bind(":first_day", period.first)
                                         .bind(":last_day", period.last)
                                         .read();
    std::erase_if(found, [](const Measurement& one) { return one.withdrawn.has_value(); });
    return found;
  });
}

void Store::each_measurement(const std::vector<std::string>& indicators, KnownAt known_at,
                             const std::function<void(const Measurement&)>& take) const {
  connection_->use([&](SQLite::Database& database) {
    Rows<Measurement> rows(database, of_indicators(indicators.size()).c_str(), known_at);
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      rows.bind(parameter_of(i).c_str(), indicators[i]);
    }
    rows.bind(":listed", last_known_operation(known_at)).each(take);
  });
}

std::vector<Measurement> Store::withdrawn_measurements(const std::vector<std::string>& indicators,
                                                       KnownAt known_at) const {
  return connection_->use([&](SQLite::Database& database) {
    std::vector<Measurement> all;
    Rows<Measurement> rows(database, once_withdrawn, known_at);
    rows.bind(":listed", last_known_operation(known_at));
    for (const std::string& indicator : indicators) {
      rows.bind(":indicator", indicator).each([&](const Measurement& one) { all.push_back(one); });
    }
    return all;
  });
}

std::vector<Event> Store::events(const std::string& activity, KnownAt known_at, Later later) const {
  return connection_->use([&](SQLite::Database& database) {
    return Rows<Event>(database, of_activity, known_at)
        .bind(":activity", activity)
        .bind(":listed", last_listed(known_at, later))
        .read();
  });
}

RecordRows Store::rows_of(OperationId operation) const {
  return connection_->use([&](SQLite::Database& database) {
    read_operation(database, operation);
    return read_rows_of(database, operation);
  });
}

RecordCounts Store::counts_of(OperationId operation) const {
  return connection_->use([&](SQLite::Database& database) {
    Statement row(database, counts_of_operation);
    row.bind(":operation", operation).next();
    return RecordCounts{row.integer("events"), row.integer("measurements"),
                        read_revision_of(database, operation)};
  });
}

std::map<std::string, std::int64_t> Store::measurement_counts() const {
  return connection_->use(
      [](SQLite::Database& database) { return read_counts(database, count_of_measurements); });
}

std::map<std::string, std::int64_t> Store::event_counts() const {
  return connection_->use(
      [](SQLite::Database& database) { return read_counts(database, count_of_events); });
}

}  // namespace track::store
