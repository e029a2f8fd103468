#include "workbook/stored_archive.hpp"

#include <array>

// PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12 and 4.3.16.
namespace track::render {

namespace {

constexpr std::uint16_t version = 20;
constexpr std::uint16_t names_in_utf8 = 0x0800;
constexpr std::uint16_t first_of_1980 = 0x0021;  // the same input gives the same bytes

constexpr std::array<std::uint32_t, 256> crc_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t rest = i;
    for (int bit = 0; bit < 8; ++bit)
      rest = (rest & 1U) != 0 ? 0xEDB88320U ^ rest >> 1U : rest >> 1U;
    table[i] = rest;
  }
  return table;
}

std::uint32_t crc_of(std::string_view content) {
  static constexpr auto table = crc_table();
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char each : content) {
    crc = table[(crc ^ static_cast<unsigned char>(each)) & 0xFFU] ^ crc >> 8U;
  }
  return crc ^ 0xFFFFFFFFU;
}

void add_number(std::string& bytes, std::uint32_t number, int count) {
  for (int i = 0; i < count; ++i) {
    bytes += static_cast<char>(number & 0xFFU);
    number >>= 8U;
  }
}

}  // namespace

void StoredArchive::add(std::string_view name, std::string_view content) {
  const auto size = static_cast<std::uint32_t>(content.size());
  std::string common;  // of the local header and of the directory
  add_number(common, version, 2);
  add_number(common, names_in_utf8, 2);
  add_number(common, 0, 2);  // stored
  add_number(common, 0, 2);
  add_number(common, first_of_1980, 2);
  add_number(common, crc_of(content), 4);
  add_number(common, size, 4);
  add_number(common, size, 4);
  add_number(common, static_cast<std::uint32_t>(name.size()), 2);
  add_number(common, 0, 2);  // nothing extra

  const auto offset = static_cast<std::uint32_t>(files_.size());
  directory_ += "PK\x01\x02";
  add_number(directory_, version, 2);
  directory_ += common;
  add_number(directory_, 0, 2);  // no comment
  add_number(directory_, 0, 2);  // first disk
  add_number(directory_, 0, 2);
  add_number(directory_, 0, 4);
  add_number(directory_, offset, 4);
  directory_ += name;

  files_ += "PK\x03\x04" + common;
  files_ += name;
  files_ += content;
  ++count_;
}

std::string StoredArchive::bytes() {
  std::string end = "PK\x05\x06";
  add_number(end, 0, 2);
  add_number(end, 0, 2);
  add_number(end, count_, 2);
  add_number(end, count_, 2);
  add_number(end, static_cast<std::uint32_t>(directory_.size()), 4);
  add_number(end, static_cast<std::uint32_t>(files_.size()), 4);
  add_number(end, 0, 2);
  return std::move(files_) + directory_ + end;
}

}  // namespace track::render
