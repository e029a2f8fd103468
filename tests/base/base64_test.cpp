#include "track/base/base64.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

namespace track::base64_test {

TEST_CASE("base64 is that of RFC 4648, section 10") {
  const std::pair<const char*, const char*> vectors[] = {
      {"", ""},
      {"f", "Zg=="},
      {"fo", "Zm8="},
      {"foo", "Zm9v"},
      {"foob", "Zm9vYg=="},
      {"fooba", "Zm9vYmE="},
      {"foobar", "Zm9vYmFy"},
  };
  for (const auto& [bytes, text] : vectors) {
    CHECK(base64(bytes) == text);
    CHECK(from_base64(text) == bytes);
  }
  for (const char* text : {"Z", "Zg", "Zg=", "Zg==Zg==", "Zm9v\n", "Zm-v", "ZmFé"}) {
    CHECK_FALSE(from_base64(text));
  }
}

TEST_CASE("any bytes come back from base64") {
  CHECK(
      rc::check([](const std::string& bytes) { RC_ASSERT(from_base64(base64(bytes)) == bytes); }));
}

}  // namespace track::base64_test
