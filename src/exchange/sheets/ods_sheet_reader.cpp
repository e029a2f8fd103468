#include "ods_sheet_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "cell_value.hpp"

namespace track::exchange {

namespace {

// How often a cell or row stands there; hardly more than a sheet has rows, lest it overflows.
std::uint64_t times_of(const XmlElement& element, std::string_view name) {
  constexpr std::uint64_t most = 100'000'000;
  std::uint64_t times = 0;
  for (const char digit : element.attribute(XmlSpace::table, name).value_or("1")) {
    if (digit < '0' || digit > '9') return 1;
    times = std::min(most, times * 10 + static_cast<std::uint64_t>(digit - '0'));
  }
  return std::max<std::uint64_t>(1, times);
}

std::string attribute_of(const XmlElement& element, XmlSpace space, std::string_view name) {
  return std::string(element.attribute(space, name).value_or(""));
}

// Of a row, or of columns.
bool is_visible(const XmlElement& element) {
  return element.attribute(XmlSpace::table, "visibility").value_or("visible") == "visible";
}

// "PT36H30M00S" as a part of a day; nothing where it is no duration.
std::optional<std::string> days_of(std::string_view duration) {
  if (!duration.starts_with("PT")) return std::nullopt;
  duration.remove_prefix(2);
  double seconds = 0;
  while (!duration.empty()) {
    double number = 0;
    const auto [end, problem] =
        std::from_chars(duration.data(), duration.data() + duration.size(), number);
    if (problem != std::errc() || end == duration.data() + duration.size()) return std::nullopt;
    const double unit = *end == 'H' ? 3600 : *end == 'M' ? 60 : *end == 'S' ? 1 : 0;
    seconds += number * unit;
    duration.remove_prefix(static_cast<std::size_t>(end - duration.data()) + 1);
  }
  constexpr double seconds_a_day = 86'400;
  return fmt::format("{}", seconds / seconds_a_day);
}

// Of what is no percentage it is text.
void quote_percent(std::string& code) {
  if (!digits_shown_by(code).as_percent) return;
  std::string quoted;
  for (const char letter : code) quoted += letter == '%' ? "\"%\"" : std::string(1, letter);
  code = quoted;
}

bool is_xml_space(char letter) {
  return letter == ' ' || letter == '\t' || letter == '\r' || letter == '\n';
}

}  // namespace

void OdsSheetReader::start(const XmlElement& element) {
  ++depth_;
  if (skipped_ == 0 && !enter(element)) skipped_ = depth_;
}

// Whether what stands in the element matters.
bool OdsSheetReader::enter(const XmlElement& element) {
  switch (place_) {
    case Place::outside:
      return enter_table(element);
    case Place::in_table:
      if (element.space() != XmlSpace::table || element.name() == "shapes") return false;
      if (element.name() == "table-column") start_column(element);
      if (element.name() == "table-row") start_row(element);
      return true;
    case Place::in_row:
      if (element.space() != XmlSpace::table) return false;
      start_cell(element);
      return true;
    case Place::in_cell:
      if (!element.is(XmlSpace::text, "p")) return false;
      if (paragraphs_++ > 0) text_ += '\n';
      place_ = Place::in_paragraph;
      after_space_ = true;
      return true;
    case Place::in_paragraph:
      return start_in_paragraph(element);
  }
  return false;
}

bool OdsSheetReader::enter_table(const XmlElement& element) {
  if (element.is(XmlSpace::office, "spreadsheet")) within_ = depth_;
  if (within_ == 0 || depth_ == within_) return true;
  if (!element.is(XmlSpace::table, "table")) return false;
  if (tables_before_ > 0) {
    --tables_before_;
    return false;
  }
  place_ = Place::in_table;
  return true;
}

void OdsSheetReader::start_column(const XmlElement& element) {
  const std::uint64_t before = column_styles_.empty() ? 0 : column_styles_.back().end;
  if (before >= most_columns) return;
  const std::uint64_t end = before + times_of(element, "number-columns-repeated");
  column_styles_.push_back(
      {end, attribute_of(element, XmlSpace::table, "default-cell-style-name")});
  if (!is_visible(element)) rows_.hide_columns(before, end);
}

void OdsSheetReader::start_row(const XmlElement& element) {
  place_ = Place::in_row;
  column_ = 0;
  row_times_ = times_of(element, "number-rows-repeated");
  row_style_ = attribute_of(element, XmlSpace::table, "default-cell-style-name");
  rows_.begin_row(next_row_, !is_visible(element));
}

void OdsSheetReader::start_cell(const XmlElement& element) {
  place_ = Place::in_cell;
  text_.clear();
  paragraphs_ = 0;
  raised_ = false;
  stored_.times = times_of(element, "number-columns-repeated");
  stored_.covered = element.name() != "table-cell";
  stored_.style = attribute_of(element, XmlSpace::table, "style-name");
  stored_.formula = attribute_of(element, XmlSpace::table, "formula");
  stored_.type = attribute_of(element, XmlSpace::office, "value-type");
  if (element.attribute(XmlSpace::calcext, "value-type") == "error") stored_.type = "error";
  stored_.value.clear();
  stored_.has_text_value = false;
  if (stored_.type.empty()) return;
  for (const char* name : {"value", "date-value", "time-value", "boolean-value"}) {
    if (const auto value = element.attribute(XmlSpace::office, name)) stored_.value = *value;
  }
  if (const auto value = element.attribute(XmlSpace::office, "string-value")) {
    stored_.has_text_value = true;
    stored_.value = *value;
  }
}

bool OdsSheetReader::start_in_paragraph(const XmlElement& element) {
  if (element.space() != XmlSpace::text) return false;
  const std::string_view name = element.name();
  if (name == "ruby-text" || name == "note") return false;
  if (name == "span") {
    raised_ = raised_ || styles_.raises(attribute_of(element, XmlSpace::text, "style-name"));
  }
  if (name == "s") {
    std::uint64_t times = 1;
    if (const auto count = element.attribute(XmlSpace::text, "c")) {
      std::from_chars(count->data(), count->data() + count->size(), times);
    }
    append(std::string(std::min<std::uint64_t>(times, longest_cell), ' '));
  } else if (name == "tab") {
    append("\t");
  } else if (name == "line-break") {
    append("\n");
  }
  return true;
}

void OdsSheetReader::append(std::string_view piece) {
  if (text_.size() + piece.size() > longest_cell) rows_.complain_of_long_text();
  text_ += piece;
  after_space_ = false;
}

// White space is one space, and none at the beginning of a paragraph; what is meant stands in
// elements of its own.
void OdsSheetReader::text(std::string_view piece) {
  if (place_ != Place::in_paragraph || skipped_ != 0) return;
  if (text_.size() + piece.size() > longest_cell) rows_.complain_of_long_text();
  for (const char letter : piece) {
    if (!is_xml_space(letter)) {
      text_ += letter;
      after_space_ = false;
    } else if (!after_space_) {
      text_ += ' ';
      after_space_ = true;
    }
  }
}

void OdsSheetReader::end(const XmlElement& element) {
  const int depth = depth_--;
  if (skipped_ != 0) {
    if (skipped_ == depth) skipped_ = 0;
    return;
  }
  if (place_ == Place::in_paragraph && element.is(XmlSpace::text, "p")) {
    place_ = Place::in_cell;
  } else if (place_ == Place::in_cell) {
    end_cell();
    place_ = Place::in_row;
  } else if (place_ == Place::in_row) {
    rows_.end_row(row_times_);
    next_row_ += row_times_;
    place_ = Place::in_table;
  } else if (place_ == Place::in_table && element.name() == "table") {
    ended_ = true;
  }
}

void OdsSheetReader::end_cell() {
  const bool empty =
      stored_.covered || (stored_.type.empty() && stored_.formula.empty() && text_.empty());
  if (!empty) {
    Cell& cell = rows_.add_cell(column_);
    set_cell(cell);
    if (cell.kind != CellKind::empty) rows_.repeat_cell(stored_.times - 1);
  }
  column_ += stored_.times;
}

std::string OdsSheetReader::format() const {
  std::string style = stored_.style.empty() ? row_style_ : stored_.style;
  if (style.empty()) {
    const auto column = std::ranges::upper_bound(column_styles_, column_, {}, &ColumnStyle::end);
    if (column != column_styles_.end()) style = column->style;
  }
  return styles_.format_of(style);
}

void OdsSheetReader::set_cell(Cell& cell) const {
  const std::string& type = stored_.type;
  if (type == "error") return set_other(CellKind::error, text_, cell);
  if (type == "boolean") return set_boolean(stored_.value == "true", cell);
  if (type == "date") return set_day(stored_.value, format(), cell);
  if (type == "float" || type == "currency" || type == "percentage") {
    std::string code = format();
    if (type == "percentage" && !digits_shown_by(code).as_percent) code = "0%";
    if (type != "percentage") quote_percent(code);
    return set_number(stored_.value, {code, Shows::number}, false, cell);
  }
  if (type == "time") {
    const auto days = days_of(stored_.value);
    if (!days) return set_text(stored_.value, cell);
    const std::string code = format();
    return set_number(*days, {code.empty() ? "[h]:mm:ss" : code, Shows::time}, false, cell);
  }
  // LibreOffice writes a formula whose text is empty with an empty paragraph alone.
  if (type.empty() && !stored_.formula.empty() && paragraphs_ == 0) {
    const std::size_t equals = std::min(stored_.formula.find('='), stored_.formula.size());
    return set_other(CellKind::uncalculated, stored_.formula.substr(equals), cell);
  }
  set_text(stored_.has_text_value ? stored_.value : text_, cell);
  cell.raised = raised_ && cell.kind == CellKind::text;
}

}  // namespace track::exchange
