#include "period_finder.hpp"

#include <algorithm>

#include "mapping/label.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> year_of_days_missing{
    "the days have no year: write it (FY2024, R6年度)",
    "年のない日付です。年度を書いてください（R6年度、FY2024など）"};
constexpr Message<> year_of_months_missing{
    "the months have no year: write it (FY2024, R6年度)",
    "年のない月です。年度を書いてください（R6年度、FY2024など）"};
constexpr Message<> calendar_or_fiscal{
    "1 January stands for a year: \"FY{{…:year}}\" if it is a fiscal year, else the indicator "
    "needs "
    "year = \"calendar\"",
    "1月1日が年を表しています。年度なら \"FY{{…:year}}\"、暦年なら指標に year = \"calendar\" "
    "が必要です"};
constexpr Message<> from_title{"from a cell above the table: look whether it is the period",
                               "表の上のセルから取りました。期間かどうか確かめてください"};
constexpr Message<> year_from_title{
    "the months are taken to be of the fiscal year that stands there: look whether they are",
    "そこにある年度の月とみなします。各月がその年度か確かめてください"};
constexpr Message<> from_sheet_name{"from the name of the sheet", "シート名から取りました"};

constexpr const char* no_year = "R__年度";  // to be filled in

}  // namespace

bool is_month_name(const std::string& text) {
  const std::string plain = folded(text);
  constexpr std::array english{"jan", "feb", "mar", "apr", "may", "jun",
                               "jul", "aug", "sep", "oct", "nov", "dec"};
  for (int month = 1; month <= 12; ++month) {
    if (plain == std::to_string(month) + "月") return true;
    if (plain.starts_with(english[static_cast<std::size_t>(month - 1)])) return plain.size() < 10;
  }
  return false;
}

std::string reference_to(const Layout& layout, std::size_t column) {
  std::string letter = "$" + column_name(column);
  if (column >= layout.headings.size() || layout.headings[column].whole.empty()) return letter;
  for (const std::string& name : {layout.headings[column].own, layout.headings[column].whole}) {
    const bool plain = name.find_first_of("{}*$^>:") == std::string::npos;
    if (plain && layout.columns(LabelPattern(name)) == std::vector{column}) return name;
  }
  return letter;
}

PeriodFinder::PeriodFinder(const Plan& plan, Day today, const Sample& sample, const Shape& shape,
                           const Layout& layout)
    : options_{.today = today, .allow_future = true, .outside_plan = true},
      periods_(plan, options_),
      sample_(sample),
      shape_(shape),
      layout_(layout) {}

std::optional<PeriodGuess> PeriodFinder::find(const std::string& sheet_name,
                                              const std::string& separator) {
  std::vector<std::size_t> columns = shape_.labels;
  columns.insert(columns.end(), shape_.codes.begin(), shape_.codes.end());
  columns.insert(columns.end(), shape_.figures.begin(), shape_.figures.end());
  for (const std::size_t column : columns) {
    auto guess = in_column(column);
    if (!guess) continue;
    if (is_year_column(column)) {
      // Months beside it may be the rest of the period.
      for (const std::size_t other : shape_.labels) {
        if (auto both = with_years(other)) return both;
      }
    }
    return guess;
  }
  if (auto guess = in_headings(separator)) return guess;
  if (auto guess = in_months(sheet_name)) return guess;
  if (reads(sheet_name, Every::as_written)) {
    return PeriodGuess{.written = "{sheet}", .doubt = from_sheet_name()};
  }
  return in_title();
}

bool PeriodFinder::reads(const std::string& text, Every every) {
  const auto reads_by = [&](YearCounting counting) {
    return periods_.read({text, false}, every, counting).period.has_value();
  };
  return reads_by(YearCounting::fiscal) || reads_by(YearCounting::calendar);
}

std::optional<PeriodFinder::ColumnReading> PeriodFinder::read_column(std::size_t column) {
  const bool figures = std::ranges::find(shape_.labels, column) == shape_.labels.end();
  ColumnReading reading;
  for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
    const Cell& cell = sample_.cell(i, column);
    if (is_blank(cell)) continue;
    const std::string text = label_of(cell);
    const bool six = text.size() == 6 && reads(text, Every::month);
    if (figures && !six) return std::nullopt;
    const SheetPeriod& period =
        periods_.read({text, false}, Every::as_written, YearCounting::fiscal);
    if (period.period) {
      reading.all_first = reading.all_first && period.is_first_of_month;
      reading.all_new_year = reading.all_new_year && iso(period.period->first).ends_with("-01-01");
    }
    reading.no_day_shown = reading.no_day_shown && shows_no_day(cell);
    const bool as_written = reads(text, Every::as_written);
    if (!as_written && !contains(reading.unread, text)) reading.unread.push_back(text);
    reading.written.count(as_written);
    reading.months.count(reads(text, Every::month));
    reading.years.count(reads(text, Every::year));
    reading.with_year.count(reads("FY2019 " + text, Every::as_written));
  }
  return reading;
}

// Days that are all the first of a month stand for it.
void PeriodFinder::look_at_days(const ColumnReading& reading, std::size_t column,
                                PeriodGuess& guess) const {
  const bool all_first = reading.written.all > 1 && reading.all_first;
  if (all_first && reading.all_new_year) {
    guess.every = Every::year;
    guess.fiscal = "FY{" + reference(column) + ":year}";
    guess.doubt = calendar_or_fiscal();
  } else if (all_first || reading.no_day_shown) {
    guess.every = Every::month;
  }
}

std::optional<PeriodGuess> PeriodFinder::in_column(std::size_t column) {
  const auto reading = read_column(column);
  if (!reading) return std::nullopt;
  const Tried& written = reading->written;
  PeriodGuess guess{.written = "{" + reference(column) + "}", .columns = {column}};
  if (written.mostly()) {
    look_at_days(*reading, column, guess);
  } else if (reading->years.mostly() && reading->years.read >= reading->months.read) {
    guess.every = Every::year;
  } else if (reading->months.mostly()) {
    guess.every = Every::month;
  } else if (reading->unread.size() <= 2 && written.read * 2 >= written.all && written.read > 2) {
    guess.skip = reading->unread;
  } else if (reading->with_year.mostly()) {
    if (auto both = with_years(column)) return both;
    guess.written = no_year + guess.written;
    guess.doubt = year_of_days_missing();
  } else {
    return std::nullopt;
  }
  const std::vector<std::size_t> months = month_columns();
  if (months.size() > 1 && (guess.every == Every::year || written.mostly())) {
    const bool fiscal = !fiscal_year_in(label_of(sample_.cell(shape_.first_row, column))).empty();
    guess.written = "{" + reference(column) + (fiscal ? ":year}{^}" : ":year}年{^}");
    guess.every = Every::as_written;
    guess.doubt = {};
    guess.from_heading = true;
    guess.values = months;
  }
  return guess;
}

bool PeriodFinder::is_year_column(std::size_t column) const {
  for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
    const Cell& cell = sample_.cell(i, column);
    if (!is_blank(cell) && !looks_like_year(cell)) return false;
  }
  return true;
}

std::optional<PeriodGuess> PeriodFinder::with_years(std::size_t column) {
  for (const std::size_t years : shape_.labels) {
    std::string last;
    Tried tried;
    for (std::size_t i = shape_.first_row; i < sample_.rows.size() && years != column; ++i) {
      const Cell& year = sample_.cell(i, years);
      if (!is_blank(year)) last = label_of(year);
      const std::string rest = label_of(sample_.cell(i, column));
      if (rest.empty() || last.empty()) continue;
      std::string both = rest;
      both.append(" ").append(last);
      tried.count(reads(last, Every::as_written) && reads(both, Every::as_written));
    }
    if (!tried.mostly()) continue;
    return PeriodGuess{.written = "{" + reference(column) + "} {" + reference(years) + "}",
                       .columns = {years, column}};
  }
  return std::nullopt;
}

std::vector<std::size_t> PeriodFinder::month_columns() const {
  std::vector<std::size_t> months;
  for (std::size_t column = 0; column < layout_.headings.size(); ++column) {
    if (is_month_name(layout_.headings[column].whole)) months.push_back(column);
  }
  return months;
}

std::optional<PeriodGuess> PeriodFinder::in_months(const std::string& sheet_name) {
  std::vector<std::size_t> months = month_columns();
  const bool headings = months.size() > 1;
  if (!headings && !is_month_name(sheet_name)) return std::nullopt;
  std::string year = place_of_fiscal_year(headings ? sheet_name : "");
  const Localized doubt = year.empty() ? year_of_months_missing() : year_from_title();
  year = year.empty() ? no_year : "{" + year + ":year}";
  if (!headings) return PeriodGuess{.written = year + "{sheet}", .doubt = doubt};
  return PeriodGuess{
      .written = year + "{^}", .values = std::move(months), .from_heading = true, .doubt = doubt};
}

// 令和4年度　相談件数, above the table or as the name of the sheet.
std::string PeriodFinder::place_of_fiscal_year(const std::string& sheet_name) {
  for (std::size_t i = 0; i < shape_.headings.front(); ++i) {
    for (std::size_t column = 0; column < sample_.rows[i].cells.size(); ++column) {
      if (fiscal_year_in(label_of(sample_.cell(i, column))).empty()) continue;
      return "$" + column_name(column) + "$" + std::to_string(sample_.rows[i].number);
    }
  }
  return fiscal_year_in(sheet_name).empty() ? "" : "sheet";
}

PeriodFinder::Tried PeriodFinder::read_headings(std::size_t part, const std::string& separator) {
  Tried tried;
  for (const std::size_t column : shape_.figures) {
    if (column >= layout_.headings.size()) continue;
    const auto parts = layout_.parts(column, separator);
    std::string text = layout_.headings[column].whole;
    if (part > 0) text = part <= parts.size() ? parts[part - 1] : "";
    if (!text.empty()) tried.count(reads(text, Every::as_written) || reads(text, Every::year));
  }
  return tried;
}

std::optional<PeriodGuess> PeriodFinder::in_headings(const std::string& separator) {
  std::size_t most_parts = 0;
  for (const std::size_t column : shape_.figures) {
    most_parts = std::max(most_parts, layout_.parts(column, separator).size());
  }
  if (most_parts < 2) most_parts = 0;
  for (std::size_t part = 0; part <= most_parts; ++part) {
    const Tried tried = read_headings(part, separator);
    if (tried.read == 0 || tried.read * 10 < tried.all * 6) continue;
    return PeriodGuess{.written = part == 0 ? "{^}" : "{^" + std::to_string(part) + "}",
                       .from_heading = true,
                       .part = part};
  }
  return std::nullopt;
}

std::optional<PeriodGuess> PeriodFinder::in_title() {
  for (std::size_t i = 0; i < shape_.headings.front(); ++i) {
    for (std::size_t column = 0; column < sample_.rows[i].cells.size(); ++column) {
      const std::string text = label_of(sample_.cell(i, column));
      if (text.empty() || !reads(text, Every::as_written)) continue;
      const std::string cell =
          "{$" + column_name(column) + "$" + std::to_string(sample_.rows[i].number) + "}";
      return PeriodGuess{.written = cell, .doubt = from_title()};
    }
  }
  return std::nullopt;
}

std::string PeriodFinder::reference(std::size_t column) const {
  return reference_to(layout_, column);
}

}  // namespace track::exchange
