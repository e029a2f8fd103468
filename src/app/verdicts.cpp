#include "verdicts.hpp"

#include <algorithm>
#include <set>

#include "track/app/year_report.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string, Localized, Localized> moved{"{} {}: {} → {}",
                                                                        "{}　{}：{} → {}"};
constexpr Message<std::size_t> and_more{"and {} more verdicts", "ほか{}件の判定"};

constexpr std::size_t most_named = 20;

// The ids under which a row may have stood before.
std::vector<std::string> ids_before(const report::Row& row, const Plan& plan) {
  std::vector<std::string> ids = {row.id};
  const std::vector<std::string> former =
      row.indicator != nullptr
          ? former_ids(*row.indicator, find_activity(plan, row.indicator->activity))
          : row.source->formerly;
  ids.insert(ids.end(), former.begin(), former.end());
  return ids;
}

}  // namespace

std::vector<Localized> moved_verdicts(const Load& load, const store::Store& store, Moment now) {
  const Plan& before = *load.before;
  std::set<std::string> of_another_meaning;
  for (const Change& change : load.changes) {
    if (change.requirement == Change::Requirement::meaning) of_another_meaning.insert(change.id);
  }
  KnownPlan then{before, *load.revision, day_in_zone(now, before.calendar.time_zone), {}};
  KnownPlan after{load.plan, *load.revision + 1, then.as_of, {}};
  std::vector<Localized> lines;
  const FiscalYear last = std::min(before.last_year, before.calendar.year_of(then.as_of));
  for (FiscalYear year = before.first_year; year <= last; year = year.next()) {
    const bool closed =
        std::ranges::find(load.closings, year, &Closing::year) != load.closings.end();
    if (closed || before.calendar.starts != load.plan.calendar.starts) continue;
    const report::Report old_report = report_of(store, then, year, {});
    const report::Report new_report = report_of(store, after, year, {});
    const auto rows = old_report.rows();
    std::set<std::string> named;
    for (const report::Row* row : new_report.rows()) {
      // What is removed is asked for by itself.
      if (row->indicator != nullptr ? row->indicator->retired : row->source->retired) continue;
      if (of_another_meaning.contains(row->id) || !named.insert(row->id).second) continue;
      const std::vector<std::string> ids = ids_before(*row, load.plan);
      const auto old = std::ranges::find_if(rows, [&](const report::Row* one) {
        return one->level == row->level && std::ranges::find(ids, one->id) != ids.end();
      });
      if (old == rows.end() || (*old)->assessment.status == row->assessment.status) continue;
      lines.push_back(moved(before.calendar.short_label(year), row->id,
                            label((*old)->assessment.status), label(row->assessment.status)));
    }
  }
  if (lines.size() > most_named) {
    const std::size_t more = lines.size() - most_named;
    lines.resize(most_named);
    lines.push_back(and_more(more));
  }
  return lines;
}

}  // namespace track::app
