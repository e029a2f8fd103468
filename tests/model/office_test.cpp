#include "track/model/office.hpp"

#include <catch2/catch.hpp>

namespace track::office_test {

TEST_CASE("the contrast of a colour is that of WCAG 2") {
  CHECK(contrast_on_white("#000000") == Approx(21.0));
  CHECK(contrast_on_white("#ffffff") == Approx(1.0));
  CHECK(contrast_on_white("#767676") == Approx(4.54).margin(0.005));
  CHECK(contrast_on_white("#777777") == Approx(4.48).margin(0.005));
  CHECK(contrast_on_white("#0B5394") == Approx(7.84).margin(0.005));
  for (const char* none : {"", "0b5394", "#0b539", "#0b53949", "#0b53g4", "#-b5394", "blue"}) {
    CHECK_FALSE(contrast_on_white(none));
  }
}

TEST_CASE("a picture is told by its first bytes") {
  CHECK(media_type("\x89PNG\r\n\x1a\n…") == "image/png");
  for (const char* svg : {"<svg/>x", "<svg>", "<svg width='1'>", "\xEF\xBB\xBF<svg>",
                          "<?xml version='1.0'?>\n<!-- a > b -->\n<!DOCTYPE svg PUBLIC '-//W3C' "
                          "'svg11.dtd'>\n<svg\n>"}) {
    INFO(svg);
    CHECK(media_type(svg) == (std::string_view(svg) == "<svg/>x" ? "" : "image/svg+xml"));
  }
  for (const char* none : {"", "GIF89a", "<html><svg>", "<!-- <svg>", "<svgx>", "\x89PNG"}) {
    CHECK(media_type(none).empty());
  }
}

}  // namespace track::office_test
