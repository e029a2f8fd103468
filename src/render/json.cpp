#include "json.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <string_view>

#include "track/base/text.hpp"

namespace track::render {

namespace {

struct DatumWriter {
  Json operator()(std::monostate) const { return nullptr; }
  template <class T>
  Json operator()(const T& value) const {
    return value;
  }
};

std::size_t length_of_character(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte < 0xC0) return 1;
  if (byte < 0xE0) return 2;
  return byte < 0xF0 ? 3 : 4;
}

// A character as JSON writes it by its number: \u202e, beyond 16 bits as a pair.
std::string escaped(std::string_view character) {
  const auto lead = static_cast<unsigned char>(character[0]);
  std::uint32_t number = character.size() == 1 ? lead : lead & (0x7FU >> character.size());
  for (const char byte : character.substr(1)) {
    number = number << 6U | (static_cast<unsigned char>(byte) & 0x3FU);
  }
  if (number < 0x10000) return fmt::format("\\u{:04x}", number);
  number -= 0x10000;
  return fmt::format("\\u{:04x}\\u{:04x}", 0xD800 + (number >> 10U), 0xDC00 + (number & 0x3FFU));
}

// The library escapes control characters up to U+001F. Others, and those that steer the direction
// of text, reach no terminal either; they stand in strings alone.
std::string with_unfit_escaped(const std::string& document) {
  std::string result;
  result.reserve(document.size());
  for (std::size_t at = 0; at < document.size();) {
    const std::string character = document.substr(at, length_of_character(document[at]));
    const bool plain = character[0] == '\n' || printable(character) == character;
    result += plain ? character : escaped(character);
    at += character.size();
  }
  return result;
}

}  // namespace

Json to_json(const Datum& datum) {
  return std::visit(DatumWriter{}, datum);
}

Json items(const Grid& grid) {
  Json result = Json::array();
  for (const auto& row : grid.rows) {
    Json item = Json::object();
    for (std::size_t i = 0; i < grid.columns.size(); ++i) {
      item[grid.columns[i].key] = to_json(row[i].datum);
    }
    result.push_back(std::move(item));
  }
  return result;
}

Json to_json(const std::optional<Rational>& number, int digits) {
  return to_json(rounded_datum(number, digits));
}

std::string to_text(const Json& document) {
  return with_unfit_escaped(document.dump(2, ' ', false, Json::error_handler_t::replace)) + "\n";
}

std::string grid_json(const Grid& grid) {
  Json document;
  document["schema_version"] = schema_version;
  document["items"] = items(grid);
  return to_text(document);
}

std::string grid_jsonl(const Grid& grid) {
  std::string text;
  for (const Json& item : items(grid)) {
    text += with_unfit_escaped(item.dump(-1, ' ', false, Json::error_handler_t::replace)) + "\n";
  }
  return text;
}

}  // namespace track::render
