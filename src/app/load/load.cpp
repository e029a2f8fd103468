#include "track/app/load.hpp"

#include <algorithm>
#include <iterator>
#include <set>

#include "effects.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::app {

namespace {

using Requirement = Change::Requirement;

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
constexpr Message<> zone_needs_confirm{
    "a different time zone would move the days of what has been recorded",
    "タイムゾーンが変わると、これまでの操作の日付が変わります"};
constexpr Message<> zone_way{"if the new time zone is right: --confirm plan",
                             "新しいタイムゾーンが正しい場合は --confirm plan を付けてください"};
constexpr Message<std::string> nothing_to_confirm{
    "--confirm {}: no indicator with this id has data and changes its meaning",
    "--confirm {}：実績があって意味の変わる指標に、このIDのものはありません"};
constexpr Message<> fixed_with_data{"this cannot change once something has been recorded",
                                    "記録があるため変更できません"};
constexpr Message<std::string, Localized> change_line{"{}: {}", "{}：{}"};
constexpr Message<> kind_way{"define it under a new id and let the old one run out with \"until\"",
                             "新しいIDで定義し、元の項目は until で終わらせてください"};
constexpr Message<> start_way{
    "what is recorded would fall into other fiscal years; load a plan that counts its years "
    "otherwise into a database of its own (--db)",
    "記録済みの実績の年度が変わってしまいます。年度の数え方の異なる計画は、別のデータベース（--db）"
    "に読み込んでください"};
constexpr Message<> would_merge{"records of different items would be put together",
                                "別々の項目の記録が一つにまとめられます"};
constexpr Message<std::string, std::int64_t> merged_side{"{} (records: {})", "{}（記録{}件）"};
constexpr Message<> and_side{" and ", "、"};
constexpr Message<std::string> merge_way{
    "if they are one series: {}; otherwise take the id out of formerly",
    "同じ系列である場合は {} を付けてください。別の系列である場合は、formerly からそのIDを"
    "除いてください"};
constexpr Message<> former_id_is_own{"formerly names an id that nothing had before",
                                     "formerly に、以前に使われたことのないIDがあります"};
constexpr Message<> former_id_way{
    "formerly is for ids that the item had before: leave this one out",
    "formerly には以前のIDを書きます。このIDは除いてください"};
constexpr Message<> verdict_needs_reason{"what a year that has begun is judged by would change",
                                         "すでに始まった年度の判定の基準が変わります"};
constexpr Message<std::string> begins_later{
    "if what is new begins later, say so in its definition: since = \"{}\"",
    "新しい項目が途中の年度から始まる場合は、定義に since = \"{}\" のように書いてください"};
constexpr Message<> target_needs_reason{"a target of a year that has begun would change",
                                        "すでに始まった年度の目標値が変わります"};
constexpr Message<> target_of_closed_year{"a target of a closed year would change",
                                          "締めた年度の目標値が変わります"};
constexpr Message<std::string> reopen_way{"reopen the year first: track reopen {} --reason …",
                                          "先に締めを解除してください：track reopen {} --reason …"};
constexpr Message<> evaluations_rest{"what evaluations rest on would no longer be defined",
                                     "評価の対象または区分の定義がなくなります"};
constexpr Message<> say_why{"say why with --reason \"…\"; it is kept with the revision",
                            "--reason \"…\" で理由を付けてください。理由は版とともに残ります"};

// "--confirm a --confirm b"
std::string options_for(const std::set<std::string>& ids) {
  std::string result;
  for (const std::string& id : ids) result += (result.empty() ? "--confirm " : " --confirm ") + id;
  return result;
}

// What a load is refused for: headings with their lines, all in one Error.
class Refusal {
 public:
  void add(const Localized& heading, std::vector<Localized> lines) {
    if (lines.empty()) return;
    if (heading_.empty()) {
      heading_ = heading;
    } else {
      lines_.push_back(heading);
    }
    std::move(lines.begin(), lines.end(), std::back_inserter(lines_));
  }
  void throw_if_any() const {
    if (!heading_.empty()) throw Error(ErrorKind::refused, heading_, lines_);
  }

 private:
  Localized heading_;
  std::vector<Localized> lines_;
};

// Checks one load against what accepts it.
class Checker {
 public:
  Checker(const Load& load, const Acceptance& acceptance, Day today)
      : load_(load), acceptance_(acceptance), today_(today), calendar_(load.before->calendar) {}

  void check() {
    add_fixed();
    // Where its years are counted otherwise, everything else of a year only follows from that.
    const bool years_move = fixed_.contains("plan");
    if (!acceptance_.removals && !years_move) {
      refusal_.add(removal_heading(), removal_lines(load_));
    }
    std::vector<Localized> bad = load_.bad_former_ids;
    if (!bad.empty()) bad.push_back(former_id_way());
    refusal_.add(former_id_is_own(), std::move(bad));
    add_meanings();
    add_merges();
    require_confirmable();
    if (!years_move) add_years();
    refusal_.throw_if_any();
  }

  void check_undo() {
    undoes_ = true;
    refusal_.add(evaluations_rest(), load_.removals);
    add_years();
    refusal_.throw_if_any();
  }

 private:
  std::int64_t records() const {
    std::int64_t all = 0;
    for (const auto& [id, count] : load_.measurements) all += count;
    for (const auto& [id, count] : load_.events) all += count;
    return all;
  }

  void add_fixed() {
    std::vector<Localized> lines;
    for (const Change& change : load_.changes) {
      if (change.requirement != Requirement::fixed) continue;
      const bool of_plan = change.id == "plan";
      if (of_plan ? records() == 0 : !has_records(load_, change.id)) continue;
      fixed_.insert(change.id);
      lines.push_back(change_line(change.id, change.what));
      if (!of_plan) lines.push_back(kind_way());
    }
    for (const Merge& one : load_.merges) {
      for (const Change& change : one.differences) {
        if (change.requirement != Requirement::fixed) continue;
        fixed_.insert(one.id);
        lines.push_back(change_of_side(one.id, change));
        lines.push_back(kind_way());
      }
    }
    if (fixed_.contains("plan")) lines.push_back(start_way());
    refusal_.add(fixed_with_data(), std::move(lines));
  }

  void add_meanings() {
    std::vector<Localized> lines;
    std::vector<Localized> zone;
    std::set<std::string> changed;
    for (const Change& change : load_.changes) {
      if (change.requirement != Requirement::meaning) continue;
      const bool of_plan = change.id == "plan";
      const auto data = load_.measurements.find(change.id);
      if (of_plan ? load_.measurements.empty() && load_.events.empty()
                  : data == load_.measurements.end()) {
        continue;
      }
      confirmable_.insert(change.id);
      if (!of_plan) changed.insert(change.id);
      if (contains(acceptance_.confirmed, change.id)) continue;
      if (of_plan) {
        zone = {change_line(change.id, change.what), zone_way()};
      } else {
        lines.push_back(meaning_line(change.id, change.what, data->second));
      }
    }
    if (!lines.empty()) lines.push_back(confirm_way(options_for(changed)));
    refusal_.add(meaning_needs_confirm(), std::move(lines));
    refusal_.add(zone_needs_confirm(), std::move(zone));
  }

  // A merge of activities takes their indicators along.
  void add_merges() {
    std::set<std::string> merged;
    for (const Merge& one : load_.merges) merged.insert(one.id);
    std::vector<Localized> lines;
    std::set<std::string> asked;
    for (const Merge& one : load_.merges) {
      // What was measured otherwise is asked for by itself.
      const bool by_activity = merged.contains(one.activity) && one.differences.empty();
      const std::string& by = by_activity ? one.activity : one.id;
      confirmable_.insert(one.id);
      if (contains(acceptance_.confirmed, by) || contains(acceptance_.confirmed, one.id)) continue;
      if (fixed_.contains(one.id)) continue;
      std::vector<Localized> sides;
      for (const Merge::Side& side : one.sides) sides.push_back(merged_side(side.id, side.records));
      lines.push_back(change_line(one.id, joined(sides, and_side())));
      std::ranges::copy(one.notes, std::back_inserter(lines));
      asked.insert(by);
    }
    if (!lines.empty()) lines.push_back(merge_way(options_for(asked)));
    refusal_.add(would_merge(), std::move(lines));
  }

  // What cannot change says so itself.
  void require_confirmable() const {
    for (const std::string& id : acceptance_.confirmed) {
      if (confirmable_.contains(id) || fixed_.contains(id)) continue;
      throw Error(ErrorKind::usage, nothing_to_confirm(printable(id)));
    }
  }

  void add_years() {
    add_closed();
    if (acceptance_.reason.empty()) add_begun();
  }

  void add_closed() {
    std::vector<Localized> lines;
    for (const Change& change : load_.changes) {
      // What goes altogether leaves the closed report as it is.
      const bool goes = change.sign == Change::Sign::retired;
      if (change.requirement != Requirement::target || goes || is_renaming(change.id)) continue;
      for (const Closing& closing : load_.closings) {
        if (closing.year != change.year) continue;
        lines.push_back(change_line(change.id, change.what));
        lines.push_back(reopen_way(calendar_.short_label(closing.year)));
      }
    }
    refusal_.add(target_of_closed_year(), std::move(lines));
  }

  // What looks like a renaming and is asked for as one changes nothing of the past once it is one.
  bool is_renaming(const std::string& id) const {
    if (acceptance_.removals) return false;
    return std::ranges::any_of(load_.renamings, [&](const Renaming& one) {
      return is_within(id, one.before) || is_within(id, one.after);
    });
  }

  bool has_begun(FiscalYear year) const {
    return calendar_.first_day(year == FiscalYear{} ? load_.before->first_year : year) <= today_;
  }

  // Of a schedule, the first year of the plan that gets another.
  bool concerns_begun(const Change& change) const {
    const Activity* before = find_activity(*load_.before, change.id);
    const Activity* after = find_activity(load_.plan, change.id);
    if (before == nullptr || after == nullptr) return has_begun(change.year);
    for (FiscalYear year = load_.before->first_year; year <= load_.before->last_year;
         year = year.next()) {
      Schedule old = before->schedule_in(year);
      old.text = after->schedule_in(year).text;
      if (old != after->schedule_in(year)) return has_begun(year);
    }
    return false;
  }

  // A target, or what else judges a year that has begun; and the verdicts that move.
  void add_begun() {
    std::vector<Localized> targets;
    std::vector<Localized> others;
    for (const Change& change : load_.changes) {
      const bool of_target = change.requirement == Requirement::target;
      if (!of_target && change.requirement != Requirement::verdict) continue;
      if (is_renaming(change.id)) continue;
      if (concerns_begun(change)) {
        (of_target ? targets : others).push_back(change_line(change.id, change.what));
      }
    }
    std::vector<MovedVerdict> moved = load_.moved;
    std::erase_if(moved, [&](const MovedVerdict& one) { return is_renaming(one.id); });
    std::vector<Localized>& lines = targets.empty() ? others : targets;
    std::ranges::move(verdict_lines(moved), std::back_inserter(lines));
    const bool begins = std::ranges::any_of(moved, &MovedVerdict::begins);
    if (begins && !undoes_)
      lines.push_back(begins_later(calendar_.short_label(calendar_.year_of(today_))));
    if (others.empty() && !targets.empty()) targets.push_back(say_why());
    if (!others.empty()) others.push_back(say_why());
    refusal_.add(target_needs_reason(), std::move(targets));
    refusal_.add(verdict_needs_reason(), std::move(others));
  }

  const Load& load_;
  const Acceptance& acceptance_;
  Day today_;
  const FiscalCalendar& calendar_;
  bool undoes_ = false;
  Refusal refusal_;
  std::set<std::string> fixed_;        // what would change that cannot
  std::set<std::string> confirmable_;  // what --confirm is for
};

// What is recorded under former ids is counted for the item as it is before the load, and for it as
// it will be.
void add_former(const Plan& plan, std::map<std::string, std::int64_t>& measurements,
                std::map<std::string, std::int64_t>& events) {
  const auto add = [](std::map<std::string, std::int64_t>& counts,
                      const std::vector<std::string>& ids) {
    if (const std::int64_t all = count_of(counts, ids); all > 0) counts[ids.front()] = all;
  };
  for (const Indicator& one : plan.indicators) add(measurements, recorded_ids(plan, one));
  for (const Activity& one : plan.activities) add(events, recorded_ids(one));
}

// What is recorded for parts gives their whole data, also for parts that would go.
void add_parts(const Plan& before, const Plan& after,
               std::map<std::string, std::int64_t>& measurements) {
  std::set<std::string> counted;
  std::map<std::string, std::int64_t> wholes;
  for (const Plan* plan : {&before, &after}) {
    for (const Indicator& part : plan->parts) {
      for (const std::string& id : recorded_ids(*plan, part)) {
        if (counted.insert(id).second) wholes[part.part_of->whole] += count_of(measurements, {id});
      }
    }
  }
  for (const auto& [id, count] : wholes) {
    if (count > 0) measurements[id] += count;
  }
}

}  // namespace

Localized other_plan(const std::string& stored, const std::string& written) {
  return holds_other_plan(stored, written);
}

Load prepare_load(Plan written, const store::Store* store, Moment now) {
  Load load;
  if (store != nullptr) load.revision = store->revision();
  if (!load.revision) {
    load.plan = std::move(written);
    return load;
  }
  load.before = store->plan(*load.revision);
  if (load.before->id != written.id) {
    throw Error(ErrorKind::refused, other_plan(load.before->id, written.id), {one_plan_each()});
  }
  load.changes = difference(*load.before, written);
  // Nothing goes, merges or moves then.
  if (load.unchanged()) {
    load.plan = std::move(written);
    return load;
  }
  load.measurements = store->measurement_counts();
  load.events = store->event_counts();
  load.closings = store->closings();
  load.missing_files = missing_files(*load.before, written);
  load.renamings = likely_renamings(*load.before, written);
  load.removals = removals(load, written, *store);
  load.merges = merges(load, written);
  FormerlyDoubts doubts = formerly_doubts(load, written);
  load.bad_former_ids = std::move(doubts.faults);
  load.unknown_former_ids = std::move(doubts.warnings);
  load.plan = with_retired(*load.before, std::move(written));
  add_former(load.plan, load.measurements, load.events);
  add_parts(*load.before, load.plan, load.measurements);
  if (!load.changes.empty()) load.moved = moved_verdicts(load, *store, now);
  return load;
}

void require_accepted(const Load& load, const Acceptance& acceptance, Day today) {
  if (load.before) Checker(load, acceptance, today).check();
}

Load prepare_undo(const store::Store& store, int then, Moment now) {
  Load load;
  load.revision = store.revision();
  load.before = store.plan(load.revision.value());
  load.plan = store.plan(then);
  load.changes = difference(*load.before, load.plan);
  load.measurements = store.measurement_counts();
  load.events = store.event_counts();
  load.closings = store.closings();
  load.removals = undo_removal_lines(load, store);
  load.moved = moved_verdicts(load, store, now);
  return load;
}

void require_undo_accepted(const Load& load, const std::string& reason, Day today) {
  const Acceptance acceptance{{}, reason, true};
  Checker(load, acceptance, today).check_undo();
}

}  // namespace track::app
