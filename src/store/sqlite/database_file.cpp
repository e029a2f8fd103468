#include "database_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>

#include "file_system.hpp"
#include "track/base/error.hpp"
#include "track/base/localized.hpp"

namespace track::store {

namespace {

namespace fs = std::filesystem;

constexpr Message<std::string> missing{"there is no database at {}",
                                       "{} にデータベースがありません"};
constexpr Message<std::string> empty{
    "the database {} is empty: no definitions have been loaded yet",
    "データベース {} は空です。まだ定義が読み込まれていません"};
constexpr Message<> load_makes_one{
    "\"track load PATH…\" creates one; for another location use --db or TRACK_DB",
    "「track load PATH…」で作成できます。別の場所にある場合は --db または TRACK_DB "
    "で指定してください"};
constexpr Message<std::string> not_ours{"{} is not a database of track",
                                        "{} は track のデータベースではありません"};
constexpr Message<std::string, Localized> not_plain{
    "{} is {} and is not a database of track", "{} は{}で、track のデータベースではありません"};
constexpr Message<std::string, Localized> companion_not_plain{
    "{} is {}: SQLite keeps a file of its own there",
    "{} は{}です。SQLite が使用するファイルの場所です"};
constexpr Message<> remove_it{"move it away and try again",
                              "別の場所に移してから、もう一度実行してください"};
constexpr Message<std::string> link_to_nowhere{"{} is a link to a file that is not there",
                                               "{} は、存在しないファイルへのリンクです"};
constexpr Message<std::string> link_in_circle{"{} is a link that leads back to itself",
                                              "{} は、循環しているリンクです"};
constexpr Message<std::string, std::uintmax_t> several_names{
    "the database {} has {} names (hard links): writing by one name while another is in use would "
    "lose records",
    "データベース {} "
    "には名前（ハードリンク）が{}個あり、別々の名前で書き込むと記録が失われるおそれがあります"};
constexpr Message<> keep_one_name{
    "remove the other names and keep this one; \"track backup\" makes copies",
    "この名前だけを残し、ほかの名前を削除してください。複製は「track backup」で作成できます"};
constexpr Message<> damaged_header{"its header is damaged", "ヘッダーが壊れています"};
constexpr Message<> put_back_a_copy{
    "if it was one, it is damaged: \"track restore FILE\" replaces it with a copy and keeps the "
    "old file",
    "もとは track のデータベースであれば、壊れています。「track restore "
    "ファイル」でバックアップに置き換えられます（元のファイルも残ります）"};
constexpr Message<std::string, Localized> cannot_look{"cannot examine {}: {}",
                                                      "{} を確認できません：{}"};

constexpr mode_t owner_alone_mode = 0600;

struct TypeWord {
  fs::file_type type = {};
  Message<> word;
};

constexpr TypeWord type_words[] = {{fs::file_type::directory, {"a folder", "フォルダ"}},
                                   {fs::file_type::symlink, {"a link", "リンク"}},
                                   {fs::file_type::fifo, {"a pipe", "パイプ"}},
                                   {fs::file_type::socket, {"a socket", "ソケット"}},
                                   {fs::file_type::character, {"a device", "デバイス"}},
                                   {fs::file_type::block, {"a device", "デバイス"}}};

Localized word_of(fs::file_type type) {
  for (const TypeWord& known : type_words) {
    if (known.type == type) return known.word();
  }
  return type_words[0].word();
}

std::vector<std::string> names_of_files(const std::filesystem::path& database) {
  std::vector<std::string> names;
  for (const char* ending : {"", "-wal", "-shm"}) {
    struct stat status {};
    if (::stat((database.string() + ending).c_str(), &status) != 0) continue;
    names.push_back(
        fmt::format("{:02x}:{:02x}:{}", major(status.st_dev), minor(status.st_dev), status.st_ino));
  }
  return names;
}

}  // namespace

void make_database_file(const fs::path& path) {
  make_folder(path.parent_path(), ErrorKind::unusable_database);
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, owner_alone_mode);
  if (descriptor < 0) {
    if (errno == EEXIST) return;
    throw_cannot_make(path, errno, ErrorKind::unusable_database);
  }
  ::fchmod(descriptor, owner_alone_mode);  // whatever the umask took away
  ::close(descriptor);
  sync_folder(path.parent_path());
}

void require_plain_file(const fs::path& path) {
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    std::error_code ignored;
    const bool link = fs::is_symlink(path, ignored);
    throw Error(ErrorKind::unusable_database, (link ? link_to_nowhere : missing)(path.string()),
                {load_makes_one()});
  }
  if (error == std::errc::too_many_symbolic_link_levels) {
    throw Error(ErrorKind::unusable_database, link_in_circle(path.string()),
                {name_another_place()});
  }
  if (error) {
    throw Error(ErrorKind::unusable_database, cannot_look(path.string(), errno_text(error.value())),
                {name_another_place()});
  }
  if (!fs::is_regular_file(status)) {
    throw Error(ErrorKind::unusable_database, not_plain(path.string(), word_of(status.type())),
                {name_another_place()});
  }
}

void require_database_file(const fs::path& path) {
  require_plain_file(path);
  std::error_code ignored;
  const std::uintmax_t names = fs::hard_link_count(path, ignored);
  if (!ignored && names > 1) {
    throw Error(ErrorKind::unusable_database, several_names(path.string(), names),
                {keep_one_name()});
  }
  const fs::path file = fs::canonical(path, ignored);
  for (const char* ending : companion_endings) {
    const fs::path companion = (ignored ? path : file).string() + ending;
    std::error_code error;
    const fs::file_type type = fs::symlink_status(companion, error).type();
    if (type == fs::file_type::regular || type == fs::file_type::not_found) continue;
    if (type == fs::file_type::none) continue;  // not to be looked at: SQLite says why
    throw Error(ErrorKind::unusable_database,
                companion_not_plain(companion.string(), word_of(type)), {remove_it()});
  }
}

// https://www.sqlite.org/fileformat.html#the_database_header
// Read through SQLite's own handle: closing another one would drop the locks of this process.
std::optional<Localized> header_fault(const SQLite::Database& database) {
  std::array<char, 100> header{};
  sqlite3_file* file = nullptr;
  sqlite3_file_control(database.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file);
  const bool read = file != nullptr && file->pMethods != nullptr &&
                    file->pMethods->xRead(file, header.data(), header.size(), 0) == SQLITE_OK;
  // Whatever does not begin so is no database at all, which SQLite says.
  const bool begun =
      read && std::string_view(header.data(), 16) == std::string_view("SQLite format 3\0", 16);
  if (!begun) return std::nullopt;
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(header[at]); };
  const unsigned page = byte(16) * 256U + byte(17);  // 1 stands for 65536
  const bool page_sound = page == 1 || (page >= 512 && std::has_single_bit(page));
  const bool sound = page_sound && byte(18) == byte(19) && (byte(18) == 1 || byte(18) == 2) &&
                     byte(20) == 0 && byte(21) == 64 && byte(22) == 32 && byte(23) == 32 &&
                     byte(47) <= 4 && byte(59) <= 1;  // 0 where no table is made yet
  return sound ? std::nullopt : std::optional(damaged_header());
}

std::optional<fs::path> write_protected(const fs::path& path) {
  std::error_code ignored;
  fs::path file = fs::canonical(path, ignored);
  if (ignored) file = path;
  const fs::path folder = file.parent_path().empty() ? "." : file.parent_path();
  if (::faccessat(AT_FDCWD, file.c_str(), R_OK, AT_EACCESS) != 0) return std::nullopt;
  for (const fs::path& needed : {file, folder}) {
    if (::faccessat(AT_FDCWD, needed.c_str(), W_OK, AT_EACCESS) != 0) return needed;
  }
  return std::nullopt;
}

void throw_empty(const fs::path& path) {
  throw Error(ErrorKind::unusable_database, empty(path.string()), {load_makes_one()});
}

void throw_not_ours(const fs::path& path) {
  throw Error(ErrorKind::unusable_database, not_ours(path.string()),
              {name_another_place(), put_back_a_copy()});
}

// "3: POSIX  ADVISORY  WRITE 4711 fe:00:12345 120 120"; one that still waits has "->" behind its
// number.
std::vector<int> writers_in(std::istream& locks, const std::vector<std::string>& files) {
  std::vector<int> processes;
  for (std::string line; std::getline(locks, line);) {
    std::istringstream words(line);
    std::string number;
    std::string family;
    std::string force;
    std::string mode;
    std::string file;
    int process = 0;
    words >> number >> family >> force >> mode >> process >> file;
    const bool writes = words && family == "POSIX" && mode == "WRITE" && process > 0;
    if (writes && std::find(files.begin(), files.end(), file) != files.end()) {
      processes.push_back(process);
    }
  }
  return processes;
}

std::optional<LockHolder> find_lock_holder(const std::filesystem::path& database) {
  std::ifstream locks("/proc/locks");
  for (const int process : writers_in(locks, names_of_files(database))) {
    if (process == ::getpid()) continue;
    std::ifstream name(fmt::format("/proc/{}/comm", process));
    LockHolder holder{process, {}};
    if (std::getline(name, holder.program)) return holder;
  }
  return std::nullopt;
}

}  // namespace track::store
