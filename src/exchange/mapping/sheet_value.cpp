#include "sheet_value.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "sheets/number_format.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr Message<std::string> error_cell{"the formula gives the error {}",
                                          "数式の結果がエラー（{}）です"};
constexpr Message<> mend_formula{"mend the formula, or empty the cell",
                                 "数式を直すか、セルを空にしてください"};
constexpr Message<> not_calculated{"the formula has no stored result",
                                   "数式の計算結果が保存されていません"};
constexpr Message<> calculate{"open the file in a spreadsheet program once and save it",
                              "表計算ソフトで一度開いて保存してください"};
constexpr Message<std::string> is_day{"{} is a date, not a number",
                                      "{}は日付で、数値ではありません"};
constexpr Message<> day_rule{"give the cells the format of a number and type it again",
                             "セルの書式を数値に直して入力し直してください"};
constexpr Message<std::string> is_truth{"{} is neither number nor value", "{}は値として読めません"};
constexpr Message<> hashes{"the column was too narrow for its number when the sheet became text",
                           "列の幅が足りず、数値が###のまま書き出されています"};
constexpr Message<> widen{"widen the column in the spreadsheet and save it as text again",
                          "元の表で列の幅を広げて、もう一度書き出してください"};
constexpr Message<std::string> no_meaning{"\"{}\" has no meaning of its own in a sheet",
                                          "「{}」が何を表すかは表によって違います"};
constexpr Message<std::string> symbols_rule{
    "say it: symbols = {{ \"{0}\" = 0 }} for none, \"unknown\", \"suppressed\" or \"\" for nothing",
    "symbols = {{ \"{0}\" = 0 }}（皆無）、\"unknown\"（不明）、\"suppressed\"（秘匿）、"
    "\"\"（値なし）のどれかを書いてください"};
constexpr Message<std::string> many_decimals{"{} has more than four decimals",
                                             "{}は小数点以下が5桁以上あります"};
constexpr Message<> round_rule{"write round = 2 to take as many",
                               "round = 2 のように桁数を書いてください"};
constexpr Message<std::string> thousands_or_decimals{"\"{}\" can be read in two ways",
                                                     "「{}」は2通りに読めます"};
constexpr Message<std::string, std::string> decimal_rule{
    "write decimal = \",\" where it is {}, decimal = \".\" where it is {}",
    "{} のことなら decimal = \",\"、{} のことなら decimal = \".\" と書いてください"};
constexpr Message<std::string> bad_groups{"\"{}\" is not a number with a decimal comma",
                                          "「{}」は小数点をコンマとする数値として読めません"};
constexpr Message<> two_figures_rule{
    "a cell has one figure: put what is in brackets into a column of its own",
    "1つのセルに書ける値は1つです。括弧の中は別の列に分けてください"};
constexpr Message<> percent_rule{"if these are percentages: value = \"{{}}%\"",
                                 "百分率なら value = \"{{}}%\" と書いてください"};
constexpr Message<std::string, std::string, std::string> other_unit{
    "the unit \"{}\" is no multiple of that of {}, which is \"{}\"",
    "単位「{0}」は {1} の単位「{2}」の倍数ではありません"};

constexpr Message<std::string> raised_digits{
    "a part of \"{}\" is superscript, subscript or struck out: a footnote, or a value given up",
    "「{}」の一部が上付き・下付き文字か、取消線の付いた文字です（注の番号や訂正前の値）"};
constexpr Message<> raised_rule{"leave the value alone in the cell",
                                "有効な値だけをセルに残してください"};
constexpr Message<std::string> broken_number{
    "a line break or tab stands between the digits of \"{}\"",
    "「{}」の数字の間に改行またはタブがあります"};
constexpr Message<std::string> is_time{"{} is a time or a duration, not a number",
                                       "{}は時刻または時間で、数値ではありません"};
constexpr Message<std::string> time_rule{
    "as a number it is stored as a part of a day ({}): type it as a number in its unit",
    "内部では1日を1とする数（{}）です。単位を決めて数値で入力し直してください"};
constexpr Message<std::string> shown_as_day{"{} has the format of a date",
                                            "{}のセルの書式が日付になっています"};
constexpr Message<std::string, std::string> shown_otherwise{
    "{} is stored, but by its format {} the cell shows something else",
    "セルの値は{}ですが、書式 {} のため別の値に見えます"};
constexpr Message<> shown_rule{
    "give the cells a format without words or signs that change the number, and type what is meant",
    "値を変えて見せる文字や記号のない書式に直し、正しい値を入力し直してください"};
constexpr Message<std::string> percent_is_text{
    "its \"%\" is text: if {} percent are meant, type them as text, or with the format 0%",
    "書式の「%」は文字です。{}％のことなら、文字列で入力するか書式を「0%」に直してください"};

constexpr int significant_digits = 15;  // those that spreadsheets keep

struct Multiple {
  std::string_view word;
  int tens;
};
constexpr std::array multiples{
    Multiple{"百万", 6},    Multiple{"十", 1},       Multiple{"百", 2},
    Multiple{"千", 3},      Multiple{"万", 4},       Multiple{"億", 8},
    Multiple{"million", 6}, Multiple{"thousand", 3}, Multiple{"hundred", 2}};

// 千人 as 人 and 3.
std::pair<std::string, int> cut_multiple(const std::string& unit) {
  for (const Multiple& each : multiples) {
    if (unit.starts_with(each.word)) return {trimmed(unit.substr(each.word.size())), each.tens};
  }
  return {unit, 0};
}

bool is_digit(char each) {
  return each >= '0' && each <= '9';
}
bool has_digit(std::string_view text) {
  return std::ranges::any_of(text, is_digit);
}

// 千 of 千人, 0 of 人.
int multiple_in(const std::string& text) {
  const std::string plain = folded(text);
  if (plain == "k") return 3;
  if (plain == "m") return 6;
  return cut_multiple(plain).second;
}

bool has_minus(const std::string& text) {
  constexpr std::array signs{"-", "△", "▲", "−"};
  return std::ranges::any_of(signs, [&](const char* sign) { return text.starts_with(sign); });
}

// "48:00" of 2 days.
std::string time_of(const std::string& days) {
  const auto number = Decimal::read(days);
  if (!number) return days;
  constexpr int minutes_a_day = 1440;
  const double minutes = std::round(std::stod(days) * minutes_a_day);
  const auto whole = static_cast<std::int64_t>(std::fabs(minutes));
  return fmt::format("{}{}:{:02}", minutes < 0 ? "-" : "", whole / 60, whole % 60);
}

// Whole and full width in half width; "①" and "²" stay, so that a footnote is no digit.
std::string plain_width(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const Utf8Character one = take_character(text);
    const auto code = one.code_point;
    if (code >= 0xFF01 && code <= 0xFF5E) {
      result += static_cast<char>(code - 0xFF01 + '!');
    } else if (code == 0xA0 || code == 0x202F || code == 0x2009 || code == 0x3000) {
      result += ' ';
    } else {
      result += one.bytes;
    }
  }
  return trimmed(result);
}

// "103" above "5" in a cell is no 1035.
bool has_broken_number(const std::string& text) {
  constexpr std::string_view breaks = "\n\r\t";
  for (std::size_t at = 0; (at = text.find_first_of(breaks, at)) != std::string::npos;) {
    const std::size_t next = text.find_first_not_of("\n\r\t ", at);
    const std::size_t last = text.find_last_not_of("\n\r\t ", at);
    const bool between = next != std::string::npos && last != std::string::npos;
    if (between && has_digit(plain_width(text.substr(0, last + 1))) &&
        is_digit(plain_width(text.substr(next)).front())) {
      return true;
    }
    at = next == std::string::npos ? text.size() : next;
  }
  return false;
}

struct Cut {
  std::string sign;  // "-", or empty
  std::string digits;
  std::string rest;
};

// A leading number with all that may stand between its digits.
Cut cut_number(std::string_view text) {
  Cut cut;
  for (const std::string_view sign : {"-", "△", "▲", "−", "+"}) {
    if (!text.starts_with(sign)) continue;
    if (sign != "+") cut.sign = "-";
    text.remove_prefix(sign.size());
    break;
  }
  while (text.starts_with(' ')) text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) || text[end] == '.' || text[end] == ',' ||
          (text[end] == ' ' && end > 0 && end + 1 < text.size() && is_digit(text[end + 1])))) {
    ++end;
  }
  cut.digits = text.substr(0, end);
  cut.rest = trimmed(text.substr(end));
  return cut;
}

// "1,234,567" of digits in threes with `separator` between them, without it; nothing where they are
// not so.
std::optional<std::string> without_groups(const std::string& digits, char separator) {
  if (digits.find(separator) == std::string::npos) return digits;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  const std::vector<std::string> groups = split(
      std::string_view(digits).substr(0, separator == '.' ? digits.size() : point), separator);
  std::string result = groups.front();
  if (result.empty() || result.size() > 3) return std::nullopt;
  for (std::size_t i = 1; i < groups.size(); ++i) {
    if (groups[i].size() != 3) return std::nullopt;
    result += groups[i];
  }
  return separator == '.' ? result : result + digits.substr(point);
}

// "1.613": a point among thousands, or a decimal one.
bool may_be_thousands(const std::string& digits) {
  return digits.front() != '0' && digits.find_first_of(", ") == std::string::npos &&
         digits.find('.') != std::string::npos && without_groups(digits, '.').has_value();
}

}  // namespace

SheetValues::SheetValues(const TableMapping& table)
    : table_(table),
      symbols_(table.symbols),
      tens_(table.tens + cut_multiple(table.unit).second),
      unit_(cut_multiple(table.unit).first) {}

std::optional<Fault> SheetValues::fault_of_unit(const Indicator& indicator) const {
  if (unit_.empty() || read_value("1 " + unit_, indicator.value_rules()) ||
      read_value("1" + unit_, indicator.value_rules())) {
    return std::nullopt;
  }
  return Fault{other_unit(printable(table_.unit), indicator.id, printable(indicator.unit)), {}};
}

std::optional<Value> SheetValues::plain_value(const Cell& cell, const Indicator& indicator) const {
  const bool number =
      cell.kind == CellKind::number || (cell.kind == CellKind::text && !cell.raised);
  const KindTraits& kind = traits_of(indicator.kind);
  constexpr std::size_t most_digits = 12;
  if (!number || !symbols_.empty() || tens_ != 0 || kind.staged || kind.is_proportion() ||
      cell.text.empty() || cell.text.size() > most_digits || !cell.format.empty()) {
    return std::nullopt;
  }
  std::int64_t amount = 0;
  for (const char each : cell.text) {
    if (!is_digit(each)) return std::nullopt;
    amount = amount * 10 + (each - '0');
  }
  Value value;
  value.amount = Quantity::whole(amount);
  return value;
}

ValueText SheetValues::text_of(const Cell& cell, const Indicator& indicator) const {
  if (is_blank(cell)) return {""};
  if (!symbols_.empty()) {
    const std::string label = label_of(cell);
    const Meaning* meaning = symbols_.find(label);
    // A pattern stands for words: "1*" is not meant for 12.
    const bool is_number = Decimal::read(plain_width(label)).has_value();
    if (meaning != nullptr && !(is_number && meaning->word.find('*') != std::string::npos)) {
      const std::string means = meaning->means.value_or("");
      return {means, {}, !means.empty() && !has_digit(means)};
    }
  }
  switch (cell.kind) {
    case CellKind::number:
      return number_text(cell);
    case CellKind::text:
      return written_text(cell, indicator);
    case CellKind::error:
      return {std::nullopt, {error_cell(cell.text), {mend_formula()}}};
    case CellKind::uncalculated:
      return {std::nullopt, {not_calculated(), {calculate()}}};
    case CellKind::day:
      return {std::nullopt, {is_day(cell.text), {day_rule()}}};
    default:
      return {std::nullopt, {is_truth(cell.text), {symbols_rule(cell.text)}}};
  }
}

// A number that its format shows as another one.
std::optional<Fault> SheetValues::fault_of_format(const Cell& cell,
                                                  const std::optional<Decimal>& number) const {
  if (cell.format.empty()) return std::nullopt;
  const Shows shows = shown_by(cell.format);
  if (shows == Shows::time) return Fault{is_time(time_of(cell.text)), {time_rule(cell.text)}};
  if (shows == Shows::day) return Fault{shown_as_day(cell.text), {day_rule()}};
  const double value = number ? std::stod(cell.text) : 0;
  const DigitsShown shown = digits_shown_by(section_for(cell.format, value));
  const std::string text = trimmed(plain_width(shown.literals));
  const std::string format = "\"" + printable(cell.format) + "\"";
  if (number && !shown.digits) {
    if (value == 0) return std::nullopt;  // "-", or nothing
    return Fault{shown_otherwise(cell.text, format), {shown_rule()}};
  }
  if (text.find('%') != std::string::npos || text.find("‰") != std::string::npos) {
    return Fault{shown_otherwise(cell.text, format), {percent_is_text(cell.text)}};
  }
  const int tens = multiple_in(text);
  const bool said = tens != 0 && tens == tens_;
  const bool changes = tens != 0 && !said && !shown.in_thousands;
  const bool doubled = shown.in_thousands && tens_ > 0;
  if (changes || doubled || has_digit(text) || (value >= 0 && has_minus(text))) {
    return Fault{shown_otherwise(cell.text, format), {shown_rule()}};
  }
  return std::nullopt;
}

// 0.686 shown as 68.6% is 68.6%.
ValueText SheetValues::number_text(const Cell& cell) const {
  auto number = Decimal::read(cell.text);
  if (const auto fault = fault_of_format(cell, number)) return {std::nullopt, *fault};
  if (!number) return {cell.text};
  number->round_to_significant(significant_digits);
  const bool percent = digits_shown_by(cell.format).as_percent;
  if (percent) number->multiply_by_ten_to(2);
  return scaled(number->text(), percent ? "%" : "");
}

ValueText SheetValues::scaled(const std::string& number, const std::string& rest) const {
  auto decimal = Decimal::read(number);
  if (!decimal) return {number + rest};
  decimal->multiply_by_ten_to(tens_);
  if (table_.round) decimal->round_to_decimals(*table_.round);
  if (decimal->decimals() > Quantity::decimals) {
    return {std::nullopt, {many_decimals(decimal->text()), {round_rule()}}};
  }
  return {decimal->text() + rest};
}

std::string SheetValues::without_unit(std::string text) const {
  if (table_.unit.empty() || !text.ends_with(table_.unit)) return text;
  text.resize(text.size() - table_.unit.size());
  return trimmed(text);
}

ValueText SheetValues::written_text(const Cell& cell, const Indicator& indicator) const {
  const std::string text = without_unit(plain_width(label_of(cell)));
  const std::string shown = printable(label_of(cell));
  if (text.find_first_not_of('#') == std::string::npos) {
    return {std::nullopt, {hashes(), {widen()}}};
  }
  if (!has_digit(text)) {
    if (traits_of(indicator.kind).staged) return {text};
    const std::string word = folded(text);
    for (const std::string_view known : {"unknown", "不明", "suppressed", "秘匿"}) {
      if (word == known) return {text, {}, true};
    }
    return {std::nullopt, {no_meaning(shown), {symbols_rule(shown)}}};
  }
  if (cell.raised) return {std::nullopt, {raised_digits(shown), {raised_rule()}}};
  if (has_broken_number(cell.text)) {
    return {std::nullopt, {broken_number(printable(cell.text)), {raised_rule()}}};
  }
  Cut cut = cut_number(text);
  if (cut.digits.empty()) return {text};
  if (cut.rest.starts_with('(') && has_digit(cut.rest)) {
    return {std::nullopt, {no_meaning(shown), {two_figures_rule()}}};
  }
  if (table_.decimal == ',') {
    std::string whole = cut.digits;
    const std::size_t comma = whole.find(',');
    const std::string behind = comma == std::string::npos ? "" : "." + whole.substr(comma + 1);
    if (comma != std::string::npos) whole.resize(comma);
    std::erase(whole, ' ');
    const auto digits = without_groups(whole, '.');
    if (!digits) return {std::nullopt, {bad_groups(shown), {}}};
    return scaled(cut.sign + *digits + behind, cut.rest);
  }
  if (!table_.decimal && may_be_thousands(cut.digits)) {
    std::string whole = cut.digits;
    std::erase(whole, '.');
    return {std::nullopt, {thousands_or_decimals(shown), {decimal_rule(whole, cut.digits)}}};
  }
  auto digits = without_groups(cut.digits, ',');
  if (digits) digits = without_groups(*digits, ' ');
  if (!digits) return {text};
  return scaled(cut.sign + *digits, cut.rest);
}

Parsed<Value> SheetValues::read(const std::string& text, const Indicator& indicator) {
  Parsed<Value> value = read_value(text, indicator.value_rules());
  if (value) return value;
  const bool bare = Decimal::read(text).has_value();
  if (bare && traits_of(indicator.kind).is_proportion()) value.rule = percent_rule();
  return value;
}

}  // namespace track::exchange
