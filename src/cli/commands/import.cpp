#include <filesystem>
#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "track/app/batch.hpp"
#include "track/app/import.hpp"
#include "track/base/digest.hpp"
#include "track/base/suggestion.hpp"
#include "track/base/text.hpp"
#include "track/definition/mapping.hpp"
#include "track/exchange/form.hpp"
#include "track/exchange/proposal.hpp"
#include "track/render/views.hpp"
#include "track/store/packages.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> no_mapping{
    "how {} is laid out is not known: it is no form that track made",
    "{} の様式が分かりません（track の報告様式ではありません）"};
constexpr Message<std::string> mapping_way{
    "say it in a mapping (--map FILE); a first one: track import --propose {} > mapping.toml",
    "読み取り定義（--map ファイル）で指定してください。案の作成：track import --propose {} > "
    "mapping.toml"};
constexpr Message<std::string, std::string> not_for_form{
    "{} is not for {}: it is a form that track wrote, and says itself what stands where",
    "{1} は track の報告様式です。どのセルが何かは様式から分かるため、{0} は使えません"};
constexpr Message<std::string> form_way{"take it in by itself: track import {}",
                                        "単独で取り込んでください：track import {}"};
constexpr Message<std::string> not_for_package{"{} is not for a data package",
                                               "{} はデータパッケージの取込みでは使えません"};
constexpr Message<OperationId, std::int64_t, std::string> package_imported{
    "Imported the record up to operation {}: {} rows\n  digest {}, as exported\n",
    "操作{}までの記録を取り込みました：{}行\n  ダイジェスト {}（書出し時と一致）\n"};
constexpr Message<> one_to_propose{"--propose takes one file, without a mapping",
                                   "--propose には、読み取り定義なしでファイルを1つ指定します"};
constexpr Message<> propose_way{"track import --propose FILE > mapping.toml",
                                "track import --propose ファイル > mapping.toml"};
constexpr Message<std::string> several_files{"--map takes one mapping, but {} is a folder",
                                             "--map には読み取り定義を1つ指定します。{} "
                                             "はフォルダです"};
constexpr Message<> other_plan_way{
    "use the database of that plan (--db), or take plan out of the mapping",
    "その計画のデータベースを使う（--db）か、読み取り定義の plan を消してください"};
constexpr Message<std::string, std::string> other_plan{
    "the mapping is of the plan \"{}\", the database of \"{}\"",
    "読み取り定義は計画「{}」のものですが、データベースの計画は「{}」です"};
constexpr Message<std::string> unknown_encoding{"unknown encoding \"{}\"",
                                                "「{}」という文字コードはありません"};
constexpr Message<> mapping_fault{"1 error in the mapping", "読み取り定義にエラーが1件あります"};
constexpr Message<std::size_t> mapping_faults{"{} errors in the mapping",
                                              "読み取り定義にエラーが{}件あります"};
constexpr Message<std::int64_t> so_far{"{} values …", "実績値 {}件 …"};
constexpr Message<std::string> encodings_help{
    "of text files, where it is not found by itself: {}",
    "テキストファイルの文字コード（自動で判別できない場合）：{}"};

struct ImportWords {
  std::vector<std::string> files;
  std::string mapping;
  std::string encoding;
  std::string period;
  app::WhenWords when;
  bool provisional = false;
  bool replace = false;
  bool dry_run = false;
  bool propose = false;
  std::string format;
  bool json = false;
  ReasonOptions why;
};

struct MappingSource {
  Mapping mapping;
  SourceFile source;
};

MappingSource read_mapping_file(const std::string& path, const Plan& plan, const Context& context) {
  const definition::LoadedFiles loaded = definition::load_files({path});
  if (loaded.files.size() != 1 || std::filesystem::is_directory(path)) {
    throw Error(ErrorKind::usage, several_files(printable(path)));
  }
  const definition::SourceFile& file = loaded.files.front();
  definition::MappingFile read = definition::read_mapping(file);
  if (!read.faults.empty()) {
    context.print_faults(read.faults, render::Severity::error);
    throw Error(ErrorKind::bad_input,
                read.faults.size() == 1 ? mapping_fault() : mapping_faults(read.faults.size()));
  }
  if (!read.mapping.plan.empty() && read.mapping.plan != plan.id) {
    throw Error(ErrorKind::bad_input, other_plan(printable(read.mapping.plan), printable(plan.id)),
                {other_plan_way()});
  }
  const std::string name = std::filesystem::path(path).filename().string();
  return {std::move(read.mapping), {SourceRole::mapping, name, digest_of(file.content)}};
}

exchange::WorkbookOptions workbook_options(const ImportWords& words, const Mapping& mapping) {
  exchange::WorkbookOptions options{mapping.encoding, mapping.delimiter};
  if (words.encoding.empty()) return options;
  options.encoding = encoding_named(words.encoding);
  if (options.encoding) return options;
  throw Error(ErrorKind::usage, unknown_encoding(printable(words.encoding)),
              choices(words.encoding, encoding_names()));
}

std::vector<exchange::Workbook> open_workbooks(const ImportWords& words,
                                               const exchange::WorkbookOptions& options,
                                               const Context& context) {
  std::vector<exchange::Workbook> workbooks;
  for (const std::string& file : words.files) {
    workbooks.push_back(file == "-" ? exchange::Workbook::open(context.input(), file, options)
                                    : exchange::Workbook::open(file, options));
  }
  return workbooks;
}

Error form_takes_no(const char* option, const std::string& file) {
  return {ErrorKind::usage,
          not_for_form(option, printable(file)),
          {form_way(printable(command_line({file})))}};
}

void refuse_forms(const ImportWords& words, const std::vector<exchange::Workbook>& workbooks) {
  for (std::size_t i = 0; i < workbooks.size(); ++i) {
    if (exchange::is_form(workbooks[i])) throw form_takes_no("--map", words.files[i]);
  }
}

// What is read without a mapping says by itself what stands where.
void require_forms(const ImportWords& words, const std::vector<exchange::Workbook>& workbooks) {
  for (std::size_t i = 0; i < workbooks.size(); ++i) {
    if (exchange::is_form(workbooks[i])) continue;
    throw Error(ErrorKind::usage, no_mapping(printable(words.files[i])),
                {mapping_way(printable(command_line({words.files[i]})))});
  }
  if (!words.period.empty()) throw form_takes_no("--period", words.files.front());
}

struct Import {
  store::Store store;
  Plan plan;
  app::Imported imported;
};

Import import_files(const ImportWords& words, Context& context) {
  context.refuse_as_of();
  if (words.replace) {
    words.why.require();
  } else {
    words.why.check();
  }
  store::Store store = context.open(store::Access::write);
  Plan plan = context.known_plan(store).plan;
  app::ImportReading reading;
  app::ImportOptions options;
  exchange::WorkbookOptions file_options = workbook_options(words, {});
  if (!words.mapping.empty()) {
    MappingSource mapping = read_mapping_file(words.mapping, plan, context);
    file_options = workbook_options(words, mapping.mapping);
    options.further_sources = {mapping.source};
    reading.mapping = std::move(mapping.mapping);
  }
  const std::vector<exchange::Workbook> workbooks = open_workbooks(words, file_options, context);
  if (reading.mapping) {
    refuse_forms(words, workbooks);
  } else {
    require_forms(words, workbooks);
  }
  reading.options = {words.period, context.today(plan.calendar), words.when.allow_future,
                     words.when.outside_plan, words.provisional};
  options.replace = words.replace;
  options.dry_run = words.dry_run;
  options.progress = [&](std::int64_t values) { context.show_progress(so_far(values)); };
  app::Imported imported = app::import_workbooks(
      workbooks, reading, plan, store, options,
      context.operation(OperationKind::import, words.why.by, words.why.reason));
  context.end_progress();
  return {std::move(store), std::move(plan), std::move(imported)};
}

void answer_import(const Import& done, const render::Format format, Context& context) {
  const render::ImportAnswer& answer = done.imported.answer;
  for (const render::ImportAnswer::File& file : answer.files) {
    context.warn(file.warnings);
    context.warn(file.differences);
  }
  context.warn(answer.doubts);
  const store::StoredBatch& stored = done.imported.stored;
  if (answer.is_stored()) {
    context.warn(
        app::doubts_about_batch(stored, done.plan, done.store, context.today(done.plan.calendar)));
  }
  if (context.quiet() && format == render::Format::table) return;
  const render::Style style = context.out_style();
  context.print(render::write(render::document_of(done.plan, answer), format, style));
  if (!answer.is_stored() || format != render::Format::table) return;
  context.print(standings_after(done.store, {stored.operation, {}, stored.touched}, context) +
                render::undo_hint(*answer.operation).in(style.language) + "\n");
}

// What only a sheet has.
void refuse_beside_package(const ImportWords& words) {
  const std::pair<const char*, bool> given[] = {{"--map", !words.mapping.empty()},
                                                {"--period", !words.period.empty()},
                                                {"--encoding", !words.encoding.empty()},
                                                {"--dry-run", words.dry_run},
                                                {"--replace", words.replace},
                                                {"--provisional", words.provisional}};
  for (const auto& [option, is_given] : given) {
    if (is_given) throw Error(ErrorKind::usage, not_for_package(option));
  }
}

int run_import_package(const ImportWords& words, Context& context) {
  const store::ImportedPackage made = with_closing_hint(nothing_done("import"), [&] {
    context.refuse_as_of();
    refuse_beside_package(words);
    context.make_default_folders();
    return store::import_package(words.files.front(), context.database());
  });
  if (context.quiet()) return 0;
  context.print(
      package_imported(made.head.operation, made.rows, made.head.digest).in(context.language()));
  return 0;
}

// A mapping to begin with, on standard output.
int run_propose(const ImportWords& words, Context& context) {
  if (words.files.size() > 1 || !words.mapping.empty()) {
    throw Error(ErrorKind::usage, one_to_propose(), {propose_way()});
  }
  const store::Store store = context.open(store::Access::read);
  const Plan plan = context.known_plan(store).plan;
  const std::vector<exchange::Workbook> workbooks =
      open_workbooks(words, workbook_options(words, {}), context);
  context.print(exchange::propose(workbooks.front(), plan, context.today(plan.calendar))
                    .in(context.language()));
  return 0;
}

int run_import(const ImportWords& words, Context& context) {
  if (words.propose) return run_propose(words, context);
  if (words.files.size() == 1 && store::is_package(words.files.front())) {
    return run_import_package(words, context);
  }
  render::Format format = render::Format::table;
  const Import done = with_closing_hint(nothing_done("import"), [&] {
    format = read_answer_format(words.format, words.json);
    return import_files(words, context);
  });
  const render::ImportAnswer& answer = done.imported.answer;
  with_closing_hint(answer.is_stored() ? stored_all_the_same(*answer.operation) : Localized{},
                    [&] { answer_import(done, format, context); });
  return 0;
}

}  // namespace

Run declare_import(Options& line) {
  auto words = std::make_shared<ImportWords>();
  line.add("FILE", &words->files,
           {"a spreadsheet: CSV, TSV, xlsx or ods; - is standard input. Or the folder of a data "
            "package, into an empty database",
            "表計算ファイル（CSV、TSV、xlsx、ods）。「-」は標準入力。または、空のデータベースに"
            "取り込むデータパッケージのフォルダ"})
      .required = true;
  line.add("--map", &words->mapping,
           {"the mapping: what stands where in the file (TOML)",
            "読み取り定義（ファイルのどこに何があるかを書いたTOML）"},
           "FILE");
  line.add("--propose", &words->propose,
           {"write a first mapping for the file instead, matched against the plan",
            "取り込まずに、計画と照らし合わせた読み取り定義の案を出力します"});
  line.add("--period", &words->period,
           {"the day or period of all values, where the mapping leaves it open",
            "すべての値の日または期間（読み取り定義にない場合）"},
           "WHEN");
  line.add("--encoding", &words->encoding, encodings_help(joined(encoding_names())), "ENCODING")
      .choices = encoding_names();
  line.add(
      "--dry-run", &words->dry_run,
      {"show what would be stored, and store nothing", "取り込む内容を表示し、保存は行いません"});
  line.add("--replace", &words->replace,
           {"amend values that are recorded otherwise; needs --reason",
            "記録済みの値と異なるときは訂正します（--reason が必要）"});
  line.add("--provisional", &words->provisional,
           {"the values are not final yet", "速報値として取り込みます"});
  declare_unusual_days(line, words->when);
  words->why.declare(line, {"kept with the operation; required with --replace",
                            "操作とともに残ります。--replace では必須"});
  declare_answer_format(line, words->format, words->json);
  return [words](Context& context) { return run_import(*words, context); };
}

}  // namespace track::cli
