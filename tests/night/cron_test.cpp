// By hand, since cron starts nothing before the next minute:
//   build/dev/tests/track_test_night "[cron]"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <regex>

#include "night.hpp"

namespace track::night::cron_test {
namespace {

namespace fs = std::filesystem;

// The system's cron with nothing but our table, in a mount namespace of its own.
class Cron {
 public:
  explicit Cron(const fs::path& folder) {
    fs::create_directories(folder / "crontabs");
    fs::create_directories(folder / "none");
    write_text(folder / "nothing", "");
    const Said started = shell(fmt::format(
        "cd / && setsid unshare --mount sh -c '"
        "mount --bind {0} /var/spool/cron && mount --bind {0}/none /etc/cron.d && "
        "mount --bind {0}/nothing /etc/crontab && mount -t tmpfs none /run && "
        "echo $$ >{0}/pid && exec /usr/sbin/cron -f' >{0}/log 2>&1 & sleep 1; cat {0}/pid",
        folder.string()));
    INFO(started.text);
    pid_ = std::stoi(started.text);
  }
  ~Cron() { ::kill(pid_, SIGTERM); }
  Cron(const Cron&) = delete;
  Cron& operator=(const Cron&) = delete;

 private:
  pid_t pid_ = 0;
};

// The table of the documents, every minute, with the places of the test; what the run says and how
// it ends goes to files, where cron would send mail.
std::string table_of(const Record& record) {
  std::string table = text_of(script().parent_path() / "crontab");
  const auto put = [&](const std::string& form, const std::string& text) {
    REQUIRE(std::regex_search(table, std::regex(form)));
    table = std::regex_replace(table, std::regex(form), text);
  };
  put("MAILTO=\\S+", "MAILTO=\"\"");
  put("TRACK=\\S+", std::string("TRACK=") + TRACK_PROGRAM);
  put("TRACK_DB=\\S+", "TRACK_DB=" + record.database().string());
  put("10 2 \\* \\* \\*  \\S+",
      fmt::format("* * * * *  {0} >>{1}/said 2>&1; echo $? >>{1}/codes; env >{1}/environment",
                  script().string(), record.folder().string()));
  return table;
}

TEST_CASE("a real cron runs the night twice, the second time quietly", "[.cron]") {
  if (::geteuid() != 0 || !fs::exists("/usr/sbin/cron") ||
      shell("unshare --mount true").exit_code != 0) {
    WARN("left out: needs root, cron and mount namespaces");
    return;
  }
  const Record record;
  const fs::path table = record.folder() / "cron/crontabs/root";
  fs::create_directories(table.parent_path());
  write_text(table, table_of(record));
  fs::permissions(table, fs::perms::owner_read | fs::perms::owner_write);
  {
    const Cron cron(record.folder() / "cron");
    std::string first;
    for (int second = 0; second < 200 && text_of(record.folder() / "codes").size() < 5; ++second) {
      if (first.empty()) first = text_of(record.folder() / "said");
      ::sleep(1);
    }
    CHECK(first.find("新たに超過　健康課：参加人数") != std::string::npos);
    CHECK(text_of(record.folder() / "said") == first);
  }
  CHECK(text_of(record.folder() / "codes") == "10\n0\n");
  CHECK(record.copies() == 2);
  // What the other tests take its environment to be.
  const std::string environment = text_of(record.folder() / "environment");
  INFO(environment);
  CHECK(environment.find("PATH=/usr/bin:/bin\n") != std::string::npos);
  CHECK(environment.find("SHELL=/bin/sh\n") != std::string::npos);
  CHECK(environment.find("LC_ALL") == std::string::npos);
}

}  // namespace
}  // namespace track::night::cron_test
