#include "output/output_options.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "line/common_options.hpp"
#include "line/usage.hpp"
#include "output/csv_encoding.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"

namespace track::cli {

namespace {

using render::Format;

constexpr Message<std::string> format_help{"output format: {}", "出力形式：{}"};
constexpr Message<std::string> unknown_format{"unknown format \"{}\"",
                                              "「{}」という形式はありません"};

constexpr Message<std::string> how_to_answer{"format of the answer: {}", "応答の形式：{}"};
constexpr Message<std::string> no_such_answer{"the answer cannot be given as \"{}\"",
                                              "応答の形式に「{}」はありません"};
const std::vector<Format>& answer_formats() {
  static const std::vector<Format> formats = {Format::table, Format::json};
  return formats;
}

std::vector<std::string> keys_of(const std::vector<render::Format>& formats,
                                 const std::vector<std::string>& further = {}) {
  std::vector<std::string> result;
  for (const render::Format one : formats) result.emplace_back(key(one));
  result.insert(result.end(), further.begin(), further.end());
  return result;
}

constexpr Message<std::string> not_written{"track does not write {} files",
                                           "{} のファイルには書き出せません"};
constexpr Message<std::string> endings_are{"it writes {}", "書き出せるのは {} です"};
constexpr Message<> calendar_way{"a calendar of what is due: track due --calendar FILE",
                                 "期限のカレンダーは track due --calendar ファイル で作成できます"};
constexpr Message<std::string> not_a_calendar{"{} is not a calendar file name",
                                              "{} はカレンダーのファイル名ではありません"};
constexpr Message<> calendar_ending{"--calendar writes iCalendar: a name ending in .ics",
                                    "--calendar が書き出すのはiCalendar（.ics）です"};
constexpr Message<std::string, Localized, std::string> contradiction{
    "{} has the extension of {}, but --format {} was given",
    "{} は{}のファイル名ですが、--format {} が指定されています"};
constexpr Message<std::string> either_way{
    "leave out --format, or give a name ending in {}",
    "--format を省くか、{} で終わるファイル名を指定してください"};

constexpr Message<Localized> not_for_terminals{"a terminal cannot show an {}",
                                               "端末には{}を表示できません"};
constexpr Message<std::string> write_into_file{"write it into a file: -o FILE{}",
                                               "ファイルへ書き出してください：-o ファイル名{}"};
constexpr Message<std::string> for_csv{"{} is for csv", "{} はCSVの書き出しで使います"};
constexpr Message<> csv_way{"add --format csv, or -o with a name ending in .csv",
                            "--format csv を付けるか、-o で .csv のファイル名を指定してください"};

constexpr Message<> no_chart_of_that{"that result has no chart of its own",
                                     "この結果には、単独で書き出せる図がありません"};
constexpr Message<> charts_of_show{"a chart: track show INDICATOR --format svg",
                                   "図は track show 指標 --format svg で書き出せます"};

constexpr std::string_view ending_of_calendars = ".ics";

// Endings that promise a format which is not written: a table under such a name is a trap.
constexpr std::string_view of_others[] = {
    ".xhtml", ".xml", ".yaml", ".yml",  ".xls",  ".xlsm", ".xlsb",    ".ods",     ".fods",
    ".tsv",   ".tab", ".pdf",  ".ps",   ".docx", ".doc",  ".odt",     ".rtf",     ".pptx",
    ".ppt",   ".odp", ".tex",  ".rst",  ".adoc", ".org",  ".ndjson",  ".json5",   ".geojson",
    ".png",   ".jpg", ".jpeg", ".ical", ".ifb",  ".vcs",  ".parquet", ".feather", ".sql",
    ".zip",   ".gz",  ".bz2",  ".xz",   ".zst",  ".7z",   ".tar"};

std::string ending_in(const std::string& file) {
  return folded(std::filesystem::path(file).extension().string());
}

bool is_of_another_format(const std::string& ending) {
  return std::ranges::count(of_others, ending) > 0;
}

// The format whose files end so.
std::optional<Format> format_with(const std::string& ending) {
  for (const Format format : render::all_formats()) {
    if (std::ranges::count(render::endings_of(format), ending) > 0) return format;
  }
  return std::nullopt;
}

std::string endings_of(const std::vector<Format>& formats) {
  std::vector<std::string_view> texts;
  for (const Format format : formats) {
    const auto endings = render::endings_of(format);
    texts.insert(texts.end(), endings.begin(), endings.end());
  }
  return fmt::format("{}", fmt::join(texts, ", "));
}

// The format that the ending of a file's name stands for; nothing for an ending that stands for
// none. Throws Error (usage), with the endings of `formats`: one that track does not write.
std::optional<Format> format_of_ending(const std::string& file,
                                       const std::vector<Format>& formats) {
  const std::string ending = ending_in(file);
  if (const std::optional<Format> format = format_with(ending)) return format;
  const bool is_calendar = ending == ending_of_calendars;
  if (!is_calendar && !is_of_another_format(ending)) return std::nullopt;
  std::vector<Localized> hints = {endings_are(endings_of(formats))};
  if (is_calendar) hints.push_back(calendar_way());
  throw Error(ErrorKind::usage, not_written(ending), hints);
}

}  // namespace

void OutputOptions::declare(Options& line) {
  const std::vector<std::string> keys = keys_of(formats, further_formats);
  line.add("--format", &format, format_help(joined(keys)), "FORMAT").choices = keys;
  declare_json(line, json);
  line.add("-o,--output", &file,
           {"write to this file; its extension sets the format (- is standard output)",
            "このファイルへ書き出します。形式は拡張子で決まります（- は標準出力）"},
           "FILE");
  if (std::ranges::count(formats, Format::csv) > 0) encoding.declare(line);
}

void OutputOptions::declare_headings(Options& line) {
  line.add("--headings", &headings,
           {"csv with headings, names and words for people in place of keys and ids",
            "CSVの見出しと内容を、キーやIDの代わりに名称や用語で書き出します"});
}

void OutputOptions::require_csv(render::Format asked) const {
  if (asked == Format::csv) return;
  if (encoding.given()) throw Error(ErrorKind::usage, for_csv("--encoding"), {csv_way()});
  if (encoding.transliterate) {
    throw Error(ErrorKind::usage, for_csv("--transliterate"), {csv_way()});
  }
  if (headings) throw Error(ErrorKind::usage, for_csv("--headings"), {csv_way()});
}

render::Format OutputOptions::read_format() const {
  const Format asked = format_asked();
  require_csv(asked);
  encoding.read();
  return asked;
}

render::Format OutputOptions::format_asked() const {
  const std::optional<render::Format> asked =
      json ? render::Format::json : from_key<render::Format>(format);
  if (!format.empty() && !asked) {
    throw Error(ErrorKind::usage, unknown_format(printable(format)),
                choices(format, keys_of(formats, further_formats)));
  }
  const std::optional<render::Format> by_ending = format_of_ending(file, formats);
  if (asked && by_ending && *asked != *by_ending) {
    throw Error(ErrorKind::usage,
                contradiction(printable(file), name_of(*by_ending), std::string(key(*asked))),
                {either_way(std::string(render::endings_of(*asked).front()))});
  }
  const Format chosen = asked.value_or(by_ending.value_or(usual));
  if (chosen == Format::svg && std::ranges::count(formats, chosen) == 0) {
    throw Error(ErrorKind::usage, no_chart_of_that(),
                {charts_of_show(), endings_are(endings_of(formats))});
  }
  return chosen;
}

render::Style OutputOptions::style(const Context& context) const {
  render::Style style =
      place(context).is_standard_output() ? context.out_style() : context.file_style();
  style.in_words = headings;
  if (encoding.transliterate) style.nearest_in = encoding.read();
  return style;
}

OutputFile OutputOptions::place(const Context& context,
                                const std::vector<std::filesystem::path>& definitions) const {
  OutputFile place(file.empty() ? "-" : file, context, definitions);
  const render::Format asked = read_format();
  if (render::is_binary(asked) && place.is_standard_output() && context.prints_to_terminal()) {
    throw Error(ErrorKind::usage, not_for_terminals(name_of(asked)),
                {write_into_file(std::string(render::endings_of(asked).front()))});
  }
  return place;
}

void OutputOptions::write(const Context& context, const std::string& text) const {
  const Format asked = read_format();
  const bool as_it_is = asked != Format::csv;
  place(context).write(as_it_is ? text : CsvEncoder(encoding.read()).encode(text), name_of(asked),
                       context);
}

void OutputOptions::write(const Context& context, const render::Document& document) const {
  const Format asked = read_format();
  const render::Style shown = style(context);
  const Encoding characters = encoding.read();
  const bool is_unicode = characters == Encoding::utf8 || characters == Encoding::utf8_bom;
  // What an encoding cannot hold is found before anything is written.
  if (!is_unicode) return write(context, render::write(document, asked, shown));
  place(context).write(
      [&](const OutputFile::Piece& piece) {
        CsvEncoder encoder(characters);
        render::write(document, asked, shown, [&](std::string_view text) {
          asked == Format::csv ? piece(encoder.encode(text)) : piece(text);
        });
      },
      name_of(asked), context);
}

void require_calendar_name(const std::string& file) {
  const std::string ending = ending_in(file);
  if (!format_with(ending) && !is_of_another_format(ending)) return;
  throw Error(ErrorKind::usage, not_a_calendar(printable(file)), {calendar_ending()});
}

void declare_answer_format(Options& line, std::string& format, bool& json) {
  line.add("--format", &format, how_to_answer(joined(keys_of(answer_formats()))), "FORMAT")
      .choices = keys_of(answer_formats());
  declare_json(line, json);
}

Format read_answer_format(const std::string& format, bool json) {
  if (json) return Format::json;
  if (format.empty()) return Format::table;
  const std::vector<std::string> known = keys_of(answer_formats());
  if (contains(known, format)) return *from_key<Format>(format);
  throw Error(ErrorKind::usage, no_such_answer(printable(format)), choices(format, known));
}

}  // namespace track::cli
