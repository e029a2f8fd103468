#include <algorithm>

#include "naive.hpp"

// docs/methods.md, "Parts".
namespace track::independent {

bool is_put_together(const Indicator& indicator) {
  return indicator.total.has_value() && !indicator.part_of;
}

namespace {

bool is_part_of(const Indicator& part, const Indicator& whole) {
  return part.part_of && part.part_of->whole == whole.id;
}

bool is_in_total(const Indicator& part, const Indicator& whole) {
  return is_part_of(part, whole) && whole.total && part.part_of->table == *whole.total;
}

// Any other period of the year is reported by any value of the year.
bool expects_in_parts_of_a_year(const Indicator& indicator) {
  return indicator.expect && indicator.expect->months < 12;
}

int year_of(const Plan& plan, const Period& period) {
  int year = static_cast<int>(std::chrono::year_month_day(period.first).year());
  while (period.first < first_day(plan, year)) --year;
  return year;
}

bool reports_period(const Known& known, const Indicator& part, const Period& period, int year) {
  for (const Fact& fact : known.of(part)) {
    if (fact.year != year) continue;
    if (!expects_in_parts_of_a_year(part)) return true;
    if (fact.period.first <= period.last && period.first <= fact.period.last) return true;
  }
  return false;
}

std::vector<const Indicator*> total_table(const Known& known, const Indicator& whole) {
  std::vector<const Indicator*> parts;
  for (const Indicator& part : known.plan.parts) {
    if (is_in_total(part, whole)) parts.push_back(&part);
  }
  return parts;
}

bool any_reports(const Known& known, const Indicator& whole, const Period& period, int year) {
  const std::vector<const Indicator*> parts = total_table(known, whole);
  return std::any_of(parts.begin(), parts.end(), [&](const Indicator* part) {
    return reports_period(known, *part, period, year);
  });
}

std::vector<std::string> lacking(const Known& known, const Indicator& whole, const Period& period,
                                 int year) {
  std::vector<std::string> ids;
  for (const Indicator* part : expected_parts(known, whole, year)) {
    if (!reports_period(known, *part, period, year)) ids.push_back(part->id);
  }
  return ids;
}

}  // namespace

Known gathered(Known known) {
  for (const Indicator& whole : known.plan.indicators) {
    if (is_put_together(whole)) {
      known.controls[whole.id] = known.of(whole);
      known.facts[whole.id].clear();
    }
    for (const Indicator& part : known.plan.parts) {
      if (!is_part_of(part, whole)) continue;
      for (Fact fact : known.of(part)) {
        fact.part = part.id;
        (is_in_total(part, whole) ? known.facts : known.beside)[whole.id].push_back(fact);
      }
    }
  }
  return known;
}

std::vector<const Indicator*> expected_parts(const Known& known, const Indicator& whole, int year) {
  std::vector<const Indicator*> parts;
  for (const Indicator* part : total_table(known, whole)) {
    if (runs(known, *part, year) && !is_retired(known, *part)) parts.push_back(part);
  }
  return parts;
}

// What came with its first part is asked of the others in its own year.
std::vector<Asked> asked_of_parts(const Known& known, const Indicator& whole, int year,
                                  std::vector<Asked> asked) {
  for (Asked& each : asked) {
    const int own_year = year_of(known.plan, each.period);
    if (each.reported) each.wave = false;
    if (each.reported && own_year < year) continue;
    each.missing = lacking(known, whole, each.period, own_year);
    each.reported = each.missing.empty();
  }
  return asked;
}

std::vector<Asked> asked_of_part(const Known& known, const Indicator& part, int year) {
  for (const Indicator& whole : known.plan.indicators) {
    if (!is_in_total(part, whole)) continue;
    std::vector<Asked> asked;
    for (Asked each : values_asked_for(known, whole, year)) {
      if (!runs(known, part, year_of(known.plan, each.period))) continue;
      each.reported =
          std::find(each.missing.begin(), each.missing.end(), part.id) == each.missing.end();
      asked.push_back(each);
    }
    return asked;
  }
  return {};
}

std::optional<Coverage> coverage_of(const Known& known, const Indicator& whole, int year,
                                    Day as_of) {
  if (!is_put_together(whole)) return std::nullopt;
  std::vector<Asked> asked = values_asked_for(known, whole, year);
  std::erase_if(asked, [&](const Asked& each) {
    return each.reported && each.period.last < first_day(known.plan, year);
  });
  const bool nothing_asked = asked.empty();
  if (nothing_asked) asked.push_back({whole_year(known.plan, year)});
  std::optional<Coverage> coverage;
  std::set<std::string> missing;
  for (const Asked& each : asked) {
    const bool late = !nothing_asked && is_late(known.plan, each, as_of);
    if (!late && !any_reports(known, whole, each.period, year)) continue;
    if (!coverage) coverage.emplace();
    for (const std::string& id : lacking(known, whole, each.period, year)) {
      missing.insert(id);
      coverage->late = coverage->late || late;
    }
  }
  const std::size_t expected = expected_parts(known, whole, year).size();
  if (!coverage || expected == 0) return std::nullopt;
  coverage->expected = static_cast<int>(expected);
  coverage->missing = {missing.begin(), missing.end()};
  return coverage;
}

bool is_incomplete(const Known& known, const Indicator& indicator, int year, Day as_of) {
  const std::optional<Coverage> coverage = coverage_of(known, indicator, year, as_of);
  return coverage && !coverage->missing.empty();
}

}  // namespace track::independent
