#include "effects.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>

#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<> would_go{"what has records or targets would be removed",
                             "記録または目標値のあるものが外れます"};
constexpr Message<std::string, int> file_missing{
    "{} is not among the files given: revision {} was made of it",
    "第{1}版にあったファイル {0} が指定されていません"};
constexpr Message<> give_all{"give all files of the plan in one load",
                             "計画のファイルはすべて一度に指定してください"};
constexpr Message<> remove_way{"to remove it all the same: --remove",
                               "それでも外す場合は --remove を付けてください"};
// Reports go on to show a figure that is there.
constexpr Message<std::string, std::int64_t> retired_with_records{
    "{}: no longer defined (records: {}; reports still show them, without a target)",
    "{}：定義がなくなります（記録{}件は残り、報告には目標値なしで表示されます）"};
constexpr Message<std::string, std::int64_t> retired_with_holdings{
    "{}: no longer defined (holdings: {}; reports still show the years that have any)",
    "{}：定義がなくなります（実施{}件は残り、実施のある年度の報告には表示されます）"};
constexpr Message<std::string, std::int64_t, std::int64_t> years_gone{
    "plan: {} would be outside the plan and drop out of its reports (holdings: {}, values: {})",
    "plan：{}は計画期間外になり、報告に表示されなくなります（実施{}件、値{}件）"};
constexpr Message<std::string> retired_with_targets{
    "{}: no longer defined, and its targets with it", "{}：定義と目標値がなくなります"};
constexpr Message<std::string, std::int64_t> retired_part{
    "{}: the part is no longer defined (records: {}, kept; they count in a whole put together from "
    "it as long as its breakdown stands)",
    "{}：区分の定義がなくなります（記録{}件は残り、内訳がある限り合計に含まれます）"};
constexpr Message<std::string, Localized> value_gone{"{}: {}", "{}：{}"};
constexpr Message<std::string, std::string, std::int64_t> record_gone{
    "{}: formerly {} is gone (records: {}, kept but not counted)",
    "{}：formerly から {} がなくなります（記録{}件は残りますが、集計されません）"};
constexpr Message<std::string, std::string, std::string> renamed{
    "{0} and {1} look like the same item under another id: to carry the record over, write "
    "formerly = [{2}] in {1}",
    "{0} と {1} は、IDだけが変わった同じ項目のようです。記録を引き継ぐには、{1} に formerly = "
    "[{2}] と書いてください"};

constexpr std::size_t most_lines = 20;
constexpr Message<std::size_t> and_further_removals{"and {} more", "ほか{}件"};

std::string name_of(const std::string& file) {
  return std::filesystem::path(file).filename().string();
}

// Former ids that an item had and has no more, with what is recorded under them.
void add_dropped(const std::string& id, const std::vector<std::string>& before,
                 const std::vector<std::string>& after,
                 const std::map<std::string, std::int64_t>& counts, std::vector<Localized>& lines) {
  for (const std::string& former : before) {
    const std::int64_t records = count_of(counts, {former});
    if (records == 0 || contains(after, former)) continue;
    lines.push_back(record_gone(id, former, records));
  }
}

Localized renaming_line(const Renaming& one) {
  return renamed(one.before, one.after, "\"" + joined(one.former, "\", \"") + "\"");
}

// Years that would lie outside the plan, with what is recorded of them; not where years are counted
// otherwise, which is another matter.
void add_years_gone(const Load& load, const Plan& written, const store::Store& store,
                    std::vector<Localized>& lines) {
  const Plan& before = *load.before;
  const auto is_gone = [&](FiscalYear year) {
    return before.covers(year) && !written.covers(year);
  };
  std::vector<std::string> years;
  for (FiscalYear year = before.first_year; year <= before.last_year; year = year.next()) {
    if (is_gone(year)) years.push_back(before.calendar.short_label(year));
  }
  if (years.empty() || !before.calendar.counts_years_like(written.calendar)) return;
  const auto count_gone = [&](const auto& rows) {
    return std::ranges::count_if(
        rows, [&](const auto& row) { return !row.withdrawn && is_gone(row.year); });
  };
  std::int64_t holdings = 0;
  std::int64_t values = 0;
  for (const auto& [id, count] : load.events) holdings += count_gone(store.events(id));
  for (const auto& [id, count] : load.measurements) values += count_gone(store.measurements(id));
  if (holdings + values > 0) lines.push_back(years_gone(joined(years), holdings, values));
}

std::set<std::string> ids_of(const Plan& plan) {
  std::set<std::string> ids;
  for (const Activity& one : plan.activities) {
    std::ranges::move(recorded_ids(one), std::inserter(ids, ids.end()));
  }
  for (const Indicator& one : plan.indicators) {
    std::ranges::move(recorded_ids(plan, one), std::inserter(ids, ids.end()));
  }
  for (const Indicator& part : plan.parts) {
    std::ranges::move(recorded_ids(plan, part), std::inserter(ids, ids.end()));
  }
  return ids;
}

void add_parts(const Load& load, const std::set<std::string>& kept, std::vector<Localized>& lines) {
  for (const Indicator& part : load.before->parts) {
    const std::int64_t records = count_of(load.measurements, recorded_ids(*load.before, part));
    if (!part.retired && records > 0 && !kept.contains(part.id)) {
      lines.push_back(retired_part(part.id, records));
    }
  }
}

}  // namespace

std::vector<Localized> removals(const Load& load, const Plan& written, const store::Store& store) {
  std::vector<Localized> lines;
  add_years_gone(load, written, store, lines);
  const Plan& before = *load.before;
  const std::set<std::string> kept = ids_of(written);
  for (const Activity& one : before.activities) {
    if (one.retired) continue;
    const std::int64_t records = count_of(load.events, recorded_ids(one));
    if (!kept.contains(one.id) && records > 0) {
      lines.push_back(retired_with_holdings(one.id, records));
    }
    if (const Activity* now = find_activity(written, one.id)) {
      add_dropped(one.id, one.formerly, now->formerly, load.events, lines);
    }
  }
  for (const Indicator& one : before.indicators) {
    if (one.retired) continue;
    const std::int64_t records = count_of(load.measurements, recorded_ids(before, one));
    if (!kept.contains(one.id)) {
      if (records > 0) {
        lines.push_back(retired_with_records(one.id, records));
      } else if (!one.targets.empty() || one.plan_target) {
        lines.push_back(retired_with_targets(one.id));
      }
    } else if (const Indicator* now = find_indicator(written, one.id)) {
      add_dropped(one.id, former_ids(one, find_activity(before, one.activity)),
                  former_ids(*now, find_activity(written, now->activity)), load.measurements,
                  lines);
    }
  }
  add_parts(load, kept, lines);
  std::ranges::move(evaluation_removals(load, written, store), std::back_inserter(lines));
  for (const Change& change : load.changes) {
    if (change.removes) lines.push_back(value_gone(change.id, change.what));
  }
  return lines;
}

Localized removal_heading() {
  return would_go();
}

std::vector<Localized> removal_lines(const Load& load) {
  if (load.removals.empty()) return {};
  std::vector<Localized> lines = missing_file_lines(load);
  const std::size_t shown = std::min(load.removals.size(), most_lines);
  lines.insert(lines.end(), load.removals.begin(),
               load.removals.begin() + static_cast<std::ptrdiff_t>(shown));
  if (load.removals.size() > shown)
    lines.push_back(and_further_removals(load.removals.size() - shown));
  std::ranges::transform(load.renamings, std::back_inserter(lines), renaming_line);
  if (!load.missing_files.empty()) lines.push_back(give_all());
  lines.push_back(remove_way());
  return lines;
}

std::vector<std::string> missing_files(const Plan& stored, const Plan& written) {
  std::vector<std::string> before = stored.files.names;
  if (before.empty()) {
    // Until schema 6 only the places of targets and baselines were kept.
    std::set<std::string> named;
    for (const Indicator& one : stored.indicators) {
      for (const auto& [year, origin] : one.origins.targets) named.insert(origin.file);
      named.insert(one.origins.baseline.file);
    }
    named.erase("");
    before.assign(named.begin(), named.end());
  }
  std::multiset<std::string> given;
  for (const std::string& file : written.files.names) given.insert(name_of(file));
  std::vector<std::string> missing;
  for (const std::string& file : before) {
    if (const auto found = given.find(name_of(file)); found != given.end()) {
      given.erase(found);
    } else {
      missing.push_back(file);
    }
  }
  return missing;
}

std::vector<Localized> missing_file_lines(const Load& load) {
  std::vector<Localized> lines;
  for (const std::string& file : load.missing_files) {
    lines.push_back(file_missing(printable(file), *load.revision));
  }
  return lines;
}

std::vector<Localized> load_warnings(const Load& load) {
  if (!load.before || load.changes.empty()) return {};
  std::vector<Localized> warnings = missing_file_lines(load);
  std::ranges::transform(load.renamings, std::back_inserter(warnings), renaming_line);
  std::ranges::copy(load.unknown_former_ids, std::back_inserter(warnings));
  return warnings;
}

}  // namespace track::app
