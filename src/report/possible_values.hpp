#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "track/base/rational.hpp"

namespace track::report {

// The sum of some numbers, each taken as often as its factor says, is known.
struct KnownSum {
  struct Term {
    std::size_t number = 0;
    Rational factor;
  };
  std::vector<Term> terms;
};

// What numbers may be for all that is known of them: that they reach their least, and sums of them.
// Exact, by the simplex method; whole numbers are not asked for, so that the bounds are those of
// any numbers. G. B. Dantzig's method in dictionaries as V. Chvátal writes them (Linear
// Programming, 1983), with R. G. Bland's rule, which ends.
class PossibleValues {
 public:
  // `values`: one possible case, each at least its `least`; the sums are those that it has.
  PossibleValues(std::vector<Rational> values, std::vector<Rational> least,
                 const std::vector<KnownSum>& sums);

  // The greatest and the least that a number can be; nothing where it has no bound. Where `enough`
  // is given, the search ends with the first value that reaches it.
  std::optional<Rational> greatest(std::size_t number, const std::optional<Rational>& enough = {});
  Rational least(std::size_t number, const std::optional<Rational>& enough = {});

  // The case that the last search ended with.
  std::vector<Rational> values() const;

 private:
  // Above its least, a number is `constant` + Σ factors × free numbers.
  struct Row {
    std::size_t number = 0;
    Rational constant;
    std::vector<Rational> factors;  // by place in `free_`
  };

  void make_rows(const std::vector<KnownSum>& sums);
  void lower_free_numbers(std::vector<Rational> above);
  // Moves a number as far as it goes, up or down; false where there is no end.
  bool move(std::size_t number, bool up, const std::optional<Rational>& enough);
  void exchange(std::size_t row, std::size_t place);
  Rational above_least(std::size_t number) const;
  const Row* row_of(std::size_t number) const;
  // The row that stops a free number from growing first; nothing where none does.
  std::optional<std::size_t> stopping_row(std::size_t place) const;
  // A free number whose growth moves the number that way.
  std::optional<std::size_t> entering_place(std::size_t number, bool up) const;

  std::vector<Rational> least_;
  std::vector<Row> rows_;
  std::vector<std::size_t> free_;
};

}  // namespace track::report
