#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "sheet_source.hpp"
#include "track/base/localized.hpp"

namespace track::exchange {

// Cuts text that is given piece by piece into rows (RFC 4180; a line ends with CR, LF or both).
// What breaks the rules is an Error with line and column.
class CsvParser {
 public:
  struct Shape {
    std::size_t fields = 0;    // empty ones at the end included
    bool loose_quote = false;  // a field holds one that does not begin with one
  };
  // False ends the reading.
  using Take = std::function<bool(const Row&, const Shape&)>;

  CsvParser(Localized file, char delimiter, Take take);
  // Whether more is wanted.
  bool add(std::string_view text);
  void end();
  std::uint64_t line() const { return line_; }

 private:
  enum class State { field_start, unquoted, quoted, quote_in_quoted };

  void step();
  void step_quoted();
  void step_unquoted();
  void step_behind_quote();
  void take_plain(std::uint8_t until);
  void take_end(char letter);
  void begin_field();
  void begin_quoted();
  void append(std::string_view text);
  void end_field();
  void end_row();
  void new_line(char letter);
  std::uint64_t column() const;
  [[noreturn]] void fail(const Localized& problem, const Localized& hint) const;
  [[noreturn]] void fail_at_quote() const;

  Localized file_;
  char delimiter_;
  Take take_;
  std::array<std::uint8_t, 256> marks_{};  // by byte: what it ends
  State state_ = State::field_start;
  bool after_cr_ = false;
  bool wanted_ = true;
  Row row_;
  Shape shape_;  // of the row so far; the fields that have ended
  std::size_t row_size_ = 0;
  std::string* field_ = nullptr;  // the one that is read
  std::string_view piece_;
  std::size_t at_ = 0;          // in the piece
  std::size_t line_begin_ = 0;  // in the piece
  std::uint64_t line_ = 1;
  std::uint64_t characters_ = 0;  // of the line, in earlier pieces
  std::uint64_t quote_line_ = 0;
  std::uint64_t quote_column_ = 0;
};

}  // namespace track::exchange
