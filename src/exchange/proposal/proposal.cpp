#include "track/exchange/proposal.hpp"

#include <set>

#include "mapping/label.hpp"
#include "track/base/text.hpp"
#include "writer.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> proposed_for{"proposed for {}: look it over before it is used",
                                            "{} のための案です。使う前に確かめてください"};
constexpr Message<> no_table{"no table of figures was found", "数値の表が見つかりませんでした"};
constexpr Message<std::string> other_sheets{"other sheets with figures: {}",
                                            "数値のある他のシート：{}"};
constexpr Message<> first_values{"the first values that it gives:", "最初に読み取れる値："};
constexpr Message<std::int64_t> faults_left{"what is wrong with it: {}", "読み取れない箇所：{}件"};
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

}  // namespace

Localized propose(const RowSource& rows, const Plan& plan, Day today) {
  const Localized title = commented(proposed_for(rows.name));
  Localized text{title.en + "\n", title.ja + "\n"};
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
  if (!others.empty()) {
    const Localized line = commented(other_sheets(joined(others)));
    text = before(text, {line.en + "\n", line.ja + "\n"});
  }
  if (!table) {
    const Localized line = commented(no_table());
    return before(text, {line.en + "\n", line.ja + "\n"});
  }
  return before(text, *table);
}

Localized propose(const Workbook& workbook, const Plan& plan, Day today) {
  return propose(row_source(workbook), plan, today);
}

}  // namespace track::exchange
