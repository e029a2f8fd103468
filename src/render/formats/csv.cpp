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

std::string text_field(std::string_view text) {
  return csv_quoted(defused(printable_lines(text)));
}

struct FieldWriter {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::string& text) const { return text_field(text); }
  std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
  std::string operator()(double number) const { return fmt::format("{}", number); }
  std::string operator()(const Data::List& items) const {
    std::vector<std::string> texts;
    for (const Data& item : items) texts.push_back(std::get<std::string>(item.value()));
    return text_field(fmt::format("{}", fmt::join(texts, "; ")));
  }
  std::string operator()(const Data::Object&) const { return {}; }
};

}  // namespace

std::string csv_field(const Data& datum) {
  return std::visit(FieldWriter{}, datum.value());
}

std::string write_csv(const Document& document, const Style&) {
  const Grid& grid = document.rows;
  std::string result;
  const char* separator = "";
  for (const Column& column : grid.columns) {
    result += separator + column.key;
    separator = ",";
  }
  result += line_end;
  for (const auto& row : grid.rows) {
    separator = "";
    for (const Cell& cell : row) {
      result += separator + csv_field(cell.datum);
      separator = ",";
    }
    result += line_end;
  }
  return result;
}

}  // namespace track::render
