#include "exchange/zip_writer.hpp"

#include <zlib.h>

#include <cstdint>

namespace track::exchange {

namespace {

std::string little(std::uint64_t number, int bytes) {
  std::string text;
  for (int i = 0; i < bytes; ++i) text += static_cast<char>(number >> (8 * i) & 0xFFU);
  return text;
}

std::string deflated(const std::string& content) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, static_cast<uLong>(content.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

const std::string xml_start = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const std::string relationships_start =
    xml_start +
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const std::string relationship_type =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relationship(const std::string& id, const std::string& type,
                         const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + relationship_type + type + "\" Target=\"" +
         target + "\"/>";
}

std::string sheet_xml(const std::string& element, const std::string& content) {
  return xml_start + "<" + element +
         " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" "
         "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">" +
         content + "</" + element + ">";
}

}  // namespace

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& parts, bool packed) {
  std::string file;
  std::string directory;
  for (const auto& [name, content] : parts) {
    const std::string body = packed ? deflated(content) : content;
    const auto checksum =
        crc32(0, reinterpret_cast<const Bytef*>(content.data()), static_cast<uInt>(content.size()));
    const std::string shared = little(20, 2) + little(0, 2) + little(packed ? 8 : 0, 2) +
                               little(0, 4) + little(checksum, 4) + little(body.size(), 4) +
                               little(content.size(), 4) + little(name.size(), 2) + little(0, 2);
    directory += "PK\x01\x02" + little(20, 2) + shared + little(0, 6) + little(0, 4) +
                 little(file.size(), 4) + name;
    file += "PK\x03\x04" + shared + name + body;
  }
  return file + directory + "PK\x05\x06" + little(0, 4) + little(parts.size(), 2) +
         little(parts.size(), 2) + little(directory.size(), 4) + little(file.size(), 4) +
         little(0, 2);
}

std::string xlsx_of(const Sheetlet& sheet) {
  const std::string workbook =
      "<workbookPr" + sheet.properties +
      "/><sheets><sheet name=\"様式\" sheetId=\"1\" r:id=\"rId1\"/></sheets>";
  return zip_of({
      {"_rels/.rels", relationships_start +
                          relationship("rId1", "officeDocument", "xl/workbook.xml") +
                          "</Relationships>"},
      {"xl/workbook.xml", sheet_xml("workbook", workbook)},
      {"xl/_rels/workbook.xml.rels",
       relationships_start + relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
           relationship("rId2", "sharedStrings", "sharedStrings.xml") +
           relationship("rId3", "styles", "styles.xml") + "</Relationships>"},
      {"xl/sharedStrings.xml", sheet_xml("sst", sheet.strings)},
      {"xl/styles.xml", sheet_xml("styleSheet", sheet.styles)},
      {"xl/worksheets/sheet1.xml",
       sheet_xml("worksheet", sheet.columns + "<sheetData>" + sheet.rows + "</sheetData>")},
  });
}

std::string ods_of(const std::string& rows, const std::string& styles) {
  const std::string names = "urn:oasis:names:tc:opendocument:xmlns:";
  std::string root = "<office:document-content";
  for (const char* each : {"office", "table", "text", "style", "manifest"}) {
    root += std::string(" xmlns:") + each + "=\"" + names + each + ":1.0\"";
  }
  root +=
      " xmlns:number=\"" + names + "datastyle:1.0\"" +
      " xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">";
  return zip_of({
      {"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
      {"content.xml", xml_start + root + "<office:automatic-styles>" + styles +
                          "</office:automatic-styles><office:body><office:spreadsheet>"
                          "<table:table table:name=\"様式\">" +
                          rows +
                          "</table:table></office:spreadsheet></office:body>"
                          "</office:document-content>"},
  });
}

}  // namespace track::exchange
