#include "xlsx_package.hpp"

#include <algorithm>

#include "source_file.hpp"
#include "xml.hpp"

namespace track::exchange {

namespace {

constexpr Message<> no_spreadsheet{"the zip file is no spreadsheet",
                                   "このzipファイルは表計算のファイルではありません"};
constexpr Message<> no_spreadsheet_hint{
    "CSV, TSV, xlsx and ods are read; save it as one of these",
    "CSV・TSV・xlsx・odsを読めます。いずれかの形式で保存してください"};
constexpr Message<> binary{"it is a binary Excel file (.xlsb)",
                           "バイナリ形式のExcelファイル（.xlsb）です"};
constexpr Message<> save_as_xlsx{"open it in a spreadsheet program and save it as xlsx",
                                 "表計算ソフトで開き、xlsxとして保存してください"};

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::size_t most_texts = std::size_t{16} * 1024 * 1024;

constexpr Message<> many_texts{"the workbook holds too many different texts",
                               "ブックに含まれる文字列が多すぎます"};
constexpr Message<> many_texts_rule{
    "at most 256 MiB and 16,777,216 texts are read; save the sheet that is needed as CSV",
    "256MiB・16,777,216個まで読めます。必要なシートをCSVとして保存してください"};

std::string last_word(std::string_view address) {
  return std::string(address.substr(address.rfind('/') + 1));
}

// A target as written in the relationships of a part, from the root.
std::string resolved(const std::string& part, std::string_view target) {
  std::vector<std::string> folders;
  const auto enter = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, end);
      if (step == ".." && !folders.empty()) folders.pop_back();
      if (step != ".." && step != "." && !step.empty()) folders.emplace_back(step);
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  };
  const std::size_t folder = part.rfind('/');
  if (!target.starts_with('/') && folder != std::string::npos) enter(part.substr(0, folder));
  enter(target);
  std::string path;
  for (const std::string& each : folders) path += (path.empty() ? "" : "/") + each;
  return path;
}

std::string relationships_part(const std::string& part) {
  const std::size_t slash = part.rfind('/');
  const std::size_t name = slash == std::string::npos ? 0 : slash + 1;
  return part.substr(0, name) + "_rels/" + part.substr(name) + ".rels";
}

class RelationshipReader : public XmlHandler {
 public:
  explicit RelationshipReader(const std::string& part) : part_(part) {}
  void start(const XmlElement& element) override {
    if (!element.is(XmlSpace::package, "Relationship")) return;
    const auto id = element.attribute("Id");
    const auto target = element.attribute("Target");
    if (!id || !target) return;
    const bool outside = element.attribute("TargetMode") == "External";
    found_[std::string(*id)] = {last_word(element.attribute("Type").value_or("")),
                                outside ? "" : resolved(part_, *target)};
  }
  void end(const XmlElement&) override {}
  std::map<std::string, Relationship> take() { return std::move(found_); }

 private:
  const std::string& part_;
  std::map<std::string, Relationship> found_;
};

bool is_true(std::optional<std::string_view> word) {
  return word == "1" || word == "true" || word == "on";
}

class WorkbookReader : public XmlHandler {
 public:
  WorkbookReader(const std::map<std::string, Relationship>& targets, XlsxPackage& package)
      : targets_(targets), package_(package) {}
  void start(const XmlElement& element) override {
    if (element.is(XmlSpace::sheet, "workbookPr")) {
      package_.from_1904 = is_true(element.attribute("date1904"));
    }
    if (!element.is(XmlSpace::sheet, "sheet")) return;
    const auto id = element.attribute(XmlSpace::relation, "id");
    const auto target = targets_.find(std::string(id.value_or("")));
    // Sheets that are one chart have no cells.
    if (target == targets_.end() || target->second.type != "worksheet") return;
    if (target->second.target.empty()) return;
    const auto state = element.attribute("state").value_or("visible");
    package_.sheets.push_back(
        {without_escapes(std::string(element.attribute("name").value_or(""))), state != "visible"});
    package_.parts.push_back(target->second.target);
  }
  void end(const XmlElement&) override {}

 private:
  const std::map<std::string, Relationship>& targets_;
  XlsxPackage& package_;
};

std::uint32_t number_of(std::optional<std::string_view> text) {
  std::uint32_t number = 0;
  for (const char digit : text.value_or("")) {
    if (digit < '0' || digit > '9' || number > 1'000'000) return 0;
    number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

class StyleReader : public XmlHandler {
 public:
  void start(const XmlElement& element) override {
    if (element.space() != XmlSpace::sheet) return;
    if (element.name() == "numFmt") {
      codes_[number_of(element.attribute("numFmtId"))] =
          without_escapes(std::string(element.attribute("formatCode").value_or("")));
    } else if (element.name() == "cellXfs") {
      in_cells_ = true;
    } else if (element.name() == "xf" && in_cells_) {
      formats_.push_back(format_of(number_of(element.attribute("numFmtId"))));
    }
  }
  void end(const XmlElement& element) override {
    if (element.is(XmlSpace::sheet, "cellXfs")) in_cells_ = false;
  }
  std::vector<NumberFormat> take() { return std::move(formats_); }

 private:
  NumberFormat format_of(std::uint32_t id) const {
    const auto own = codes_.find(id);
    return number_format(own == codes_.end() ? built_in_format(id) : own->second);
  }

  std::map<std::uint32_t, std::string> codes_;
  std::vector<NumberFormat> formats_;
  bool in_cells_ = false;
};

std::string target_of(const std::map<std::string, Relationship>& targets, std::string_view type) {
  for (const auto& [id, each] : targets) {
    if (each.type == type) return each.target;
  }
  return {};
}

std::optional<char32_t> escaped_unit(std::string_view text) {
  constexpr std::size_t length = 7;  // "_x000D_"
  if (text.size() < length || !text.starts_with("_x") || text[6] != '_') return std::nullopt;
  char32_t unit = 0;
  for (const char digit : text.substr(2, 4)) {
    const char lower = digit >= 'A' && digit <= 'F' ? static_cast<char>(digit - 'A' + 'a') : digit;
    const bool letter = lower >= 'a' && lower <= 'f';
    if (!letter && (lower < '0' || lower > '9')) return std::nullopt;
    unit = unit * 16 + static_cast<char32_t>(letter ? lower - 'a' + 10 : lower - '0');
  }
  if (unit >= 0xD800 && unit < 0xE000) return std::nullopt;
  return unit;
}

// The runs of a rich text are one; furigana (rPh) is left out.
class SharedStringReader : public XmlHandler {
 public:
  SharedStringReader(const Archive& archive, std::string& texts, std::vector<std::uint32_t>& ends,
                     std::unordered_set<std::size_t>& raised)
      : archive_(archive), texts_(texts), ends_(ends), raised_(raised) {}

  void start(const XmlElement& element) override {
    if (element.space() != XmlSpace::sheet) return;
    if (element.name() == "t") in_text_ = !in_furigana_;
    if (element.name() == "rPh") in_furigana_ = true;
    if (raises(element)) raised_.insert(ends_.size());
  }
  void end(const XmlElement& element) override {
    if (element.space() != XmlSpace::sheet) return;
    if (element.name() == "t") in_text_ = false;
    if (element.name() == "rPh") in_furigana_ = false;
    if (element.name() != "si") return;
    texts_ += without_escapes(std::move(text_));
    text_.clear();
    ends_.push_back(static_cast<std::uint32_t>(texts_.size()));
    require_room();
  }
  void text(std::string_view piece) override {
    if (!in_text_) return;
    text_ += piece;
    require_room();
  }

 private:
  void require_room() const {
    if (texts_.size() + text_.size() <= most_bytes && ends_.size() <= most_texts) return;
    complain(archive_.file().place(), many_texts(), {many_texts_rule()});
  }

  const Archive& archive_;
  std::string& texts_;
  std::vector<std::uint32_t>& ends_;
  std::unordered_set<std::size_t>& raised_;
  std::string text_;
  bool in_text_ = false;
  bool in_furigana_ = false;
};

}  // namespace

std::string without_escapes(std::string text) {
  std::size_t at = text.find("_x");
  if (at == std::string::npos) return text;
  std::string result = text.substr(0, at);
  while (at < text.size()) {
    if (const auto unit = escaped_unit(std::string_view(text).substr(at))) {
      append_utf8(*unit, result);
      at += 7;
    } else {
      result += text[at++];
    }
  }
  return result;
}

std::map<std::string, Relationship> relationships_of(const Archive& archive,
                                                     const std::string& part) {
  const std::string file = relationships_part(part);
  if (!archive.has(file)) return {};
  RelationshipReader reader(part);
  read_xml(archive, file, reader);
  return reader.take();
}

XlsxPackage xlsx_package(const Archive& archive) {
  const std::string workbook = target_of(relationships_of(archive, ""), "officeDocument");
  if (workbook.ends_with(".bin")) complain(archive.file().place(), binary(), {save_as_xlsx()});
  if (workbook.empty() || !archive.has(workbook)) {
    complain(archive.file().place(), no_spreadsheet(), {no_spreadsheet_hint()});
  }
  const auto targets = relationships_of(archive, workbook);
  XlsxPackage package;
  package.shared_strings = target_of(targets, "sharedStrings");
  package.styles = target_of(targets, "styles");
  WorkbookReader reader(targets, package);
  read_xml(archive, workbook, reader);
  if (package.sheets.empty()) {
    complain(archive.file().place(), no_spreadsheet(), {no_spreadsheet_hint()});
  }
  return package;
}

std::vector<NumberFormat> xlsx_formats(const Archive& archive, const std::string& part) {
  if (part.empty() || !archive.has(part)) return {};
  StyleReader reader;
  read_xml(archive, part, reader);
  return reader.take();
}

bool raises(const XmlElement& element) {
  const std::string_view way = element.attribute("val").value_or("");
  if (element.name() == "strike") return way != "0" && way != "false";
  return element.name() == "vertAlign" && (way == "superscript" || way == "subscript");
}

SharedStrings::SharedStrings(const Archive& archive, const std::string& part) {
  if (part.empty() || !archive.has(part)) return;
  SharedStringReader reader(archive, texts_, ends_, raised_);
  read_xml(archive, part, reader);
}

std::string_view SharedStrings::at(std::size_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends_.at(number - 1);
  return std::string_view(texts_).substr(begin, ends_.at(number) - begin);
}

bool SharedStrings::is_raised(std::size_t number) const {
  return raised_.contains(number);
}

}  // namespace track::exchange
