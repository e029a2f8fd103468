#pragma once

#include <set>
#include <string>

#include "track/base/error.hpp"
#include "track/exchange/entries.hpp"

namespace track::exchange {

// Collects what is wrong with a sheet: the first 20 are kept, all are counted.
class SheetFaults {
 public:
  explicit SheetFaults(Reading& reading) : reading_(&reading) {}

  void add(const std::string& place, const std::string& content, Localized problem,
           const Localized& rule = {});
  void add(const std::string& place, const std::string& content, const Fault& fault);
  // Once for each subject: an unknown name stands in a thousand rows.
  void add_once(const std::string& subject, const std::string& place, const std::string& content,
                const Fault& fault);

  std::int64_t count() const { return reading_->fault_count; }

 private:
  Reading* reading_;
  std::set<std::string> told_;
};

// Message and hints of an error as those of a cell.
Fault fault_of(const Error& error);

}  // namespace track::exchange
