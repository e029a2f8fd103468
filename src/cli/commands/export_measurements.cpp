#include <algorithm>
#include <string>
#include <utility>

#include "commands/export.hpp"
#include "context.hpp"
#include "line/typed_values.hpp"
#include "output/csv_encoding.hpp"
#include "track/app/measurements.hpp"
#include "track/base/error.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

using render::Format;

constexpr Message<std::string> not_as_format{"measurements cannot be written as {}",
                                             "実績値は {} で出力できません"};
constexpr Message<> for_people_show{
    "for programs: csv, json, jsonl; to read them: track show ID, track report",
    "プログラム向けの csv、json、jsonl で出力できます。画面で見るには track show ID、track report "
    "を使います"};

constexpr std::size_t rows_at_once = 1000;

// Rows that are written as they come.
bool is_row_by_row(Format format) {
  return format == Format::csv || format == Format::jsonl;
}

app::MeasurementSelection read_selection(const ExportOptions& options, const app::KnownPlan& known,
                                         Context& context) {
  if (!options.year) return {};
  if (is_year_range(*options.year)) {
    return {read_plan_years(*options.year, known, context, "--year")};
  }
  const FiscalYear year = read_plan_year(*options.year, known, context);
  return {FiscalYearSpan{year, year}};
}

// Writes what it is given, some rows at a time.
class RowsWriter {
 public:
  RowsWriter(const ExportOptions& options, Format format, const Context& context,
             const OutputFile::Piece& piece)
      : format_(format),
        style_(options.output.style(context)),
        encoder_(options.output.encoding.read()),
        piece_(piece) {}

  void add(const Plan& plan, const Indicator& indicator, const Measurement& one) {
    render::add_measurement(plan, indicator, one, rows_);
    if (rows_.rows.size() == rows_at_once) flush();
  }

  // The headings stand before the first row alone.
  void flush() {
    render::Document document;  // of rows alone: nobody reads what people would
    document.rows = std::exchange(rows_, render::measurement_table());
    std::string text = render::write(document, format_, style_);
    if (format_ == Format::csv) {
      if (std::exchange(begun_, true)) text.erase(0, text.find('\n') + 1);
      text = encoder_.encode(text);
    }
    piece_(text);
  }

 private:
  Format format_;
  render::Style style_;
  CsvEncoder encoder_;
  const OutputFile::Piece& piece_;
  render::Grid rows_ = render::measurement_table();
  bool begun_ = false;
};

}  // namespace

int export_measurements(const ExportOptions& options, Context& context) {
  const Format format = options.output.read_format();
  if (std::ranges::count(options.output.formats, format) == 0) {
    throw Error(ErrorKind::usage, not_as_format(std::string(key(format))), {for_people_show()});
  }
  const OutputFile place = options.output.place(context);
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  const app::MeasurementSelection selection = read_selection(options, known, context);
  const auto each = [&](const auto& take) {
    app::each_measurement(
        store, known, selection,
        [&](const Indicator& indicator, const Measurement& one) { take(indicator, one); });
  };
  if (is_row_by_row(format)) {
    place.write(
        [&](const OutputFile::Piece& piece) {
          RowsWriter writer(options, format, context, piece);
          each([&](const Indicator& indicator, const Measurement& one) {
            writer.add(known.plan, indicator, one);
          });
          writer.flush();
        },
        render::name_of(format), context);
    return 0;
  }
  render::Grid table = render::measurement_table();
  each([&](const Indicator& indicator, const Measurement& one) {
    render::add_measurement(known.plan, indicator, one, table);
  });
  options.output.write(context, render::write(render::document_of_measurements(std::move(table)),
                                              format, options.output.style(context)));
  return 0;
}

}  // namespace track::cli
