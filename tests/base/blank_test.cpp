#include "track/base/blank.hpp"

#include <catch2/catch.hpp>

#include "track/base/text.hpp"

namespace track::blank_test {

TEST_CASE("a text is blank where nothing of it can be seen") {
  for (const char* blank : {"", " ", "\t\n", "\u3000", "\u00A0\u2003", "\u200B", "\uFEFF\u2060",
                            "\u200E", "\u3164", "\u2800", "\u00AD", "\x01", "\uFE0F"}) {
    INFO(printable(blank));
    CHECK(is_blank(blank));
  }
  for (const char* seen : {"a", " 練 ", "-", "\u200Bx", "\xFF", "．"}) CHECK_FALSE(is_blank(seen));
}

}  // namespace track::blank_test
