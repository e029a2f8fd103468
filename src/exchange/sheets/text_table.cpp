#include "sheet_source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "csv_parser.hpp"
#include "source_file.hpp"
#include "track/base/encoding.hpp"
#include "track/base/error.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized, std::uint64_t> at_line{"{}: line {}", "{}：{}行目"};
constexpr Message<std::string, std::uint64_t, std::string> misfit_byte{
    "the byte {} (byte {} of the file) fits nothing in {}",
    "バイト{}（ファイルの{}バイト目）は{}の文字になりません"};
constexpr Message<> misfit_rule{
    "a file without a mark is read as UTF-8, else as CP932 (Shift_JIS)",
    "BOMのないファイルは、UTF-8、それでなければCP932（Shift_JIS）として読みます"};
constexpr Message<> misfit_hint{
    "save it as CSV in UTF-8, or say which with --encoding",
    "UTF-8のCSVとして保存するか、--encoding で文字コードを指定してください"};
constexpr Message<std::string, std::string> contradiction{
    "the file begins with the mark of {}, and {} was asked for",
    "ファイルは{}のBOMで始まっていますが、{}が指定されています"};
constexpr Message<> contradiction_hint{"leave the encoding out: the mark tells it",
                                       "文字コードの指定を外してください（BOMで分かります）"};
constexpr Message<> unsure{
    "the file is not UTF-8, and the characters that it would have in CP932 stand alone between "
    "Latin letters",
    "UTF-8ではなく、CP932として読むと、欧文の中に日本語の文字が一字ずつ現れます"};
constexpr Message<> unsure_hint{
    "if it is Japanese, say --encoding cp932; else save it as CSV in UTF-8",
    "日本語のファイルであれば --encoding cp932 "
    "を指定し、そうでなければUTF-8のCSVとして保存してください"};

constexpr std::size_t sample_rows = 100;
constexpr std::size_t sample_size = std::size_t{64} * 1024;

std::string name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::cp932:
      return "CP932";
    case Encoding::utf16le:
    case Encoding::utf16be:
      return "UTF-16";
    default:
      return "UTF-8";
  }
}

bool is_ascii(char byte) {
  return static_cast<unsigned char>(byte) < 0x80;
}

bool is_latin(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

// Whether Japanese characters stand in the text in the way that Japanese has them: two in a row, or
// one with no Latin letter beside it ("計,"). "é" and "’" of a Western encoding become one
// character inside a word.
class JapaneseSigns {
 public:
  // Pieces never cut a character.
  void add(std::string_view text) {
    for (const char byte : text) {
      if (found_) return;
      if (is_ascii(byte)) {
        end_run(byte);
        before_ = byte;
      } else if ((static_cast<unsigned char>(byte) & 0xC0U) != 0x80U) {
        found_ = ++run_ > 1;
      }
    }
  }
  bool found() const { return found_; }
  void end() { end_run('\n'); }

 private:
  void end_run(char after) {
    if (run_ == 1 && !is_latin(before_) && !is_latin(after)) found_ = true;
    run_ = 0;
  }

  bool found_ = false;
  char before_ = '\n';
  int run_ = 0;
};

[[noreturn]] void complain_of_byte(const SourceFile& file, std::uint64_t offset, std::uint64_t line,
                                   Encoding encoding) {
  std::string buffer;
  const std::string_view byte = file.read(offset, 1, buffer);
  const std::string shown =
      byte.empty() ? "?" : fmt::format("{:02X}", static_cast<unsigned char>(byte.front()));
  complain(at_line(file.place(), line), misfit_byte(shown, offset + 1, name_of(encoding)),
           {misfit_rule(), misfit_hint()});
}

// Of a byte, from 1.
std::uint64_t line_of_byte(const SourceFile& file, std::uint64_t offset) {
  std::uint64_t line = 1;
  char before = '\0';
  file.read_blocks([&](std::string_view block) {
    block = block.substr(0, std::min<std::uint64_t>(offset, block.size()));
    offset -= block.size();
    for (const char byte : block) {
      if (byte == '\r' || (byte == '\n' && before != '\r')) ++line;
      before = byte;
    }
    return offset > 0;
  });
  return line;
}

Encoding cp932_or_complaint(const SourceFile& file, std::uint64_t no_utf8) {
  Decoder decoder(Encoding::cp932);
  JapaneseSigns signs;
  file.read_blocks([&](std::string_view block) {
    signs.add(decoder.decode(block));
    return !decoder.misfit();
  });
  decoder.end();
  signs.end();
  if (const auto no_cp932 = decoder.misfit()) {
    // What reads on for longer is what the file is meant to be.
    const std::uint64_t offset = std::max(no_utf8, *no_cp932);
    complain_of_byte(file, offset, line_of_byte(file, offset),
                     no_utf8 < *no_cp932 ? Encoding::cp932 : Encoding::utf8);
  }
  if (!signs.found()) complain(file.place(), unsure(), {unsure_hint()});
  return Encoding::cp932;
}

// By the mark, else as `wanted`, else UTF-8 where `no_utf8`, the first byte that fits nothing in
// it, is none, else CP932. An Error where the mark contradicts what is wanted, where the file is
// neither of the two, and where CP932 would only be a guess, because the file may be in a Western
// encoding.
Encoding encoding_of(const SourceFile& file, std::optional<Encoding> wanted,
                     std::optional<std::uint64_t> no_utf8) {
  std::string start;
  const auto marked = marked_encoding(file.read(0, 4, start));
  if (marked && wanted && name_of(*marked) != name_of(*wanted)) {
    complain(file.place(), contradiction(name_of(*marked), name_of(*wanted)),
             {contradiction_hint()});
  }
  if (marked) return *marked;
  if (wanted) return *wanted;
  return no_utf8 ? cp932_or_complaint(file, *no_utf8) : Encoding::utf8;
}

// The text in pieces, until `take` returns false. A byte that fits nothing is an Error with its
// place, once all before it has been taken; `line` says in which line that is.
void read_text(const SourceFile& file, Encoding encoding,
               const std::function<bool(std::string_view)>& take,
               const std::function<std::uint64_t()>& line) {
  Decoder decoder(encoding);
  bool wanted = true;
  file.read_blocks([&](std::string_view block) {
    wanted = take(decoder.decode(block));
    return wanted && !decoder.misfit();
  });
  if (!wanted) return;
  decoder.end();
  if (decoder.misfit()) complain_of_byte(file, *decoder.misfit(), line(), encoding);
}

struct Evidence {
  bool clean = false;     // no quote is left inside a field or open
  std::size_t rows = 0;   // that have it equally often
  std::size_t times = 0;  // in each of them

  auto operator<=>(const Evidence&) const = default;
};

Evidence evidence_for(char delimiter, std::string_view text, bool whole) {
  std::map<std::size_t, std::size_t> rows;  // by how often it stands there
  bool clean = true;
  std::size_t count = 0;
  CsvParser parser({}, delimiter, [&](const Row&, const CsvParser::Shape& shape) {
    if (shape.fields > 1) ++rows[shape.fields - 1];
    clean = clean && !shape.loose_quote;
    return ++count < sample_rows;
  });
  try {
    parser.add(text);
    if (whole) parser.end();
  } catch (const Error&) {
    clean = false;  // with this delimiter it is no CSV from there on
  }
  Evidence best;
  for (const auto& [times, in_rows] : rows) best = std::max(best, Evidence{clean, in_rows, times});
  return best;
}

bool ends_with(std::string name, std::string_view ending) {
  std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  return name.ends_with(ending);
}

// By the name's ending: tab for .tsv, .tab and .txt; else by the first rows, at most 100 in at most
// 64 KiB of `text`. Of tab, semicolon and comma it is one by which no quote is left inside a field,
// if there is; of these the one that stands equally often in the most rows; of these the one that
// stands there most often; of these the first. A comma where none stands anywhere. `whole`: the
// text is all there is.
char delimiter_of(const std::string& name, std::string_view text, bool whole) {
  for (const char* ending : {".tsv", ".tab", ".txt"}) {
    if (ends_with(name, ending)) return '\t';
  }
  if (text.size() > sample_size) {
    text = text.substr(0, sample_size);
    whole = false;
  }
  char chosen = ',';
  Evidence best;
  for (const char each : {'\t', ';', ','}) {
    const Evidence evidence = evidence_for(each, text, whole);
    if (best < evidence) {
      best = evidence;
      chosen = each;
    }
  }
  return chosen;
}

char delimiter_by_content(const SourceFile& file, Encoding encoding) {
  constexpr std::size_t block = std::size_t{64} * 1024;
  std::string buffer;
  Decoder decoder(encoding);
  const std::string_view text = decoder.decode(file.read(0, block, buffer));
  return delimiter_of(file.name(), text, file.size() <= block);
}

// A text file of one sheet: CSV, or with another delimiter.
class TextTable : public SheetSource {
 public:
  // `no_utf8`: its first byte that fits nothing in UTF-8.
  TextTable(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
            const WorkbookOptions& options);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

 private:
  const SourceFile& file_;
  Encoding encoding_;
  char delimiter_;
};

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

}  // namespace

std::unique_ptr<SheetSource> open_text(const SourceFile& file, std::optional<std::uint64_t> no_utf8,
                                       const WorkbookOptions& options) {
  return std::make_unique<TextTable>(file, no_utf8, options);
}

}  // namespace track::exchange
