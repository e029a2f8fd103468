#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "table_run.hpp"
#include "track/base/text.hpp"

// What a table says of itself, held against what it holds.
namespace track::exchange {

namespace {

constexpr Message<> first_of_months{"all days are the first of a month",
                                    "日付がすべて月の初日です"};
constexpr Message<> first_of_months_rule{
    "write every = \"month\" or every = \"year\" if they stand for it, every = \"day\" if they are "
    "days",
    "月や年を表すなら every = \"month\" または every = \"year\"、本当にその日なら every = \"day\" "
    "と"
    "書いてください"};
constexpr Message<std::string, std::string, std::string> other_year{
    "{} names {}, but all values read are of {}: look whether period is right",
    "{}に「{}」とありますが、読み取った値はすべて{}のものです。period "
    "が正しいか確かめてください"};
constexpr Message<std::string> goes_back{
    "the months go back in time here: after {} of that calendar year comes an earlier one",
    "ここで月が過去に戻っています（{}の後に同じ暦年のより前の月があります）"};
constexpr Message<> goes_back_rule{
    "if they run from April to March they are of a fiscal year: period = \"R6年度{{^}}\"",
    "4月から翌年3月まで並んでいるなら、period = \"R6年度{{^}}\" のように年度で書いてください"};

}  // namespace

// Of a total row each value is held against sums of its column.
void TableRun::take_total() {
  for (const ValueColumn& column : roles_->columns) {
    const std::size_t where = column_of_value(column);
    if (is_blank_value(column)) {
      if (controls_.has_rows(where)) controls_.is_blank(place_of(where));
      continue;
    }
    const auto value = total_of(column);
    if (!value) {
      controls_.cannot_be_checked(place_of(where));
    } else if (controls_.agrees(where, place_of(where), *value)) {
      ++totals_agreed_;
    }
  }
  totals_agreed_ += controls_.begin_again();
}

// A total may be a number or, where it is put together, a fraction; nothing else adds up.
std::optional<Value> TableRun::total_of(const ValueColumn& column) {
  Indicator any;
  any.kind = IndicatorKind::stock;
  Outcome outcome = Outcome::refused;
  const auto text = value_text(column, any, outcome);
  if (!text) return std::nullopt;
  for (const IndicatorKind kind : {IndicatorKind::stock, IndicatorKind::rate}) {
    any.kind = kind;
    const auto value = read_value(*text, any.value_rules());
    if (value) return *value;
  }
  return std::nullopt;
}

void TableRun::note_day(const SheetPeriod& period, std::size_t column) {
  // A day that the mapping itself says is one.
  const bool written = std::ranges::all_of(roles_->period->pieces(), [](const auto& piece) {
    return piece.piece.from == TemplatePiece::From::text;
  });
  if (has_other_days_ || table_.every != Every::as_written || written) return;
  if (!period.is_first_of_month) {
    has_other_days_ = true;
    return;
  }
  ++first_day_values_;
  if (first_days_.empty()) first_day_place_ = place_of(column);
  if (first_days_.size() < 2) first_days_.insert(period.period->first);
}

// That all days are such is a month written as a day; of holdings it may be chance where it is one.
void TableRun::check_days() {
  if (has_other_days_ || first_day_values_ < 2) return;
  if (roles_->event && first_days_.size() < 2) return;
  run_.faults.add(first_day_place_, iso(*first_days_.begin()), first_of_months(),
                  first_of_months_rule());
}

// Months of which the mapping says the year: 4月 to 3月 after "2024年" go back to January 2024.
void TableRun::note_order(const SheetPeriod& period, std::size_t column) {
  using From = TemplatePiece::From;
  const auto& pieces = roles_->period->pieces();
  const auto is_heading = [](const auto& piece) { return piece.piece.from == From::heading; };
  const From first = pieces.front().piece.from;
  const bool of_row = first == From::column || first == From::letter;
  const bool says_year = pieces.size() > 1 && first != From::heading &&
                         (!of_row || std::ranges::any_of(pieces, is_heading));
  if (!says_year || goes_back_ || *period.period != month_of(period.period->first)) return;
  const std::chrono::year_month_day date(period.period->first);
  const auto year = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month());
  std::vector<unsigned>& months = months_[year];
  if (std::ranges::find(months, month) != months.end()) return;
  constexpr unsigned late = 10;
  constexpr unsigned early = 3;
  const bool back = !months.empty() && months.back() >= late && month <= early &&
                    std::ranges::is_sorted(months) && months.size() > 1;
  months.push_back(month);
  if (back) goes_back_ = place_of(column);
}

void TableRun::check_order() {
  if (!goes_back_) return;
  for (const auto& [year, months] : months_) {
    const auto last = std::ranges::max_element(months);
    run_.faults.add(*goes_back_, "", goes_back(fmt::format("{}-{:02}", year, *last)),
                    goes_back_rule());
    return;
  }
}

// A mapping of last year, used on this year's sheet.
void TableRun::check_years() {
  if (years_.empty()) return;
  std::vector<std::pair<std::string, std::string>> told;  // where, and which year
  for (const Layout::YearAbove& one : layout_.years_above) {
    told.emplace_back(printable(cell_place(sheet_, one.column, one.row)), one.year);
  }
  if (const std::string year = fiscal_year_in(sheet_.name); !year.empty()) {
    told.emplace_back(printable(sheet_.name), year);
  }
  if (told.empty()) return;
  MappingOptions any_year = run_.options;
  any_year.allow_future = true;
  any_year.outside_plan = true;
  SheetPeriods periods(run_.plan, any_year);
  for (const auto& [place, text] : told) {
    const SheetPeriod& named = periods.read({text, false}, Every::as_written, YearCounting::fiscal);
    if (!named.period || years_.contains(named.year)) return;
  }
  std::vector<std::string> years;
  for (const FiscalYear year : years_) years.push_back(run_.plan.calendar.short_label(year));
  run_.warn(other_year(told.front().first, printable(told.front().second), joined(years)));
}

}  // namespace track::exchange
