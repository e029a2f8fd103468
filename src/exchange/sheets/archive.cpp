#include "archive.hpp"

#include <zlib.h>

#include <algorithm>
#include <vector>

#include "source_file.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t packed_block = std::size_t{64} * 1024;
constexpr std::size_t unpacked_block = std::size_t{64} * 1024;

constexpr Message<std::string> no_part{"the file is damaged: its part \"{}\" is missing",
                                       "ファイルが壊れています（「{}」がありません）"};
constexpr Message<std::string> damaged_part{"the file is damaged in its part \"{}\"",
                                            "ファイルの「{}」の部分が壊れています"};
constexpr Message<std::string> locked_part{"its part \"{}\" is protected with a password",
                                           "「{}」の部分がパスワードで保護されています"};
constexpr Message<> unlock{"open it in a spreadsheet program and save it without a password",
                           "表計算ソフトで開き、パスワードなしで保存してください"};
constexpr Message<std::string> foreign_method{"its part \"{}\" is packed in an unusual way",
                                              "「{}」の部分の圧縮方式には対応していません"};
constexpr Message<> save_again{"open it in a spreadsheet program and save it again",
                               "表計算ソフトで開き、保存し直してください"};

// zlib takes bytes as unsigned char, and does not write to what it reads.
Bytef* as_zlib(const char* bytes) {
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast,cppcoreguidelines-pro-type-const-cast)
  return const_cast<Bytef*>(reinterpret_cast<const Bytef*>(bytes));
}

// Reads the bytes of a part as they lie in the file, and counts what comes out of them.
class PartReader {
 public:
  PartReader(const SourceFile& file, const ArchivePart& part) : file_(file), part_(part) {
    constexpr std::size_t header_size = 30;
    const std::string_view header =
        file.read(std::min(part.offset, file.size()), header_size, packed_);
    if (header.size() < header_size || !header.starts_with("PK\x03\x04")) fail();
    const auto number = [&](std::size_t at) {
      return static_cast<unsigned>(static_cast<unsigned char>(header[at])) |
             static_cast<unsigned>(static_cast<unsigned char>(header[at + 1])) << 8U;
    };
    at_ = part.offset + header_size + number(26) + number(28);
    if (at_ > file.size() || part.packed > file.size() - at_) fail();
    left_ = part.packed;
  }

  std::string_view next_packed() {
    const auto most = static_cast<std::size_t>(std::min<std::uint64_t>(packed_block, left_));
    const std::string_view block = most == 0 ? std::string_view() : file_.read(at_, most, packed_);
    at_ += block.size();
    left_ -= block.size();
    return block;
  }

  // Counts what was unpacked.
  void count(std::string_view block) {
    size_ += block.size();
    if (size_ > part_.size) fail();
    checksum_ = crc32(checksum_, as_zlib(block.data()), static_cast<uInt>(block.size()));
  }

  void require_whole() const {
    if (size_ != part_.size || checksum_ != part_.checksum) fail();
  }

  [[noreturn]] void fail() const {
    complain(file_.place(), damaged_part(printable(part_.name)), {save_again()});
  }

 private:
  const SourceFile& file_;
  const ArchivePart& part_;
  std::string packed_;
  std::uint64_t at_ = 0;
  std::uint64_t left_ = 0;
  std::uint64_t size_ = 0;
  uLong checksum_ = crc32(0, nullptr, 0);
};

// zlib's stream, ended whatever happens.
class Inflation {
 public:
  Inflation() : ready_(inflateInit2(&stream_, -MAX_WBITS) == Z_OK) {}
  ~Inflation() {
    if (ready_) inflateEnd(&stream_);
  }
  Inflation(const Inflation&) = delete;
  Inflation& operator=(const Inflation&) = delete;

  bool ready() const { return ready_; }
  bool hungry() const { return stream_.avail_in == 0; }
  void feed(std::string_view packed) {
    stream_.next_in = as_zlib(packed.data());
    stream_.avail_in = static_cast<uInt>(packed.size());
  }
  // What comes out next, and zlib's verdict.
  std::string_view unpack(std::vector<char>& buffer, int& verdict) {
    stream_.next_out = as_zlib(buffer.data());
    stream_.avail_out = static_cast<uInt>(buffer.size());
    verdict = inflate(&stream_, Z_NO_FLUSH);
    return {buffer.data(), buffer.size() - stream_.avail_out};
  }

 private:
  z_stream stream_{};
  bool ready_;
};

bool read_stored(PartReader& part, const std::function<bool(std::string_view)>& take) {
  for (std::string_view block = part.next_packed(); !block.empty(); block = part.next_packed()) {
    part.count(block);
    if (!take(block)) return false;
  }
  return true;
}

bool read_deflated(PartReader& part, const std::function<bool(std::string_view)>& take) {
  Inflation inflation;
  if (!inflation.ready()) part.fail();
  std::vector<char> buffer(unpacked_block);
  for (int verdict = Z_OK; verdict != Z_STREAM_END;) {
    if (inflation.hungry()) inflation.feed(part.next_packed());
    const std::string_view block = inflation.unpack(buffer, verdict);
    if (verdict != Z_OK && verdict != Z_STREAM_END) part.fail();
    part.count(block);
    if (!block.empty() && !take(block)) return false;
  }
  return true;
}

}  // namespace

bool Archive::has(const std::string& name) const {
  return parts_.contains(part_key(name));
}

void Archive::read(const std::string& name,
                   const std::function<bool(std::string_view)>& take) const {
  constexpr std::uint16_t stored = 0;
  constexpr std::uint16_t deflated = 8;
  const auto found = parts_.find(part_key(name));
  if (found == parts_.end()) complain(file_.place(), no_part(printable(name)), {save_again()});
  const ArchivePart& entry = found->second;
  const std::string shown = printable(entry.name);
  if (entry.encrypted) complain(file_.place(), locked_part(shown), {unlock()});
  if (entry.method != stored && entry.method != deflated) {
    complain(file_.place(), foreign_method(shown), {save_again()});
  }
  PartReader part(file_, entry);
  const bool whole = entry.method == stored ? read_stored(part, take) : read_deflated(part, take);
  if (whole) part.require_whole();
}

}  // namespace track::exchange
