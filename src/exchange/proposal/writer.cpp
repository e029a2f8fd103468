#include "writer.hpp"

#include <algorithm>
#include <set>

#include "mapping/decimal.hpp"
#include "mapping/label.hpp"
#include "mapping/naming.hpp"
#include "matches.hpp"
#include "role_finder.hpp"
#include "sheets/number_format.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"

namespace track::exchange {

namespace {

constexpr Message<> no_period_found{
    "nothing looks like a period: write period = \"R6\", or give --period",
    "期間が見当たりません。period = \"R6\" と書くか、--period を付けてください"};
constexpr Message<> no_indicator_found{
    "no indicator of the plan has such a name: write indicator = \"…\"",
    "名称の合う指標が計画にありません。indicator = \"…\" と書いてください"};
constexpr Message<> not_matched{
    "columns of no such indicator in the plan; to read one, take off its # and name the indicator:",
    "名称の合う指標が計画にない列です。読み取るには行頭の # を取り、指標を書いてください："};
constexpr Message<std::string> no_part_of{
    "no parts of {}: take off the # and name the part; \"total\" is the whole, false leaves it "
    "out:",
    "{} の区分にありません。行頭の # を取り、区分を書いてください（全体なら "
    "\"total\"、読み飛ばすなら false）："};
constexpr Message<> headings_row{"the headings stand in the row with this text",
                                 "見出しは、この文字のある行です"};
constexpr Message<> left_out_unless_named{"not in the plan, so left out:",
                                          "計画にないので読み飛ばします："};
constexpr Message<> held_against{"total rows are held against the rows above",
                                 "合計の行は各行の和と照合します"};
constexpr Message<> say_sign{
    "it may mean several things: take off the # and write 0, \"unknown\", \"suppressed\", or \"\" "
    "for no "
    "value:",
    "表によって意味が違う記号です。行頭の # "
    "を取り、0、\"unknown\"（不詳）、\"suppressed\"（秘匿）、"
    "\"\"（値なし）のどれかを書いてください："};
constexpr Message<> look_at_signs{"look whether it means that",
                                  "意味が合っているか確かめてください"};
constexpr Message<> look_at_decimals{"look whether 1.613 is 1613 or 1.613",
                                     "1.613 が1613か1.613かを確かめてください"};
constexpr Message<> rounds{"there are values with more decimals than are kept",
                           "保存できる桁数を超える値があります"};
constexpr Message<std::string> left_as_codes{"not read, as they look like codes: {}",
                                             "コードとみて読まない列：{}"};

constexpr std::size_t most_told = 20;

class Writer {
 public:
  Writer(const RowSource& rows, std::size_t sheet, const Sample& sample, const Shape& shape,
         const Plan& plan, Day today)
      : rows_(rows), sheet_(sheet), sample_(sample), shape_(shape), plan_(plan), today_(today) {}

  Draft write() {
    write_sheet();
    write_header();
    Reading ignored;
    SheetFaults faults(ignored);
    auto layout = find_layout(rows_, sheet_, draft_.table, faults);
    if (!layout) return std::move(draft_);
    layout_ = std::move(*layout);
    guess_ = guess_roles(rows_.sheets[sheet_].name, sample_, shape_, layout_, plan_, today_);
    write_totals();
    write_period();
    write_roles();
    write_values();
    write_numbers();
    if (!shape_.codes.empty()) draft_.comment(left_as_codes(joined(references(shape_.codes))));
    return std::move(draft_);
  }

 private:
  static Template made(const std::string& written) {
    const Parsed<Template> read = read_template(written);
    return read ? *read : Template{written, {}};
  }
  std::string reference(std::size_t column) const { return reference_to(layout_, column); }
  std::vector<std::string> references(const std::vector<std::size_t>& columns) const {
    std::vector<std::string> names;
    for (const std::size_t column : columns) names.push_back(reference(column));
    return names;
  }

  void write_sheet() {
    std::size_t visible = 0;
    for (const Sheet& sheet : rows_.sheets) {
      if (!sheet.hidden) ++visible;
    }
    if (visible < 2) return;
    const std::string& name = rows_.sheets[sheet_].name;
    draft_.table.sheet = is_month_name(name) && name.ends_with("月") ? "*月" : name;
    draft_.line("sheet", in_quotes(draft_.table.sheet));
  }

  void write_header() {
    const std::size_t lines = shape_.headings.size();
    const Row& first = sample_.rows[shape_.headings.front()];
    const bool in_order = sample_.rows[shape_.headings.back()].number == first.number + lines - 1;
    if (!in_order) {
      std::vector<std::string> numbers;
      for (const std::size_t index : shape_.headings) {
        draft_.table.header_rows.push_back(sample_.rows[index].number);
        numbers.push_back(std::to_string(sample_.rows[index].number));
      }
      draft_.line("header", "[" + joined(numbers) + "]");
      return;
    }
    if (shape_.headings.front() > 0) write_header_text(first);
    if (lines < 2) return;
    draft_.table.header_lines = static_cast<std::uint32_t>(lines);
    draft_.line("header_lines", std::to_string(lines));
  }

  // A text that no row above has.
  void write_header_text(const Row& row) {
    for (const Cell& cell : row.cells) {
      const std::string label = label_of(cell);
      if (cell.kind != CellKind::text || is_blank(cell)) continue;
      bool is_first = true;
      for (std::size_t i = 0; i < shape_.headings.front(); ++i) {
        for (const Cell& other : sample_.rows[i].cells) {
          is_first = is_first && folded(label_of(other)) != folded(label);
        }
      }
      if (!is_first) continue;
      draft_.table.header = label;
      draft_.line("header", in_quotes(label), headings_row());
      return;
    }
    draft_.table.header_rows = {row.number};
    draft_.line("header", std::to_string(row.number));
  }

  void write_totals() {
    std::vector<std::string> totals;
    for (const std::size_t column : shape_.labels) {
      for (const std::string& label : labels_in(sample_, shape_, column)) {
        if (is_total_word(label) && !contains(totals, label)) totals.push_back(label);
      }
    }
    draft_.table.split = guess_.split;
    if (!guess_.split.empty()) draft_.line("split", in_quotes(guess_.split));
    if (!guess_.fill.empty()) {
      const std::vector<std::string> names = references(guess_.fill);
      for (const std::string& name : names) draft_.table.fill.push_back(read_column_name(name));
      draft_.line("fill", in_quotes(names));
    }
    if (guess_.groups) {
      draft_.table.groups = read_column_name(reference(*guess_.groups));
      draft_.line("groups", in_quotes(reference(*guess_.groups)));
    }
    if (guess_.period && !guess_.period->skip.empty()) {
      draft_.table.skip = guess_.period->skip;
      draft_.line("skip", in_quotes(guess_.period->skip));
    }
    if (totals.empty()) return;
    draft_.table.check = totals;
    draft_.line("check", in_quotes(totals), held_against());
  }

  void write_period() {
    if (!guess_.period) {
      draft_.comment(no_period_found());
      return;
    }
    draft_.table.period = made(guess_.period->written);
    draft_.line("period", in_quotes(guess_.period->written), guess_.period->doubt);
    draft_.table.every = guess_.period->every;
    if (guess_.period->every == Every::month) draft_.line("every", "\"month\"");
    if (guess_.period->every == Every::year) draft_.line("every", "\"year\"");
  }

  void write_roles() {
    if (guess_.by_heading.empty()) {
      if (guess_.indicator.empty()) {
        draft_.comment(no_indicator_found());
      } else {
        draft_.line("indicator", in_quotes(guess_.indicator), guess_.indicator_doubt);
      }
      draft_.table.indicator = made(guess_.indicator);
    }
    for (const auto& [breakdown, written] : guess_.by) {
      draft_.table.by.emplace_back(breakdown, made(written));
      draft_.line("by." + breakdown, in_quotes(written));
    }
    draft_.table.names["indicator"] = guess_.indicator_names;
    for (const Meaning& one : guess_.indicator_names) {
      draft_.line_below("names.indicator", one.word, in_quotes(*one.means));
    }
    if (guess_.note) {
      const std::string written = "{" + reference(*guess_.note) + "}";
      draft_.table.note = made(written);
      draft_.line("note", in_quotes(written));
    }
    leave_out_unknown();
    for (const auto& [role, labels] : guess_.unknown) {
      const Breakdown* breakdown = find_breakdown(plan_, role);
      if (!labels.empty()) draft_.comment_below("names." + role, no_part_of(role));
      for (std::size_t i = 0; i < labels.size() && i < most_told; ++i) {
        const std::string near =
            breakdown == nullptr ? std::string() : nearest_part(*breakdown, labels[i]);
        draft_.left_open_below("names." + role, labels[i], near);
      }
    }
  }

  // Rows of indicators that the plan does not have.
  void leave_out_unknown() {
    const auto unknown = guess_.unknown.find("indicator");
    if (unknown == guess_.unknown.end()) return;
    if (!unknown->second.empty()) draft_.comment_below("names.indicator", left_out_unless_named());
    for (const std::string& label : unknown->second) {
      draft_.table.names["indicator"].push_back({label, std::nullopt});
      draft_.line_below("names.indicator", label, "false");
    }
    guess_.unknown.erase(unknown);
  }

  void write_values() {
    if (!guess_.by_heading.empty()) {
      std::vector<std::string> unmatched;
      for (const std::size_t column : guess_.columns) {
        const auto found = guess_.by_heading.find(column);
        const std::string name = reference(column);
        if (found == guess_.by_heading.end()) {
          unmatched.push_back(name);
          continue;
        }
        ValueColumns values = read_value_columns(name);
        values.indicator = made(found->second);
        draft_.table.values.push_back(std::move(values));
        draft_.line_below("values", name, in_quotes(found->second));
      }
      if (!unmatched.empty()) draft_.comment_below("values", not_matched());
      for (const std::string& name : unmatched) draft_.left_open_below("values", name, "");
      return;
    }
    if (guess_.columns.size() == 1 && (!guess_.period || !guess_.period->from_heading) &&
        !guess_.by_in_heading()) {
      const std::string written = "{" + reference(guess_.columns.front()) + "}";
      draft_.table.value = made(written);
      draft_.line("value", in_quotes(written));
      return;
    }
    std::vector<std::string> listed = ranges();
    for (const std::string& text : listed) {
      draft_.table.values.push_back(read_value_columns(text));
    }
    draft_.line("values", in_quotes(listed));
    write_except();
  }

  // Columns side by side as "4月 .. 3月".
  std::vector<std::string> ranges() const {
    std::vector<std::string> result;
    for (std::size_t i = 0; i < guess_.columns.size();) {
      std::size_t last = i;
      while (last + 1 < guess_.columns.size() &&
             guess_.columns[last + 1] == guess_.columns[last] + 1)
        ++last;
      const bool range = last >= i + 2;
      if (range) {
        result.push_back(reference(guess_.columns[i]) + " .. " + reference(guess_.columns[last]));
        i = last + 1;
      } else {
        result.push_back(reference(guess_.columns[i]));
        ++i;
      }
    }
    return result;
  }

  // Columns of totals beside those of the parts.
  void write_except() {
    if (guess_.by_in_heading() && guess_.heading_has_totals) {
      std::vector<std::string> totals;
      for (const std::size_t column : guess_.columns) {
        const std::string name = reference(column);
        if (is_total_word(name)) totals.push_back(name);
      }
      if (totals.empty()) return;
      draft_.table.except = totals;
      draft_.line("except", in_quotes(totals));
    }
  }

  // What the numbers of the table look like.
  struct Numbers {
    std::set<std::string> signs;
    bool thousands = false;  // 1.613
    bool decimals = false;   // 1.6
    bool many_decimals = false;
  };

  static void look_at(const Cell& cell, Numbers& numbers) {
    if (is_sign(cell)) numbers.signs.insert(label_of(cell));
    const std::string text = label_of(cell);
    auto number = Decimal::read(text);
    if (!number) return;
    number->round_to_significant(15);
    if (digits_shown_by(cell.format).as_percent) number->multiply_by_ten_to(2);
    if (number->decimals() > Quantity::decimals) numbers.many_decimals = true;
    const std::size_t point = text.find('.');
    if (point == std::string::npos || cell.kind != CellKind::text) return;
    const bool in_threes = text.size() == point + 4 && point <= 3 && text.front() != '0';
    (in_threes ? numbers.thousands : numbers.decimals) = true;
  }

  void write_numbers() {
    Numbers numbers;
    for (std::size_t i = shape_.first_row; i < sample_.rows.size(); ++i) {
      for (const std::size_t column : guess_.columns) look_at(sample_.cell(i, column), numbers);
    }
    write_signs(numbers.signs);
    if (numbers.thousands) {
      draft_.table.decimal = numbers.decimals ? '.' : ',';
      draft_.line("decimal", numbers.decimals ? "\".\"" : "\",\"", look_at_decimals());
    }
    if (numbers.many_decimals) {
      draft_.table.round = Quantity::decimals;
      draft_.line("round", std::to_string(Quantity::decimals), rounds());
    }
  }

  // A sign whose meaning differs from sheet to sheet is left open.
  void write_signs(const std::set<std::string>& signs) {
    std::vector<std::string> unclear;
    for (const std::string& sign : signs) {
      const std::string plain = folded(sign);
      std::string means = "unknown";
      if (plain == "*" || plain == "x") means = "suppressed";
      if (plain.starts_with("n")) means = "";
      const bool clear = plain == "..." || plain == "…" || means != "unknown";
      if (!clear) {
        unclear.push_back(sign);
        continue;
      }
      draft_.line("symbols." + in_quotes(sign), in_quotes(means), look_at_signs());
      draft_.table.symbols.push_back({sign, means});
    }
    if (!unclear.empty()) draft_.comment(say_sign());
    for (const std::string& sign : unclear) {
      draft_.comment(verbatim("symbols." + in_quotes(sign) + " = …"));
    }
  }

  const RowSource& rows_;
  std::size_t sheet_;
  const Sample& sample_;
  const Shape& shape_;
  const Plan& plan_;
  Day today_;
  Draft draft_;
  Layout layout_;
  RoleGuess guess_;
};

}  // namespace

Draft draft_of(const RowSource& rows, std::size_t sheet, const Sample& sample, const Shape& shape,
               const Plan& plan, Day today) {
  return Writer(rows, sheet, sample, shape, plan, today).write();
}

}  // namespace track::exchange
