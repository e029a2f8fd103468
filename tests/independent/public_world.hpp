#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "support/temporary_folder.hpp"
#include "track/render/format.hpp"
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
// The first day on which nothing of the plan's years can still come in time.
Day day_behind(const Plan& plan);

class PublicBook {
 public:
  PublicBook(const Plan& plan, const FewPeople& values);
  // As of another day than the first one behind the plan, of what is stored in its new database.
  PublicBook(const Plan& plan, Day as_of, const std::function<void(store::Store& store)>& record);

  // The reports of each year and of all years side by side, without parts and with those of each
  // table: as made for the public, or as they are.
  std::vector<nlohmann::json> printed(bool for_public) const;
  // The same for the public in another format, without parts and with those of one table, which a
  // number chooses; as reviews where the format is a committee's.
  std::vector<std::string> written(render::Format format, Language language, int choice) const;
  std::filesystem::path database() const { return folder_.database(); }

 private:
  std::vector<Filter> filters() const;
  report::Report report(FiscalYear year, const Filter& filter, bool for_public) const;
  report::YearsReport years(const Filter& filter, bool for_public) const;
  std::string review(FiscalYear year, const Filter& filter, render::Format format,
                     Language language) const;

  Plan plan_;
  TemporaryFolder folder_;
  store::Store store_;
  Totals totals_;
  Day as_of_;
  report::HiddenFigures hidden_;
};

}  // namespace track::independent
