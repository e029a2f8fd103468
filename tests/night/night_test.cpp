#include <SQLiteCpp/Database.h>

#include <catch2/catch.hpp>

#include "night.hpp"

namespace track::night::night_test {
namespace {

namespace fs = std::filesystem;

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("the first night tells what there is to act on, the second is quiet") {
  const Record record;
  const Said first = record.night_run();
  INFO(first.text);
  CHECK(first.exit_code == 10);
  CHECK(holds(first.text, "newly overdue, 健康課: 参加人数"));
  CHECK(record.copies() == 1);
  CHECK(holds(text_of(record.report()), "町の計画 \\| 案 \\& 追補"));
  const std::string moment = text_of(record.last_run());
  CHECK(moment.size() == std::string("2022-11-29T17:10:00Z\n").size());

  const Said second = record.night_run();
  CHECK(second.text.empty());
  CHECK(second.exit_code == 0);
  CHECK(record.copies() == 2);
  CHECK(text_of(record.last_run()) > moment);

  // Nothing half is left behind, and nothing for others to read.
  for (const auto& entry : fs::directory_iterator(record.folder())) {
    INFO(entry.path());
    CHECK(entry.path().extension() != ".part");
    if (entry.path().filename() == "plan.toml") continue;
    CHECK((entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all)) ==
          fs::perms::none);
  }
}

TEST_CASE("in Japanese where TRACK_LANG says so, without a locale") {
  const Record record;
  CHECK(holds(record.night_run({{"TRACK_LANG", "ja"}}).text, "新たに超過　健康課：参加人数"));
}

// What a part of the mail says; the sed takes out its own headings and boundary.
std::string part_of_mail(const fs::path& mail, const std::string& type) {
  const Said said = shell("sed -n '/^Content-Type: text.'" + type + "'/,/^--/p' " + mail.string() +
                          " | sed -e '1,4d' -e '$d' | base64 -d");
  CHECK(said.exit_code == 0);
  return said.text;
}

TEST_CASE("with NIGHT_MAIL a mail has the text, and the same summary as a page") {
  const Record record;
  const fs::path mail = record.folder() / "mail";
  const fs::path sendmail = record.folder() / "sendmail";
  write_text(sendmail, "#!/bin/sh\ntest \"$*\" = '-t -i' && cat >" + mail.string() + "\n");
  fs::permissions(sendmail, fs::perms::owner_all);
  const std::map<std::string, std::string> variables = {{"TRACK_LANG", "ja"},
                                                        {"NIGHT_MAIL", "analyst@example.org"},
                                                        {"NIGHT_SENDMAIL", sendmail.string()}};
  const Said first = record.night_run(variables);
  CHECK(first.text.empty());
  CHECK(first.exit_code == 10);
  const std::string headers = text_of(mail);
  CHECK(headers.starts_with("To: analyst@example.org\nSubject: =?UTF-8?B?"));
  CHECK(holds(headers, "\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="));
  CHECK(holds(part_of_mail(mail, "plain"), "新たに超過　健康課：参加人数"));
  const std::string page = part_of_mail(mail, "html");
  CHECK(page.starts_with("<!doctype html>"));
  CHECK(holds(page, "健康課：参加人数"));
  CHECK(page.ends_with("</html>\n"));

  fs::remove(mail);
  const Said quiet = record.night_run(variables);
  CHECK(quiet.text.empty());
  CHECK(quiet.exit_code == 0);
  CHECK_FALSE(fs::exists(mail));
}

TEST_CASE("a night whose mail is not sent is printed, fails, and is told again") {
  const Record record;
  const std::map<std::string, std::string> variables = {{"NIGHT_MAIL", "analyst@example.org"},
                                                        {"NIGHT_SENDMAIL", "/bin/false"}};
  for (int night = 0; night < 2; ++night) {
    const Said said = record.night_run(variables);
    CHECK(holds(said.text, "newly overdue, 健康課: 参加人数"));
    CHECK(holds(said.text, "\nnight: the mail to analyst@example.org was not sent\n"));
    CHECK(said.exit_code == 1);
  }
}

TEST_CASE("a record and a correction are no reason for mail") {
  const Record record;
  record.night_run();
  record.track("record class.attendance 31 --on today");
  record.track("amend 2 13 --reason recount");
  const Said said = record.night_run();
  CHECK(said.text.empty());
  CHECK(said.exit_code == 0);
}

TEST_CASE("what the check finds is told every night, until it is mended") {
  const Record record;
  record.night_run();
  fs::permissions(record.database(), fs::perms::others_read, fs::perm_options::add);
  for (int night = 0; night < 2; ++night) {
    const Said said = record.night_run();
    CHECK(said.exit_code == 10);
    CHECK(holds(said.text, "chmod 600"));
  }
  fs::permissions(record.database(), fs::perms::others_read, fs::perm_options::remove);
  CHECK(record.night_run().exit_code == 0);
}

TEST_CASE("a locked database ends with 5, says so, and loses nothing of the night") {
  const Record record;
  // Waiting is over at once; the sanitizers would be loaded first.
  const std::map<std::string, std::string> unwaiting = {
      {"LD_PRELOAD", TRACK_UNWAITING}, {"ASAN_OPTIONS", "verify_asan_link_order=0"}};
  {
    SQLite::Database other(record.database().string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    const Said said = record.night_run(unwaiting);
    INFO(said.text);
    CHECK(said.exit_code == 5);
    CHECK(holds(said.text, "night: exit 5: "));
    CHECK(holds(said.text, "in use by another process"));
    CHECK_FALSE(fs::exists(record.last_run()));
  }
  CHECK(record.night_run(unwaiting).exit_code == 10);
  CHECK(record.night_run(unwaiting).exit_code == 0);
}

TEST_CASE("what fails is said, the rest is done, and the night is told again") {
  const Record record;
  write_text(record.folder() / "backups", "a file in the way");
  const Said said = record.night_run();
  INFO(said.text);
  CHECK(said.exit_code == 1);
  CHECK(holds(said.text, "backup --keep 30 -q"));
  CHECK(holds(said.text, "newly overdue"));
  CHECK(fs::exists(record.report()));
  CHECK_FALSE(fs::exists(record.last_run()));

  fs::remove(record.folder() / "backups");
  const Said again = record.night_run();
  CHECK(again.exit_code == 10);
  CHECK(holds(again.text, "newly overdue"));
  CHECK(record.night_run().exit_code == 0);
}

TEST_CASE("a moment that cannot be is not gone by") {
  const Record record;
  for (const char* text : {"", "rubbish\n", "9999-12-31T23:59:59Z\n"}) {
    write_text(record.last_run(), text);
    INFO(text);
    CHECK(record.night_run().exit_code == 10);
    CHECK(record.night_run().exit_code == 0);
  }
}

TEST_CASE("without a database or a program it says what it lacks") {
  const Record record;
  const Said unnamed = record.night_run({{"TRACK_DB", ""}});
  CHECK(unnamed.exit_code == 2);
  CHECK(holds(unnamed.text, "name the database in TRACK_DB"));
  const Said lacking = record.night_run({{"TRACK", "/nonexistent/track"}});
  CHECK(lacking.exit_code == 127);
  CHECK(holds(lacking.text, "/nonexistent/track"));
}

TEST_CASE("systemd understands the units") {
  if (shell("command -v systemd-analyze").exit_code != 0) {
    WARN("left out: there is no systemd-analyze");
    return;
  }
  const TemporaryFolder folder;
  const fs::path units = script().parent_path();
  const auto verified = [&](const std::string& program) {
    std::string service = text_of(units / "track-night.service");
    const std::string start = "ExecStart=";
    const std::size_t at = service.find(start) + start.size();
    service.replace(at, service.find('\n', at) - at, program);
    write_text(folder.path() / "track-night.service", service);
    write_text(folder.path() / "track-night.timer", text_of(units / "track-night.timer"));
    return shell("systemd-analyze verify " + (folder.path() / "track-night.service").string() +
                 " " + (folder.path() / "track-night.timer").string());
  };
  const Said said = verified(script().string());
  INFO(said.text);
  CHECK(said.text.empty());
  CHECK(said.exit_code == 0);
  CHECK(verified("/nonexistent/night.sh").exit_code != 0);
}

}  // namespace
}  // namespace track::night::night_test
