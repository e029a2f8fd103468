// Broken and hostile files end in a plain error.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "exchange/reading.hpp"
#include "exchange/zip_writer.hpp"

namespace track::exchange::hostile_file_test {
namespace {

using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

std::string bytes_of(const std::string& name) {
  std::ifstream stream(std::filesystem::path(TRACK_SOURCE_DIR) / "tests/exchange/sheets" / name,
                       std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

std::string error_of_bytes(const std::string& bytes) {
  return error_of([&] {
    const Workbook workbook = workbook_of(bytes, "x");
    for (std::size_t sheet = 0; sheet < workbook.sheets().size(); ++sheet)
      all_rows(workbook, sheet);
  });
}

TEST_CASE("a workbook that was cut off anywhere is refused") {
  for (const char* name : {"excel.xlsx", "kinds-openpyxl.xlsx", "kinds-libreoffice.ods"}) {
    const std::string whole = bytes_of(name);
    REQUIRE(error_of_bytes(whole) == "no error");
    for (std::size_t size = 64; size < whole.size(); size += 64) {
      INFO(name << " cut at " << size);
      CHECK_THAT(error_of_bytes(whole.substr(0, size)), StartsWith("\"x\": the file is damaged"));
    }
  }
}

TEST_CASE("a workbook with a wrong bit is read as it was, or refused") {
  for (const char* name : {"excel.xlsx", "kinds-libreoffice.ods"}) {
    const std::string whole = bytes_of(name);
    int refused = 0;
    for (std::size_t at = 0; at < whole.size(); at += 31) {
      std::string flipped = whole;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
      const std::string error = error_of_bytes(flipped);
      CHECK((error == "no error" || error.starts_with("\"x\": ")));
      refused += error == "no error" ? 0 : 1;
    }
    CHECK(refused > 30);
  }
}

TEST_CASE("a file that unpacks to more than a sheet can be is refused before it is unpacked") {
  const std::string blanks(80'000'000, ' ');
  CHECK_THAT(error_of_bytes(zip_of({{"content.xml", blanks}})),
             StartsWith("\"x\": it would unpack to more than 4 GiB"));
  // The directory says less than there is.
  std::string lying = zip_of({{"content.xml", "<a>" + std::string(1'000'000, '<')}});
  const std::size_t directory = lying.rfind("PK\x01\x02");
  lying.replace(directory + 24, 4, std::string("\x10\0\0\0", 4));
  const std::string damaged = "\"x\": the file is damaged in its part \"content.xml\"\n";
  CHECK_THAT(error_of_bytes(lying), StartsWith(damaged));
  std::string other = zip_of({{"content.xml", "<a>text</a>"}}, false);
  other[other.find("text")] = 'T';
  CHECK_THAT(error_of_bytes(other), StartsWith(damaged));
  std::vector<std::pair<std::string, std::string>> parts;
  for (int i = 0; i < 10'001; ++i) parts.emplace_back(std::to_string(i), "");
  CHECK_THAT(error_of_bytes(zip_of(parts)), StartsWith("\"x\": it holds more than 10,000 parts"));
  CHECK_THAT(error_of_bytes(zip_of({{"a", ""}, {"A", ""}})),
             StartsWith("\"x\": it holds the part \"A\" twice"));
}

TEST_CASE("a zip file that is no spreadsheet is refused, and so is a protected one") {
  CHECK_THAT(error_of_bytes(zip_of({})), StartsWith("\"x\": the zip file is no spreadsheet"));
  CHECK_THAT(error_of_bytes(zip_of({{"a.csv", "a,b\n"}})),
             StartsWith("\"x\": the zip file is no spreadsheet"));
  std::string locked = zip_of({{"content.xml", "secret"}}, false);
  locked[locked.rfind("PK\x01\x02") + 8] = 1;
  CHECK_THAT(error_of_bytes(locked),
             StartsWith("\"x\": its part \"content.xml\" is protected with a password"));
  std::string foreign = zip_of({{"content.xml", "secret"}}, false);
  foreign[foreign.rfind("PK\x01\x02") + 10] = 12;
  CHECK_THAT(error_of_bytes(foreign),
             StartsWith("\"x\": its part \"content.xml\" is packed in an"));
  const std::string manifest =
      "<m:manifest xmlns:m=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
      "<m:file-entry><m:encryption-data/></m:file-entry></m:manifest>";
  CHECK_THAT(
      error_of_bytes(zip_of({{"META-INF/manifest.xml", manifest}, {"content.xml", "secret"}})),
      StartsWith("\"x\": it is protected with a password"));
  const std::string text_document =
      "<o:document-content xmlns:o=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\">"
      "<o:body><o:text/></o:body></o:document-content>";
  CHECK_THAT(error_of_bytes(zip_of({{"content.xml", text_document}})),
             StartsWith("\"x\": it is a document of another kind"));
  CHECK_THAT(error_of_bytes(zip_of({{"content.xml", "<a/>"}}, false)),
             StartsWith("\"x\": it is a document of another kind"));
}

TEST_CASE("XML that is broken, deep, long or has a document type is refused") {
  const auto error = [](const std::string& xml) {
    return error_of_bytes(zip_of({{"content.xml", xml}}));
  };
  const std::string part = "\"x\": the file is damaged in its part \"content.xml\", line ";
  CHECK_THAT(error("\n<a><b></a>"), StartsWith(part + "2: this is not XML"));
  CHECK_THAT(error(""), StartsWith(part + "1: this is not XML"));
  CHECK_THAT(error("<a>\xFF</a>"), StartsWith(part + "1: this is not XML"));
  CHECK_THAT(error("<a>&nbsp;</a>"), StartsWith(part + "1: this is not XML"));
  CHECK_THAT(error("<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a>"),
             StartsWith(part + "1: it has a document type"));
  std::string laughs = "<!DOCTYPE a [<!ENTITY l0 \"lol\">";
  for (int i = 1; i < 30; ++i) {
    const std::string before = "&l" + std::to_string(i - 1) + ";";
    laughs += "<!ENTITY l" + std::to_string(i) + " \"" + before + before + "\">";
  }
  CHECK_THAT(error(laughs + "]><a>&l29;</a>"), StartsWith(part + "1: it has a document type"));
  std::string nested;
  for (int i = 0; i < 300'000; ++i) nested += "<c>";
  CHECK_THAT(error(nested), StartsWith(part + "1: elements are nested too deeply"));
  std::string noise;  // that packs badly
  for (unsigned i = 1; noise.size() < 3'000'000; i = i * 1'664'525 + 1'013'904'223) {
    noise += static_cast<char>('a' + (i >> 24) % 26);
  }
  CHECK_THAT(error("<a b=\"" + noise + "\"/>"), StartsWith(part + "1: a tag is too long"));
  CHECK_THAT(error_of_bytes(xlsx_of({nested})), Contains("elements are nested too deeply"));
}

TEST_CASE("what a workbook says lies outside the file is not looked for") {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"file:///etc/hostname\" "
      "TargetMode=\"External\"/></Relationships>";
  CHECK_THAT(error_of_bytes(zip_of({{"_rels/.rels", relations}})),
             StartsWith("\"x\": the zip file is no spreadsheet"));
  const std::string upwards =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" "
      "Target=\"../../../etc/hostname\"/>"
      "</Relationships>";
  CHECK_THAT(error_of_bytes(zip_of({{"_rels/.rels", upwards}})),
             StartsWith("\"x\": the zip file is no spreadsheet"));
}

TEST_CASE("a binary workbook is refused with the way out") {
  const std::string relations =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      "<Relationship Id=\"rId1\" Type=\"http://x/officeDocument\" Target=\"xl/workbook.bin\"/>"
      "</Relationships>";
  CHECK_THAT(
      error_of_bytes(zip_of({{"_rels/.rels", relations}, {"xl/workbook.bin", "x"}})),
      StartsWith("\"x\": it is a binary Excel file (.xlsb)\nopen it in a spreadsheet program"));
}

TEST_CASE("any bytes as a text end in rows or in an error") {
  const std::string whole = bytes_of("monthly-cp932.csv");
  for (std::size_t at = 0; at < whole.size(); at += 3) {
    std::string flipped = whole;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << (at % 8)));
    const std::string error = error_of_bytes(flipped);
    CHECK((error == "no error" || error.starts_with("\"x\": ")));
  }
}

}  // namespace
}  // namespace track::exchange::hostile_file_test
