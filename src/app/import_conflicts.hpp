#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "track/app/import.hpp"
#include "track/base/error.hpp"
#include "track/model/plan.hpp"
#include "track/store/batch.hpp"

namespace track::app {

// The cells of the values stored, in their order, to name the first of two; those of the first
// million or two of them, so that memory is bounded.
class CellNames {
 public:
  void add(const std::string& cell);
  // Empty where it is not known.
  std::string at(std::size_t index) const;

 private:
  std::string text_;  // a NUL behind each
  std::vector<std::size_t> marks_;
  std::size_t count_ = 0;
  bool is_full_ = false;
};

// What is wrong with a value or a holding that an import may not store.
class ImportConflicts {
 public:
  // Both have to outlive it.
  ImportConflicts(const ImportReading& how, const Plan& plan);

  // The cell of a value that was stored.
  void remember(std::int64_t row, const std::string& cell);
  // Something else is recorded under the key of a value.
  Error other_value(const RecordRequest& request, std::size_t item,
                    const store::PutValue& done) const;
  // The key of a value came before in the same import.
  Error twice(const RecordRequest& request, std::size_t item, const store::PutValue& done) const;

 private:
  std::string name_of(const std::string& indicator) const;
  Localized described(const std::string& indicator, const Value& value) const;
  Localized period_of(const RecordRequest& request) const;

  const ImportReading& how_;
  const Plan& plan_;
  CellNames cells_;
  std::int64_t first_row_ = 0;
  bool adds_up_ = false;
};

Error held_twice(const RecordRequest& request, const Localized& when);
Error held_often(const RecordRequest& request, const Localized& when, std::size_t times);

}  // namespace track::app
