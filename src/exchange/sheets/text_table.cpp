#include "text_table.hpp"

#include "csv_parser.hpp"
#include "delimiter.hpp"
#include "text_encoding.hpp"

namespace track::exchange {

namespace {

char delimiter_by_content(const SourceFile& file, Encoding encoding) {
  constexpr std::size_t block = std::size_t{64} * 1024;
  std::string buffer;
  Decoder decoder(encoding);
  const std::string_view text = decoder.decode(file.read(0, block, buffer));
  return delimiter_of(file.name(), text, file.size() <= block);
}

}  // namespace

TextTable::TextTable(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
                     const WorkbookOptions& options)
    : file_(file),
      encoding_(encoding_of(file, options.encoding, no_utf8)),
      delimiter_(options.delimiter ? *options.delimiter : delimiter_by_content(file, encoding_)) {
  set_sheets({Sheet{}});
}

void TextTable::read(std::size_t, const std::function<bool(const Row&)>& take) const {
  CsvParser parser(file_.place(), delimiter_,
                   [&](const Row& row, const CsvParser::Shape&) { return take(row); });
  bool wanted = true;
  read_text(
      file_, encoding_, [&](std::string_view text) { return wanted = parser.add(text); },
      [&] { return parser.line(); });
  if (wanted) parser.end();
}

}  // namespace track::exchange
