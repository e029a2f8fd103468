#include "track/render/views.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "line/typed_values.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "track/app/history.hpp"
#include "track/app/reports.hpp"
#include "track/app/review.hpp"
#include "track/base/text.hpp"
#include "track/model/breakdown.hpp"
#include "track/report/hidden_figures.hpp"
#include "track/report/public_edition.hpp"
#include "track/report/selection.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> unknown_register{"there is no register of \"{}\"",
                                                "「{}」の台帳はありません"};
constexpr Message<> register_of_years{"a register shows one year", "台帳は1年度分だけを表示します"};
constexpr Message<> give_a_year{"give it with --year R4",
                                "年度は --year R4 のように指定してください"};
constexpr Message<> several_given{"years are given more than once",
                                  "年度が2か所以上で指定されています"};
constexpr Message<> choose_one{
    "track report R4 for one year with its targets, track report R3..R5 to compare",
    "1年度の目標と実績は track report R4、年度比較は track report R3..R5 です"};
constexpr Message<Localized> sort_help{"one table without headings, by {}",
                                       "見出しを付けず、1つの表にして並べ替えます：{}"};
constexpr Message<std::string> unknown_key{"rows cannot be sorted by \"{}\"",
                                           "「{}」では並べ替えられません"};
constexpr Message<std::string> sorts_one_year{"{} is for the report of one year",
                                              "{} は1年度の報告で使います"};

constexpr Message<std::string> no_public_edition{"{} cannot be given with --public",
                                                 "{} は --public と同時に指定できません"};
constexpr Message<> gives_figures_back{
    "a choice by status, or another day's state, would tell what is suppressed",
    "判定による絞り込みや別の時点の状態からは、秘匿した数値が分かるためです"};
constexpr Message<> stays_in_order{
    "a public edition keeps the order of the plan, as one by figures would tell what is suppressed",
    "公表用は計画の順に並べます（数値の順からは、秘匿した数値が分かるためです）"};
constexpr Message<> owners_page_is_internal{
    "an owner's page names who recorded and corrected: it is not for the public",
    "所管別の報告には記録者・訂正者名が含まれ、公表用にはできません"};

struct ReportOptions {
  std::optional<std::string> word;
  std::optional<std::string> year;
  std::optional<std::string> years;
  std::string register_name;
  std::string sort;
  bool is_public = false;
  FilterOptions filter;
  OutputOptions output;
};

constexpr std::string_view report_filters[] = {"--theme",  "--field", "--owner", "--level",
                                               "--status", "--by",    "--part"};

using Years = std::variant<FiscalYear, FiscalYearSpan>;

// One year is asked for with its targets, several are compared.
Years read_years(const ReportOptions& options, const app::KnownPlan& known, Context& context) {
  if (options.word) {
    if (!is_year_range(*options.word)) {
      return read_plan_year(*options.word, known, context, "YEAR");
    }
    return read_plan_years(*options.word, known, context, "YEAR");
  }
  if (options.year) return read_plan_year(*options.year, known, context);
  if (options.years) return read_plan_years(*options.years, known, context);
  return report::years_so_far(known.plan, known.as_of);
}

void refuse_years_twice(const ReportOptions& options) {
  const int given = int{options.word.has_value()} + int{options.year.has_value()} +
                    int{options.years.has_value()};
  if (given > 1) throw Error(ErrorKind::usage, several_given(), {choose_one()});
}

std::optional<report::SortKey> read_sort(const std::string& text) {
  if (text.empty()) return std::nullopt;
  if (const auto key = from_word<report::SortKey>(text)) return key;
  throw Error(ErrorKind::usage, unknown_key(printable(text)), word_choices<report::SortKey>(text));
}

// What would order or choose rows by what a public edition hides, or show what it leaves out.
void refuse_beside_public(const ReportOptions& options, const Context& context) {
  if (!options.is_public) return;
  context.refuse_as_of(no_public_edition("--as-of"), gives_figures_back());
  const auto refuse = [](const char* name, const std::string& given, const Localized& why) {
    if (!given.empty()) throw Error(ErrorKind::usage, no_public_edition(name), {why});
  };
  refuse("--sort", options.sort, stays_in_order());
  refuse("--status", options.filter.status, gives_figures_back());
  refuse("--owner", options.filter.owner, owners_page_is_internal());
}

// How reports are made for the public; nothing is done to others.
class Publication {
 public:
  Publication(const ReportOptions& options, const store::Store& store, const app::KnownPlan& now) {
    if (!options.is_public) return;
    suppress_below_ = now.plan.suppress_below;
    hidden_ = app::hidden_figures(store, now);
  }

  template <class Report>
  void apply(Report& report) const {
    if (hidden_) report::make_public(report, *hidden_, suppress_below_);
  }

 private:
  std::optional<int> suppress_below_;
  std::optional<report::HiddenFigures> hidden_;
};

int run_register(const ReportOptions& options, Context& context) {
  if (options.register_name != "partners") {
    throw Error(ErrorKind::usage, unknown_register(printable(options.register_name)),
                choices(options.register_name, {"partners"}));
  }
  const bool several = options.years || (options.word && is_year_range(*options.word));
  if (several) throw Error(ErrorKind::usage, register_of_years(), {give_a_year()});
  if (!options.sort.empty()) throw Error(ErrorKind::usage, sorts_one_year("--sort"));
  options.filter.refuse_others("track report --register partners", register_filters());
  const report::Grouping grouping = options.filter.read_grouping();
  const render::Format format = options.output.read_format();
  const store::Store store = context.open(store::Access::read);
  app::KnownPlan known = context.known_plan(store);
  const std::optional<int> suppress_below = known.plan.suppress_below;
  const std::string named = options.word.value_or(options.year.value_or("current"));
  const FiscalYear year = read_plan_year(named, known, context, options.word ? "YEAR" : "--year");
  known = app::as_closed(store, std::move(known), year);
  const Plan& plan = known.plan;
  const report::ReportHeader head{known.revision, year, known.as_of,
                                  report::progress_of(plan.calendar, year, known.as_of),
                                  known.closed_by};
  const Totals totals =
      app::totals_for(store, known, report::first_year_of_frequency(plan, year), year);
  report::Register partners =
      report::partner_register(plan, options.filter.read(plan), grouping, totals, head);
  if (options.is_public) report::make_public(partners, suppress_below);
  options.output.write(
      context, render::write(render::document_of(partners), format, options.output.style(context)));
  return 0;
}

// While that which a document is made of is there.
using Write = std::function<void(const render::Document& document)>;

// A committee reads pages, workbooks and texts; the terminal is the analyst's.
bool is_for_committee(render::Format format) {
  return format == render::Format::html || format == render::Format::markdown ||
         format == render::Format::xlsx;
}

// A workbook shows the values behind the figures as well, and the years of the plan up to this one.
void write_for_committee(const store::Store& store, const app::KnownPlan& known, FiscalYear year,
                         const Filter& filter, std::optional<report::SortKey> sort,
                         render::Format format, const Publication& publication,
                         const Write& write) {
  app::RecordedReview recorded = app::review_of(
      store, known, year, filter,
      format == render::Format::html ? app::Explanations::given : app::Explanations::left_out);
  report::Review& review = recorded.review;
  publication.apply(review);
  render::Document document =
      sort ? render::document_of(review.report, *sort) : render::document_of(review);
  if (format != render::Format::xlsx) return write(document);
  std::vector<report::UsedMeasurement> values;
  if (!review.report.public_edition) values = app::values_behind(store, known, review.report);
  render::add_workbook_sheets(review.report, review.years, std::move(values), document);
  write(document);
}

void write_year(const store::Store& store, const app::KnownPlan& known, FiscalYear year,
                const Filter& filter, std::optional<report::SortKey> sort, render::Format format,
                const Publication& publication, const Write& write) {
  // A table in another order is no review; a workbook has its other sheets all the same.
  if (is_for_committee(format) && (!sort || format == render::Format::xlsx)) {
    return write_for_committee(store, known, year, filter, sort, format, publication, write);
  }
  report::Report report = app::report_of(store, known, year, filter);
  publication.apply(report);
  if (sort) return write(render::document_of(report, *sort));
  if (filter.owner.empty()) return write(render::document_of(report));
  write(render::document_of(report, app::owner_page_of(store, known, report, filter)));
}

// A year that was closed before a part got the name that was typed has it under a former id.
Filter filter_of_year(const ReportOptions& options, const store::Store& store,
                      const app::KnownPlan& known, const Context& context) {
  const std::string& text = options.filter.part;
  if (!known.closed_by || text.empty()) return options.filter.read(known.plan);
  FilterOptions then = options.filter;
  if (const auto key = app::part_key_then(context.known_plan(store).plan, known.plan, text)) {
    then.part = *key;
  }
  return then.read(known.plan);
}

int run_report(const ReportOptions& options, Context& context) {
  refuse_years_twice(options);
  refuse_beside_public(options, context);
  if (!options.register_name.empty()) return run_register(options, context);
  options.filter.refuse_others("track report", report_filters);
  const auto sort = read_sort(options.sort);
  const render::Format format = options.output.read_format();
  const store::Store store = context.open(store::Access::read);
  app::KnownPlan known = context.known_plan(store);
  const Years years = read_years(options, known, context);
  const Publication publication(options, store, known);
  if (const auto* year = std::get_if<FiscalYear>(&years)) {
    known = app::as_closed(store, std::move(known), *year);
    const Filter filter = filter_of_year(options, store, known, context);
    const Write write = [&](const render::Document& document) {
      options.output.write(context, render::write(document, format, options.output.style(context)));
    };
    write_year(store, known, *year, filter, sort, format, publication, write);
  } else {
    if (sort) throw Error(ErrorKind::usage, sorts_one_year("--sort"), {give_a_year()});
    const auto& span = std::get<FiscalYearSpan>(years);
    const Totals totals = app::totals_for(store, known, span.first, span.last);
    const Filter filter = options.filter.read(known.plan);
    const auto parts = filter.part.empty() ? filter.by : std::optional(table_of(filter.part));
    const app::ClosedYears closed = app::closed_years(store, known, span, parts);
    auto report = report::build(known.plan, known.revision, totals, span, known.as_of, filter,
                                closed.reports);
    report::select(report, filter.statuses);
    publication.apply(report);
    options.output.write(
        context, render::write(render::document_of(report), format, options.output.style(context)));
  }
  return 0;
}

}  // namespace

Run declare_report(Options& line) {
  auto options = std::make_shared<ReportOptions>();
  line.add("YEAR", &options->word,
           {"one year, or years side by side: R4, last, R3..R5",
            "1年度、または年度比較：R4、昨年度、R3..R5"});
  line.add("--year", &options->year,
           {"one fiscal year: R4, 令和4年度, FY2022, 2022, current, last",
            "1年度：R4、令和4年度、FY2022、2022、今年度、昨年度"},
           "YEAR");
  line.add("--years", &options->years,
           {"years side by side: R3..R5; without any year, the plan so far",
            "年度比較：R3..R5（年度を指定しないと計画の初年度から現在まで）"},
           "YEARS");
  line.add("--register", &options->register_name,
           {"a register of the year instead: partners, the activities of partner organisations",
            "目標と実績の代わりに、その年度の台帳を表示します：partners（団体の取組）"},
           "NAME");
  line.add("--sort", &options->sort, sort_help(keys_and_words<report::SortKey>()), "SORT");
  line.add("--public", &options->is_public,
           {"for the public: small counts of people suppressed, without notes and names",
            "公表用：少人数の数値を秘匿し、備考と記録者名を除きます"});
  options->filter.declare(line);
  options->output.declare(line);
  options->output.declare_headings(line);
  return [options](Context& context) { return run_report(*options, context); };
}

}  // namespace track::cli
