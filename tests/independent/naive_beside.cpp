#include <algorithm>
#include <tuple>

#include "naive.hpp"

// docs/methods.md, "Parts": a whole held against its parts.
namespace track::independent {

namespace {

bool is_last(const Indicator& indicator) {
  return indicator.pooling == Pooling::last || indicator.kind == IndicatorKind::stock;
}

bool is_held_against(const Indicator& whole, const Fact& control, const Fact& part) {
  if (part.year != control.year || part.period.last > control.period.last) return false;
  return is_last(whole) || part.period.first >= control.period.first;
}

// Half away from zero.
Exact rounded(const Exact& number, int digits) {
  Exact scale = 1;
  for (int i = 0; i < digits; ++i) scale *= 10;
  const Exact moved = abs(number) * scale + Exact(1, 2);
  const Exact cut = Exact(numerator(moved) / denominator(moved)) / scale;
  return number < 0 ? Exact(-cut) : cut;
}

int decimals_of(const Exact& number) {
  int digits = 0;
  while (rounded(number, digits) != number) ++digits;
  return digits;
}

bool adds_up_beside(const Indicator& indicator) {
  return indicator.kind == IndicatorKind::count || indicator.kind == IndicatorKind::stock;
}

std::optional<Exact> of_the_year(const Figures& figures) {
  return figures.year_of_actual ? std::nullopt : figures.actual;
}

bool is_unknown(const Value& value) {
  return value.form == ValueForm::unknown || value.form == ValueForm::suppressed;
}

// Each part reported what is asked for within the control's period, and has a value there that is
// known.
bool are_all_there(const Known& known, const Indicator& whole, const Fact& control) {
  std::vector<Asked> asked = values_asked_for(known, whole, control.year);
  std::erase_if(asked, [&](const Asked& each) {
    return each.period.first < control.period.first || control.period.last < each.period.last;
  });
  if (is_last(whole) && asked.size() > 1) asked = {asked.back()};
  for (const Asked& each : asked) {
    if (!each.missing.empty()) return false;
  }
  for (const Indicator* part : expected_parts(known, whole, control.year)) {
    const std::vector<Fact>& facts = known.of(*part);
    const bool any = std::any_of(facts.begin(), facts.end(), [&](const Fact& fact) {
      return is_held_against(whole, control, fact);
    });
    if (!any) return false;
  }
  for (const Indicator& part : known.plan.parts) {
    if (part.part_of->whole != whole.id || part.part_of->table != whole.total) continue;
    const Fact* last = nullptr;
    for (const Fact& fact : known.of(part)) {
      if (!is_held_against(whole, control, fact)) continue;
      if (!is_last(whole) && is_unknown(fact.value)) return false;
      const auto rank = [](const Fact& one) { return std::tie(one.period.last, one.minute); };
      if (last == nullptr || rank(*last) < rank(fact)) last = &fact;
    }
    if (last != nullptr && is_unknown(last->value)) return false;
  }
  return true;
}

}  // namespace

void sort_differences(std::vector<Difference>& differences) {
  std::sort(differences.begin(), differences.end(), [](const Difference& a, const Difference& b) {
    return std::tie(a.period, a.recorded, a.parts) < std::tie(b.period, b.recorded, b.parts);
  });
}

std::vector<Difference> differing_controls(const Known& known, const Indicator& whole, int year) {
  std::vector<Difference> found;
  const auto controls = known.controls.find(whole.id);
  if (controls == known.controls.end()) return found;
  for (const Fact& control : controls->second) {
    const std::optional<Exact> recorded = figure(whole, control.value);
    if (control.year != year || !recorded || !are_all_there(known, whole, control)) continue;
    Known within;
    for (const Fact& fact : known.of(whole)) {
      if (is_held_against(whole, control, fact)) within.facts[whole.id].push_back(fact);
    }
    Figures figures;
    form_actual(within, whole, year, year, figures);
    if (!figures.actual) continue;
    const bool rounds = control.value.form != ValueForm::fraction && !adds_up_beside(whole);
    const Exact parts = rounds ? rounded(*figures.actual, decimals_of(*recorded)) : *figures.actual;
    if (parts != *recorded) found.push_back({control.period, *recorded, *figures.actual});
  }
  sort_differences(found);
  return found;
}

std::optional<Exact> share_of_whole(const Known& known, const Indicator& part,
                                    const AllFigures& all) {
  for (const Indicator& whole : known.plan.indicators) {
    if (!part.part_of || part.part_of->whole != whole.id) continue;
    if (!adds_up_beside(whole) || part.basis != whole.basis) return std::nullopt;
    const Figures& figures = all.at(whole.id);
    const std::optional<Exact> above = of_the_year(all.at(part.id));
    const std::optional<Exact> below = of_the_year(figures);
    const bool complete = !figures.coverage || figures.coverage->missing.empty();
    if (!above || !below || *below <= 0 || !complete) return std::nullopt;
    return *above / *below;
  }
  return std::nullopt;
}

std::optional<Exact> beyond_parts(const Known& known, const Indicator& whole,
                                  const PartTable& table, int year, const AllFigures& all) {
  std::optional<Exact> rest = of_the_year(all.at(whole.id));
  if (!rest || is_put_together(whole) || !adds_up_beside(whole)) return std::nullopt;
  bool any = false;
  for (const Indicator& part : known.plan.parts) {
    if (part.part_of->whole != whole.id || part.part_of->table != table) continue;
    const std::optional<Exact> figure = of_the_year(all.at(part.id));
    if (figure && part.basis == whole.basis) {
      *rest -= *figure;
      any = true;
    } else if (runs(known, part, year) && !is_retired(known, part)) {
      return std::nullopt;
    }
  }
  return any && *rest != 0 ? rest : std::nullopt;
}

}  // namespace track::independent
