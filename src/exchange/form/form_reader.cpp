#include <algorithm>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "form/form_checks.hpp"
#include "form/form_marks.hpp"
#include "form/row_values.hpp"
#include "proposal/matches.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"

namespace track::exchange {

namespace {

constexpr Message<Localized> title_changed{"the title is not \"{}\"", "表題が「{}」ではありません"};
constexpr Message<> form_of_one_year{
    "a form is for the year that it was written for; for another year write a new one",
    "様式は作成時の年度のものです。別の年度には新しい様式を作成してください"};
constexpr Message<Localized> heading_changed{"the heading was \"{}\" when the form was written",
                                             "作成時の見出しは「{}」です"};
constexpr Message<> headings_stay{"put the heading back; what else there is goes into the remarks",
                                  "見出しを元に戻してください。補足は備考欄に記入してください"};
constexpr Message<> row_without_id{"this row has values, but no id: it was not in the form",
                                   "値がありますが、様式になかった行です（IDがありません）"};
constexpr Message<> rows_stay_too{
    "a new indicator is defined first (track load), then written into a new form",
    "指標の追加は定義（track load）で行い、様式を作り直してください"};
constexpr Message<std::string> unknown_id{"the plan has no \"{}\"",
                                          "現在の計画に「{}」はありません"};
constexpr Message<> form_too_old{
    "the form is older than the plan: clear the row, or write a new form",
    "計画の変更前の様式です。行の値を消すか、様式を作り直してください"};
constexpr Message<std::string> not_in_form{"the form was written without a row of {}",
                                           "作成時の様式に {} の行はありません"};
constexpr Message<> one_form_each{"fill it into the form that has it, and import that one as well",
                                  "その行がある様式に記入し、様式ごとに取り込んでください"};
constexpr Message<> whole_rows{
    "names and hidden ids (column A) were separated, by sorting or pasting: copy the values into a "
    "new form, or put the names back beside their ids",
    "並べ替えや貼付けで、名称と非表示のID（A列）がずれています。新しい様式に値を写すか、"
    "名称をIDと同じ行に戻してください"};
constexpr Message<std::string, std::string> unit_changed{
    "the unit was \"{}\" when the form was written, now it is \"{}\"",
    "作成時の単位は「{}」ですが、現在は「{}」です"};
constexpr Message<std::string> id_twice{"the id \"{}\" stands twice", "ID「{}」の行が2つあります"};
constexpr Message<std::string> sheet_twice{"the sheet is a copy of \"{}\"",
                                           "シート「{}」の写しです"};
constexpr Message<> one_sheet_each{"delete one of the two sheets",
                                   "どちらかのシートを削除してください"};
constexpr Message<> of_other_form{"the sheet is of another form", "別の様式のシートです"};
constexpr Message<> one_file_each{"import each form from the file in which it was written",
                                  "様式ごとに、作成時のファイルで取り込んでください"};
constexpr Message<> sheet_damaged{
    "the sheet is one of the form, but its hidden row that names the columns (id … note) is gone",
    "様式のシートですが、列を示す非表示の行（id … note）がなくなっています"};
constexpr Message<std::string, std::string> sheet_not_read{
    "the sheet \"{}\" is no part of the form, and is not read (it begins with {})",
    "シート「{}」は様式の一部ではないため、取り込みません（先頭の記入：{}）"};
constexpr Message<std::string> total_row{"the row \"{}\" was added to the form; it is passed over",
                                         "追加された「{}」の行は取り込みません"};
constexpr Message<> one_row_each{"leave one of the rows", "どちらか1行だけを残してください"};

constexpr Message<int, int> of_other_revision{
    "the form was written of revision {} of the definitions; now it is revision {}",
    "定義第{}版で作成された様式です（現在は第{}版）"};
constexpr Message<> frame_changed{
    "rows or columns of the form were moved, added or removed; what there is was found by its "
    "hidden ids",
    "様式の行または列が移動・追加・削除されています（残っている行と列は非表示のIDで照合しました）"};
constexpr Message<std::string, std::string> note_without_value{
    "{}: the remarks \"{}\" are not stored, as the row has no new value",
    "{}：新しい値がないため、備考「{}」は記録されません"};

bool is_either(const std::string& text, const Localized& words) {
  return folded(text) == folded(words.en) || folded(text) == folded(words.ja);
}

class FormReader {
 public:
  FormReader(const Workbook& workbook, const Plan& plan, const FormOptions& options,
             const TakeEntry& take, const TellFault& tell)
      : workbook_(workbook), plan_(plan), options_(options), take_(take), tell_(tell) {}

  FormReading read() {
    const FirstCells cells = required_cells(workbook_, plan_, options_.year);
    reading_.identity = *cells.identity;
    const int revision = reading_.identity.revision;
    if (revision != options_.revision) warn({}, of_other_revision(revision, options_.revision));
    for (sheet_ = 0; sheet_ < workbook_.sheets().size(); ++sheet_) {
      if (!sheet().hidden) read_sheet();
    }
    if (!keys_found_) throw without_keys(workbook_, cells);
    finish();
    return std::move(reading_);
  }

 private:
  const Sheet& sheet() const { return workbook_.sheets()[sheet_]; }

  void read_sheet() {
    columns_.clear();
    above_.clear();
    begins_form_ = title_seen_ = headings_read_ = false;
    hidden_rows_ = values_ = 0;
    bool is_other = false;
    workbook_.read(sheet_, [&](const Row& row) {
      is_other = is_other || is_of_other_form(row);
      if (is_other) return false;
      if (row.hidden) ++hidden_rows_;
      if (columns_.empty()) {
        look_for_keys(row);
      } else if (!headings_read_) {
        read_headings(row);
      } else {
        read_row(row);
      }
      return true;
    });
    if (is_other) return add_fault(sheet().name, "", of_other_form(), one_file_each());
    if (columns_.empty()) return pass_over_sheet();
    SheetMap& map = reading_.maps.emplace_back();
    map.sheet = sheet().name;
    map.hidden_rows = std::max<std::int64_t>(hidden_rows_ - 1, 0);  // that of the keys
    map.values = values_;
  }

  bool is_of_other_form(const Row& row) const {
    if (row.number != 1 || row.cells.empty()) return false;
    const auto identity = read_form_identity(row.cells.front().text);
    return identity && *identity != reading_.identity;
  }

  // One that has no row of keys.
  void pass_over_sheet() {
    if (begins_form_) {
      add_fault(sheet().name, "", sheet_damaged(), copy_into_new());
    } else if (!above_.empty()) {
      warn({}, sheet_not_read(printable(sheet().name), above_.first()));
    }
  }

  // The title, then the row of keys. A row above it has one text, in front of it the identity.
  void look_for_keys(const Row& row) {
    const Localized title = form_title(plan_.calendar, reading_.identity.year);
    if (columns_.read(row)) {
      keys_found_ = true;
      for (std::size_t i = 0; i < columns_.size(); ++i) {
        if (columns_.period(i)) periods_.push_back(columns_.key(i));
      }
      if (!title_seen_) add_fault(place(1, 1), "", title_changed(title), form_of_one_year());
      if (begins_form_) outside_.add(above_);
      return;
    }
    bool is_first = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const std::string& text = row.cells[i].text;
      title_seen_ = title_seen_ || is_either(text, title);
      if (row.number == 1 && i == 0 && begins_form(text)) {
        begins_form_ = true;
      } else if (is_filled(row.cells[i])) {
        if (!is_first || !begins_form_) above_.add(place(i, row.number), text);
        is_first = false;
      }
    }
  }

  void read_headings(const Row& row) {
    headings_read_ = true;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Localized heading =
          form_heading(columns_.key(i), plan_.calendar, reading_.identity.year);
      const std::string text = i < row.cells.size() ? row.cells[i].text : "";
      if (heading.empty() || is_either(text, heading)) continue;
      add_fault(place(i, row.number), text, heading_changed(heading), headings_stay());
    }
    add_outside(row);
  }

  // All that stands in columns that no form has; of another row than one of the form all.
  void add_outside(const Row& row, bool is_of_form = true) {
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      if (!is_filled(row.cells[i]) || (is_of_form && columns_.is_known(i))) continue;
      outside_.add(place(i, row.number), row.cells[i].text);
    }
  }

  void read_row(const Row& row) {
    const std::string id = columns_.text_at(row, form_key::id);
    if (id.empty()) return read_row_without_id(row);
    const std::string where = place(columns_.index_of(form_key::id), row.number);
    const auto [seen, is_new] = ids_seen_.try_emplace(id, sheet_);
    if (!is_new && seen->second != sheet_) return tell_copy(seen->second);
    if (!is_new) return add_fault(where, id, id_twice(printable(id)), one_row_each());
    ids_.push_back(id);
    const Indicator* indicator = find_indicator(plan_, id);
    if (indicator == nullptr || indicator->retired) {
      if (columns_.has_values(row)) {
        return add_fault(where, id, unknown_id(printable(id)), form_too_old());
      }
      return add_outside(row);
    }
    if (const auto fault = shifted({row, columns_, sheet()}, *indicator)) return tell_(*fault);
    const FormRow* written = row_written(id);
    if (columns_.has_values(row) && !is_of(row, where, *indicator, written)) return;
    read_values(row, *indicator, written);
  }

  void tell_copy(std::size_t first) {
    if (!copies_.insert(sheet_).second) return;
    add_fault(sheet().name, "", sheet_twice(printable(workbook_.sheets()[first].name)),
              one_sheet_each());
  }

  const FormRow* row_written(const std::string& id) const {
    if (options_.written == nullptr) return nullptr;
    const std::vector<FormRow>& rows = options_.written->rows;
    const auto found = std::ranges::find(rows, id, &FormRow::id);
    return found == rows.end() ? nullptr : &*found;
  }

  // A row says what its hidden id is of: rows that were sorted or pasted without it do not.
  bool is_of(const Row& row, const std::string& where, const Indicator& indicator,
             const FormRow* written) {
    if (options_.written != nullptr && written == nullptr) {
      add_fault(where, columns_.text_at(row, form_key::id), not_in_form(printable(indicator.id)),
                one_form_each());
      return false;
    }
    const FormRow asked = written == nullptr ? form_row(plan_, indicator) : *written;
    const auto text_of_key = [&](std::string_view key) { return columns_.text_at(row, key); };
    if (const auto other = disagreement(asked, text_of_key)) {
      add_fault(place(columns_.index_of(other->key), row.number), columns_.text_at(row, other->key),
                other->problem, whole_rows());
      return false;
    }
    if (has_unit(indicator, asked.unit)) return true;
    add_fault(place(columns_.index_of(form_key::unit), row.number), asked.unit,
              unit_changed(printable(asked.unit), printable(indicator.unit)), form_too_old());
    return false;
  }

  // Never guessed at by its name.
  void read_row_without_id(const Row& row) {
    if (!columns_.has_values(row)) return add_outside(row, false);
    for (std::size_t i = 0; i < std::min(columns_.size(), row.cells.size()); ++i) {
      if (columns_.period(i) || !is_total_word(row.cells[i].text)) continue;
      return warn(place(i, row.number), total_row(printable(row.cells[i].text)));
    }
    std::string all;
    for (const Cell& cell : row.cells) {
      if (!cell.text.empty()) all += (all.empty() ? "" : " | ") + cell.text;
    }
    add_fault(place(0, row.number), all, row_without_id(), rows_stay_too());
  }

  // What was asked for in a period; nothing where that is not known.
  std::optional<FormCell> cell_written(const FormRow* written, const Period& period) const {
    if (written == nullptr) return std::nullopt;
    const std::vector<Period>& columns = options_.written->columns;
    const auto at = static_cast<std::size_t>(std::ranges::find(columns, period) - columns.begin());
    return at < written->cells.size() ? written->cells[at] : FormCell{};
  }

  void read_values(const Row& row, const Indicator& indicator, const FormRow* written) {
    FilledRow filled;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const std::optional<Period> period = columns_.period(i);
      if (!period) continue;
      const Cell cell = i < row.cells.size() ? row.cells[i] : Cell{};
      const std::optional<FormCell> asked = cell_written(written, *period);
      read_cell(cell, {indicator, *period, asked, place(i, row.number)}, filled);
    }
    reading_.blanks.insert(reading_.blanks.end(), filled.blanks.begin(), filled.blanks.end());
    if (written != nullptr) {
      add_missing_cells(*options_.written, *written, columns_, reading_);
      warn_of_figures(row, *written);
    }
    if (!filled.deleted.empty()) {
      reading_.warnings.push_back(deleted_values(filled, indicator, plan_.calendar));
    }
    const auto outside = filled.is_empty() ? value_outside({row, columns_, sheet()}, indicator)
                                           : std::optional<SheetFault>();
    if (outside) {
      tell_(*outside);
    } else {
      add_outside(row);
    }
    read_remarks(row, filled);
    give(filled);
  }

  void warn_of_figures(const Row& row, const FormRow& written) {
    const auto text_of_key = [&](std::string_view key) { return columns_.text_at(row, key); };
    for (const Disagreement& one : changed_figures(written, text_of_key)) {
      warn(place(columns_.index_of(one.key), row.number), one.problem);
    }
  }

  void read_remarks(const Row& row, FilledRow& filled) {
    const std::string note = columns_.text_at(row, form_key::note);
    if (note.empty()) return;
    const std::string where = place(columns_.index_of(form_key::note), row.number);
    if (const auto number = number_among_remarks({row, columns_, sheet()})) warn(where, *number);
    if (Entry* last = filled.last_entry()) {
      last->request.note = note;
    } else if (filled.told.empty()) {
      warn(where, note_without_value(columns_.text_at(row, form_key::id), printable(note)));
    }
  }

  void give(FilledRow& filled) {
    values_ += filled.untouched;
    reading_.untouched += filled.untouched;
    for (auto& one : filled.told) {
      if (const auto* fault = std::get_if<SheetFault>(&one)) {
        tell_(*fault);
        continue;
      }
      auto& entry = std::get<Entry>(one);
      ++values_;
      entry.request.year = reading_.identity.year;
      entry.request.provisional = options_.provisional;
      take_(std::move(entry));
    }
  }

  void finish() {
    FoundParts found;
    for (const auto& [id, sheet] : ids_seen_) found.ids.insert(id);
    found.columns.insert(periods_.begin(), periods_.end());
    const bool missing =
        add_missing(options_.written, ids_written(workbook_), found, plan_, reading_);
    if (!missing && frame_of(ids_, periods_) != reading_.identity.frame) warn({}, frame_changed());
    if (!outside_.empty()) warn({}, outside_.warning());
  }

  std::string place(std::size_t column, std::uint32_t row) const {
    return cell_place(sheet(), column, row);
  }

  void warn(const std::string& where, const Localized& text) {
    reading_.warnings.push_back({where, text});
  }

  void add_fault(const std::string& where, const std::string& content, const Localized& problem,
                 const Localized& rule) {
    tell_({where, content, problem, {rule}});
  }

  const Workbook& workbook_;
  const Plan& plan_;
  const FormOptions& options_;
  const TakeEntry& take_;
  const TellFault& tell_;
  FormReading reading_;
  std::size_t sheet_ = 0;
  FormColumns columns_;               // of the sheet
  OutsideCells above_;                // of the sheet, above its row of keys
  OutsideCells outside_;              // of all
  std::vector<std::string> periods_;  // of all columns, their keys in order
  bool keys_found_ = false;
  bool begins_form_ = false;
  bool title_seen_ = false;
  bool headings_read_ = false;
  std::map<std::string, std::size_t> ids_seen_;  // in which sheet
  std::set<std::size_t> copies_;                 // sheets
  std::vector<std::string> ids_;
  std::int64_t hidden_rows_ = 0;
  std::int64_t values_ = 0;
};

}  // namespace

FormReading read_form(const Workbook& workbook, const Plan& plan, const FormOptions& options,
                      const TakeEntry& take, const TellFault& tell) {
  return FormReader(workbook, plan, options, take, tell).read();
}

}  // namespace track::exchange
