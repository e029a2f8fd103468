#include "xml.hpp"

#include <expat.h>

#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <tuple>
#include <utility>

#include "source_file.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr char space_end = '|';
constexpr int deepest = 100;
constexpr std::uint64_t longest_tag = std::uint64_t{1024} * 1024;

constexpr Message<std::string, std::uint64_t, Localized> bad_xml{
    "the file is damaged in its part \"{}\", line {}: {}",
    "ファイルの「{}」の部分の{}行目が壊れています（{}）"};
constexpr Message<> not_well_formed{"this is not XML", "XMLになっていません"};
constexpr Message<> document_type{"it has a document type, which no spreadsheet has",
                                  "表計算のファイルにはない文書型宣言があります"};
constexpr Message<> too_deep{"elements are nested too deeply", "要素の入れ子が深すぎます"};
constexpr Message<> too_long{"a tag is too long", "タグが長すぎます"};
constexpr Message<> resave{"open it in a spreadsheet program and save it again",
                           "表計算ソフトで開き、保存し直してください"};

constexpr std::pair<std::string_view, XmlSpace> spaces[] = {
    {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", XmlSpace::sheet},
    {"http://purl.oclc.org/ooxml/spreadsheetml/main", XmlSpace::sheet},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", XmlSpace::relation},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", XmlSpace::relation},
    {"http://schemas.openxmlformats.org/package/2006/relationships", XmlSpace::package},
    {"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", XmlSpace::manifest},
    {"urn:oasis:names:tc:opendocument:xmlns:office:1.0", XmlSpace::office},
    {"urn:oasis:names:tc:opendocument:xmlns:table:1.0", XmlSpace::table},
    {"urn:oasis:names:tc:opendocument:xmlns:text:1.0", XmlSpace::text},
    {"urn:oasis:names:tc:opendocument:xmlns:style:1.0", XmlSpace::style},
    {"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0", XmlSpace::number},
    {"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0", XmlSpace::calcext},
};

std::pair<XmlSpace, std::string_view> split_name(const char* whole) {
  const char* end = std::strchr(whole, space_end);
  if (end == nullptr) return {XmlSpace::none, whole};
  const std::string_view uri(whole, static_cast<std::size_t>(end - whole));
  for (const auto& [known, space] : spaces) {
    if (uri == known) return {space, end + 1};
  }
  return {XmlSpace::other, end + 1};
}

// The parser of one part. Nothing may be thrown through expat: it is kept until expat is left.
class XmlParsing {
 public:
  XmlParsing(const SourceFile& file, const std::string& part, XmlHandler& handler)
      : file_(file),
        part_(part),
        handler_(handler),
        parser_(XML_ParserCreateNS(nullptr, space_end), &XML_ParserFree) {
    if (!parser_) throw std::bad_alloc();
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(
        parser_.get(),
        [](void* self, const char* name, const char** attributes) {
          static_cast<XmlParsing*>(self)->start(name, attributes);
        },
        [](void* self, const char* name) { static_cast<XmlParsing*>(self)->end(name); });
    XML_SetCharacterDataHandler(parser_.get(), [](void* self, const char* text, int length) {
      static_cast<XmlParsing*>(self)->text({text, static_cast<std::size_t>(length)});
    });
    XML_SetStartDoctypeDeclHandler(parser_.get(),
                                   [](void* self, const char*, const char*, const char*, int) {
                                     static_cast<XmlParsing*>(self)->refuse(document_type());
                                   });
  }

  // Whether more is wanted.
  bool feed(std::string_view block, bool last) {
    const XML_Status status = XML_Parse(parser_.get(), block.data(), static_cast<int>(block.size()),
                                        last ? XML_TRUE : XML_FALSE);
    if (thrown_) std::rethrow_exception(std::exchange(thrown_, nullptr));
    if (stopped_) return false;
    if (status != XML_STATUS_OK) fail(not_well_formed());
    fed_ += block.size();
    const XML_Index read = XML_GetCurrentByteIndex(parser_.get());
    if (!last && read >= 0 && fed_ - static_cast<std::uint64_t>(read) > longest_tag)
      fail(too_long());
    return true;
  }

 private:
  void start(const char* name, const char** attributes) {
    if (++depth_ > deepest) return refuse(too_deep());
    guarded([&] { handler_.start(XmlElement(name, attributes)); });
  }
  void end(const char* name) {
    --depth_;
    guarded([&] { handler_.end(XmlElement(name, nullptr)); });
  }
  void text(std::string_view piece) {
    guarded([&] { handler_.text(piece); });
  }
  void refuse(const Localized& problem) {
    guarded([&] { fail(problem); });
  }

  template <class Job>
  void guarded(Job job) {
    if (stopped_) return;
    try {
      job();
      stopped_ = handler_.done();
    } catch (...) {
      thrown_ = std::current_exception();
      stopped_ = true;
    }
    if (stopped_) XML_StopParser(parser_.get(), XML_FALSE);
  }

  [[noreturn]] void fail(const Localized& problem) const {
    const auto line = static_cast<std::uint64_t>(XML_GetCurrentLineNumber(parser_.get()));
    complain(file_.place(), bad_xml(printable(part_), line, problem), {resave()});
  }

  const SourceFile& file_;
  const std::string& part_;
  XmlHandler& handler_;
  std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser_;
  std::exception_ptr thrown_;
  bool stopped_ = false;
  int depth_ = 0;
  std::uint64_t fed_ = 0;
};

}  // namespace

XmlElement::XmlElement(const char* name, const char** attributes) : attributes_(attributes) {
  std::tie(space_, name_) = split_name(name);
}

std::optional<std::string_view> XmlElement::attribute(XmlSpace space, std::string_view name) const {
  if (attributes_ == nullptr) return std::nullopt;
  for (const char** at = attributes_; *at != nullptr; at += 2) {
    const std::string_view whole = at[0];
    if (!whole.ends_with(name)) continue;
    const auto [its_space, its_name] = split_name(at[0]);
    if (its_space == space && its_name == name) return at[1];
  }
  return std::nullopt;
}

void read_xml(const Archive& archive, const std::string& part, XmlHandler& handler) {
  XmlParsing parsing(archive.file(), part, handler);
  bool wanted = true;
  archive.read(part, [&](std::string_view block) { return wanted = parsing.feed(block, false); });
  if (wanted) parsing.feed({}, true);
}

}  // namespace track::exchange
