#include "random_plan.hpp"
#include "track/model/breakdown.hpp"

namespace track::independent {

namespace {

std::optional<YearBound> in_year(int year) {
  return YearBound{year, YearCounting::fiscal, std::to_string(year)};
}

// Some begin in the plan's years, some are closed in them, some have owners of their own.
Part random_part(int number, const Plan& plan, Random& random) {
  Part part;
  part.id = "p" + std::to_string(number);
  part.name = "Part " + std::to_string(number);
  if (random.chance(15)) part.since = in_year(plan.first_year.number + random.from_to(0, 2));
  if (random.chance(15)) part.until = in_year(plan.last_year.number + random.from_to(-2, 0));
  if (random.chance(20)) part.owners = {random.one_of<const char*>({"o1", "o2"})};
  return part;
}

Breakdown random_breakdown(int number, const Plan& plan, Random& random) {
  Breakdown breakdown;
  breakdown.id = "b" + std::to_string(number);
  breakdown.name = "Breakdown " + std::to_string(number);
  const int parts = random.from_to(1, 6);
  for (int i = 0; i < parts; ++i) breakdown.parts.push_back(random_part(i, plan, random));
  if (random.chance(15)) {
    breakdown.series_breaks = {{{plan.first_year.number + random.from_to(0, 2)}, "counted anew"}};
  }
  return breakdown;
}

// By one breakdown, by several, by two crossed; the whole of its own or put together.
void break_down(Indicator& indicator, const Plan& plan, Random& random) {
  const auto& all = plan.breakdowns;
  for (const Breakdown& breakdown : all) {
    if (random.chance(60)) indicator.by.push_back({breakdown.id, ""});
  }
  if (all.size() > 1 && (indicator.by.empty() || random.chance(15))) {
    indicator.by.push_back({all[0].id, all[1].id});
  }
  if (indicator.by.empty()) indicator.by.push_back({all[0].id, ""});
  const bool adds =
      indicator.kind != IndicatorKind::running && indicator.kind != IndicatorKind::milestone;
  if (!adds || random.chance(25)) return;
  const int last = static_cast<int>(indicator.by.size()) - 1;
  indicator.total = indicator.by[static_cast<std::size_t>(random.from_to(0, last))];
  if (random.chance(40)) indicator.expect = Expectation{random.one_of({1, 3, 3, 12, 24})};
}

void aim_parts(Indicator& indicator, const Plan& plan, Random& random) {
  indicator.part_targets.clear();
  if (indicator.direction() == Direction::none) return;
  for (const PartTable& table : indicator.by) {
    for (Indicator& part : parts_of(plan, indicator, table)) {
      if (!random.chance(25)) continue;
      if (part.kind == IndicatorKind::count) {
        part.basis = random.one_of({TargetBasis::yearly, TargetBasis::cumulative});
      }
      set_targets(part, plan, 60, random);
      if (part.targets.empty()) continue;
      indicator.part_targets[part.part_of->key()] = {part.targets, {}, part.basis, {}};
    }
  }
}

}  // namespace

void break_down(Plan& plan, Random& random) {
  plan.owners = {{"o1", "Owner 1", {}}, {"o2", "Owner 2", {}}};
  const int breakdowns = random.from_to(1, 3);
  for (int i = 0; i < breakdowns; ++i) {
    plan.breakdowns.push_back(random_breakdown(i, plan, random));
  }
  for (Indicator& indicator : plan.indicators) {
    if (!random.chance(40)) continue;
    break_down(indicator, plan, random);
    aim_parts(indicator, plan, random);
  }
  derive_parts(plan);
}

void change_breakdowns(Plan& plan, Random& random) {
  for (Breakdown& breakdown : plan.breakdowns) {
    for (Part& part : breakdown.parts) {
      if (random.chance(8)) part.until = in_year(plan.first_year.number + random.from_to(0, 2));
      part.retired = random.chance(4);
    }
    if (!random.chance(40)) continue;
    breakdown.parts.push_back(random_part(static_cast<int>(breakdown.parts.size()), plan, random));
  }
  for (Indicator& indicator : plan.indicators) {
    if (random.chance(20)) aim_parts(indicator, plan, random);
  }
  derive_parts(plan);
}

}  // namespace track::independent
