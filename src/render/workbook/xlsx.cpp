#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cmath>
#include <memory>
#include <string_view>
#include <utility>

#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "workbook/book.hpp"
#include "workbook/xlsx_library.hpp"

namespace track::render {

namespace {

constexpr Message<std::string> cannot_make_book{"the workbook could not be made: {}",
                                                "Excelのファイルを作成できませんでした：{}"};
constexpr Message<> less_or_csv{"try again, or write another format: --format csv",
                                "もう一度実行するか、ほかの形式で書き出してください：--format csv"};

constexpr std::uint32_t grey_ink = 0x6B7280;
constexpr std::uint32_t border_ink = 0xBFC5CC;
// Of a first and a second series: what is wanted, what is.
constexpr std::uint32_t series_inks[] = {0xA9B8C9, 0x1F5C99};
constexpr double margin_inches = 0.5;
constexpr double readable_width = 330;  // of a page, in digits: smaller letters nobody reads

[[noreturn]] void fail_to_make(const std::string& why) {
  throw Error(ErrorKind::refused, cannot_make_book(printable(why)), {less_or_csv()});
}

// A file without a name, which the library writes into: it can write into nothing else.
class NamelessFile {
 public:
  NamelessFile() : descriptor_(::memfd_create("track-workbook", MFD_CLOEXEC)) {
    if (descriptor_ < 0) fail_to_make(errno_text(errno).en);
  }
  ~NamelessFile() { ::close(descriptor_); }
  NamelessFile(const NamelessFile&) = delete;
  NamelessFile& operator=(const NamelessFile&) = delete;

  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  std::string content() const {
    std::string all;
    std::array<char, 65'536> bytes{};
    for (ssize_t count = 0; (count = ::pread(descriptor_, bytes.data(), bytes.size(),
                                             static_cast<off_t>(all.size()))) != 0;) {
      if (count < 0) fail_to_make(errno_text(errno).en);
      all.append(bytes.data(), static_cast<std::size_t>(count));
    }
    return all;
  }

 private:
  int descriptor_;
};

// "_x000D_" is how xlsx writes a carriage return: as text it is written by its own number.
std::string xlsx_text(const std::string& text) {
  const std::string clean = cell_text(text);
  std::string result;
  for (std::size_t i = 0; i < clean.size(); ++i) {
    const std::string_view rest = std::string_view(clean).substr(i);
    const bool is_number =
        rest.size() >= 7 && rest.starts_with("_x") && rest[6] == '_' &&
        rest.substr(2, 4).find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
    result += is_number ? "_x005F_" : std::string(1, clean[i]);
  }
  return result;
}

// What is not the text of a cell: nobody needs control characters there.
std::string plain_text(const std::string& text, std::size_t most) {
  std::string result;
  std::size_t count = 0;
  const std::string shown = printable(text);
  for (std::string_view rest = shown; !rest.empty() && count < most; ++count) {
    result += take_character(rest).bytes;
  }
  return result;
}

// In headers and footers & begins a field.
std::string footer_text(const Book& book) {
  constexpr std::size_t longest_title = 60;
  std::string title;
  for (const char letter : plain_text(book.title, longest_title)) {
    title += letter == '&' ? "&&" : std::string(1, letter);
  }
  return "&L&8" + title + "&R&8&P / &N";
}

std::string column_letters(std::uint16_t column) {
  std::string letters;
  for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
    letters.insert(letters.begin(), static_cast<char>('A' + rest % 26));
  }
  return letters;
}

// Writes a book through the library, which prints a warning of its own where it is given what it
// does not take: texts are made to fit before.
class XlsxWriter {
 public:
  explicit XlsxWriter(Book& book) : book_(book), lib_(xlsx_library()) {
    options_.use_zip64 = LXW_FALSE;
    workbook_ = lib_.workbook_new_opt(file_.path().c_str(), &options_);
    if (workbook_ == nullptr) fail_to_make(errno_text(errno).en);
    for (const CellStyle& style : book_.styles) formats_.push_back(format(style));
  }
  // Where an Error is thrown the library still holds the workbook; closing is what frees it.
  ~XlsxWriter() {
    if (workbook_ != nullptr) lib_.workbook_close(workbook_);
  }
  XlsxWriter(const XlsxWriter&) = delete;
  XlsxWriter& operator=(const XlsxWriter&) = delete;

  std::string write() {
    add_properties();
    for (const BookSheet& sheet : book_.sheets) {
      std::string name = sheet.name;
      lxw_worksheet* const made = lib_.workbook_add_worksheet(workbook_, name.c_str());
      if (made == nullptr) fail_to_make("sheet " + sheet.name);
      sheets_.push_back(made);
    }
    for (std::size_t i = 0; i < sheets_.size(); ++i) {
      add(book_.sheets[i], sheets_[i]);
      book_.sheets[i].rows = {};  // the library has them now
    }
    for (const auto& [name, formula] : book_.names) {
      check(lib_.workbook_define_name(workbook_, name.c_str(), formula.c_str()));
    }
    check(lib_.workbook_close(std::exchange(workbook_, nullptr)));
    return file_.content();
  }

 private:
  void check(lxw_error error) const {
    if (error != LXW_NO_ERROR) fail_to_make(lib_.lxw_strerror(error));
  }

  const char* font() const { return book_.language == Language::ja ? "Yu Gothic" : "Calibri"; }

  lxw_format* format(const CellStyle& style) {
    lxw_format* const made = lib_.workbook_add_format(workbook_);
    lib_.format_set_font_name(made, font());
    lib_.format_set_font_size(made, style.size == 0 ? points_of_text : style.size);
    if (!style.number_format.empty()) {
      lib_.format_set_num_format(made, style.number_format.c_str());
    }
    if (style.bold) lib_.format_set_bold(made);
    if (style.faint) lib_.format_set_font_color(made, grey_ink);
    if (style.wrapped) lib_.format_set_text_wrap(made);
    if (style.unlocked) lib_.format_set_unlocked(made);
    lib_.format_set_align(made,
                          style.centered ? LXW_ALIGN_VERTICAL_CENTER : LXW_ALIGN_VERTICAL_TOP);
    if (style.aligned) {
      const bool right = style.alignment == Alignment::right;
      lib_.format_set_align(made, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
      if (right) lib_.format_set_indent(made, 1);
    }
    if (style.bordered) {
      lib_.format_set_border(made, LXW_BORDER_THIN);
      lib_.format_set_border_color(made, border_ink);
    }
    if (const auto ground = ground_of(style.paint)) {
      lib_.format_set_pattern(made, LXW_PATTERN_SOLID);
      lib_.format_set_bg_color(made, *ground);
    }
    return made;
  }

  void add_properties() {
    std::string title = plain_text(book_.title, 200);
    std::string subject = plain_text(book_.subject, 200);
    std::string author = "track";
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.subject = subject.data();
    properties.author = author.data();
    const auto days = book_.made.time_since_epoch();
    properties.created = std::chrono::duration_cast<std::chrono::seconds>(days).count();
    // 0 would be the clock's own time.
    if (properties.created == 0) properties.created = 1;
    check(lib_.workbook_set_properties(workbook_, &properties));
  }

  void add(const BookSheet& sheet, lxw_worksheet* made) {
    set_up(sheet, made);
    for (const auto& [row, height] : sheet.heights) {
      check(lib_.worksheet_set_row_opt(made, row, height, nullptr, nullptr));
    }
    for (const std::uint32_t row : sheet.hidden_rows) {
      lxw_row_col_options options{};
      options.hidden = LXW_TRUE;
      check(lib_.worksheet_set_row_opt(made, row, usual_height, nullptr, &options));
    }
    for (const CellRange& one : sheet.merged) {
      const BookCell& first = sheet.rows.at(one.row).at(one.column);
      check(lib_.worksheet_merge_range(made, one.row, one.column, one.last_row, one.last_column, "",
                                       formats_.at(first.style)));
    }
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
      for (std::size_t column = 0; column < sheet.rows[row].size(); ++column) {
        add(sheet.rows[row][column], static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(column),
            made);
      }
    }
    for (const Validation& one : sheet.validations) add(one, made);
    for (const WordColour& one : sheet.colours) add(one, made);
    for (const BookChart& one : sheet.charts) add(one, made);
  }

  void set_up(const BookSheet& sheet, lxw_worksheet* made) {
    constexpr std::uint8_t paper_a4 = 9;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
      const BookColumn& column = sheet.columns[i];
      lxw_row_col_options options{};
      options.hidden = column.hidden ? LXW_TRUE : LXW_FALSE;
      const auto place = static_cast<lxw_col_t>(i);
      check(lib_.worksheet_set_column_opt(made, place, place, column.width, nullptr, &options));
    }
    lib_.worksheet_set_landscape(made);
    lib_.worksheet_set_paper(made, paper_a4);
    lib_.worksheet_set_margins(made, margin_inches, margin_inches, margin_inches, 0.75);
    double width = 0;
    for (const BookColumn& column : sheet.columns) width += column.hidden ? 0 : column.width;
    lib_.worksheet_fit_to_pages(made, static_cast<std::uint16_t>(1 + width / readable_width), 0);
    check(lib_.worksheet_set_footer(made, footer_text(book_).c_str()));
    if (sheet.frozen_rows != 0 || sheet.frozen_columns != 0) {
      lib_.worksheet_freeze_panes(made, sheet.frozen_rows, sheet.frozen_columns);
    }
    if (const auto& filter = sheet.filter) {
      check(lib_.worksheet_autofilter(made, filter->row, filter->column, filter->last_row,
                                      filter->last_column));
    }
    if (const auto& rows = sheet.repeated_rows) {
      check(lib_.worksheet_repeat_rows(made, rows->first, rows->second));
    }
    if (sheet.hidden) lib_.worksheet_hide(made);
    if (!sheet.locked) return;
    lxw_protection allowed{};
    allowed.format_cells = allowed.format_columns = allowed.format_rows = LXW_TRUE;
    lib_.worksheet_protect(made, nullptr, &allowed);
  }

  void add(const BookCell& cell, lxw_row_t row, lxw_col_t column, lxw_worksheet* made) {
    lxw_format* const style = formats_.at(cell.style);
    if (const auto* number = std::get_if<double>(&cell.value); number && std::isfinite(*number)) {
      check(lib_.worksheet_write_number(made, row, column, *number, style));
    } else if (const auto* day = std::get_if<Day>(&cell.value)) {
      const std::chrono::year_month_day date(*day);
      lxw_datetime written{};
      written.year = static_cast<int>(date.year());
      written.month = static_cast<int>(static_cast<unsigned>(date.month()));
      written.day = static_cast<int>(static_cast<unsigned>(date.day()));
      check(lib_.worksheet_write_datetime(made, row, column, &written, style));
    } else if (const auto* text = std::get_if<std::string>(&cell.value)) {
      check(lib_.worksheet_write_string(made, row, column, xlsx_text(*text).c_str(), style));
    } else if (cell.style != 0) {
      check(lib_.worksheet_write_blank(made, row, column, style));
    }
  }

  void add(const Validation& one, lxw_worksheet* made) {
    std::string title = plain_text(one.title, 32);
    std::string message = plain_text(one.message, 255);
    std::string problem = plain_text(one.problem, 255);
    const std::string first = column_letters(one.range.column) + std::to_string(one.range.row + 1);
    std::string formula = "=" + fmt::format(fmt::runtime(one.formula), first);
    lxw_data_validation validation{};
    validation.validate = one.formula.empty() ? std::uint8_t{LXW_VALIDATION_TYPE_ANY}
                                              : std::uint8_t{LXW_VALIDATION_TYPE_CUSTOM_FORMULA};
    if (!one.formula.empty()) validation.value_formula = formula.data();
    validation.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
    validation.input_title = title.data();
    validation.input_message = message.data();
    validation.error_title = title.data();
    validation.error_message = problem.data();
    check(lib_.worksheet_data_validation_range(made, one.range.row, one.range.column,
                                               one.range.last_row, one.range.last_column,
                                               &validation));
  }

  void add(const WordColour& one, lxw_worksheet* made) {
    std::string word = "\"";
    for (const char letter : one.word) word += letter == '"' ? "\"\"" : std::string(1, letter);
    word += '"';
    lxw_conditional_format condition{};
    condition.type = LXW_CONDITIONAL_TYPE_CELL;
    condition.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
    condition.value_string = word.data();
    lxw_format*& ground = grounds_[one.paint];
    if (ground == nullptr) {
      ground = lib_.workbook_add_format(workbook_);
      lib_.format_set_bg_color(ground, ground_of(one.paint).value_or(0xFFFFFF));
    }
    condition.format = ground;
    check(lib_.worksheet_conditional_format_range(made, one.range.row, one.range.column,
                                                  one.range.last_row, one.range.last_column,
                                                  &condition));
  }

  void add(const BookChart& one, lxw_worksheet* made) {
    const bool columns = one.kind == BookChart::Kind::column;
    lxw_chart* const chart = lib_.workbook_add_chart(
        workbook_, columns ? std::uint8_t{LXW_CHART_COLUMN} : std::uint8_t{LXW_CHART_LINE});
    std::string name = font();
    lxw_chart_font title{};
    title.name = name.data();
    title.size = 10;
    title.bold = LXW_TRUE;
    lxw_chart_font small = title;
    small.size = 8;
    small.bold = LXW_EXPLICIT_FALSE;
    lib_.chart_title_set_name(chart, plain_text(one.title, 120).c_str());
    lib_.chart_title_set_name_font(chart, &title);
    lib_.chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    lib_.chart_legend_set_font(chart, &small);
    for (std::size_t i = 0; i < one.series.size(); ++i) add(one, i, chart);
    lxw_chart_axis* const across = lib_.chart_axis_get(chart, LXW_CHART_AXIS_TYPE_X);
    lxw_chart_axis* const up = lib_.chart_axis_get(chart, LXW_CHART_AXIS_TYPE_Y);
    lib_.chart_axis_set_num_font(across, &small);
    lib_.chart_axis_set_num_font(up, &small);
    // Columns are compared by their length.
    if (columns) lib_.chart_axis_set_min(up, 0);
    lxw_chart_line faint{};
    faint.color = border_ink;
    faint.width = 0.5F;
    lib_.chart_axis_major_gridlines_set_line(up, &faint);
    if (!one.unit.empty()) {
      lib_.chart_axis_set_name(up, plain_text(one.unit, 40).c_str());
      lib_.chart_axis_set_name_font(up, &small);
    }
    lxw_chart_options options{};
    options.x_scale = chart_width / 480.0;  // the library's own size
    options.y_scale = chart_height / 288.0;
    options.x_offset = one.from_left;
    check(lib_.worksheet_insert_chart_opt(made, one.row, 0, chart, &options));
  }

  void add(const BookChart& one, std::size_t place, lxw_chart* chart) const {
    const BookChart::Series& series = one.series[place];
    const std::uint32_t ink = series_inks[place % std::size(series_inks)];
    lxw_chart_series* const made = lib_.chart_add_series(chart, nullptr, nullptr);
    const auto& [row, column, last_row, last_column] = one.categories;
    lib_.chart_series_set_categories(made, one.sheet.c_str(), row, column, last_row, last_column);
    const CellRange& values = series.values;
    lib_.chart_series_set_values(made, one.sheet.c_str(), values.row, values.column,
                                 values.last_row, values.last_column);
    lib_.chart_series_set_name(made, plain_text(series.name, 120).c_str());
    if (one.kind == BookChart::Kind::column) {
      lxw_chart_fill fill{};
      fill.color = ink;
      lib_.chart_series_set_fill(made, &fill);
      return;
    }
    lxw_chart_line line{};
    line.color = ink;
    line.width = 2.25F;
    lib_.chart_series_set_line(made, &line);
    lib_.chart_series_set_marker_type(made, LXW_CHART_MARKER_CIRCLE);
  }

  Book& book_;
  const XlsxLibrary& lib_;
  NamelessFile file_;
  lxw_workbook_options options_{};
  lxw_workbook* workbook_ = nullptr;
  std::vector<lxw_format*> formats_;
  std::map<Paint, lxw_format*> grounds_;
  std::vector<lxw_worksheet*> sheets_;
};

}  // namespace

std::string write_book_as_xlsx(Book book) {
  return XlsxWriter(book).write();
}

}  // namespace track::render
