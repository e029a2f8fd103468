#include "track/app/import.hpp"

#include <utility>

#include "track/app/batch.hpp"
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

constexpr std::int64_t told_every = 5000;      // values
constexpr std::size_t most_cells = 1'000'000;  // remembered, to name the first of two

class Importer {
 public:
  Importer(const ImportReading& how, const Plan& plan, int revision, const ImportOptions& options,
           ImportAnswer& answer)
      : how_(how), plan_(plan), revision_(revision), options_(options), answer_(answer) {}

  void read(const exchange::Workbook& workbook, const store::Put& put) {
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
        exchange::read_form(workbook, plan_, {revision_, std::nullopt}, take_one);
    add_faults(form);
    ImportAnswer::File& file = answer_.files.emplace_back(file_read(workbook, form));
    file.form = form.identity;
    for (const exchange::FormBlank& one : form.blanks) {
      file.blanks.push_back({one.indicator, one.period, one.place});
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
    const auto done = faults_.attempt(placed(where, {}), [&] {
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

  ImportAnswer::Line line_of(const Entry& entry, std::size_t item, std::optional<Value> before,
                             const std::string& cell) const {
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
    const Localized problem =
        done.recorded.size() > 1
            ? recorded_often(name_of(wanted.indicator), when, done.recorded.size())
            : differs(name_of(wanted.indicator), when, described(wanted.indicator, recorded.value),
                      recorded.operation, described(wanted.indicator, wanted.value));
    return {ErrorKind::refused, problem, {replace_way()}};
  }

  Error twice(const Entry& entry, std::size_t item, const store::PutValue& done) const {
    const RecordRequest::Item& wanted = entry.request.items[item];
    const Measurement& first = done.recorded.front();
    const Localized when = period_of(entry.request.period);
    const Localized value = described(wanted.indicator, first.value);
    const auto at = static_cast<std::size_t>(first.id - first_row_);
    return {ErrorKind::bad_input,
            at < cells_.size()
                ? comes_twice_at(name_of(wanted.indicator), when, printable(cells_[at]), value)
                : comes_twice(name_of(wanted.indicator), when, value),
            {once_way()}};
  }

  void remember(std::int64_t row, const std::string& cell) {
    if (cells_.empty()) first_row_ = row;
    if (cells_.size() < most_cells) cells_.push_back(cell);
  }

  static ImportAnswer::File file_read(const exchange::Workbook& workbook,
                                      const exchange::Reading& reading) {
    ImportAnswer::File file;
    file.name = workbook.name();
    file.digest = workbook.digest();
    for (const exchange::SheetMap& map : reading.maps) {
      ImportAnswer::Table table{map.sheet, map.roles, map.unread, {}, map.hidden_rows, map.values};
      for (const auto& one : map.left_out) table.left_out.push_back({one.reason, one.rows});
      file.tables.push_back(std::move(table));
    }
    for (const exchange::SheetControl& one : reading.controls) {
      const Localized& difference = one.difference;
      file.differences.push_back(
          {one.place + ": " + difference.en, one.place + "：" + difference.ja});
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
  std::vector<std::string> cells_;  // of the rows stored, in order
  std::int64_t first_row_ = 0;
  std::int64_t told_ = 0;
};

}  // namespace

render::ImportAnswer import_workbooks(const std::vector<exchange::Workbook>& workbooks,
                                      const ImportReading& reading, const Plan& plan,
                                      store::Store& store, const ImportOptions& options,
                                      const Operation& operation) {
  ImportAnswer answer;
  answer.dry_run = options.dry_run;
  store::BatchOptions batch;
  batch.replace = options.replace;
  batch.former_ids = former_ids(plan);
  for (const exchange::Workbook& one : workbooks) {
    const SourceRole role = reading.mapping ? SourceRole::data : SourceRole::form;
    batch.sources.push_back({role, one.name(), one.digest()});
  }
  batch.sources.insert(batch.sources.end(), options.further_sources.begin(),
                       options.further_sources.end());
  const int revision = latest_revision(store);
  answer.operation = store.record_batch(batch, operation, [&](const store::Put& put) {
    Importer importer(reading, plan, revision, options, answer);
    for (const exchange::Workbook& one : workbooks) importer.read(one, put);
    importer.throw_if_any_fault();
    return !options.dry_run;
  });
  return answer;
}

}  // namespace track::app
