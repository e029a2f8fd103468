#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "track/base/error.hpp"
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

// Holds total rows against the sum of the rows above them.
class Controls {
 public:
  void add(std::size_t column, const Value& value);
  // Nothing where they agree: with the rows since the last total row or heading, or with all of
  // them. The text says both numbers.
  std::optional<Localized> difference(std::size_t column, const Value& total) const;
  // A total row is over, or a heading begins something new.
  void begin_again();

 private:
  struct Sum {
    Quantity since_last;
    Quantity all;
  };
  std::map<std::size_t, Sum> sums_;
};

}  // namespace track::exchange
