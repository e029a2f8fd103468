#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mapping/layout.hpp"
#include "period_finder.hpp"
#include "sample.hpp"
#include "track/model/plan.hpp"

namespace track::exchange {

// What the columns and headings of a table seem to mean.
struct RoleGuess {
  std::string split;
  std::optional<PeriodGuess> period;
  std::vector<std::size_t> columns;               // of values
  std::map<std::size_t, std::string> by_heading;  // their indicators, where headings name them
  std::string indicator;                          // else a template; empty where none is found
  Localized indicator_doubt;
  std::vector<Meaning> indicator_names;                     // what headings of totals are called
  std::vector<std::pair<std::string, std::string>> by;      // templates by breakdown
  std::map<std::string, std::vector<std::string>> unknown;  // labels not in the plan, by role
  std::vector<std::size_t> fill;                            // columns of labels that stand once
  std::optional<std::size_t> groups{};  // the column with headings inside of the table
  std::optional<std::size_t> note{};
  bool heading_has_totals = false;

  bool by_in_heading() const;
};

RoleGuess guess_roles(const std::string& sheet_name, const Sample& sample, const Shape& shape,
                      const Layout& layout, const Plan& plan, Day today);

// The different texts of a column in rows with values, in order.
std::vector<std::string> labels_in(const Sample& sample, const Shape& shape, std::size_t column);

}  // namespace track::exchange
