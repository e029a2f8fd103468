#include "track/base/digest.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace track::digest_test {

// The examples of FIPS 180-2, appendix B.1 to B.3.
TEST_CASE("a digest is SHA-256") {
  CHECK(digest_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(digest_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(digest_of(std::string(1000000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("a digest does not depend on the pieces") {
  CHECK(Digest().add("a").add("").add("bc").hex() == digest_of("abc"));
}

}  // namespace track::digest_test
