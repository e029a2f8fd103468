#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "fuzz/required.hpp"
#include "support/small_plan.hpp"
#include "track/base/text.hpp"
#include "track/definition/mapping.hpp"
#include "track/exchange/proposal.hpp"

// Any bytes as a mapping and, behind a NUL, as a small sheet. Reading never throws, what it gives
// holds together, every fault says something; and what is proposed for the sheet is a mapping.

namespace {

using namespace track;
using namespace track::exchange;
using namespace track::testing;

const std::string plan_text = plan_table("p", "計画") + sex_and_age + one_field + lecture + R"(
[[initiative.indicator]]
id = "attendance"
name = "参加者数"
kind = "count"
[[indicator]]
id = "visits"
name = "訪問件数"
kind = "count"
unit = "件"
by = ["sex", "age * sex"]
[[indicator]]
id = "known"
name = "割合"
kind = "share"
[[indicator]]
id = "births"
name = "出生数"
kind = "count"
year = "calendar"
)";

const Plan& plan() {
  static const Plan made = plan_of(plan_text);
  return made;
}

// Cells between commas, lines between line breaks; the first character of a cell may say its kind.
Cell cell_of(std::string_view text) {
  if (text.empty()) return {};
  const std::string rest(text.substr(1));
  switch (text.front()) {
    case '#': {
      const bool digits =
          rest.find_first_not_of("0123456789") == std::string::npos && !rest.empty();
      return digits ? Cell{CellKind::number, rest, rest.size() % 2 == 0 ? "0%" : ""} : Cell{};
    }
    case '@':
      return {CellKind::day, "2022-04-01", rest};
    case '!':
      return {CellKind::error, "#DIV/0!"};
    case '=':
      return {CellKind::uncalculated, rest};
    default:
      return {CellKind::text, std::string(text)};
  }
}

RowSource sheet(std::string_view text) {
  std::vector<Row> rows;
  std::uint32_t number = 0;
  while (!text.empty() && rows.size() < 200) {
    const std::string_view line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    Row row{++number, line.starts_with(' '), {}};
    std::string_view rest = line;
    for (int cells = 0; cells < 50; ++cells) {
      const std::size_t comma = rest.find(',');
      row.cells.push_back(cell_of(rest.substr(0, comma)));
      if (comma == std::string_view::npos) break;
      rest.remove_prefix(comma + 1);
    }
    rows.push_back(std::move(row));
  }
  return {"a.csv", {Sheet{}}, [rows](std::size_t, const std::function<bool(const Row&)>& take) {
            for (const Row& row : rows) {
              if (!take(row)) return;
            }
          }};
}

void check_entry(const Entry& entry) {
  require(entry.request.period.first <= entry.request.period.last);
  require(entry.cells.size() == std::max<std::size_t>(entry.request.items.size(), 1));
  require(!entry.request.items.empty() || !entry.request.activity.empty());
  for (const RecordRequest::Item& item : entry.request.items) {
    require(find_indicator(plan(), item.indicator) != nullptr);
  }
}

void check_reading(const Reading& reading) {
  require(reading.fault_count >= static_cast<std::int64_t>(reading.faults.size()));
  require(reading.faults.size() <= 20);
  for (const SheetFault& fault : reading.faults) {
    require(!fault.place.empty() && !fault.problem.en.empty() && !fault.problem.ja.empty());
  }
}

void check_mapping(const std::string& text, const RowSource& rows) {
  const definition::MappingFile file = definition::read_mapping({"m.toml", text});
  for (const Diagnostic& fault : file.faults) require(fault.line >= 1 && !fault.problem.en.empty());
  if (!file.faults.empty()) return;
  MappingOptions options{.period = "R4", .today = make_day(2023, 6, 1)};
  const bool says_periods = std::ranges::all_of(
      file.mapping.tables, [](const TableMapping& table) { return table.period.has_value(); });
  if (says_periods) options.period.clear();  // refused beside them
  check_reading(
      read_entries(rows, file.mapping, plan(), options, [](Entry&& entry) { check_entry(entry); }));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t nul = text.find('\0');
  const std::string sheet_text = nul == std::string::npos ? "" : text.substr(nul + 1);
  // Sheets are text in UTF-8: their readers refuse anything else.
  if (!is_utf8(sheet_text)) return 0;
  const RowSource rows = sheet(sheet_text);
  check_mapping(text.substr(0, nul), rows);
  check_mapping(propose(rows, plan(), make_day(2023, 6, 1)).ja, rows);
  return 0;
}
