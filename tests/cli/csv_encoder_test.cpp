#include <rapidcheck/catch.h>

#include <catch2/catch.hpp>

#include "../src/cli/output/csv_encoder.hpp"
#include "track/base/error.hpp"

namespace track::cli::csv_encoder_test {

namespace {

std::string refusal_of(const std::vector<std::string>& pieces) {
  CsvEncoder encoder(Encoding::cp932);
  try {
    for (const std::string& piece : pieces) encoder.encode(piece);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::refused);
    return error.message().en;
  }
  return {};
}

}  // namespace

TEST_CASE("a mark stands before the first piece alone") {
  CsvEncoder marked(Encoding::utf8_bom);
  CHECK(marked.encode("a\r\n") ==
        "\xEF\xBB\xBF"
        "a\r\n");
  CHECK(marked.encode("b\r\n") == "b\r\n");
  CHECK(CsvEncoder(Encoding::utf8).encode("é") == "é");
  CHECK(CsvEncoder(Encoding::cp932).encode("①髙～") == "\x87\x40\xFB\xFC\x81\x60");
}

TEST_CASE("what CP932 cannot hold is refused with its cell, as a spreadsheet counts it") {
  CHECK(refusal_of({"é\r\n"}) == "row 1, column 1: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"a,b\r\n1,\"x\ny, \"\"z\"\"\",é\r\n"}) ==
        "row 2, column 3: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"a,b\r\n", "1,2\r\n3,\"\n,é\""}) == "row 3, column 2: CP932 cannot hold \"é\"");
  CHECK(refusal_of({"練馬区,髙\r\n"}).empty());
}

TEST_CASE("pieces of a CSV make the bytes that the whole makes") {
  rc::prop("for every encoding", [](const std::vector<std::uint8_t>& lines) {
    for (const Encoding encoding : {Encoding::utf8, Encoding::utf8_bom, Encoding::cp932}) {
      CsvEncoder by_piece(encoding);
      std::string whole;
      std::string made;
      for (const std::uint8_t one : lines) {
        const std::string line = "区" + std::to_string(one) + ",①\r\n";
        whole += line;
        made += by_piece.encode(line);
      }
      if (lines.empty()) return;
      RC_ASSERT(made == CsvEncoder(encoding).encode(whole));
    }
  });
}

}  // namespace track::cli::csv_encoder_test
