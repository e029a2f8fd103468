#include <memory>

#include "commands/command.hpp"
#include "context.hpp"
#include "line/common_options.hpp"
#include "track/base/text.hpp"
#include "track/store/restore.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string, OperationId, std::string> restored_from{
    "Restored {}: up to operation {}, digest {}\n",
    "{} を戻しました：操作{}まで、ダイジェスト {}\n"};
constexpr Message<OperationId> told_by{"  recorded as operation {}\n",
                                       "  操作{}として記録しました\n"};
constexpr Message<std::int64_t> given_up{"  operations lost: {}\n", "  失われた操作：{}件\n"};
constexpr Message<std::string> kept_as{"  the replaced file is kept as {}\n",
                                       "  置き換えたファイルは {} に残しました\n"};
constexpr Message<> was_unreadable{
    "  it could not be read as a record; what it held beyond the copy is unknown\n",
    "  "
    "元のファイルは記録として読めなかったため、バックアップの後に何が記録されていたかはわかりません"
    "\n"};

struct RestoreOptions {
  std::string file;
  std::string reason;
  std::string by;
};

int run_restore(const RestoreOptions& options, Context& context) {
  const store::Restored restored = with_closing_hint(nothing_done("restore"), [&] {
    context.refuse_as_of();
    context.make_default_folders();
    return store::restore(context.database(), options.file,
                          context.operation(OperationKind::restore, options.by, options.reason));
  });
  std::vector<Localized> lines = {
      restored_from(printable(options.file), restored.head.operation, restored.head.digest),
      told_by(restored.operation)};
  if (restored.lost > 0) lines.push_back(given_up(restored.lost));
  if (restored.replaced) lines.push_back(kept_as(printable(restored.replaced->string())));
  if (restored.unreadable) lines.push_back(was_unreadable());
  std::string text;
  for (const Localized& line : lines) text += line.in(context.language());
  with_closing_hint(stored_all_the_same(restored.operation), [&] {
    if (!context.quiet()) context.print(text);
  });
  return 0;
}

}  // namespace

Run declare_restore(Options& line) {
  auto options = std::make_shared<RestoreOptions>();
  line.add("FILE", &options->file,
           {"a copy made by \"track backup\"", "「track backup」で作成したバックアップ"})
      .required = true;
  declare_reason(line, options->reason,
                 {"required when operations would be lost or another program's file replaced",
                  "失われる操作があるとき、ほかのプログラムのファイルを置き換えるときは必須"});
  declare_by(line, options->by);
  return [options](Context& context) { return run_restore(*options, context); };
}

}  // namespace track::cli
