#include <fmt/format.h>

#include <memory>
#include <utility>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/typed_values.hpp"
#include "output/output_options.hpp"
#include "track/app/assessment.hpp"
#include "track/app/history.hpp"
#include "track/app/listed_rows.hpp"
#include "track/model/lookup.hpp"
#include "track/render/views.hpp"

namespace track::cli {

namespace {

struct ShowOptions {
  std::vector<std::string> words;
  std::string year;
  std::string by;
  std::string place;
  bool all = false;
  OutputOptions output;
};

constexpr Message<> no_parts_of_activity{"--by is for an indicator: an activity has no parts",
                                         "--by は指標に使います。取組には内訳がありません"};

constexpr Message<std::string> not_of_evaluations{
    "{} is for what is recorded: the plan and its fields have evaluations alone",
    "{} は記録に使います。計画全体と分野で表示するのは評価だけです"};

void require_indicator(const Subject& subject) {
  if (!std::holds_alternative<const Indicator*>(subject))
    throw Error(ErrorKind::usage, no_parts_of_activity());
}

std::optional<FiscalCalendar> years_of(const Subject& subject, const Plan& plan) {
  const auto* indicator = std::get_if<const Indicator*>(&subject);
  return indicator == nullptr ? std::nullopt : std::optional(plan.calendar_of(**indicator));
}

// What a terminal shows without being asked for more; files, pipes and other formats have all.
constexpr std::size_t most_on_terminal = 50;

std::optional<std::size_t> most_shown(const ShowOptions& options, render::Format format,
                                      const Context& context) {
  const bool at_terminal = format == render::Format::table && context.prints_to_terminal() &&
                           options.output.place(context).is_standard_output();
  return at_terminal && !options.all ? std::optional(most_on_terminal) : std::nullopt;
}

// Of the plan and of fields nothing is recorded but evaluations.
render::Document evaluations_of(const ShowOptions& options, const EvaluationOf& of,
                                const store::Store& store, const app::KnownPlan& known,
                                Context& context) {
  for (const auto& [name, given] :
       {std::pair("--by", !options.by.empty()), std::pair("--place", !options.place.empty())}) {
    if (given) throw Error(ErrorKind::usage, not_of_evaluations(name));
  }
  std::vector<Evaluation> all = store.evaluations_of(of, known.known_at);
  if (!options.year.empty()) {
    const FiscalYear year = read_plan_year(options.year, known, context);
    std::erase_if(all, [year](const Evaluation& one) { return one.year != year; });
  }
  return render::document_of(render::EvaluationHistory{known.plan, of, std::move(all)});
}

int run_show(const ShowOptions& options, Context& context) {
  const render::Format format = options.output.read_format();
  const store::Store store = context.open(store::Access::read);
  app::KnownPlan known = context.known_plan(store);
  std::optional<FiscalYear> year;
  const std::string what = fmt::format("{}", fmt::join(options.words, " "));
  if (const auto of = app::find_plan_or_field(known.plan, what)) {
    options.output.write(context, render::write(evaluations_of(options, *of, store, known, context),
                                                format, options.output.style(context)));
    return 0;
  }
  if (!options.year.empty()) {
    const auto own_years = years_of(app::look_up_known(store, known, what), known.plan);
    year = read_plan_year(options.year, known, context, "--year", own_years);
    known = app::as_closed(store, std::move(known), *year);
  }
  const Subject subject = app::look_up_known(store, known, what);
  std::optional<PartTable> by;
  if (!options.by.empty()) {
    require_indicator(subject);
    by = look_up_part_table(known.plan, options.by);
  }
  const std::optional<std::size_t> most = most_shown(options, format, context);
  app::RecordedHistory shown;
  if (year) {
    shown.history = app::explained_year(store, known, subject, *year, by);
  } else {
    const bool is_all = options.place.empty();
    shown = app::history_of(store, known, subject, by, is_all ? most : std::nullopt,
                            is_all ? app::Reading::as_listed : app::Reading::before_listing);
  }
  if (!options.place.empty()) app::keep_place(shown.history, options.place);
  if (most) app::keep_last(shown.history, *most);
  options.output.write(context, render::document_of(shown.history));
  return 0;
}

}  // namespace

Run declare_show(Options& line) {
  auto options = std::make_shared<ShowOptions>();
  line.add("WHAT", &options->words,
           {"an activity or indicator, by id or official name; a field, or plan: its evaluations",
            "取組または指標（IDまたは正式名称）、分野または plan（評価の経過）"})
      .required = true;
  line.add("--year", &options->year,
           {"explain the figures of this fiscal year", "この年度の数値の根拠を表示します"}, "YEAR");
  line.add("--by", &options->by,
           {"its parts by this breakdown: centre, \"age * sex\"",
            "この内訳の区分ごとの値も表示します：centre、\"age * sex\""},
           "BREAKDOWN");
  line.add("--place", &options->place,
           {"list only what was recorded at a place with this text in it",
            "場所にこの語を含む記録だけを一覧にします"});
  line.add("--all", &options->all,
           {"list all that was recorded; a terminal shows the last 50 otherwise",
            "記録をすべて表示します（端末では、付けないと最後の50件だけになります）"});
  options->output.formats = render::all_formats();
  options->output.declare(line);
  return [options](Context& context) { return run_show(*options, context); };
}

}  // namespace track::cli
