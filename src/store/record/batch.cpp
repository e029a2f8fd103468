#include "track/store/batch.hpp"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "../sqlite/connection.hpp"
#include "closings.hpp"
#include "crowded_keys.hpp"
#include "key_filter.hpp"
#include "known_at.hpp"
#include "measurement_writer.hpp"
#include "operations.hpp"
#include "recording.hpp"
#include "rows.hpp"

namespace track::store {

namespace {

// Every form is named, so that the index on what totals are made of leads to the rows.
constexpr const char* values_under_key = R"sql(
  SELECT id, place FROM measurement
  WHERE indicator = :indicator
    AND form IN ('quantity', 'fraction', 'percentage', 'not_started', 'started', 'done', 'unknown',
                 'suppressed')
    AND fiscal_year = :fiscal_year AND last_day = :last_day AND first_day = :first_day
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.measurement = measurement.id AND back > :until)
  ORDER BY id)sql";

constexpr const char* any_of_indicator = R"sql(
  SELECT 1 FROM measurement WHERE indicator = :indicator LIMIT 1)sql";

// KiB. The pages that a large batch comes back to stay in memory, instead of going to the log.
constexpr const char* keep_many_pages = "PRAGMA cache_size = -32768";

constexpr const char* holdings_under_key = R"sql(
  SELECT id, place FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day = :first_day
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.event = event.id AND back > :until)
  ORDER BY id)sql";

// At whatever place, the first of another operation.
constexpr const char* holding_elsewhere = R"sql(
  SELECT id FROM event
  WHERE activity = :activity AND fiscal_year = :fiscal_year
    AND last_day = :last_day AND first_day = :first_day AND operation < :operation
    AND NOT EXISTS (SELECT 1 FROM withdrawn
                    WHERE withdrawn.event = event.id AND back > :until)
  ORDER BY operation, id LIMIT 1)sql";

// Of those at a place or at none, the ones at the very place where there are any: a place left out
// fits any other.
template <class Row>
void keep_at_place(const std::string& place, std::vector<Row>& rows) {
  const auto elsewhere = [&](const Row& row) { return row.place != place; };
  if (!place.empty()) {
    std::erase_if(rows, [&](const Row& row) { return elsewhere(row) && !row.place.empty(); });
  }
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
        holdings_(database, holdings_under_key),
        elsewhere_(database, holding_elsewhere) {
    database.exec(keep_many_pages);
    for (Statement* statement : {&values_, &holdings_, &elsewhere_}) {
      statement->bind(":until", last_known_operation({}));
    }
  }

  PutRequest put(const RecordRequest& request) {
    if (options_.matching == Matching::repeats) {
      measurements_.flush();
      refuse_repeat(database_, request);
    }
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

  std::optional<StoredBatch> finish() {
    if (!stored_) return std::nullopt;
    measurements_.flush();
    for (auto& [key, one] : sums_) result_.touched.measurements.push_back(std::move(one));
    for (auto& [key, one] : holdings_of_years_) result_.touched.events.push_back(std::move(one));
    for (const SourceFile& file : options_.sources) {
      add_source(database_, file, writing_.operation());
    }
    result_.operation = writing_.operation();
    if (options_.preview) {
      writing_.keep();
      options_.preview(result_);
      return std::nullopt;
    }
    writing_.commit();
    return std::move(result_);
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
      remember(event.activity, event);
      result.holding = Fate::stored;
      if (options_.matching == Matching::keys) result.held = holdings_elsewhere(request);
      holdings_of_years_.try_emplace({event.activity, event.year}, event);
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
      holdings_.bind(":activity", id);
      for (const std::int64_t row : rows_under(holdings_, crowded_holdings_, id, request)) {
        found.push_back(read_event(database_, row));
      }
    }
    keep_at_place(request.place, found);
    return found;
  }

  std::vector<Event> holdings_elsewhere(const RecordRequest& request) {
    std::vector<Event> found;
    elsewhere_.bind(":operation", writing_.operation())
        .bind(":fiscal_year", request.year)
        .bind(":first_day", request.period.first)
        .bind(":last_day", request.period.last);
    for (const std::string& id : ids_of(request.activity)) {
      elsewhere_.bind(":activity", id);
      while (elsewhere_.next()) {
        found.push_back(read_event(database_, elsewhere_.integer("id")));
      }
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
      meet(first.id);
      return {Fate::unchanged, 0, std::move(found)};
    }
    const bool at_one_place = std::ranges::all_of(
        found, [&](const Measurement& one) { return one.place == first.place; });
    if (at_one_place && is_met(first.id)) return {Fate::twice, 0, std::move(found)};
    if (!options_.replace || !at_one_place) return {Fate::conflict, 0, std::move(found)};
    const std::int64_t row = replace(request, item, found);
    return {Fate::replaced, row, std::move(found)};
  }

  // With a holding, those of it and those of none.
  std::vector<Measurement> values_like(const RecordRequest& request, const std::string& indicator,
                                       std::optional<std::int64_t> event) {
    std::vector<Measurement> found;
    if (!may_be_recorded(request, indicator)) return found;
    const std::vector<std::string> ids = ids_of(indicator);
    flush_if_waiting(request, ids);
    for (const std::string& id : ids) {
      values_.bind(":indicator", id);
      for (const std::int64_t row : rows_under(values_, crowded_values_, id, request)) {
        found.push_back(read_measurement(database_, row));
      }
    }
    if (event) {
      std::erase_if(found, [&](const Measurement& one) { return one.event && one.event != event; });
    }
    keep_at_place(request.place, found);
    return found;
  }

  // The rows of a place, and those of none, in order.
  std::vector<std::int64_t> rows_under(Statement& statement, CrowdedKeys& crowded,
                                       const std::string& id, const RecordRequest& request) const {
    const RecordKey key{id, request.year, request.period};
    if (!may_be_in_batch(request, id)) {
      if (auto known = crowded.rows_at(key, request.place)) return *std::move(known);
    }
    statement.bind(":fiscal_year", request.year)
        .bind(":first_day", request.period.first)
        .bind(":last_day", request.period.last);
    std::vector<CrowdedKeys::Row> rows;
    while (statement.next()) rows.push_back({statement.integer("id"), statement.text("place")});
    crowded.keep(key, rows);
    std::vector<std::int64_t> ids;
    for (const CrowdedKeys::Row& row : rows) {
      const bool fits = row.place == request.place || row.place.empty() || request.place.empty();
      if (fits) ids.push_back(row.id);
    }
    return ids;
  }

  // Spares the look-up where the indicator had no value before this batch, and the batch none under
  // this key.
  bool may_be_recorded(const RecordRequest& request, const std::string& indicator) {
    auto known = recorded_before_.find(indicator);
    if (known == recorded_before_.end()) {
      known = recorded_before_.emplace(indicator, is_recorded(indicator)).first;
    }
    if (known->second || may_be_in_batch(request, indicator)) return true;
    const auto former = options_.former_ids.find(indicator);
    if (former == options_.former_ids.end()) return false;
    return std::ranges::any_of(former->second,
                               [&](const std::string& id) { return may_be_in_batch(request, id); });
  }

  void flush_if_waiting(const RecordRequest& request, const std::vector<std::string>& ids) {
    const auto fits = [&](const Measurement& one) {
      return one.period == request.period && one.year == request.year &&
             (one.place == request.place || one.place.empty() || request.place.empty()) &&
             std::ranges::find(ids, one.indicator) != ids.end();
    };
    if (std::ranges::any_of(measurements_.waiting(), fits)) measurements_.flush();
  }

  bool is_recorded(const std::string& indicator) const {
    return std::ranges::any_of(ids_of(indicator), [&](const std::string& id) {
      Statement any(database_, any_of_indicator);
      return any.bind(":indicator", id).next();
    });
  }

  // A place left out fits any.
  bool may_be_in_batch(const RecordRequest& request, const std::string& id) const {
    const std::uint64_t key = hash_of_key(id, request.year, request.period);
    if (request.place.empty()) return keys_.may_have(key);
    return keys_.may_have(hash_at_place(key, request.place)) ||
           keys_.may_have(hash_at_place(key, {}));
  }

  PutValue stored(const RecordRequest& request, const RecordRequest::Item& item,
                  std::optional<std::int64_t> event) {
    Measurement made = measurement_of(request, item, operation_);
    made.event = event;
    return {Fate::stored, add(std::move(made)), {}};
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
    return add(std::move(made));
  }

  std::int64_t add(Measurement made) {
    require_open(made.year);
    made.operation = writing_.operation();
    stored_ = true;
    remember(made.indicator, made);
    ++result_.measurements;
    const bool has_size = made.value.n.has_value();
    if (last_sum_ == nullptr || last_sum_->indicator != made.indicator ||
        last_sum_->year != made.year || last_sum_->value.form != made.value.form ||
        last_sum_->value.n.has_value() != has_size) {
      const auto key = std::tuple(made.indicator, made.year, made.value.form, has_size);
      last_sum_ = &sums_.try_emplace(key, made).first->second;
    }
    if (result_.first.size() == most_first_measurements) return measurements_.add(std::move(made));
    result_.first.push_back(made);
    result_.first.back().id = measurements_.add(std::move(made));
    return result_.first.back().id;
  }

  bool is_met(std::int64_t row) const {
    return static_cast<std::size_t>(row) < met_.size() && met_[static_cast<std::size_t>(row)];
  }
  void meet(std::int64_t row) {
    const auto at = static_cast<std::size_t>(row);
    if (met_.size() <= at) met_.resize(std::max(at + 1, met_.size() * 2));
    met_[at] = true;
  }

  template <class Row>
  void remember(const std::string& id, const Row& row) {
    if (options_.matching != Matching::keys) return;
    const std::uint64_t hash = hash_of_key(id, row.year, row.period);
    keys_.add(hash);
    keys_.add(hash_at_place(hash, row.place));
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

  SQLite::Database& database_;
  const BatchOptions& options_;
  const Operation& operation_;
  Writing writing_;
  MeasurementWriter measurements_;
  Statement values_;
  Statement holdings_;
  Statement elsewhere_;
  bool stored_ = false;
  StoredBatch result_;
  std::set<FiscalYear> open_years_;
  KeyFilter keys_;                                         // of this batch
  std::unordered_map<std::string, bool> recorded_before_;  // by indicator
  std::vector<bool> met_;  // by row: whether a value of this batch was found to be it
  CrowdedKeys crowded_values_;
  CrowdedKeys crowded_holdings_;
  std::map<std::pair<std::string, FiscalYear>, Event> holdings_of_years_;
  // One measurement of each sum that is to fit.
  std::map<std::tuple<std::string, FiscalYear, ValueForm, bool>, Measurement> sums_;
  const Measurement* last_sum_ = nullptr;  // the one that the last measurement counts in
};

}  // namespace

std::optional<StoredBatch> Store::record_batch(const BatchOptions& options,
                                               const Operation& operation,
                                               const std::function<void(const Put& put)>& fill) {
  return connection_->use([&](SQLite::Database& database) -> std::optional<StoredBatch> {
    BatchWriter writer(database, options, operation);
    fill([&](const RecordRequest& request) { return writer.put(request); });
    return writer.finish();
  });
}

}  // namespace track::store
