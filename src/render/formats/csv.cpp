#include "writers.hpp"

#include <fmt/format.h>

#include "track/base/csv.hpp"
#include "track/base/text.hpp"

namespace track::render {

namespace {

constexpr std::string_view line_end = "\r\n";

// A CSV is often looked at in a terminal: of what steers one, line ends alone are kept.
std::string printable_lines(std::string_view text) {
  std::string result;
  for (std::size_t end = 0; (end = text.find('\n')) != std::string_view::npos;) {
    const std::string_view line = text.substr(0, end);
    result += printable(line.ends_with('\r') ? line.substr(0, end - 1) : line) + '\n';
    text.remove_prefix(end + 1);
  }
  return result + printable(text);
}

class FieldWriter {
 public:
  explicit FieldWriter(std::optional<Encoding> nearest_in) : nearest_in_(nearest_in) {}

  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::string& text) const {
    const std::string lines = printable_lines(text);
    return csv_quoted(defused(nearest_in_ ? transliterated(lines, *nearest_in_) : lines));
  }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const Data::List& items) const {
    std::vector<std::string> texts;
    for (const Data& item : items) texts.push_back(std::get<std::string>(item.value()));
    return (*this)(fmt::format("{}", fmt::join(texts, "; ")));
  }
  std::string operator()(const Data::Object&) const { return {}; }

 private:
  std::optional<Encoding> nearest_in_;
};

// 2022-06-11, and moments that begin so: spreadsheets take them for dates.
bool is_day(const Data& datum) {
  const auto* text = std::get_if<std::string>(&datum.value());
  if (text == nullptr || text->size() < std::string_view("2022-06-11").size()) return false;
  for (std::size_t i = 0; i < std::string_view("2022-06-11").size(); ++i) {
    const bool dash = i == 4 || i == 7;
    const char letter = (*text)[i];
    if (dash ? letter != '-' : letter < '0' || letter > '9') return false;
  }
  return true;
}

bool is_number(const Data& datum) {
  return std::holds_alternative<std::int64_t>(datum.value()) ||
         std::holds_alternative<double>(datum.value());
}

// A number stays one, unless people have a word for it (R4).
Data in_words(const Cell& cell, Language language) {
  const std::string& shown = cell.shown.in(language);
  const bool counts = is_number(cell.datum) && shown.find_first_of("0123456789-") == 0;
  return shown.empty() || counts || is_day(cell.datum) ? cell.datum : Data(shown);
}

}  // namespace

std::string csv_field(const Data& datum, std::optional<Encoding> nearest_in) {
  return std::visit(FieldWriter(nearest_in), datum.value());
}

void write_csv(const Document& document, const Style& style, const Piece& piece) {
  RowPieces pieces(piece);
  std::string& text = pieces.text();
  const char* separator = "";
  for (const Column& column : document.rows.columns()) {
    const bool has_word = style.in_words && !column.heading.empty();
    text += separator;
    text += has_word ? csv_field(column.heading.in(style.language), style.nearest_in) : column.key;
    separator = ",";
  }
  text += line_end;
  document.rows.each(style.in_words, [&](const DataRows::Row& row) {
    separator = "";
    for (const Cell& cell : row) {
      text += separator;
      text +=
          csv_field(style.in_words ? in_words(cell, style.language) : cell.datum, style.nearest_in);
      separator = ",";
    }
    text += line_end;
    pieces.end_row();
  });
  pieces.end();
}

}  // namespace track::render
