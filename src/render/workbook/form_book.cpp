#include "workbook/form_book.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "formats/writers.hpp"
#include "track/base/date.hpp"
#include "track/base/text.hpp"
#include "track/render/views.hpp"
#include "words/values.hpp"
#include "workbook/grid_sheet.hpp"

namespace track::render {

namespace {

constexpr Message<> form_sheet_name{"Form", "様式"};
constexpr const char* frame_sheet_name = "track";
constexpr Message<std::string, std::string> addressed_to{"To: {} ({})", "{} 御中　（{}）"};

constexpr Message<> fill_white_cells{
    "• Fill in the white cells. Leave a cell blank where there is no value yet.",
    "・白いセルに記入してください。まだ値がないところは空欄のままにしてください。"};
constexpr Message<> how_shares_are_written{
    "• Shares: persons/all (84/102), or a published percentage (68.6%).",
    "・割合は「該当数/総数」（例：84/102）、または公表値（例：68.6%）で記入してください。"};
constexpr Message<> words_for_no_value{
    "• Where a value cannot be given, write: unknown, or suppressed.",
    "・把握できない値は「不明」、公表できない値は「秘匿」と記入してください。"};
constexpr Message<> values_shown_are_recorded{
    "• Values that stand there already are recorded; correct them where they are wrong. Nothing is "
    "asked for in cells with ／.",
    "・すでに入っている値は記録済みです。誤りがあれば直してください。「／」のセルは記入不要です。"};
constexpr Message<> rows_stay{
    "• Please add no rows or columns and change no names; write what else there is into the "
    "remarks.",
    "・行や列の追加、名称の変更はしないでください。補足は備考欄に記入してください。"};

constexpr Message<> amount_title{"Number", "数値"};
constexpr Message<std::string> unit_behind{", in {}", "（単位：{}）"};
constexpr Message<Localized> amount_message{
    "A number of 0 or more{}. Else: unknown, suppressed.",
    "0以上の数を記入してください{}。値がない場合は、不明・秘匿のいずれかを記入してください。"};
constexpr Message<> amount_problem{
    "Please write a number of 0 or more without its unit, or: unknown, suppressed.",
    "0以上の数だけを記入してください（単位は不要です）。値がない場合は「不明」「秘匿」と記入してく"
    "ださい。"};
constexpr Message<Localized> level_message{
    "A number{}; it may be below 0. Else: unknown, suppressed.",
    "数値を記入してください{}。負の値も記入できます（例：-3）。値がない場合は、不明・秘匿の"
    "いずれかを記入してください。"};
constexpr Message<> level_problem{
    "Please write a number without its unit, or: unknown, suppressed.",
    "数値だけを記入してください（単位は不要です）。値がない場合は「不明」「秘匿」と記入してくだ"
    "さい。"};
constexpr Message<> fraction_title{"Share", "割合"};
constexpr Message<> fraction_message{
    "84/102 or 68.6%. Else: unknown, suppressed.",
    "84/102 または 68.6% のように記入してください。値がない場合は、不明・"
    "秘匿のいずれかを記入してください。"};
constexpr Message<> fraction_problem{
    "Please write a share as 84/102 or 68.6%, or: unknown, suppressed.",
    "84/102 または 68.6% "
    "のように記入してください。値がない場合は「不明」「秘匿」と記入してください。"};
constexpr Message<> stage_title{"Stage", "進み具合"};
constexpr Message<> stage_message{"not started, started or done",
                                  "未着手・着手・完了のいずれかを記入してください。"};
constexpr Message<> stage_problem{"Please write: not started, started or done.",
                                  "未着手・着手・完了のいずれかを記入してください。"};

constexpr const char* amount_formula =
    R"(OR(AND(ISNUMBER({0}),{0}>=0),{0}="unknown",{0}="suppressed",{0}="不明",{0}="秘匿"))";
constexpr const char* level_formula =
    R"(OR(ISNUMBER({0}),{0}="unknown",{0}="suppressed",{0}="不明",{0}="秘匿"))";
constexpr const char* fraction_formula =
    R"(OR(ISNUMBER(FIND("/",{0})),ISNUMBER(FIND("／",{0})),ISNUMBER(FIND("%",{0})),)"
    R"(ISNUMBER(FIND("％",{0})),{0}="unknown",{0}="suppressed",{0}="不明",{0}="秘匿"))";
constexpr const char* stage_formula =
    R"(OR({0}="not started",{0}="started",{0}="done",{0}="未着手",{0}="着手",{0}="完了",)"
    R"({0}="unknown",{0}="不明"))";

// A value that is typed as a number stands there as one.
std::optional<double> number_typed(const std::string& text) {
  double number = 0;
  const char* const end = text.data() + text.size();
  const bool whole = !text.empty() && std::from_chars(text.data(), end, number).ptr == end;
  return whole ? std::optional(number) : std::nullopt;
}

bool is_typed_as_text(IndicatorKind kind) {
  return kind == IndicatorKind::share || kind == IndicatorKind::rate ||
         kind == IndicatorKind::score || kind == IndicatorKind::milestone;
}

class FormBook {
 public:
  FormBook(const Form& form, Language language)
      : form_(form),
        with_parts_(
            std::ranges::any_of(form.rows, [](const FormRow& row) { return !row.part.empty(); })) {
    book_.language = language;
    book_.title = form_title(form.calendar, form.identity.year).in(language);
    book_.subject = form.owner_name;
    book_.names = {{"track_form", std::string("=") + frame_sheet_name + "!$A$1"}};
    find_columns();
  }

  Book take() {
    book_.sheets.push_back(form_sheet());
    book_.sheets.push_back(frame_sheet());
    return std::move(book_);
  }

 private:
  struct FormColumn {
    std::string key;
    double width;
  };

  std::string words(const Localized& text) const { return text.in(book_.language); }

  void find_columns() {
    constexpr double of_period = 7.2;
    const auto add = [this](std::string_view key, double width) {
      columns_.push_back({std::string(key), width});
    };
    add(form_key::id, 30);
    add(form_key::activity, 20);
    add(form_key::name, 28);
    if (with_parts_) add(form_key::part, 14);
    add(form_key::unit, 7);
    add(form_key::last, 10.5);
    add(form_key::target, 9);
    first_period_ = columns_.size();
    for (const Period& period : form_.columns) add(iso(period), of_period);
    add(form_key::note, 20);
  }

  // Several columns have room for it: A1 says which form it is.
  void add_line(const std::string& text, const CellStyle& style, BookSheet& sheet) {
    const StyleNumber number = book_.style(style);
    const auto row = static_cast<std::uint32_t>(sheet.rows.size());
    sheet.rows.emplace_back(2, BookCell{{}, 0}).back() = {text, number};
    sheet.rows.back().resize(columns_.size(), {{}, number});
    sheet.merged.push_back({row, 1, row, static_cast<std::uint16_t>(columns_.size() - 1)});
    sheet.heights[row] = style.size > 0 ? style.size * 1.8 : usual_height;
  }

  void add_head(BookSheet& sheet) {
    CellStyle title;
    title.bold = true;
    title.size = 14;
    add_line(book_.title, title, sheet);
    sheet.rows.front().front().value = text_of(form_.identity);
    CellStyle addressee;
    addressee.size = 11;
    add_line(words(addressed_to(form_.owner_name, form_.plan_name)), addressee, sheet);
    const auto has = [this](auto is_one) { return std::ranges::any_of(form_.rows, is_one); };
    add_line(words(fill_white_cells()), {}, sheet);
    if (has([](const FormRow& row) { return row.kind == IndicatorKind::share; })) {
      add_line(words(how_shares_are_written()), {}, sheet);
    }
    add_line(words(words_for_no_value()), {}, sheet);
    add_line(words(values_shown_are_recorded()), {}, sheet);
    add_line(words(rows_stay()), {}, sheet);
  }

  BookSheet form_sheet() {
    BookSheet sheet;
    sheet.name = words(form_sheet_name());
    sheet.locked = true;
    for (const FormColumn& column : columns_) sheet.columns.push_back({column.width});
    sheet.columns.front().hidden = true;
    add_head(sheet);

    const auto keys = static_cast<std::uint32_t>(sheet.rows.size());
    std::vector<BookCell>& key_row = sheet.rows.emplace_back();
    std::vector<BookCell> headings;
    CellStyle style;
    style.bold = style.bordered = style.wrapped = style.centered = true;
    style.paint = Paint::heading;
    for (const FormColumn& column : columns_) {
      key_row.push_back({column.key, 0});
      headings.push_back({words(form_heading(column.key, form_.calendar, form_.identity.year)),
                          book_.style(style)});
    }
    sheet.hidden_rows = {keys};
    sheet.rows.push_back(std::move(headings));
    sheet.heights[keys + 1] = usual_height * 1.8;
    sheet.repeated_rows = {keys + 1, keys + 1};
    sheet.frozen_rows = keys + 2;
    sheet.frozen_columns = static_cast<std::uint16_t>(with_parts_ ? 4 : 3);
    for (const FormRow& row : form_.rows) add_row(row, sheet);
    return sheet;
  }

  void add_row(const FormRow& row, BookSheet& sheet) {
    CellStyle frame;
    frame.bordered = frame.wrapped = frame.centered = true;
    frame.paint = Paint::faint;
    CellStyle figure = frame;
    figure.aligned = true;
    figure.alignment = Alignment::right;
    const StyleNumber text = book_.style(frame);
    const StyleNumber number = book_.style(figure);
    std::vector<BookCell> cells = {
        {row.id, 0}, {printable(row.activity), text}, {printable(row.name), text}};
    if (with_parts_) cells.push_back({printable(row.part), text});
    cells.push_back({printable(row.unit), text});
    cells.push_back({words(row.last), number});
    cells.push_back({words(row.target), number});
    const auto at = static_cast<std::uint32_t>(sheet.rows.size());
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      cells.push_back(cell_to_fill(row, row.cells[i], frame));
      if (!row.cells[i].open) continue;
      const auto column = static_cast<std::uint16_t>(first_period_ + i);
      Validation rule = validation(row, {at, column, at, column});
      if (!rule.formula.empty()) sheet.validations.push_back(std::move(rule));
    }
    CellStyle note;
    note.bordered = note.wrapped = note.centered = note.unlocked = true;
    cells.push_back({{}, book_.style(note)});
    const double height = std::max(height_of_text(row.name, columns_[2].width),
                                   height_of_text(row.activity, columns_[1].width));
    sheet.heights[at] = std::max(height, usual_height * 1.4);
    sheet.rows.push_back(std::move(cells));
  }

  BookCell cell_to_fill(const FormRow& row, const FormCell& cell, const CellStyle& frame) {
    CellStyle style = frame;
    style.aligned = true;
    style.alignment = Alignment::right;
    if (!cell.open) return {std::string(form_closed), book_.style(style)};
    style.paint = Paint::plain;
    style.unlocked = true;
    // A program would make a date of 3/4.
    style.number_format = is_typed_as_text(row.kind) ? "@" : "#,##0.####";
    const std::string text = words(cell.text);
    if (text.empty()) return {{}, book_.style(style)};
    const auto number = is_typed_as_text(row.kind) ? std::nullopt : number_typed(text);
    // "#,##0.####" leaves a point behind whole numbers.
    if (number && *number == std::floor(*number)) style.number_format = "#,##0";
    if (number) return {*number, book_.style(style)};
    return {text, book_.style(style)};
  }

  Validation validation(const FormRow& row, CellRange range) const {
    Validation made{range, "", "", "", ""};
    const Localized unit = row.unit.empty() ? Localized{} : unit_behind(printable(row.unit));
    switch (row.kind) {
      case IndicatorKind::share:
        made.formula = fraction_formula;
        made.title = words(fraction_title());
        made.message = words(fraction_message());
        made.problem = words(fraction_problem());
        break;
      case IndicatorKind::milestone:
        made.formula = stage_formula;
        made.title = words(stage_title());
        made.message = words(stage_message());
        made.problem = words(stage_problem());
        break;
      case IndicatorKind::rate:
      case IndicatorKind::score:
        break;  // with a sample size or a denominator behind it: read when it is returned
      case IndicatorKind::stock:
        made.formula = level_formula;
        made.title = words(amount_title());
        made.message = words(level_message(unit));
        made.problem = words(level_problem());
        break;
      default:
        made.formula = amount_formula;
        made.title = words(amount_title());
        made.message = words(amount_message(unit));
        made.problem = words(amount_problem());
    }
    return made;
  }

  // Which form it is, and the rows and columns that it had.
  BookSheet frame_sheet() const {
    BookSheet sheet;
    sheet.name = frame_sheet_name;
    sheet.hidden = true;
    sheet.columns = {{60}};
    sheet.rows.push_back({{text_of(form_.identity), 0}});
    for (const FormRow& row : form_.rows) sheet.rows.push_back({{row.id, 0}});
    return sheet;
  }

  const Form& form_;
  Book book_;
  bool with_parts_ = false;
  std::vector<FormColumn> columns_;
  std::size_t first_period_ = 0;
};

// The first sheet as it stands there, numbers without their format.
std::string csv_of(const BookSheet& sheet) {
  std::string result = "\xEF\xBB\xBF";
  for (const auto& row : sheet.rows) {
    const char* separator = "";
    for (const BookCell& cell : row) {
      Data datum;
      if (const auto* text = std::get_if<std::string>(&cell.value)) datum = *text;
      if (const auto* number = std::get_if<double>(&cell.value)) datum = *number;
      result += separator + csv_field(datum);
      separator = ",";
    }
    result += "\r\n";
  }
  return result;
}

}  // namespace

Book form_book(const Form& form, Language language) {
  return FormBook(form, language).take();
}

FormFigures form_figures(const report::Row& then, const report::Row& now) {
  return {then.actual.has_figure() ? actual_text(then) : Localized{}, target_text(now)};
}

std::string write_form(const Form& form, FormFile file, const Style& style) {
  Book book = form_book(form, style.language);
  book.made = style.today;
  switch (file) {
    case FormFile::xlsx:
      return write_book_as_xlsx(book);
    case FormFile::ods:
      return write_book_as_ods(book);
    case FormFile::csv:
      break;
  }
  return csv_of(book.sheets.front());
}

}  // namespace track::render
