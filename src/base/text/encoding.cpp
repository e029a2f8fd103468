#include "track/base/encoding.hpp"

#include <algorithm>
#include <cstring>

#include "cp932.hpp"

namespace track {

namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16le_mark = "\xFF\xFE";
constexpr std::string_view utf16be_mark = "\xFE\xFF";

unsigned char byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

// How many of the bytes are ASCII, in steps of eight.
std::size_t ascii_length(std::string_view bytes) {
  constexpr std::uint64_t high_bits = 0x8080808080808080U;
  std::size_t length = 0;
  for (std::uint64_t eight = 0; length + sizeof eight <= bytes.size(); length += sizeof eight) {
    std::memcpy(&eight, bytes.data() + length, sizeof eight);
    if ((eight & high_bits) != 0) break;
  }
  while (length < bytes.size() && byte_at(bytes, length) < 0x80) ++length;
  return length;
}

// The length of the UTF-8 character that a byte begins; 1 where it begins none.
std::size_t utf8_length(unsigned char lead) {
  if (lead >= 0xF0) return 4;
  if (lead >= 0xE0) return 3;
  return lead >= 0xC0 ? 2 : 1;
}

// The bytes of a character at the end whose other half is still to come.
std::size_t cut_at_end(std::string_view bytes) {
  const std::size_t most = std::min<std::size_t>(3, bytes.size());
  for (std::size_t back = 1; back <= most; ++back) {
    const unsigned char byte = byte_at(bytes, bytes.size() - back);
    if (byte >= 0xC0) return utf8_length(byte) > back ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

std::string_view mark_to_skip(Encoding encoding) {
  return encoding == Encoding::utf8 ? utf8_mark : encoding_mark(encoding);
}

char16_t utf16_unit(std::string_view bytes, std::size_t at, Encoding encoding) {
  const unsigned first = byte_at(bytes, at);
  const unsigned second = byte_at(bytes, at + 1);
  return static_cast<char16_t>(encoding == Encoding::utf16le ? first | second << 8U
                                                             : first << 8U | second);
}

constexpr bool is_high_surrogate(char16_t unit) {
  return (unit & 0xFC00U) == 0xD800U;
}
constexpr bool is_low_surrogate(char16_t unit) {
  return (unit & 0xFC00U) == 0xDC00U;
}

}  // namespace

std::string_view encoding_mark(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8_bom:
      return utf8_mark;
    case Encoding::utf16le:
      return utf16le_mark;
    case Encoding::utf16be:
      return utf16be_mark;
    default:
      return {};
  }
}

std::optional<Encoding> marked_encoding(std::string_view bytes) {
  for (const Encoding each : {Encoding::utf8_bom, Encoding::utf16le, Encoding::utf16be}) {
    if (bytes.starts_with(encoding_mark(each))) return each;
  }
  return std::nullopt;
}

std::string_view Decoder::decode(std::string_view bytes) {
  if (misfit_) return {};
  if (!rest_.empty()) {
    joined_ = std::move(rest_);
    joined_ += bytes;
    bytes = joined_;
    rest_.clear();
  }
  if (!begun_) {
    const std::string_view mark = mark_to_skip(encoding_);
    if (bytes.size() < mark.size() && mark.starts_with(bytes)) {
      rest_.assign(bytes);
      return {};
    }
    begun_ = true;
    if (bytes.starts_with(mark)) {
      bytes.remove_prefix(mark.size());
      read_ = mark.size();
    }
  }
  switch (encoding_) {
    case Encoding::cp932:
      return decode_cp932(bytes);
    case Encoding::utf16le:
    case Encoding::utf16be:
      return decode_utf16(bytes);
    default:
      return decode_utf8(bytes);
  }
}

void Decoder::end() {
  const std::string_view mark = mark_to_skip(encoding_);
  if (rest_.empty() || misfit_ || (!begun_ && rest_ == mark)) return;
  misfit_ = read_;
}

std::string_view Decoder::ending(std::string_view text, std::size_t at) {
  misfit_ = read_ + at;
  return text;
}

std::string_view Decoder::decode_utf8(std::string_view bytes) {
  const std::size_t cut = cut_at_end(bytes);
  const std::string_view whole = bytes.substr(0, bytes.size() - cut);
  for (std::string_view left = whole; !left.empty();) {
    left.remove_prefix(ascii_length(left));
    if (left.empty()) break;
    const std::size_t at = whole.size() - left.size();
    if (take_character(left).code_point < 0) return ending(whole.substr(0, at), at);
  }
  rest_.assign(bytes.substr(whole.size()));
  read_ += whole.size();
  return whole;
}

std::string_view Decoder::decode_cp932(std::string_view bytes) {
  const Cp932& table = cp932();
  text_.clear();
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::size_t ascii = ascii_length(bytes.substr(at));
    text_.append(bytes, at, ascii);
    at += ascii;
    if (at == bytes.size()) break;
    std::size_t code = byte_at(bytes, at);
    const std::size_t length = is_cp932_lead(byte_at(bytes, at)) ? 2 : 1;
    if (at + length > bytes.size()) break;
    if (length == 2) code = code << 8U | byte_at(bytes, at + 1);
    const char16_t character = table.characters.at(code);
    if (character == 0) return ending(text_, at);
    append_utf8(character, text_);
    at += length;
  }
  rest_.assign(bytes.substr(at));
  read_ += at;
  return text_;
}

std::string_view Decoder::decode_utf16(std::string_view bytes) {
  text_.clear();
  std::size_t at = 0;
  while (at + 1 < bytes.size()) {
    char32_t character = utf16_unit(bytes, at, encoding_);
    std::size_t length = 2;
    if (is_high_surrogate(static_cast<char16_t>(character))) {
      if (at + 3 >= bytes.size()) break;
      const char16_t low = utf16_unit(bytes, at + 2, encoding_);
      if (!is_low_surrogate(low)) return ending(text_, at);
      character = 0x10000 + ((character - 0xD800) << 10U) + (low - 0xDC00U);
      length = 4;
    } else if (is_low_surrogate(static_cast<char16_t>(character))) {
      return ending(text_, at);
    }
    append_utf8(character, text_);
    at += length;
  }
  rest_.assign(bytes.substr(at));
  read_ += at;
  return text_;
}

}  // namespace track
