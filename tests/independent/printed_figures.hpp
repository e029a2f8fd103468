#pragma once

#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "track/model/plan.hpp"

// What the JSON of reports tells of figures that count people.
namespace track::independent {

using Cell = std::pair<std::string, int>;  // id and year

// What a row counts: a number, or those that are and those that are not.
using Counts = std::array<std::optional<double>, 2>;

struct PrintedFigures {
  std::map<Cell, Counts> rows;
  std::map<Cell, double> plan_totals;
  std::set<Cell> hidden;
};

bool is_hidden_row(const nlohmann::json& row);
std::map<std::string, int> years_by_label(const Plan& plan);

// Each row with the year that it is of.
template <class See>
void each_row(const std::vector<nlohmann::json>& documents, See see) {
  for (const nlohmann::json& document : documents) {
    for (const nlohmann::json& row : document["rows"]) {
      if (row["level"] == "schedule") continue;
      const nlohmann::json& of = row.contains("fiscal_year") ? row : document["year"];
      see(document, row, of["fiscal_year"].get<int>());
    }
  }
}

PrintedFigures printed_figures(const Plan& plan, const std::vector<nlohmann::json>& documents);

// Its figure counts people one by one, or its n does.
bool counts_ones(const std::string& kind);

}  // namespace track::independent
