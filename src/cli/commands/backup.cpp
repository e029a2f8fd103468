#include <algorithm>
#include <memory>
#include <system_error>

#include "commands/command.hpp"
#include "context.hpp"
#include "track/app/findings.hpp"
#include "track/base/quantity.hpp"
#include "track/base/text.hpp"
#include "track/store/backups.hpp"

namespace track::cli {

namespace {

constexpr Message<std::string> bad_keep{"--keep {} is not a number of copies",
                                        "--keep {} はバックアップの数ではありません"};
constexpr Message<> keep_rule{"a whole number, 1 or more", "1以上の整数を指定してください"};
constexpr Message<std::string> keep_of_file{"--keep is for a folder of copies, but {} is a file",
                                            "--keep はフォルダに使うもので、{} はファイルです"};
constexpr Message<std::string> no_name_of_copy{
    "{} is neither an existing folder nor a name for a copy",
    "{} は既存のフォルダでも、バックアップのファイル名でもありません"};
constexpr Message<> copy_rule{
    "the name of a copy ends in .db; create a folder with any other extension first",
    "バックアップのファイル名は .db "
    "で終わるものにします。別の拡張子の付いたフォルダは先に作成してください"};
constexpr Message<> name_the_folder{
    "name the folder; the copy is named automatically",
    "フォルダを指定してください。バックアップの名前は自動で付きます"};

constexpr Message<std::string, std::uintmax_t> copied{
    "Copied to {} ({} KiB), and verified\n", "{} にバックアップを作成し、確認しました（{} KiB）\n"};
constexpr Message<OperationId, std::string> stands_at{"  last operation {}, digest {}\n",
                                                      "  最後の操作{}、ダイジェスト {}\n"};
constexpr Message<> on_same_disk{
    "  on the same disk as the record: if that fails, both are lost\n",
    "  記録と同じディスクにあります。ディスクが故障すると、両方とも失われます\n"};
constexpr Message<std::string> removed{"  removed {}\n", "  {} を削除しました\n"};
constexpr Message<Localized> not_noted{
    "the copy was made, but this could not be noted in the database: {}",
    "バックアップは作成しましたが、そのことをデータベースに記録できませんでした：{}"};
constexpr Message<std::string> made_though{"The copy {} was made all the same.",
                                           "バックアップ {} は作成済みです。"};
constexpr Message<Localized> nothing_removed{"no old copy was removed: {}",
                                             "古いバックアップは削除していません：{}"};
constexpr Message<> copy_stays{
    "the new copy was made and kept; \"track check --full\" tells more about the record",
    "新しいバックアップは作成済みで、残っています。記録の状態は「track check "
    "--full」で確認できます"};
constexpr Message<Localized> of_record{"{}: see \"track check --full\"",
                                       "{}（「track check --full」で確認してください）"};

struct BackupOptions {
  std::string path;
  std::string keep;
};

std::optional<std::size_t> read_keep(const std::string& text) {
  if (text.empty()) return std::nullopt;
  const Parsed<Quantity> number = read_quantity(text);
  if (!number || !number->is_whole() || number->units() <= 0) {
    throw Error(ErrorKind::usage, bad_keep(printable(text)), {keep_rule()});
  }
  return static_cast<std::size_t>(number->units() / Quantity::units_per_one);
}

void note(const Context& context, const store::Backup& copy) {
  try {
    store::note_copy(context.database(), copy, context.now());
  } catch (const Error& error) {
    context.warn(not_noted(error.message()));
  }
}

// What `check` would name of the record itself.
std::vector<Localized> faults_of(const store::Backup& copy, const Context& context) {
  std::vector<Localized> faults;
  for (app::Finding& finding : app::record_findings(copy.found, context.checked_record())) {
    faults.push_back(std::move(finding.what));
  }
  return faults;
}

std::string text_of(const store::Backup& copy, Language language) {
  constexpr std::uintmax_t bytes_per_kib = 1024;
  std::string text = copied(printable(copy.file.string()), copy.bytes / bytes_per_kib).in(language);
  text += stands_at(copy.head.operation, copy.head.digest).in(language);
  if (copy.on_disk_of_record) text += on_same_disk().in(language);
  return text;
}

void rotate(const store::Backup& copy, std::size_t keep, const Context& context) {
  std::vector<Localized> faults = faults_of(copy, context);
  if (!faults.empty()) {
    const Localized first = faults.front();
    faults.erase(faults.begin());
    faults.push_back(copy_stays());
    throw Error(ErrorKind::refused, nothing_removed(first), std::move(faults));
  }
  for (const auto& file : store::remove_oldest_copies(context.database(), copy, keep)) {
    if (!context.quiet()) {
      context.print(removed(printable(file.string())).in(context.language()));
    }
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
  std::error_code unseen;  // then making the copy says why
  if (!std::filesystem::exists(place, unseen) && place.has_extension() &&
      !store::is_copy_file(place)) {
    throw Error(ErrorKind::usage, no_name_of_copy(printable(options.path)), {copy_rule()});
  }
  const store::Backup copy = store::back_up(database, place, context.now());
  note(context, copy);
  with_closing_hint(made_though(copy.file.string()), [&] {
    if (!context.quiet()) context.print(text_of(copy, context.language()));
  });
  if (keep) {
    rotate(copy, *keep, context);
    return 0;
  }
  for (const Localized& fault : faults_of(copy, context)) context.warn(of_record(fault));
  return 0;
}

}  // namespace

Run declare_backup(Options& line) {
  auto options = std::make_shared<BackupOptions>();
  line.add("PATH", &options->path,
           {"a folder, or a file ending in .db (the folder backups beside the database)",
            "フォルダ、または .db で終わるファイル名（省くとデータベースと同じ場所の backups "
            "フォルダ）"});
  line.add("--keep", &options->keep,
           {"keep only this many copies of this database there, the newest",
            "このデータベースのバックアップを、新しいものから指定の数だけ残します"},
           "COPIES");
  return [options](Context& context) { return run_backup(*options, context); };
}

}  // namespace track::cli
