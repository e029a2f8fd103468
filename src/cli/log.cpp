#include "track/render/listing.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>
#include <memory>

#include "choices.hpp"
#include "command.hpp"
#include "context.hpp"
#include "output.hpp"
#include "since.hpp"
#include "track/base/text.hpp"
#include "track/model/lookup.hpp"

namespace track::cli {

namespace {

constexpr Message<> id_help{"of this activity or indicator alone", "この取組・指標の操作だけ"};
constexpr Message<> log_since_help{
    "from this day or operation on, or after this moment: R4.6.11, yesterday, 57, "
    "2022-11-29T17:10:00Z",
    "この日・操作以降、またはこの日時より後：R4.6.11、昨日、57、2022-11-29T17:10:00Z"};
constexpr Message<> actor_help{"of this person alone", "この記録者の操作だけ"};
constexpr Message<std::string> kind_help{"of this kind alone: {}", "この種類の操作だけ：{}"};
constexpr Message<std::string> unknown_kind{"there is no kind of operation \"{}\"",
                                            "「{}」という種類の操作はありません"};
constexpr Message<> digest_help{
    "print the last operation's number and digest, to be kept elsewhere",
    "最後の操作の番号とダイジェストを表示します（別に控えておくため）"};
constexpr Message<std::string> digest_is_text{
    "--digest prints one line of text, no {}",
    "--digest が表示するのは1行のテキストで、{} ではありません"};
constexpr Message<> no_operations{"nothing has been stored yet", "まだ何も保存されていません"};

struct LogOptions {
  std::string id;
  std::string since;
  std::string actor;
  std::string kind;
  bool digest = false;
  OutputOptions output;
};

std::string subject_id(const Plan& plan, const std::string& text) {
  const Subject subject = look_up(plan, text);
  if (const auto* indicator = std::get_if<const Indicator*>(&subject)) return (*indicator)->id;
  return std::get<const Activity*>(subject)->id;
}

int run_log(const LogOptions& options, Context& context) {
  const std::optional<OperationKind> kind = from_key<OperationKind>(options.kind);
  if (!options.kind.empty() && !kind) {
    throw Error(ErrorKind::usage, unknown_kind(printable(options.kind)),
                choices(options.kind, keys<OperationKind>()));
  }
  const render::Format format = options.output.read_format();
  if (options.digest && format != render::Format::table) {
    throw Error(ErrorKind::usage, digest_is_text(std::string(key(format))));
  }
  const store::Store store = context.open(store::Access::read);
  const KnownPlan known = context.known_plan(store);
  const OperationId first =
      options.since.empty()
          ? std::numeric_limits<OperationId>::min()  // what nobody made with track is listed, too
          : first_operation(read_since(options.since, known), store, known.plan.calendar);
  std::vector<LoggedOperation> log = store.log(first, known.known_at);
  if (options.digest) {
    if (log.empty()) throw Error(ErrorKind::refused, no_operations());
    const LoggedOperation& head = log.back();
    options.output.write(context,
                         std::to_string(head.operation.id) + " " + printable(head.digest) + "\n");
    return 0;
  }
  if (!options.id.empty()) {
    const std::set<OperationId> wanted = store.operations_of(subject_id(known.plan, options.id));
    std::erase_if(log, [&](const auto& one) { return !wanted.contains(one.operation.id); });
  }
  std::erase_if(log, [&](const LoggedOperation& one) {
    return (!options.actor.empty() && one.operation.actor != options.actor) ||
           (kind && one.operation.kind != *kind);
  });
  options.output.write(
      context, render::write(render::document_of(log, known.plan.calendar.time_zone), format,
                             options.output.style(context)));
  return 0;
}

}  // namespace

Run declare_log(CLI::App& app, Language language) {
  auto options = std::make_shared<LogOptions>();
  app.add_option("--id", options->id, id_help().in(language));
  app.add_option("--since", options->since, log_since_help().in(language))->type_name("WHEN");
  app.add_option("--actor", options->actor, actor_help().in(language))->type_name("NAME");
  app.add_option("--kind", options->kind,
                 kind_help(fmt::format("{}", fmt::join(keys<OperationKind>(), ", "))).in(language))
      ->type_name("KIND");
  app.add_flag("--digest", options->digest, digest_help().in(language));
  options->output.declare(app, language);
  return [options](Context& context) { return run_log(*options, context); };
}

}  // namespace track::cli
