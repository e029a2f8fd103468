
#include <algorithm>
#include <iterator>
#include <string>
#include <utility>
#include <vector>

#include "../sqlite/connection.hpp"
#include "kept_reader.hpp"
#include "track/model/breakdown.hpp"

namespace track::store {

namespace {

constexpr const char* moment_of_operation = R"sql(
  SELECT at FROM operation WHERE id = :operation)sql";

constexpr FiscalYear first_of_all{0};
constexpr FiscalYear last_of_all{9999};

class ReportingReader {
 public:
  ReportingReader(const SQLite::Database& database, KnownAt known_at, std::optional<Day> as_of)
      : kept_(database, known_at, as_of), moment_(database, moment_of_operation) {}

  void note_measured(const std::string& id_now, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      OperationId last = 0;
      for (const KeptTotal& total : kept_.totals(id, first_of_all, last_of_all)) {
        last = std::max(last, total.recorded);
      }
      note(id_now, last);
    }
  }

  void note_held(const std::string& id_now, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      OperationId last = 0;
      for (const KeptHoldings& holdings : kept_.holdings(id, first_of_all, last_of_all)) {
        last = std::max(last, holdings.recorded);
      }
      note(id_now, last);
    }
  }

  void note_periods(const std::string& id_now, const std::vector<std::string>& ids) {
    for (const std::string& id : ids) {
      for (const KeptPeriod& one : kept_.periods(id, first_of_all, last_of_all)) {
        reported_.periods[id_now].insert(one.period);
      }
    }
  }

  ReportingState take() { return std::move(reported_); }

 private:
  void note(const std::string& id_now, OperationId last) {
    if (last == 0) return;
    moment_.bind(":operation", last);
    while (moment_.next()) {
      const Moment at = moment_.moment("at");
      const auto [noted, is_new] = reported_.recorded_at.try_emplace(id_now, at);
      if (!is_new) noted->second = std::max(noted->second, at);
    }
  }

  KeptReader kept_;
  Statement moment_;
  ReportingState reported_;
};

// The ids under which an indicator is reported: its own and those of its parts; of a whole that is
// put together from parts, theirs alone.
std::vector<std::string> reporting_ids(const Plan& plan, const Indicator& indicator) {
  if (indicator.total) return recorded_ids(plan, summands(plan, indicator));
  std::vector<std::string> ids = recorded_ids(plan, indicator);
  std::ranges::move(recorded_ids(plan, derived_parts(plan, indicator)), std::back_inserter(ids));
  return ids;
}

}  // namespace

ReportingState Store::reported(const Plan& plan, KnownAt known_at, std::optional<Day> as_of) const {
  return connection_->use([&](SQLite::Database& database) {
    const Snapshot snapshot(database);
    ReportingReader reader(database, known_at, as_of);
    for (const std::vector<Indicator>* all : {&plan.indicators, &plan.parts}) {
      for (const Indicator& one : *all) reader.note_measured(one.id, recorded_ids(plan, one));
    }
    for (const Indicator& indicator : plan.indicators) {
      if (indicator.expect) reader.note_periods(indicator.id, reporting_ids(plan, indicator));
    }
    for (const Activity& activity : plan.activities) {
      reader.note_held(activity.id, recorded_ids(activity));
    }
    return reader.take();
  });
}

}  // namespace track::store
