#include "sheet_source.hpp"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

#include "archive.hpp"
#include "ods_sheet_reader.hpp"
#include "ods_styles.hpp"
#include "source_file.hpp"
#include "track/base/text.hpp"

namespace track::exchange {

namespace {

constexpr const char* content_part = "content.xml";
constexpr const char* styles_part = "styles.xml";
constexpr const char* manifest_part = "META-INF/manifest.xml";

constexpr Message<Localized, std::string> in_table{"{}: sheet \"{}\"", "{}：シート「{}」"};
constexpr Message<> ods_locked{"it is protected with a password", "パスワードで保護されています"};
constexpr Message<> ods_unlock{"open it in a spreadsheet program and save it without a password",
                               "表計算ソフトで開き、パスワードなしで保存してください"};
constexpr Message<> other_document{"it is a document of another kind, with no sheet in it",
                                   "シートのない、別の種類の文書です"};
constexpr Message<> other_document_hint{"CSV, TSV, xlsx and ods are read",
                                        "CSV・TSV・xlsx・odsを読めます"};

class ManifestReader : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.is(XmlSpace::manifest, "encryption-data")) locked = true;
  }
  void end(const XmlElement&) override {}
  bool done() const override { return locked; }

  bool locked = false;
};

// The sheets, and the styles that stand before them.
class OdsContents : public XmlHandler {
 public:
  explicit OdsContents(OdsStyles& styles) : styles_(styles) {}
  void start(const XmlElement& element) override {
    ++depth_;
    if (element.is(XmlSpace::office, "spreadsheet")) {
      within_ = depth_;
    } else if (within_ == 0) {
      styles_.start(element);
    } else if (depth_ == within_ + 1 && element.is(XmlSpace::table, "table")) {
      const auto name = element.attribute(XmlSpace::table, "name").value_or("");
      const auto style = element.attribute(XmlSpace::table, "style-name").value_or("");
      sheets.push_back({std::string(name), styles_.is_hidden(std::string(style))});
    }
  }
  void end(const XmlElement& element) override {
    --depth_;
    if (within_ == 0) styles_.end(element);
  }
  void text(std::string_view piece) override {
    if (within_ == 0) styles_.text(piece);
  }

  std::vector<Sheet> sheets;

 private:
  OdsStyles& styles_;
  int depth_ = 0;
  int within_ = 0;
};

// A spreadsheet of OpenDocument (ods).
class OdsFile : public SheetSource {
 public:
  explicit OdsFile(Archive archive);
  void read(std::size_t sheet, const std::function<bool(const Row&)>& take) const override;

 private:
  Archive archive_;
  OdsStyles styles_;
};

OdsFile::OdsFile(Archive archive) : archive_(std::move(archive)) {
  if (archive_.has(manifest_part)) {
    ManifestReader manifest;
    read_xml(archive_, manifest_part, manifest);
    if (manifest.locked) complain(archive_.file().place(), ods_locked(), {ods_unlock()});
  }
  std::vector<Sheet> sheets;
  for (const char* part : {styles_part, content_part}) {
    if (!archive_.has(part)) continue;
    OdsContents contents(styles_);
    read_xml(archive_, part, contents);
    sheets = std::move(contents.sheets);
  }
  if (sheets.empty()) complain(archive_.file().place(), other_document(), {other_document_hint()});
  set_sheets(std::move(sheets));
}

void OdsFile::read(std::size_t sheet, const std::function<bool(const Row&)>& take) const {
  RowBuilder rows(in_table(archive_.file().place(), printable(sheets().at(sheet).name)), take);
  OdsSheetReader reader(rows, styles_, sheet);
  read_xml(archive_, content_part, reader);
}

}  // namespace

bool is_ods(const Archive& archive) {
  return archive.has(content_part);
}

std::unique_ptr<SheetSource> open_ods(Archive archive) {
  return std::make_unique<OdsFile>(std::move(archive));
}

}  // namespace track::exchange
