#include "track/store/batch.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "known_at.hpp"
#include "operations.hpp"
#include "recording.hpp"
#include "rows.hpp"

namespace track::store {

namespace {

// Every form is named, so that the index on what totals are made of leads to the rows.
constexpr const char* values_under_key = R"sql(
  SELECT id FROM measurement
  WHERE indicator = :indicator
    AND form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                 'suppressed')
    AND fiscal_year = :fiscal_year AND last_day = :last_day AND first_day = :first_day
    AND (place = :place OR place = '' OR :place = '')
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.measurement = measurement.id AND back > :until)
  ORDER BY id)sql";

constexpr const char* holdings_under_key = R"sql(
  SELECT id FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day = :first_day
    AND (place = :place OR place = '' OR :place = '')
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.event = event.id AND back > :until)
  ORDER BY id)sql";

// At whatever place, of other operations.
constexpr const char* holdings_of_period = R"sql(
  SELECT id FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day = :first_day AND operation < :operation
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.event = event.id AND back > :until)
  ORDER BY id)sql";

// Those at the very place, where there are any: a place left out fits any other.
template <class Row>
void keep_at_place(const std::string& place, std::vector<Row>& rows) {
  const auto elsewhere = [&](const Row& row) { return row.place != place; };
  if (!std::ranges::all_of(rows, elsewhere)) std::erase_if(rows, elsewhere);
}

class BatchWriter {
 public:
  BatchWriter(SQLite::Database& database, const BatchOptions& options, const Operation& operation)
      : database_(database),
        options_(options),
        operation_(operation),
        writing_(database, operation),
        measurements_(database),
        values_(database, values_under_key),
        holdings_(database, holdings_under_key) {
    values_.bind(":until", last_known_operation({}));
    holdings_.bind(":until", last_known_operation({}));
  }

  PutRequest put(const RecordRequest& request) {
    if (options_.matching == Matching::repeats) refuse_repeat(database_, request);
    PutRequest result;
    std::optional<std::int64_t> event;
    if (!request.activity.empty()) {
      event = put_holding(request, result);
      if (!event) return result;
    }
    for (const RecordRequest::Item& item : request.items) {
      result.values.push_back(put_value(request, item, event));
    }
    return result;
  }

  std::optional<OperationId> finish() {
    if (!stored_) return std::nullopt;
    for (const auto& [key, one] : sums_) require_total_that_fits(database_, one);
    for (const SourceFile& file : options_.sources) {
      add_source(database_, file, writing_.operation());
    }
    writing_.commit();
    return writing_.operation();
  }

 private:
  // The holding of a request; nothing where it is not to be stored and none fits.
  std::optional<std::int64_t> put_holding(const RecordRequest& request, PutRequest& result) {
    std::vector<Event> found;
    if (options_.matching == Matching::keys) found = holdings_like(request);
    if (found.empty()) {
      require_open(request.year);
      Event event = event_of(request, operation_);
      event.operation = writing_.operation();
      add_event(database_, event);
      stored_ = true;
      result.holding = Fate::stored;
      if (options_.matching == Matching::keys) result.held = holdings_elsewhere(request);
      return event.id;
    }
    const bool again = found.front().operation == writing_.operation();
    result.holding = again ? Fate::twice : Fate::unchanged;
    if (found.size() > 1) result.holding = Fate::conflict;
    if (result.holding == Fate::unchanged) return found.front().id;
    result.held = std::move(found);
    return std::nullopt;
  }

  std::vector<Event> holdings_like(const RecordRequest& request) {
    std::vector<Event> found;
    std::vector<std::string> activities = ids_of(request.activity);
    for (const std::string& tied : request.tied) {
      std::ranges::copy(ids_of(tied), std::back_inserter(activities));
    }
    for (const std::string& id : activities) {
      bind_key(holdings_, request).bind(":activity", id);
      while (holdings_.next()) found.push_back(read_event(database_, holdings_.integer("id")));
    }
    keep_at_place(request.place, found);
    return found;
  }

  std::vector<Event> holdings_elsewhere(const RecordRequest& request) const {
    std::vector<Event> found;
    Statement row(database_, holdings_of_period);
    row.bind(":until", last_known_operation({}))
        .bind(":operation", writing_.operation())
        .bind(":fiscal_year", request.year)
        .bind(":first_day", request.period.first)
        .bind(":last_day", request.period.last);
    for (const std::string& id : ids_of(request.activity)) {
      row.bind(":activity", id);
      while (row.next()) found.push_back(read_event(database_, row.integer("id")));
    }
    return found;
  }

  PutValue put_value(const RecordRequest& request, const RecordRequest::Item& item,
                     std::optional<std::int64_t> event) {
    if (options_.matching != Matching::keys) return stored(request, item, event);
    std::vector<Measurement> found = values_like(request, item.indicator, event);
    if (found.empty()) return stored(request, item, event);
    const Measurement& first = found.front();
    if (first.operation == writing_.operation()) return {Fate::twice, 0, std::move(found)};
    const bool final_now = first.provisional && !request.provisional;
    if (found.size() == 1 && first.value == item.value && !final_now) {
      return {Fate::unchanged, 0, std::move(found)};
    }
    if (!options_.replace) return {Fate::conflict, 0, std::move(found)};
    const std::int64_t row = replace(request, item, found);
    return {Fate::replaced, row, std::move(found)};
  }

  // With a holding, those of it and those of none.
  std::vector<Measurement> values_like(const RecordRequest& request, const std::string& indicator,
                                       std::optional<std::int64_t> event) {
    std::vector<Measurement> found;
    for (const std::string& id : ids_of(indicator)) {
      bind_key(values_, request).bind(":indicator", id);
      while (values_.next()) found.push_back(read_measurement(database_, values_.integer("id")));
    }
    if (event) {
      std::erase_if(found, [&](const Measurement& one) { return one.event && one.event != event; });
    }
    keep_at_place(request.place, found);
    return found;
  }

  PutValue stored(const RecordRequest& request, const RecordRequest::Item& item,
                  std::optional<std::int64_t> event) {
    Measurement made = measurement_of(request, item, operation_);
    made.event = event;
    return {Fate::stored, add(made), {}};
  }

  std::int64_t replace(const RecordRequest& request, const RecordRequest::Item& item,
                       const std::vector<Measurement>& recorded) {
    Measurement made = recorded.front();
    require_open(made.year);
    made.amends = made.id;
    made.reason = operation_.reason;
    made.value = item.value;
    made.provisional = request.provisional;
    if (!request.place.empty()) made.place = request.place;
    if (!request.note.empty()) made.note = request.note;
    withdraw(database_, {{}, recorded, {}}, writing_.operation());
    return add(made);
  }

  std::int64_t add(Measurement& made) {
    require_open(made.year);
    made.operation = writing_.operation();
    measurements_.add(made);
    stored_ = true;
    sums_.try_emplace({made.indicator, made.year, made.value.form, made.value.n.has_value()}, made);
    return made.id;
  }

  void require_open(FiscalYear year) {
    if (open_years_.contains(year)) return;
    require_open_year(database_, year);
    open_years_.insert(year);
  }

  std::vector<std::string> ids_of(const std::string& id) const {
    std::vector<std::string> ids{id};
    if (const auto former = options_.former_ids.find(id); former != options_.former_ids.end()) {
      std::ranges::copy(former->second, std::back_inserter(ids));
    }
    return ids;
  }

  static Statement& bind_key(Statement& statement, const RecordRequest& request) {
    return statement.bind(":fiscal_year", request.year)
        .bind(":first_day", request.period.first)
        .bind(":last_day", request.period.last)
        .bind(":place", request.place);
  }

  SQLite::Database& database_;
  const BatchOptions& options_;
  const Operation& operation_;
  Writing writing_;
  MeasurementWriter measurements_;
  Statement values_;
  Statement holdings_;
  bool stored_ = false;
  std::set<FiscalYear> open_years_;
  // One measurement of each sum that is to fit.
  std::map<std::tuple<std::string, FiscalYear, ValueForm, bool>, Measurement> sums_;
};

}  // namespace

std::optional<OperationId> Store::record_batch(const BatchOptions& options,
                                               const Operation& operation,
                                               const std::function<bool(const Put& put)>& fill) {
  return connection_->use([&](SQLite::Database& database) -> std::optional<OperationId> {
    BatchWriter writer(database, options, operation);
    const bool wanted = fill([&](const RecordRequest& request) { return writer.put(request); });
    return wanted ? writer.finish() : std::nullopt;
  });
}

}  // namespace track::store
