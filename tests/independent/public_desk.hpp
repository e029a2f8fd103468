#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "public_world.hpp"

// Public editions as the command line makes them.
namespace track::independent {

struct PublicEntry {
  std::string indicator;
  Period period;
  FiscalYear year;
  Value value;
};

// By the indicator that they are of, those of its parts included.
using PublicEntries = std::map<std::string, std::vector<PublicEntry>>;
// Some counts are made of several values; days at random.
PublicEntries entries_of(const Plan& plan, const FewPeople& values, Random& random);

// What stays inside with a record.
struct InsideWords {
  std::string actor;
  std::string place;
  std::string note;
  bool took_back = false;  // a value more, which was undone
};

class PublicDesk {
 public:
  PublicDesk(const Plan& plan, const PublicEntries& entries, const InsideWords& inside, Day as_of);

  const PublicBook& book() const { return book_; }
  // What `track report WORDS --public` writes in a format.
  std::string report(std::vector<std::string> words, const std::string& format) const;

 private:
  PublicBook book_;
  Moment now_;
};

// What stands behind `report`: a year, or all of them, and a table of parts.
using ReportWords = std::vector<std::string>;
std::vector<ReportWords> public_reports(const Plan& plan);

using Documents = std::vector<nlohmann::json>;

// Other values in the place of hidden ones, so that what is printed may be the same.
PublicEntries moved_where_hidden(const PublicEntries& entries, const Documents& printed,
                                 Random& random);
// The indicators of which the documents tell different things, by themselves or by a part.
std::set<std::string> told_otherwise(const Documents& one, const Documents& other);

}  // namespace track::independent
