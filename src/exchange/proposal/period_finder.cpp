#include "period_finder.hpp"

#include <algorithm>

#include "mapping/label.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<> years_missing{"the days have no year: put the fiscal year in front",
                                  "年のない日付です。前に年度を書いてください"};
constexpr Message<> calendar_or_fiscal{
    "1 January stands for a year: \"FY{{…:year}}\" if it is a fiscal year, else the indicator "
    "needs "
    "year = \"calendar\"",
    "1月1日が年を表しています。年度なら \"FY{{…:year}}\"、暦年なら指標に year = \"calendar\" "
    "が必要です"};
constexpr Message<> from_title{"from a cell above the table: look whether it is the period",
                               "表の上のセルから取りました。期間かどうか確かめてください"};
constexpr Message<> from_sheet_name{"from the name of the sheet", "シート名から取りました"};

struct Tried {
  std::size_t all = 0;
  std::size_t read = 0;
  bool mostly() const { return all > 0 && read * 100 >= all * 85; }
};

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

}  // namespace

std::string reference_to(const Layout& layout, std::size_t column) {
  const std::string letter = "$" + column_name(column);
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
      plan_(plan),
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
  if (reads(sheet_name, Every::as_written)) {
    return PeriodGuess{.written = "{sheet}", .doubt = from_sheet_name()};
  }
  return in_title();
}

bool PeriodFinder::reads(const std::string& text, Every every) {
  for (const YearCounting counting : {YearCounting::fiscal, YearCounting::calendar}) {
    if (periods_.read({text, false}, every, counting).period) return true;
  }
  return false;
}

std::optional<PeriodGuess> PeriodFinder::in_column(std::size_t column) {
  const bool figures = std::ranges::find(shape_.labels, column) == shape_.labels.end();
  Tried written;
  Tried months;
  Tried years;
  Tried with_year;
  std::vector<std::string> unread;
  bool all_first = true;
  bool all_new_year = true;
  bool no_day_shown = true;
  for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
    const Cell& cell = sample_.cell(i, column);
    if (is_blank(cell)) continue;
    const std::string text = label_of(cell);
    const bool six = text.size() == 6 && reads(text, Every::month);
    if (figures && !six) return std::nullopt;
    const auto count = [&](Tried& tried, bool read) {
      ++tried.all;
      if (read) ++tried.read;
    };
    const SheetPeriod& period =
        periods_.read({text, false}, Every::as_written, YearCounting::fiscal);
    if (period.period) {
      all_first = all_first && period.is_first_of_month;
      all_new_year = all_new_year && iso(period.period->first).ends_with("-01-01");
    }
    no_day_shown = no_day_shown && shows_no_day(cell);
    if (!reads(text, Every::as_written) && !contains(unread, text)) unread.push_back(text);
    count(written, reads(text, Every::as_written));
    count(months, reads(text, Every::month));
    count(years, reads(text, Every::year));
    count(with_year, reads("FY2019 " + text, Every::as_written));
  }
  PeriodGuess guess{.written = "{" + reference(column) + "}", .columns = {column}};
  if (written.mostly()) {
    const bool several = written.all > 1;
    if (several && all_first && all_new_year) {
      guess.every = Every::year;
      guess.fiscal = "FY{" + reference(column) + ":year}";
      guess.doubt = calendar_or_fiscal();
    } else if ((several && all_first) || no_day_shown) {
      guess.every = Every::month;
    }
  } else if (years.mostly() && years.read >= months.read) {
    guess.every = Every::year;
  } else if (months.mostly()) {
    guess.every = Every::month;
  } else if (unread.size() <= 2 && written.read * 2 >= written.all && written.read > 2) {
    guess.skip = unread;
  } else if (with_year.mostly()) {
    if (auto both = with_years(column)) return both;
    const int year = plan_.calendar.name_of(plan_.first_year);
    guess.written = "FY" + std::to_string(year) + " " + guess.written;
    guess.doubt = years_missing();
  } else {
    return std::nullopt;
  }
  if (headings_are_months() && (guess.every == Every::year || written.mostly())) {
    guess.written = "{" + reference(column) + ":year}年{^}";
    guess.every = Every::as_written;
    guess.doubt = {};
    guess.from_heading = true;
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
      ++tried.all;
      if (reads(last, Every::as_written) && reads(rest + " " + last, Every::as_written))
        ++tried.read;
    }
    if (!tried.mostly()) continue;
    return PeriodGuess{.written = "{" + reference(column) + "} {" + reference(years) + "}",
                       .columns = {years, column}};
  }
  return std::nullopt;
}

bool PeriodFinder::headings_are_months() const {
  std::size_t months = 0;
  for (const std::size_t column : shape_.figures) {
    if (column < layout_.headings.size() && is_month_name(layout_.headings[column].whole)) ++months;
  }
  return months > 1;
}

std::optional<PeriodGuess> PeriodFinder::in_headings(const std::string& separator) {
  std::size_t most_parts = 0;
  for (const std::size_t column : shape_.figures) {
    most_parts = std::max(most_parts, layout_.parts(column, separator).size());
  }
  for (std::size_t part = 0; part <= most_parts; ++part) {
    if (part > 0 && most_parts < 2) break;
    Tried tried;
    for (const std::size_t column : shape_.figures) {
      if (column >= layout_.headings.size()) continue;
      const auto parts = layout_.parts(column, separator);
      std::string text = layout_.headings[column].whole;
      if (part > 0) text = part <= parts.size() ? parts[part - 1] : "";
      if (text.empty()) continue;
      ++tried.all;
      if (reads(text, Every::as_written) || reads(text, Every::year)) ++tried.read;
    }
    if (tried.read == 0 || tried.read * 10 < tried.all * 6) continue;
    PeriodGuess guess{.written = part == 0 ? "{^}" : "{^" + std::to_string(part) + "}",
                      .from_heading = true,
                      .part = part};
    return guess;
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
