#include "track/report/report.hpp"

#include <CLI/CLI.hpp>
#include <memory>

#include "command.hpp"
#include "context.hpp"
#include "filter.hpp"
#include "output.hpp"
#include "track/render/report.hpp"
#include "year_option.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> year_help{"the fiscal year: R4, 令和4年度, FY2022, 2022",
                             "年度：R4、令和4年度、FY2022、2022"};

struct ReportOptions {
  std::string year;
  FilterOptions filter;
  OutputOptions output;
};

int run_report(const ReportOptions& options, Context& context) {
  const render::Format format = options.output.read_format();
  const store::Store store = context.open(store::Access::read);
  const KnownPlan known = context.known_plan(store);
  const FiscalYear year = read_plan_year(options.year, known.plan, context);
  const Filter filter = options.filter.read(known.plan);
  const FiscalYear first = report::first_year_needed(known.plan, year);
  const Totals totals = store.totals(known.plan, first, year, known.knowledge, known.as_of);
  const report::Report report =
      report::build(known.plan, known.revision, totals, year, known.as_of, filter);
  options.output.write(context, render::write(report, format, context.out_style()));
  return 0;
}

}  // namespace

Run declare_report(CLI::App& app, Language language) {
  auto options = std::make_shared<ReportOptions>();
  app.add_option("--year", options->year, year_help().in(language))->type_name("YEAR")->required();
  options->filter.declare(app, language);
  options->output.declare(app, language);
  return [options](Context& context) { return run_report(*options, context); };
}

}  // namespace track::cli
