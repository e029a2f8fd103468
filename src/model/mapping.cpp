#include "track/model/mapping.hpp"

#include <algorithm>
#include <charconv>

#include "track/base/text.hpp"

namespace track {

namespace {

using From = TemplatePiece::From;

constexpr Message<std::string> open_brace{"\"{}\" has a \"{{\" without its \"}}\"",
                                          "「{}」の「{{」に対応する「}}」がありません"};
constexpr Message<std::string> lone_brace{"\"{}\" has a \"}}\" without its \"{{\"",
                                          "「{}」の「}}」に対応する「{{」がありません"};
constexpr Message<std::string> no_reference{"\"{{{}}}\" is no reference",
                                            "「{{{}}}」はセルの指定として読めません"};
constexpr Message<> references{
    "{{heading}} is a column, {{$B}} column B, {{$B$2}} a cell, {{^}} {{^2}} the heading above the "
    "value, {{>1}} the cell to the right of it, {{}} the value itself; also {{sheet}} and "
    "{{group}}",
    "{{見出し}}は列、{{$B}}はB列、{{$B$2}}はそのセル、{{^}} "
    "{{^2}}は値の上の見出し、{{>1}}は値の右の"
    "セル、{{}}は値そのものです（ほかに{{sheet}}、{{group}}）"};

constexpr std::size_t furthest = 100;  // lines of a heading, columns beside a value
constexpr std::uint32_t last_row_of_sheets = 1'048'576;

std::optional<std::size_t> small_number(std::string_view digits) {
  std::size_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stop != end || digits.empty()) return std::nullopt;
  return number;
}

// The text behind "$": a column, or a cell.
std::optional<TemplatePiece> by_letter(std::string_view text) {
  const std::size_t dollar = text.find('$');
  const auto column = column_of_letters(text.substr(0, dollar));
  if (!column) return std::nullopt;
  TemplatePiece piece{.from = From::letter, .column = *column};
  if (dollar == std::string_view::npos) return piece;
  const auto row = small_number(text.substr(dollar + 1));
  if (!row || *row == 0 || *row > last_row_of_sheets) return std::nullopt;
  piece.from = From::cell;
  piece.row = static_cast<std::uint32_t>(*row);
  return piece;
}

std::optional<TemplatePiece> by_sign(std::string_view text) {
  if (text.empty()) return TemplatePiece{.from = From::value};
  if (text == "sheet") return TemplatePiece{.from = From::sheet};
  if (text == "group") return TemplatePiece{.from = From::group};
  if (text == "^") return TemplatePiece{.from = From::heading};
  const bool upward = text.front() == '^';
  if (upward || text.front() == '>') {
    const auto number = small_number(text.substr(1));
    if (!number || *number == 0 || *number > furthest) return std::nullopt;
    return TemplatePiece{.from = upward ? From::heading : From::beside, .number = *number};
  }
  if (text.front() == '$') return by_letter(text.substr(1));
  return TemplatePiece{.from = From::column, .text = std::string(text)};
}

std::optional<TemplatePiece> reference(std::string_view text) {
  auto taken = TemplatePiece::Taken::whole;
  for (const auto& [ending, meaning] : {std::pair{":year", TemplatePiece::Taken::year},
                                        std::pair{":serial", TemplatePiece::Taken::serial}}) {
    if (!text.ends_with(ending)) continue;
    text.remove_suffix(std::string_view(ending).size());
    taken = meaning;
    if (text.empty()) return std::nullopt;
  }
  auto piece = by_sign(text);
  if (piece) piece->taken = taken;
  return piece;
}

}  // namespace

bool Template::has(From from) const {
  return std::ranges::find(pieces, from, &TemplatePiece::from) != pieces.end();
}

Parsed<Template> read_template(std::string_view text) {
  Template result{std::string(text), {}};
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t brace = rest.find_first_of("{}");
    if (brace != 0) {
      result.pieces.push_back({.from = From::text, .text = std::string(rest.substr(0, brace))});
      rest = brace == std::string_view::npos ? std::string_view() : rest.substr(brace);
      continue;
    }
    if (rest.front() == '}') return rejected<Template>(lone_brace(std::string(text)));
    const std::size_t end = rest.find('}');
    if (end == std::string_view::npos) return rejected<Template>(open_brace(std::string(text)));
    const std::string name = trimmed(rest.substr(1, end - 1));
    const auto piece = reference(name);
    if (!piece) return rejected<Template>(no_reference(printable(name)), references());
    result.pieces.push_back(*piece);
    rest.remove_prefix(end + 1);
  }
  return parsed(std::move(result));
}

std::optional<std::size_t> column_of_letters(std::string_view letters) {
  if (letters.empty() || letters.size() > 3) return std::nullopt;
  std::size_t column = 0;
  for (const char letter : letters) {
    if (letter < 'A' || letter > 'Z') return std::nullopt;
    column = column * 26 + static_cast<std::size_t>(letter - 'A') + 1;
  }
  return column - 1;
}

ColumnName read_column_name(std::string_view text) {
  const std::string name = trimmed(text);
  if (name.starts_with('$')) {
    if (const auto letter = column_of_letters(std::string_view(name).substr(1))) {
      return {name, letter};
    }
  }
  return {name, std::nullopt};
}

ValueColumns read_value_columns(std::string_view text) {
  ValueColumns result{std::string(text), read_column_name(text)};
  constexpr std::string_view dots = "..";
  const std::size_t at = text.find(dots);
  if (at == std::string_view::npos || text.substr(at).starts_with("...")) return result;
  const std::string first = trimmed(text.substr(0, at));
  const std::string last = trimmed(text.substr(at + dots.size()));
  if (first.empty() || last.empty()) return result;
  result.first = read_column_name(first);
  result.last = read_column_name(last);
  return result;
}

}  // namespace track
