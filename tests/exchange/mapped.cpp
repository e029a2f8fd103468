#include "mapped.hpp"

#include <catch2/catch.hpp>

#include "support/small_plan.hpp"
#include "track/base/text.hpp"
#include "track/definition/mapping.hpp"
#include "track/definition/reader.hpp"

namespace mapped {

using namespace track;
using namespace track::exchange;
using namespace track::testing;

namespace {

std::string unescaped(std::string text) {
  for (std::size_t at = 0; (at = text.find("\\n", at)) != std::string::npos;) {
    text.replace(at, 2, "\n");
  }
  return text;
}

Cell cell_of(const std::string& text) {
  if (text.empty()) return {};
  if (text.front() != '=' || text.size() < 2) return {CellKind::text, unescaped(text)};
  const std::string rest = text.substr(2);
  const std::size_t space = rest.find(' ');
  const std::string format = space == std::string::npos ? "" : rest.substr(space + 1);
  switch (text[1]) {
    case '#':
      return {CellKind::number, rest.substr(0, space), format};
    case 'd':
      return {CellKind::day, rest.substr(0, space), format};
    case 'e':
      return {CellKind::error, rest};
    case 'b':
      return {CellKind::boolean, rest};
    default:
      return {CellKind::uncalculated, rest};
  }
}

std::vector<Row> rows_in(const std::string& text) {
  std::vector<Row> rows;
  std::uint32_t number = 0;
  for (const std::string& line : split(text, '\n')) {
    Row row{++number, line.starts_with("(hidden)"), {}};
    const std::string cells = row.hidden ? line.substr(8) : line;
    for (const std::string& cell : split(cells, '|')) row.cells.push_back(cell_of(cell));
    while (!row.cells.empty() && row.cells.back().kind == CellKind::empty) row.cells.pop_back();
    if (!row.cells.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

const std::string plan_text = plan_table("p", "計画") + one_field + lecture + R"(
[[initiative.indicator]]
id = "attendance"
name = "参加者数"
kind = "count"
unit = "人"
[[initiative.indicator]]
id = "satisfied"
name = "満足の割合"
kind = "share"
[[breakdown]]
id = "ward"
name = "地区"
parts = { north = "北地区", south = "南地区" }
[[indicator]]
id = "visits"
name = "訪問件数"
aliases = ["訪問"]
kind = "count"
unit = "件"
by = ["ward", "sex", "age * sex"]
[[indicator]]
id = "calls"
name = "相談件数"
kind = "count"
unit = "件"
[[indicator]]
id = "known"
name = "知っている割合"
kind = "share"
[[indicator]]
id = "score"
name = "点数"
kind = "score"
[[indicator]]
id = "guide"
name = "手引きの作成"
kind = "milestone"
[[indicator]]
id = "births"
name = "出生数"
kind = "count"
year = "calendar"
unit = "人"
)" + sex_and_age;

std::string shown(const Entry& entry) {
  std::string text;
  const RecordRequest& request = entry.request;
  if (!request.activity.empty()) text += request.activity + " ";
  for (const RecordRequest::Item& item : request.items) {
    text += item.indicator + " " + describe(item.value).en + " ";
  }
  text += iso(request.period);
  if (!request.place.empty()) text += " @" + request.place;
  if (!request.note.empty()) text += " (" + request.note + ")";
  return text + " " + joined(entry.cells, ",");
}

}  // namespace

RowSource sheet(const std::string& text) {
  return workbook({{Sheet{}, text}});
}

RowSource workbook(const std::vector<std::pair<Sheet, std::string>>& sheets) {
  RowSource source{"file.csv", {}, {}};
  std::vector<std::vector<Row>> rows;
  for (const auto& [sheet, text] : sheets) {
    source.sheets.push_back(sheet);
    rows.push_back(rows_in(text));
  }
  source.read = [rows](std::size_t number, const std::function<bool(const Row&)>& take) {
    for (const Row& row : rows.at(number)) {
      if (!take(row)) return;
    }
  };
  return source;
}

const Plan& plan() {
  static const Plan made = [] {
    const definition::Definitions read = definition::read({{"plan.toml", plan_text}});
    for (const Diagnostic& fault : read.faults) FAIL(fault.line << fault.problem.en);
    return read.plan;
  }();
  return made;
}

Read read(const std::string& mapping, const RowSource& rows, MappingOptions options) {
  const definition::MappingFile file = definition::read_mapping({"map.toml", mapping});
  for (const Diagnostic& fault : file.faults) FAIL(fault.line << ": " << fault.problem.en);
  if (options.today == Day{}) options.today = make_day(2023, 6, 1);
  Read result;
  result.reading = read_entries(rows, file.mapping, plan(), options,
                                [&](Entry&& entry) { result.entries.push_back(shown(entry)); });
  for (const SheetFault& fault : result.reading.faults) {
    CHECK_FALSE(fault.problem.en.empty());
    CHECK_FALSE(fault.problem.ja.empty());
    result.faults.push_back(
        fault.place + " '" + fault.content + "': " + fault.problem.en +
        (fault.hints.empty() ? "" : " / " + joined(fault.hints, {"; ", "。"}).en));
  }
  return result;
}

Read table(const std::string& lines, const std::string& rows) {
  return table(lines, sheet(rows));
}

Read table(const std::string& lines, const RowSource& rows, MappingOptions options) {
  return read("[[table]]\n" + lines, rows, std::move(options));
}

}  // namespace mapped
