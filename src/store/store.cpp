#include "track/store/store.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>

#include "amendment_writer.hpp"
#include "chain.hpp"
#include "closings.hpp"
#include "connection.hpp"
#include "corrected_values.hpp"
#include "definition_reader.hpp"
#include "log_reader.hpp"
#include "maintenance.hpp"
#include "operations.hpp"
#include "record_reader.hpp"
#include "record_writer.hpp"
#include "reference_reader.hpp"
#include "reporting_state_reader.hpp"
#include "revision_writer.hpp"
#include "sqlite_error.hpp"
#include "totals_reader.hpp"
#include "undo_writer.hpp"

namespace track::store {

struct Store::Connection {
  std::filesystem::path path;
  SQLite::Database database;

  template <class Job>
  auto use(Job job) {
    return translating_errors(path, [&] { return job(database); });
  }
};

Store::Store(std::unique_ptr<Connection> connection) : connection_(std::move(connection)) {}
Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

Store Store::open(const std::filesystem::path& path, Access access,
                  std::chrono::milliseconds busy_timeout) {
  return translating_errors(path, [&] {
    return Store(
        std::make_unique<Connection>(Connection{path, open_database(path, access, busy_timeout)}));
  });
}

OperationId Store::last_operation() const {
  return connection_->use([](SQLite::Database& database) { return find_last_operation(database); });
}

std::optional<OperationId> Store::last_operation_at(Moment moment) const {
  return connection_->use(
      [&](SQLite::Database& database) { return find_last_operation(database, moment); });
}

std::optional<int> Store::revision(KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return find_last_revision(database, known_at); });
}

Plan Store::plan(int revision) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_definitions(database, revision); });
}

Plan Store::plan_about(int revision, const std::string& id) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_definitions(database, revision, id); });
}

int Store::save(const Plan& plan, std::optional<int> expected, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    return write_revision(database, connection_->path, plan, expected, operation);
  });
}

RecordResult Store::record(const RecordRequest& entry, const Operation& operation, Repeat repeat) {
  return connection_->use(
      [&](SQLite::Database& database) { return write_record(database, entry, operation, repeat); });
}

Totals Store::totals(const Plan& plan, FiscalYear first, FiscalYear last, KnownAt known_at,
                     std::optional<Day> as_of) const {
  return connection_->use([&](SQLite::Database& database) {
    return read_totals(database, plan, first, last, known_at, as_of);
  });
}

std::vector<Measurement> Store::measurements(const std::string& indicator, KnownAt known_at,
                                             Later later) const {
  return connection_->use([&](SQLite::Database& database) {
    return read_measurements(database, indicator, known_at, later);
  });
}

ReferenceValues Store::reference_values(const Plan& plan, const Measurement& made) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_precedents(database, plan, made); });
}

std::vector<Event> Store::events(const std::string& activity, KnownAt known_at, Later later) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_events(database, activity, known_at, later); });
}

std::optional<Provenance> Store::target_provenance(const std::string& indicator, FiscalYear year,
                                                   int revision) const {
  return connection_->use([&](SQLite::Database& database) {
    return read_target_setting(database, indicator, year, revision);
  });
}

std::map<std::string, std::int64_t> Store::measurement_counts() const {
  return connection_->use(
      [](SQLite::Database& database) { return read_measurement_counts(database); });
}

ReportingState Store::reported(const Plan& plan, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_reported(database, plan, known_at); });
}

RecordRows Store::rows_of(OperationId operation) const {
  return connection_->use([&](SQLite::Database& database) {
    read_operation(database, operation);
    return read_rows_of(database, operation);
  });
}

Correction Store::amend(const Amendment& amendment, const Operation& operation) {
  return connection_->use(
      [&](SQLite::Database& database) { return write_amendment(database, amendment, operation); });
}

Correction Store::undo_preview(OperationId undone) const {
  return connection_->use([&](SQLite::Database& database) { return read_undo(database, undone); });
}

Correction Store::undo(OperationId undone, const Operation& operation) {
  return connection_->use(
      [&](SQLite::Database& database) { return write_undo(database, undone, operation); });
}

std::vector<LoggedOperation> Store::log(OperationId first, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_log(database, first, known_at); });
}

LoggedOperation Store::logged(OperationId operation) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_operation(database, operation); });
}

std::set<OperationId> Store::operations_of(const std::string& subject) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_operations_of(database, subject); });
}

std::vector<CorrectedValue> Store::corrected_values(OperationId first, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_corrected_values(database, first, known_at); });
}

std::optional<Closing> Store::closing(FiscalYear year, KnownAt known_at) const {
  return connection_->use(
      [&](SQLite::Database& database) { return find_closing(database, year, known_at); });
}

std::vector<Closing> Store::closings() const {
  return connection_->use([&](SQLite::Database& database) { return read_closings(database); });
}

OperationId Store::close(const Closing& closing, KnownAt seen, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    return write_closing(database, closing, seen, operation);
  });
}

OperationId Store::reopen(FiscalYear year, Day today, const Operation& operation) {
  return connection_->use([&](SQLite::Database& database) {
    return write_reopening(database, year, today, operation);
  });
}

Maintenance Store::maintenance(std::optional<Moment> until) const {
  return connection_->use(
      [&](SQLite::Database& database) { return read_maintenance(database, until); });
}

std::optional<OperationId> Store::broken_operation() const {
  return connection_->use([](SQLite::Database& database) { return find_break(database); });
}

}  // namespace track::store
