#include "track/app/import.hpp"

#include <algorithm>
#include <utility>

#include "track/app/batch.hpp"
#include "track/app/form.hpp"
#include "track/app/known_plan.hpp"
#include "track/base/text.hpp"
#include "track/exchange/form.hpp"
#include "track/model/lookup.hpp"
#include "track/model/recording_rules.hpp"

namespace track::app {

namespace {

using exchange::Entry;
using render::ImportAnswer;
using store::Fate;

constexpr Message<> standard_input{"standard input", "標準入力"};
constexpr Message<Localized, std::string> in_file{"{} {}", "{} {}"};
constexpr Message<Localized, std::string> cell_with_content{"{}: \"{}\"", "{}「{}」"};
constexpr Message<std::string, Localized, Localized, OperationId, Localized> differs{
    "{} of {} is {} in operation {}, here {}",
    "{0}の{1}の値は、操作{3}では{2}、このファイルでは{4}です"};
constexpr Message<std::string, Localized, std::size_t> recorded_often{
    "{} of {} is recorded {} times, so it cannot be told which one is meant",
    "{}の{}の値は{}件記録されており、どれに当たるか分かりません"};
constexpr Message<> replace_way{
    "to take the values of the file: --replace --reason …",
    "ファイルの値に置き換える場合は --replace --reason … を付けてください"};
constexpr Message<std::string, Localized, Localized, OperationId> now_final{
    "{} of {}, {}, is provisional in operation {}, and final here",
    "{}の{}の値（{}）は、操作{}では速報値、このファイルでは確定値です"};
constexpr Message<> final_way{
    "to make it final: --replace --reason …, or --provisional if it is not",
    "確定値にする場合は --replace --reason …、速報値のままなら "
    "--provisional を付けてください"};
constexpr Message<> added_way{
    "with add = true the file must hold all rows of a period, the earlier ones too: what it gives "
    "is the whole value",
    "add = true "
    "では、期間中のすべての行（以前の分も）がファイルに必要です。合計が値全体になります"};
constexpr Message<std::string, Localized, std::string, std::string, OperationId> held_elsewhere{
    "{} on {} at \"{}\" is stored beside the one at \"{}\" of operation {}, and both are counted. "
    "If the place was corrected, undo this import and amend that operation",
    "{0}の{1}の実施（{2}）は、操作{4}の実施（{3}）とは別のものとして数えます。場所の訂正であれば、"
    "この取込みを取り消し、その操作を訂正してください"};
constexpr Message<std::string, Localized, Localized> comes_twice{
    "{} of {} comes twice; first with {}", "{}の{}の値が2回あります（先の値は{}）"};
constexpr Message<std::string, Localized, std::string, Localized> comes_twice_at{
    "{} of {} comes twice; first in {} with {}", "{}の{}の値が2回あります（先は{}の{}）"};
constexpr Message<> once_way{
    "leave one out (skip, only), name what tells them apart (by, place), or let them be added up "
    "(add = true)",
    "一方を除く（skip、only）、違いを示す（by、place）、または合算する（add = "
    "true）よう指定してください"};
constexpr Message<std::string, Localized> holding_twice{"{} on {} comes twice",
                                                        "{} の{}の実施が2回あります"};
constexpr Message<std::string, Localized, std::size_t> several_holdings{
    "{0} was held {2} times on {1}, and the place does not say which one is meant",
    "{} は{}に{}回実施されており、場所からはどれか分かりません"};
constexpr Message<> place_way{"say at which place each was held: place = \"{{column}}\"",
                              "place = \"{{列名}}\" でそれぞれの場所を指定してください"};

constexpr Message<Localized> period_ahead{"{} is not over yet", "{}はまだ終わっていません"};
constexpr Message<> future_import_way{"if this is intended: --allow-future",
                                      "記録する場合は --allow-future を付けてください"};

constexpr Message<Localized, Localized> total_differs{"{}: {}", "{}：{}"};

constexpr std::size_t most_doubts = 20;
constexpr Message<OperationId> unknown_form{
    "the record does not give the form as it was written (operation {}): which of its cells were "
    "to be filled is not checked",
    "様式の作成時（操作{}"
    "）の内容を記録から確かめられないため、記入対象のセルかどうかは確認していません"};

constexpr std::int64_t told_every = 5000;  // values

// The cells of the values stored, in their order, to name the first of two; those of the first
// million or two of them, so that memory is bounded.
class CellNames {
 public:
  void add(const std::string& cell) {
    is_full_ = is_full_ || text_.size() + cell.size() >= most_bytes;
    if (is_full_) return;
    if (count_++ % marked == 0) marks_.push_back(text_.size());
    text_ += cell;
    text_ += '\0';
  }
  // Empty where it is not known.
  std::string at(std::size_t index) const {
    if (index >= count_) return {};
    std::size_t begin = marks_[index / marked];
    for (std::size_t i = index % marked; i > 0; --i) begin = text_.find('\0', begin) + 1;
    return text_.substr(begin, text_.find('\0', begin) - begin);
  }

 private:
  static constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;
  static constexpr std::size_t marked = 64;  // every so many of them

  std::string text_;  // a NUL behind each
  std::vector<std::size_t> marks_;
  std::size_t count_ = 0;
  bool is_full_ = false;
};

class Importer {
 public:
  Importer(const ImportReading& how, const Plan& plan, int revision, const ImportOptions& options,
           ImportAnswer& answer)
      : how_(how), plan_(plan), revision_(revision), options_(options), answer_(answer) {
    if (!how.mapping) return;
    adds_up_ = std::ranges::any_of(how.mapping->tables, &TableMapping::add);
  }

  // `written`: the form as it was, where it is one and that is known.
  void read(const exchange::Workbook& workbook, const Form* written, const store::Put& put) {
    file_ = workbook.name();
    const auto take_one = [&](Entry&& entry) { take(std::move(entry), put); };
    if (how_.mapping) {
      const exchange::Reading reading =
          exchange::read_entries(workbook, *how_.mapping, plan_, how_.options, take_one);
      add_faults(reading);
      answer_.files.push_back(file_read(workbook, reading));
      return;
    }
    const exchange::FormReading form =
        exchange::read_form(workbook, plan_, {revision_, std::nullopt, written}, take_one);
    add_faults(form);
    ImportAnswer::File& file = answer_.files.emplace_back(file_read(workbook, form));
    answer_.unchanged += form.untouched;
    if (written == nullptr) file.warnings.push_back(unknown_form(form.identity.operation));
    file.form = form.identity;
    for (const exchange::FormBlank& one : form.blanks) {
      file.blanks.push_back(
          {one.indicator, one.period, one.place, lies_ahead(one.period, how_.options.today)});
    }
  }

  void throw_if_any_fault() const { faults_.throw_if_any(); }

 private:
  void add_faults(const exchange::Reading& reading) {
    for (const exchange::SheetFault& fault : reading.faults) {
      // Many problems quote the content themselves.
      const bool told =
          fault.problem.en.find('"' + printable(fault.content) + '"') != std::string::npos;
      faults_.add(placed(fault.place, told ? std::string() : fault.content),
                  Error(ErrorKind::bad_input, fault.problem, fault.hints));
    }
    faults_.add_uncounted(reading.fault_count - static_cast<std::int64_t>(reading.faults.size()));
  }

  // A form does not look at days by itself.
  void require_begun(const Period& period) const {
    if (how_.mapping || how_.options.allow_future) return;
    if (!lies_ahead(period, how_.options.today)) return;
    throw Error(ErrorKind::bad_input, period_ahead(period_of(period)), {future_import_way()});
  }

  Localized placed(const std::string& cell, const std::string& content) const {
    const Localized file = file_ == "-" ? standard_input() : verbatim(printable(file_));
    const Localized at = in_file(file, printable(cell));
    return content.empty() ? at : cell_with_content(at, printable(content));
  }

  Localized period_of(const Period& period) const {
    return period_text(period, plan_.calendar.eras);
  }

  void take(Entry&& entry, const store::Put& put) {
    const std::string where = entry.cells.empty() ? std::string() : entry.cells.front();
    const auto done = faults_.attempt_at([&] { return placed(where, {}); },
                                         [&] {
                                           require_begun(entry.request.period);
                                           return put(entry.request);
                                         });
    if (!done) return;
    if (done->holding) take_holding(entry, *done, where);
    for (std::size_t i = 0; i < done->values.size(); ++i) {
      take_value(entry, i, done->values[i]);
    }
    const std::int64_t values = answer_.stored + answer_.unchanged + answer_.replaced;
    if (options_.progress && values / told_every > told_) {
      told_ = values / told_every;
      options_.progress(values);
    }
  }

  void take_holding(const Entry& entry, const store::PutRequest& done, const std::string& where) {
    const RecordRequest& request = entry.request;
    const Localized when = period_of(request.period);
    if (done.holding == Fate::twice) {
      faults_.add(placed(where, {}), Error(ErrorKind::bad_input,
                                           holding_twice(request.activity, when), {place_way()}));
    } else if (done.holding == Fate::conflict) {
      faults_.add(placed(where, {}),
                  Error(ErrorKind::refused,
                        several_holdings(request.activity, when, done.held.size()), {place_way()}));
    } else if (done.holding == Fate::stored) {
      ++answer_.holdings;
      if (!done.held.empty() && answer_.doubts.size() < most_doubts) {
        const Event& other = done.held.front();
        answer_.doubts.push_back(held_elsewhere(request.activity, when, printable(request.place),
                                                printable(other.place), other.operation));
      }
      if (options_.dry_run) {
        answer_.lines.push_back(
            {{}, request.activity, request.period, request.place, {}, {}, where});
      }
    }
  }

  void take_value(const Entry& entry, std::size_t item, const store::PutValue& done) {
    const std::string cell = item < entry.cells.size() ? entry.cells[item] : std::string();
    switch (done.fate) {
      case Fate::stored:
        ++answer_.stored;
        remember(done.row, cell);
        if (options_.dry_run) answer_.lines.push_back(line_of(entry, item, {}, cell));
        return;
      case Fate::unchanged:
        ++answer_.unchanged;
        return;
      case Fate::replaced:
        ++answer_.replaced;
        remember(done.row, cell);
        answer_.lines.push_back(line_of(entry, item, done.recorded.front().value, cell));
        return;
      case Fate::conflict:
        faults_.add(placed(cell, {}), conflict(entry, item, done));
        return;
      case Fate::twice:
        faults_.add(placed(cell, {}), twice(entry, item, done));
        return;
    }
  }

  static ImportAnswer::Line line_of(const Entry& entry, std::size_t item,
                                    std::optional<Value> before, const std::string& cell) {
    const RecordRequest& request = entry.request;
    return {request.items[item].indicator,
            {},
            request.period,
            request.place,
            request.items[item].value,
            before,
            cell};
  }

  std::string name_of(const std::string& indicator) const {
    const Indicator* found = find_indicator(plan_, indicator);
    return printable(found == nullptr ? indicator : found->name);
  }

  Localized described(const std::string& indicator, const Value& value) const {
    const Indicator* found = find_indicator(plan_, indicator);
    return describe(value, found == nullptr ? std::string() : printable(found->unit));
  }

  Error conflict(const Entry& entry, std::size_t item, const store::PutValue& done) const {
    const RecordRequest::Item& wanted = entry.request.items[item];
    const Localized when = period_of(entry.request.period);
    const Measurement& recorded = done.recorded.front();
    const std::string name = name_of(wanted.indicator);
    const Localized here = described(wanted.indicator, wanted.value);
    if (done.recorded.size() > 1) {
      return {
          ErrorKind::refused, recorded_often(name, when, done.recorded.size()), {replace_way()}};
    }
    if (recorded.value == wanted.value) {
      return {ErrorKind::refused, now_final(name, when, here, recorded.operation), {final_way()}};
    }
    std::vector<Localized> ways = {replace_way()};
    if (adds_up_) ways.insert(ways.begin(), added_way());
    return {
        ErrorKind::refused,
        differs(name, when, described(wanted.indicator, recorded.value), recorded.operation, here),
        std::move(ways)};
  }

  Error twice(const Entry& entry, std::size_t item, const store::PutValue& done) const {
    const RecordRequest::Item& wanted = entry.request.items[item];
    const Measurement& first = done.recorded.front();
    const Localized when = period_of(entry.request.period);
    const Localized value = described(wanted.indicator, first.value);
    const std::string cell = cells_.at(static_cast<std::size_t>(first.id - first_row_));
    return {ErrorKind::bad_input,
            cell.empty() ? comes_twice(name_of(wanted.indicator), when, value)
                         : comes_twice_at(name_of(wanted.indicator), when, printable(cell), value),
            {once_way()}};
  }

  void remember(std::int64_t row, const std::string& cell) {
    if (first_row_ == 0) first_row_ = row;
    cells_.add(cell);
  }

  ImportAnswer::File file_read(const exchange::Workbook& workbook,
                               const exchange::Reading& reading) const {
    ImportAnswer::File file;
    file.name = workbook.name();
    file.digest = workbook.digest();
    for (const exchange::SheetMap& map : reading.maps) {
      ImportAnswer::Table table{map.sheet,       map.roles,          map.unread, {},
                                map.hidden_rows, map.hidden_columns, map.values};
      for (const auto& one : map.left_out)
        table.left_out.push_back({one.reason, one.rows, one.first});
      file.tables.push_back(std::move(table));
    }
    for (const exchange::SheetControl& one : reading.controls) {
      file.differences.push_back(total_differs(placed(one.place, {}), one.difference));
    }
    file.warnings = reading.warnings;
    return file;
  }

  const ImportReading& how_;
  const Plan& plan_;
  int revision_;  // in force
  const ImportOptions& options_;
  ImportAnswer& answer_;
  PlacedFaults faults_;
  std::string file_;
  CellNames cells_;  // of the rows stored
  bool adds_up_ = false;
  std::int64_t first_row_ = 0;
  std::int64_t told_ = 0;
};

}  // namespace

Imported import_workbooks(const std::vector<exchange::Workbook>& workbooks,
                          const ImportReading& reading, const Plan& plan, store::Store& store,
                          const ImportOptions& options, const Operation& operation) {
  Imported imported;
  ImportAnswer& answer = imported.answer;
  answer.dry_run = options.dry_run;
  store::BatchOptions batch;
  batch.replace = options.replace;
  batch.former_ids = former_ids(plan);
  std::vector<std::optional<Form>> written;
  for (const exchange::Workbook& one : workbooks) {
    const auto identity = reading.mapping ? std::nullopt : exchange::form_identity(one);
    written.push_back(identity ? form_written(store, *identity) : std::nullopt);
    const SourceRole role = reading.mapping ? SourceRole::data : SourceRole::form;
    batch.sources.push_back({role, one.name(), one.digest()});
  }
  batch.sources.insert(batch.sources.end(), options.further_sources.begin(),
                       options.further_sources.end());
  const int revision = latest_revision(store);
  auto stored = store.record_batch(batch, operation, [&](const store::Put& put) {
    Importer importer(reading, plan, revision, options, answer);
    for (std::size_t i = 0; i < workbooks.size(); ++i) {
      importer.read(workbooks[i], written[i] ? &*written[i] : nullptr, put);
    }
    importer.throw_if_any_fault();
    return !options.dry_run;
  });
  if (!stored) return imported;
  answer.operation = stored->operation;
  imported.stored = std::move(*stored);
  return imported;
}

}  // namespace track::app
