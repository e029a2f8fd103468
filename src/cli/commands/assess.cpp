#include <memory>
#include <utility>

#include "commands/command.hpp"
#include "commands/text_input.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "output/output_options.hpp"
#include "track/app/assessment.hpp"
#include "track/app/reports.hpp"
#include "track/app/worksheet.hpp"
#include "track/app/worksheet_reader.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

constexpr Message<> nothing_to_say{
    "there is nothing to evaluate with: no text, no file, and no terminal for an editor",
    "評価の内容がありません（文章・ファイルの指定がなく、エディタを開く端末もありません）"};
constexpr Message<> ways_to_say{
    "give --grade, --results, --reasons, --next or --note; or --from FILE, which --template -o "
    "FILE "
    "writes",
    "--grade、--results、--reasons、--next、--note を指定するか、--template -o ファイル "
    "で用紙を作り、--from ファイル で読み込んでください"};
constexpr Message<> texts_need_what{"it is not said what these texts are about",
                                    "文章がどの対象のものか指定してください"};
constexpr Message<> what_rule{
    "name an initiative, a field or plan: track assess WHAT --year …",
    "取組・分野・plan のいずれかを指定してください：track assess 対象 --year …"};
constexpr Message<> nothing_asked{"nothing is to be evaluated here", "評価の対象がありません"};
constexpr Message<> template_is_text{"--template writes a text, in no other format",
                                     "--template が書き出すのはテキストで、形式は選べません"};
constexpr Message<> two_sources{"texts and --from cannot be given together",
                                "文章のオプションと --from は同時に指定できません"};
constexpr Message<> texts_in_template{
    "--template writes what stands already; texts are not taken with it",
    "--template は現在の内容を書き出すもので、文章のオプションとは同時に指定できません"};
constexpr Message<> two_choices{"WHAT and --owner cannot be given together",
                                "対象と --owner は同時に指定できません"};
constexpr Message<> two_choices_way{
    "name what is to be evaluated, or an owner for all that it answers for",
    "個別の対象か、所管（その取組すべて）のどちらかを指定してください"};
constexpr Message<> sheet_way{
    "--from takes a text file as --template -o FILE writes it; - is standard input",
    "--from には、--template -o ファイル で作ったテキストファイルを指定してください（- "
    "は標準入力）"};
constexpr Message<Localized> year_ahead{"{} has not begun", "{}はまだ始まっていません"};
constexpr Message<Localized, OperationId> year_closed{"{} was closed by operation {}",
                                                      "{}は操作{}で締められています"};
constexpr Message<std::string> reopen_year{
    "to evaluate it anyway: track reopen {} --reason …",
    "評価を変える場合は、先に締めを解除してください：track reopen {} --reason …"};
constexpr Message<> as_it_stands{"Nothing was changed: all stands as it is.",
                                 "変更はありません（現在の内容と同じです）。"};
constexpr Message<std::size_t> sheet_faults{"{} errors in the file",
                                            "ファイルにエラーが{}件あります"};
constexpr Message<> sheet_fault{"1 error in the file", "ファイルにエラーが1件あります"};
constexpr Message<Localized, OperationId> evaluated{"Evaluated {}, as operation {}:",
                                                    "{}の評価を保存しました（操作{}）："};

struct AssessOptions {
  std::string what;
  std::string year;
  app::EvaluationWords words;
  std::string from;
  bool make_template = false;
  std::string owner;
  std::string by;
  OutputOptions output;
};

// A year of the plan with its figures, and what may be evaluated of it.
struct Evaluated {
  app::KnownPlan known;
  FiscalYear year;
  report::Report report;
  std::vector<report::EvaluatedItem> items;
  OperationId last = 0;
};

const report::EvaluatedItem& item_of(const Evaluated& read, const EvaluationOf& of,
                                     std::vector<report::EvaluatedItem>& spare) {
  for (const report::EvaluatedItem& item : read.items) {
    if (item.of == of) return item;
  }
  // It does not run in the year, or is retired.
  report::EvaluatedItem& item = spare.emplace_back();
  item.of = of;
  item.name = report::evaluated_name(read.known.plan, of);
  item.standing = report::standing_of(read.known.plan, of, read.report.evaluations);
  return item;
}

// Reads what is known; the store is closed again, so that an editor keeps nobody waiting.
std::unique_ptr<Evaluated> read_year(const AssessOptions& options, Context& context) {
  auto read = std::make_unique<Evaluated>();
  const store::Store store = context.open(store::Access::read);
  read->known = context.known_plan(store);
  const Plan& plan = read->known.plan;
  read->year = read_plan_year(options.year, read->known, context);
  if (plan.calendar.first_day(read->year) > read->known.as_of) {
    throw Error(ErrorKind::refused, year_ahead(plan.calendar.label(read->year)));
  }
  if (const auto closing = store.closing(read->year)) read->known.closed_by = closing->operation;
  read->report = app::report_of(store, read->known, read->year, {});
  read->items = report::evaluated_items(read->report);
  read->last = store.last_operation();
  return read;
}

// What is named, else all that is asked for, of one owner where one is named.
std::vector<report::EvaluatedItem> chosen(const Evaluated& read, const AssessOptions& options) {
  const Plan& plan = read.known.plan;
  if (!options.what.empty()) {
    std::vector<report::EvaluatedItem> spare;
    return {item_of(read, app::look_up_evaluated(plan, options.what), spare)};
  }
  const std::string owner = options.owner.empty() ? "" : look_up_owner(plan, options.owner).id;
  std::vector<report::EvaluatedItem> items;
  for (const report::EvaluatedItem& item : read.items) {
    const bool asked = plan.assessment.of.empty() || plan.assessment.ask_for(item.of.kind);
    if (asked && (owner.empty() || contains(item.owners, owner))) items.push_back(item);
  }
  if (items.empty()) throw Error(ErrorKind::refused, nothing_asked(), {what_rule()});
  return items;
}

// Nothing is read outside of what the command names.
std::vector<Evaluation> read_sheet(const std::string& file, const std::string& text,
                                   const Evaluated& read, const AssessOptions& options,
                                   const Context& context) {
  const Plan& plan = read.known.plan;
  const auto standing_after = [&](OperationId operation) {
    return context.open(store::Access::read).evaluations(read.year, {operation});
  };
  app::WorksheetRequest request{plan, read.year, read.report.evaluations};
  request.last_operation = read.last;
  request.standing_after = standing_after;
  if (!options.what.empty()) request.only = app::look_up_evaluated(plan, options.what);
  if (!options.owner.empty()) request.owner = look_up_owner(plan, options.owner).id;
  const app::Worksheet sheet = app::read_worksheet(file, text, request);
  if (!sheet.faults.empty()) {
    context.print_faults(sheet.faults, render::Severity::error);
    const std::size_t count = sheet.faults.size();
    throw Error(ErrorKind::bad_input, count == 1 ? sheet_fault() : sheet_faults(count));
  }
  std::vector<Evaluation> made;
  for (const app::WorksheetEntry& entry : sheet.entries) {
    std::vector<report::EvaluatedItem> spare;
    auto one = app::evaluation_of(plan, read.year, item_of(read, entry.of, spare), entry.words);
    if (one) made.push_back(std::move(*one));
  }
  return made;
}

std::vector<Evaluation> read_edited(const EditedText& edited, const std::string& before,
                                    const Evaluated& read, const AssessOptions& options,
                                    const Context& context) {
  if (edited.text() == before || is_blank(edited.text())) return {};
  return read_sheet(edited.path().string(), edited.text(), read, options, context);
}

std::vector<Evaluation> evaluations_asked(const Evaluated& read, const AssessOptions& options,
                                          const Context& context) {
  const Plan& plan = read.known.plan;
  if (!options.from.empty()) {
    return read_sheet(options.from, read_text_input(options.from, sheet_way(), context), read,
                      options, context);
  }
  std::vector<report::EvaluatedItem> spare;
  const report::EvaluatedItem& item =
      item_of(read, app::look_up_evaluated(plan, options.what), spare);
  app::check_words(plan, options.words, item.standing);
  auto one = app::evaluation_of(plan, read.year, item, options.words);
  std::vector<Evaluation> made;
  if (one) made.push_back(std::move(*one));
  return made;
}

void refuse_contradictions(const AssessOptions& options, const Context& context) {
  const bool typed = !options.words.empty();
  if (typed && !options.from.empty()) throw Error(ErrorKind::usage, two_sources());
  if (!options.what.empty() && !options.owner.empty()) {
    throw Error(ErrorKind::usage, two_choices(), {two_choices_way()});
  }
  if (typed && options.make_template) throw Error(ErrorKind::usage, texts_in_template());
  if (typed && options.what.empty()) {
    throw Error(ErrorKind::usage, texts_need_what(), {what_rule()});
  }
  if (!typed && options.from.empty() && !options.make_template && !context.can_ask()) {
    throw Error(ErrorKind::usage, nothing_to_say(), {ways_to_say()});
  }
}

struct Assessed {
  std::unique_ptr<Evaluated> read;
  std::vector<Evaluation> made;
  Correction correction;  // of operation 0: nothing was changed
};

void store_all(Assessed& done, const AssessOptions& options, const Context& context) {
  if (done.made.empty()) return;
  store::Store store = context.open(store::Access::write);
  done.correction.operation =
      store.assess(done.made, context.operation(OperationKind::assess, options.by, {}));
  done.correction.placed = store.rows_of(done.correction.operation);
  for (const Evaluation& one : done.made) {
    for (const Evaluation& before : done.read->report.evaluations) {
      if (one.amends == before.id) done.correction.withdrawn.evaluations.push_back(before);
    }
  }
}

// What was written in an editor is kept until it is stored.
void edit_and_store(Assessed& done, const AssessOptions& options, const Context& context) {
  const Evaluated& read = *done.read;
  const std::string before =
      app::worksheet(read.report, chosen(read, options), read.last, context.language());
  const std::string year = read.known.plan.calendar.short_label(read.year);
  EditedText edited(before, "track assess --year " + year + " --from", context);
  try {
    done.made = read_edited(edited, before, read, options, context);
    store_all(done, options, context);
  } catch (Error& error) {
    edited.keep(error);
    throw;
  }
}

Assessed assess(const AssessOptions& options, Context& context) {
  context.refuse_as_of();
  refuse_contradictions(options, context);
  Assessed done{read_year(options, context), {}, {}};
  const Evaluated& read = *done.read;
  if (read.known.closed_by) {
    const FiscalCalendar& calendar = read.known.plan.calendar;
    throw Error(ErrorKind::refused, year_closed(calendar.label(read.year), *read.known.closed_by),
                {reopen_year(calendar.short_label(read.year))});
  }
  if (options.words.empty() && options.from.empty()) {
    edit_and_store(done, options, context);
  } else {
    done.made = evaluations_asked(read, options, context);
    store_all(done, options, context);
  }
  return done;
}

void answer(const Assessed& done, const AssessOptions& options, render::Format format,
            const Context& context) {
  const Plan& plan = done.read->known.plan;
  const OperationId operation = done.correction.operation;
  const render::Style style = options.output.style(context);
  if (format != render::Format::table) {
    options.output.write(
        context, render::write(
                     render::document_of(plan, done.read->year, done.correction.placed.evaluations),
                     format, style));
    return;
  }
  if (options.output.may_be_silent(context)) return;
  const std::string text =
      operation == 0
          ? as_it_stands().in(style.language) + "\n"
          : evaluated(plan.calendar.label(done.read->year), operation).in(style.language) + "\n" +
                render::write(render::changes_of(plan, done.correction), format, style) +
                render::undo_hint(operation).in(style.language) + "\n";
  options.output.write(context, text);
}

int write_template(const AssessOptions& options, Context& context) {
  if (!options.output.format.empty() || options.output.json) {
    throw Error(ErrorKind::usage, template_is_text());
  }
  refuse_contradictions(options, context);
  const auto read = read_year(options, context);
  options.output.write(context, app::worksheet(read->report, chosen(*read, options), read->last,
                                               context.language()));
  return 0;
}

int run_assess(const AssessOptions& options, Context& context) {
  options.output.place(context);  // refused before anything is stored
  if (options.make_template) {
    return with_closing_hint(nothing_done("assess"),
                             [&] { return write_template(options, context); });
  }
  const render::Format format = options.output.read_format();
  const Assessed done =
      with_closing_hint(nothing_done("assess"), [&] { return assess(options, context); });
  const OperationId operation = done.correction.operation;
  with_closing_hint(operation == 0 ? nothing_done("assess") : stored_all_the_same(operation),
                    [&] { answer(done, options, format, context); });
  return 0;
}

}  // namespace

Run declare_assess(Options& line) {
  auto options = std::make_shared<AssessOptions>();
  app::EvaluationWords& words = options->words;
  line.add("WHAT", &options->what,
           {"an initiative or a field by id or official name, or plan",
            "取組または分野（IDまたは正式名称）、計画全体は plan"});
  line.add("--year", &options->year, {"the fiscal year", "年度"}, "YEAR").required = true;
  line.add("--grade", &words.grade, {"one of the plan's grades", "評価の区分"}, "GRADE")
      .may_be_blank = true;
  line.add("--results", &words.results, {"what was achieved", "成果"}).may_be_blank = true;
  line.add("--reasons", &words.reasons, {"reasons for deviations", "差異の理由"}).may_be_blank =
      true;
  line.add("--next", &words.next, {"what comes next", "今後の方向性"}).may_be_blank = true;
  line.add("--note", &words.note, {"a remark", "備考"}).may_be_blank = true;
  line.add("--from", &options->from,
           {"read evaluations from this file; - is standard input",
            "評価をこのファイルから読み取ります（- は標準入力）"},
           "FILE");
  line.add("--template", &options->make_template,
           {"write a file to fill in, with the figures, of all that is asked for",
            "数値を添えた記入用のファイルを作ります（評価の対象すべて）"})
      .excludes = "--from";
  line.add("--owner", &options->owner, {"only what this owner answers for", "この所管の取組だけ"},
           "NAME");
  declare_by(line, options->by);
  options->output.declare(line);
  return [options](Context& context) { return run_assess(*options, context); };
}

}  // namespace track::cli
