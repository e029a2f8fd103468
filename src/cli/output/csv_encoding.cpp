#include "output/csv_encoding.hpp"

#include <optional>
#include <string_view>
#include <vector>

#include "line/options.hpp"
#include "line/usage.hpp"
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

constexpr Message<std::string> unknown_encoding{"there is no encoding \"{}\"",
                                                "「{}」という文字コードはありません"};
constexpr Message<> nothing_to_transliterate{
    "--transliterate is for --encoding cp932: UTF-8 holds every character",
    "--transliterate は --encoding cp932 とともに使います（UTF-8ではすべての文字を書き出せます）"};
struct EncodingWord {
  std::string_view word;
  Encoding encoding;
};
constexpr EncodingWord encodings[] = {
    {"utf-8", Encoding::utf8}, {"utf-8-bom", Encoding::utf8_bom}, {"cp932", Encoding::cp932}};

std::vector<std::string> encoding_words() {
  std::vector<std::string> all;
  for (const EncodingWord& one : encodings) all.emplace_back(one.word);
  return all;
}

}  // namespace

void EncodingOptions::declare(Options& line) {
  line.add("--encoding", &encoding,
           {"of the CSV: utf-8, utf-8-bom (for Excel), cp932 (Shift_JIS of Windows)",
            "CSVの文字コード：utf-8、utf-8-bom（Excel向け）、cp932（WindowsのシフトJIS）"},
           "ENCODING")
      .choices = encoding_words();
  line.add("--transliterate", &transliterate,
           {"write the nearest character for what CP932 cannot hold",
            "CP932で表せない文字を、近い文字に置き換えます"});
}

Encoding EncodingOptions::read() const {
  std::optional<Encoding> asked;
  for (const EncodingWord& one : encodings) {
    if (encoding == one.word) asked = one.encoding;
  }
  if (!encoding.empty() && !asked) {
    throw Error(ErrorKind::usage, unknown_encoding(printable(encoding)),
                choices(encoding, encoding_words()));
  }
  if (transliterate && asked != Encoding::cp932) {
    throw Error(ErrorKind::usage, nothing_to_transliterate());
  }
  return asked.value_or(Encoding::utf8);
}

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
