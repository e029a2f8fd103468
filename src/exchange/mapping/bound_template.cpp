#include "bound_template.hpp"

#include <algorithm>
#include <utility>

#include "track/base/text.hpp"

namespace track::exchange {

namespace {

using From = TemplatePiece::From;
using Taken = TemplatePiece::Taken;

constexpr Message<std::string, std::string> of_column{"[{}, column {}]", "［{}（{}列）］"};
constexpr Message<std::string> of_letter{"[column {}]", "［{}列］"};
constexpr Message<std::string> of_cell{"[cell {}]", "［セル{}］"};
constexpr Message<> of_value{"[the value]", "［値］"};
constexpr Message<> of_heading{"[heading above]", "［見出し］"};
constexpr Message<std::size_t> of_heading_part{"[heading above, {}]", "［見出しの{}番目］"};
constexpr Message<std::size_t> of_beside{"[{} to the right]", "［値の{}列右］"};
constexpr Message<> of_sheet{"[name of the sheet]", "［シート名］"};
constexpr Message<> of_group{"[heading inside the table]", "［表の途中の見出し］"};

Localized described(const BoundTemplate::Piece& bound) {
  const TemplatePiece& piece = bound.piece;
  switch (piece.from) {
    case From::text:
      return verbatim(printable(bound.constant));
    case From::value:
      return of_value();
    case From::heading:
      return piece.number == 0 ? of_heading() : of_heading_part(piece.number);
    case From::column:
      return of_column(printable(piece.text), column_name(bound.column));
    case From::letter:
      return of_letter(column_name(bound.column));
    case From::cell:
      return of_cell(column_name(piece.column) + std::to_string(piece.row));
    case From::beside:
      return of_beside(piece.number);
    case From::sheet:
      return of_sheet();
    case From::group:
      return of_group();
  }
  return {};
}

// Of a text file a spreadsheet program may have written it: 2023.10 is "2023.1" then.
bool is_fraction(const Cell& cell, bool in_text_file) {
  if (cell.kind == CellKind::number) return cell.text.find('.') != std::string::npos;
  if (!in_text_file || cell.kind != CellKind::text || !cell.text.ends_with(".1")) return false;
  return cell.text.find_first_not_of("0123456789") + 2 == cell.text.size();
}

std::string taken_of(const TemplatePiece& piece, std::string text) {
  if (piece.taken == Taken::year) return year_in(text);
  if (piece.taken == Taken::serial) return day_of_serial(text);
  return text;
}

}  // namespace

BoundTemplate::BoundTemplate(const Template& written, const Layout& layout, const Sheet& sheet,
                             Columns& columns, std::string split)
    : written_(written), layout_(&layout), sheet_name_(&sheet.name), split_(std::move(split)) {
  for (const TemplatePiece& piece : written.pieces) {
    Piece bound{piece, piece.column, piece.text};
    if (piece.from == From::column) {
      const auto column = columns.one({piece.text, std::nullopt});
      bound_ = bound_ && column.has_value();
      bound.column = column.value_or(0);
    }
    pieces_.push_back(std::move(bound));
  }
}

const Cell* BoundTemplate::cell_of(const Piece& piece, const ValuePlace& place) const {
  switch (piece.piece.from) {
    case From::value:
      return &cell_at(*place.row, place.column);
    case From::beside:
      return &cell_at(*place.row, place.column + piece.piece.number);
    case From::column:
    case From::letter:
      return &cell_at(*place.row, piece.column);
    case From::cell:
      return &layout_->cells.at({piece.piece.column, piece.piece.row});
    default:
      return nullptr;
  }
}

std::string BoundTemplate::text_of(const Piece& piece, const ValuePlace& place) const {
  switch (piece.piece.from) {
    case From::text:
      return piece.constant;
    case From::sheet:
      return *sheet_name_;
    case From::group:
      return place.group == nullptr ? "" : *place.group;
    default:
      break;
  }
  if (place.column >= layout_->headings.size()) return "";
  if (piece.piece.number == 0) return layout_->headings[place.column].whole;
  const std::vector<std::string> parts = layout_->parts(place.column, split_);
  return piece.piece.number <= parts.size() ? parts[piece.piece.number - 1] : "";
}

void BoundTemplate::add(Label& label, const Piece& piece, const Cell& cell) const {
  if (cell.kind == CellKind::error || cell.kind == CellKind::uncalculated) label.broken = &cell;
  if (!exchange::is_blank(cell)) label.is_blank = false;
  note_number_or_day(label, piece, cell);
  label.text += taken_of(piece.piece, label_of(cell));
}

void BoundTemplate::note_number_or_day(Label& label, const Piece& piece, const Cell& cell) const {
  if (piece.piece.taken != Taken::whole) return;
  if (is_fraction(cell, sheet_name_->empty())) label.fraction = &cell;
  label.shows_no_day = label.shows_no_day || exchange::shows_no_day(cell);
}

Label BoundTemplate::at(const ValuePlace& place) const {
  Label label;
  label.is_blank = std::ranges::any_of(
      pieces_, [](const Piece& piece) { return piece.piece.from != From::text; });
  label.is_constant = !label.is_blank;
  bool first = true;
  for (const Piece& piece : pieces_) {
    if (const Cell* cell = cell_of(piece, place)) {
      const bool moves = piece.piece.from == From::value || piece.piece.from == From::beside;
      if (first) label.column = moves ? place.column : piece.column;
      if (first && piece.piece.from == From::cell) label.row = piece.piece.row;
      first = false;
      add(label, piece, *cell);
      continue;
    }
    const std::string text = text_of(piece, place);
    if (piece.piece.from != From::text && !text.empty()) label.is_blank = false;
    if (piece.piece.from == From::heading && place.column < layout_->headings.size()) {
      if (first) label.column = place.column;
      note_number_or_day(label, piece, layout_->headings[place.column].cell);
    }
    label.text += taken_of(piece.piece, text);
  }
  label.text = trimmed(label.text);
  return label;
}

std::vector<std::size_t> BoundTemplate::columns() const {
  std::vector<std::size_t> result;
  for (const Piece& piece : pieces_) {
    if (piece.piece.from == From::column || piece.piece.from == From::letter) {
      result.push_back(piece.column);
    }
  }
  return result;
}

Localized BoundTemplate::description() const {
  Localized text;
  for (const Piece& piece : pieces_) {
    const Localized one = described(piece);
    text = {text.en + one.en, text.ja + one.ja};
  }
  return text;
}

std::string year_in(const std::string& text) {
  const auto digit = [](char each) { return each >= '0' && each <= '9'; };
  if (std::string fiscal = fiscal_year_in(text); !fiscal.empty()) return fiscal;
  const std::string plain = half_width(text);
  const auto found = std::ranges::find_if(plain, digit);
  const auto end = std::find_if_not(found, plain.end(), digit);
  if (end - found == 4) return {found, end};
  const Day today = make_day(2000, 1, 1);  // a year is written: it does not matter
  const Parsed<Day> day = read_day(text, EraCalendar::japanese, today);
  return day ? iso(*day).substr(0, 4) : text;
}

std::string day_of_serial(const std::string& text) {
  // Day 60 is a 29 February 1900 that there never was; before it all are one off.
  constexpr int first = 61;
  constexpr int last = 2'958'465;  // 9999-12-31
  int number = 0;
  for (const char digit : text) {
    if (digit < '0' || digit > '9' || number > last) return text;
    number = number * 10 + (digit - '0');
  }
  if (number < first || number > last) return text;
  return iso(make_day(1899, 12, 30) + std::chrono::days(number));
}

}  // namespace track::exchange
