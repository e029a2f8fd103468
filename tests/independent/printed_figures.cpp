#include "printed_figures.hpp"

#include "track/model/breakdown.hpp"

namespace track::independent {

using nlohmann::json;

namespace {

std::optional<double> number(const json& row, const char* key) {
  const auto found = row.find(key);
  if (found == row.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

Counts counts_of(const json& row) {
  if (row["kind"] == "score") return {number(row, "sample_size"), {}};
  if (counts_ones(row["kind"])) return {number(row, "actual"), {}};
  const auto those = number(row, "numerator");
  const auto all = number(row, "denominator");
  if (those && all && !row["actual"].is_null()) return {those, *all - *those};
  return {};
}

}  // namespace

bool counts_ones(const std::string& kind) {
  return kind != "share" && kind != "rate";
}

bool is_hidden_row(const json& row) {
  return row["status"] == "suppressed" && row["actual"].is_null();
}

std::map<std::string, int> years_by_label(const Plan& plan) {
  std::map<std::string, int> years;
  for (int year = plan.first_year.number - 20; year <= plan.last_year.number; ++year) {
    years[plan.calendar.short_label({year})] = year;
  }
  return years;
}

PrintedFigures printed_figures(const Plan& plan, const std::vector<json>& documents) {
  const auto years = years_by_label(plan);
  PrintedFigures figures;
  const auto add = [&](const Cell& cell, const Counts& counts) {
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (counts[i]) figures.rows[cell][i] = counts[i];
    }
  };
  each_row(documents, [&](const json& document, const json& row, int year) {
    const std::string id = row["id"];
    const bool carried = row["actual_of_year"].is_string();
    const Cell cell = {id, carried ? years.at(row["actual_of_year"]) : year};
    if (is_hidden_row(row)) figures.hidden.insert(cell);
    add(cell, counts_of(row));
    if (!counts_ones(row["kind"]) || find_indicator(plan, id)->basis == TargetBasis::cumulative) {
      return;
    }
    if (const auto previous = number(row, "previous"); previous && row["kind"] != "score") {
      add({id, years.at(row["previous_year"])}, {previous, {}});
    }
    if (const auto total = number(row, "plan_actual"); total && row["kind"] == "count") {
      figures.plan_totals[{id, document["years"].back()["fiscal_year"]}] = *total;
    }
  });
  return figures;
}

}  // namespace track::independent
