#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/error.hpp"
#include "track/base/quantity.hpp"
#include "track/exchange/entries.hpp"

namespace track::exchange {

// Adds up the entries of one key (indicator, period, place), for tables that say `add`.
class Sums {
 public:
  // Why it cannot be added, where it cannot.
  std::optional<Fault> add(Entry&& entry);
  void give(const TakeEntry& take);

 private:
  std::map<std::string, Entry> entries_;
};

// Holds the totals of a table against the sums of its rows: those since the last total row or
// heading, all above, or those below up to the next one.
class Controls {
 public:
  void add(std::size_t column, const Value& value);
  // Whether a total agrees with rows above it; else it is told by resolve() unless rows below do.
  bool agrees(std::size_t column, const std::string& place, const Value& total);
  void cannot_be_checked(const std::string& place);
  void is_blank(const std::string& place);
  bool has_rows(std::size_t column) const;  // since the last total row or heading
  // A total row is over, or a heading begins something new. Gives how many totals are settled.
  std::int64_t begin_again();
  // The same at the end of the table; what is left differs.
  std::int64_t finish(std::vector<SheetControl>& controls);

 private:
  // Of a fraction both parts; of a quantity the first.
  struct Sum {
    Quantity first;
    Quantity second;
    std::int64_t rows = 0;
    bool incomplete = false;  // a value among them is no number

    void add(const Value& value);
    bool equals(const Sum& other) const;
  };
  struct Total {
    std::size_t column;
    Sum total;
    Sum above;    // what it is said to differ from
    Sum since{};  // rows below
    bool is_fraction = false;
    std::size_t told = 0;  // where its difference stands among what is told
    bool agrees = false;
  };
  struct Column {
    Sum since_last;
    Sum all;
  };
  static Localized difference(const Total& total);

  std::map<std::size_t, Column> sums_;
  std::vector<Total> open_;
  std::vector<SheetControl>
      told_;  // in the order of cells; what agrees with rows below says nothing
};

}  // namespace track::exchange
