#include "attack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

#include "linear_program.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::independent {

namespace {

using nlohmann::json;
using Cell = std::pair<std::string, int>;  // id and year
using Terms = LinearProgram::Terms;

constexpr double tolerance = 1e-6;

// What a row counts: a number, or those that are and those that are not.
using Counts = std::array<std::optional<double>, 2>;

struct PrintedFigures {
  std::map<Cell, Counts> rows;
  std::map<Cell, double> plan_totals;
  std::set<Cell> hidden;
};

std::optional<double> number(const json& row, const char* key) {
  const auto found = row.find(key);
  if (found == row.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

// Its figure counts people one by one, or its n does.
bool counts_ones(const std::string& kind) {
  return kind != "share" && kind != "rate";
}

bool is_hidden_row(const json& row) {
  return row["status"] == "suppressed" && row["actual"].is_null();
}

Counts counts_of(const json& row) {
  if (row["kind"] == "score") return {number(row, "sample_size"), {}};
  if (counts_ones(row["kind"])) return {number(row, "actual"), {}};
  const auto those = number(row, "numerator");
  const auto all = number(row, "denominator");
  if (those && all && !row["actual"].is_null()) return {those, *all - *those};
  return {};
}

std::map<std::string, int> years_by_label(const Plan& plan) {
  std::map<std::string, int> years;
  for (int year = plan.first_year.number - 20; year <= plan.last_year.number; ++year) {
    years[plan.calendar.short_label({year})] = year;
  }
  return years;
}

// Each row with the year that it is of.
template <class See>
void each_row(const std::vector<json>& documents, See see) {
  for (const json& document : documents) {
    for (const json& row : document["rows"]) {
      if (row["level"] == "schedule") continue;
      const json& of = row.contains("fiscal_year") ? row : document["year"];
      see(document, row, of["fiscal_year"].get<int>());
    }
  }
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

// An indicator with its parts, one count of them.
class Family {
 public:
  Family(const Plan& plan, const Indicator& whole, std::size_t layer, const PrintedFigures& truth,
         const PrintedFigures& printed)
      : plan_(plan), whole_(whole), layer_(layer), truth_(truth), printed_(printed) {
    members_.push_back(&whole);
    for (const Indicator* part : derived_parts(plan, whole)) members_.push_back(part);
    for (const Indicator* member : members_) add_years(*member);
  }

  bool empty() const { return rows_.empty(); }

  // What can be told more closely than the rule has it: small figures, and others.
  struct Found {
    std::map<std::string, std::string> small;
    std::map<std::string, std::string> narrow;
  };
  Found found() const {
    Found result;
    const Known now(*this, false);
    std::optional<Known> best;
    const auto look = [&](const std::string& name, const Terms& terms, double value, bool hidden) {
      const bool small = value > 0 && value < threshold();
      if (!small && !hidden) return;
      const auto bounds = now.program.bounds(terms);
      if (is_safe(bounds, small)) return;
      if (!best) best.emplace(*this, true);
      const auto most = best->program.bounds(terms);
      const auto low = std::max(1.0, most.least);
      const auto high = std::min(most.most, threshold() - 1.0);
      const bool as_good = small
                               ? bounds.least <= low + tolerance && bounds.most >= high - tolerance
                               : bounds.most - bounds.least >= most.most - most.least - tolerance;
      if (!as_good) {
        (small ? result.small : result.narrow)[name] =
            fmt::format("{} is {}: {} to {}", name, value, bounds.least, bounds.most);
      }
    };
    for (const auto& [cell, value] : rows_) {
      look(fmt::format("{} {}", cell.first, cell.second), row_terms(cell), value, is_hidden(cell));
    }
    for (const auto& [cell, value] : added_) {
      look(fmt::format("{} {} alone", cell.first, cell.second), {{number_.at(cell), 1}}, value,
           false);
    }
    for (std::size_t i = 0; i < sums_.size(); ++i) {
      look(fmt::format("the rest of {}", sums_[i].name), rest_terms(sums_[i]), sums_[i].rest,
           false);
    }
    return result;
  }

 private:
  struct Sum {
    std::string name;
    std::optional<Cell> whole;
    std::vector<Cell> parts;
    std::vector<Cell> other_parts{};  // where the whole is not known: another table's
    double rest = 0;
  };

  // What can be told; with all hidden that may be, where `best`.
  struct Known {
    Known(const Family& family, bool best) {
      for (const auto& [cell, value] : family.added_) {
        const bool is_row = family.find(cell)->basis == TargetBasis::yearly;
        program.add_number(is_row && family.counts_ones() && value >= 1 ? 1 : 0);
      }
      for (const auto& [cell, value] : family.rows_) {
        const bool shown = best ? value == 0 : !family.is_hidden(cell);
        if (shown)
          program.add_sum(family.row_terms(cell), value);
        else if (family.counts_ones())
          program.add_least_sum(family.row_terms(cell), std::min(1.0, value));
      }
      for (const auto& [cell, value] : family.printed_.plan_totals) {
        if (family.layer_ == 0 && !best && family.is_member(cell.first)) {
          program.add_sum(family.sum_terms(cell), value);
        }
      }
      for (const Sum& sum : family.sums()) {
        const bool small = sum.rest > 0 && sum.rest < family.threshold();
        if (small)
          program.add_least_sum(family.rest_terms(sum), 0);
        else
          program.add_sum(family.rest_terms(sum), sum.rest);
      }
    }
    LinearProgram program;
  };

  double threshold() const { return *plan_.suppress_below; }
  bool counts_ones() const {
    return whole_.kind != IndicatorKind::share && whole_.kind != IndicatorKind::rate;
  }
  bool is_hidden(const Cell& cell) const {
    const auto shown = printed_.rows.find(cell);
    return shown == printed_.rows.end() || !shown->second[layer_];
  }
  bool is_member(const std::string& id) const { return find({id, 0}) != nullptr; }
  const Indicator* find(const Cell& cell) const {
    const auto found = std::ranges::find(members_, cell.first, &Indicator::id);
    return found == members_.end() ? nullptr : *found;
  }
  bool is_safe(const LinearProgram::Bounds& bounds, bool small) const {
    if (!small) return bounds.most - bounds.least >= threshold() - 2 - tolerance;
    return bounds.least <= 1 + tolerance && bounds.most >= threshold() - 1 - tolerance;
  }

  // What each year shows, and what it adds.
  void add_years(const Indicator& member) {
    double before = 0;
    for (int year = plan_.first_year.number; year <= plan_.last_year.number; ++year) {
      const Cell cell = {member.id, year};
      const auto found = truth_.rows.find(cell);
      if (found == truth_.rows.end() || !found->second[layer_]) continue;
      const double value = *found->second[layer_];
      const bool sums = member.basis == TargetBasis::cumulative;
      rows_.emplace(cell, value);
      added_.emplace(cell, sums ? value - before : value);
      if (sums) before = value;
    }
    number_.clear();
    for (const auto& [cell, value] : added_) number_.emplace(cell, number_.size());
    sums_ = sums();
  }

  Terms sum_terms(const Cell& cell) const {
    Terms terms;
    for (const auto& [each, number] : number_) {
      if (each.first == cell.first && each.second <= cell.second) terms.emplace_back(number, 1);
    }
    return terms;
  }
  Terms row_terms(const Cell& cell) const {
    if (find(cell)->basis == TargetBasis::cumulative) return sum_terms(cell);
    return {{number_.at(cell), 1}};
  }
  Terms rest_terms(const Sum& sum) const {
    Terms terms;
    if (sum.whole) terms.emplace_back(number_.at(*sum.whole), 1);
    for (const Cell& part : sum.other_parts) terms.emplace_back(number_.at(part), 1);
    for (const Cell& part : sum.parts) terms.emplace_back(number_.at(part), -1);
    return terms;
  }

  std::vector<Cell> cells_of(const PartTable& table, const std::string& margin, int year) const {
    std::vector<Cell> cells;
    for (const Indicator* member : members_) {
      const Cell cell = {member->id, year};
      if (!member->part_of || member->part_of->table != table || !added_.contains(cell)) continue;
      const std::string inner = "," + member->part_of->key() + ",";
      if (margin.empty() || inner.find("," + margin + ",") != std::string::npos) {
        cells.push_back(cell);
      }
    }
    return cells;
  }

  void add_sum(Sum sum, std::vector<Sum>& sums) const {
    if (sum.parts.empty()) return;
    if (sum.whole) sum.rest += added_.at(*sum.whole);
    for (const Cell& part : sum.other_parts) sum.rest += added_.at(part);
    for (const Cell& part : sum.parts) sum.rest -= added_.at(part);
    sums.push_back(std::move(sum));
  }

  std::vector<Sum> sums() const {
    std::vector<Sum> all;
    for (int year = plan_.first_year.number; year <= plan_.last_year.number; ++year) {
      const Cell whole = {whole_.id, year};
      std::vector<Cell> first_table;
      for (const PartTable& table : whole_.by) {
        const std::string name = fmt::format("{} {} {}", whole_.id, text_of(table), year);
        const std::vector<Cell> parts = cells_of(table, "", year);
        if (added_.contains(whole)) {
          add_sum({name, whole, parts}, all);
        } else if (first_table.empty()) {
          first_table = parts;
        } else {
          add_sum({name, {}, parts, first_table}, all);
        }
        if (table.crossed_with.empty()) continue;
        for (const Indicator* member : members_) {
          const Cell margin = {member->id, year};
          if (!member->part_of || !member->part_of->table.crossed_with.empty()) continue;
          if (!added_.contains(margin)) continue;
          const std::string& of = member->part_of->table.breakdown;
          if (of != table.breakdown && of != table.crossed_with) continue;
          add_sum({name + " " + member->id, margin, cells_of(table, member->part_of->key(), year)},
                  all);
        }
      }
    }
    return all;
  }

  const Plan& plan_;
  const Indicator& whole_;
  std::size_t layer_;
  const PrintedFigures& truth_;
  const PrintedFigures& printed_;
  std::vector<const Indicator*> members_;
  std::map<Cell, double> rows_;
  std::map<Cell, double> added_;
  std::map<Cell, std::size_t> number_;
  std::vector<Sum> sums_;
};

constexpr const char* keys_of_figures[] = {"actual",
                                           "numerator",
                                           "denominator",
                                           "sample_size",
                                           "difference",
                                           "achievement",
                                           "change_from_baseline",
                                           "change_from_baseline_low",
                                           "change_from_baseline_high",
                                           "previous",
                                           "change",
                                           "change_low",
                                           "change_high",
                                           "change_verdict",
                                           "expected",
                                           "projection",
                                           "share_of_whole"};

// What stands in hidden rows, and of hidden rows in others.
void look_at_rows(const Plan& plan, const std::vector<json>& printed, const PrintedFigures& figures,
                  std::vector<std::string>& found) {
  const auto years = years_by_label(plan);
  each_row(printed, [&](const json&, const json& row, int year) {
    const std::string name = fmt::format("{} {}", row["id"].get<std::string>(), year);
    if (is_hidden_row(row)) {
      for (const char* key : keys_of_figures) {
        if (row.contains(key) && !row[key].is_null()) found.push_back(name + ": " + key);
      }
    }
    if (row["previous_year"].is_string() &&
        figures.hidden.contains({row["id"], years.at(row["previous_year"])})) {
      found.push_back(name + ": previous is hidden in its year");
    }
    const Indicator* indicator = find_indicator(plan, row["id"]);
    const Indicator* whole = whole_of(plan, *indicator);
    if (whole != nullptr && row.contains("share_of_whole") && !row["share_of_whole"].is_null() &&
        figures.hidden.contains({whole->id, year})) {
      found.push_back(name + ": the share of a hidden whole");
    }
  });
}

}  // namespace

std::vector<std::string> recovered(const Plan& plan, const std::vector<json>& printed,
                                   const std::vector<json>& truth) {
  std::vector<std::string> found;
  const PrintedFigures shown = printed_figures(plan, printed);
  const PrintedFigures real = printed_figures(plan, truth);
  look_at_rows(plan, printed, shown, found);
  for (const Indicator& whole : plan.indicators) {
    if (!whole.personal) continue;
    const Family those(plan, whole, 0, real, shown);
    const Family others(plan, whole, 1, real, shown);
    const auto first = those.found();
    const auto second = others.found();
    for (const auto& [name, text] : first.small) found.push_back(text);
    for (const auto& [name, text] : second.small) found.push_back(text + " (the others)");
    // A share that is hidden for others' sake is unknown when one of its two counts is.
    for (const auto& [name, text] : first.narrow) {
      if (others.empty() || second.narrow.contains(name)) found.push_back(text);
    }
  }
  return found;
}

std::size_t hidden_rows(const std::vector<json>& printed) {
  std::size_t count = 0;
  each_row(printed, [&](const json&, const json& row, int) {
    if (is_hidden_row(row)) ++count;
  });
  return count;
}

}  // namespace track::independent
