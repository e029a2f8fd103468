#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "track/report/hidden_figures.hpp"
#include "track/report/report.hpp"
#include "track/store/store.hpp"
#include "world.hpp"

// Records whose figures count few people, and everything that a public edition prints of them.
namespace track::independent {

// The values of a year of an indicator or a part: one value each.
using FewPeople = std::map<std::string, std::map<FiscalYear, Value>>;

// A plan of some indicators of every kind that counts people, broken down or not, some with
// cumulative targets or one of the whole plan.
Plan plan_of_few(Random& random, int threshold);
FewPeople random_few(const Plan& plan, Random& random);

class PublicBook {
 public:
  PublicBook(const Plan& plan, const FewPeople& values);

  // The reports of each year and of all years side by side, without parts and with those of each
  // table: as made for the public, or as they are.
  std::vector<nlohmann::json> printed(bool for_public) const;
  // The same for the public in every format, one behind the other.
  std::string printed_in_all_formats() const;

 private:
  std::vector<Filter> filters() const;
  report::Report report(FiscalYear year, const Filter& filter, bool for_public) const;
  report::YearsReport years(const Filter& filter, bool for_public) const;

  Plan plan_;
  TemporaryFolder folder_;
  store::Store store_;
  Totals totals_;
  Day as_of_;
  report::HiddenFigures hidden_;
};

}  // namespace track::independent
