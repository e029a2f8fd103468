#include "attack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

#include "linear_program.hpp"
#include "printed_figures.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::independent {

namespace {

using nlohmann::json;
using Terms = LinearProgram::Terms;

constexpr double tolerance = 1e-6;

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
    for (const Sum& sum : sums_) {
      const double rest = std::abs(sum.rest);
      look(fmt::format("the rest of {}", sum.name), rest_terms(sum), rest, false);
    }
    for (const auto& [cell, value] : rows_) {
      for (const auto& [earlier, before] : rows_) {
        if (earlier.first != cell.first || earlier.second >= cell.second) continue;
        if (find(cell)->basis != TargetBasis::cumulative) continue;
        look(fmt::format("{} from {} to {}", cell.first, earlier.second, cell.second),
             added_between(earlier, cell), value - before, false);
      }
    }
    return result;
  }

 private:
  struct Sum {
    std::string name;
    std::optional<Cell> whole;
    std::vector<Cell> parts;
    std::vector<Cell> other_parts{};  // where the whole is not known: another table's
    bool of_years = false;            // what all of them come to since the plan began
    double rest = 0;                  // below 0: so many are in several parts
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
      for (const Sum& sum : family.sums_) {
        const double rest = std::abs(sum.rest);
        const bool small = rest > 0 && rest < family.threshold();
        if (!small && sum.of_years) continue;
        if (small)
          program.add_least_sum(family.rest_terms(sum), 0);
        else
          program.add_sum(family.rest_terms(sum), rest);
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
  // Above 0.
  Terms rest_terms(const Sum& sum) const {
    const double sign = sum.rest < 0 ? -1 : 1;
    Terms terms;
    const auto add = [&](const Cell& cell, double factor) {
      const Terms of = sum.of_years ? sum_terms(cell) : Terms{{number_.at(cell), 1}};
      for (const auto& [number, one] : of) terms.emplace_back(number, sign * factor * one);
    };
    if (sum.whole) add(*sum.whole, 1);
    for (const Cell& part : sum.other_parts) add(part, 1);
    for (const Cell& part : sum.parts) add(part, -1);
    return terms;
  }
  // What the years behind one up to another add.
  Terms added_between(const Cell& earlier, const Cell& last) const {
    Terms terms;
    for (const auto& [each, number] : number_) {
      const bool within = earlier.second < each.second && each.second <= last.second;
      if (each.first == last.first && within) terms.emplace_back(number, 1);
    }
    return terms;
  }

  // Parts with a figure of a year, or up to it.
  std::vector<Cell> cells_of(const PartTable& table, const std::string& margin, int year,
                             bool so_far) const {
    std::vector<Cell> cells;
    for (const Indicator* member : members_) {
      const Cell cell = {member->id, year};
      if (!member->part_of || member->part_of->table != table) continue;
      const auto last = added_.upper_bound(cell);
      const bool has_any = last != added_.begin() && std::prev(last)->first.first == member->id;
      if (so_far ? !has_any : !added_.contains(cell)) continue;
      const std::string inner = "," + member->part_of->key() + ",";
      if (margin.empty() || inner.find("," + margin + ",") != std::string::npos) {
        cells.push_back(cell);
      }
    }
    return cells;
  }

  void add_sum(Sum sum, std::vector<Sum>& sums) const {
    if (sum.parts.empty()) return;
    const auto value = [&](const Cell& cell) {
      if (!sum.of_years) return added_.at(cell);
      double all = 0;
      for (const auto& [each, one] : added_) {
        if (each.first == cell.first && each.second <= cell.second) all += one;
      }
      return all;
    };
    if (sum.whole) sum.rest += value(*sum.whole);
    for (const Cell& part : sum.other_parts) sum.rest += value(part);
    for (const Cell& part : sum.parts) sum.rest -= value(part);
    sums.push_back(std::move(sum));
  }

  bool shows_sums() const {
    return std::ranges::all_of(
        members_, [](const Indicator* one) { return one->basis == TargetBasis::cumulative; });
  }

  // Of a whole that is known.
  void add_table(const std::string& name, const Cell& whole, const PartTable& table,
                 const std::string& margin, std::vector<Sum>& all) const {
    add_sum({name, whole, cells_of(table, margin, whole.second, false)}, all);
    if (!shows_sums()) return;
    add_sum({name + " so far", whole, cells_of(table, margin, whole.second, true), {}, true}, all);
  }

  std::vector<Sum> sums() const {
    std::vector<Sum> all;
    for (int year = plan_.first_year.number; year <= plan_.last_year.number; ++year) {
      const Cell whole = {whole_.id, year};
      std::vector<Cell> first_table;
      for (const PartTable& table : whole_.by) {
        const std::string name = fmt::format("{} {} {}", whole_.id, text_of(table), year);
        const std::vector<Cell> parts = cells_of(table, "", year, false);
        if (added_.contains(whole)) {
          add_table(name, whole, table, "", all);
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
          add_table(name + " " + member->id, margin, table, member->part_of->key(), all);
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
