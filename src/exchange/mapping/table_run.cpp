#include "table_run.hpp"

#include <algorithm>
#include <iterator>

#include "track/base/text.hpp"
#include "track/model/recording_rules.hpp"

namespace track::exchange {

namespace {

constexpr Message<> blank_piece{"a cell that the value is made of is blank",
                                "値を組み立てるセルの一方が空です"};
constexpr Message<> fill_both{"fill it in, or empty the others as well",
                              "入力するか、もう一方も空にしてください"};
constexpr Message<std::string> label_error{"the cell says {}", "セルの内容が {} です"};
constexpr Message<> label_rule{
    "mend its formula, or save the file in a spreadsheet program once more",
    "数式を直すか、表計算ソフトで開いて保存し直してください"};
constexpr Message<std::string> no_entries{"no row of the table gave a value{}",
                                          "値のある行が表に1つもありませんでした{}"};
constexpr Message<std::string> fraction_period{
    "{} is a number: as a month it may be January or October",
    "{}は数値です。月としては1月とも10月とも読めます"};
constexpr Message<> fraction_rule{"type it as text (6.10 as a number is 6.1)",
                                  "文字列として入力してください（数値の6.10は6.1になります）"};
constexpr Message<std::string> fits_elsewhere{
    "read, though a cell fits skip or check: {} (only columns that a role, fill, only or groups "
    "names are looked at)",
    "skip や check "
    "に合うセルがありますが、読み取りました：{}（見るのは、期間や指標など役割のある列と "
    "fill、only、groups の列だけです）"};
constexpr Message<std::string> too_long_text{"the text is longer than {} bytes",
                                             "文字列が{}バイトを超えています"};
constexpr Message<std::int64_t> totals_agree{"totals that agree with their rows: {}",
                                             "各行の和と一致した合計：{}件"};

constexpr std::size_t longest_text = 10'000;  // bytes of a place or note, as `record` has it
constexpr std::size_t most_warnings = 20;

std::string where_of(const Sheet& sheet) {
  return sheet.name.empty() ? "" : ": " + printable(sheet.name);
}

// "{割合}%" of a cell that says "68.6%" itself.
std::string with_one_percent(std::string text) {
  const std::size_t twice = text.find("%%");
  if (twice != std::string::npos) text.erase(twice, 1);
  return text;
}

}  // namespace

void Run::warn(const Localized& warning) {
  const auto& warnings = reading.warnings;
  if (warnings.size() >= most_warnings) return;
  if (std::ranges::find(warnings, warning) == warnings.end()) reading.warnings.push_back(warning);
}

TableRun::TableRun(Run& run, const TableMapping& table, const Sheet& sheet, const Layout& layout)
    : run_(run),
      table_(table),
      sheet_(sheet),
      layout_(layout),
      columns_(layout, sheet, run.faults),
      filter_(table, layout, columns_),
      values_(table),
      roles_(bind_roles(table, run.options, layout, sheet, run.faults, columns_)) {
  for (const auto& [role, meanings] : table.names) names_.emplace(role, Meanings(meanings));
  if (!roles_) return;
  filter_.set_columns(roles_->value_cells(), roles_->label_columns(filter_));
  read_columns_ = roles_->read_columns(filter_);
  unread_.emplace(layout, sheet, read_columns_);
}

bool TableRun::take(const Row& row) {
  if (!roles_) return false;
  switch (filter_.judge(row)) {
    case RowFilter::Verdict::passed:
      return true;
    case RowFilter::Verdict::heading:
      totals_agreed_ += controls_.begin_again();
      return true;
    case RowFilter::Verdict::control:
      unread_->look_at(row, run_.faults);
      take_total();
      return true;
    case RowFilter::Verdict::read:
      break;
  }
  unread_->look_at(row, run_.faults);
  note_hidden_columns(row);
  if (roles_->event) {
    take_event();
  } else {
    take_values();
  }
  return true;
}

void TableRun::note_hidden_columns(const Row& row) {
  if (!hidden_) {
    hidden_.emplace();
    std::ranges::copy_if(read_columns_, std::back_inserter(*hidden_), [&](std::size_t column) {
      return row.hides(column) && !roles_->excepted.contains(column);
    });
  }
  for (const std::size_t column : *hidden_) {
    if (!is_blank(cell_at(row, column))) filled_hidden_.insert(column);
  }
}

SheetMap TableRun::finish() {
  SheetMap map;
  map.sheet = sheet_.name;
  if (!roles_) return map;
  check_days();
  check_order();
  check_years();
  totals_agreed_ += controls_.finish(run_.reading.controls);
  if (!has_entries_ && run_.faults.count() == 0) run_.warn(no_entries(where_of(sheet_)));
  unread_->finish(run_.faults);
  if (const auto warning = unread_->narrow_row()) run_.warn(*warning);
  if (!filter_.fitting_elsewhere().empty()) {
    run_.warn(fits_elsewhere(joined(filter_.fitting_elsewhere())));
  }
  map.roles = roles_->description(layout_);
  for (Localized& line : filter_.description()) map.roles.push_back(std::move(line));
  if (totals_agreed_ > 0) map.roles.push_back(totals_agree(totals_agreed_));
  map.unread = TableRoles::unread(layout_, read_columns_);
  for (std::string& column : unread_->columns()) map.unread.push_back(std::move(column));
  map.left_out = filter_.left_out();
  map.hidden_rows = filter_.hidden_rows();
  for (const std::size_t column : filled_hidden_) {
    map.hidden_columns.push_back(column_with_heading(layout_, column));
  }
  map.values = value_count_;
  return map;
}

ValuePlace TableRun::at(std::size_t column) const {
  return {&filter_.row(), column, &filter_.group()};
}

std::string TableRun::place_of(std::size_t column) const {
  return cell_place(sheet_, column, filter_.row().number);
}

std::string TableRun::place_of(const std::string& role, const Label& label) const {
  if (label.is_constant) {
    if (role == "period" && !table_.period) return "--period";
    return role + " = \"" + printable(label.text) + "\"";  // as the mapping says it
  }
  if (label.row != 0) return cell_place(sheet_, label.column, label.row);
  return place_of(label.column);
}

// Where a value stands, or the first cell that it is made of.
std::size_t TableRun::column_of_value(const ValueColumn& column) const {
  if (column.is_headed || !roles_->value) return column.column;
  const std::vector<std::size_t> named = roles_->value->columns();
  return named.empty() ? 0 : named.front();
}

void TableRun::tell(std::size_t column, const Fault& fault) {
  run_.faults.add(place_of(column), cell_at(filter_.row(), column).text, fault);
}

void TableRun::tell_once(const std::string& subject, const std::string& place,
                         const std::string& content, const Fault& fault) {
  run_.faults.add_once(sheet_.name + "\n" + subject, place, content, fault);
}

std::optional<std::string> TableRun::named(const std::string& role,
                                           const std::string& label) const {
  const auto meanings = names_.find(role);
  if (meanings == names_.end()) return label;
  const Meaning* meaning = meanings->second.find(label);
  return meaning == nullptr ? label : meaning->means;
}

const Cell* TableRun::only_cell(const ValueColumn& column) const {
  if (!roles_->value) return &cell_at(filter_.row(), column.column);
  const auto& pieces = roles_->value->pieces();
  return pieces.size() == 1 ? roles_->value->cell_of(pieces.front(), at(column.column)) : nullptr;
}

bool TableRun::is_blank_value(const ValueColumn& column) const {
  const Cell* cell = only_cell(column);
  return cell != nullptr ? is_blank(*cell) : roles_->value->at(at(column.column)).is_blank;
}

void TableRun::take_values() {
  bool taken = false;
  Outcome why = Outcome::blank;
  for (const ValueColumn& column : roles_->columns) {
    const Outcome outcome = take_value(column);
    taken = taken || outcome == Outcome::taken || outcome == Outcome::refused;
    if (outcome != Outcome::blank) why = outcome;
  }
  if (taken) return;
  if (why == Outcome::undated) {
    filter_.leave_out_without_period();
  } else if (why == Outcome::unnamed) {
    filter_.leave_out_by_names();
  } else {
    filter_.leave_out_without_value();
  }
}

TableRun::Outcome TableRun::take_value(const ValueColumn& column) {
  if (is_blank_value(column)) return Outcome::blank;
  Outcome outcome = Outcome::refused;
  const Indicator* indicator = indicator_of(column, nullptr, outcome);
  if (indicator == nullptr) return outcome;
  RecordRequest request;
  const bool dated = set_period(request, column.column, indicator->year, outcome);
  if (!dated && outcome != Outcome::refused) return outcome;
  const auto value = value_of(column, *indicator, outcome);
  if (!value || !dated || !set_texts(request, column.column)) return outcome;
  request.items.push_back({indicator->id, *value});
  const std::size_t where = column_of_value(column);
  controls_.add(where, *value);
  give({std::move(request), {place_of(where)}}, where);
  return Outcome::taken;
}

void TableRun::give(Entry&& entry, std::size_t column) {
  has_entries_ = true;
  entry.request.provisional = run_.options.provisional;
  for (const Localized& doubt : doubts_of_years(run_.plan, entry.request)) run_.warn(doubt);
  value_count_ += static_cast<std::int64_t>(entry.request.items.size());
  if (!table_.add) {
    run_.take(std::move(entry));
    return;
  }
  const auto fault = run_.sums.add(std::move(entry));
  if (fault) tell(column, *fault);
}

const Indicator* TableRun::indicator_of(const ValueColumn& column, const Activity* activity,
                                        Outcome& outcome) {
  const BoundTemplate& written = column.indicator ? *column.indicator : *roles_->indicator;
  const ValuePlace place = at(column.column);
  const Label label = written.at(place);
  const auto name = named("indicator", label.text);
  if (!name) {
    outcome = Outcome::unnamed;
    return nullptr;
  }
  SheetName words{*name, {}};
  for (const auto& [breakdown, part] : roles_->by) {
    const Label part_label = part.at(place);
    const auto part_name = named(breakdown, part_label.text);
    if (!part_name) {
      outcome = Outcome::unnamed;
      return nullptr;
    }
    words.parts.emplace_back(breakdown, *part_name);
  }
  const Named<Indicator>& found = run_.naming.indicator(words, activity);
  if (found.item != nullptr) {
    const auto fault = table_.unit.empty() ? std::nullopt : values_.fault_of_unit(*found.item);
    if (!fault) return found.item;
    tell_once("unit:" + found.item->id, place_of(column_of_value(column)), table_.unit, *fault);
    return nullptr;
  }
  const auto by = std::ranges::find_if(
      roles_->by, [&](const auto& part) { return part.first == found.breakdown; });
  const bool whole = by == roles_->by.end();
  const Label where = whole ? label : by->second.at(place);
  tell_once(found.subject, place_of(whole ? "indicator" : "by." + by->first, where), where.text,
            found.fault);
  return nullptr;
}

std::optional<std::string> TableRun::value_text(const ValueColumn& column,
                                                const Indicator& indicator, Outcome& outcome) {
  const ValuePlace place = at(column.column);
  const auto text_of = [&](const Cell& cell, std::size_t where) -> std::optional<ValueText> {
    ValueText text = values_.text_of(cell, indicator);
    if (text.text) return text;
    tell(where, text.fault);
    return std::nullopt;
  };
  const auto blank = [&]() -> std::optional<std::string> {
    outcome = Outcome::blank;
    return std::nullopt;
  };
  if (!roles_->value) {
    const auto text = text_of(cell_at(*place.row, column.column), column.column);
    if (!text) return std::nullopt;
    return text->text->empty() ? blank() : *text->text;
  }
  std::string whole;
  std::optional<std::size_t> first_blank;
  std::size_t filled = 0;
  for (const BoundTemplate::Piece& piece : roles_->value->pieces()) {
    const Cell* cell = roles_->value->cell_of(piece, place);
    if (cell == nullptr) {
      whole += roles_->value->text_of(piece, place);
      continue;
    }
    const bool beside = piece.piece.from == TemplatePiece::From::beside;
    const std::size_t where = piece.piece.from == TemplatePiece::From::value ? column.column
                              : beside ? column.column + piece.piece.number
                                       : piece.column;
    const auto text = text_of(*cell, where);
    if (!text) return std::nullopt;
    if (text->is_word) return *text->text;
    if (text->text->empty()) {
      first_blank = first_blank.value_or(where);
    } else {
      ++filled;
    }
    whole += *text->text;
  }
  if (!first_blank) return with_one_percent(whole);
  if (filled == 0) return blank();
  tell(*first_blank, {blank_piece(), {fill_both()}});
  return std::nullopt;
}

std::optional<Value> TableRun::value_of(const ValueColumn& column, const Indicator& indicator,
                                        Outcome& outcome) {
  if (const Cell* cell = only_cell(column)) {
    if (auto plain = values_.plain_value(*cell, indicator)) return plain;
  }
  const auto text = value_text(column, indicator, outcome);
  if (!text) return std::nullopt;
  Parsed<Value> value = SheetValues::read(*text, indicator);
  if (value) return *value;
  tell(column_of_value(column), {value.problem, {value.rule}});
  return std::nullopt;
}

bool TableRun::set_period(RecordRequest& request, std::size_t column, YearCounting counting,
                          Outcome& outcome) {
  const Label label = roles_->period->at(at(column));
  if (label.broken != nullptr) {
    run_.faults.add(place_of("period", label), label.broken->text,
                    {label_error(printable(label.broken->text)), {label_rule()}});
    return false;
  }
  if (label.fraction != nullptr) {
    tell_once("fraction:" + label.text, place_of("period", label), label.text,
              {fraction_period(printable(label.fraction->text)), {fraction_rule()}});
    return false;
  }
  if (label.is_blank) {
    outcome = Outcome::undated;
    return false;
  }
  const auto name = named("period", label.text);
  if (!name) {
    outcome = Outcome::unnamed;
    return false;
  }
  const SheetPeriod& period =
      run_.periods.read({*name, label.shows_no_day}, table_.every, counting);
  if (!period.period) {
    tell_once("period:" + *name, place_of("period", label), *name, period.fault);
    return false;
  }
  for (const Localized& warning : period.warnings) run_.warn(warning);
  note_day(period, label.column);
  note_order(period, label.column);
  if (counting == YearCounting::fiscal) years_.insert(period.year);
  request.period = *period.period;
  request.year = period.year;
  return true;
}

bool TableRun::set_texts(RecordRequest& request, std::size_t column) {
  bool fits = true;
  const auto text_of = [&](const std::optional<BoundTemplate>& role) -> std::string {
    if (!role) return "";
    Label label = role->at(at(column));
    if (label.is_blank) return "";
    if (label.text.size() > longest_text) {
      tell(label.column, {too_long_text(std::to_string(longest_text)), {}});
      fits = false;
    }
    return std::move(label.text);
  };
  request.place = text_of(roles_->place);
  if (!request.place.empty()) request.place = named("place", request.place).value_or("");
  request.note = text_of(roles_->note);
  return fits;
}

}  // namespace track::exchange
