#include "../../src/store/sqlite/file_system.hpp"

#include <linux/magic.h>

#include "store_fixture.hpp"

namespace track::store::file_system_test {

TEST_CASE("file systems without locks to rely on are known by their number") {
  CHECK(unsafe_file_system(NFS_SUPER_MAGIC)->refused);
  CHECK(unsafe_file_system(SMB_SUPER_MAGIC)->refused);
  CHECK(unsafe_file_system(CIFS_SUPER_MAGIC)->refused);
  CHECK(unsafe_file_system(SMB2_SUPER_MAGIC)->name == "SMB2");
  CHECK_FALSE(unsafe_file_system(V9FS_MAGIC)->refused);
  CHECK(unsafe_file_system(FUSE_SUPER_MAGIC)->name == "FUSE");
  CHECK_FALSE(unsafe_file_system(EXT4_SUPER_MAGIC));
  CHECK_FALSE(unsafe_file_system(TMPFS_MAGIC));
}

TEST_CASE("of a path that is not there yet, the nearest folder above tells") {
  CHECK_FALSE(unsafe_file_system_of("/proc/none/of/these/track.db"));
  require_locking_file_system(TemporaryFolder().database());
}

}  // namespace track::store::file_system_test
