#include "shared_strings.hpp"

#include "complaint.hpp"
#include "xlsx_package.hpp"
#include "xml.hpp"

namespace track::exchange {

namespace {

constexpr std::size_t most_bytes = std::size_t{256} * 1024 * 1024;
constexpr std::size_t most_texts = std::size_t{16} * 1024 * 1024;

constexpr Message<> many_texts{"the workbook holds too many different texts",
                               "ブックに含まれる文字列が多すぎます"};
constexpr Message<> many_texts_rule{
    "at most 256 MiB and 16,777,216 texts are read; save the sheet that is needed as CSV",
    "256MiB・16,777,216個まで読めます。必要なシートをCSVとして保存してください"};

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
