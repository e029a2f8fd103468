#include "database_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>

#include "new_folder.hpp"
#include "track/base/error.hpp"
#include "track/base/sentence.hpp"
#include "track/base/system_reason.hpp"

namespace track::store {

namespace {

constexpr Phrase<std::string> missing{"there is no database at {}",
                                      "{} にデータベースがありません"};
constexpr Phrase<std::string> empty{"the database {} is empty: no definitions were loaded yet",
                                    "データベース {} は空です。まだ定義が読み込まれていません"};
constexpr Phrase<> load_makes_one{
    "\"track load PATH…\" makes one; --db or TRACK_DB names another place",
    "「track load PATH…」で作成できます。別の場所にある場合は --db または TRACK_DB "
    "で指定してください"};
constexpr Phrase<std::string> not_ours{"{} is not a database of track",
                                       "{} は track のデータベースではありません"};
constexpr Phrase<std::string> is_folder{"{} is a folder and is not a database of track",
                                        "{} はフォルダで、track のデータベースではありません"};
constexpr Phrase<std::string> is_no_file{
    "{} is a pipe or a device and is not a database of track",
    "{} はパイプまたはデバイスで、track のデータベースではありません"};
constexpr Phrase<> name_another{"--db or TRACK_DB names another place",
                                "別の場所は --db または TRACK_DB で指定してください"};
constexpr Phrase<std::string, Sentence> cannot_make{"cannot make {}: {}",
                                                    "{} を作成できません: {}"};
constexpr Phrase<std::string, Sentence> cannot_look{"cannot look at {}: {}",
                                                    "{} を確認できません: {}"};

constexpr mode_t owner_alone_file = 0600;

[[noreturn]] void throw_cannot_make(const std::filesystem::path& path, int error_number) {
  throw Error(ErrorKind::unusable_database, cannot_make(path.string(), system_reason(error_number)),
              {name_another()});
}

}  // namespace

void sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return;  // a folder that may be written but not listed
  ::fsync(descriptor);
  ::close(descriptor);
}

void make_database_file(const std::filesystem::path& path) {
  make_folder(path.parent_path(), ErrorKind::unusable_database);
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone_file);
  if (descriptor < 0) {
    if (errno == EEXIST) return;
    throw_cannot_make(path, errno);
  }
  ::fchmod(descriptor, owner_alone_file);  // whatever the umask took away
  ::close(descriptor);
  sync_folder(path.parent_path());
}

void require_plain_file(const std::filesystem::path& path) {
  std::error_code error;
  const std::filesystem::file_status status = std::filesystem::status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) {
    throw Error(ErrorKind::unusable_database, missing(path.string()), {load_makes_one()});
  }
  if (error) {
    throw Error(ErrorKind::unusable_database,
                cannot_look(path.string(), system_reason(error.value())), {name_another()});
  }
  if (std::filesystem::is_directory(status)) {
    throw Error(ErrorKind::unusable_database, is_folder(path.string()), {name_another()});
  }
  if (!std::filesystem::is_regular_file(status)) {
    throw Error(ErrorKind::unusable_database, is_no_file(path.string()), {name_another()});
  }
}

void require_database_file(const std::filesystem::path& path) {
  require_plain_file(path);
}

void throw_empty(const std::filesystem::path& path) {
  throw Error(ErrorKind::unusable_database, empty(path.string()), {load_makes_one()});
}

void throw_not_ours(const std::filesystem::path& path) {
  throw Error(ErrorKind::unusable_database, not_ours(path.string()), {name_another()});
}

}  // namespace track::store
