#include "effects.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "track/app/reports.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string, Localized, Localized> moved{"{} {}: {} → {}",
                                                                        "{}　{}：{} → {}"};
constexpr Message<std::size_t> and_more{"and {} more verdicts", "ほか{}件の判定"};

constexpr Message<> not_defined{"no longer defined", "定義なし"};
constexpr Message<> no_verdict{"no verdict", "判定なし"};

constexpr std::size_t most_named = 20;

bool is_verdict(Status status) {
  switch (status) {
    case Status::achieved:
    case Status::nearly:
    case Status::missed:
    case Status::on_track:
    case Status::at_risk:
    case Status::behind:
    case Status::improved:
    case Status::unchanged:
    case Status::worsened:
      return true;
    default:
      return false;
  }
}

using Rows = std::vector<const report::Row*>;

// Rows by the id that they bear, those of one id in the order of the report.
class RowsById {
 public:
  explicit RowsById(const Rows& rows) {
    for (const report::Row* row : rows) rows_[row->id].push_back(row);
  }

  // Its own row before one of a former id.
  const report::Row* row_before(const report::Row& row, const Plan& plan) const {
    for (const std::string& id : report::recorded_ids(plan, row)) {
      const auto alike = rows_.find(id);
      if (alike == rows_.end()) continue;
      const auto found = std::ranges::find(alike->second, row.level, &report::Row::level);
      if (found != alike->second.end()) return *found;
    }
    return nullptr;
  }

  // Whether it was there under another of its ids, or at another level.
  bool was_there(const report::Row& row, const Plan& plan) const {
    return std::ranges::any_of(report::recorded_ids(plan, row),
                               [&](const std::string& id) { return rows_.contains(id); });
  }

 private:
  std::map<std::string, Rows> rows_;
};

// Of a year that is over, a value that is missing judges it as well.
bool judges(const report::Row& row, bool over) {
  const Status status = row.assessment.status;
  return is_verdict(status) || (over && status == Status::missing);
}

// Whether nothing that the plan had becomes the item of the row.
bool is_new(const report::Row& row, const Plan& stored, const Plan& given) {
  const std::vector<std::string> ids = report::recorded_ids(given, row);
  return std::ranges::none_of(ids, [&](const std::string& id) {
    return row.indicator != nullptr ? find_indicator(stored, id) != nullptr
                                    : find_activity(stored, id) != nullptr;
  });
}

void add_moved(const std::string& year, bool over, const Rows& before, const Rows& after,
               const Load& load, std::vector<MovedVerdict>& lines) {
  const Plan& plan = load.plan;
  const RowsById there(before);
  std::set<std::string> named;
  std::set<const report::Row*> followed;
  for (const report::Row* row : after) {
    const report::Row* old = there.row_before(*row, plan);
    followed.insert(old);
    if (!named.insert(row->id).second) continue;
    const Status is = row->assessment.status;
    if (old == nullptr) {
      if (judges(*row, over) && !there.was_there(*row, plan)) {
        lines.push_back({row->id, moved(year, row->id, no_verdict(), label(is)),
                         over && is_new(*row, *load.before, plan)});
      }
      continue;
    }
    const Status was = old->assessment.status;
    if (was != is) lines.push_back({row->id, moved(year, row->id, label(was), label(is))});
  }
  for (const report::Row* row : before) {
    if (followed.contains(row) || !is_verdict(row->assessment.status)) continue;
    if (!named.insert(row->id).second) continue;
    lines.push_back({row->id, moved(year, row->id, label(row->assessment.status), not_defined())});
  }
}

}  // namespace

std::vector<MovedVerdict> moved_verdicts(const Load& load, const store::Store& store, Moment now) {
  const Plan& before = *load.before;
  std::vector<MovedVerdict> lines;
  if (!before.calendar.counts_years_like(load.plan.calendar)) return lines;
  const KnownPlan then{before, *load.revision, day_in_zone(now, before.calendar.time_zone), {}};
  const KnownPlan after{load.plan, *load.revision + 1, then.as_of, {}};
  const FiscalYear last = std::min(before.last_year, before.calendar.year_of(then.as_of));
  for (FiscalYear year = before.first_year; year <= last; year = year.next()) {
    const bool closed =
        std::ranges::find(load.closings, year, &Closing::year) != load.closings.end();
    if (closed || !load.plan.covers(year)) continue;
    const report::Report old_report = report_of(store, then, year, {});
    const report::Report new_report = report_of(store, after, year, {});
    add_moved(before.calendar.short_label(year), before.calendar.last_day(year) < then.as_of,
              old_report.rows(), new_report.rows(), load, lines);
  }
  return lines;
}

std::vector<Localized> verdict_lines(const std::vector<MovedVerdict>& verdicts) {
  std::vector<Localized> lines;
  for (const MovedVerdict& one : verdicts) lines.push_back(one.line);
  if (lines.size() > most_named) {
    const std::size_t more = lines.size() - most_named;
    lines.resize(most_named);
    lines.push_back(and_more(more));
  }
  return lines;
}

}  // namespace track::app
