#include "track/report/hidden_figures.hpp"

#include <algorithm>
#include <iterator>

#include "people_cells.hpp"
#include "track/base/digest.hpp"
#include "track/model/breakdown.hpp"

namespace track::report {

namespace {

using YearsOfFigures = std::map<std::string, std::map<FiscalYear, bool>>;

// By the year's own figure, or by the last before it.
bool is_hidden(const YearsOfFigures& figures, const std::string& id, FiscalYear year, bool last) {
  const auto found = figures.find(id);
  if (found == figures.end()) return false;
  if (!last) {
    const auto of_year = found->second.find(year);
    return of_year != found->second.end() && of_year->second;
  }
  const auto after = found->second.upper_bound(year);
  return after != found->second.begin() && std::prev(after)->second;
}

}  // namespace

bool HiddenFigures::counts_people(const Indicator& indicator) const {
  return bases_.contains(indicator.id);
}

// A closed year may have summed up otherwise than the plan does today, which nothing was weighed
// by.
bool HiddenFigures::hides(const Indicator& indicator, FiscalYear year) const {
  const auto basis = bases_.find(indicator.id);
  if (basis == bases_.end()) return false;
  if (basis->second != indicator.basis) return true;
  return is_hidden(figures_, indicator.id, year, indicator.basis == TargetBasis::cumulative);
}

bool HiddenFigures::hides_plan_total(const Indicator& indicator, FiscalYear last) const {
  const bool sums = indicator.traits().sums() && indicator.basis != TargetBasis::cumulative;
  return is_hidden(sums ? plan_totals_ : figures_, indicator.id, last, true);
}

bool HiddenFigures::hides_baseline(const Indicator& indicator) const {
  return indicator.baseline &&
         (baselines_.contains(indicator.id) || hides(indicator, indicator.baseline->year));
}

bool HiddenFigures::hides_any(const std::string& whole, FiscalYear year) const {
  const auto found = years_.find(whole);
  return found != years_.end() && found->second.contains(year);
}

class FigureHiding {
 public:
  FigureHiding(const std::vector<KnownState>& states, const std::string& secret)
      : states_(states), plan_(*states.front().plan), secret_(secret) {}

  HiddenFigures hidden() {
    if (!plan_.suppress_below) return {};
    for (const Indicator& whole : plan_.indicators) {
      if (whole.personal) add(whole, *plan_.suppress_below);
    }
    return std::move(result_);
  }

 private:
  void add(const Indicator& whole, std::int64_t threshold) {
    if (whole.baseline && counts_few(whole, whole.baseline->value, threshold)) {
      for (const std::string& id : recorded_ids(plan_, whole)) result_.baselines_.insert(id);
    }
    add_basis(whole);
    for (const Indicator* part : derived_parts(plan_, whole)) add_basis(*part);
    IndicatorCells cells = people_cells(states_, whole, threshold);
    for (std::size_t i = 0; i < cells.places.size(); ++i) {
      cells.people.cells[i].rank = rank_of(cells.places[i]);
    }
    const std::vector<bool> hidden = hidden_cells(cells.people, threshold);
    for (std::size_t i = 0; i < hidden.size(); ++i) add(whole, cells.places[i], hidden[i]);
  }

  // The first id that it had, so that another one changes nothing.
  std::string rank_of(const CellPlace& place) const {
    if (secret_.empty() || place.indicator == nullptr) return {};
    const bool row = place.kind == CellPlace::Kind::row;
    return digest_of(secret_ + "\n" + recorded_ids(plan_, *place.indicator).back() + "\n" +
                     std::to_string(place.year.number) + (row ? "" : " plan"));
  }

  void add_basis(const Indicator& indicator) {
    for (const std::string& id : recorded_ids(plan_, indicator)) {
      result_.bases_[id] = indicator.basis;
    }
  }

  void add(const Indicator& whole, const CellPlace& place, bool hidden) {
    if (place.kind == CellPlace::Kind::nowhere) return;
    const bool row = place.kind == CellPlace::Kind::row;
    for (const std::string& id : recorded_ids(plan_, *place.indicator)) {
      (row ? result_.figures_ : result_.plan_totals_)[id][place.year] = hidden;
    }
    if (!hidden) return;
    for (const std::string& id : recorded_ids(plan_, whole)) result_.years_[id].insert(place.year);
  }

  const std::vector<KnownState>& states_;
  const Plan& plan_;
  const std::string& secret_;
  HiddenFigures result_;
};

HiddenFigures figures_to_hide(const std::vector<KnownState>& states, const std::string& secret) {
  return FigureHiding(states, secret).hidden();
}

}  // namespace track::report
