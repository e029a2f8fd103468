#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "track/base/text.hpp"

namespace track {

// cp932: Shift_JIS as Windows reads and writes it, with its additions (①, 髙, ～) and its private
// characters; the dash 815C is U+2015, and U+2014 has no place in it. UTF-16 is what Excel calls
// Unicode text; always with its mark.
enum class Encoding { utf8, utf8_bom, cp932, utf16le, utf16be };

// The bytes that a text of the encoding begins with; may be none.
std::string_view encoding_mark(Encoding encoding);
// By the mark that the bytes begin with.
std::optional<Encoding> marked_encoding(std::string_view bytes);

// Reads bytes as UTF-8, piece by piece. A mark at the beginning is no part of the text.
class Decoder {
 public:
  explicit Decoder(Encoding encoding) : encoding_(encoding) {}

  // The text of a further piece; a view until the next call. A character that the piece's end cuts
  // is given with the next piece. Nothing more is given after a byte that fits nothing.
  std::string_view decode(std::string_view bytes);
  // To be called last: half a character at the end is a byte that fits nothing.
  void end();
  // Where the first byte stands that fits nothing, from 0.
  std::optional<std::uint64_t> misfit() const { return misfit_; }

 private:
  std::string_view decode_utf8(std::string_view bytes);
  std::string_view decode_cp932(std::string_view bytes);
  std::string_view decode_utf16(std::string_view bytes);
  std::string_view ending(std::string_view text, std::size_t at);

  Encoding encoding_;
  std::uint64_t read_ = 0;  // bytes before the piece
  bool begun_ = false;
  std::string rest_;    // of the last piece: half a character
  std::string joined_;  // the rest and the piece
  std::string text_;
  std::optional<std::uint64_t> misfit_;
};

// The first character of a text in UTF-8 that the encoding cannot hold.
std::optional<Utf8Character> first_unfit(std::string_view text, Encoding encoding);
// With the nearest that the encoding holds in place of what it cannot hold: "é" becomes "e", "〜"
// "～", "—" "―", "½" "1/2"; 〓 (the printers' sign for a missing letter) where nothing is near.
std::string transliterated(std::string_view text, Encoding encoding);
// The bytes, without a mark. What first_unfit() finds becomes 〓 or U+FFFD.
std::string encoded(std::string_view text, Encoding encoding);

}  // namespace track
