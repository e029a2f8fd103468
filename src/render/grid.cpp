#include "track/render/grid.hpp"

#include "track/base/rational.hpp"
#include "track/base/text.hpp"

namespace track::render {

Cell text_cell(std::string text) {
  Localized shown = verbatim(printable(text));
  return {std::move(text), std::move(shown)};
}

Cell word_cell(std::string_view key, Localized shown) {
  return {std::string(key), std::move(shown)};
}

Cell list_cell(std::vector<std::string> texts, Localized shown) {
  return {std::move(texts), std::move(shown)};
}

Cell number_cell(std::optional<std::int64_t> number) {
  if (!number) return empty_cell();
  return {*number, verbatim(rounded_grouped(*number, 0))};
}

Cell empty_cell() {
  return {};
}

Datum rounded_datum(const std::optional<Rational>& number, int digits) {
  if (!number) return {};
  constexpr std::int64_t beyond_doubles = std::int64_t{1} << 53;
  const std::optional<std::int64_t> whole = number->whole();
  if (whole && -beyond_doubles < *whole && *whole < beyond_doubles) return *whole;
  return rounded_double(*number, digits);
}

std::string write(const Grid& grid, Format format, const Style& style) {
  switch (format) {
    case Format::table:
      return grid_text(grid, style);
    case Format::markdown:
      return grid_markdown(grid, style);
    case Format::csv:
      return grid_csv(grid);
    case Format::json:
      return grid_json(grid);
    case Format::jsonl:
      return grid_jsonl(grid);
  }
  return {};
}

}  // namespace track::render
