#pragma once

#include <nlohmann/json.hpp>

#include "support/temporary_folder.hpp"
#include "track/report/row.hpp"
#include "track/store/store.hpp"

namespace track::independent {

// A plan in a database of its own.
class Book {
 public:
  explicit Book(const Plan& plan);

  OperationId record(const RecordRequest& entry);
  // The indicator is one of the plan's, by its id.
  report::Row row(const Indicator& indicator, int year, Day as_of,
                  store::KnownAt known_at = {}) const;
  // All but the day itself.
  nlohmann::json printed(int year, Day as_of) const;

 private:
  Totals totals(int year, Day as_of, store::KnownAt known_at) const;

  Plan plan_;
  TemporaryFolder folder_;
  store::Store store_;
};

}  // namespace track::independent
