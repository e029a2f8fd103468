#include "track/render/views.hpp"

#include <memory>
#include <optional>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/typed_values.hpp"
#include "output/output_file.hpp"
#include "output/output_options.hpp"
#include "track/app/reports.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::cli {

namespace {

constexpr int most_days = 3660;

constexpr Message<> same_file{"--calendar and -o name the same file",
                              "--calendar と -o が同じファイルを指しています"};
constexpr Message<> two_files{"give each a file of its own",
                              "それぞれに別のファイルを指定してください"};
constexpr Message<std::string> calendar_though{"The calendar {} was written all the same.",
                                               "カレンダー {} は書き出し済みです。"};
constexpr Message<std::string> bad_days{"--days \"{}\" is not a number of days",
                                        "--days「{}」は日数として読めません"};
constexpr Message<int> days_rule{"give a whole number from 0 to {}",
                                 "0から{}までの整数で指定してください"};

struct DueOptions {
  std::string days = "28";
  std::string owner;
  bool exit_code = false;
  OutputOptions output;
  std::string calendar;
};

std::chrono::days read_days(const std::string& text) {
  const std::optional<std::int64_t> days = read_whole_number(text);
  if (days && *days <= most_days) return std::chrono::days(*days);
  throw Error(ErrorKind::usage, bad_days(printable(text)), {days_rule(most_days)});
}

// The places of the calendar, where one is asked for, and of the listing.
struct Places {
  std::optional<OutputFile> calendar;
  OutputFile listing;

  // What goes to standard output is one thing.
  bool with_listing(const DueOptions& options) const {
    return !options.output.file.empty() || !calendar || !calendar->is_standard_output();
  }
};

Places places_of(const DueOptions& options, const Context& context) {
  Places places{std::nullopt, options.output.place(context)};
  if (options.calendar.empty()) return places;
  require_calendar_name(options.calendar);
  places.calendar.emplace(options.calendar, context);
  if (!options.output.file.empty() && places.calendar->is_same_as(places.listing)) {
    throw Error(ErrorKind::usage, same_file(), {two_files()});
  }
  return places;
}

void write_listing(const report::Due& due, const DueOptions& options, render::Format format,
                   const Context& context) {
  if (due.empty() && options.output.may_be_silent(context)) return;
  const std::string text =
      render::write(render::document_of(due), format, options.output.style(context));
  options.output.write(context, text);
}

int run_due(const DueOptions& options, Context& context) {
  const render::Format format = options.output.read_format();
  const Places places = places_of(options, context);
  const std::chrono::days ahead = read_days(options.days);
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  const std::string addressee =
      options.owner.empty() ? "" : look_up_owner_or_partner(known.plan, options.owner);
  const app::DueData data = app::due_data(store, known);
  const report::Due due = report::due(data.source(known.plan), known.revision, known.as_of,
                                      known.as_of + ahead, addressee);
  Localized closing_hint;
  if (places.calendar) {
    places.calendar->write(render::due_calendar(due, context.language()), verbatim("iCalendar"),
                           context);
    closing_hint = calendar_though(printable(options.calendar));
  }
  if (places.with_listing(options)) {
    with_closing_hint(closing_hint, [&] { write_listing(due, options, format, context); });
  }
  return options.exit_code && due.overdue() > 0 ? exit_with_findings : 0;
}

}  // namespace

Run declare_due(Options& line) {
  auto options = std::make_shared<DueOptions>();
  line.add("--days", &options->days,
           {"also list what is due within this many days; 28 unless given",
            "この日数以内に期限が来るものも表示します（指定しない場合は28）"},
           "DAYS");
  line.add("--owner", &options->owner,
           {"only what this owner or organisation is responsible for",
            "この所管・団体の項目だけを表示します"},
           "NAME");
  line.add("--exit-code", &options->exit_code,
           {"exit with 10 if something is overdue",
            "期限を過ぎたものがあるときは終了コードを10にします"});
  line.add("--calendar", &options->calendar,
           {"also write the deadlines to this iCalendar file",
            "期限をiCalendar形式のファイルにも書き出します"},
           "FILE");
  options->output.declare(line);
  return [options](Context& context) { return run_due(*options, context); };
}

}  // namespace track::cli
