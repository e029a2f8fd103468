#include "track/app/correction.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "track/app/known_plan.hpp"
#include "track/app/load.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/report/report.hpp"

namespace track::app {

namespace {

constexpr Message<OperationId> records_nothing{"operation {} recorded no value",
                                               "操作{}は値を記録していません"};
constexpr Message<OperationId> evaluates{"operation {} is an evaluation", "操作{}は評価です"};
constexpr Message<> assess_again{
    "evaluate it again: track assess WHAT --year YEAR keeps what is not given anew",
    "もう一度評価してください：track assess 対象 --year 年度（指定しない項目は元のままです）"};
constexpr Message<> see_log{"track log shows what each operation did",
                            "各操作の内容は track log で確認できます"};
constexpr Message<OperationId, std::size_t> several_recorded{
    "operation {} recorded {} values: say which one to amend",
    "操作{}は{}件の値を記録しています。どの指標の値か指定してください"};
constexpr Message<> when_and_where{
    "and of several of one indicator which: --of WHEN, --at PLACE",
    "同じ指標の値が複数ある場合は、--of 日・期間、--at 場所 で指定してください"};
constexpr Message<OperationId, std::string> not_at_place{"operation {} recorded nothing at \"{}\"",
                                                         "操作{}に「{}」の記録はありません"};
constexpr Message<std::string> recorded_at{"it recorded at {}", "記録された場所は {} です"};
constexpr Message<std::string> one_of_them{"{}=VALUE", "{}=値"};
constexpr Message<OperationId, std::string> not_recorded{"operation {} did not record \"{}\"",
                                                         "操作{}は「{}」を記録していません"};
constexpr Message<> name_it{"to add one, say of which indicator: INDICATOR=VALUE",
                            "値を追加する場合は「指標=値」と書いてください"};
constexpr Message<Localized> bad_period{"--of: {}", "--of：{}"};
constexpr Message<> nothing_to_undo{"there is nothing to undo", "取り消せる操作がありません"};

// What an indicator may be called here: its id, or its own part of it.
bool goes_by(const std::string& id, const std::string& word) {
  return id == word || id.ends_with("." + word);
}

class AmendmentReader {
 public:
  AmendmentReader(const AmendmentWords& words, OperationId operation, const Plan& plan,
                  const RecordRows& rows)
      : words_(words), operation_(operation), plan_(plan), rows_(rows) {}

  // Puts the values among those corrected or those added.
  void read(Amendment& amendment, std::vector<Localized>& warnings) const {
    if (!rows_.evaluations.empty()) {
      throw Error(ErrorKind::refused, evaluates(operation_), {assess_again()});
    }
    if (rows_.measurements.empty() && rows_.events.empty()) {
      throw Error(ErrorKind::refused, records_nothing(operation_), {see_log()});
    }
    if (words_.values.empty()) return;
    const std::vector<std::string> values = with_sizes_joined();
    const bool paired = std::ranges::all_of(
        values, [this](const std::string& word) { return pair_of(word).has_value(); });
    if (!paired && rows_.measurements.size() == 1) {
      amendment.items = {
          item(rows_.measurements.front(), fmt::format("{}", fmt::join(values, " ")), warnings)};
      return;
    }
    FaultCollector faults;
    for (const std::string& word : values) {
      faults.attempt([&] {
        read_pair(word, amendment, warnings);
        return true;
      });
    }
    faults.throw_if_any();
  }

 private:
  void read_pair(const std::string& word, Amendment& amendment,
                 std::vector<Localized>& warnings) const {
    const auto pair = pair_of(word);
    if (!pair) throw_several();
    const std::string name = trimmed(half_width(pair->name));
    for (const Measurement& one : rows_.measurements) {
      if (!goes_by(one.indicator, name) && !goes_by(indicator(one.indicator).id, name)) continue;
      amendment.items.push_back(item(one, pair->value, warnings));
      return;
    }
    const Activity* activity = find_activity(plan_, activity_recorded());
    if (activity == nullptr) {
      throw Error(ErrorKind::unknown_name, not_recorded(operation_, printable(name)), choices());
    }
    const Indicator& further = look_up_indicator(plan_, *activity, pair->name);
    for (const Measurement& one : rows_.measurements) {
      if (indicator(one.indicator).id != further.id) continue;
      amendment.items.push_back(item(one, pair->value, warnings));
      return;
    }
    amendment.added.push_back(read_item(further, pair->value, warnings));
  }

  // A sample size behind a value belongs to it: m=4.2 n=30.
  std::vector<std::string> with_sizes_joined() const {
    std::vector<std::string> result;
    for (const std::string& word : words_.values) {
      const bool size = word.find('=') != std::string::npos && !pair_of(word);
      if (size && !result.empty()) {
        result.back() += " " + word;
      } else {
        result.push_back(word);
      }
    }
    return result;
  }

  std::optional<TypedPair> pair_of(const std::string& word) const {
    const Activity* activity = find_activity(plan_, activity_recorded());
    return activity == nullptr ? typed_pair(word) : typed_pair(word, plan_, *activity);
  }

  // What was held, or of what was measured; empty for an indicator of no activity.
  std::string activity_recorded() const {
    if (!rows_.events.empty()) return rows_.events.front().activity;
    return indicator(rows_.measurements.front().indicator).activity;
  }

  // It stays under the id that it was recorded under.
  RecordRequest::Item item(const Measurement& recorded, const std::string& text,
                           std::vector<Localized>& warnings) const {
    RecordRequest::Item result = read_item(indicator(recorded.indicator), text, warnings);
    result.indicator = recorded.indicator;
    return result;
  }

  [[noreturn]] void throw_several() const {
    if (rows_.measurements.empty()) {
      throw Error(ErrorKind::usage, records_nothing(operation_), {name_it()});
    }
    throw Error(ErrorKind::usage, several_recorded(operation_, rows_.measurements.size()),
                choices());
  }

  std::vector<Localized> choices() const {
    std::vector<Localized> lines;
    std::set<std::string> named;
    for (const Measurement& one : rows_.measurements) {
      if (named.insert(one.indicator).second) lines.push_back(one_of_them(one.indicator));
    }
    if (named.size() < rows_.measurements.size()) lines.push_back(when_and_where());
    return lines;
  }

  const Indicator& indicator(const std::string& id) const {
    const Indicator* found = find_indicator(plan_, id);
    if (found == nullptr) {
      throw Error(ErrorKind::refused, not_recorded(operation_, printable(id)), {see_log()});
    }
    return *found;
  }

  const AmendmentWords& words_;
  OperationId operation_;
  const Plan& plan_;
  const RecordRows& rows_;
};

// What the operation recorded of the period that is asked for; all of it where none is.
RecordRows rows_among(const RecordRows& rows, const std::string& among, const Plan& plan, Day today,
                      Amendment& amendment) {
  RecordRows kept = rows;
  if (among.empty()) return kept;
  const Parsed<Period> period = read_period(among, plan.calendar, today);
  if (!period) throw Error(ErrorKind::bad_input, bad_period(period.problem), {period.rule});
  amendment.among = *period;
  const auto is_other = [&](const auto& row) { return row.period != *period; };
  std::erase_if(kept.events, is_other);
  std::erase_if(kept.measurements, is_other);
  return kept;
}

// Of those, what stands at the place that is asked for, if only but for its width or case.
void keep_place(const std::optional<std::string>& place, RecordRows& rows, Amendment& amendment) {
  if (!place) return;
  const std::string wanted = trimmed(*place);
  std::set<std::string> places;
  for (const Event& one : rows.events) places.insert(one.place);
  for (const Measurement& one : rows.measurements) places.insert(one.place);
  auto found = places.find(wanted);
  const auto is_alike = [&](const std::string& one) { return folded(one) == folded(wanted); };
  if (found == places.end() && std::ranges::count_if(places, is_alike) == 1) {
    found = std::ranges::find_if(places, is_alike);
  }
  if (found == places.end()) {
    places.erase("");
    std::vector<Localized> hints;
    if (!places.empty()) {
      hints.push_back(recorded_at(printable(joined(std::vector(places.begin(), places.end())))));
    }
    throw Error(ErrorKind::unknown_name, not_at_place(amendment.of, printable(wanted)), hints);
  }
  const std::string at = *found;
  amendment.among_place = at;
  std::erase_if(rows.events, [&](const Event& one) { return one.place != at; });
  std::erase_if(rows.measurements, [&](const Measurement& one) { return one.place != at; });
}

// The period that the rows of an operation move to.
PeriodOfRequest read_moved(const WhenWords& words, const Plan& plan, const RecordRows& rows,
                           Day today) {
  std::vector<std::string> measured;
  bool at_a_holding = !rows.events.empty();
  for (const Measurement& one : rows.measurements) {
    measured.push_back(one.indicator);
    at_a_holding |= one.event.has_value();
  }
  const Indicator* alone =
      at_a_holding || measured.empty() ? nullptr : find_indicator(plan, measured.front());
  PeriodOfRequest when = read_when(words, plan, alone, today);
  if (at_a_holding) require_year_of_holding(when, plan, measured);
  return when;
}

}  // namespace

ParsedAmendment parse_amendment(const AmendmentWords& words, OperationId operation,
                                const Plan& plan, const RecordRows& rows, Day today) {
  ParsedAmendment made;
  Amendment& amendment = made.amendment;
  amendment.of = operation;
  RecordRows meant = rows_among(rows, words.among, plan, today, amendment);
  keep_place(words.among_place, meant, amendment);
  AmendmentReader(words, operation, plan, meant).read(amendment, made.warnings);
  if (!words.when.on.empty()) {
    const PeriodOfRequest when = read_moved(words.when, plan, meant, today);
    amendment.period = when.period;
    amendment.year = when.year;
    made.warnings.insert(made.warnings.end(), when.warnings.begin(), when.warnings.end());
    made.notes = when.notes;
  }
  if (words.place) check_text(*words.place, "--place");
  if (words.note) check_text(*words.note, "--note");
  if (words.place) amendment.place = trimmed(*words.place);
  if (words.note) amendment.note = trimmed(*words.note);
  if (words.provisional || words.final) amendment.provisional = words.provisional;
  return made;
}

OperationId last_undoable(const store::Store& store) {
  const std::vector<LoggedOperation> log = store.log(1);
  const auto last = std::find_if(log.rbegin(), log.rend(), [](const LoggedOperation& one) {
    const OperationKind kind = one.operation.kind;
    const bool undoable = kind == OperationKind::record || kind == OperationKind::amend ||
                          kind == OperationKind::load || kind == OperationKind::import ||
                          kind == OperationKind::assess;
    return undoable && !one.undone_by;
  });
  if (last == log.rend()) throw Error(ErrorKind::refused, nothing_to_undo());
  return last->operation.id;
}

UndoPreview undo_preview(const store::Store& store, OperationId operation,
                         const std::string& reason, Moment now) {
  UndoPreview preview{store.undo_preview(operation), {}};
  const std::optional<int> then = preview.correction.placed.revision;
  if (!then || !store.revision()) return preview;
  preview.load = prepare_undo(store, *then, now);
  require_undo_accepted(*preview.load, trimmed(reason),
                        day_in_zone(now, preview.load->before->calendar.time_zone));
  return preview;
}

std::optional<CorrectedYears> corrected_years(const store::Store& store,
                                              const Correction& correction, Moment now) {
  const std::optional<int> revision = store.revision();
  if (!revision) return std::nullopt;
  std::optional<FiscalYear> first;
  FiscalYear last;
  for (const RecordRows* rows : {&correction.withdrawn, &correction.placed}) {
    const auto include = [&](FiscalYear year) {
      first = first ? std::min(*first, year) : year;
      last = std::max(last, year);
    };
    for (const Event& one : rows->events) include(one.year);
    for (const Measurement& one : rows->measurements) include(one.year);
  }
  if (!first) return std::nullopt;
  CorrectedYears years{store.plan(*revision), {}, {}};
  years.today = day_in_zone(now, years.plan.calendar.time_zone);
  years.totals = store.totals(years.plan, report::first_year_needed(years.plan, *first), last, {},
                              years.today);
  return years;
}

}  // namespace track::app
