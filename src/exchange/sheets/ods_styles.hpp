#pragma once

#include <map>
#include <set>
#include <string>

#include "xml.hpp"

namespace track::exchange {

// What the styles of an ods file say of its cells and sheets, read from their elements.
class OdsStyles {
 public:
  void start(const XmlElement& element);
  void end(const XmlElement& element);
  void text(std::string_view piece);

  // The number format of a cell style, in the language of Excel ("0.0%", "m\"月\""); may be empty.
  std::string format_of(const std::string& cell_style) const;
  // A style of a part of a text that is superscript, subscript or struck out.
  bool raises(const std::string& text_style) const { return raised_texts_.contains(text_style); }
  bool is_hidden(const std::string& table_style) const {
    return hidden_tables_.contains(table_style);
  }

 private:
  void add_part(const XmlElement& element);
  void add_number(const XmlElement& element);
  void add_literal();

  struct CellStyle {
    std::string format;  // the name of a number style
    std::string parent;
  };
  std::map<std::string, std::string> codes_;  // by the name of a number style
  std::map<std::string, CellStyle> cell_styles_;
  std::set<std::string> hidden_tables_;
  std::set<std::string> raised_texts_;
  std::string table_style_;
  std::string text_style_;
  std::string number_style_;
  std::string code_;
  std::string literal_;
  bool in_number_style_ = false;
  bool in_literal_ = false;
};

}  // namespace track::exchange
