#include <algorithm>

#include "copies_fixture.hpp"

namespace track::store::rotation_test {

namespace {

namespace fs = std::filesystem;

// A record with a folder of copies.
class Rotation {
 public:
  Rotation() { fill(database(), 1); }

  const fs::path& folder() const { return folder_.path(); }
  fs::path database() const { return folder_.database(); }
  fs::path copies() const { return copies_folder(database()); }

  Backup copy(int minute) const { return back_up(database(), copies(), moment(minute)); }
  void record(int minute) const { record_one(database(), minute, minute); }
  std::vector<fs::path> remove(const Backup& made, std::size_t keep) const {
    return remove_oldest_copies(database(), made, keep);
  }

 private:
  TemporaryFolder folder_;
};

// Another record, whose file bears the same name.
fs::path copy_of_another(const Rotation& rotation, int minute) {
  const fs::path folder = rotation.folder() / "another";
  fs::create_directory(folder);
  Plan plan = small_plan();
  plan.name = "another";
  store_with(folder / "track.db", plan);
  return back_up(folder / "track.db", rotation.copies(), moment(minute)).file;
}

}  // namespace

TEST_CASE("the copies that go least far are removed, then those made first") {
  const Rotation rotation;
  const Backup first = rotation.copy(9);  // made latest, but holds least
  rotation.record(1);
  const Backup second = rotation.copy(2);
  const Backup third = rotation.copy(3);
  const Backup same_second = rotation.copy(3);
  const Backup made = rotation.copy(4);
  CHECK(rotation.remove(made, 5).empty());
  CHECK(rotation.remove(made, 4) == std::vector<fs::path>{first.file});
  CHECK(rotation.remove(made, 2) == std::vector<fs::path>{second.file, third.file});
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{same_second.file});
  CHECK(files_in(rotation.copies()) == 1);
}

TEST_CASE("the copy just made stays, although others are dated later") {
  const Rotation rotation;
  const Backup ahead = rotation.copy(1000);
  const Backup further_ahead = rotation.copy(2000);
  const Backup made = rotation.copy(1);
  CHECK(rotation.remove(made, 2) == std::vector<fs::path>{ahead.file});
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{further_ahead.file});
  CHECK(fs::exists(made.file));
}

TEST_CASE("a copy of another record of the same name is neither removed nor counted") {
  const Rotation rotation;
  const fs::path other = copy_of_another(rotation, 1);
  const Backup old = rotation.copy(2);
  const Backup made = rotation.copy(3);
  CHECK(rotation.remove(made, 2).empty());
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{old.file});
  CHECK(fs::exists(other));
}

TEST_CASE("what is no readable copy of the record is left alone, and nothing is put beside it") {
  const Rotation rotation;
  const Backup renamed = rotation.copy(1);
  const fs::path own_name = rotation.copies() / "before-the-move.db";
  fs::rename(renamed.file, own_name);
  const fs::path log_mode = rotation.copies() / "track-20200101T000000Z-1.db";
  fs::copy_file(rotation.database(), log_mode);
  const Backup old = rotation.copy(2);
  const auto with_name = [&](const char* name) { return rotation.copies() / name; };
  write_file(with_name("track-20200102T000000Z-1.db"), "garbage");
  write_file(with_name("track-20200103T000000Z-1.db"), "");
  fs::copy_file(fs::path(TRACK_SOURCE_DIR) / "tests/store/schemas/schema-2.db",
                with_name("track-20200104T000000Z-1.db"));
  fs::create_symlink(own_name, with_name("track-20200105T000000Z-1.db"));
  fs::create_directory(with_name("track-20200106T000000Z-1.db"));
  for (const char* name :
       {"track-letter.db", "track-20200101T000000Z-1.db.txt", "track-20200101T000000Z.db",
        "xtrack-20200101T000000Z-1.db", "track-20200101T000000Z-1-x.db"}) {
    fs::copy_file(old.file, with_name(name));
  }
  for (const char* of_another : {"track-2-20200101T000000Z-1.db", "other-20200101T000000Z-1.db"}) {
    fs::copy_file(old.file, with_name(of_another));
  }
  const Backup made = rotation.copy(3);
  const std::size_t before = files_in(rotation.copies());
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{log_mode, old.file});
  CHECK(files_in(rotation.copies()) == before - 2);
}

TEST_CASE("what a copy holds decides, whatever its name says") {
  const Rotation rotation;
  const Backup old = rotation.copy(1);
  const fs::path boasting = rotation.copies() / "track-20991231T000000Z-999.db";
  fs::rename(old.file, boasting);
  rotation.record(2);
  const Backup between = rotation.copy(3);
  rotation.record(4);
  const Backup made = rotation.copy(5);
  CHECK(rotation.remove(made, 2) == std::vector<fs::path>{boasting});
  CHECK(fs::exists(between.file));
}

TEST_CASE("a record that was put back to an earlier state goes on above the copies made before") {
  const Rotation rotation;
  const Backup first = rotation.copy(1);
  rotation.record(2);
  const Backup second = rotation.copy(3);
  const bool destroyed = GENERATE(false, true);
  if (destroyed) write_file(rotation.database(), "garbage");
  restore(rotation.database(), first.file, restoring(4, "why"));
  const Backup made = rotation.copy(5);
  CHECK(made.head.operation > second.head.operation);
  // What was given up stands in the second copy alone.
  CHECK(rotation.remove(made, 2).empty());
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{first.file});
  CHECK(fs::exists(second.file));
}

TEST_CASE("a copy that was changed since is neither removed nor counted") {
  const Rotation rotation;
  const Backup first = rotation.copy(1);
  rotation.record(2);
  const Backup changed = rotation.copy(3);
  SQLite::Database(changed.file.string(), SQLite::OPEN_READWRITE)
      .exec("DROP TRIGGER event_is_not_changed; UPDATE event SET note = 'forged'");
  rotation.record(4);
  const Backup made = rotation.copy(5);
  CHECK(rotation.remove(made, 2).empty());
  CHECK(rotation.remove(made, 1) == std::vector<fs::path>{first.file});
  CHECK(fs::exists(changed.file));
}

TEST_CASE("a copy that holds more than the record stops the rotation") {
  const Rotation rotation;
  const Backup short_one = rotation.copy(1);
  rotation.record(2);
  const Backup whole = rotation.copy(3);
  fs::copy_file(short_one.file, rotation.database(), fs::copy_options::overwrite_existing);
  const Backup made = rotation.copy(4);
  const Error error = error_of(ErrorKind::refused, [&] { rotation.remove(made, 1); });
  CHECK(error.message().en.find(whole.file.string()) != std::string::npos);
  CHECK(files_in(rotation.copies()) == 3);
}

TEST_CASE("a copy that cannot be removed is named, and the new one stays") {
  const Rotation rotation;
  const Backup old = rotation.copy(1);
  const Backup made = rotation.copy(2);
  const pid_t nobody = in_other_process([&] {
    constexpr uid_t other_user = 65534;
    fs::permissions(rotation.copies(), fs::perms(0500));
    if (::getuid() == 0) {
      for (const fs::path& path :
           {rotation.folder(), rotation.database(), rotation.copies(), old.file, made.file}) {
        if (::chown(path.c_str(), other_user, other_user) != 0) ::_exit(2);
      }
      if (::setuid(other_user) != 0) ::_exit(2);
    }
    try {
      rotation.remove(made, 1);
    } catch (const Error& error) {
      const bool named = error.message().en.find(old.file.string()) != std::string::npos;
      ::_exit(named && error.kind() == ErrorKind::refused ? 0 : 3);
    }
    ::_exit(4);
  });
  CHECK(ended_well(nobody));
  CHECK(fs::exists(old.file));
  fs::permissions(rotation.copies(), fs::perms(0700));
}

TEST_CASE("the newest copy of a record is the one that goes furthest, then the latest") {
  const Rotation rotation;
  const auto newest = [&] { return newest_copy(rotation.copies(), rotation.database()); };
  CHECK_FALSE(newest());
  rotation.copy(1000);
  rotation.record(1);
  rotation.copy(2);
  const Backup last = rotation.copy(3);
  CHECK(newest() == last.file);
  fs::remove(rotation.database());
  CHECK(newest() == last.file);

  const fs::path other = copy_of_another(rotation, 2000);
  CHECK_FALSE(newest());  // whose the missing record was is not known
  restore(rotation.database(), last.file, restoring(4));
  CHECK(newest() == last.file);
  write_file(rotation.database(), std::string(9000, 'x'));
  CHECK_FALSE(newest());
  restore(rotation.database(), other, restoring(5));
  CHECK(newest() == other);
}

}  // namespace track::store::rotation_test
