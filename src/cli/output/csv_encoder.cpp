#include "output/csv_encoder.hpp"

#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

constexpr Message<std::size_t, std::size_t, std::string> cannot_hold{
    "row {}, column {}: CP932 cannot hold \"{}\"", "{}行{}列：「{}」はCP932で表せません"};
constexpr Message<std::string> nearest_instead{
    "--transliterate writes the nearest instead (\"{}\"); --encoding utf-8-bom holds all, and "
    "Excel "
    "reads it",
    "--transliterate を付けると近い文字（「{}」）に置き換えます。--encoding utf-8-bom "
    "ならすべての文字を書き出せ、Excelでも開けます"};

}  // namespace

void CsvEncoder::pass(std::string_view text) {
  for (const char letter : text) {
    if (letter == '"') in_quotes_ = !in_quotes_;
    if (in_quotes_) continue;
    if (letter == ',') ++column_;
    if (letter != '\n') continue;
    ++row_;
    column_ = 1;
  }
}

void CsvEncoder::refuse(std::string_view piece, std::size_t at, std::string_view character) {
  pass(piece.substr(0, at));
  throw Error(ErrorKind::refused, cannot_hold(row_, column_, printable(character)),
              {nearest_instead(printable(transliterated(character, encoding_)))});
}

std::string CsvEncoder::encode(std::string_view piece) {
  std::string bytes = begun_ ? "" : std::string(encoding_mark(encoding_));
  begun_ = true;
  if (encoding_ == Encoding::utf8 || encoding_ == Encoding::utf8_bom) return bytes.append(piece);
  if (const auto unfit = first_unfit(piece, encoding_)) {
    refuse(piece, static_cast<std::size_t>(unfit->bytes.data() - piece.data()), unfit->bytes);
  }
  pass(piece);
  return bytes + encoded(piece, encoding_);
}

}  // namespace track::cli
