#include "track/render/views.hpp"

#include <algorithm>
#include <memory>

#include "commands/command.hpp"
#include "context.hpp"
#include "output/output_options.hpp"
#include "track/app/summary.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> no_table{"a summary cannot be written as {}",
                                        "summary は {} で出力できません"};
constexpr Message<> other_tables{
    "--format json has all of it; for tables use track due, track log and track report",
    "全項目は --format json で、一覧は track due、track log、track report で出力できます"};

struct SummaryOptions {
  std::string since = "yesterday";
  bool exit_code = false;
  OutputOptions output;
};

render::Format read_format(const SummaryOptions& options) {
  const render::Format format = options.output.read_format();
  if (std::ranges::count(options.output.formats, format) == 0) {
    throw Error(ErrorKind::usage, no_table(std::string(key(format))), {other_tables()});
  }
  return format;
}

// Lines are wrapped for a terminal alone: a mail program wraps them itself.
render::Style style_of(const SummaryOptions& options, const Context& context) {
  constexpr int unlimited = 1'000'000;
  render::Style style = options.output.style(context);
  if (!options.output.file.empty() || !context.has_columns()) style.width = unlimited;
  return style;
}

int run_summary(const SummaryOptions& options, Context& context) {
  const render::Format format = read_format(options);
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  const report::Summary summary = app::summary_since(options.since, store, known, context.now());
  if (summary.to_act_on() || !options.output.may_be_silent(context)) {
    options.output.write(
        context, render::write(render::document_of(summary), format, style_of(options, context)));
  }
  return options.exit_code && summary.to_act_on() ? exit_with_findings : 0;
}

}  // namespace

Run declare_summary(Options& line) {
  auto options = std::make_shared<SummaryOptions>();
  options->output.formats = {render::Format::table, render::Format::markdown, render::Format::json,
                             render::Format::xlsx, render::Format::html};
  line.add(
      "--since", &options->since,
      {"compare with the state before this day, operation or time: yesterday (the default), "
       "R4.6.11, 57, 2022-11-29T17:10:00Z",
       "この日・操作・日時より前と比べます：昨日（省略時）、R4.6.11、57、2022-11-29T17:10:00Z"},
      "SINCE");
  line.add(
      "--exit-code", &options->exit_code,
      {"exit with 10 if action is needed", "対応が必要なものがあるときは終了コードを10にします"});
  options->output.declare(line);
  return [options](Context& context) { return run_summary(*options, context); };
}

}  // namespace track::cli
