#include "damaging.hpp"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <fstream>
#include <functional>
#include <limits>
#include <vector>

namespace track::durability {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t page = 4096;

std::size_t below(std::size_t end, std::mt19937_64& random) {
  return std::uniform_int_distribution<std::size_t>(0, end - 1)(random);
}

template <class T>
const T& one_of(const std::vector<T>& all, std::mt19937_64& random) {
  return all[below(all.size(), random)];
}

void write(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

std::string noise(std::size_t count, std::mt19937_64& random) {
  std::string result(count, '\0');
  for (char& byte : result) byte = static_cast<char>(below(256, random));
  return result;
}

void flip_bits(std::string& bytes, std::size_t first, std::size_t end, std::mt19937_64& random) {
  for (std::size_t count = 1 + below(8, random); count > 0; --count) {
    char& byte = bytes[first + below(end - first, random)];
    byte = static_cast<char>(byte ^ (1 << below(8, random)));
  }
}

std::string damage_bytes(std::string& bytes, std::mt19937_64& random) {
  const std::size_t start = below(bytes.size(), random);
  const std::size_t start_of_page = start / page * page;
  switch (below(7, random)) {
    case 0:
      flip_bits(bytes, 0, bytes.size(), random);
      return "bits flipped";
    case 1:
      flip_bits(bytes, 16, 100, random);
      return "bits of the file's head flipped";
    case 2:
      flip_bits(bytes, start_of_page, start_of_page + 128, random);
      return "bits of a page's head flipped";
    case 3: {
      const std::size_t count = std::min(1 + below(64, random), bytes.size() - start);
      bytes.replace(start, count, noise(count, random));
      return "bytes overwritten";
    }
    case 4:
      bytes.resize(start);
      return "cut off";
    case 5:
      bytes.replace(start_of_page, page, std::string(page, '\0'));
      return "a page of zeros";
    default:
      bytes.replace(start_of_page, page,
                    bytes.substr(below(bytes.size() / page, random) * page, page));
      return "a page in place of another";
  }
}

std::vector<std::string> texts(const SQLite::Database& database, const std::string& query) {
  std::vector<std::string> result;
  SQLite::Statement rows(database, query);
  while (rows.executeStep()) result.push_back(rows.getColumn(0).getString());
  return result;
}

void bind_forged(SQLite::Statement& update, bool number, std::mt19937_64& random) {
  using Limits = std::numeric_limits<std::int64_t>;
  static const std::vector<std::int64_t> numbers = {0,
                                                    -1,
                                                    1,
                                                    2,
                                                    2022,
                                                    9999,
                                                    32767,
                                                    32768,
                                                    2147483647,
                                                    -2147483648LL,
                                                    1LL << 40,
                                                    Limits::max(),
                                                    Limits::min()};
  static const std::vector<std::string> words = {"",
                                                 "\x1b[2J",
                                                 "a\u202Eb",
                                                 "\xff\xfe",
                                                 "\n",
                                                 std::string("a\0b", 3),
                                                 std::string(50'000, 'x'),
                                                 "lecture",
                                                 "lecture.attendance",
                                                 "known",
                                                 "2022-02-30",
                                                 "9999-12-31",
                                                 "0000-00-00",
                                                 "2022-06-11",
                                                 "count",
                                                 "share",
                                                 "rate",
                                                 "milestone",
                                                 "fraction",
                                                 "done",
                                                 "02-30",
                                                 "Asia/Nowhere",
                                                 "japanese"};
  if (number) {
    update.bind(1, one_of(numbers, random));
  } else {
    update.bind(1, one_of(words, random));
  }
}

std::string forge_a_cell(const fs::path& file, std::mt19937_64& random) {
  SQLite::Database database(file.string(), SQLite::OPEN_READWRITE);
  database.exec("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  for (const std::string& trigger :
       texts(database, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")) {
    database.exec("DROP TRIGGER " + trigger);
  }
  const std::string table = one_of(
      texts(database,
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"),
      random);
  const std::string column =
      one_of(texts(database, "SELECT name FROM pragma_table_info('" + table + "')"), random);
  const std::string type = database
                               .execAndGet("SELECT type FROM pragma_table_info('" + table +
                                           "') WHERE name = '" + column + "'")
                               .getString();
  // One of its values, or all.
  const std::string which = below(2, random) == 0
                                ? ""
                                : " WHERE " + column + " IS (SELECT " + column + " FROM " + table +
                                      " ORDER BY 1 LIMIT 1 OFFSET " +
                                      std::to_string(below(4, random)) + ")";
  SQLite::Statement update(database,
                           "UPDATE OR IGNORE " + table + " SET " + column + " = ?" + which);
  bind_forged(update, type == "INTEGER", random);
  update.exec();
  return "forged " + table + "." + column;
}

}  // namespace

std::string damage(const std::string& sound, const fs::path& file, std::mt19937_64& random) {
  const fs::path log = file.string() + "-wal";
  fs::remove(log);
  fs::remove(file.string() + "-shm");
  std::string bytes = sound;
  switch (below(8, random)) {
    case 0:
      write(file, sound);
      write(log, sound.substr(0, page) + noise(below(3 * page, random), random));
      return "a log of noise";
    case 1:
    case 2:
    case 3:
      write(file, sound);
      return forge_a_cell(file, random);
    default: {
      std::string what = damage_bytes(bytes, random);
      write(file, bytes);
      return what;
    }
  }
}

}  // namespace track::durability
