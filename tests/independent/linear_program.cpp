#include "linear_program.hpp"

#include <glpk.h>

#include <limits>
#include <memory>
#include <stdexcept>

namespace track::independent {

namespace {

constexpr double no_end = std::numeric_limits<double>::infinity();

struct Deleted {
  void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
};
using Problem = std::unique_ptr<glp_prob, Deleted>;

}  // namespace

std::size_t LinearProgram::add_number(double least) {
  least_.push_back(least);
  return least_.size() - 1;
}

double LinearProgram::optimum(const Terms& of, bool greatest) const {
  glp_term_out(GLP_OFF);
  const Problem problem(glp_create_prob());
  glp_set_obj_dir(problem.get(), greatest ? GLP_MAX : GLP_MIN);
  glp_add_cols(problem.get(), static_cast<int>(least_.size()));
  for (std::size_t i = 0; i < least_.size(); ++i) {
    glp_set_col_bnds(problem.get(), static_cast<int>(i) + 1, GLP_LO, least_[i], 0);
  }
  for (const auto& [number, factor] : of) {
    glp_set_obj_coef(problem.get(), static_cast<int>(number) + 1, factor);
  }
  for (const Row& row : rows_) {
    std::vector<double> factors(least_.size(), 0);
    for (const auto& [number, factor] : row.terms) factors[number] += factor;
    std::vector<int> columns = {0};
    std::vector<double> values = {0};
    for (std::size_t i = 0; i < factors.size(); ++i) {
      if (factors[i] == 0) continue;
      columns.push_back(static_cast<int>(i) + 1);
      values.push_back(factors[i]);
    }
    const int index = glp_add_rows(problem.get(), 1);
    glp_set_mat_row(problem.get(), index, static_cast<int>(columns.size()) - 1, columns.data(),
                    values.data());
    glp_set_row_bnds(problem.get(), index, row.at_least ? GLP_LO : GLP_FX, row.value, row.value);
  }
  if (glp_simplex(problem.get(), nullptr) != 0) throw std::runtime_error("no simplex");
  const int status = glp_get_status(problem.get());
  if (status == GLP_UNBND) return greatest ? no_end : -no_end;
  if (status != GLP_OPT) throw std::runtime_error("the true case does not fit what is printed");
  return glp_get_obj_val(problem.get());
}

LinearProgram::Bounds LinearProgram::bounds(const Terms& of) const {
  return {optimum(of, false), optimum(of, true)};
}

}  // namespace track::independent
