#include "track/app/load.hpp"

#include <algorithm>
#include <set>

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

constexpr Message<std::string, std::string> holds_other_plan{
    "this database holds the plan \"{}\", but the files define \"{}\"",
    "このデータベースの計画は「{}」ですが、ファイルの計画は「{}」です"};
constexpr Message<> one_plan_each{"one database holds one plan; give another with --db or TRACK_DB",
                                  "1つのデータベースには1つの計画を収めます。--db または TRACK_DB "
                                  "で別のデータベースを指定してください"};
constexpr Message<> meaning_needs_confirm{"the meaning of an indicator that has data would change",
                                          "実績のある指標の意味が変わります"};
constexpr Message<std::string, Localized, std::int64_t> meaning_line{
    "{}: {} (measurements recorded with the old meaning: {})",
    "{}：{}（変更前の意味で記録された実績：{}件）"};
constexpr Message<std::string> confirm_way{
    "if the recorded values keep their meaning: {}; otherwise give the indicator a new id",
    "記録の意味が変わらない場合は {} を付けてください。変わる場合は新しいIDの指標にしてください"};
constexpr Message<std::string> nothing_to_confirm{
    "--confirm {}: no indicator with this id has data and changes its meaning",
    "--confirm {}：実績があって意味の変わる指標に、このIDのものはありません"};
constexpr Message<> target_needs_reason{"a target of a year that has begun would change",
                                        "すでに始まった年度の目標値が変わります"};
constexpr Message<std::string, Localized> target_line{"{}: {}", "{}：{}"};
constexpr Message<> target_of_closed_year{"a target of a closed year would change",
                                          "締めた年度の目標値が変わります"};
constexpr Message<std::string> reopen_way{"reopen the year first: track reopen {} --reason …",
                                          "先に締めを解除してください：track reopen {} --reason …"};
constexpr Message<> say_why{"say why with --reason \"…\"; it is kept with the revision",
                            "--reason \"…\" で理由を付けてください。理由は版とともに残ります"};

// "--confirm a --confirm b"
std::string options_for(const std::set<std::string>& ids) {
  std::string result;
  for (const std::string& id : ids) result += (result.empty() ? "--confirm " : " --confirm ") + id;
  return result;
}

// The meaning of an indicator with measurements changes and --confirm does not name it; or it names
// what asks for nothing (usage).
void check_meanings(const std::vector<Change>& changes,
                    const std::map<std::string, std::int64_t>& measurements,
                    const std::vector<std::string>& confirmed) {
  std::vector<Localized> lines;
  std::set<std::string> changed;
  for (const Change& change : changes) {
    const auto data = measurements.find(change.id);
    if (change.requirement != Change::Requirement::meaning || data == measurements.end()) continue;
    changed.insert(change.id);
    if (std::find(confirmed.begin(), confirmed.end(), change.id) != confirmed.end()) continue;
    lines.push_back(meaning_line(change.id, change.what, data->second));
  }
  for (const std::string& id : confirmed) {
    if (!changed.contains(id)) throw Error(ErrorKind::usage, nothing_to_confirm(printable(id)));
  }
  if (lines.empty()) return;
  lines.push_back(confirm_way(options_for(changed)));
  throw Error(ErrorKind::refused, meaning_needs_confirm(), lines);
}

// A target changes of a year that has begun.
void check_targets(const std::vector<Change>& changes, const FiscalCalendar& calendar, Day today) {
  std::vector<Localized> lines;
  for (const Change& change : changes) {
    const bool begun = change.requirement == Change::Requirement::target &&
                       calendar.first_day(change.target_year) <= today;
    if (begun) lines.push_back(target_line(change.id, change.what));
  }
  if (lines.empty()) return;
  lines.push_back(say_why());
  throw Error(ErrorKind::refused, target_needs_reason(), lines);
}

}  // namespace

Localized other_plan(const std::string& stored, const std::string& written) {
  return holds_other_plan(stored, written);
}

Load prepare_load(Plan written, const store::Store* store) {
  Load load;
  if (store != nullptr) load.revision = store->revision();
  if (!load.revision) {
    load.plan = std::move(written);
    return load;
  }
  load.before = store->plan(*load.revision);
  load.measurements = store->measurement_counts();
  load.closings = store->closings();
  if (load.before->id != written.id) {
    throw Error(ErrorKind::refused, other_plan(load.before->id, written.id), {one_plan_each()});
  }
  load.changes = difference(*load.before, written);
  load.plan = with_retired(*load.before, std::move(written));
  return load;
}

void require_accepted(const Load& load, const std::vector<std::string>& confirmed,
                      const std::string& reason, Day today) {
  if (!load.before) return;
  const FiscalCalendar& calendar = load.before->calendar;
  check_meanings(load.changes, load.measurements, confirmed);
  require_open_years(load.changes, load.closings, calendar);
  if (reason.empty()) check_targets(load.changes, calendar, today);
}

void require_open_years(const std::vector<Change>& changes, const std::vector<Closing>& closings,
                        const FiscalCalendar& calendar) {
  std::vector<Localized> lines;
  for (const Change& change : changes) {
    if (change.requirement != Change::Requirement::target) continue;
    for (const Closing& closing : closings) {
      if (closing.year != change.target_year) continue;
      lines.push_back(target_line(change.id, change.what));
      lines.push_back(reopen_way(calendar.short_label(closing.year)));
    }
  }
  if (!lines.empty()) throw Error(ErrorKind::refused, target_of_closed_year(), lines);
}

}  // namespace track::app
