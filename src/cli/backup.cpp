#include <CLI/CLI.hpp>
#include <memory>

#include "assurance.hpp"
#include "command.hpp"
#include "context.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/store/copies.hpp"

namespace track::cli {

namespace {

constexpr Phrase<> path_help{
    "a folder, or a file ending in .db (the folder backups beside the database)",
    "フォルダ、または .db で終わるファイル名（省くとデータベースと同じ場所の backups フォルダ）"};
constexpr Phrase<> keep_help{"remove the oldest copies of this database there beyond so many",
                             "このデータベースの控えを新しいものから指定の数だけ残します"};

constexpr Phrase<std::string> bad_keep{"--keep {} is no number of copies",
                                       "--keep {} は控えの数ではありません"};
constexpr Phrase<> keep_rule{"a whole number, 1 or more", "1以上の整数を指定してください"};
constexpr Phrase<std::string> keep_of_file{"--keep is for a folder of copies, and {} is a file",
                                           "--keep はフォルダに使うもので、{} はファイルです"};
constexpr Phrase<> name_the_folder{"name the folder; the copy gets its own name there",
                                   "フォルダを指定してください。控えの名前は自動で付きます"};

constexpr Phrase<std::string, std::uintmax_t> copied{"Copied to {} ({} KiB), and verified\n",
                                                     "{} に控えを作成し、確認しました（{} KiB）\n"};
constexpr Phrase<OperationId, std::string> stands_at{"  last operation {}, digest {}\n",
                                                     "  最後の操作 {}、ダイジェスト {}\n"};
constexpr Phrase<std::string> removed{"  removed {}\n", "  {} を削除しました\n"};
constexpr Phrase<Sentence> not_noted{
    "the copy is made, but could not be noted in the database: {}",
    "控えは作成しましたが、そのことをデータベースに記録できませんでした：{}"};
constexpr Phrase<std::string> made_though{"The copy {} was made all the same.",
                                          "控え {} は作成済みです。"};

struct BackupOptions {
  std::string path;
  std::string keep;
};

std::optional<std::size_t> read_keep(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Reading<Quantity> number = read_quantity(text);
  if (!number || !number->is_whole() || number->units() <= 0) {
    throw Error(ErrorKind::usage, bad_keep(printable(text)), {keep_rule()});
  }
  return static_cast<std::size_t>(number->units() / Quantity::units_per_one);
}

void note(const Context& context, const store::Copy& copy) {
  try {
    store::note_copy(context.database(), copy, context.now());
  } catch (const Error& error) {
    context.warn(not_noted(error.sentence()));
  }
}

int run_backup(const BackupOptions& options, Context& context) {
  context.refuse_as_of();
  const std::filesystem::path database = context.database();
  const std::optional<std::size_t> keep = read_keep(options.keep);
  const std::filesystem::path place =
      options.path.empty() ? store::copies_folder(database) : std::filesystem::path(options.path);
  if (keep && store::is_copy_file(place)) {
    throw Error(ErrorKind::usage, keep_of_file(printable(options.path)), {name_the_folder()});
  }
  const store::Copy copy = store::back_up(database, place, context.now());
  note(context, copy);
  constexpr std::uintmax_t bytes_per_kib = 1024;
  std::string text =
      copied(printable(copy.file.string()), copy.bytes / bytes_per_kib).in(context.language()) +
      stands_at(copy.head.operation, copy.head.digest).in(context.language());
  if (keep) {
    for (const auto& file : store::remove_oldest_copies(place, database, *keep)) {
      text += removed(printable(file.string())).in(context.language());
    }
  }
  with_assurance(made_though(copy.file.string()), [&] {
    if (!context.quiet()) context.print(text);
  });
  return 0;
}

}  // namespace

Run declare_backup(CLI::App& app, Language language) {
  auto options = std::make_shared<BackupOptions>();
  app.add_option("PATH", options->path, path_help().in(language));
  app.add_option("--keep", options->keep, keep_help().in(language))->type_name("N");
  return [options](Context& context) { return run_backup(*options, context); };
}

}  // namespace track::cli
