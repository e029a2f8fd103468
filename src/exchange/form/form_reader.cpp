#include <algorithm>
#include <map>
#include <set>

#include "form/form_cell.hpp"
#include "track/base/error.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_faults = 20;

constexpr Message<std::string> no_form{"{} is no form that track wrote",
                                       "{} は track が作成した様式ではありません"};
constexpr Message<> write_new_one{"write one with: track form --owner NAME -o FILE.xlsx",
                                  "track form --owner 名称 -o ファイル.xlsx で作成できます"};
constexpr Message<std::string> damaged_form{"{}: the first cell does not say which form it is",
                                            "{}：先頭のセルから、どの様式かを読み取れません"};
constexpr Message<std::string, std::string, std::string> other_plan{
    "{} is a form of the plan \"{}\", not of \"{}\"",
    "{} は計画「{}」の様式で、「{}」のものではありません"};
constexpr Message<std::string, Localized, Localized> other_year{
    "{} is a form of {}, not of {}", "{} は{}の様式で、{}のものではありません"};
constexpr Message<std::string> no_keys{
    "{}: the hidden row that names the columns (id … note) is gone",
    "{}：列を示す非表示の行（id … note）がなくなっています"};
constexpr Message<> copy_into_new{
    "copy the values into a new form: track form --owner NAME -o FILE",
    "track form で新しい様式を作成し、値を写してください"};

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
constexpr Message<std::string> id_twice{"the id \"{}\" stands twice", "ID「{}」の行が2つあります"};
constexpr Message<> one_row_each{"leave one of the rows", "どちらか1行だけを残してください"};

constexpr Message<int, int> of_other_revision{
    "the form was written of revision {} of the definitions; now it is revision {}",
    "定義第{}版で作成された様式です（現在は第{}版）"};
constexpr Message<> frame_changed{"rows or columns of the form were moved, added or removed",
                                  "様式の行または列が移動・追加・削除されています"};
constexpr Message<std::string> row_gone{"the row of \"{}\" is gone",
                                        "「{}」の行がなくなっています"};
constexpr Message<std::string> note_without_value{"{}: remarks without a value are not stored",
                                                  "{}：値がない行の備考は記録されません"};
constexpr Message<Localized, std::string, int> which_form{"form of {} for {}, revision {}",
                                                          "{}の様式（{}、定義第{}版）"};

bool is_either(const std::string& text, const Localized& words) {
  return folded(text) == folded(words.en) || folded(text) == folded(words.ja);
}

// The identity in the first cell of a sheet; the text where it is damaged.
struct FirstCells {
  std::optional<FormIdentity> identity;
  bool begun = false;
};

FirstCells first_cells(const Workbook& workbook) {
  FirstCells found;
  for (std::size_t i = 0; i < workbook.sheets().size(); ++i) {
    workbook.read(i, [&found](const Row& row) {
      const std::string text = row.number == 1 && !row.cells.empty() ? row.cells.front().text : "";
      found.begun = found.begun || begins_form(text);
      if (!found.identity) found.identity = read_form_identity(text);
      return false;
    });
  }
  return found;
}

class FormReader {
 public:
  FormReader(const Workbook& workbook, const Plan& plan, const FormOptions& options,
             const TakeEntry& take)
      : workbook_(workbook), plan_(plan), options_(options), take_(take) {}

  FormReading read() {
    identify();
    for (sheet_ = 0; sheet_ < workbook_.sheets().size(); ++sheet_) {
      if (!workbook_.sheets()[sheet_].hidden) read_sheet();
    }
    if (!keys_found_) {
      throw Error(ErrorKind::bad_input, no_keys(printable(workbook_.name())), {copy_into_new()});
    }
    compare_frame();
    return std::move(reading_);
  }

 private:
  void identify() {
    const std::string name = printable(workbook_.name());
    const FirstCells cells = first_cells(workbook_);
    if (!cells.identity) {
      throw Error(ErrorKind::bad_input, cells.begun ? damaged_form(name) : no_form(name),
                  {cells.begun ? copy_into_new() : write_new_one()});
    }
    FormIdentity& identity = reading_.identity = *cells.identity;
    if (identity.plan != plan_.id) {
      throw Error(ErrorKind::bad_input,
                  other_plan(name, printable(identity.plan), printable(plan_.id)),
                  {write_new_one()});
    }
    if (options_.year && *options_.year != identity.year) {
      throw Error(ErrorKind::bad_input,
                  other_year(name, plan_.calendar.label(identity.year),
                             plan_.calendar.label(*options_.year)),
                  {write_new_one()});
    }
    if (identity.revision != options_.revision) {
      reading_.warnings.push_back(of_other_revision(identity.revision, options_.revision));
    }
  }

  void read_sheet() {
    keys_.clear();
    title_seen_ = headings_read_ = false;
    workbook_.read(sheet_, [this](const Row& row) {
      if (row.hidden) ++hidden_rows_;
      if (keys_.empty()) {
        look_for_keys(row);
      } else if (!headings_read_) {
        read_headings(row);
      } else {
        read_row(row);
      }
      return true;
    });
    if (keys_.empty()) return;
    SheetMap& map = reading_.maps.emplace_back();
    map.sheet = workbook_.sheets()[sheet_].name;
    map.roles = {which_form(plan_.calendar.label(reading_.identity.year),
                            printable(reading_.identity.owner), reading_.identity.revision)};
    map.hidden_rows = std::max<std::int64_t>(hidden_rows_ - 1, 0);  // that of the keys
    map.values = values_;
  }

  // The title, then the row that has the keys of id and note.
  void look_for_keys(const Row& row) {
    const Localized title = form_title(plan_.calendar, reading_.identity.year);
    const auto has = [&row](std::string_view key) {
      return std::ranges::any_of(row.cells, [key](const Cell& one) { return one.text == key; });
    };
    for (const Cell& cell : row.cells) title_seen_ = title_seen_ || is_either(cell.text, title);
    if (!has(form_key::id) || !has(form_key::note)) return;
    keys_found_ = true;
    for (const Cell& cell : row.cells) {
      keys_.push_back(cell.text);
      if (form_period(cell.text)) columns_.push_back(cell.text);
    }
    if (title_seen_) return;
    add_fault(workbook_.sheets()[sheet_].name, "", title_changed(title), form_of_one_year());
  }

  void read_headings(const Row& row) {
    headings_read_ = true;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const Localized heading = form_heading(keys_[i], plan_.calendar, reading_.identity.year);
      const std::string text = i < row.cells.size() ? row.cells[i].text : "";
      if (heading.empty() || is_either(text, heading)) continue;
      add_fault(place(i, row.number), text, heading_changed(heading), headings_stay());
    }
  }

  std::string text_at(const Row& row, std::string_view key) const {
    const auto column = std::ranges::find(keys_, key) - keys_.begin();
    const auto index = static_cast<std::size_t>(column);
    return index < row.cells.size() ? trimmed(row.cells[index].text) : "";
  }

  void read_row(const Row& row) {
    const std::string id = text_at(row, form_key::id);
    if (id.empty()) return read_row_without_id(row);
    const auto place_of_id = std::ranges::find(keys_, form_key::id) - keys_.begin();
    const std::string where = place(static_cast<std::size_t>(place_of_id), row.number);
    if (!ids_seen_.insert(id).second)
      return add_fault(where, id, id_twice(printable(id)), one_row_each());
    ids_.push_back(id);
    const Indicator* indicator = find_indicator(plan_, id);
    if (indicator == nullptr || indicator->retired) {
      if (has_values(row)) add_fault(where, id, unknown_id(printable(id)), form_too_old());
      return;
    }
    read_values(row, *indicator);
  }

  bool has_values(const Row& row) const {
    for (std::size_t i = 0; i < std::min(keys_.size(), row.cells.size()); ++i) {
      if (form_period(keys_[i]) && is_filled(row.cells[i])) return true;
    }
    return false;
  }

  // Never guessed at by its name.
  void read_row_without_id(const Row& row) {
    if (!has_values(row)) return;
    std::string all;
    for (const Cell& cell : row.cells) {
      if (!cell.text.empty()) all += (all.empty() ? "" : " | ") + cell.text;
    }
    add_fault(place(0, row.number), all, row_without_id(), rows_stay_too());
  }

  void read_values(const Row& row, const Indicator& indicator) {
    std::vector<Entry> entries;
    bool faulty = false;
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      const std::optional<Period> period = form_period(keys_[i]);
      if (!period) continue;
      const Cell cell = i < row.cells.size() ? row.cells[i] : Cell{};
      const std::string where = place(i, row.number);
      if (is_closed(cell)) continue;
      if (!is_filled(cell)) {
        reading_.blanks.push_back({indicator.id, *period, where});
        continue;
      }
      const Parsed<Value> value = form_value(cell, indicator);
      if (!value) {
        faulty = true;
        add_fault(where, cell.text, value.problem, value.rule);
        continue;
      }
      Entry& entry = entries.emplace_back();
      entry.request.period = *period;
      entry.request.year = reading_.identity.year;
      entry.request.items = {{indicator.id, *value}};
      entry.cells = {where};
    }
    const std::string note = text_at(row, form_key::note);
    if (!note.empty() && !entries.empty()) entries.back().request.note = note;
    if (!note.empty() && entries.empty() && !faulty) {
      const auto column = std::ranges::find(keys_, form_key::note) - keys_.begin();
      reading_.warnings.push_back(
          note_without_value(place(static_cast<std::size_t>(column), row.number)));
    }
    values_ += static_cast<std::int64_t>(entries.size());
    for (Entry& entry : entries) take_(std::move(entry));
  }

  void compare_frame() {
    if (frame_of(ids_, columns_) == reading_.identity.frame) return;
    reading_.warnings.push_back(frame_changed());
    for (const std::string& id : ids_written()) {
      if (!ids_seen_.contains(id)) reading_.warnings.push_back(row_gone(printable(id)));
    }
  }

  // Those of the hidden sheet; none where the format has none.
  std::vector<std::string> ids_written() const {
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < workbook_.sheets().size(); ++i) {
      if (!workbook_.sheets()[i].hidden) continue;
      workbook_.read(i, [&ids](const Row& row) {
        const bool head = row.number == 1;
        if (!head && !row.cells.empty()) ids.push_back(row.cells.front().text);
        return true;
      });
    }
    return ids;
  }

  std::string place(std::size_t column, std::uint32_t row) const {
    return cell_place(workbook_.sheets()[sheet_], column, row);
  }

  void add_fault(const std::string& where, const std::string& content, const Localized& problem,
                 const Localized& rule) {
    ++reading_.fault_count;
    if (reading_.faults.size() < most_faults) {
      reading_.faults.push_back({where, content, problem, {}});
      if (!rule.empty()) reading_.faults.back().hints = {rule};
    }
  }

  const Workbook& workbook_;
  const Plan& plan_;
  const FormOptions& options_;
  const TakeEntry& take_;
  FormReading reading_;
  std::size_t sheet_ = 0;
  std::vector<std::string> keys_;     // of the columns of the sheet
  std::vector<std::string> columns_;  // of all periods, in order
  bool keys_found_ = false;
  bool title_seen_ = false;
  bool headings_read_ = false;
  std::set<std::string> ids_seen_;
  std::vector<std::string> ids_;
  std::int64_t hidden_rows_ = 0;
  std::int64_t values_ = 0;
};

}  // namespace

bool is_form(const Workbook& workbook) {
  return first_cells(workbook).begun;
}

FormReading read_form(const Workbook& workbook, const Plan& plan, const FormOptions& options,
                      const TakeEntry& take) {
  return FormReader(workbook, plan, options, take).read();
}

}  // namespace track::exchange
