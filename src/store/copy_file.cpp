#include "copy_file.hpp"

#include <SQLiteCpp/Backup.h>
#include <SQLiteCpp/Exception.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <regex>
#include <system_error>

#include "care_queries.hpp"
#include "chain.hpp"
#include "chain_queries.hpp"
#include "database_file.hpp"
#include "queries.hpp"
#include "statement.hpp"
#include "track/base/error.hpp"
#include "track/base/system_reason.hpp"

namespace track::store {

namespace {

constexpr Phrase<std::string, Sentence> cannot_write{"cannot write {}: {}",
                                                     "{} に書き込めません: {}"};
constexpr Phrase<> choose_another_place{"give a folder that can be written and has space left",
                                        "書き込みができ、空き容量のあるフォルダを指定してください"};
constexpr Phrase<std::string> already_there{"there is already a file {}",
                                            "{} というファイルがすでにあります"};
constexpr Phrase<> nothing_overwritten{"nothing is ever overwritten: give another name",
                                       "上書きはしません。別の名前を指定してください"};
constexpr Phrase<std::string> damage{"it is damaged: {}", "壊れています: {}"};
constexpr Phrase<std::int64_t> references{"{} rows refer to rows that are not there",
                                          "存在しない行を参照している行が{}件あります"};
constexpr Phrase<OperationId> chain_break{
    "the chain of digests breaks at operation {}: it was changed after it was recorded",
    "ダイジェストの連鎖が操作{}で途切れています。記録後に内容が変更されています"};

constexpr mode_t owner_alone = 0600;
constexpr int busy_timeout = 30'000;  // milliseconds

[[noreturn]] void throw_cannot_write(const std::filesystem::path& file, int error_number) {
  throw Error(ErrorKind::refused, cannot_write(file.string(), system_reason(error_number)),
              {choose_another_place()});
}

}  // namespace

int rename_onto_nothing(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL) return errno;  // EINVAL: a file system that cannot do it in one step
  if (::link(from.c_str(), to.c_str()) != 0 || ::unlink(from.c_str()) != 0) return errno;
  return 0;
}

void remove_abandoned_parts(const std::filesystem::path& folder,
                            const std::function<bool(const std::string& name)>& ours) {
  static const std::regex shape(R"((.+)\.(\d{1,9})\.part(-journal|-wal|-shm)?)");
  std::error_code unreadable;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder.empty() ? "." : folder, unreadable)) {
    const std::string name = entry.path().filename().string();
    std::smatch parts;
    if (!std::regex_match(name, parts, shape) || !ours(parts[1])) continue;
    const bool gone = ::kill(std::stoi(parts[2]), 0) != 0 && errno == ESRCH;
    if (gone) ::unlink(entry.path().c_str());
  }
}

PartFile::PartFile(const std::filesystem::path& file)
    : file_(file), part_(with_ending(file, fmt::format(".{}.part", ::getpid()))) {
  remove_abandoned_parts(file_.parent_path(),
                         [&](const std::string& name) { return name == file_.filename(); });
  const int descriptor =
      ::open(part_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone);
  if (descriptor < 0) throw_cannot_write(file_, errno);
  ::fchmod(descriptor, owner_alone);  // whatever the umask took away
  ::close(descriptor);
}

PartFile::~PartFile() {
  for (const char* ending : {"", "-journal", "-wal", "-shm"}) {
    ::unlink(with_ending(part_, ending).c_str());
  }
}

void PartFile::publish() {
  const int descriptor = ::open(part_.c_str(), O_RDONLY | O_CLOEXEC);
  const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
  const int problem = synced ? 0 : errno;
  if (descriptor >= 0) ::close(descriptor);
  if (!synced) throw_cannot_write(file_, problem);
  const int refusal = rename_onto_nothing(part_, file_);
  if (refusal == EEXIST) {
    throw Error(ErrorKind::refused, already_there(file_.string()), {nothing_overwritten()});
  }
  if (refusal != 0) throw_cannot_write(file_, refusal);
  sync_folder(file_.parent_path());
}

SQLite::Database open_as_it_is(const std::filesystem::path& file) {
  SQLite::Database database(std::filesystem::absolute(file).string(),
                            SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, busy_timeout);
  database.exec(query::connection_settings);
  return database;
}

void copy_content(SQLite::Database& source, const PartFile& part) {
  SQLite::Database target = open_as_it_is(part.path());
  {
    SQLite::Backup transfer(target, source);
    const int result = transfer.executeStep(-1);
    if (result != SQLITE_DONE) throw SQLite::Exception("the copy was not completed", result);
  }
  target.exec(query::use_one_file);
}

Head head_of(const SQLite::Database& database) {
  Statement row(database, query::last_digest);
  if (!row.next()) return {};
  return {row.integer("operation"), row.text("digest")};
}

std::optional<Sentence> file_fault(const SQLite::Database& database) {
  Statement integrity(database, query::integrity);
  if (integrity.next() && integrity.text("integrity_check") != "ok") {
    return damage(integrity.text("integrity_check"));
  }
  Statement references_row(database, query::broken_references);
  references_row.next();
  const std::int64_t broken = references_row.integer("broken");
  if (broken != 0) return references(broken);
  return std::nullopt;
}

std::optional<Sentence> chain_fault(const SQLite::Database& database) {
  const std::optional<OperationId> broken = find_break(database);
  if (broken) return chain_break(*broken);
  return std::nullopt;
}

std::filesystem::path with_ending(std::filesystem::path path, const std::string& ending) {
  path += ending;
  return path;
}

std::string compact(Moment moment) {
  std::string text = iso(moment);
  std::erase_if(text, [](char letter) { return letter == '-' || letter == ':'; });
  return text;
}

}  // namespace track::store
