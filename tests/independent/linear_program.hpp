#pragma once

#include <cstddef>
#include <utility>
#include <vector>

namespace track::independent {

// Unknown numbers with what is known of them, solved by GLPK.
class LinearProgram {
 public:
  using Terms = std::vector<std::pair<std::size_t, double>>;  // a number and its factor

  std::size_t add_number(double least);
  void add_sum(Terms terms, double value) { rows_.push_back({std::move(terms), value, false}); }
  void add_least_sum(Terms terms, double least) {
    rows_.push_back({std::move(terms), least, true});
  }

  struct Bounds {
    double least = 0;
    double most = 0;  // infinity where there is none
  };
  Bounds bounds(const Terms& of) const;

 private:
  struct Row {
    Terms terms;
    double value = 0;
    bool at_least = false;
  };
  double optimum(const Terms& of, bool greatest) const;

  std::vector<double> least_;
  std::vector<Row> rows_;
};

}  // namespace track::independent
