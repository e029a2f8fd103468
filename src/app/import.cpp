#include "track/app/import.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "import_conflicts.hpp"
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
constexpr Message<std::string, Localized, std::string, std::string, OperationId> held_elsewhere{
    "{} on {} at \"{}\" is stored beside the one at \"{}\" of operation {}, and both are counted. "
    "If the place was corrected, undo this import and amend that operation",
    "{0}の{1}の実施（{2}）は、操作{4}の実施（{3}）とは別のものとして数えます。場所の訂正であれば、"
    "この取込みを取り消し、その操作を訂正してください"};
constexpr Message<std::string, std::string> same_form{"{} is the same file as {}",
                                                      "{} は {} と同じ内容のファイルです"};
constexpr Message<> leave_one_out{"leave one of them out", "どちらか一方を除いてください"};
constexpr Message<Localized> period_ahead{"{} is not over yet", "{}はまだ終わっていません"};
constexpr Message<> future_import_way{"if this is intended: --allow-future",
                                      "記録する場合は --allow-future を付けてください"};

constexpr Message<Localized, Localized> at_place_of{"{}: {}", "{}：{}"};

constexpr std::size_t most_doubts = 20;
constexpr Message<OperationId> unknown_form{
    "the record does not give the form as it was written (operation {}): which of its cells were "
    "to be filled is not checked",
    "様式の作成時（操作{}"
    "）の内容を記録から確かめられないため、記入対象のセルかどうかは確認していません"};

constexpr std::int64_t told_every = 5000;  // values

class Importer {
 public:
  Importer(const ImportReading& how, const Plan& plan, int revision, const ImportOptions& options,
           bool several, ImportAnswer& answer)
      : how_(how),
        plan_(plan),
        revision_(revision),
        options_(options),
        several_(several),
        answer_(answer),
        conflicts_(how, plan) {}

  // `written`: the form as it was, where it is one and that is known.
  void read(const exchange::Workbook& workbook, const Form* written, const store::Put& put) {
    file_ = workbook.name();
    const auto take_one = [&](Entry&& entry) { take(std::move(entry), put); };
    if (how_.mapping) {
      const exchange::Reading reading =
          exchange::read_entries(workbook, *how_.mapping, plan_, how_.options, take_one);
      add_faults(reading);
      ImportAnswer::File& file = answer_.files.emplace_back(file_read(workbook, reading.maps));
      for (const exchange::SheetControl& one : reading.controls) {
        file.differences.push_back(at_place_of(placed(one.place, {}), one.difference));
      }
      file.warnings = reading.warnings;
      return;
    }
    const exchange::FormReading form = exchange::read_form(
        workbook, plan_, {revision_, std::nullopt, written, how_.options.provisional}, take_one,
        [&](const exchange::SheetFault& fault) { add_fault(fault); });
    ImportAnswer::File& file = answer_.files.emplace_back(file_read(workbook, form.maps));
    answer_.unchanged += form.untouched;
    if (written == nullptr) warn_of(file, {{}, unknown_form(form.identity.operation)});
    for (const exchange::FormWarning& one : form.warnings) warn_of(file, one);
    file.form = form.identity;
    for (const exchange::FormBlank& one : form.blanks) {
      file.blanks.push_back(
          {one.indicator, one.period, one.place, lies_ahead(one.period, how_.options.today)});
    }
  }

  void throw_if_any_fault() const { faults_.throw_if_any(); }

 private:
  void add_faults(const exchange::Reading& reading) {
    for (const exchange::SheetFault& fault : reading.faults) add_fault(fault);
    faults_.add_uncounted(reading.fault_count - static_cast<std::int64_t>(reading.faults.size()));
  }

  void add_fault(const exchange::SheetFault& fault) {
    // Many problems quote the content themselves.
    const bool told =
        fault.problem.en.find('"' + printable(fault.content) + '"') != std::string::npos;
    faults_.add(placed(fault.place, told ? std::string() : fault.content),
                Error(ErrorKind::bad_input, fault.problem, fault.hints));
  }

  void warn_of(ImportAnswer::File& file, const exchange::FormWarning& warning) const {
    file.warnings.push_back(at_place_of(placed(warning.place, {}), warning.text));
  }

  // A form does not look at days by itself.
  void require_begun(const Period& period) const {
    if (how_.mapping || how_.options.allow_future) return;
    if (!lies_ahead(period, how_.options.today)) return;
    throw Error(ErrorKind::bad_input, period_ahead(period_of(period)), {future_import_way()});
  }

  Localized placed(const std::string& cell, const std::string& content) const {
    const Localized file = file_ == "-" ? standard_input() : verbatim(printable(file_));
    const Localized at = cell.empty() ? file : in_file(file, printable(cell));
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
      faults_.add(placed(where, {}), held_twice(request, when));
    } else if (done.holding == Fate::conflict) {
      faults_.add(placed(where, {}), held_often(request, when, done.held.size()));
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
        faults_.add(placed(cell, {}), conflicts_.other_value(entry.request, item, done));
        return;
      case Fate::twice:
        faults_.add(placed(cell, {}), conflicts_.twice(entry.request, item, done));
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

  void remember(std::int64_t row, const std::string& cell) {
    conflicts_.remember(row, several_ ? file_ + " " + cell : cell);
  }

  static ImportAnswer::File file_read(const exchange::Workbook& workbook,
                                      const std::vector<exchange::SheetMap>& maps) {
    ImportAnswer::File file;
    file.name = workbook.name();
    file.digest = workbook.digest();
    for (const exchange::SheetMap& map : maps) {
      ImportAnswer::Table table{map.sheet,       map.roles,          map.unread, {},
                                map.hidden_rows, map.hidden_columns, map.values};
      for (const auto& one : map.left_out)
        table.left_out.push_back({one.reason, one.rows, one.first});
      file.tables.push_back(std::move(table));
    }
    return file;
  }

  const ImportReading& how_;
  const Plan& plan_;
  int revision_;  // in force
  const ImportOptions& options_;
  bool several_;  // files: the cell of the first of two is named with its own
  ImportAnswer& answer_;
  PlacedFaults faults_;
  std::string file_;
  ImportConflicts conflicts_;
  std::int64_t told_ = 0;
};

void refuse_same_forms(const std::vector<exchange::Workbook>& workbooks) {
  std::map<std::string, std::string> names;  // by digest
  for (const exchange::Workbook& one : workbooks) {
    const auto [first, is_new] = names.try_emplace(one.digest(), one.name());
    if (is_new) continue;
    throw Error(ErrorKind::usage, same_form(printable(one.name()), printable(first->second)),
                {leave_one_out()});
  }
}

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
  if (!reading.mapping) refuse_same_forms(workbooks);
  std::vector<std::optional<Form>> written;
  for (const exchange::Workbook& one : workbooks) {
    const auto identity = reading.mapping ? std::nullopt : exchange::form_identity(one);
    written.push_back(identity ? form_written(store, *identity) : std::nullopt);
    const SourceRole role = reading.mapping ? SourceRole::data : SourceRole::form;
    batch.sources.push_back({role, one.name(), one.digest()});
  }
  batch.sources.insert(batch.sources.end(), options.further_sources.begin(),
                       options.further_sources.end());
  if (options.dry_run) {
    batch.preview = [&](const store::StoredBatch& stored) {
      answer.operation = stored.operation;
      for (Localized& doubt : doubts_about_batch(stored, plan, store, reading.options.today)) {
        answer.doubts.push_back(std::move(doubt));
      }
    };
  }
  const int revision = latest_revision(store);
  auto stored = store.record_batch(batch, operation, [&](const store::Put& put) {
    Importer importer(reading, plan, revision, options, workbooks.size() > 1, answer);
    for (std::size_t i = 0; i < workbooks.size(); ++i) {
      importer.read(workbooks[i], written[i] ? &*written[i] : nullptr, put);
    }
    importer.throw_if_any_fault();
  });
  if (!stored) return imported;
  answer.operation = stored->operation;
  imported.stored = std::move(*stored);
  return imported;
}

}  // namespace track::app
