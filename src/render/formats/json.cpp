#include "writers.hpp"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include "track/base/text.hpp"

namespace track::render {

using Json = nlohmann::ordered_json;

namespace {

Json to_json(const Data& data);

struct JsonMaker {
  Json operator()(std::monostate) const { return nullptr; }
  Json operator()(const Data::List& items) const {
    Json all = Json::array();
    for (const Data& one : items) all.push_back(to_json(one));
    return all;
  }
  Json operator()(const Data::Object& object) const {
    Json all = Json::object();
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
      all[object.keys[i]] = to_json(object.values[i]);
    }
    return all;
  }
  template <class T>
  Json operator()(const T& value) const {
    return value;
  }
};

// NOLINTNEXTLINE(misc-no-recursion): no deeper than the tree.
Json to_json(const Data& data) {
  return std::visit(JsonMaker{}, data.value());
}

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

// With as few digits as tell it from every other number, which the library's own do not promise.
std::string shortest_text(double number) {
  std::array<char, 32> text{};
  const auto [end, failure] = std::to_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc{} ? std::string(text.data(), end) : "null";
}

// Writes a value as the library does, numbers aside.
class JsonText {
 public:
  // `indentation` in columns; below 0: all in one line.
  explicit JsonText(int indentation) : indentation_(indentation) {}

  // NOLINTNEXTLINE(misc-no-recursion): no deeper than the tree.
  void add(const Json& json, int depth) {
    if (json.is_number_float()) {
      text_ += shortest_text(json.get<double>());
    } else if (!json.is_structured() || json.empty()) {
      text_ += json.dump(-1, ' ', false, Json::error_handler_t::replace);
    } else {
      add_structure(json, depth + 1);
    }
  }

  // The rows in the place of what a key of the outermost object holds.
  void add_with_rows(const Json& json, const std::string& rows_key, const DataRows& rows,
                     RowPieces& pieces) {
    text_ += '{';
    for (auto item = json.begin(); item != json.end(); ++item) {
      if (item != json.begin()) text_ += ',';
      break_line(1);
      add_key(item.key());
      if (item.key() == rows_key) {
        add_rows(rows, pieces);
      } else {
        add(*item, 1);
      }
    }
    break_line(0);
    text_ += '}';
  }

  // What was added since it was last taken.
  std::string take() { return with_unfit_escaped(std::exchange(text_, {})); }

 private:
  // NOLINTNEXTLINE(misc-no-recursion): no deeper than the tree.
  void add_structure(const Json& json, int depth) {
    text_ += json.is_object() ? '{' : '[';
    for (auto item = json.begin(); item != json.end(); ++item) {
      if (item != json.begin()) text_ += ',';
      break_line(depth);
      if (json.is_object()) add_key(item.key());
      add(*item, depth);
    }
    break_line(depth - 1);
    text_ += json.is_object() ? '}' : ']';
  }

  void add_rows(const DataRows& rows, RowPieces& pieces) {
    text_ += '[';
    bool any = false;
    rows.each(false, [&](const DataRows::Row& row) {
      if (std::exchange(any, true)) text_ += ',';
      break_line(2);
      add(to_json(item(rows.columns(), row)), 2);
      pieces.text() += take();
      pieces.end_row();
    });
    if (any) break_line(1);
    text_ += ']';
  }

  void add_key(const std::string& key) {
    text_ += Json(key).dump(-1, ' ', false, Json::error_handler_t::replace);
    text_ += indentation_ < 0 ? ":" : ": ";
  }

  void break_line(int depth) {
    if (indentation_ < 0) return;
    text_ += '\n' + std::string(static_cast<std::size_t>(indentation_ * depth), ' ');
  }

  int indentation_;
  std::string text_;
};

}  // namespace

void write_json(const Document& document, const Style&, const Piece& piece) {
  constexpr int indentation = 2;
  const Json json = to_json(document.tree.get());
  JsonText text(indentation);
  RowPieces pieces(piece);
  if (json.contains(document.rows_key)) {
    text.add_with_rows(json, document.rows_key, document.rows, pieces);
  } else {
    text.add(json, 0);
  }
  pieces.text() += text.take() + "\n";
  pieces.end();
}

void write_jsonl(const Document& document, const Style&, const Piece& piece) {
  constexpr int all_in_one_line = -1;
  JsonText text(all_in_one_line);
  RowPieces pieces(piece);
  document.rows.each(false, [&](const DataRows::Row& row) {
    text.add(to_json(item(document.rows.columns(), row)), 0);
    pieces.text() += text.take() + "\n";
    pieces.end_row();
  });
  pieces.end();
}

}  // namespace track::render
