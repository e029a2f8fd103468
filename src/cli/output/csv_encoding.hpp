#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "track/base/encoding.hpp"

namespace track::cli {

class Options;

// --encoding and --transliterate, for what is written as CSV.
struct EncodingOptions {
  std::string encoding;
  bool transliterate = false;

  void declare(Options& line);
  bool given() const { return !encoding.empty(); }
  // UTF-8 where none is asked for. Throws Error (usage): no such encoding; --transliterate where
  // nothing could be missing.
  Encoding read() const;
};

// Turns a CSV into bytes, piece by piece.
class CsvEncoder {
 public:
  explicit CsvEncoder(Encoding encoding) : encoding_(encoding) {}

  // A piece ends with a line. Throws Error (refused), with the cell: a character that the encoding
  // cannot hold.
  std::string encode(std::string_view piece);

 private:
  [[noreturn]] void refuse(std::string_view piece, std::size_t at, std::string_view character);
  void pass(std::string_view text);

  Encoding encoding_;
  bool begun_ = false;
  // Where a reader of the text stands, as a spreadsheet counts.
  std::size_t row_ = 1;
  std::size_t column_ = 1;
  bool in_quotes_ = false;
};

}  // namespace track::cli
