#include "track/render/views.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <memory>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/typed_values.hpp"
#include "line/usage.hpp"
#include "output/output_options.hpp"
#include "track/app/history.hpp"
#include "track/app/listed_rows.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::cli {

namespace {

constexpr Message<Localized> kind_help{"only operations of this kind: {}",
                                       "この種類の操作だけ：{}"};
constexpr Message<std::string> unknown_kind{"unknown operation kind \"{}\"",
                                            "「{}」という種類の操作はありません"};
constexpr Message<std::string> digest_is_text{
    "--digest prints one line of text, not {}",
    "--digest が表示するのは1行のテキストで、{} ではありません"};
constexpr Message<std::string> bad_number{"-n \"{}\" is not a number of operations",
                                          "-n「{}」は件数として読めません"};
constexpr Message<> number_rule{"give a whole number from 1 up", "1以上の整数で指定してください"};
constexpr Message<> no_operations{"nothing has been stored yet", "まだ何も保存されていません"};

constexpr Message<> between_changes{", ", "、"};

struct LogOptions {
  std::string id;
  std::string since;
  std::string actor;
  std::string kind;
  std::string place;
  std::string number;
  bool digest = false;
  OutputOptions output;
};

// The operations on a subject, under its former ids as well; what loads changed of what it is
// judged by.
std::set<OperationId> operations_of(const store::Store& store, const app::KnownPlan& known,
                                    const std::string& text,
                                    std::map<OperationId, Localized>& changes) {
  const Subject subject = app::look_up_known(store, known, text);
  const auto* indicator = std::get_if<const Indicator*>(&subject);
  const std::vector<std::string> ids = indicator != nullptr
                                           ? recorded_ids(known.plan, **indicator)
                                           : recorded_ids(*std::get<const Activity*>(subject));
  std::set<OperationId> operations;
  for (const std::string& id : ids) operations.merge(store.operations_of(id));
  const auto add = [&](const Provenance& by, const Localized& shown) {
    operations.insert(by.operation.id);
    Localized& all = changes[by.operation.id];
    all = joined({all, shown}, between_changes());
  };
  if (indicator != nullptr) {
    for (const TargetChange& change : store.target_changes(ids, known.known_at)) {
      add(change.by, render::target_change_text(change, known.plan.calendar_of(*indicator)));
    }
  }
  for (const DefinitionChange& change : app::definition_changes(store, known, subject)) {
    add(change.by, change.what);
  }
  return operations;
}

constexpr std::int64_t most_listed = 1'000'000'000;

// How many of the last operations are to be listed.
std::size_t read_number(const std::string& text) {
  const std::optional<std::int64_t> number = read_whole_number(text);
  if (number && *number >= 1 && *number <= most_listed) return static_cast<std::size_t>(*number);
  throw Error(ErrorKind::usage, bad_number(printable(text)), {number_rule()});
}

void keep_last(const LogOptions& options, std::vector<LoggedOperation>& log) {
  if (options.number.empty()) return;
  const std::size_t number = read_number(options.number);
  if (log.size() > number) log.erase(log.begin(), log.end() - static_cast<std::ptrdiff_t>(number));
}

int run_log(const LogOptions& options, Context& context) {
  const std::optional<OperationKind> kind = from_word<OperationKind>(options.kind);
  if (!options.kind.empty() && !kind) {
    throw Error(ErrorKind::usage, unknown_kind(printable(options.kind)),
                word_choices<OperationKind>(options.kind));
  }
  if (!options.number.empty()) read_number(options.number);
  const render::Format format = options.output.read_format();
  if (options.digest && format != render::Format::table) {
    throw Error(ErrorKind::usage, digest_is_text(std::string(key(format))));
  }
  const store::Store store = context.open(store::Access::read);
  const app::KnownPlan known = context.known_plan(store);
  const OperationId first =
      options.since.empty()
          ? std::numeric_limits<OperationId>::min()  // what nobody made with track is listed, too
          : app::first_operation(app::read_since(options.since, known), store, known.plan.calendar);
  std::vector<LoggedOperation> log = store.log(first, known.known_at);
  if (options.digest) {
    if (log.empty()) throw Error(ErrorKind::refused, no_operations());
    const LoggedOperation& head = log.back();
    options.output.write(context,
                         std::to_string(head.operation.id) + " " + printable(head.digest) + "\n");
    return 0;
  }
  std::map<OperationId, Localized> changes;
  if (!options.id.empty()) {
    const std::set<OperationId> wanted = operations_of(store, known, options.id, changes);
    std::erase_if(log, [&](const auto& one) { return !wanted.contains(one.operation.id); });
  }
  if (!options.place.empty()) {
    const std::set<OperationId> wanted = app::operations_at(store, options.place);
    std::erase_if(log, [&](const auto& one) { return !wanted.contains(one.operation.id); });
  }
  std::erase_if(log, [&](const LoggedOperation& one) {
    return (!options.actor.empty() && one.operation.actor != options.actor) ||
           (kind && one.operation.kind != *kind);
  });
  keep_last(options, log);
  options.output.write(context,
                       render::write(render::document_of(log, known.plan.calendar, changes), format,
                                     options.output.style(context)));
  return 0;
}

}  // namespace

Run declare_log(Options& line) {
  auto options = std::make_shared<LogOptions>();
  line.add("--id", &options->id,
           {"only operations on this activity or indicator", "この取組・指標の操作だけ"}, "NAME");
  line.add("--since", &options->since,
           {"from this day or operation on, or after this time: R4.6.11, yesterday, 57, "
            "2022-11-29T17:10:00Z",
            "この日・操作以降、またはこの日時より後：R4.6.11、昨日、57、2022-11-29T17:10:00Z"},
           "SINCE");
  line.add("--actor", &options->actor, {"only operations by this person", "この記録者の操作だけ"},
           "NAME");
  line.add("--kind", &options->kind, kind_help(keys_and_words<OperationKind>()), "KIND");
  line.add("--place", &options->place,
           {"only what was recorded at a place with this text in it",
            "場所にこの語を含む記録の操作だけ"});
  line.add("-n,--number", &options->number, {"only the last N of them", "最後のN件だけ"}, "NUMBER");
  line.add("--digest", &options->digest,
           {"print the last operation's number and digest, to be kept elsewhere",
            "最後の操作の番号とダイジェストを表示します（別に書き留めておくため）"});
  options->output.declare(line);
  return [options](Context& context) { return run_log(*options, context); };
}

}  // namespace track::cli
