#include "track/exchange/proposal.hpp"

#include <set>

#include "mapping/label.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"
#include "writer.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> proposed_for{"proposed for {}: look it over before it is used",
                                            "{} のための案です。使う前に確かめてください"};
constexpr Message<> how_to_try{
    "to try it, save it as a file, then: track import SHEET --map FILE --dry-run",
    "保存して試すには：track import 表のファイル --map 保存したファイル --dry-run"};
constexpr Message<> how_to_read{
    "{{heading}} is the cell of a row below that heading, {{^}} the heading above a value",
    "{{見出し}} はその見出しの列のセル、{{^}} は値の上の見出しを表します"};
constexpr Message<std::string> needs_no_mapping{
    "{} is a form that track wrote: it needs no mapping",
    "{} は track の報告様式です（読み取り定義は不要です）"};
constexpr Message<std::string> import_form{"take it in with: track import {}",
                                           "track import {} で取り込めます"};
constexpr Message<> no_table{"no table of figures was found", "数値の表が見つかりませんでした"};
constexpr Message<> rows_are_counted{
    "the rows of a list are counted with value = \"1\" and add = true",
    "名簿などの行数を数えるには value = \"1\" と add = true を書きます"};
constexpr Message<std::string> other_sheets{"other sheets with figures: {}",
                                            "数値のある他のシート：{}"};
constexpr Message<> first_values{"the first values that it gives:", "最初に読み取れる値："};
constexpr Message<std::int64_t> faults_left{"what it cannot read yet: {}",
                                            "まだ読み取れない箇所：{}件"};
constexpr Message<std::string, Localized> fault_line{"{}: {}", "{}：{}"};
constexpr Message<std::string, Localized, Localized, std::string> value_line{"{}  {}  {}  from {}",
                                                                             "{}　{}　{}　（{}）"};

constexpr Message<> same_key{
    "the same indicator, part and period come several times: add = true adds them up",
    "同じ指標・区分・期間の値が複数あります。合算するなら add = true と書いてください"};

constexpr std::size_t values_shown = 3;
constexpr std::size_t most_keys = 10'000;

// What the draft gives when it is tried.
Localized trial(const RowSource& rows, const Plan& plan, Day today, const TableMapping& table) {
  Mapping mapping;
  mapping.tables.push_back(table);
  MappingOptions options{.today = today, .allow_future = true, .outside_plan = true};
  std::vector<Localized> values;
  std::set<std::string> keys;
  bool again = false;
  const Reading reading = read_entries(rows, mapping, plan, options, [&](Entry&& entry) {
    for (const RecordRequest::Item& item : entry.request.items) {
      const std::string key = item.indicator + iso(entry.request.period.first) +
                              iso(entry.request.period.last) + entry.request.place;
      again = again || (keys.size() < most_keys && !keys.insert(key).second);
    }
    for (std::size_t i = 0; i < entry.request.items.size() && values.size() < values_shown; ++i) {
      const RecordRequest::Item& item = entry.request.items[i];
      values.push_back(value_line(item.indicator, describe(item.value),
                                  period_text(entry.request.period, plan.calendar.eras),
                                  entry.cells.at(i)));
    }
  });
  Localized text;
  const auto add = [&text](const Localized& line) {
    text.en += commented(line).en + "\n";
    text.ja += commented(line).ja + "\n";
  };
  if (!values.empty()) add(first_values());
  for (const Localized& value : values) add({"  " + value.en, "  " + value.ja});
  if (again) add(same_key());
  if (reading.fault_count > 0) add(faults_left(reading.fault_count));
  for (std::size_t i = 0; i < reading.faults.size() && i < values_shown; ++i) {
    const Localized line = fault_line(reading.faults[i].place, reading.faults[i].problem);
    add({"  " + line.en, "  " + line.ja});
  }
  return text;
}

Localized before(const Localized& first, const Localized& second) {
  return {first.en + second.en, first.ja + second.ja};
}

Localized comment_line(const Localized& text) {
  return before(commented(text), verbatim("\n"));
}

}  // namespace

Localized propose(const RowSource& rows, const Plan& plan, Day today) {
  Localized text = comment_line(proposed_for(rows.name));
  std::optional<Localized> table;
  std::vector<std::string> others;
  std::string pattern;  // of the sheets that the draft reads
  for (std::size_t sheet = 0; sheet < rows.sheets.size(); ++sheet) {
    if (rows.sheets[sheet].hidden) continue;
    const Sample sample = sample_of(rows, sheet);
    const auto shape = shape_of(sample);
    if (!shape) continue;
    if (table) {
      const bool read_too = pattern.find('*') != std::string::npos &&
                            LabelPattern(pattern).fits(rows.sheets[sheet].name);
      if (!read_too) others.push_back(rows.sheets[sheet].name);
      continue;
    }
    const Draft draft = draft_of(rows, sheet, sample, *shape, plan, today);
    pattern = draft.table.sheet;
    table = before(draft.text(), before(verbatim("\n"), trial(rows, plan, today, draft.table)));
  }
  if (table) {
    text = before(text, comment_line(how_to_try()));
    text = before(text, comment_line(how_to_read()));
  }
  if (!others.empty()) text = before(text, comment_line(other_sheets(joined(others))));
  if (table) return before(text, *table);
  text = before(text, comment_line(no_table()));
  return before(text, comment_line(rows_are_counted()));
}

Localized propose(const Workbook& workbook, const Plan& plan, Day today) {
  if (is_form(workbook)) {
    throw Error(ErrorKind::usage, needs_no_mapping(printable(workbook.name())),
                {import_form(printable(workbook.name()))});
  }
  return propose(row_source(workbook), plan, today);
}

}  // namespace track::exchange
