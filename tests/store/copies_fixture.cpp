#include "copies_fixture.hpp"

#include <array>
#include <csignal>
#include <fstream>
#include <stdexcept>

#include "track/base/temporary_file.hpp"

namespace track::store {

namespace fs = std::filesystem;

void fill(const fs::path& path, int records) {
  Store store = store_with(path, small_plan());
  for (int i = 0; i < records; ++i) {
    RecordRequest entry = lecture({{"lecture.attendance", number(i)}});
    store.record(entry, operation(i), Store::Repeat::allow);
  }
}

void record_one(const fs::path& path, std::int64_t value, int minute) {
  Store::open(path, Access::write)
      .record(lecture({{"lecture.attendance", number(value)}}), operation(minute),
              Store::Repeat::allow);
}

std::size_t held(const fs::path& path) {
  return Store::open(path, Access::read).measurements("lecture.attendance").size();
}

Moment moment(int minute) {
  return operation(minute).at;
}

Operation restoring(int minute, const std::string& reason) {
  Operation made = operation(minute, OperationKind::restore);
  made.reason = reason;
  return made;
}

void write_file(const fs::path& file, const std::string& content) {
  std::ofstream(file, std::ios::binary) << content;
}

std::string content_of(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

std::string content_of_tables(const fs::path& database) {
  const SQLite::Database raw(database.string());
  SQLite::Statement table(raw,
                          "SELECT name FROM sqlite_schema WHERE type = 'table' AND name <> 'care' "
                          "ORDER BY name");
  std::string all;
  while (table.executeStep()) {
    const std::string name = table.getColumn(0).getString();
    all += name + "\n";
    SQLite::Statement row(raw, "SELECT * FROM " + name);
    while (row.executeStep()) {
      for (int i = 0; i < row.getColumnCount(); ++i) {
        const SQLite::Column cell = row.getColumn(i);
        all += std::to_string(cell.getType()) + ":" + cell.getString() + "|";
      }
      all += "\n";
    }
  }
  return all;
}

bool ended_well(pid_t child) {
  int status = 0;
  return ::waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

HaltedWriter::HaltedWriter(const fs::path& target) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) throw std::runtime_error("no pipe");
  process_ = in_other_process([&] {
    constexpr mode_t owner_alone = 0600;
    const TemporaryFile file(target, owner_alone);
    const std::string path = file.path().string();
    write_file(path + "-journal", "x");
    if (::write(ends[1], path.data(), path.size()) > 0) ::pause();
  });
  std::array<char, 4096> path{};
  const ssize_t length = ::read(ends[0], path.data(), path.size());
  if (length > 0) file_ = std::string(path.data(), static_cast<std::size_t>(length));
  ::close(ends[0]);
  ::close(ends[1]);
}

HaltedWriter::~HaltedWriter() {
  kill();
}

void HaltedWriter::kill() {
  if (process_ == 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
  process_ = 0;
}

}  // namespace track::store
